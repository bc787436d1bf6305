"""Gives what is written of a cemetery: whose it was and is, how it was approved, what it asks.

In       a cemetery's row, whether it was taken back.
Out      rows of ``cemetery_ownership``, ``cemetery_approval``, ``cemetery_price``.
Refuses  nothing.
Never    approves before the day on which the cemetery opened, or was planned, allows it.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import cast

from server.demo.divisions import Division
from server.demo.places import spoken
from server.demo.registers.ledger import Entry, Ledger, some_day

PRICES_FROM = date(2019, 7, 1)
TAKEN_FROM, TAKEN_UNTIL = date(2019, 8, 1), date(2019, 10, 20)
_SURNAMES = "王张李刘陈徐周孙吴朱杨胡赵高马蔡沈葛许丁"
_STEPS = {
    "PLANNED": ("PLAN",),
    "APPROVED": ("PLAN", "CONSTRUCTION"),
    "BUILDING": ("PLAN", "CONSTRUCTION"),
    "ACCEPTED": ("PLAN", "CONSTRUCTION", "ACCEPTANCE"),
}
"""What has been approved by each stage; those that work or worked have their licence too."""

_ALL_STEPS = ("PLAN", "CONSTRUCTION", "ACCEPTANCE", "LICENCE")
_ITEMS = {
    "PUBLIC": (("单穴", 1200, "个", "GOVERNMENT_SET"), ("双穴", 2000, "个", "GOVERNMENT_SET"),
               ("维护管理费", 30, "年", "GOVERNMENT_SET")),
    "COMMERCIAL": (("双穴卧碑", 26_000, "个", "MARKET"), ("树葬", 6_800, "个", "MARKET"),
                   ("维护管理费", 120, "年", "GUIDED")),
    "COLUMBARIUM": (("骨灰格位", 600, "个", "GOVERNMENT_SET"), ("寄存费", 40, "年", "GOVERNMENT_SET")),
    "ECO": (("树葬", 500, "个", "GUIDED"), ("花坛葬", 300, "个", "GUIDED")),
}  # fmt: skip


def write_papers(ledger: Ledger, random: Random, cemetery: Entry, division: Division, *, taken_back: bool) -> None:
    """All papers of one cemetery."""
    _write_ownership(ledger, random, cemetery, division, taken_back=taken_back)
    _write_approvals(ledger, random, cemetery, division)
    if cemetery["stage"] == "OPERATING":
        _write_prices(ledger, random, cemetery, division)


def _write_ownership(ledger: Ledger, random: Random, cemetery: Entry, division: Division, *, taken_back: bool) -> None:
    began = _began(cemetery)
    owner = f"{spoken(division)}{'村民委员会' if division.level == 'village' else '人民政府'}"
    mine = {"cemetery_id": cemetery["id"], "agreement": None, "agreed_on": None, "former_owner": None}
    if cemetery["ownership"] == "PRIVATE":
        owner = f"{spoken(division)}{_someone(random)}陵园有限公司"
    if taken_back:
        took = some_day(random, TAKEN_FROM, TAKEN_UNTIL)
        former = f"{_someone(random)}某" if random.random() < 0.6 else f"{_someone(random)}氏殡葬服务有限公司"  # noqa: PLR2004 - a share
        founded = mine | {"nature": "PRIVATE", "acquisition": "FOUNDED", "owner": former}
        ledger.lying(random, "cemetery_ownership", division, **founded, started_on=began, ended_on=took)
        number = len(ledger.rows["cemetery_ownership"])
        mine |= {
            "former_owner": former,
            "agreement": f"回收协议〔2019〕第{number:03}号",
            "agreed_on": took - timedelta(days=3 + int(random.random() * 20)),
        }
        began = took
    mine |= {"nature": cemetery["ownership"], "acquisition": "TAKEN_BACK" if taken_back else "FOUNDED", "owner": owner}
    ledger.lying(random, "cemetery_ownership", division, **mine, started_on=began, ended_on=None)


def _write_approvals(ledger: Ledger, random: Random, cemetery: Entry, division: Division) -> None:
    subjects = _STEPS.get(str(cemetery["stage"]), _ALL_STEPS)
    authority = "宿迁市民政局" if cemetery["kind"] == "COMMERCIAL" else f"{_county_name(division)}民政局"
    day = _began(cemetery) - timedelta(days=150 * len(subjects))
    for subject in subjects:
        number = len(ledger.rows.get("cemetery_approval", ()))
        ledger.lying(
            random,
            "cemetery_approval",
            division,
            cemetery_id=cemetery["id"],
            subject=subject,
            number=f"民墓批〔{day.year}〕{number + 1}号",
            approved_on=day,
            authority=authority,
            area_mu=cemetery["area_mu"],
            remarks=None,
        )
        day += timedelta(days=60 + int(random.random() * 80))


def _write_prices(ledger: Ledger, random: Random, cemetery: Entry, division: Division) -> None:
    for item, middle, unit, basis in _ITEMS.get(str(cemetery["kind"]), _ITEMS["PUBLIC"]):
        price = Decimal(max(1, round(middle * (0.8 + 0.4 * random.random()), -1)))
        ledger.lying(
            random,
            "cemetery_price",
            division,
            cemetery_id=cemetery["id"],
            item=item,
            price=price,
            unit=unit,
            basis=basis,
            document="宿发改价格〔2019〕墓葬收费通知" if basis != "MARKET" else None,
            started_on=PRICES_FROM,
            ended_on=None,
        )


def _began(cemetery: Entry) -> date:
    return cast("date", cemetery["opened_on"] or cemetery["stage_since"])


def _someone(random: Random) -> str:
    return _SURNAMES[int(random.random() * len(_SURNAMES))]


def _county_name(division: Division) -> str:
    parts = division.path.split("/")
    return parts[1] if len(parts) > 1 else parts[0]
