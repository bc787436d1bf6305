"""What hypothesis makes for the small world: assignments, policies, filters, orderings and the arguments of pages.

Values come mostly from the rows of the world, so that comparisons meet their borders; some are made up.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLNamedType,
    GraphQLSchema,
    get_named_type,
    is_list_type,
)
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from authz.policy import OBJECTS, Rule
from authz.principal import Assignment, civil_day
from db.tables.account import ROLES
from db.tables.lineage import LEVELS
from tests.oracle_filters import READINGS, initials
from tests.oracle_graph import as_json
from tests.oracle_search import SEARCHED
from tests.oracle_types import SCALARS, TYPES
from tests.oracle_world import Row, World

Json = Mapping[str, Any]
PHASES = [Phase.explicit, Phase.generate, Phase.shrink]
"""Not the phase that explains a failure: it takes minutes, and a document explains itself."""

_CAMPAIGN = os.environ.get("HYPOTHESIS_PROFILE") == "campaign"


def thorough(examples: int) -> Callable[[Any], Any]:
    """Settings of a property: so many examples in every run, fifty times as many in a campaign."""
    return settings(
        max_examples=examples * 50 if _CAMPAIGN else examples,
        deadline=None,
        derandomize=not _CAMPAIGN,
        phases=PHASES,
        database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
    )


class Values:
    """The strategies over one world and one schema."""

    def __init__(self, world: World, schema: GraphQLSchema) -> None:
        self.world = world
        self.schema = schema
        self._stored = cache(self._found)

    def assignments(self) -> SearchStrategy[list[Assignment]]:
        """Up to four roles in divisions of any level, most of them in force; some ended, some to come, some ending today."""
        sure = self._assignment(always=True).map(lambda one: [one])
        some = st.lists(self._assignment(), max_size=3)
        return st.tuples(
            st.sampled_from([True, True, True, False]).flatmap(lambda yes: sure if yes else some), some
        ).map(lambda made: [*made[0], *made[1]])

    def rules(self) -> SearchStrategy[list[Rule]]:
        """A policy: all that can be read but a few things; or a few things."""
        reads = [Rule(role, granted, "read") for role in ROLES[:4] for granted in OBJECTS]
        others = [Rule(role, granted, "update") for role in ROLES[:4] for granted in OBJECTS]
        most = st.sets(st.sampled_from(reads), max_size=4).map(lambda dropped: {*reads} - dropped)
        chance = st.sets(st.sampled_from(reads), max_size=30)
        policy = st.sampled_from([most, most, most, chance]).flatmap(lambda style: style)
        return st.tuples(policy, st.sets(st.sampled_from(others), max_size=3)).map(
            lambda made: sorted(made[0] | made[1], key=str)
        )

    def _assignment(self, *, always: bool = False) -> SearchStrategy[Assignment]:
        today = civil_day()
        ended, to_come = (today - timedelta(days=400), today), (today + timedelta(days=1), None)
        last_day, first_day = (today - timedelta(days=400), today + timedelta(days=1)), (today, None)
        in_force = [(date(2001, 1, 1), None)]
        periods = in_force if always else [*in_force * 6, ended, to_come, last_day, first_day]
        by_level = [sorted(row.id for row in self.world.rows["Division"] if row["level"] == level) for level in LEVELS]
        divisions = st.sampled_from([*by_level, *by_level]).flatmap(st.sampled_from)
        return st.builds(
            lambda role, division, period: Assignment(role, division, *period),
            st.sampled_from(ROLES[:4]),
            divisions,
            st.sampled_from(periods),
        )

    def ids(self, kind: str) -> SearchStrategy[str]:
        """Ids of rows, and now and then one of no row."""
        known = [as_json(kind, row.id) for row in self.world.rows[kind]]
        return st.sampled_from([*known, f"{kind}:00000000-0000-7000-8000-00000000dead"])

    def order(self, kind: str) -> SearchStrategy[list[dict[str, Any]]]:
        """Up to three keys, each in either direction."""
        return st.lists(self._key(f"{kind}Order", 2), max_size=3)

    def _key(self, name: str, depth: int) -> SearchStrategy[dict[str, Any]]:
        """A key: a field, or one of the row that a relation leads to."""
        fields = self._input(name).fields
        named = {field: get_named_type(fields[field].type) for field in sorted(fields)}
        deeper = [field for field, kind in named.items() if isinstance(kind, GraphQLInputObjectType)]
        plain = [field for field in named if field not in deeper]
        direction = st.sampled_from(["ASC", "DESC"])
        keys = [st.builds(lambda field, way: {field: way}, st.sampled_from(plain), direction)] if plain else []
        if deeper and depth:
            keys.append(
                st.sampled_from(deeper).flatmap(
                    lambda field: self._key(named[field].name, depth - 1).map(lambda inner: {field: inner})
                )
            )
        return st.one_of(keys)

    def where(self, kind: str, depth: int = 2) -> SearchStrategy[dict[str, Any]]:
        """A filter with up to three fields, nested as deep as this."""
        fields = self._input(f"{kind}Filter").fields
        chosen = {name: self._condition(kind, name, depth) for name in sorted(fields)}
        made = {name: strategy for name, strategy in chosen.items() if strategy is not None}
        return st.lists(st.sampled_from(sorted(made)), max_size=3, unique=True).flatmap(
            lambda names: st.fixed_dictionaries({name: made[name] for name in names})
        )

    def comparisons(self, kind: str) -> Iterator[dict[str, Any]]:
        """Every operator of every field once, against a value from the middle of those stored."""
        for name in sorted(self._input(f"{kind}Filter").fields.keys() & SCALARS[kind].keys()):
            named = get_named_type(self._input(f"{kind}Filter").fields[name].type)
            assert isinstance(named, GraphQLInputObjectType)
            stored = self._stored(kind, name)
            middle = stored[len(stored) // 2]
            given = {"in": [middle], "isNull": True, "pinyin": "x", "initials": "xf"}
            yield from ({name: {operator: given.get(operator, middle)}} for operator in named.fields)

    def paging(self) -> SearchStrategy[dict[str, Any]]:
        """A size from 1 to 6, from the start or from the end."""
        return st.tuples(st.sampled_from(["first", "last"]), st.integers(1, 6)).map(lambda made: {made[0]: made[1]})

    def _condition(self, kind: str, name: str, depth: int) -> SearchStrategy[Any] | None:
        field = self._input(f"{kind}Filter").fields[name]
        named = get_named_type(field.type)
        match name:
            case "within":
                return self.ids("Division")
            case "activeOn":
                return self._days(kind)
        if name in SCALARS[kind]:
            return self._comparison(kind, name, named)
        return self._nested(field, named, depth) if depth else None

    def _nested(self, field: GraphQLInputField, named: GraphQLNamedType, depth: int) -> SearchStrategy[Any]:
        if is_list_type(field.type):
            return st.lists(self._deeper(named.name, depth), max_size=3)
        assert isinstance(named, GraphQLInputObjectType)
        some = named.fields.get("some")
        if some is None:
            return self._deeper(named.name, depth)
        deeper = self._deeper(get_named_type(some.type).name, depth)
        return st.fixed_dictionaries({}, optional={"some": deeper, "none": deeper})

    def _deeper(self, filters: str, depth: int) -> SearchStrategy[Any]:
        """A filter one step further in."""
        return st.deferred(lambda: self.where(filters.removesuffix("Filter"), depth - 1))

    def _comparison(self, kind: str, name: str, named: Any) -> SearchStrategy[dict[str, Any]]:
        assert isinstance(named, GraphQLInputObjectType)
        value = self._value(kind, name, named)
        texts = value.flatmap(lambda text: st.sampled_from(_pieces(text)))
        operators = {operator: texts if operator in {"contains", "startsWith"} else value for operator in named.fields}
        operators |= {"in": st.lists(value, max_size=4), "isNull": st.booleans()}
        operators |= {how: self._readings(kind, how) for how in READINGS.keys() & named.fields}
        operators = {operator: operators[operator] for operator in named.fields}
        return st.lists(st.sampled_from(sorted(operators)), min_size=1, max_size=2, unique=True).flatmap(
            lambda names: st.fixed_dictionaries({operator: operators[operator] for operator in names})
        )

    def _days(self, kind: str) -> SearchStrategy[str]:
        """Days on which something begins or ends, the days before them, and today."""
        period = TYPES[kind].period
        assert period is not None
        found = {row[SCALARS[kind][name]] for row in self.world.rows[kind] for name in period} - {None}
        days = sorted({day - timedelta(days=back) for day in (*found, civil_day()) for back in (0, 1)})
        return st.sampled_from([day.isoformat() for day in days])

    def _readings(self, kind: str, how: str) -> SearchStrategy[str]:
        """Beginnings of readings, with blanks and capitals as clients write them, and one of nobody."""
        written = {"pinyin": lambda row: row["pinyin"], "initials": initials}[how]
        known = sorted({str(written(row)) for row in self.world.rows[kind]})
        cut = st.tuples(st.sampled_from([*known, "qqq"]), st.integers(1, 12)).map(lambda made: made[0][: made[1]])
        return cut.flatmap(lambda text: st.sampled_from([text, text.upper(), text.replace(" ", "")]))

    def texts(self) -> SearchStrategy[str]:
        """What is searched for: names, readings, codes and numbers of any row, whole or in part; and nothing that there is."""
        known = [text for kind in SEARCHED.values() for row in self.world.rows[kind] for text in _names(row)]
        whole = st.sampled_from(sorted({*known, "%", "__", "无此名"}))
        return whole.flatmap(lambda text: st.sampled_from([text for text in _pieces(text) if text.strip()]))

    def _value(self, kind: str, name: str, named: GraphQLInputObjectType) -> SearchStrategy[Any]:
        equal = get_named_type(named.fields["eq"].type)
        if isinstance(equal, GraphQLEnumType):
            return st.sampled_from(sorted(equal.values))
        if equal.name == "ID":
            return st.sampled_from(self._stored(kind, name)) if name == "object" else self.ids(kind)
        if equal.name == "Boolean":
            return st.booleans()
        known = st.sampled_from(self._stored(kind, name))
        return known | st.sampled_from(["", "%", "_", "\\", "张", "王", "𠮷", "Z"]) if equal.name == "String" else known

    def _found(self, kind: str, name: str) -> Sequence[Any]:
        column = SCALARS[kind][name]
        stored = {as_json(kind, row[column]) for row in self.world.rows[kind]} - {None}
        if name == "object":
            stored = {f"{row['object_type']}:{row[column]}" for row in self.world.rows[kind] if row[column]}
        if name == "level":
            stored = {level.upper() for level in stored}
        if name == "path":
            stored = {self.world.path(row.id) for row in self.world.rows[kind]}
        return sorted(stored)

    def _input(self, name: str) -> GraphQLInputObjectType:
        found = self.schema.type_map[name]
        assert isinstance(found, GraphQLInputObjectType)
        return found


def _names(row: Row) -> list[str]:
    if row.type == "Household":
        return [row["number"]]
    return [row["name"], row["pinyin"], initials(row), *([row["code"]] if row.type == "Division" else [])]


def _pieces(text: str) -> list[str]:
    """The text itself, and parts of it."""
    return [text, text[:1], text[1:], text[: len(text) // 2]]
