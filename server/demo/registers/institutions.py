"""Gives the institutions 机构 of the city: the report's 176 for elders, closed ones, and those for others in need.

In       a Ledger, the Sites.
Out      rows of ``institution``.
Refuses  nothing.
Never    lets a home for elders lie outside twenty of the 107 townships with a centre: more than 80 % have nothing else.

The report (end of 2019): 176 institutions; 107 township centres, 20 of them run by society, two of them regional ones in
泗阳; 20,400 beds founded or run by society, which are 64.7 %, so 31,530 in all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from random import Random

from server.demo.divisions import Division
from server.demo.places import spoken
from server.demo.registers import credit
from server.demo.registers.beds import Beds, around, spread_beds
from server.demo.registers.ledger import Ledger, some_day
from server.demo.registers.sites import Sites

HOMES, CENTRES, RUN_BY_SOCIETY = 69, 107, 20
SOCIAL_BEDS, ALL_BEDS = 20_400, 31_530

REGIONAL = ("321323102", "321323105")
"""王集镇 and 李口镇 in 泗阳; the report names the county only."""

STREETS = {
    "321302001": 5, "321302002": 4, "321302005": 3, "321311001": 5, "321322001": 7,
    "321322002": 3, "321322003": 3, "321324001": 6, "321324002": 4, "321371052": 3,
}  # fmt: skip
"""The ten streets that have a centre, as every town and township has one; with how many homes, by proportion."""

TOWNS = {
    "321302101": 2, "321302150": 3, "321311106": 2, "321311150": 2, "321322103": 2,
    "321322105": 3, "321323100": 7, "321323106": 2, "321324101": 2, "321324111": 1,
}  # fmt: skip

CLOSED_HOMES = 6
GRADED_BY = "GB/T 37276-2018"
_NAMES = (
    "康乐", "夕阳红", "福寿", "松鹤", "颐养", "金秋", "安康", "怡康", "乐龄", "仁爱", "慈爱", "常青",
    "祥和", "鹤寿", "百寿", "康馨", "颐和", "爱心", "温馨", "孝和", "民康", "益寿", "晚晴", "春晖", "鑫源",
)  # fmt: skip
_ENDINGS = ("老年公寓", "养老院", "护理院", "颐养中心")
_FIRST, _LAST = date(2018, 6, 1), date(2019, 10, 25)


@dataclass(frozen=True, slots=True)
class _Plan:
    """One institution before it has beds; ``middle`` is about how many."""

    division: Division
    name: str
    kind: str
    founder: str
    operator: str
    middle: float

    @property
    def social(self) -> bool:
        """举办或经营: founded or run by society."""
        return "SOCIAL" in (self.founder, self.operator)


def write_institutions(ledger: Ledger, sites: Sites) -> None:
    """All institutions, those of the report first."""
    random = ledger.dice("institution")
    names = _names(random)
    plans = [*_centres(random, sites), *_homes(random, sites, names)]
    for plan, beds in zip(plans, _beds(random, plans), strict=True):
        _write(ledger, random, plan, beds)
    _write_closed(ledger, random, sites, names)
    for plan in _for_others(sites):
        _write(ledger, random, plan, around(random, int(plan.middle)))


def _centres(random: Random, sites: Sites) -> Iterator[_Plan]:
    places = [each for each in sites.townships if each.kind != "STREET" or each.code in STREETS]
    assert len(places) == CENTRES
    run_by_society = set(random.sample([each.code for each in places if each.code not in REGIONAL], RUN_BY_SOCIETY))
    for place in places:
        regional = place.code in REGIONAL
        kind, words = ("REGIONAL_SUPPORT_CENTRE", "区域性养老服务中心") if regional else _CENTRE
        operator = "SOCIAL" if place.code in run_by_society else "PUBLIC"
        yield _Plan(place, spoken(place) + words, kind, "PUBLIC", operator, 320 if regional else 120)


_CENTRE = ("TOWNSHIP_ELDER_CARE_CENTRE", "养老服务中心")


def _homes(random: Random, sites: Sites, names: Iterator[str]) -> Iterator[_Plan]:
    codes = [code for code, number in (STREETS | TOWNS).items() for _ in range(number)]
    assert len(codes) == HOMES
    for place in sites.by_code(*codes):
        # 公建民营: some were built by the government and are run by others.
        founder = "PUBLIC" if random.random() < 0.13 else "SOCIAL"  # noqa: PLR2004 - a share
        yield _Plan(place, next(names), "ELDER_CARE_HOME", founder, "SOCIAL", 230)


def _names(random: Random) -> Iterator[str]:
    names = [first + ending for first in _NAMES for ending in _ENDINGS]
    random.shuffle(names)
    return iter(names)


def _beds(random: Random, plans: list[_Plan]) -> list[Beds]:
    """Beds for all, so that both sums of the report hold."""
    sums = {True: SOCIAL_BEDS, False: ALL_BEDS - SOCIAL_BEDS}
    spread = {
        social: iter(spread_beds(random, beds, [plan.middle for plan in plans if plan.social == social]))
        for social, beds in sums.items()
    }
    return [next(spread[plan.social]) for plan in plans]


def _write(ledger: Ledger, random: Random, plan: _Plan, beds: Beds, closed_on: date | None = None) -> None:
    number = len(ledger.rows.get("institution", ()))
    centre = plan.kind in ("TOWNSHIP_ELDER_CARE_CENTRE", "REGIONAL_SUPPORT_CENTRE")
    for_elders = centre or plan.kind == "ELDER_CARE_HOME"
    opened = some_day(random, date(2003, 1, 1), date(2017, 12, 31))
    grade = 1 + int(random.random() * 4) if for_elders and random.random() < 0.4 else None  # noqa: PLR2004 - a share
    code = credit.SERVICE_ORGANIZATION if plan.founder == "SOCIAL" else credit.PUBLIC_INSTITUTION
    ledger.registered(
        random,
        "institution",
        plan.division,
        plan.name,
        opened,
        closed_on=closed_on,
        address=f"{spoken(plan.division)}{_road(random)}",
        status="CLOSED" if closed_on else "ACTIVE",
        remarks="五保老人分片集中供养机构" if plan.kind == "REGIONAL_SUPPORT_CENTRE" else None,
        kind=plan.kind,
        unified_credit_code=credit.code(code, number),
        founder_nature=plan.founder,
        operator_nature=plan.operator,
        filing_number=f"宿民养备〔2019〕{number + 1:03}号" if for_elders and not closed_on else None,
        beds_registered=beds.registered,
        beds_usable=beds.usable,
        beds_nursing=beds.nursing,
        grade=grade,
        grade_standard=GRADED_BY if grade else None,
        **_safety(random, every=for_elders and not closed_on),
        home_service=centre or (for_elders and random.random() < 0.3),  # noqa: PLR2004 - a share
        community_service=centre or (for_elders and random.random() < 0.4),  # noqa: PLR2004 - a share
    )


def _safety(random: Random, *, every: bool) -> dict[str, date | None]:
    """四位一体: the four parts of safety, in the order in which they come; not everybody has come to the last."""
    parts = ("facilities", "monitoring", "guidance", "inspection")
    done = 0 if not every else 4 if random.random() < 0.8 else 1 + int(random.random() * 3)  # noqa: PLR2004 - a share
    days = sorted(some_day(random, _FIRST, _LAST) for _ in parts)
    return {f"safety_{part}_on": days[number] if number < done else None for number, part in enumerate(parts)}


def _road(random: Random) -> str:
    roads = ("人民路", "府前路", "振兴路", "幸福路", "健康路", "发展大道", "育才路", "富民路")
    return f"{roads[int(random.random() * len(roads))]}{1 + int(random.random() * 300)}号"


def _write_closed(ledger: Ledger, random: Random, sites: Sites, names: Iterator[str]) -> None:
    """Homes that closed before the report was written, where others are still."""
    for place in sites.by_code(*list(STREETS)[:CLOSED_HOMES]):
        plan = _Plan(place, next(names), "ELDER_CARE_HOME", "SOCIAL", "SOCIAL", 40)
        closed = some_day(random, date(2018, 1, 1), date(2019, 6, 30))
        _write(ledger, random, plan, around(random, 20 + int(random.random() * 60)), closed)


def _for_others(sites: Sites) -> Iterator[_Plan]:
    """Institutions for children, for the mentally ill, and relief stations: the city's own and the counties'."""
    zones = ("321371", "321391")
    for place in (sites.city, *(each for each in sites.counties if each.code not in zones)):
        own = place.name
        city = place is sites.city
        yield _Plan(place, f"{own}儿童福利院", "CHILD_WELFARE", "PUBLIC", "PUBLIC", 200 if city else 60)
        yield _Plan(place, f"{own}救助管理站", "RELIEF_STATION", "PUBLIC", "PUBLIC", 120 if city else 40)
        if city or place.kind == "COUNTY":
            yield _Plan(place, f"{own}精神卫生福利院", "MENTAL_WELFARE", "PUBLIC", "PUBLIC", 260 if city else 110)
