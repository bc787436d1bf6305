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
from resolvers.plan.search import HitDivision, HitNode, Search


def plan_tree(plan: Plan) -> Tree:
    """The whole plan."""
    tree = Tree("Query")
    for key, output in plan.outputs:
        match output:
            case nodes.Text(text):
                tree.add(_line(key, repr(text)))
            case Single():
                _single(tree.add(_line(key, "one row")), output)
            case nodes.CodeValues():
                branch = tree.add(_line(key, "all values of a code list"))
                _source(branch, output.source)
                branch.add(_line("where", f"list = :{output.name.name}"))
                _object(branch, output.source.entity, output.object)
            case nodes.NodeList(singles):
                branch = tree.add(_line(key, "rows by id, in the order of the ids"))
                for single in singles:
                    _single(branch.add(_line(single.source.entity.name)), single)
            case Page():
                _page(tree.add(_line(key, "a page")), output)
            case Search():
                _search(tree.add(_line(key, "the best hits of all")), output)
    return tree


def _search(branch: Tree, search: Search) -> None:
    for sought in search.sought:
        rows = branch.add(_line(sought.word))
        _source(rows, sought.source)
        if sought.within is not None:
            _condition(rows, sought.source.entity, sought.within)
        for way in sought.ways:
            told = f"{way.match.column} {way.condition.comparison.value} :{way.condition.value.name}"
            rows.add(_line(way.match.name, f"{told}; {way.match.score}"))
    branch.add(_line("order by", f"score desc, text, type, id; first :{search.first.name}"))
    for key, field in search.fields:
        match field:
            case HitDivision(link, asked):
                one = branch.add(_line(key, "one row or null"))
                _link(one, link)
                _object(one, link.source.entity, asked)
            case HitNode(kinds):
                node = branch.add(_line(key, "the row, by its type"))
                for word, source, asked in kinds:
                    kind = node.add(_line(word))
                    _source(kind, source)
                    _object(kind, source.entity, asked)


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
    if page.size is not None:
        keys = ", ".join(_order(page.source.entity, page.order))
        branch.add(_line("order by", f"{keys}; {'last' if page.backward else 'first'} :{page.size.name}"))
    if page.glances:
        branch.add(_line("first", "a look at the rows next in this order"))
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
        case nodes.Aggregate():
            branch.add(_line(key, f"over all rows of the filter: {_figures(entity, field)}"))
        case nodes.Groups():
            _groups(branch, entity, key, field)
        case nodes.Text(text):
            branch.add(_line(key, repr(text)))


def _groups(branch: Tree, entity: Entity, key: str, groups: nodes.Groups) -> None:
    """By what is grouped, and what is told of each group; the divisions of a key are rows under a scope of their own."""
    names = (name + _hidden(measure) for name, measure in groups.keys)
    branch = branch.add(_line(key, f"all rows of the filter by {', '.join(names)}"))
    ways = ", ".join(f"{name}{' desc' if descending else ''}" for name, descending in groups.order)
    branch.add(_line("order by", f"{ways}; first :{groups.size.name}"))
    for name, field in groups.fields:
        match field:
            case Object():
                _object(branch.add(_line(name)), entity, field)
            case nodes.Aggregate():
                branch.add(_line(name, f"over the rows of the group: {_figures(entity, field)}"))
            case nodes.Text(text):
                branch.add(_line(name, repr(text)))


def _figures(entity: Entity, asked: nodes.Aggregate) -> str:
    parts = []
    for _, part in asked.outputs:
        match part:
            case nodes.TotalCount():
                parts.append("count")
            case nodes.Figures(function, outputs):
                measures = (measure for _, measure in outputs if isinstance(measure, Measure))
                parts += [f"{function.value} of {_measure(entity, measure)}" for measure in measures]
    return ", ".join(parts)


def _object(branch: Tree, entity: Entity, asked: Object) -> None:
    """Plain fields on one line, then a branch for each relation."""
    alone = nodes.Text | nodes.Nothing | nodes.Value
    plain = [(key, output) for key, output in asked.outputs if isinstance(output, alone)]
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


def _plain(entity: Entity, key: str, output: nodes.Text | nodes.Nothing | nodes.Value) -> str:
    if isinstance(output, nodes.Text):
        return f"{key}: {output.text!r}"
    if isinstance(output, nodes.Nothing):
        return f"{key}: null"
    name = _measure(entity, output.measure)
    return key if name in {key, "?"} else f"{key}: {name}"


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
        case conditions.Holds(start, end, day):
            branch.add(_line("", f"{start} <= :{day.name} and ({end} is null or {end} > :{day.name})"))
        case conditions.Compare(measure, comparison, value):
            branch.add(_line("", f"{_measure(entity, measure)} {comparison.value} :{value.name}"))
        case conditions.IsNull(measure, wanted):
            branch.add(_line("", f"{_measure(entity, measure)} is {'' if wanted else 'not '}null"))


def _order(entity: Entity, keys: Iterable[OrderKey]) -> Iterator[str]:
    for key in keys:
        way = " desc" if key.descending else ""
        if key.links:
            steps = " of ".join(_step(link) for link in reversed(key.links))
            yield f"{_measure(key.links[-1].source.entity, key.measure)} of {steps}{way}"
        else:
            yield f"{_measure(entity, key.measure)}{way}"


def _step(link: Link) -> str:
    """A row on the way to a key of an ordering, with every scope on that way."""
    between = "" if link.between is None else f" by {_named(link.between)}"
    return f"{_named(link.source)}{between}"


def _named(source: Source) -> str:
    return f"{source.entity.table.name} AS {source.alias} [{_scope(source.scope)}]"


def _measure(entity: Entity, measure: Measure) -> str:
    """The field's name; with it, the scope outside of which it is null."""
    name = next((name for name, part in entity.parts.items() if _scalar(part) is measure.scalar), "?")
    name += f"({', '.join(f'{key}: :{value.name}' for key, value in measure.arguments.items())})" * bool(
        measure.arguments
    )
    return name + _hidden(measure)


def _hidden(measure: Measure) -> str:
    return "" if measure.visible is None else f" [null outside {_scope(measure.visible)}]"


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
