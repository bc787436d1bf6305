"""The households of the small world and who belonged to which, when: past members, an empty one, heads who live elsewhere.

Out      HOUSEHOLDS and MEMBERSHIPS, in the order of their ids. A membership lies where its household lies.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from tests.world_divisions import division_id
from tests.world_people import person_id

RURAL, URBAN = "RURAL", "URBAN"
HEAD, SPOUSE, SON, DAUGHTER, DAUGHTER_IN_LAW, MOTHER, NO_KIN = "02", "10", "20", "30", "38", "52", "99"
FIRST_RECORDED = datetime(2026, 1, 7, 1, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Household:
    """A household as the tables hold one."""

    id: UUID
    division_id: UUID
    number: str
    kind: str
    address: str
    income_per_capita_year: Decimal | None
    income_year: int | None
    low_income_register_on: date | None
    assistance: str
    assistance_since: date | None
    version: int
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class Membership:
    """A membership as the tables hold one."""

    id: UUID
    division_id: UUID
    household_id: UUID
    person_id: UUID
    relation: str
    started_on: date
    ended_on: date | None
    version: int
    created_at: datetime
    updated_at: datetime


def household_id(number: int) -> UUID:
    """The id of a household shows its number in the list."""
    return UUID(f"0b000000-0000-7000-8000-{number:012d}")


# division, number within it, kind, address, income
_HOMES: tuple[tuple[str, str, str, str, str | None], ...] = (
    ("321322001001", "0001", URBAN, "沭城街道健康路1号", "36000.00"),
    ("321322001001", "0002", URBAN, "沭城街道健康路2号", None),
    ("321322001002", "0001", URBAN, "沭城街道古城巷9号", "12000.00"),
    ("321322101001", "0001", RURAL, "陇集镇东街3号", "5400.50"),
    ("321322101200", "0001", RURAL, "陇集镇丁曹村二组", "8800.00"),
    ("321322101200", "0002", RURAL, "陇集镇丁曹村三组", None),
    ("321322102001", "0001", RURAL, "胡集镇中心路17号", "21000.00"),
    ("321322102200", "0001", RURAL, "胡集镇刘河村五组", "36000.00"),
    ("321323100001", "0001", URBAN, "众兴镇西康路100%号", "18000.00"),
    ("321323100002", "0001", RURAL, "众兴镇前进_组", "0.00"),
    ("321323101200", "0001", RURAL, "爱园镇官庄村一组", "9100.00"),
    ("321302001001", "0001", URBAN, "幸福街道凤凰苑1幢101", "120000.00"),
    ("321302101200", "0001", RURAL, "耿车镇红卫村四组", "15000.00"),
    ("321302150200", "0001", RURAL, "洋河镇冯桥村六组", "26000.00"),
    ("321302150", "0001", URBAN, "洋河镇酒都大道", "30000.00"),
)
_CHANGED = {3: 2, 9: 5}
_OTHER_YEARS = {3: 2018, 11: 2020, 13: 2018}
_ON_THE_REGISTER = {4: date(2016, 1, 1), 5: date(2016, 1, 1), 10: date(2017, 6, 1), 13: date(2015, 1, 1)}
_ASSISTED = {
    3: ("LOW_INCOME_MARGIN", date(2019, 7, 1)),
    4: ("SUBSISTENCE_ALLOWANCE", date(2018, 1, 1)),
    10: ("SPECIAL_HARDSHIP", date(2012, 1, 1)),
    13: ("SUBSISTENCE_ALLOWANCE", None),
}


def _household(number: int, home: tuple[str, str, str, str, str | None]) -> Household:
    code, own_number, kind, address, income = home
    recorded = FIRST_RECORDED + timedelta(minutes=number // 4)
    version = _CHANGED.get(number, 1)
    assistance, since = _ASSISTED.get(number, ("NONE", None))
    return Household(
        id=household_id(number),
        division_id=division_id(code),
        number=f"{code:0<12}-{own_number}",
        kind=kind,
        address=address,
        income_per_capita_year=None if income is None else Decimal(income),
        income_year=None if income is None else _OTHER_YEARS.get(number, 2019),
        low_income_register_on=_ON_THE_REGISTER.get(number),
        assistance=assistance,
        assistance_since=since,
        version=version,
        created_at=recorded,
        updated_at=recorded + timedelta(hours=version - 1),
    )


HOUSEHOLDS = tuple(_household(number, home) for number, home in enumerate(_HOMES, 1))

# household, person, relation, from, until
_MEMBERS: tuple[tuple[int, int, str, str, str | None], ...] = (
    (1, 1, HEAD, "1988-01-01", None),
    (1, 2, SPOUSE, "1988-10-01", None),
    (1, 3, DAUGHTER, "1990-05-01", None),
    (1, 4, SON, "1992-10-11", None),
    (1, 37, NO_KIN, "2015-09-01", "2020-07-01"),
    (2, 6, SPOUSE, "2012-02-02", None),
    (2, 5, HEAD, "2010-03-01", None),
    (2, 8, DAUGHTER, "2015-06-01", None),
    (2, 7, SON, "2015-06-01", None),
    (3, 9, HEAD, "2017-01-01", None),
    (3, 10, SON, "2018-09-01", None),
    (4, 13, SPOUSE, "1960-01-01", None),
    (4, 12, HEAD, "1960-01-01", None),
    (4, 30, DAUGHTER, "1982-03-03", "2005-10-01"),
    (5, 14, HEAD, "1995-05-01", None),
    (5, 15, SPOUSE, "1995-05-01", None),
    (5, 16, DAUGHTER, "1996-02-29", None),
    (5, 17, SON, "2000-01-01", None),
    (5, 18, MOTHER, "1995-05-01", None),
    (7, 19, HEAD, "1982-01-01", None),
    (7, 20, SON, "1983-05-01", None),
    (7, 21, DAUGHTER_IN_LAW, "2009-09-09", None),
    (8, 22, HEAD, "2006-06-06", None),
    (8, 23, SPOUSE, "2006-06-06", None),
    (9, 25, HEAD, "1994-01-01", None),
    (9, 26, SPOUSE, "1994-01-01", None),
    (9, 27, DAUGHTER, "1995-05-01", None),
    (9, 30, NO_KIN, "2005-10-01", "2019-02-14"),
    (10, 28, HEAD, "1975-01-01", None),
    (11, 29, HEAD, "2001-01-01", None),
    (11, 30, SPOUSE, "2019-02-14", None),
    (11, 31, SON, "2020-02-02", None),
    (12, 33, HEAD, "2016-05-20", None),
    (12, 34, SPOUSE, "2016-05-20", None),
    (13, 35, HEAD, "2003-03-03", None),
    (13, 36, DAUGHTER, "2005-04-20", None),
    (14, 38, HEAD, "1990-01-01", None),
    (14, 39, SPOUSE, "1990-01-01", None),
    (14, 40, SON, "1998-05-01", None),
    (14, 41, SON, "1998-05-01", None),
    (15, 42, HEAD, "1980-01-01", None),
)


def _membership(number: int, row: tuple[int, int, str, str, str | None]) -> Membership:
    home, member, relation, since, until = row
    return Membership(
        id=UUID(f"0c000000-0000-7000-8000-{number:012d}"),
        division_id=HOUSEHOLDS[home - 1].division_id,
        household_id=household_id(home),
        person_id=person_id(member),
        relation=relation,
        started_on=date.fromisoformat(since),
        ended_on=None if until is None else date.fromisoformat(until),
        version=2 if until else 1,
        created_at=FIRST_RECORDED,
        updated_at=FIRST_RECORDED + timedelta(days=1 if until else 0),
    )


MEMBERSHIPS = tuple(_membership(number, row) for number, row in enumerate(_MEMBERS, 1))
