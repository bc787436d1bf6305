"""The divisions of the small world: a city, four county-level units, their townships and villages, all with real names.

Out      DIVISIONS, each with its line, path and codes; GOVERNANCE, the dated tree they come from.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

LONG_AGO = date(2000, 1, 1)
LISTED = date(2019, 10, 31)
TOWN_FOUNDED = date(2004, 4, 1)
ZONE_OPENED = date(2011, 4, 29)
RECORDED = datetime(2026, 1, 5, 1, 0, tzinfo=UTC)
RECORDED_APART = {"321302": RECORDED - timedelta(days=1), "321323": RECORDED + timedelta(hours=2)}
"""When the divisions of some counties were recorded, by the beginning of their codes."""


@dataclass(frozen=True, slots=True)
class Code:
    """A code that a system gave to a division in a period."""

    system: str
    code: str
    started_on: date
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class Division:
    """A division as the graph shows it. ``line`` holds the ids from the city down to itself."""

    id: UUID
    level: str
    kind: str
    code: str
    name: str
    pinyin: str
    parent_id: UUID | None
    line: tuple[UUID, ...]
    path: str
    codes: tuple[Code, ...]
    counted: bool = True
    data_note: str | None = None
    version: int = 1
    created_at: datetime = RECORDED
    updated_at: datetime = RECORDED


@dataclass(frozen=True, slots=True)
class Governance:
    """Who governs a division in a period."""

    division_id: UUID
    parent_id: UUID
    started_on: date
    ended_on: date | None = None


def division_id(code: str) -> UUID:
    """The id of a division shows its code."""
    return UUID(f"0d000000-0000-7000-8000-{code:0<12}")


_LEVELS = {
    "PREFECTURE_CITY": "city",
    "DISTRICT": "county",
    "COUNTY": "county",
    "FUNCTIONAL_ZONE": "county",
    "STREET": "township",
    "TOWN": "township",
    "RESIDENTS_COMMITTEE": "village",
    "VILLAGERS_COMMITTEE": "village",
}

# code, name, pinyin, kind, code of who governs it
_ROWS = (
    ("321300", "宿迁市", "su qian shi", "PREFECTURE_CITY", ""),
    ("321302", "宿城区", "su cheng qu", "DISTRICT", "321300"),
    ("321322", "沭阳县", "shu yang xian", "COUNTY", "321300"),
    ("321323", "泗阳县", "si yang xian", "COUNTY", "321300"),
    ("321391", "洋河新区", "yang he xin qu", "FUNCTIONAL_ZONE", "321300"),
    ("321302001", "幸福街道", "xing fu jie dao", "STREET", "321302"),
    ("321302001001", "凤凰居委会", "feng huang ju wei hui", "RESIDENTS_COMMITTEE", "321302001"),
    ("321302001002", "新盛居委会", "xin sheng ju wei hui", "RESIDENTS_COMMITTEE", "321302001"),
    ("321302101", "耿车镇", "geng che zhen", "TOWN", "321302"),
    ("321302101200", "红卫村委会", "hong wei cun wei hui", "VILLAGERS_COMMITTEE", "321302101"),
    ("321302101201", "湖稍村委会", "hu shao cun wei hui", "VILLAGERS_COMMITTEE", "321302101"),
    ("321302150", "洋河镇", "yang he zhen", "TOWN", "321391"),
    ("321302150001", "新南园居委会", "xin nan yuan ju wei hui", "RESIDENTS_COMMITTEE", "321302150"),
    ("321302150200", "冯桥村委会", "feng qiao cun wei hui", "VILLAGERS_COMMITTEE", "321302150"),
    ("321322001", "沭城街道", "shu cheng jie dao", "STREET", "321322"),
    ("321322001001", "健康社区居委会", "jian kang she qu ju wei hui", "RESIDENTS_COMMITTEE", "321322001"),
    ("321322001002", "古城社区居委会", "gu cheng she qu ju wei hui", "RESIDENTS_COMMITTEE", "321322001"),
    ("321322101", "陇集镇", "long ji zhen", "TOWN", "321322"),
    ("321322101001", "陇集居委会", "long ji ju wei hui", "RESIDENTS_COMMITTEE", "321322101"),
    ("321322101200", "丁曹村委会", "ding cao cun wei hui", "VILLAGERS_COMMITTEE", "321322101"),
    ("321322101201", "谢桥村委会", "xie qiao cun wei hui", "VILLAGERS_COMMITTEE", "321322101"),
    ("321322102", "胡集镇", "hu ji zhen", "TOWN", "321322"),
    ("321322102001", "胡集居委会", "hu ji ju wei hui", "RESIDENTS_COMMITTEE", "321322102"),
    ("321322102200", "刘河村委会", "liu he cun wei hui", "VILLAGERS_COMMITTEE", "321322102"),
    ("321323100", "众兴镇", "zhong xing zhen", "TOWN", "321323"),
    ("321323100001", "西康居委会", "xi kang ju wei hui", "RESIDENTS_COMMITTEE", "321323100"),
    ("321323100002", "前进居委会", "qian jin ju wei hui", "RESIDENTS_COMMITTEE", "321323100"),
    ("321323101", "爱园镇", "ai yuan zhen", "TOWN", "321323"),
    ("321323101200", "官庄村委会", "guan zhuang cun wei hui", "VILLAGERS_COMMITTEE", "321323101"),
    ("321323101206", "唐圩村委会", "tang wei cun wei hui", "VILLAGERS_COMMITTEE", "321323101"),
)

_NOT_COUNTED = {"321322102200": "报告未计此村,名录有此村"}
"""The villages that the bureau's report does not count, and what is known of them."""

