"""What the database keeps of the registers by itself, how children follow their parents, and that a wrong load is found."""

from __future__ import annotations

from collections.abc import AsyncIterator
from uuid import UUID

import asyncpg
import pytest

from tests.ground import Database, connected
from tests.lineage_world import ELSEWHERE, NEW_COUNTY, TODAY, VILLAGE, Owner
from tests.planted_registers import like, newcomer, plant, planted, put


@pytest.fixture
async def owner(fresh_database: Database) -> AsyncIterator[Owner]:
    async with connected(fresh_database.owner_url) as line:
        owner = Owner(line)
        await plant(owner)
        yield owner


async def test_no_institution_has_more_residents_than_usable_beds(owner: Owner) -> None:
    second, third = await newcomer(owner, 2), await newcomer(owner, 3)
    await put(owner, "institution_residency", 2, **like("institution_residency", person_id=second))
    with pytest.raises(asyncpg.CheckViolationError, match="3 residents and 2 usable beds"):
        await put(owner, "institution_residency", 3, **like("institution_residency", person_id=third))
    with pytest.raises(asyncpg.CheckViolationError):
        await owner.run("UPDATE institution SET beds_usable = 1 WHERE id = $1", planted("institution"))
    async with owner.line.transaction():
        await put(owner, "institution_residency", 3, **like("institution_residency", person_id=third))
        await leave(owner, 2)
    assert await beds(owner) == 2
    await owner.lies_right()


async def test_occupied_beds_follow_who_comes_moves_and_goes(owner: Owner) -> None:
    await put(owner, "institution", 2, **like("institution"))
    assert (await beds(owner), await beds(owner, 2)) == (1, 0)
    await move_in(owner, 2)
    assert (await beds(owner), await beds(owner, 2)) == (0, 1)
    await leave(owner, 1)
    assert await beds(owner, 2) == 0
    await owner.run("UPDATE institution_residency SET ended_on = NULL WHERE id = $1", planted("institution_residency"))
    await owner.run("DELETE FROM institution_residency WHERE id = $1", planted("institution_residency"))
    assert await beds(owner, 2) == 0


async def test_a_cemetery_is_whose_it_is_now_whatever_the_writer_says(owner: Owner) -> None:
    assert await ownership(owner) is None, "what ended is nobody's"
    await put(
        owner,
        "cemetery_ownership",
        2,
        **like("cemetery_ownership", started_on="2019-01-01", ended_on=None, nature="STATE", acquisition="TRANSFERRED"),
    )
    assert await ownership(owner) == "STATE"
    await owner.run("UPDATE cemetery SET ownership = 'PRIVATE' WHERE id = $1", planted("cemetery"))
    assert await ownership(owner) == "STATE"
    await owner.run(
        "UPDATE cemetery_ownership SET nature = 'COLLECTIVE' WHERE ended_on IS NULL AND id = $1", open_one()
    )
    assert await ownership(owner) == "COLLECTIVE"
    await owner.run("DELETE FROM cemetery_ownership WHERE id = $1", open_one())
    assert await ownership(owner) is None


STATUS_OF = {
    "PLANNED": "PREPARING",
    "ACCEPTED": "PREPARING",
    "OPERATING": "ACTIVE",
    "SUSPENDED": "SUSPENDED",
    "CLOSED": "CLOSED",
}


@pytest.mark.parametrize(("stage", "status"), STATUS_OF.items())
async def test_the_status_of_a_cemetery_follows_its_stage(owner: Owner, stage: str, status: str) -> None:
    await owner.run("UPDATE cemetery SET stage = $2 WHERE id = $1", planted("cemetery"), stage)
    assert await owner.value("SELECT status FROM cemetery WHERE id = $1", planted("cemetery")) == status


@pytest.mark.parametrize("table", ["person", "institution", "division"])
async def test_a_reading_gives_spelling_and_initials(owner: Owner, table: str) -> None:
    key = VILLAGE if table == "division" else planted(table)
    await owner.run(f"UPDATE {table} SET pinyin = 'shan xiong  xin' WHERE id = $1", key)
    row = await owner.line.fetchrow(f"SELECT spelling, initials FROM {table} WHERE id = $1", key)
    assert tuple(row or ()) == ("shanxiongxin", "sxx")


FOLLOWING = {
    "institution": ("institution_residency",),
    "cemetery": ("cemetery_ownership", "cemetery_approval", "cemetery_price"),
    "social_organization": ("social_organization_rating", "social_organization_check"),
    "community_facility": ("facility_function", "facility_assessment", "facility_assessment_item"),
    "person": ("person_classification", "person_merge"),
    "supervision_committee": ("supervision_committee_member",),
}


async def test_every_child_is_among_those_that_follow(owner: Owner) -> None:
    told = await owner.line.fetch("SELECT parent::text, child::text FROM children()")
    known = {(parent, child) for parent, children in FOLLOWING.items() for child in children}
    known |= {("household", "household_membership"), ("facility_assessment", "facility_assessment_item")}
    assert {tuple(row) for row in told} == known - {("community_facility", "facility_assessment_item")}


