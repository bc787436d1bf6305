"""What a sentence is: one thing that can go wrong, its code, and how it is said in Chinese and in English."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Code(Enum):
    """``extensions.code`` of an error, with the HTTP status of a response that has no data because of it."""

    GRAPHQL_PARSE_FAILED = 400
    GRAPHQL_VALIDATION_FAILED = (400, "validation")
    BAD_USER_INPUT = (400, "input")
    OPERATION_RESOLUTION_FAILURE = (400, "operation")
    PERSISTED_QUERY_NOT_FOUND = (404, "persisted")
    UNAUTHENTICATED = 401
    FORBIDDEN = 403
    NOT_FOUND = (404, "found")
    CONFLICT = 409
    COST_LIMIT_EXCEEDED = (400, "cost")
    RATE_LIMITED = 429
    TIMEOUT = 504
    UNAVAILABLE = 503
    INTERNAL_SERVER_ERROR = 500

    @property
    def status(self) -> int:
        """The HTTP status, a number from 400 to 504."""
        status: int = self.value[0] if isinstance(self.value, tuple) else self.value
        return status


@dataclass(frozen=True, slots=True)
class Sentence:
    """One thing that can go wrong: a code and its two texts; ``{names}`` in them are filled from the refusal's facts."""

    code: Code
    zh: str
    en: str
