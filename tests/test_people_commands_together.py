"""Acts about people that meet: one citizen number, one livelihood, one death, one home that moves; and who is named to whom."""

from __future__ import annotations

import asyncio
from typing import Any
from uuid import UUID

from tests.acting import act, done
from tests.asking import Asking
from tests.ground import connected
from tests.people_acts import PERSON, XIE_QIAO, a_person, number_of, place, problems, registered
from tests.world_accounts import COUNTY_REGISTRAR
from tests.world_people import person_id

AT_ONCE = 8


async def at_once(asking: Asking, mutation: str, *given: dict[str, Any]) -> list[dict[str, Any]]:
    """The payloads of acts that are sent together."""
    return await asyncio.gather(*(act(asking, COUNTY_REGISTRAR, mutation, each) for each in given))


def refusals(payloads: list[dict[str, Any]]) -> list[str]:
    return [error["problem"] for payload in payloads for error in payload["errors"]]


async def test_of_many_who_register_one_citizen_number_at_once_one_does(fresh_asking: Asking) -> None:
    number = number_of()
    told = await at_once(fresh_asking, "registerPerson", *(a_person(idNumber=number) for _ in range(AT_ONCE)))
    assert refusals(told) == ["CITIZEN_NUMBER_TAKEN"] * (AT_ONCE - 1)


async def test_of_many_who_give_one_person_a_livelihood_at_once_one_does(fresh_asking: Asking) -> None:
    person = await registered(fresh_asking, birthDate="1950-01-01")
    common = {"personId": person["id"], "startedOn": "2020-01-01"}
    low = {**common, "kind": "SUBSISTENCE_ALLOWANCE"}
    hard = {**common, "kind": "SPECIAL_HARDSHIP", "supportForm": "DISPERSED"}
    told = await at_once(fresh_asking, "classifyPerson", *([low, hard] * (AT_ONCE // 2)))
    assert len(refusals(told)) == AT_ONCE - 1
    assert set(refusals(told)) <= {"LIVELIHOODS_EXCLUDE", "CLASSIFIED_ALREADY"}


async def test_of_many_who_record_a_death_at_once_one_does(fresh_asking: Asking) -> None:
    person = await registered(fresh_asking)
    death = {"id": person["id"], "expectedVersion": 1, "diedOn": "2026-11-01"}
    told = await at_once(fresh_asking, "recordDeath", *[death] * AT_ONCE)
    assert sum(not payload["errors"] for payload in told) == 1
    assert set(refusals(told)) == {"STALE_VERSION", "PERSON_DEAD"}


async def test_two_members_who_move_one_household_at_once_move_it_once(fresh_asking: Asking) -> None:
    moves = [
        {
            "id": f"Person:{person_id(number)}",
            "expectedVersion": version,
            "divisionId": place(XIE_QIAO),
            "wholeHousehold": True,
        }
        for number, version in ((14, 2), (15, 1))
    ]
    told = await at_once(fresh_asking, "moveResidence", *moves)
    assert sum(not payload["errors"] for payload in told) == 1
    assert set(refusals(told)) == {"STALE_VERSION", "ALREADY_THERE"}


async def test_who_has_a_number_is_not_named_to_whoever_may_not_see_numbers(fresh_asking: Asking) -> None:
    number = number_of()
    await registered(fresh_asking, idNumber=number)
    async with connected(fresh_asking.settings.owner_database_url or "") as owner:
        await owner.execute("DELETE FROM policy_rule WHERE role = 'REGISTRAR' AND object = 'person.identity'")
    payload = await act(fresh_asking, COUNTY_REGISTRAR, "registerPerson", a_person(idNumber=number))
    (error,) = payload["errors"]
    assert (error["problem"], error["object"]) == ("CITIZEN_NUMBER_TAKEN", None)


async def test_a_record_that_was_merged_into_another_is_acted_on_no_more(fresh_asking: Asking) -> None:
    winner, loser = await registered(fresh_asking), await registered(fresh_asking)
    async with connected(fresh_asking.settings.owner_database_url or "") as owner:
        ids = [UUID(each["id"].partition(":")[2]) for each in (winner, loser)]
        await owner.execute("UPDATE person SET merged_into_id = $1 WHERE id = $2", *ids)
    common = {"id": loser["id"], "expectedVersion": 1}
    for mutation, given in (
        ("updatePerson", {**common, "education": "21"}),
        ("moveResidence", {**common, "divisionId": place(XIE_QIAO)}),
        ("recordDeath", {**common, "diedOn": "2026-11-01"}),
    ):
        assert problems(await act(fresh_asking, COUNTY_REGISTRAR, mutation, given)) == {("PERSON_MERGED", "id")}
    twin = a_person(name=loser["name"])
    payload = await done(fresh_asking, COUNTY_REGISTRAR, "registerPerson", twin, PERSON)
    assert payload["warnings"] == [], "a record that lives on in another is no candidate"
