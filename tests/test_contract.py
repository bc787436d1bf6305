"""The graph as it is declared: described in Chinese and English, every field with its place and rule."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
import strawberry
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    is_specified_scalar_type,
)
from sqlalchemy import CheckConstraint, Table

from db.tables.institution import InstitutionRow
from db.tables.lineage import LEVELS
from db.tables.power import PowerListRow
from resolvers.catalogue import Changes, Coded, Entity, Kind, Relation, Scalar
from schema import contract
from schema.contract import Undeclared, build_catalogue, build_schema
from schema.entities import ENTITIES, LYING, Lying, enums_of, parts
from schema.fields import column
from schema.node import Node

DESCRIBED = re.compile(r"[\u4e00-\u9fff].* / .*[A-Za-z].*", re.DOTALL)
HIDDEN = {"city_id", "county_id", "township_id", "village_id", "spelling", "initials", "list"}
"""Columns that are never fields: the lineage, what names are found by, and by which list a coded value is found."""

BETWEEN = {"AuditObject"}
"""What lies between two types and is none of the graph."""

INSTEAD = {("AuditEntry", "refusal")}
"""Lists that are empty where their column is null."""

BEYOND = {
    ("Division", "established_on"),
    ("Division", "abolished_on"),
    ("Person", "merged_into_id"),
    ("AuditEntry", "account_id"),
    ("AuditEntry", "session_id"),
    ("AuditEntry", "client_mutation_id"),
}
"""Columns that no field shows yet."""

EVERY = pytest.mark.parametrize("name", sorted(ENTITIES.keys() - BETWEEN))


@pytest.fixture(scope="module")
def schema() -> GraphQLSchema:
    return build_schema()._schema


def test_everything_is_described_in_chinese_and_then_in_english(schema: GraphQLSchema) -> None:
    wrong = [place for place, description in described(schema) if not DESCRIBED.fullmatch(description or "")]
    assert not wrong, f"Chinese official term first, then ' / ', then English: {', '.join(wrong)}"


def described(schema: GraphQLSchema) -> Iterator[tuple[str, str | None]]:
    """Every type, field, argument, input field and enum value, with its description."""
    for name, kind in schema.type_map.items():
        if name.startswith("__") or is_specified_scalar_type(kind):
            continue
        yield name, kind.description
        if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType):
            for field, told in kind.fields.items():
                yield f"{name}.{field}", told.description
                yield from ((f"{name}.{field}({each}:)", given.description) for each, given in told.args.items())
        if isinstance(kind, GraphQLInputObjectType):
            yield from ((f"{name}.{field}", given.description) for field, given in kind.fields.items())
        if isinstance(kind, GraphQLEnumType):
            yield from ((f"{name}.{value}", told.description) for value, told in kind.values.items())


@strawberry.type(description="测试 / A type made here.")
class Unsaid(Node):
    """One of its fields says nothing."""

    id: strawberry.ID = column(InstitutionRow.id, "标识", "The id.", kind=Kind.ID)
    secret: str = strawberry.field(description="未声明 / Nobody said where this lies.")


@strawberry.type(description="测试 / A type made here.")
class Said(Node):
    """All of its fields say where they lie."""

    id: strawberry.ID = column(InstitutionRow.id, "标识", "The id.", kind=Kind.ID)
    name: str = column(InstitutionRow.name, "名称", "The name.", group="salary")


@strawberry.type(description="测试 / A type made here.")
class Plain(Node):
    """Nothing about it is granted apart."""

    id: strawberry.ID = column(InstitutionRow.id, "标识", "The id.", kind=Kind.ID)


@pytest.mark.parametrize(
    ("lying", "told"),
    [
        (Lying(Unsaid, InstitutionRow, object="institution"), "Unsaid.secret declares no part"),
        (Lying(Plain, InstitutionRow), "Plain lies in institution, whose rows belong to divisions"),
        (Lying(Plain, InstitutionRow, object="instituion"), "does not know ['instituion']"),
        (Lying(Said, InstitutionRow, object="institution"), "does not know ['institution.salary']"),
        (Lying(Said, PowerListRow), "does not know ['None.salary']"),
    ],
)
def test_a_type_without_its_places_or_its_rule_stops_the_build(
    monkeypatch: pytest.MonkeyPatch, lying: Lying, told: str
) -> None:
    build_catalogue()
    monkeypatch.setattr(contract, "LYING", (*LYING, lying))
    with pytest.raises(Undeclared, match=re.escape(told)):
        build_catalogue()


def test_a_root_field_without_its_part_stops_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contract, "Query", Unsaid)
    with pytest.raises(Undeclared, match=re.escape("Unsaid.secret")):
        build_catalogue()


@EVERY
def test_the_rule_of_a_type_is_the_rule_that_its_table_names(name: str) -> None:
    entity = ENTITIES[name]
    assert entity.table.info.get("object") == entity.object, "the verifier and the walls read it from the table"
    assert entity.table.info.get("own") == entity.own


@EVERY
def test_a_field_may_be_null_where_its_column_may(schema: GraphQLSchema, name: str) -> None:
    kind = schema.type_map[name]
    assert isinstance(kind, GraphQLObjectType)
    for field, scalar in scalars(ENTITIES[name]):
        for own in scalar.columns(ENTITIES[name].table):
            nullable = bool(ENTITIES[name].table.c[own].nullable) and (name, field) not in INSTEAD
            assert scalar.nullable == nullable or scalar.has_arguments, f"{name}.{field}"
            assert isinstance(kind.fields[field].type, GraphQLNonNull) == (not nullable), f"{name}.{field}"


def scalars(entity: Entity) -> list[tuple[str, Scalar]]:
    return [(field, part) for field, part in entity.parts.items() if isinstance(part, Scalar)]


@EVERY
def test_a_closed_set_has_the_values_that_its_column_takes(name: str) -> None:
    told = ENTITIES[name].table
    for field, scalar in scalars(ENTITIES[name]):
        if scalar.kind is Kind.ENUM and scalar.columns(told) != {"level"}:
            (own,) = scalar.columns(told)
            assert [value.value for value in enums_of(name)[field]] == list(taken(told, own)), f"{name}.{field}"


def taken(told: Table, own: str) -> Iterator[str]:
    """The values that the table's check allows in a column, in their order."""
    for check in told.constraints:
        if isinstance(check, CheckConstraint):
            text = str(check.sqltext).replace('"', "")
            if text.startswith(f"{own} IN ("):
                yield from re.findall(r"'(\w+)'", text)


