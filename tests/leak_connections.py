"""What may be asked of one connection, made from the printed schema: what is worked out, and rows under filters and in orders.

In       the schema, the field's name, and the type of its rows.
Out      pairs of a name and the field as it is written, arguments and selection.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLObjectType,
    GraphQLSchema,
    get_named_type,
    is_leaf_type,
)

Ways = Iterator[tuple[str, str]]

EVERY = "first: 500"
COMBINING = ("and", "or", "not")
FIGURES = ("sum", "avg", "min", "max")
DAY = "2019-01-01"


def leaf(kind: GraphQLObjectType) -> str:
    """What tells a row of the type: its id, or all its values where it is no node."""
    return "id" if kind.interfaces else " ".join(values(kind))


def values(kind: GraphQLObjectType) -> list[str]:
    """The fields that are a value."""
    return [name for name, field in kind.fields.items() if is_leaf_type(get_named_type(field.type))]


@dataclass(frozen=True, slots=True)
class Connection:
    """A connection: where it hangs is somebody else's matter.

    Where a filter looks at a related row, ``<Type>`` stands for a condition on it. ``division`` is where rows may lie.
    """

    schema: GraphQLSchema
    name: str
    kind: GraphQLObjectType
    division: str

    def in_short(self) -> Ways:
        """All that is worked out of its rows, without its rows."""
        yield "totals", f"{self.name} {{ totalCount aggregate {{ count }} {self._counted()} }}"

    def nested(self) -> Ways:
        """What may lead to other rows: keys of groups that are rows, filters and orders over one relation."""
        yield from self.in_short()
        yield from ((way, asked) for way, asked, is_row in self._groups() if is_row)
        yield from ((way, asked) for way, asked in self._narrowed(1) if "<" in asked)
        yield from ((way, asked) for way, asked in self._ordered(1) if "." in way)

    def in_full(self) -> Ways:
        """All that may be asked but the rows themselves; filters and orders over two relations."""
        yield from self.in_short()
        yield from self._figures()
        yield from ((way, asked) for way, asked, _ in self._groups())
        yield from self._narrowed(2)
        yield from self._ordered(2)

    def _narrowed(self, steps: int) -> Ways:
        for way, where in self._filters(f"{self.kind.name}Filter", steps):
            yield f"where {way}", self._under(where, all_of_it=way.count(".") < 2 and steps > 1)

    def _ordered(self, steps: int) -> Ways:
        for way, key in self._orders(f"{self.kind.name}Order", steps):
            yield f"orderBy {way}", self._in_order(key)

    def _under(self, where: str, *, all_of_it: bool) -> str:
        worked_out = f"aggregate {{ count }} {self._counted()}" if all_of_it else ""
        asked = f"totalCount nodes {{ {leaf(self.kind)} }} {worked_out}"
        return f"{self.name}({EVERY}, where: {where}) {{ {asked} }}"

    def _in_order(self, key: str) -> str:
        return f"{self.name}({EVERY}, orderBy: [{key}]) {{ edges {{ cursor node {{ {leaf(self.kind)} }} }} }}"

    def _counted(self) -> str:
        return f"groups(by: [{self._groupings()[0]}], first: 100) {{ aggregate {{ count }} }}"

    def _figures(self) -> Ways:
        """Each field by every function that takes it."""
        asked: dict[str, list[str]] = {}
        aggregate = self._object(f"{self.kind.name}Aggregate").fields
        for function in (name for name in FIGURES if name in aggregate):  # a type without numbers has no sums
            named = get_named_type(aggregate[function].type)
            assert isinstance(named, GraphQLObjectType)
            for field in named.fields:
                asked.setdefault(field, []).append(f"{function} {{ {field} }}")
        for field, figures in asked.items():
            yield f"aggregate {field}", f"{self.name} {{ aggregate {{ {' '.join(figures)} }} }}"

    def _groups(self) -> Iterator[tuple[str, str, bool]]:
        """Each key by itself, and whether it is a row."""
        keys = self._object(f"{self.kind.name}GroupKey").fields
        for grouping, (field, key) in zip(self._groupings(), keys.items(), strict=True):
            named = get_named_type(key.type)
            is_row = isinstance(named, GraphQLObjectType)
            inner = f" {{ {leaf(named)} }}" if is_row else ""
            groups = f"groups(by: [{grouping}], first: 100) {{ key {{ {field}{inner} }} aggregate {{ count }} }}"
            yield f"groups {grouping}", f"{self.name} {{ {groups} }}", is_row

    def _groupings(self) -> list[str]:
        by = self.schema.type_map[f"{self.kind.name}Grouping"]
        assert isinstance(by, GraphQLEnumType)
        return list(by.values)

    def _filters(self, name: str, depth: int) -> Ways:
        """Every field of a filter: values that there are, related rows that there are or are not, and theirs."""
        for field, given in self._input(name).fields.items():
            if field in COMBINING:
                continue
            named = get_named_type(given.type)
            if not isinstance(named, GraphQLInputObjectType):
                yield field, f"{{{field}: {_quoted(DAY if named.name == 'Date' else self.division)}}}"
            elif "isNull" in named.fields:
                yield field, f"{{{field}: {{isNull: false}}}}"
            elif depth:
                yield from ((f"{field}{way}", f"{{{field}: {inner}}}") for way, inner in self._related(named, depth))

    def _related(self, named: GraphQLInputObjectType, depth: int) -> Ways:
        """A related row that there is, or with ``none`` is not; then each of its own related rows."""
        ways = [name for name in ("some", "none") if name in named.fields]
        target = get_named_type(named.fields["some"].type).name if ways else named.name
        some_of = f"<{target.removesuffix('Filter')}>"
        yield from ((f".{way}", f"{{{way}: {some_of}}}") for way in ways) if ways else [("", some_of)]
        for field, inner in self._filters(target, depth - 1) if depth > 1 else ():
            if "<" in inner:
                yield f".{field}", f"{{some: {inner}}}" if ways else inner

    def _orders(self, name: str, depth: int) -> Ways:
        """Every field of an ordering; of a related row one that tells it."""
        for field, given in self._input(name).fields.items():
            named = get_named_type(given.type)
            if isinstance(named, GraphQLEnumType):
                yield field, f"{{{field}: DESC}}"
            elif depth and isinstance(named, GraphQLInputObjectType):
                inner = self._orders(named.name, depth - 1)
                told = [(way, key) for way, key in inner if "." in way or way == self._telling(named)]
                yield from ((f"{field}.{way}", f"{{{field}: {key}}}") for way, key in told)

    def _telling(self, named: GraphQLInputObjectType) -> str:
        plain = [
            name for name, given in named.fields.items() if isinstance(get_named_type(given.type), GraphQLEnumType)
        ]
        return "id" if "id" in plain else plain[0]

    def _object(self, name: str) -> GraphQLObjectType:
        found = self.schema.type_map[name]
        assert isinstance(found, GraphQLObjectType)
        return found

    def _input(self, name: str) -> GraphQLInputObjectType:
        found = self.schema.type_map[name]
        assert isinstance(found, GraphQLInputObjectType)
        return found


def _quoted(text: str) -> str:
    return f'"{text}"'
