"""Gives the assessments of service centres by the province's standard, item by item.

In       a centre's row, how many services it offers, whether it is up to standard.
Out      rows of ``facility_assessment`` and ``facility_assessment_item``.
Refuses  nothing.
Never    lets a centre pass that lacks the area, nor one fail that meets every item.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from random import Random

from server.demo.divisions import Division
from server.demo.registers.ledger import Entry, Ledger, some_day

STANDARD = "江苏省城乡社区综合服务设施建设标准"
LEAST_AREA, LEAST_SERVICES = 600, 5
_FIRST, _LAST = date(2019, 3, 1), date(2019, 10, 25)
_EARLIER_FIRST, _EARLIER_LAST = date(2016, 3, 1), date(2017, 11, 30)
_CHECKED = {
    "标识": "统一名称和标识",
    "一站式服务": "设服务大厅,一门受理",
    "无障碍设施": "出入口和卫生间无障碍",
    "公示": "服务项目、流程、办理时限上墙公示",
}
"""Items that a look decides, and what they ask."""

_RESULT = {True: "UP_TO_STANDARD", False: "NOT_UP_TO_STANDARD"}
_FOUND = {True: "符合", False: "不符合"}


def assess(ledger: Ledger, random: Random, centre: Entry, place: Division, *, passed: bool, services: int) -> None:
    """The assessment in force; a quarter were assessed before, some of them with another result."""
    day = some_day(random, _FIRST, _LAST)
    own = {
        "community_facility_id": centre["id"],
        "standard": STANDARD,
        "assessor": f"{place.path.split('/')[1]}民政局",
    }
    if random.random() < 0.25:  # noqa: PLR2004 - a share
        earlier = {"started_on": some_day(random, _EARLIER_FIRST, _EARLIER_LAST), "ended_on": day}
        passed_before = passed and random.random() < 0.5  # noqa: PLR2004 - a share
        ledger.lying(random, "facility_assessment", place, **own, **earlier, result=_RESULT[passed_before])
    own |= {"started_on": day, "ended_on": None}
    assessment = ledger.lying(random, "facility_assessment", place, **own, result=_RESULT[passed])
    for item, requirement, finding, met in _items(random, centre, passed=passed, services=services):
        ledger.lying(
            random,
            "facility_assessment_item",
            place,
            facility_assessment_id=assessment["id"],
            item=item,
            requirement=requirement,
            finding=finding,
            passed=met,
        )


def _items(random: Random, centre: Entry, *, passed: bool, services: int) -> Iterator[tuple[str, str, str, bool]]:
    """Item, requirement, finding and whether it was met."""
    area = centre["area_m2"]
    assert isinstance(area, Decimal)
    spacious = area >= LEAST_AREA
    yield "建筑面积", f"不低于{LEAST_AREA}平方米", f"{area}平方米", spacious
    yield "服务功能", f"1+N,N不少于{LEAST_SERVICES}", f"N={services}", services >= LEAST_SERVICES
    # Who has the area and is not up to standard lacks something else.
    missing = {random.choice(tuple(_CHECKED))} if not passed and spacious else set()
    for item, requirement in _CHECKED.items():
        met = item not in missing
        yield item, requirement, _FOUND[met], met
