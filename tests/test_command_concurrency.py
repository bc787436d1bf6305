"""Thirty-two clients at once, over the real application and database: nothing is lost, nobody is admitted twice."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Iterable
from typing import Any
from uuid import UUID

import pytest

from tests.acting import act, entries
from tests.asking import Asking, asking_in
from tests.ground import Database
from tests.homes import SELECTION, of_division, of_household, of_person, relations, rows, standing
from tests.world import WORLD, fact_id, household_id
from tests.world_accounts import COUNTY_REGISTRAR

CLIENTS = 32
FULL = 4
"""An open institution of the county."""

NEWCOMERS = """
INSERT INTO person (division_id, city_id, name, pinyin, sex, birth_date)
SELECT d.id, d.id, '来客', 'lai ke', 'UNKNOWN', '1950-01-01' FROM division AS d, generate_series(1, $1)
 WHERE d.code = '321322101200'
RETURNING id
"""


@pytest.fixture
async def crowd(fresh_database: Database, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Asking]:
    """An application with a connection for each client."""
    async with asking_in(fresh_database, tmp_path_factory.mktemp("keys"), pool_size=CLIENTS) as made:
        await made.token(COUNTY_REGISTRAR)
        yield made


async def newcomers(asking: Asking) -> list[str]:
    """The ids of as many people as there are clients, who belong nowhere yet."""
    return [f"Person:{person}" for (person,) in await rows(asking, NEWCOMERS, CLIENTS)]


async def at_once(asking: Asking, *acts: tuple[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """The payloads of acts that are sent at the same moment."""
    kinds = {"admitResident": "institutionResidency { id }"}
    return await asyncio.gather(
        *(act(asking, COUNTY_REGISTRAR, name, given, kinds.get(name, SELECTION)) for name, given in acts)
    )


def refusals(payloads: Iterable[dict[str, Any]]) -> Counter[str]:
    """How many of the acts were refused for what; those that were done under ''."""
    return Counter(" ".join(sorted(each["problem"] for each in payload["errors"])) for payload in payloads)


async def each_version_counts(asking: Asking, home: int) -> None:
    """A membership's version counts the acts that made and changed it: no change was lost, none was made twice."""
    # An act that concerns two divisions has an entry in each; a row that moved is told of in both.
    told = {
        (kept["act_id"], item["object"]) for kept in await entries(asking, outcome="DONE") for item in kept["changes"]
    }
    acts = Counter(name for _, name in told)
    sql = "SELECT id, version FROM household_membership WHERE household_id = $1"
    held = {UUID(str(own)): version for own, version in await rows(asking, sql, household_id(home))}
    before = {own: WORLD.memberships[own].version for own in held if own in WORLD.memberships}
    assert held == {own: before.get(own, 0) + acts[f"HouseholdMembership:{own}"] for own in held}


def joining(person: str, home: int = 1) -> tuple[str, dict[str, Any]]:
    return "joinHousehold", {"householdId": of_household(home), "personId": person, "relation": "99"}


async def test_all_who_join_a_household_at_once_belong_to_it(crowd: Asking) -> None:
    people = await newcomers(crowd)
    payloads = await at_once(crowd, *map(joining, people))
    assert refusals(payloads) == {"": CLIENTS}
    assert {("99", person) for person in people} <= await standing(crowd, of_household(1))
    assert await rows(crowd, "SELECT member_count FROM household WHERE id = $1", household_id(1)) == [(4 + CLIENTS,)]
    assert len(await entries(crowd, action="joinHousehold")) == CLIENTS
    await each_version_counts(crowd, 1)


async def test_of_all_who_make_one_person_join_one_does(crowd: Asking) -> None:
    """Half of them into one household, half into another: neither sees what the other has not yet committed."""
    payloads = await at_once(crowd, *(joining(of_person(11), 1 + number % 2) for number in range(CLIENTS)))
    assert refusals(payloads) == {"": 1, "PERSON_IN_HOUSEHOLD": CLIENTS - 1}
    assert len(await rows(crowd, "SELECT FROM household_membership WHERE person_id = $1", of_person(11)[7:])) == 1


async def test_a_household_whose_head_all_change_at_once_has_one_head(crowd: Asking) -> None:
    members = (1, 2, 3, 4)
    payloads = await at_once(crowd, *(heading(members, members[number % 4]) for number in range(CLIENTS)))
    told = refusals(payloads)
    assert set(told) <= {"", "ALREADY_HEAD"}
    assert told[""] == len(await entries(crowd, action="changeHead", outcome="DONE"))
    held = await standing(crowd, of_household(1))
    assert sorted(relation for relation, _ in held) == ["02", "99", "99", "99"]
    assert {person for _, person in held} == set(map(of_person, members))
    await each_version_counts(crowd, 1)