_MORE_CODES = {
    "321322": (Code("MCA", "321322", LONG_AGO),),
    "321323": (Code("MCA", "321323", LONG_AGO),),
    "321302150": (
        Code("LOCAL", "321302108", LONG_AGO, TOWN_FOUNDED),
        Code("LOCAL", "321391100", ZONE_OPENED),
    ),
}


def _codes(code: str) -> tuple[Code, ...]:
    """The zone is the bureau's own; all others are in the statistics bureau's list, with twelve digits."""
    if code == "321391":
        return (Code("LOCAL", code, ZONE_OPENED),)
    return (Code("NBS", f"{code:0<12}", LISTED), *_MORE_CODES.get(code, ()))


def _division(row: tuple[str, str, str, str, str], above: dict[str, Division]) -> Division:
    code, name, pinyin, kind, parent_code = row
    parent = above.get(parent_code)
    own = division_id(code)
    return Division(
        id=own,
        level=_LEVELS[kind],
        kind=kind,
        code=code,
        name=name,
        pinyin=pinyin,
        parent_id=parent.id if parent else None,
        line=(*(parent.line if parent else ()), own),
        path=f"{parent.path}/{name}" if parent else name,
        codes=_codes(code),
        counted=code not in _NOT_COUNTED,
        data_note=_NOT_COUNTED.get(code),
        created_at=RECORDED_APART.get(code[:6], RECORDED),
        updated_at=RECORDED_APART.get(code[:6], RECORDED),
    )


def _divisions() -> tuple[Division, ...]:
    made: dict[str, Division] = {}
    for row in _ROWS:
        made[row[0]] = _division(row, made)
    return tuple(made.values())


def _governance(row: tuple[str, str, str, str, str]) -> tuple[Governance, ...]:
    code, parent = row[0], row[4]
    if not parent:
        return ()
    own, above = division_id(code), division_id(parent)
    if code == "321302150":
        before = Governance(own, division_id("321302"), TOWN_FOUNDED, ZONE_OPENED)
        return (before, Governance(own, above, ZONE_OPENED))
    return (Governance(own, above, ZONE_OPENED if code == "321391" else LONG_AGO),)


DIVISIONS = _divisions()
GOVERNANCE = tuple(period for row in _ROWS for period in _governance(row))
"""The town of 洋河 was governed by 宿城区 until the zone opened."""
