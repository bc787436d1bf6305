"""A request's variables, coerced by graphql-core; what they are declared as is worked out once, not for each request."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graphql import (
    GraphQLSchema,
    OperationDefinitionNode,
    Undefined,
    coerce_input_value,
    get_variable_values,
)
from graphql.execution.get_variable_signature import GraphQLVariableSignature, get_variable_signature
from graphql.execution.values import VariableValues, VariableValueSource, input_is_nested_too_deeply

from errors import INVALID_VARIABLE, Refusals
from resolvers.document.arguments import refused

MAX_ERRORS = 20
"""The most errors told at once."""


@dataclass(frozen=True, slots=True)
class Declared:
    """The variables of one operation, with their signatures; none if one of them is no variable that may be given."""

    operation: OperationDefinitionNode
    signatures: tuple[GraphQLVariableSignature, ...] | None


def declared(schema: GraphQLSchema, operation: OperationDefinitionNode) -> Declared:
    """What an operation declares."""
    found = [get_variable_signature(schema, each) for each in operation.variable_definitions or ()]
    signatures = tuple(each for each in found if isinstance(each, GraphQLVariableSignature))
    return Declared(operation, signatures if len(signatures) == len(found) else None)


def coerce(schema: GraphQLSchema, variables: Declared, given: Mapping[str, Any]) -> VariableValues:
    """The values of a request; refused with all that is wrong with them."""
    values = None if variables.signatures is None else _right(variables.signatures, given)
    return _all(schema, variables.operation.variable_definitions or (), given) if values is None else values


def _right(signatures: Sequence[GraphQLVariableSignature], given: Mapping[str, Any]) -> VariableValues | None:
    """Values that are all given and right; nothing if there is anything to say or to fill in."""
    sources: dict[str, VariableValueSource] = {}
    coerced: dict[str, Any] = {}
    for signature in signatures:
        name, kind = signature.name, signature.type
        value = given.get(name, Undefined)
        if value is Undefined or (isinstance(value, dict | list) and input_is_nested_too_deeply(value, kind)):
            return None
        found = coerce_input_value(value, kind)
        if found is Undefined:
            return None
        sources[name] = VariableValueSource(signature, value)
        coerced[name] = found
    return VariableValues(sources, coerced)


def _all(schema: GraphQLSchema, definitions: Sequence[Any], given: Mapping[str, Any]) -> VariableValues:
    values = get_variable_values(schema, definitions, dict(given), max_errors=MAX_ERRORS, hide_suggestions=True)
    if isinstance(values, list):
        raise Refusals(refused(wrong, INVALID_VARIABLE) for wrong in values)
    return values
