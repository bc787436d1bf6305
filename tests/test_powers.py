"""The catalogue of powers lies in the database as it stands in the files; the item and step in force are found by their code."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

import db.powers
from db.powers import FIRST_ID, STARTED_ON, TITLE, powers
from db.tables.power import POWER_GROUPS
from tests.ground import Database, connected

ASK = "SELECT item_id, step_id, reason_required FROM power_item_in_force($1, $2)"
STEPS = [(power.code, step.position) for power in powers() for step in power.steps]


def test_every_item_has_steps_from_one_on_and_step_two_is_the_act_itself() -> None:
    assert len(powers()) > 20
    assert max(Counter(power.code for power in powers()).values()) == 1
    for power in powers():
        assert [step.position for step in power.steps] == list(range(1, len(power.steps) + 1)), power.code
        assert len(power.steps) in {2, 3}
        assert power.group in POWER_GROUPS
        assert len(power.basis) > 5, power.code


def test_what_ends_takes_back_merges_or_reveals_needs_a_reason() -> None:
    reasoned = {power.code for power in powers() if power.reason_required}
    closing = {power.code for power in powers() if power.code.endswith(("_CLOSURE", "_END"))}
    assert len(closing) == 6
    assert reasoned == closing | {"PERSON_MERGE", "CEMETERY_TAKE_BACK", "IDENTITY_REVEAL"}


def test_every_step_in_the_file_is_of_an_item_in_the_file() -> None:
    with Path(db.powers.__file__).with_name("power_steps.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["code"], int(row["position"])) for row in rows] == STEPS


async def test_the_database_holds_the_catalogue_as_the_list_of_the_whole_platform(world_database: Database) -> None:
    async with connected(world_database.owner_url) as owner:
        edition = await owner.fetchrow("SELECT id, division_id, started_on FROM power_list WHERE title = $1", TITLE)
        items = await owner.fetch(
            "SELECT code, number, name, holder_post, publicity_days, reason_required FROM power_item"
            " WHERE power_list_id = $1 ORDER BY number",
            FIRST_ID,
        )
    assert edition is not None
    assert (edition["id"], edition["division_id"], str(edition["started_on"])) == (FIRST_ID, None, STARTED_ON)
    assert [tuple(row) for row in items] == [
        (power.code, number, power.name, power.holder_post, power.publicity_days, power.reason_required)
        for number, power in enumerate(powers(), 1)
    ]


async def test_every_step_is_found_by_the_runtime_role(world_database: Database) -> None:
    async with connected(world_database.runtime_url) as runtime:
        reasons = {power.code: power.reason_required for power in powers()}
        for code, position in STEPS:
            row = await runtime.fetchrow(ASK, code, position)
            assert row is not None
            assert row["reason_required"] == reasons[code]
            number = int(row["step_id"]) - int(FIRST_ID)
            assert (int(row["item_id"]) - int(FIRST_ID), number % 100) == (number // 100 * 100, position)


@pytest.mark.parametrize(
    ("code", "step"),
    [("PERSON_REGISTRATION", 4), ("PERSON_REGISTRATION", None), ("NO_SUCH_POWER", 2), (None, None), ("LOW_INCOME", 1)],
)
async def test_what_no_list_of_the_platform_names_is_not_in_force(
    world_database: Database, code: str | None, step: int | None
) -> None:
    """LOW_INCOME is an item of a county's own list."""
    async with connected(world_database.runtime_url) as runtime:
        assert await runtime.fetch(ASK, code, step) == []


async def test_only_the_edition_of_today_is_in_force(fresh_database: Database) -> None:
    async with connected(fresh_database.owner_url) as owner, connected(fresh_database.runtime_url) as runtime:
        await owner.execute("UPDATE power_list SET ended_on = civil_day() + 1 WHERE id = $1", FIRST_ID)
        assert len(await runtime.fetch(ASK, "PERSON_REGISTRATION", 2)) == 1
        await owner.execute("UPDATE power_list SET ended_on = civil_day() WHERE id = $1", FIRST_ID)
        assert await runtime.fetch(ASK, "PERSON_REGISTRATION", 2) == []
        await owner.execute(
            "UPDATE power_list SET started_on = civil_day() + 1, ended_on = NULL WHERE id = $1", FIRST_ID
        )
        assert await runtime.fetch(ASK, "PERSON_REGISTRATION", 2) == []
