"""What a request asks for, once it is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graphql import DocumentNode, OperationDefinitionNode, OperationType

INTROSPECTION = frozenset({"__schema", "__type"})
"""The root fields that are about the graph, not in it."""


@dataclass(frozen=True, slots=True)
class Selection:
    """One field to answer, merged from everywhere it is written. ``arguments`` is its place in ``Operation.arguments``."""

    key: str
    name: str
    path: tuple[str, ...]
    arguments: int | None
    children: Mapping[str, tuple[Selection, ...]]
    """Per concrete type that the field may give, the fields asked of it."""


@dataclass(frozen=True, slots=True)
class Operation:
    """What is asked. Two operations with equal ``key`` differ in bound values only."""

    type: OperationType
    selections: tuple[Selection, ...]
    arguments: tuple[Mapping[str, Any], ...]
    paths: tuple[tuple[str, ...], ...]
    """The path of the field that each of the arguments belongs to."""
    key: tuple[object, ...]
    document: DocumentNode
    name: str | None
    variables: Mapping[str, Any]
    introspection: OperationDefinitionNode | None
    digest: str
    """Which document it is (digest), for the record of what is done by it."""

    @property
    def is_query(self) -> bool:
        """Whether it only reads."""
        return self.type is OperationType.QUERY

    @property
    def is_mutation(self) -> bool:
        """Whether it acts."""
        return self.type is OperationType.MUTATION

    @property
    def is_subscription(self) -> bool:
        """Whether it is answered again whenever its answer has changed."""
        return self.type is OperationType.SUBSCRIPTION
