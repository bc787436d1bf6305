"""The figures of the report (end of 2019) that the registers carry, and how each is read from the answer of one operation.

Out      FIGURES, each with the report's value; RATIOS, percentages with one decimal place.
Never    takes a figure from the demo's own code: the values are those of the report.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

DOCUMENT = (Path(__file__).parent / "operations" / "city_figures.graphql").read_text(encoding="utf-8")
VARIABLES = {"on": "2019-12-31", "sixtyBy": "1959-12-31"}
REPORTED_PEOPLE = 6_000_000
"""With so many people those figures that count people are the report's; with fewer they are scaled."""

Answer = Mapping[str, Any]
Read = Callable[[Answer], Decimal]


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: its name, the report's value, how it is read, and whether it counts people."""

    name: str
    value: int
    read: Read
    people: bool = False

    def expected(self, people: int) -> int:
        """The value in a city of so many people, rounded half up, but one at least."""
        if not self.people:
            return self.value
        part = Decimal(self.value) * people / REPORTED_PEOPLE
        return max(1, int(part.quantize(Decimal(1), ROUND_HALF_UP)))


@dataclass(frozen=True, slots=True)
class Ratio:
    """One percentage of the report, from two readings; ``least`` where the report says 以上."""

    name: str
    value: Decimal
    part: Read
    whole: Read
    least: bool = False

    def percent(self, answer: Answer) -> Decimal:
        """The percentage with one decimal place, half up."""
        return (100 * self.part(answer) / self.whole(answer)).quantize(Decimal("0.1"), ROUND_HALF_UP)


def total(alias: str) -> Read:
    """The totalCount of a connection."""
    return lambda answer: Decimal(answer[alias]["totalCount"])


def summed(alias: str, field: str) -> Read:
    """The sum of a field over a connection."""
    return lambda answer: Decimal(answer[alias]["aggregate"]["sum"][field])


def grouped(alias: str, **key: object) -> Read:
    """The rows in the groups with these keys."""
    return lambda answer: Decimal(
        sum(
            group["aggregate"]["count"]
            for group in answer[alias]["groups"]
            if all(group["key"][name] == value for name, value in key.items())
        )
    )


FIGURES = (
    Figure("全市养老服务机构176家", 176, total("institutions")),
    Figure("乡镇养老服务中心107家", 107, grouped("townshipCentres")),
    Figure("全部开展居家和社区延伸服务", 107, grouped("townshipCentres", homeService=True, communityService=True)),
    Figure("社会化运营20家", 20, grouped("townshipCentres", operatorNature="SOCIAL")),
    Figure("107家分布在107个乡镇", 107, total("townships")),
    Figure("五保老人分片集中供养机构2个", 2, grouped("institutions", kind="REGIONAL_SUPPORT_CENTRE")),
    Figure("居家养老服务中心(站)1028个", 1028, grouped("facilities", kind="HOME_CARE_STATION")),
    Figure("社会力量举办或经营床位2.04万张", 20_400, summed("socialBeds", "bedsUsable")),
    Figure("留守老人关爱点243个", 243, grouped("facilities", kind="LEFT_BEHIND_ELDERS_POINT")),
    Figure("重病单人保2191名", 2191, grouped("guarantees", ground="SERIOUS_ILLNESS"), people=True),
    Figure("重残单人保3342名", 3342, grouped("guarantees", ground="SEVERE_DISABILITY"), people=True),
    Figure("单人保与低保户不重复", 0, total("guaranteesOfAllowanceHouseholds")),
    Figure("分散供养老人1.5万名", 15_000, grouped("hardship", supportForm="DISPERSED"), people=True),
    Figure("特殊困难老人6.5万名", 65_000, total("specialElders"), people=True),
    Figure("两类巡访老人不重复", 0, total("eldersVisitedTwice")),
    Figure("收回民营乡镇公墓86家", 86, total("takenBack")),
    Figure("民营乡镇公墓无遗留", 0, total("leftPrivate")),
    Figure("893个村", 893, total("villages")),
    Figure("全部建立村务监督委员会", 893, total("villagesWithCommittee")),
    Figure("名单比年报多1个村", 1, total("uncounted")),
    Figure("村和社区各一个服务中心", 1484, grouped("facilities", kind="SERVICE_CENTRE")),
    Figure("达标1410个", 1410, total("centresUpToStandard")),
)
RATIOS = (
    Ratio(
        "占床位总数的64.7%",
        Decimal("64.7"),
        summed("socialBeds", "bedsUsable"),
        summed("institutions", "bedsUsable"),
    ),
    Ratio(
        "95%的服务设施达标",
        Decimal("95.0"),
        total("centresUpToStandard"),
        grouped("facilities", kind="SERVICE_CENTRE"),
    ),
    Ratio("农村老年人占77.5%", Decimal("77.5"), total("ruralElders"), total("elders")),
    Ratio("80%以上的乡镇没有其他养老机构", Decimal(80), total("townshipsWithoutHome"), total("townships"), least=True),
)


def counts(answer: Any, path: str = "") -> Iterator[tuple[str, Decimal]]:
    """What adds up over the parts of a city: every count and sum of an answer, a group's by its key."""
    for name, value in answer.items():
        if name in ("count", "totalCount") or path.endswith("/sum"):
            yield f"{path}/{name}", Decimal(value)
        elif name == "groups":
            for group in value:
                yield from counts({"aggregate": group["aggregate"]}, f"{path}/{group['key']}")
        elif isinstance(value, dict) and name not in ("min", "max"):
            yield from counts(value, f"{path}/{name}")
