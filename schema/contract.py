"""The graph as a whole: the Strawberry schema, its printed contract, and the Catalogue that the planner reads."""

from typing import Any

import strawberry
from strawberry.schema.config import StrawberryConfig

from authz.policy import OBJECTS
from db.tables.lineage import table
from resolvers.catalogue import CATALOGUE, Catalogue
from schema.entities import ENTITIES, LYING, Lying, scalars
from schema.execution import Execution
from schema.fields import refuse_to_resolve
from schema.mutation import COMMANDS, Mutation
from schema.naming import NAMES
from schema.query import Query
from schema.scalars import SCALARS
from schema.subscription import Subscription


def build_schema() -> strawberry.Schema:
    """The schema; its default resolver refuses, so a query that were not planned would fail, never leak."""
    return strawberry.Schema(
        query=Query,
        mutation=Mutation if COMMANDS else None,
        subscription=Subscription,
        types=[lying.kind for lying in LYING],
        extensions=[Execution],
        config=StrawberryConfig(
            name_converter=NAMES,
            default_resolver=refuse_to_resolve,
            scalar_map=dict(SCALARS),
            disable_field_suggestions=True,
        ),
    )


class Undeclared(AssertionError):
    """The graph would show something of which nobody said where it lies or who may see it: a defect of ours."""


def build_catalogue() -> Catalogue:
    """The catalogue of all types and root fields; ``Undeclared`` unless each says where it lies and who may see it."""
    for lying in LYING:
        _check_fields(lying.kind)
        _check_access(lying)
    _check_fields(Query)
    definition: Any = Query.__strawberry_definition__  # type: ignore[attr-defined]
    roots = {NAMES.get_graphql_name(field): field.metadata[CATALOGUE] for field in definition.fields}
    return Catalogue(ENTITIES, roots)


def _check_fields(kind: type[Any]) -> None:
    definition: Any = kind.__strawberry_definition__
    for field in definition.fields:
        if CATALOGUE not in field.metadata:
            raise Undeclared(f"{kind.__name__}.{field.python_name} declares no part of the catalogue")


def _check_access(lying: Lying) -> None:
    """A type is the policy's, the asker's own, or lies in a table that belongs to no division."""
    told = table(lying.row)
    if lying.object is None and lying.own is None and "city_id" in told.c:
        raise Undeclared(
            f"{lying.kind.__name__} lies in {told.name}, whose rows belong to divisions, and has no object"
        )
    groups = {part.group for part in scalars(lying.kind) if part.group is not None}
    asked = {lying.object, *(f"{lying.object}.{group}" for group in groups)} - {None}
    if not asked <= set(OBJECTS):
        raise Undeclared(f"{lying.kind.__name__}: the policy does not know {sorted(map(str, asked - set(OBJECTS)))}")
