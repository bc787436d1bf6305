"""Gives the cemeteries 公墓 of the city: 86 of townships that were private and were taken back in 2019, and all others.

In       a Ledger, the Sites.
Out      rows of ``cemetery``; ownerships, approvals and prices by their own module.
Refuses  nothing.
Never    leaves a township's cemetery in private hands; some commercial ones of the city are private by law.

The report (end of 2019): all 86 private cemeteries of townships were taken back. Of 洋河新区 the five and their 197.211 mu
are known by name; how many the other counties had is not, so they are spread by townships.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from random import Random

from server.demo.divisions import ZONE, ZONE_TOWN, Division
from server.demo.places import spoken
from server.demo.registers.cemetery_papers import write_papers
from server.demo.registers.ledger import Entry, Ledger, some_day
from server.demo.registers.sites import Sites
from server.demo.sizes import apportioned

TAKEN_BACK = 86
IN_THE_ZONE = ("天堂陵园", "王园墓地", "仓集天城墓园", "永思墓园", "郑楼福寿园")
ZONE_AREA = (41_205, 36_870, 44_536, 38_400, 36_200)
"""The five areas in thousandths of a mu. Only their sum, 197.211 mu, is known."""

OTHERS = {"COMMERCIAL": 8, "TOWNSHIP_PUBLIC": 26, "VILLAGE_PUBLIC": 140, "COLUMBARIUM": 12, "ECO": 14}
_NAMES = (
    "永安", "福寿", "长青", "青松", "松鹤", "仙鹤", "安息", "龙山", "凤凰", "万寿", "归园", "思源", "静园", "慈恩",
    "怀远", "孝亲", "颐园", "西山", "宝塔", "天福", "德馨", "祥云", "清泉", "柏林", "常乐", "景福", "瑞安", "望乡",
)  # fmt: skip
_ENDINGS = {
    "COMMERCIAL": "陵园",
    "TOWNSHIP_PUBLIC": "公益性公墓",
    "VILLAGE_PUBLIC": "公益性公墓",
    "COLUMBARIUM": "骨灰堂",
    "ECO": "生态安葬园",
}
_AREA = {"COMMERCIAL": 160, "TOWNSHIP_PUBLIC": 38, "VILLAGE_PUBLIC": 6, "COLUMBARIUM": 4, "ECO": 22}
PLOTS_A_MU = 110
_STAGES = ("OPERATING",) * 17 + ("PLANNED", "APPROVED", "BUILDING", "ACCEPTED", "SUSPENDED", "CLOSED")


@dataclass(frozen=True, slots=True)
class Plan:
    """One cemetery before it is entered; ``taken_back``: it was private until 2019. Area in mu."""

    division: Division
    name: str
    kind: str
    stage: str
    area: Decimal
    taken_back: bool = False


def write_cemeteries(ledger: Ledger, sites: Sites) -> None:
    """All cemeteries, those of the report first."""
    random = ledger.dice("cemetery")
    for plan in (*_taken_back(random, sites), *_others(random, sites)):
        write_papers(ledger, random, _entered(ledger, random, plan), plan.division, taken_back=plan.taken_back)


def _taken_back(random: Random, sites: Sites) -> Iterator[Plan]:
    (zone_town,) = sites.by_code(ZONE_TOWN)
    assert zone_town.parent == ZONE
    for name, area in zip(IN_THE_ZONE, ZONE_AREA, strict=True):
        yield Plan(zone_town, name, "TOWNSHIP_PUBLIC", "OPERATING", Decimal(area) / 1000, taken_back=True)
    places = [each for each in sites.townships if each.kind != "STREET" and each is not zone_town]
    numbers = apportioned(TAKEN_BACK - len(IN_THE_ZONE), [random.random() ** 2 for _ in places], 0)
    names = _distinct(random, ("陵园", "公墓", "墓园"))
    for place, number in zip(places, numbers, strict=True):
        for _ in range(number):
            name = spoken(place).rstrip("镇乡") + next(names)
            yield Plan(place, name, "TOWNSHIP_PUBLIC", "OPERATING", _area(random, "TOWNSHIP_PUBLIC"), taken_back=True)


def _others(random: Random, sites: Sites) -> Iterator[Plan]:
    names = _distinct(random, ("",))
    for kind, number in OTHERS.items():
        for place in _places(random, sites, kind, number):
            own = next(names) if kind in ("COMMERCIAL", "ECO") else ""
            stage = _STAGES[int(random.random() * len(_STAGES))] if kind != "COMMERCIAL" else "OPERATING"
            yield Plan(place, spoken(place) + own + _ENDINGS[kind], kind, stage, _area(random, kind))


def _places(random: Random, sites: Sites, kind: str, number: int) -> list[Division]:
    """Where the cemeteries of a kind lie: each in another division, but for the city's and counties' commercial ones."""
    if kind == "COMMERCIAL":
        return [sites.city, *sites.counties]
    group = sites.villages if kind == "VILLAGE_PUBLIC" else sites.townships
    return sorted(random.sample(group, number), key=lambda each: each.code)


def _distinct(random: Random, endings: tuple[str, ...]) -> Iterator[str]:
    names = [name + ending for name in _NAMES for ending in endings]
    random.shuffle(names)
    # More townships than names: the same name in another town is another name.
    while True:
        yield from names


def _area(random: Random, kind: str) -> Decimal:
    return Decimal(round(_AREA[kind] * 1000 * random.lognormvariate(0, 0.4))) / 1000


def _entered(ledger: Ledger, random: Random, plan: Plan) -> Entry:
    works = plan.stage in ("OPERATING", "SUSPENDED", "CLOSED")
    plots = int(plan.area * PLOTS_A_MU)
    opened = some_day(random, date(2002, 3, 1), date(2014, 12, 31)) if works else None
    closed = some_day(random, date(2016, 1, 1), date(2018, 12, 31)) if plan.stage == "CLOSED" else None
    since = closed or opened or some_day(random, date(2018, 1, 1), date(2019, 10, 20))
    number = len(ledger.rows.get("cemetery", ()))
    return ledger.registered(
        random,
        "cemetery",
        plan.division,
        plan.name,
        opened,
        closed_on=closed,
        status_since=since,
        address=f"{spoken(plan.division)}{1 + int(random.random() * 12)}组",
        remarks="原民营公墓,2019年收回" if plan.taken_back else None,
        kind=plan.kind,
        ownership=ownership(plan.kind, plan.division),
        stage=plan.stage,
        stage_since=since,
        licence_number=f"宿民公墓证字第{number + 1:04}号" if works else None,
        licensed_on=opened,
        area_mu=plan.area,
        plots_total=plots,
        plots_used=int(plots * random.random() * 0.7) if works else 0,
        plots_eco=int(plots * (1 if plan.kind == "ECO" else 0.1 + 0.3 * random.random())),
        service_area=spoken(plan.division),
    )


def ownership(kind: str, division: Division) -> str:
    """Whose a cemetery of this kind is, now that none of a township's is private."""
    if kind == "COMMERCIAL":
        return "PRIVATE" if division.kind == "COUNTY" else "STATE"
    return "COLLECTIVE" if kind == "VILLAGE_PUBLIC" else "STATE"
