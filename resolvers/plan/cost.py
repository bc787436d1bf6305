"""Plan in, Price out: how many rows the answer could hold, before any statement is sent.

Counted as GitHub counts: a list has as many rows as ``first`` or ``last`` asks for, whatever there are, and what is asked of
each of its rows counts as often. A plan is shared by requests that ask for pages of other sizes, so its price is kept as a
sum in which those sizes are still open.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import add
from typing import Any

from resolvers.document import Operation
from resolvers.plan.nodes import (
    Aggregate,
    CodeValues,
    Edges,
    Groups,
    Many,
    NodeList,
    Nodes,
    Object,
    One,
    Output,
    Page,
    PageField,
    Plan,
    RootOutput,
    Single,
    TotalCount,
)
from resolvers.plan.parameters import Parameter
from resolvers.plan.search import HitDivision, HitField, HitNode, Search

LISTED = 20
"""The rows of a list that is no page: the members of a household, the divisions of a division. Nothing bounds them but what
they are, so this stands for them."""

ACT = 10
"""What an act counts, beside the rows of its payload: what it checks, writes and puts on record."""

INTROSPECTION = {"__schema": 5_000, "__type": 50}
"""What a look at the graph itself counts: the whole of it takes as long as so many rows."""


@dataclass(frozen=True, slots=True)
class Price:
    """So many rows; for each part its rows as many times as the request says in that place; and of each choice the dearest."""

    rows: int = 0
    parts: tuple[tuple[Parameter | int, Price], ...] = ()
    choices: tuple[tuple[Price, ...], ...] = ()

    def __add__(self, other: Price) -> Price:
        return Price(self.rows + other.rows, self.parts + other.parts, self.choices + other.choices)

    def of(self, operation: Operation) -> int:
        """The rows of one request."""
        parts = sum(_times(each, operation) * inner.of(operation) for each, inner in self.parts)
        return (
            self.rows + parts + sum(max((each.of(operation) for each in choice), default=0) for choice in self.choices)
        )


NOTHING = Price()
_ROW = Price(1)


def price(plan: Plan) -> Price:
    """What a plan could return."""
    return _sum(_root(output) for _, output in plan.outputs)


def _times(given: Parameter | int, operation: Operation) -> int:
    if isinstance(given, int):
        return given
    value: Any = operation.arguments[given.argument]
    for step in given.path:
        value = value[step]
    return len(value) if isinstance(value, list) else int(value)


def _root(output: RootOutput) -> Price:
    match output:
        case Single():
            return _row(output.object)
        case Page():
            return _page(output)
        case NodeList(singles):
            keys = [single.key for single in singles if single.key]
            dearest = _dearest(_row(single.object) for single in singles)
            return _each(keys[0][1], dearest) if keys else NOTHING
        case CodeValues():
            return Price(LISTED)
        case Search():
            return _each(output.first, _sum([_ROW, *(_hit(field) for _, field in output.fields)]))
    return NOTHING


def _hit(field: HitField) -> Price:
    match field:
        case HitDivision(_, inner):
            return _row(inner)
        case HitNode(kinds):
            return _dearest(_row(inner) for _, _, inner in kinds)
    return NOTHING


def _page(page: Page) -> Price:
    return _sum(_page_field(page, field) for _, field in page.fields)


def _page_field(page: Page, field: PageField) -> Price:
    match field:
        case Edges(outputs):
            assert page.size is not None
            inner = (_object(output) for _, output in outputs if isinstance(output, Object))
            return _each(page.size, _sum([_ROW, *inner]))
        case Nodes(inner):
            assert page.size is not None
            return _each(page.size, _row(inner))
        case Groups():
            keys = (_object(output) for _, output in field.fields if isinstance(output, Object))
            return _each(field.size, _sum([_ROW, *keys]))
        case TotalCount() | Aggregate():
            return _ROW
    return NOTHING


def _object(asked: Object) -> Price:
    return _sum(_output(output) for _, output in asked.outputs)


def _output(output: Output) -> Price:
    match output:
        case One(coded=None):
            return _row(output.object)
        case Many():
            return _each(LISTED, _row(output.object))
        case Page():
            return _page(output)
    return NOTHING  # a value of the row itself, or of a code list, which everybody may have by heart


def _row(asked: Object) -> Price:
    return _ROW + _object(asked)


def _each(times: Parameter | int, inner: Price) -> Price:
    return Price(parts=((times, inner),))


def _sum(prices: Iterable[Price]) -> Price:
    return reduce(add, prices, NOTHING)


def _dearest(prices: Iterable[Price]) -> Price:
    """A row that may be of several kinds is of one; which is dearest depends on the sizes of the pages in them."""
    return Price(choices=(tuple(prices),))
