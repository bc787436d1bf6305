"""The graph as a whole: the Strawberry schema, its printed contract, and the Catalogue that the planner reads."""

from typing import Any

import strawberry
from strawberry.schema.config import StrawberryConfig

from resolvers.catalogue import CATALOGUE, Catalogue
from schema.entities import ENTITIES, LYING
from schema.execution import Execution
from schema.fields import refuse_to_resolve
from schema.naming import NAMES
from schema.query import Query
from schema.scalars import SCALARS


def build_schema() -> strawberry.Schema:
    """The schema; its default resolver refuses, so a query that were not planned would fail, never leak."""
    return strawberry.Schema(
        query=Query,
        types=[lying.kind for lying in LYING],
        extensions=[Execution],
        config=StrawberryConfig(
            name_converter=NAMES,
            default_resolver=refuse_to_resolve,
            scalar_map=dict(SCALARS),
            disable_field_suggestions=True,
        ),
    )


def build_catalogue() -> Catalogue:
    """The catalogue of all types and root fields."""
    definition: Any = Query.__strawberry_definition__  # type: ignore[attr-defined]
    roots = {NAMES.get_graphql_name(field): field.metadata[CATALOGUE] for field in definition.fields}
    return Catalogue(ENTITIES, roots)