@EVERY
def test_every_column_is_a_field_or_is_hidden_for_a_reason(name: str) -> None:
    entity = ENTITIES[name]
    shown = {own for part in entity.parts.values() for own in columns(entity, part)}
    sealed = {own.name for own in entity.table.c if own.name.endswith(("_sealed", "_digest", "password_hash"))}
    beyond = {own for kind, own in BEYOND if kind == name}
    if entity.own is None:
        assert set(entity.table.c.keys()) - shown - sealed - HIDDEN - beyond <= parents(entity)
    assert not shown & sealed


def columns(entity: Entity, part: Any) -> set[str]:
    if isinstance(part, Relation):
        return part.own_columns(entity.table)
    if isinstance(part, Changes):
        return {part.column}
    return (part.scalar if isinstance(part, Coded) else part).columns(entity.table)


def parents(entity: Entity) -> set[str]:
    """Columns by which a row without an id is found from its parent."""
    return set() if entity.node else {"division_id"}


@EVERY
def test_a_relation_joins_columns_that_are_there(name: str) -> None:
    entity = ENTITIES[name]
    for field, part in entity.parts.items():
        if isinstance(part, Relation):
            target = ENTITIES[part.target]
            assert set(part.order) <= target.parts.keys(), f"{name}.{field} is in an order that is not there"
            if part.under:
                assert {f"{level}_id" for level in LEVELS} <= set(target.table.c.keys())
            elif part.through is not None:
                between = ENTITIES[part.through.entity].table
                part.through.to_parent(entity.table.alias("up"), between.alias("between"))
                part.through.to_child(between.alias("between"), target.table.alias("down"))
            else:
                assert part.join is not None
                part.join(entity.table.alias("up"), target.table.alias("down"))


def test_every_row_that_lies_in_a_division_leads_to_it() -> None:
    for name, entity in ENTITIES.items():
        if entity.division is not None:
            assert isinstance(entity.parts.get("division"), Relation), f"{name}.division"


def test_the_entries_of_registers_have_their_fields_in_common(schema: GraphQLSchema) -> None:
    register = schema.type_map["Register"]
    assert isinstance(register, GraphQLInterfaceType)
    kinds = {kind.name for kind in schema.get_possible_types(register)}
    registers = ("Institution", "Cemetery", "SocialOrganization", "CommunityFacility", "SupervisionCommittee")
    assert kinds == set(registers)
    division = schema.type_map["Division"]
    assert isinstance(division, GraphQLObjectType)
    connections = {str(field.type).removesuffix("Connection!") for field in division.fields.values()}
    assert kinds <= connections, "each stands under Division as a connection too"


def test_parts_are_declared_by_the_fields_names_in_the_graph() -> None:
    declared = parts(LYING[0].kind)
    assert {"birthDate", "residenceDivision", "classifications"} <= declared.keys()