async def test_every_child_finds_its_division_by_a_statement_of_its_own_which_is_planned_once(owner: Owner) -> None:
    body = str(await owner.line.fetchval("SELECT prosrc FROM pg_proc WHERE proname = 'keep_division'"))
    for parent, reference in await owner.line.fetch("SELECT DISTINCT parent::text, reference::text FROM children()"):
        assert f"WHEN '{parent}.{reference}' THEN" in body


@pytest.mark.parametrize("parent", FOLLOWING)
async def test_a_row_that_moves_takes_along_what_belongs_to_it(owner: Owner, parent: str) -> None:
    await owner.run(f"UPDATE {parent} SET division_id = $2 WHERE id = $1", planted(parent), ELSEWHERE)
    for child in FOLLOWING[parent]:
        assert await place(owner, child) == (ELSEWHERE, NEW_COUNTY, ELSEWHERE), child
    stayed = {child for other, children in FOLLOWING.items() if other != parent for child in children}
    for child in stayed:
        assert (await place(owner, child))[0] == VILLAGE, child
    await owner.lies_right()


@pytest.mark.parametrize("child", [child for children in FOLLOWING.values() for child in children])
async def test_a_writer_who_says_that_a_child_lies_elsewhere_is_corrected(owner: Owner, child: str) -> None:
    await owner.run(
        f"UPDATE {child} SET division_id = $2, county_id = $3 WHERE id = $1", planted(child), ELSEWHERE, NEW_COUNTY
    )
    assert (await place(owner, child))[0] == VILLAGE
    await owner.lies_right()


async def test_a_child_given_to_another_parent_lies_where_that_lies(owner: Owner) -> None:
    await put(owner, "institution", 2, **like("institution", division_id=ELSEWHERE))
    await move_in(owner, 2)
    assert await place(owner, "institution_residency") == (ELSEWHERE, NEW_COUNTY, ELSEWHERE)


async def test_a_child_given_to_another_parent_takes_its_own_children_along(owner: Owner) -> None:
    await put(owner, "community_facility", 2, **like("community_facility", division_id=ELSEWHERE))
    await owner.run(
        "UPDATE facility_assessment SET community_facility_id = $2 WHERE id = $1",
        planted("facility_assessment"),
        planted("community_facility", 2),
    )
    for child in ("facility_assessment", "facility_assessment_item"):
        assert await place(owner, child) == (ELSEWHERE, NEW_COUNTY, ELSEWHERE), child
    await owner.lies_right()


APART = (
    "SET (division_id, county_id, township_id, village_id) ="
    f" (SELECT d.id, d.county_id, d.township_id, d.village_id FROM division AS d WHERE d.id = '{ELSEWHERE}')"
)
PLANTED = {
    **{f"{child} apart from its parent": (child, APART) for children in FOLLOWING.values() for child in children},
    "an institution under another county": ("institution", f"SET county_id = '{NEW_COUNTY}'"),
    "beds that nobody occupies": ("institution", "SET beds_occupied = 2"),
    "more residents than beds": ("institution", "SET beds_usable = 0"),
    "a cemetery of somebody": ("cemetery", "SET ownership = 'PRIVATE'"),
    "a household of too many": ("household", "SET member_count = member_count + 1"),
}


@pytest.mark.parametrize("error", PLANTED)
async def test_the_check_finds_what_a_load_with_sleeping_triggers_wrote_wrong(owner: Owner, error: str) -> None:
    table, change = PLANTED[error]
    await owner.run(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    await owner.lies_right()
    # The whole table where the row is not one of those planted here.
    where = f"id = '{planted(table)}'" if table != "household" else "true"
    await owner.run(f"UPDATE {table} {change} WHERE {where}")
    with pytest.raises(asyncpg.RaiseError, match="differ"):
        await owner.lies_right()


async def move_in(owner: Owner, institution: int) -> None:
    await owner.run(
        "UPDATE institution_residency SET institution_id = $2 WHERE id = $1",
        planted("institution_residency"),
        planted("institution", institution),
    )


async def leave(owner: Owner, number: int) -> None:
    await owner.run(
        f"UPDATE institution_residency SET ended_on = {TODAY} WHERE id = $1", planted("institution_residency", number)
    )


async def beds(owner: Owner, number: int = 1) -> int:
    found: int = await owner.value(
        "SELECT beds_occupied FROM institution WHERE id = $1", planted("institution", number)
    )
    return found


async def ownership(owner: Owner) -> str | None:
    found: str | None = await owner.value("SELECT ownership FROM cemetery WHERE id = $1", planted("cemetery"))
    return found


def open_one() -> UUID:
    return planted("cemetery_ownership", 2)


async def place(owner: Owner, table: str) -> tuple[UUID, UUID, UUID]:
    row = await owner.line.fetchrow(
        f"SELECT division_id, county_id, village_id FROM {table} WHERE id = $1", planted(table)
    )
    assert row is not None
    return row["division_id"], row["county_id"], row["village_id"]
