"""Plan in, a tree to print out: which rows, under which scope, which conditions, which order, which fields.

In       Plan.
Out      a rich Tree, a branch for each root field.
Refuses  nothing.
Never    reads SQL; shows a value of a request, which no plan holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.text import Text
from rich.tree import Tree

from authz.scopes import AnyScope, OwnScope, Scope
from resolvers.catalogue import Coded, Entity, Scalar
from resolvers.plan import conditions, nodes
from resolvers.plan.conditions import Condition
from resolvers.plan.nodes import Link, Measure, Object, OrderKey, Page, Plan, Single, Source


def plan_tree(plan: Plan) -> Tree:
    """The whole plan."""
    tree = Tree("Query")
    for key, output in plan.outputs:
        match output:
            case nodes.Text(text):
                tree.add(_line(key, repr(text)))
            case Single():
                _single(tree.add(_line(key, "one row")), output)
            case nodes.NodeList(singles):
                branch = tree.add(_line(key, "rows by id, in the order of the ids"))
                for single in singles:
                    _single(branch.add(_line(single.source.entity.name)), single)
            case Page():
                _page(tree.add(_line(key, "a page")), output)
    return tree


def _single(branch: Tree, single: Single) -> None:
    _source(branch, single.source)
    if single.key is not None:
        column, value = single.key
        branch.add(_line("where", f"{column} = :{value.name}"))
    _object(branch, single.source.entity, single.object)


def _page(branch: Tree, page: Page) -> None:
    _link(branch, page.link) if page.link else _source(branch, page.source)
    if page.where != conditions.All(()):
        _condition(branch.add(_line("where")), page.source.entity, page.where)
    keys = ", ".join(_order(page.source.entity, page.order))
    branch.add(_line("order by", f"{keys}; {'last' if page.backward else 'first'} :{page.size.name}"))
    for name, bound in (("after", page.after), ("before", page.before)):
        if bound is not None:
            branch.add(_line(name, ", ".join(f":{key.name}" for key in bound.keys)))
    for key, field in page.fields:
        _page_field(branch, page, key, field)


def _page_field(branch: Tree, page: Page, key: str, field: nodes.PageField) -> None:
    entity = page.source.entity
    match field:
        case nodes.Edges(outputs):
            edges = branch.add(_line(key))
            for name, part in outputs:
                inner = edges.add(_line(name))
                if isinstance(part, Object):
                    _object(inner, entity, part)
        case nodes.Nodes(asked):
            _object(branch.add(_line(key)), entity, asked)
        case nodes.PageInfo(outputs):
            branch.add(_line(key, ", ".join(name for name, _ in outputs)))
        case nodes.TotalCount():
            branch.add(_line(key, "all rows of the filter, counted"))
        case nodes.Text(text):
            branch.add(_line(key, repr(text)))


def _object(branch: Tree, entity: Entity, asked: Object) -> None:
    """Plain fields on one line, then a branch for each relation."""
    plain = [(key, output) for key, output in asked.outputs if isinstance(output, nodes.Text | nodes.Value)]
    if plain:
        branch.add(_line("fields", ", ".join(_plain(entity, key, output) for key, output in plain)))
    for key, output in asked.outputs:
        match output:
            case nodes.One(link, inner):
                one = branch.add(_line(key, "one row or null"))
                _link(one, link)
                _object(one, link.source.entity, inner)
            case nodes.Many(link, inner, order):
                many = branch.add(_line(key, "a list"))
                _link(many, link)
                many.add(_line("order by", ", ".join(_order(link.source.entity, order))))
                _object(many, link.source.entity, inner)
            case Page():
                _page(branch.add(_line(key, "a page")), output)


def _plain(entity: Entity, key: str, output: nodes.Text | nodes.Value) -> str:
    if isinstance(output, nodes.Text):
        return f"{key}: {output.text!r}"
    name = _measure(entity, output.measure)
    return name if name == key else f"{key}: {name}"


def _source(branch: Tree, source: Source) -> None:
    branch.add(_line("rows", f"{source.entity.table.name} AS {source.alias}", _scope(source.scope)))


def _link(branch: Tree, link: Link) -> None:
    if link.between is not None:
        branch.add(
            _line("through", f"{link.between.entity.table.name} AS {link.between.alias}", _scope(link.between.scope))
        )
    _source(branch, link.source)
    if link.relation.under:
        branch.add(_line("under", "the division around it, whatever its level"))


def _scope(scope: AnyScope) -> str:
    match scope:
        case Scope(object=name, values=values):
            return f"scope {name}: " + (" or ".join(f":{value.name}" for value in values) or "false")
        case OwnScope(column=column):
            return f"scope: {column} = :subject"
    return "no scope: reference data"


def _condition(branch: Tree, entity: Entity, condition: Condition) -> None:
    match condition:
        case conditions.All(parts) | conditions.Any(parts):
            branch = branch.add(_line("all of" if isinstance(condition, conditions.All) else "any of"))
            for part in parts:
                _condition(branch, entity, part)
        case conditions.Not(part):
            _condition(branch.add(_line("not")), entity, part)
        case conditions.Related(link, inner, none):
            related = branch.add(_line("no row with" if none else "some row with"))
            _link(related, link)
            _condition(related, link.source.entity, inner)
        case conditions.Within(level, value):
            branch.add(_line("", f"{level}_id = :{value.name}"))
        case conditions.Compare(measure, comparison, value):
            branch.add(_line("", f"{_measure(entity, measure)} {comparison.value} :{value.name}"))
        case conditions.IsNull(measure, wanted):
            branch.add(_line("", f"{_measure(entity, measure)} is {'' if wanted else 'not '}null"))


def _order(entity: Entity, keys: Iterable[OrderKey]) -> Iterator[str]:
    return (f"{_measure(entity, key.measure)}{' desc' if key.descending else ''}" for key in keys)


def _measure(entity: Entity, measure: Measure) -> str:
    """The field's name; with it, the scope outside of which it is null."""
    name = next((name for name, part in entity.parts.items() if _scalar(part) is measure.scalar), "?")
    name += f"({', '.join(f'{key}: :{value.name}' for key, value in measure.arguments.items())})" * bool(
        measure.arguments
    )
    return name if measure.visible is None else f"{name} [null outside {_scope(measure.visible)}]"


def _scalar(part: object) -> object:
    return part.scalar if isinstance(part, Coded) else part if isinstance(part, Scalar) else None


def _line(name: str, told: str = "", scope: str = "") -> Text:
    """A name, what is told of it, and the scope, which must catch the eye."""
    line = Text(name, style="bold")
    if told:
        line.append(f"{'  ' if name else ''}{told}", style="not bold")
    if scope:
        line.append(f"  {scope}", style="not bold green")
    return line
