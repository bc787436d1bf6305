"""One row of every register of places and bodies, and of everything that belongs to one, all in one village of the small world.

Out      plant(): writes them as the owner; planted(): the id of the planted row of a table; put(): any further row.
Never    stands on the small world's own institutions, cemeteries and so on: those change with what other tests need.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from tests.lineage_world import VILLAGE, Owner
from tests.world import person_id

_PLACE = {"division_id": VILLAGE, "name": "丁曹某处", "pinyin": "ding cao mou chu", "status": "ACTIVE"}
_SINCE = {"started_on": "2019-01-01"}


def planted(table: str, number: int = 1) -> UUID:
    """The id of a planted row."""
    return UUID(int=(0xA << 124) | (list(_ROWS).index(table) << 64) | number)


async def plant(owner: Owner) -> None:
    """All of them, parents first, as they stand in _ROWS."""
    for table, values in _ROWS.items():
        await put(owner, table, **values)


async def put(owner: Owner, table: str, number: int = 1, /, **values: Any) -> None:
    """One more row: what is not given stays out of the statement; the columns of its parent are those of the planted one."""
    row = {"id": planted(table, number), **_parents(table), **values}
    columns = ", ".join(f'"{name}"' for name in row)
    await owner.run(
        f"INSERT INTO {table} ({columns}) SELECT {columns} FROM json_populate_record(CAST(NULL AS {table}), $1)",
        json.dumps(row, default=str),
    )


async def newcomer(owner: Owner, number: int) -> UUID:
    """Another person of the village."""
    await put(owner, "person", number, **like("person", name=f"某{number}"))
    return planted("person", number)


def like(table: str, /, **changes: Any) -> dict[str, Any]:
    """The values of the planted row with some of them changed."""
    return {**_ROWS[table], **changes}


def _parents(table: str) -> Mapping[str, UUID]:
    return {f"{_CALLED.get((table, parent), parent)}_id": planted(parent) for parent in _PARENTS.get(table, ())}


_PARENTS = {
    "institution_residency": ("institution", "person"),
    "cemetery_ownership": ("cemetery",),
    "cemetery_approval": ("cemetery",),
    "cemetery_price": ("cemetery",),
    "social_organization_rating": ("social_organization",),
    "social_organization_check": ("social_organization",),
    "facility_function": ("community_facility",),
    "facility_assessment": ("community_facility",),
    "facility_assessment_item": ("facility_assessment",),
    "person_classification": ("person",),
    "supervision_committee_member": ("supervision_committee", "person"),
    "power_item": ("power_list",),
    "power_step": ("power_item",),
    "person_merge": ("person",),
}
_CALLED = {("person_merge", "person"): "winner"}
"""What a row calls its parent, where not by the parent's own name."""

_ROWS: dict[str, dict[str, Any]] = {
    "person": {
        "division_id": VILLAGE, "name": "单植", "pinyin": "shan zhi", "sex": "MALE", "birth_date": "1950-01-01",
    },
    "institution": {
        **_PLACE, "kind": "ELDER_CARE_HOME", "founder_nature": "PUBLIC", "operator_nature": "SOCIAL",
        "beds_registered": 2, "beds_usable": 2, "beds_nursing": 1, "beds_occupied": 0,
        "home_service": True, "community_service": True,
    },
    "institution_residency": {**_SINCE, "support": "SELF_FUNDED"},
    "cemetery": {
        **{key: value for key, value in _PLACE.items() if key != "status"}, "kind": "TOWNSHIP_PUBLIC",
        "stage": "OPERATING", "plots_total": 10, "plots_used": 4, "plots_eco": 2,
    },
    "cemetery_ownership": {
        "started_on": "2010-01-01", "ended_on": "2019-01-01", "nature": "PRIVATE", "acquisition": "FOUNDED", "owner": "某人",
    },
    "cemetery_approval": {
        "subject": "PLAN", "number": "某民发〔2010〕1号", "approved_on": "2010-01-01", "authority": "民政局", "area_mu": 3.5,
    },
    "cemetery_price": {**_SINCE, "item": "卧碑", "price": "1200.00", "unit": "穴", "basis": "GUIDED"},
    "social_organization": {
        **_PLACE, "kind": "ASSOCIATION", "unified_credit_code": "planted", "registrar": "民政局",
        "legal_representative": "某人", "registered_on": "2010-01-01", "field": "ELDERLY",
    },
    "social_organization_rating": {**_SINCE, "ended_on": "2024-01-01", "grade": 3, "assessor": "某会"},
    "social_organization_check": {"year": 2019, "outcome": "QUALIFIED"},
    "community_facility": {**_PLACE, "kind": "SERVICE_CENTRE", "area_m2": "650.00", "operator_nature": "PUBLIC"},
    "facility_function": {"service": "ONE_STOP"},
    "facility_assessment": {**_SINCE, "standard": "省标", "result": "UP_TO_STANDARD", "assessor": "民政局"},
    "facility_assessment_item": {"item": "面积", "requirement": "不少于600平方米", "passed": True},
    "person_classification": {**_SINCE, "kind": "SPECIAL_HARDSHIP", "support_form": "DISPERSED"},
    "supervision_committee": {**_PLACE, "term": 1, "started_on": "1980-01-01", "ended_on": "1983-01-01"},
    "supervision_committee_member": {"started_on": "1980-01-01", "ended_on": "1983-01-01", "post": "DIRECTOR"},
    "power_list": {
        "division_id": VILLAGE, "title": "小微权力清单", "edition": "第一版", "adopted_on": "1999-01-01", **_SINCE,
    },
    "power_item": {
        "number": 1, "name": "财务开支", "group": "COLLECTIVE", "category": "财务", "basis": "某办法",
        "holder_post": "村主任", "publicity_days": 3,
    },
    "power_step": {"position": 1, "name": "申请", "actor_post": "经手人"},
    "person_merge": {
        "loser_id": person_id(14), "merged_on": "2019-01-01", "undone_on": "2019-01-02", "moved": [],
    },
}  # fmt: skip
