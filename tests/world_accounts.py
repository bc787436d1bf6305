"""The accounts of the small world and the roles they hold: one of each kind that can make a difference.

Out      ACCOUNTS, by name; their assignments are with them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

from tests.world_divisions import LONG_AGO, division_id

NEVER_YET = date(2999, 1, 1)
PAST = date(2020, 1, 1)
DISABLED = datetime(2026, 1, 8, tzinfo=UTC)

CITY_VIEWER = "viewer@321300"
COUNTY_VIEWER = "viewer@321322"
OTHER_COUNTY_VIEWER = "viewer@321323"
ZONE_VIEWER = "viewer@321391"
COUNTY_REGISTRAR = "registrar@321322"
TOWNSHIP_REGISTRAR = "registrar@321322101"
VILLAGE_VIEWER = "viewer@321322101200"
BOTH_COUNTIES = "both@counties"
MIXED = "mixed@321322"
"""A viewer of the county who is a registrar in one township: field groups granted in part."""
STACKED = "stacked@321322101"
"""A registrar of a county who holds two narrower roles inside it as well, and one in another county's village."""
NOBODY = "nobody"
ADMINISTRATOR = "administrator@321300"
OVERSIGHT = "oversight@321322"
APPROVER = "approver@321322"
EXCHANGE = "exchange@321300"
POSTS = {"REGISTRAR": "民政办经办岗", "APPROVER": "民政局审批岗"}
"""The posts in which roles are held; the other roles are held in none."""
ENDED = "ended@321322"
FUTURE = "future@321322"
DISABLED_VIEWER = "disabled@321322"


@dataclass(frozen=True, slots=True)
class Assignment:
    """A role held in a division from ``started_on`` up to, not including, ``ended_on``."""

    id: UUID
    role: str
    division_id: UUID
    started_on: date = LONG_AGO
    ended_on: date | None = None
    post: str | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """An account with everything it was ever assigned."""

    id: UUID
    name: str
    display_name: str
    assignments: tuple[Assignment, ...] = ()
    disabled_at: datetime | None = None


# name, display name, then (role, division code) or (role, division code, from, until)
_ROWS: tuple[tuple[str, str, tuple[tuple[str, str] | tuple[str, str, date, date | None], ...]], ...] = (
    (CITY_VIEWER, "市查询员", (("VIEWER", "321300"),)),
    (COUNTY_VIEWER, "沭阳查询员", (("VIEWER", "321322"),)),
    (OTHER_COUNTY_VIEWER, "泗阳查询员", (("VIEWER", "321323"),)),
    (ZONE_VIEWER, "洋河查询员", (("VIEWER", "321391"),)),
    (COUNTY_REGISTRAR, "沭阳经办员", (("REGISTRAR", "321322"),)),
    (TOWNSHIP_REGISTRAR, "陇集经办员", (("REGISTRAR", "321322101"),)),
    (VILLAGE_VIEWER, "丁曹查询员", (("VIEWER", "321322101200"),)),
    (BOTH_COUNTIES, "两县查询员", (("VIEWER", "321322"), ("VIEWER", "321323"))),
    (MIXED, "沭阳查询员兼陇集经办员", (("VIEWER", "321322"), ("REGISTRAR", "321322101"))),
    (
        STACKED,
        "沭阳经办员兼村查询员",
        (("REGISTRAR", "321322"), ("VIEWER", "321322101"), ("VIEWER", "321322101200"), ("VIEWER", "321323100001")),
    ),
    (NOBODY, "无角色", ()),
    (ADMINISTRATOR, "市系统管理员", (("ADMINISTRATOR", "321300"),)),
    (OVERSIGHT, "沭阳监督员", (("OVERSIGHT", "321322"),)),
    (APPROVER, "沭阳审批员", (("APPROVER", "321322"),)),
    (EXCHANGE, "市数据共享", (("EXCHANGE", "321300"),)),
    (ENDED, "卸任查询员", (("VIEWER", "321322", LONG_AGO, PAST),)),
    (FUTURE, "候任查询员", (("VIEWER", "321322", NEVER_YET, None),)),
    (DISABLED_VIEWER, "停用查询员", (("VIEWER", "321322"),)),
)


def _account(number: int, name: str, display_name: str, held: tuple[tuple[object, ...], ...]) -> Account:
    return Account(
        id=UUID(f"0e000000-0000-7000-8000-{number:012d}"),
        name=name,
        display_name=display_name,
        assignments=tuple(_assignment(number * 10 + place, *row) for place, row in enumerate(held)),
        disabled_at=DISABLED if name == DISABLED_VIEWER else None,
    )


def _assignment(number: int, role: object, code: object, since: object = LONG_AGO, until: object = None) -> Assignment:
    assert isinstance(since, date)
    assert until is None or isinstance(until, date)
    own = UUID(f"0f000000-0000-7000-8000-{number:012d}")
    return Assignment(own, str(role), division_id(str(code)), since, until, POSTS.get(str(role)))


ACCOUNTS = {row[0]: _account(number, *row) for number, row in enumerate(_ROWS, 1)}
