"""Gives the social organisations 社会组织 of the city, with their ratings and yearly checks.

In       a Ledger, the Sites, the NameBook.
Out      rows of ``social_organization``, ``social_organization_rating``, ``social_organization_check``.
Refuses  nothing.
Never    claims a figure: the report has none of social organisations.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from random import Random

from server.demo.divisions import LISTED_ON, Division
from server.demo.names import NameBook
from server.demo.places import spoken
from server.demo.registers import credit
from server.demo.registers.ledger import Entry, Ledger, some_day
from server.demo.registers.sites import Sites

OF_THE_CITY, OF_A_COUNTY, OF_A_TOWNSHIP = 60, 34, 1
YEARS = (2016, 2017, 2018)
_FIELDS = {
    "ELDERLY": ("为老服务", "市民政局"), "CHILDREN": ("儿童关爱", "市民政局"), "DISABLED": ("助残", "市残疾人联合会"),
    "COMMUNITY": ("社区发展", "市民政局"), "CHARITY": ("慈善", "市民政局"), "EDUCATION": ("教育", "市教育局"),
    "HEALTH": ("健康促进", "市卫生健康委员会"), "CULTURE": ("文化艺术", "市文化广电和旅游局"),
    "INDUSTRY": ("花木行业", "市工商业联合会"), "OTHER": ("志愿服务", None),
}  # fmt: skip
_KINDS = {
    "ASSOCIATION": (credit.ASSOCIATION, ("协会", "联合会", "促进会")),
    "SERVICE_ORGANIZATION": (credit.SERVICE_ORGANIZATION, ("服务中心", "指导中心", "社会工作站")),
    "FOUNDATION": (credit.FOUNDATION, ("基金会",)),
}
_NUMBERS = 5000
"""Their credit codes are numbered from here on, above those of institutions."""

_WORDS = (
    "向阳",
    "同心",
    "春雨",
    "晨曦",
    "益民",
    "启明",
    "阳光",
    "和美",
    "知行",
    "新芽",
    "守望",
    "暖心",
    "微光",
    "众合",
)


def write_organizations(ledger: Ledger, sites: Sites, book: NameBook) -> None:
    """Organisations of the city, of each county and of each township."""
    random, taken = ledger.dice("social_organization"), set[str]()
    for place in _places(sites):
        organization = _entered(ledger, random, place, book, taken)
        _rate(ledger, random, organization, place)
        _check(ledger, random, organization, place)


def _places(sites: Sites) -> Iterator[Division]:
    yield from (sites.city for _ in range(OF_THE_CITY))
    yield from (each for each in sites.counties for _ in range(OF_A_COUNTY))
    yield from (each for each in sites.townships for _ in range(OF_A_TOWNSHIP))


def _entered(ledger: Ledger, random: Random, place: Division, book: NameBook, taken: set[str]) -> Entry:
    kind = _kind(random, place)
    field = random.choice(tuple(_FIELDS))
    name = _name(random, place, kind, field, taken)
    founded = some_day(random, date(2005, 1, 1), date(2019, 6, 30))
    prefix, number = _KINDS[kind][0], len(ledger.rows.get("social_organization", ()))
    closed = some_day(random, date(2019, 7, 1), date(2019, 10, 25)) if random.random() < 0.04 else None  # noqa: PLR2004 - a share
    return ledger.registered(
        random,
        "social_organization",
        place,
        name,
        founded,
        closed_on=closed,
        address=f"{spoken(place)}社会组织服务园{1 + int(random.random() * 40)}室",
        status="CLOSED" if closed else "SUSPENDED" if random.random() < 0.03 else "ACTIVE",  # noqa: PLR2004 - a share
        kind=kind,
        unified_credit_code=credit.code(prefix, _NUMBERS + number),
        registrar=f"{place.path.split('/')[min(1, place.path.count('/'))]}民政局",
        supervising_unit=_FIELDS[field][1],
        legal_representative=_person(random, book),
        registered_on=founded,
        field=field,
    )


def _kind(random: Random, place: Division) -> str:
    if place.level == "city" and random.random() < 0.1:  # noqa: PLR2004 - a share
        return "FOUNDATION"
    return "ASSOCIATION" if random.random() < 0.45 else "SERVICE_ORGANIZATION"  # noqa: PLR2004 - a share


def _name(random: Random, place: Division, kind: str, field: str, taken: set[str]) -> str:
    """A name that no other has, as the law asks."""
    while True:
        own = "" if random.random() < 0.3 else random.choice(_WORDS)  # noqa: PLR2004 - a share
        name = f"{spoken(place)}{own}{_FIELDS[field][0]}{random.choice(_KINDS[kind][1])}"
        if name not in taken:
            taken.add(name)
            return name


def _person(random: Random, book: NameBook) -> str:
    surname, _ = random.choice(book.surnames)
    given, _ = book.given_name(random, random.choice(("MALE", "FEMALE")), date(1968, 1, 1).toordinal())
    return surname + given


def _rate(ledger: Ledger, random: Random, organization: Entry, place: Division) -> None:
    """A third was rated; a rating holds for five years (社会组织评估管理办法), and one as good or better follows."""
    founded = organization["registered_on"]
    assert isinstance(founded, date)
    if random.random() > 0.4 or founded.year > 2017:  # noqa: PLR2004 - a share, a year
        return
    own = {"social_organization_id": organization["id"], "assessor": f"{organization['registrar']}社会组织评估委员会"}
    grade, day = 1 + int(random.random() * 4), founded.replace(year=max(founded.year + 1, 2010), day=1)
    while day <= LISTED_ON:
        ends = day.replace(year=day.year + 5)
        ledger.lying(random, "social_organization_rating", place, **own, grade=grade, started_on=day, ended_on=ends)
        grade, day = min(5, grade + int(random.random() * 2)), ends


def _check(ledger: Ledger, random: Random, organization: Entry, place: Division) -> None:
    founded = organization["registered_on"]
    assert isinstance(founded, date)
    for year in YEARS:
        if founded.year > year:
            continue
        draw = random.random()
        outcomes = ("UNQUALIFIED", "NOT_SUBMITTED", "BASICALLY_QUALIFIED", "QUALIFIED")
        outcome = outcomes[(draw > 0.02) + (draw > 0.07) + (draw > 0.15)]  # noqa: PLR2004 - shares
        day = None if outcome == "NOT_SUBMITTED" else some_day(random, date(year + 1, 3, 1), date(year + 1, 5, 31))
        ledger.lying(
            random,
            "social_organization_check",
            place,
            social_organization_id=organization["id"],
            year=year,
            outcome=outcome,
            checked_on=day,
        )
