"""Gives a document that asks for every row at the root and all that is two steps away, made from the printed contract.

A new register, or a new way from one to another, enters it by itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from graphql import GraphQLField, GraphQLObjectType, GraphQLSchema, get_named_type

ROWS = 500
"""More than the small world has of anything."""


def every_register(schema: GraphQLSchema) -> str:
    """The document: each connection at the root, its rows, and the ids of what they lead to."""
    assert schema.query_type is not None
    asked = (
        _connection(name, field, " ".join(_ways(_node(field))))
        for name, field in schema.query_type.fields.items()
        if _is_connection(field)
    )
    return f"{{ {' '.join(asked)} }}"


def _ways(kind: GraphQLObjectType, *, further: bool = True) -> Iterator[str]:
    """What a row leads to; of what that leads to, all but pages."""
    for name, field in kind.fields.items():
        target = get_named_type(field.type)
        if _is_connection(field):
            if further:
                yield _connection(name, field, "")
        elif isinstance(target, GraphQLObjectType) and "id" in target.fields:
            yield f"{name} {{ id {' '.join(_ways(target, further=False)) if further else ''} }}"


def _connection(name: str, field: GraphQLField, ways: str) -> str:
    known = "id " if "id" in _node(field).fields else ""
    return f"{name}(first: {ROWS}) {{ totalCount nodes {{ {known}{ways} }} }}"


def _is_connection(field: GraphQLField) -> bool:
    return get_named_type(field.type).name.endswith("Connection")


def _node(field: GraphQLField) -> GraphQLObjectType:
    connection = get_named_type(field.type)
    assert isinstance(connection, GraphQLObjectType)
    node = get_named_type(connection.fields["nodes"].type)
    assert isinstance(node, GraphQLObjectType)
    return node
