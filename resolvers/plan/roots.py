"""The root fields of a query in, Plan out."""

from __future__ import annotations

from collections.abc import Mapping

from authz.policy import Grants
from authz.principal import Place
from errors import INVALID_ID, ONE_KEY_NEEDED, Refused
from resolvers.catalogue import AnyNode, Catalogue, CodeList, Kind, Listing, Lookup, Own, Seek
from resolvers.document import INTROSPECTION, Operation, Selection
from resolvers.identity import GlobalId
from resolvers.plan.draft import Draft, argument
from resolvers.plan.nodes import CodeValues, NodeList, Plan, RootOutput, Single, Text
from resolvers.plan.objects import object_of
from resolvers.plan.orders import named
from resolvers.plan.pages import page
from resolvers.plan.parameters import Parameter, Reading
from resolvers.plan.places import Spot
from resolvers.plan.search import Search, search
from resolvers.plan.weight import of_search

QUERY = "Query"


def plan(operation: Operation, grants: Grants, places: Mapping[Spot, Place], catalogue: Catalogue) -> Plan:
    """The plan of a query."""
    draft = Draft(operation, grants, catalogue, {spot: place.level for spot, place in places.items()})
    asked = [field for field in operation.selections if field.name not in INTROSPECTION]
    return Plan(tuple((field.key, _root(draft, field)) for field in asked))


def _root(draft: Draft, field: Selection) -> RootOutput:  # noqa: PLR0911 - a way for each kind of root field
    if field.name == "__typename":
        return Text(QUERY)
    match draft.catalogue.roots[field.name]:
        case Lookup(target, keys):
            return _lookup(draft, field, target, keys)
        case Listing(target):
            return page(draft, field, None, target)
        case AnyNode(many=True):
            return _nodes(draft, field)
        case AnyNode():
            return _node(draft, field)
        case CodeList(target):
            return _code_list(draft, field, target)
        case Seek() as seek:
            return _search(draft, field, seek)
        case Own(target):
            source = draft.source(target, field.path)
            return Single(source=source, key=None, object=object_of(draft, source, field))


def _lookup(draft: Draft, field: Selection, target: str, keys: Mapping[str, str]) -> Single:
    given = [name for name, value in argument(draft, field).items() if name in keys and value is not None]
    if len(given) != 1:
        raise Refused(ONE_KEY_NEEDED, path=field.path, names=" / ".join(keys))
    (name,) = given
    is_id = keys[name] == "id"
    return _single(draft, field, target, keys[name], (name,), Reading.ROW if is_id else Reading.CODE)


def _single(  # noqa: PLR0917 - a root row: where, which, by what
    draft: Draft, field: Selection, target: str, column: str, path: tuple[str, ...], reading: Reading
) -> Single:
    assert field.arguments is not None
    source = draft.source(target, field.path, tombstones=column == "id")
    kind = Kind.TEXT if reading is Reading.CODE else Kind.ID
    many = reading is Reading.NODES
    key = Parameter(field.arguments, path, reading, kind, many, target, field=field.path)
    return Single(source=source, key=(column, key), object=object_of(draft, source, field))


def _code_list(draft: Draft, field: Selection, target: str) -> CodeValues:
    assert field.arguments is not None
    source = draft.source(target, field.path)
    name = Parameter(field.arguments, ("name",), Reading.CODE_LIST, field=field.path)
    order = (named(draft, source.entity, "code", field.path),)
    return CodeValues(source=source, name=name, object=object_of(draft, source, field), order=order)


def _search(draft: Draft, field: Selection, root: Seek) -> Search:
    made = search(draft, field, root)
    draft.weigh(of_search(made), field.path)
    return made


def _node(draft: Draft, field: Selection) -> Single:
    given = argument(draft, field)["id"]
    assert isinstance(given, GlobalId)
    return _single(draft, field, _node_type(draft, field, given.type), "id", ("id",), Reading.ROW)


def _nodes(draft: Draft, field: Selection) -> NodeList:
    given = argument(draft, field)["ids"]
    assert isinstance(given, list)
    types = sorted({_node_type(draft, field, item.type) for item in given})
    return NodeList(tuple(_single(draft, field, kind, "id", ("ids",), Reading.NODES) for kind in types))


def _node_type(draft: Draft, field: Selection, name: str) -> str:
    entity = draft.catalogue.entities.get(name)
    if entity is None or not entity.node:
        raise Refused(INVALID_ID, path=field.path, id=f"{name}:…")
    return name
