"""Moving people and recording deaths: what moves along, what ends, who may, and which divisions are told."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest

from tests.acting import act, done
from tests.asking import Asking, asking_in
from tests.ground import Database
from tests.people_acts import (
    DING_CAO,
    ELSEWHERE,
    LIU_HE,
    LONG_JI,
    PERSON,
    XIE_QIAO,
    doubts,
    fields_of,
    home,
    place,
    problems,
    recorded,
    registered,
    what_to_ask,
)
from tests.world_accounts import APPROVER, COUNTY_REGISTRAR, MIXED, OVERSIGHT, TOWNSHIP_REGISTRAR, VILLAGE_VIEWER
from tests.world_divisions import division_id
from tests.world_people import person_id

HOUSEHOLD = """query Q($id: ID!) { household(id: $id) { id address version division { id } head { id }
  members { relation { code } startedOn person { id division { id } } } } }"""


@pytest.fixture(scope="module")
async def asking(database: Database, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Asking]:
    """The application over the small world of this module."""
    async with asking_in(database, tmp_path_factory.mktemp("keys")) as made:
        yield made


async def move(asking: Asking, person: dict[str, Any], to: str, account: str = COUNTY_REGISTRAR, **given: Any) -> Any:
    told = {"id": person["id"], "expectedVersion": person["version"], "divisionId": place(to), **given}
    return await act(asking, account, "moveResidence", told, what_to_ask(account, PERSON))


async def bury(asking: Asking, person: dict[str, Any], account: str = COUNTY_REGISTRAR, **given: Any) -> Any:
    told = {"id": person["id"], "expectedVersion": person["version"], "diedOn": "2026-11-01", **given}
    return await act(asking, account, "recordDeath", told, what_to_ask(account, PERSON))


async def household(asking: Asking, record: str) -> dict[str, Any]:
    told = await asking.data(COUNTY_REGISTRAR, HOUSEHOLD, {"id": record})
    found: dict[str, Any] = told["household"]
    return found


async def a_family(asking: Asking, *born: str, division: str = DING_CAO) -> tuple[str, list[dict[str, Any]]]:
    """A household of a head and children, and its id."""
    head = await registered(asking, birthDate="1960-01-01", divisionId=place(division))
    told = {
        "divisionId": place(division), "kind": "RURAL", "address": "旧址1号", "establishedOn": "2000-01-01",
        "members": [{"personId": head["id"], "relation": "02"}],
    }  # fmt: skip
    record = (await done(asking, COUNTY_REGISTRAR, "establishHousehold", told, "household { id }"))["household"]["id"]
    joining = {"householdId": record, "relation": "20", "joinedOn": "2010-01-01", "divisionId": place(division)}
    return record, [head, *[await registered(asking, birthDate=day, **joining) for day in born]]


async def test_a_person_moves_and_the_household_stays(asking: Asking) -> None:
    record, (_, child) = await a_family(asking, "1990-01-01")
    payload = await move(asking, child, XIE_QIAO)
    assert payload["person"]["division"]["id"] == place(XIE_QIAO)
    assert payload["person"]["version"] == 2
    assert doubts(payload) == {("HOUSEHOLD_STAYS", "divisionId")}
    assert payload["warnings"][0]["object"] == record
    assert (await household(asking, record))["division"]["id"] == place(DING_CAO)


async def test_a_move_leaves_an_entry_in_both_divisions_of_one_act(asking: Asking) -> None:
    person = await registered(asking)
    await move(asking, person, LIU_HE, reason="投靠子女")
    _, *told = await recorded(asking, person["id"])
    assert {entry["division_id"] for entry in told} == {division_id(DING_CAO), division_id(LIU_HE)}
    assert len({entry["act_id"] for entry in told}) == 1
    for entry in told:
        assert (entry["action"], entry["power"], entry["reason"]) == (
            "moveResidence",
            ("RESIDENCE_CHANGE", 2),
            "投靠子女",
        )
        before, after = fields_of(entry, person["id"])["divisionId"]
        assert (before, after) == (str(division_id(DING_CAO)), str(division_id(LIU_HE)))


async def test_a_whole_household_moves_with_all_who_live_where_it_lies(asking: Asking) -> None:
    record, (head, child, student) = await a_family(asking, "1990-01-01", "1995-01-01")
    student = (await move(asking, student, LIU_HE))["person"]
    payload = await move(asking, child, XIE_QIAO, wholeHousehold=True, address="新址2号")
    assert doubts(payload) == {("MEMBERS_STAY", "wholeHousehold")}
    now = await household(asking, record)
    assert (now["division"]["id"], now["address"], now["version"]) == (place(XIE_QIAO), "新址2号", 2)
    lives = {member["person"]["id"]: member["person"]["division"]["id"] for member in now["members"]}
    assert lives == {head["id"]: place(XIE_QIAO), child["id"]: place(XIE_QIAO), student["id"]: place(LIU_HE)}


async def test_a_household_may_move_within_its_village(asking: Asking) -> None:
    record, (head,) = await a_family(asking)
    payload = await move(asking, head, DING_CAO, wholeHousehold=True, address="新址3号")
    assert doubts(payload) == set()
    assert (await household(asking, record))["address"] == "新址3号"


async def test_the_classifications_of_somebody_who_moves_lie_where_they_live(asking: Asking) -> None:
    person = await registered(asking, birthDate="1950-01-01")
    told = {"personId": person["id"], "kind": "ELDER", "elderClass": "LIVING_ALONE", "startedOn": "2020-01-01"}
    await done(asking, COUNTY_REGISTRAR, "classifyPerson", told)
    await move(asking, person, XIE_QIAO)
    question = "query Q($id: ID!) { person(id: $id) { classifications { division { id } } } }"
    now = await asking.data(COUNTY_REGISTRAR, question, {"id": person["id"]})
    assert now["person"]["classifications"] == [{"division": {"id": place(XIE_QIAO)}}]


@pytest.mark.parametrize(
    ("to", "given", "told"),
    [
        (DING_CAO, {}, {("ALREADY_THERE", "divisionId")}),
        (ELSEWHERE, {}, {("DIVISION_UNKNOWN", "divisionId")}),
        ("321300", {}, {("NOT_ALLOWED_HERE", "divisionId")}),
        (XIE_QIAO, {"address": "某处"}, {("ADDRESS_OF_HOUSEHOLD", "address")}),
        (XIE_QIAO, {"wholeHousehold": True}, {("IN_NO_HOUSEHOLD", "wholeHousehold")}),
        (XIE_QIAO, {"expectedVersion": 9}, {("STALE_VERSION", "id")}),
        (DING_CAO, {"address": "某处"}, {("ALREADY_THERE", "divisionId"), ("ADDRESS_OF_HOUSEHOLD", "address")}),
    ],
)
async def test_a_move_that_cannot_be_is_refused(
    asking: Asking, to: str, given: dict[str, Any], told: set[tuple[str, str]]
) -> None:
    assert problems(await move(asking, await registered(asking), to, **given)) == told


async def test_a_whole_household_that_is_there_already_does_not_move(asking: Asking) -> None:
    _, (head,) = await a_family(asking)
    assert problems(await move(asking, head, DING_CAO, wholeHousehold=True)) == {("ALREADY_THERE", "divisionId")}


async def test_old_and_new_division_are_both_asked_for(asking: Asking) -> None:
    inside, outside = await registered(asking), await registered(asking, divisionId=place(LIU_HE))
    assert problems(await move(asking, inside, LIU_HE, TOWNSHIP_REGISTRAR)) == {("DIVISION_UNKNOWN", "divisionId")}
    assert problems(await move(asking, inside, LIU_HE, MIXED)) == {("NOT_ALLOWED_HERE", "divisionId")}
    assert problems(await move(asking, outside, DING_CAO, MIXED)) == {("NOT_ALLOWED_HERE", "id")}
    assert (await move(asking, inside, LONG_JI, TOWNSHIP_REGISTRAR))["errors"] == []


@pytest.mark.parametrize("account", [VILLAGE_VIEWER, OVERSIGHT, APPROVER])
@pytest.mark.parametrize("what", ["move", "bury"])
async def test_only_registrars_move_people_and_record_deaths(asking: Asking, account: str, what: str) -> None:
    person = await registered(asking)
    payload = await (move(asking, person, XIE_QIAO, account) if what == "move" else bury(asking, person, account))
    assert [told["code"] for told in payload["errors"]] == ["FORBIDDEN"]


async def test_a_death_ends_the_membership_and_names_the_next_head(asking: Asking) -> None:
    record, (head, child) = await a_family(asking, "1990-01-01")
    assert problems(await bury(asking, head)) == {("NEW_HEAD_MISSING", "newHeadId")}
    payload = await bury(asking, head, newHeadId=child["id"])
    assert (payload["person"]["diedOn"], payload["person"]["household"]) == ("2026-11-01", None)
    now = await household(asking, record)
    assert now["head"]["id"] == child["id"]
    assert [(member["relation"]["code"], member["startedOn"]) for member in now["members"]] == [("02", "2026-11-01")]


async def test_the_entry_of_a_death_tells_all_that_ended(asking: Asking) -> None:
    _, (head, child) = await a_family(asking, "1990-01-01")
    await bury(asking, head, newHeadId=child["id"], reason="死亡证明")
    *_, entry = await recorded(asking, head["id"])
    assert (entry["action"], entry["power"]) == ("recordDeath", ("DEATH_REGISTRATION", 2))
    assert fields_of(entry, head["id"]) == {"diedOn": (None, "2026-11-01")}
    ended = [item for item in entry["changes"] if item["field"] == "endedOn" and item["after"] == "2026-11-01"]
    assert {item["object"].partition(":")[0] for item in ended} == {"HouseholdMembership"}


async def test_the_last_of_a_household_leaves_it_empty(asking: Asking) -> None:
    record, (head,) = await a_family(asking)
    assert (await bury(asking, head))["errors"] == []
    assert (await household(asking, record))["members"] == []


async def test_a_death_frees_the_bed(asking: Asking) -> None:
    question = "query Q($id: ID!) { institution(id: $id) { bedsOccupied } }"
    institution = {"id": "Institution:" + str(await _institution_of(asking, 13))}
    before = (await asking.data(COUNTY_REGISTRAR, question, institution))["institution"]["bedsOccupied"]
    elder = {"id": f"Person:{person_id(13)}", "version": 1}
    assert (await bury(asking, elder))["errors"] == []
    after = (await asking.data(COUNTY_REGISTRAR, question, institution))["institution"]["bedsOccupied"]
    assert after == before - 1


async def _institution_of(asking: Asking, number: int) -> str:
    question = "query Q($id: ID!) { person(id: $id) { residency { institution { id } } } }"
    told = await asking.data(COUNTY_REGISTRAR, question, {"id": f"Person:{person_id(number)}"})
    own: str = told["person"]["residency"]["institution"]["id"]
    return own.partition(":")[2]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"diedOn": "2999-01-01"}, {("DAY_IN_FUTURE", "diedOn")}),
        ({"diedOn": "1989-01-01"}, {("DAY_TOO_EARLY", "diedOn")}),
        ({"newHeadId": f"Person:{person_id(14)}"}, {("NEW_HEAD_NOT_NEEDED", "newHeadId")}),
        ({"newHeadId": home(5)}, {("WRONG_ID_TYPE", "newHeadId")}),
        ({"expectedVersion": 2}, {("STALE_VERSION", "id")}),
        ({"id": f"Person:{person_id(29)}"}, {("ROW_UNKNOWN", "id")}),
    ],
)
async def test_a_death_that_cannot_be_is_refused(
    asking: Asking, given: dict[str, Any], told: set[tuple[str, str]]
) -> None:
    assert problems(await bury(asking, await registered(asking), **given)) == told


async def test_nobody_dies_before_what_they_did(asking: Asking) -> None:
    person = await registered(asking, householdId=home(5), relation="20", joinedOn="2020-01-01")
    assert problems(await bury(asking, person, diedOn="2019-01-01")) == {("DAY_TOO_EARLY", "diedOn")}


async def test_the_dead_neither_die_nor_move_nor_are_classified(asking: Asking) -> None:
    person = (await bury(asking, await registered(asking)))["person"]
    assert problems(await bury(asking, person)) == {("PERSON_DEAD", "id")}
    assert problems(await move(asking, person, XIE_QIAO)) == {("PERSON_DEAD", "id")}
    told = {"personId": person["id"], "kind": "LOW_INCOME_REGISTER", "startedOn": "2020-01-01"}
    assert problems(await act(asking, COUNTY_REGISTRAR, "classifyPerson", told)) == {("PERSON_DEAD", "personId")}


async def test_the_record_of_the_dead_may_still_be_corrected(asking: Asking) -> None:
    person = (await bury(asking, await registered(asking)))["person"]
    told = {"id": person["id"], "expectedVersion": person["version"], "education": "21"}
    assert (await act(asking, COUNTY_REGISTRAR, "updatePerson", told))["errors"] == []
    late = {**told, "expectedVersion": 3, "birthDate": "2026-11-02"}
    assert problems(await act(asking, COUNTY_REGISTRAR, "updatePerson", late)) == {("BORN_AFTER_RECORDS", "birthDate")}
