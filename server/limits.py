"""Gives how much one operation, one account and all together may ask for, as settings; the first two for each role.

In       the text of a variable: a number, and what other roles have instead, ``100000 VIEWER=50000 OVERSIGHT=200000``.
Out      Limits: of a document, of rows, of an allowance; the widest of the roles that an account holds.
Refuses  ValueError for a text that is none; SettingsRefused for an operation allowed that no allowance could pay.
Never    looks at a request.
"""

# ruff: noqa: RUF009 - what is called gives a field of a dataclass

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from errors import SettingsRefused
from server.rates import Allowance
from server.setting_values import whole

ROLES = ("VIEWER", "REGISTRAR", "APPROVER", "OVERSIGHT", "ADMINISTRATOR", "EXCHANGE")
"""The roles that an account may hold."""


@dataclass(frozen=True, slots=True)
class PerRole:
    """A number for everybody, and others for some roles."""

    everybody: int
    roles: tuple[tuple[str, int], ...] = ()

    def of(self, held: Iterable[str]) -> int:
        """The number for an account that holds these roles: the greatest, since one role takes nothing from another."""
        own = dict(self.roles)
        return max((own.get(role, self.everybody) for role in held), default=self.everybody)

    def __str__(self) -> str:
        return " ".join([str(self.everybody), *(f"{role}={number}" for role, number in self.roles)])


def per_role(least: int, most: int) -> Callable[[str], PerRole]:
    """A whole number within bounds, then such numbers for roles."""
    number = whole(least, most)
    wrong = f"must be a whole number from {least} to {most}, and may name others for {', '.join(ROLES)}: 10 VIEWER=5"

    def parse(text: str) -> PerRole:
        first, *others = text.split(" ")
        pairs = [other.partition("=") for other in others]
        names = [name for name, _, _ in pairs]
        if not set(names) <= set(ROLES) or len(set(names)) != len(names):
            raise ValueError(wrong)
        try:
            return PerRole(number(first), tuple((name, number(value)) for name, _, value in pairs))
        except ValueError:
            raise ValueError(wrong) from None

    return parse


def _of_role(default: int, least: int, most: int, told: str) -> Any:  # noqa: ANN401 - as dataclasses have it
    return field(default=PerRole(default), metadata={"parse": per_role(least, most), "help": told})


def _of_all(default: int, least: int, most: int, told: str) -> Any:  # noqa: ANN401
    return field(default=default, metadata={"parse": whole(least, most), "help": told})


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What may be asked for."""

    limit_tokens: PerRole = _of_role(4_000, 100, 10_000, "Tokens of a document.")
    limit_depth: PerRole = _of_role(30, 5, 60, "Levels of fields of an operation.")
    limit_aliases: PerRole = _of_role(100, 0, 1_000, "Aliases of an operation.")
    limit_directives: PerRole = _of_role(100, 0, 1_000, "Directives of an operation.")
    limit_root_fields: PerRole = _of_role(50, 1, 500, "Root fields of an operation.")
    limit_fields: PerRole = _of_role(1_000, 10, 4_000, "Fields written in an operation.")
    limit_rows: PerRole = _of_role(100_000, 100, 10_000_000, "Rows that the answer to an operation could hold.")
    rate_capacity: PerRole = _of_role(1_000_000, 1_000, 1_000_000_000, "Rows that an account may ask for at once.")
    rate_per_second: PerRole = _of_role(10_000, 1, 10_000_000, "Rows that an account gets back a second.")
    queue_size: int = _of_all(200, 0, 100_000, "Requests that wait in each worker for a connection; more are refused.")
    queue_seconds: int = _of_all(5, 1, 60, "Seconds that a request waits at most.")

    def allowance(self, roles: Iterable[str]) -> Allowance:
        """How much may be asked for in time."""
        held = tuple(roles)
        return Allowance(self.rate_capacity.of(held), self.rate_per_second.of(held))

    def check(self) -> None:
        """Refused if some role may ask for more at once than its allowance ever holds."""
        for held in ((), *((role,) for role in ROLES)):
            if self.limit_rows.of(held) > self.rate_capacity.of(held):
                raise SettingsRefused(
                    "REGISTRY_LIMIT_ROWS may not be greater than REGISTRY_RATE_CAPACITY, of any role."
                )