async def test_those_who_join_leave_and_head_a_household_at_once_leave_it_whole(crowd: Asking) -> None:
    people = await newcomers(crowd)
    acts = [*map(joining, people[:12]), *(heading((1, 2, 3, 4), 1 + number % 4) for number in range(12))]
    acts += [leaving(1 + number % 4) for number in range(8)]
    told = refusals(await at_once(crowd, *acts))
    assert all("INTERNAL" not in name for name in told)
    held = await standing(crowd, of_household(1))
    assert Counter(relation for relation, _ in held)["02"] == 1
    assert set(people[:12]) <= {person for _, person in held}
    assert await rows(crowd, "SELECT member_count FROM household WHERE id = $1", household_id(1)) == [(len(held),)]
    await each_version_counts(crowd, 1)
    await rows(crowd, "SELECT check_kept()")


async def test_households_that_are_founded_at_once_have_numbers_of_their_own(crowd: Asking) -> None:
    people = await newcomers(crowd)
    payloads = await at_once(crowd, *map(founding_alone, people))
    assert refusals(payloads) == {"": CLIENTS}
    numbers = {payload["household"]["number"] for payload in payloads}
    assert numbers == {f"321322101201{number:06}" for number in range(1, CLIENTS + 1)}


async def test_of_two_households_that_are_merged_into_each_other_at_once_one_stays(crowd: Asking) -> None:
    acts = [merging(1, 3, (9, 10)), merging(3, 1, (1, 2, 3, 4))] * (CLIENTS // 2)
    told = refusals(await at_once(crowd, *acts))
    assert told[""] == 1
    counts = await rows(
        crowd, "SELECT member_count FROM household WHERE id = ANY ($1)", [household_id(1), household_id(3)]
    )
    assert sorted(counts) == [(0,), (6,)]
    await each_version_counts(crowd, 1)
    await each_version_counts(crowd, 3)


async def test_of_all_who_are_admitted_to_the_last_bed_one_is(crowd: Asking) -> None:
    people = await newcomers(crowd)
    own = fact_id("institution", FULL)
    await rows(crowd, "UPDATE institution SET beds_usable = beds_occupied + 1 WHERE id = $1", own)
    payloads = await at_once(crowd, *map(admitting, people))
    assert refusals(payloads) == {"": 1, "BEDS_FULL": CLIENTS - 1}
    assert await rows(crowd, "SELECT beds_usable - beds_occupied FROM institution WHERE id = $1", own) == [(0,)]
    assert len(await entries(crowd, action="admitResident", outcome="DONE")) == 1
    assert len(await entries(crowd, action="admitResident", outcome="REFUSED")) == CLIENTS - 1


async def test_an_act_that_a_client_sends_again_and_again_is_done_once(crowd: Asking) -> None:
    name, given = joining(of_person(11))
    payloads = await at_once(crowd, *([(name, {**given, "clientMutationId": "once"})] * CLIENTS))
    assert refusals(payloads) == {"": CLIENTS}
    assert all(payload == payloads[0] for payload in payloads)
    assert len(await entries(crowd, action="joinHousehold")) == 1
    assert len(await rows(crowd, "SELECT FROM household_membership WHERE person_id = $1", of_person(11)[7:])) == 1


def heading(members: Iterable[int], head: int) -> tuple[str, dict[str, Any]]:
    others = relations(*((member, "99") for member in members if member != head))
    return "changeHead", {"householdId": of_household(1), "headId": of_person(head), "relations": others}


def leaving(person: int) -> tuple[str, dict[str, Any]]:
    return "leaveHousehold", {"householdId": of_household(1), "personId": of_person(person)}


def admitting(person: str) -> tuple[str, dict[str, Any]]:
    home = f"Institution:{fact_id('institution', FULL)}"
    given = {"institutionId": home, "personId": person, "startedOn": "2026-11-01", "support": "SELF_FUNDED"}
    return "admitResident", given


def founding_alone(person: str) -> tuple[str, dict[str, Any]]:
    members = [{"personId": person, "relation": "02"}]
    division = of_division("321322101201")
    return "establishHousehold", {"divisionId": division, "kind": "RURAL", "address": "二组", "members": members}


def merging(home: int, absorbed: int, members: Iterable[int]) -> tuple[str, dict[str, Any]]:
    given = {"householdId": of_household(home), "absorbedHouseholdId": of_household(absorbed)}
    return "mergeHouseholds", {**given, "members": relations(*((member, "99") for member in members))}
