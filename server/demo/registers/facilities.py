"""Gives the community facilities 社区设施 of the city: what the report counts of them, and some of the other kinds.

In       a Ledger, the Sites.
Out      rows of ``community_facility``; functions and assessments by their own modules.
Refuses  nothing.
Never    gives a village or community two facilities of one kind: neither would count twice.

The report (end of 2019): 95 % of the service centres of 893 villages and 591 communities are up to the standard, 1,028
stations for care at home, 243 points for elders who were left behind.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from random import Random

from server.demo.divisions import COMMUNITY, Division
from server.demo.places import spoken
from server.demo.registers.assessments import assess
from server.demo.registers.ledger import Entry, Ledger, some_day
from server.demo.registers.sites import Sites

UP_TO_STANDARD = 1_410
"""Of 1,484 centres; 1,410 are 95.0 %."""

LEAST_AREA = 600
"""Square metres that the standard asks of a service centre; necessary, and not enough."""

STATIONS, ELDERS_POINTS, CHILDRENS_HOMES, DAY_CARE, REHABILITATION = 1_028, 243, 162, 40, 36

_SERVICES = {
    "SERVICE_CENTRE": (
        "ELDER_CARE", "CHILD_CARE", "HEALTH", "CULTURE", "SPORT", "LEGAL", "EMPLOYMENT", "RETAIL", "VOLUNTEER",
        "POLICING", "PARTY",
    ),
    "HOME_CARE_STATION": ("HEALTH", "CULTURE", "VOLUNTEER"),
    "LEFT_BEHIND_ELDERS_POINT": ("VOLUNTEER", "HEALTH"),
    "LEFT_BEHIND_CHILDREN_HOME": ("CULTURE", "VOLUNTEER", "SPORT"),
    "DAY_CARE_CENTRE": ("HEALTH", "CULTURE"),
    "REHABILITATION_POINT": ("VOLUNTEER",),
}  # fmt: skip
"""What a facility of a kind may offer besides what it is for: the N of 1+N."""

_OWN_SERVICE = {
    "SERVICE_CENTRE": "ONE_STOP",
    "HOME_CARE_STATION": "ELDER_CARE",
    "LEFT_BEHIND_ELDERS_POINT": "ELDER_CARE",
    "LEFT_BEHIND_CHILDREN_HOME": "CHILD_CARE",
    "DAY_CARE_CENTRE": "ELDER_CARE",
    "REHABILITATION_POINT": "HEALTH",
}
_WORDS = {
    "SERVICE_CENTRE": "综合服务中心",
    "HOME_CARE_STATION": "居家养老服务站",
    "LEFT_BEHIND_ELDERS_POINT": "留守老人关爱点",
    "LEFT_BEHIND_CHILDREN_HOME": "留守儿童之家",
    "DAY_CARE_CENTRE": "日间照料中心",
    "REHABILITATION_POINT": "精神障碍社区康复点",
}
_AREA = {
    "HOME_CARE_STATION": 320,
    "LEFT_BEHIND_ELDERS_POINT": 110,
    "LEFT_BEHIND_CHILDREN_HOME": 130,
    "DAY_CARE_CENTRE": 750,
    "REHABILITATION_POINT": 260,
}


def write_facilities(ledger: Ledger, sites: Sites) -> None:
    """All facilities, the service centres first."""
    random = ledger.dice("community_facility")
    _write_centres(ledger, random, sites)
    for kind, places in (
        ("HOME_CARE_STATION", _some(random, sites.committees, STATIONS)),
        ("LEFT_BEHIND_ELDERS_POINT", _some(random, sites.villages, ELDERS_POINTS)),
        ("LEFT_BEHIND_CHILDREN_HOME", _some(random, sites.villages, CHILDRENS_HOMES)),
        ("DAY_CARE_CENTRE", _some(random, sites.townships, DAY_CARE)),
        ("REHABILITATION_POINT", _some(random, sites.townships, REHABILITATION)),
    ):
        for place in places:
            area = Decimal(round(_AREA[kind] * 100 * random.lognormvariate(0, 0.3))) / 100
            _offer(ledger, random, _entered(ledger, random, place, kind, area), place)


def _write_centres(ledger: Ledger, random: Random, sites: Sites) -> None:
    """A centre for each village and community, each with its assessment."""
    places = sites.committees
    lacking = {each.id for each in _some(random, places, len(places) - UP_TO_STANDARD)}
    for place in places:
        # Some have the area and lack something else; nobody is up to standard without it.
        small = place.id in lacking and random.random() < 0.7  # noqa: PLR2004 - a share
        area = Decimal(round(_centre_area(random, small=small) * 100)) / 100
        centre = _entered(ledger, random, place, "SERVICE_CENTRE", area)
        number = _offer(ledger, random, centre, place)
        assess(ledger, random, centre, place, passed=place.id not in lacking, services=number)


def _centre_area(random: Random, *, small: bool) -> float:
    if small:
        return 240 + random.random() * (LEAST_AREA - 241)
    return min(LEAST_AREA + random.expovariate(1 / 260), 3200)


def _entered(ledger: Ledger, random: Random, place: Division, kind: str, area: Decimal) -> Entry:
    by_society = kind != "SERVICE_CENTRE" and random.random() < 0.35  # noqa: PLR2004 - a share
    opened = some_day(random, date(2008, 1, 1), date(2018, 10, 31))
    housing = place.kind == COMMUNITY and random.random() < 0.3  # noqa: PLR2004 - a share
    return ledger.registered(
        random,
        "community_facility",
        place,
        spoken(place) + _WORDS[kind],
        opened,
        address=f"{spoken(place)}{1 + int(random.random() * 60)}号",
        status="ACTIVE",
        kind=kind,
        area_m2=area,
        operator=f"{spoken(place)}社会工作服务中心" if by_society else place.name,
        operator_nature="SOCIAL" if by_society else "PUBLIC",
        # 四同步一移交: built with new housing, handed over to the bureau before it opened.
        handed_over_on=some_day(random, date(2007, 1, 1), opened) if housing else None,
    )


def _offer(ledger: Ledger, random: Random, facility: Entry, place: Division) -> int:
    """What it offers; gives how many services."""
    kind = str(facility["kind"])
    more = _SERVICES[kind]
    least = len(more) - 5 if kind == "SERVICE_CENTRE" else 0
    services = sorted(random.sample(more, least + int(random.random() * (len(more) - least + 1))))
    for service in (_OWN_SERVICE[kind], *services):
        ledger.lying(random, "facility_function", place, community_facility_id=facility["id"], service=service)
    return len(services)


def _some(random: Random, places: Iterable[Division], number: int) -> list[Division]:
    """So many different places, in the order of the codes."""
    return sorted(random.sample(list(places), number), key=lambda each: each.code)
