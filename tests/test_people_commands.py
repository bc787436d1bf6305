"""Registering people and correcting their records: what is checked, who may, and what the entry says."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest

from db.identifiers import check_digit
from tests.acting import act
from tests.asking import Asking, asking_in
from tests.ground import Database
from tests.people_acts import (
    DING_CAO,
    ELSEWHERE,
    LIU_HE,
    PERSON,
    a_name,
    a_person,
    doubts,
    fields_of,
    home,
    number_of,
    place,
    problems,
    recorded,
    registered,
    what_to_ask,
)
from tests.world import WORLD
from tests.world_accounts import (
    APPROVER,
    COUNTY_REGISTRAR,
    MIXED,
    NOBODY,
    OVERSIGHT,
    TOWNSHIP_REGISTRAR,
    VILLAGE_VIEWER,
)
from tests.world_people import person_id

PEOPLE_OF_A_NAME = "query Q($name: String!) { people(where: {name: {eq: $name}}) { totalCount } }"


@pytest.fixture(scope="module")
async def asking(database: Database, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Asking]:
    """The application over the small world of this module."""
    async with asking_in(database, tmp_path_factory.mktemp("keys")) as made:
        yield made


def no_day(digits: str) -> str:
    """A number whose check digit fits and whose birth date does not exist."""
    body = f"321399{digits}001"
    return body + check_digit(body)


async def refused(asking: Asking, account: str = COUNTY_REGISTRAR, **given: Any) -> set[tuple[str, str]]:
    return problems(await act(asking, account, "registerPerson", a_person(**given), PERSON))


async def correct(
    asking: Asking, person: dict[str, Any], account: str = COUNTY_REGISTRAR, **given: Any
) -> dict[str, Any]:
    told = {"id": person["id"], "expectedVersion": person["version"], **given}
    return await act(asking, account, "updatePerson", told, what_to_ask(account, PERSON))


async def test_a_person_is_registered_with_a_reading_and_masked_numbers(asking: Asking) -> None:
    number = number_of()
    person = await registered(
        asking,
        name="单小曾",
        idNumber=number,
        phone="138 0013 9999",
        ethnicGroup="01",
        maritalStatus="10",
        education="21",
    )
    assert person["pinyin"] == "shan xiao ceng"
    assert (person["idNumberMasked"], person["phoneMasked"]) == (f"3213**********{number[14:]}", "138****9999")
    assert (person["version"], person["division"]["id"], person["household"]) == (1, place(DING_CAO), None)


async def test_a_given_reading_is_kept(asking: Asking) -> None:
    assert (await registered(asking, name="鲁曾子", pinyin=" Lu  zeng ZI "))["pinyin"] == "lu zeng zi"


async def test_a_newborn_joins_the_household_at_once(asking: Asking) -> None:
    person = await registered(asking, birthDate="2026-11-01", householdId=home(5), relation="20", joinedOn="2026-11-01")
    assert person["household"]["id"] == home(5)


async def test_the_entry_says_who_registered_whom_by_which_power(asking: Asking) -> None:
    person = await registered(asking, TOWNSHIP_REGISTRAR, reason="新迁入", idNumber=number_of())
    (entry,) = await recorded(asking, person["id"])
    account = WORLD.accounts[TOWNSHIP_REGISTRAR]
    assert (entry["account"], entry["actor"], entry["role"]) == (account.name, account.display_name, "REGISTRAR")
    assert (entry["action"], entry["outcome"], entry["reason"]) == ("registerPerson", "DONE", "新迁入")
    assert entry["power"] == ("PERSON_REGISTRATION", 2)
    told = fields_of(entry, person["id"])
    assert told["name"] == (None, person["name"])
    assert len(told["idNumber"][1] or "") == 64
    assert "idNumberMasked" not in told


@pytest.mark.parametrize(
    ("given", "problem", "path"),
    [
        ({"birthDate": "2999-01-01"}, "DAY_IN_FUTURE", "birthDate"),
        ({"birthDate": "1899-12-31"}, "DAY_TOO_EARLY", "birthDate"),
        ({"name": "王1"}, "NAME_FORM", "name"),
        ({"name": "王" * 51}, "NAME_FORM", "name"),
        ({"name": " "}, "EMPTY_TEXT", "name"),
        ({"pinyin": "王"}, "NOT_A_READING", "pinyin"),
        ({"ethnicGroup": "57"}, "CODE_UNKNOWN", "ethnicGroup"),
        ({"maritalStatus": "11"}, "CODE_UNKNOWN", "maritalStatus"),
        ({"education": "99"}, "CODE_UNKNOWN", "education"),
        ({"phone": "12"}, "PHONE_FORM", "phone"),
        ({"idNumber": "32139919900501"}, "CITIZEN_NUMBER_SHAPE", "idNumber"),
        ({"idNumber": no_day("19901301")}, "CITIZEN_NUMBER_BIRTH_DATE", "idNumber"),
        ({"idNumber": "321399199005010010"}, "CITIZEN_NUMBER_CHECK", "idNumber"),
        ({"idNumber": number_of("1990-05-02")}, "CITIZEN_NUMBER_OTHER_BIRTH_DATE", "idNumber"),
        ({"idNumber": number_of(sex="FEMALE")}, "CITIZEN_NUMBER_OTHER_SEX", "idNumber"),
        ({"registeredDivisionId": place(ELSEWHERE)}, "DIVISION_UNKNOWN", "registeredDivisionId"),
        ({"divisionId": place(ELSEWHERE)}, "DIVISION_UNKNOWN", "divisionId"),
        ({"divisionId": place("321300")}, "NOT_ALLOWED_HERE", "divisionId"),
        ({"divisionId": home(1)}, "WRONG_ID_TYPE", "divisionId"),
        ({"householdId": home(5)}, "RELATION_NEEDED", "relation"),
        ({"relation": "20"}, "HOUSEHOLD_NEEDED", "relation"),
        ({"joinedOn": "2020-01-01"}, "HOUSEHOLD_NEEDED", "joinedOn"),
        ({"householdId": home(5), "relation": "02"}, "HOUSEHOLD_HAS_HEAD", "relation"),
        ({"householdId": home(5), "relation": "01"}, "RELATION_UNKNOWN", "relation"),
        ({"householdId": home(5), "relation": "20", "joinedOn": "1980-01-01"}, "DAY_TOO_EARLY", "joinedOn"),
        ({"householdId": home(11), "relation": "20"}, "ROW_UNKNOWN", "householdId"),
    ],
)
async def test_a_registration_that_cannot_be_is_refused(
    asking: Asking, given: dict[str, Any], problem: str, path: str
) -> None:
    assert await refused(asking, **given) == {(problem, path)}


async def test_all_that_is_wrong_is_told_at_once(asking: Asking) -> None:
    told = await refused(
        asking, name="9", birthDate="2999-01-01", ethnicGroup="x", phone="1", idNumber="1", relation="20", education="y"
    )
    assert {path for _, path in told} == {
        "name",
        "birthDate",
        "ethnicGroup",
        "phone",
        "idNumber",
        "relation",
        "education",
    }


async def test_nothing_is_written_by_a_registration_that_is_refused(asking: Asking) -> None:
    name = a_name()
    await refused(asking, name=name, ethnicGroup="57")
    told = await asking.data(COUNTY_REGISTRAR, PEOPLE_OF_A_NAME, {"name": name})
    assert told["people"]["totalCount"] == 0


async def test_a_citizen_number_in_sight_names_who_has_it(asking: Asking) -> None:
    number = number_of()
    holder = await registered(asking, idNumber=number)
    payload = await act(asking, COUNTY_REGISTRAR, "registerPerson", a_person(idNumber=number.lower()), PERSON)
    (error,) = payload["errors"]
    assert (error["problem"], error["code"], error["object"]) == ("CITIZEN_NUMBER_TAKEN", "CONFLICT", holder["id"])


async def test_a_citizen_number_out_of_sight_is_taken_by_nobody_in_particular(asking: Asking) -> None:
    number = WORLD.person(29).id_number
    given = a_person(idNumber=number, birthDate="1978-08-18")
    payload = await act(asking, COUNTY_REGISTRAR, "registerPerson", given, PERSON)
    (error,) = payload["errors"]
    assert (error["problem"], error["code"], error["object"]) == ("CITIZEN_NUMBER_TAKEN", "CONFLICT", None)


async def test_a_region_that_was_never_given_is_a_doubt_only(asking: Asking) -> None:
    for prefix, told in (("321399", {("CITIZEN_NUMBER_REGION", "idNumber")}), ("320827", set())):
        given = a_person(idNumber=number_of("1990-05-01", prefix=prefix))
        assert doubts(await act(asking, COUNTY_REGISTRAR, "registerPerson", given, PERSON)) == told


async def test_whoever_has_the_same_name_and_birth_date_is_named_in_a_warning_if_in_sight(asking: Asking) -> None:
    payload = await act(
        asking, COUNTY_REGISTRAR, "registerPerson", a_person(name="王磊", birthDate="1992-10-11"), PERSON
    )
    assert [told["object"] for told in payload["warnings"]] == [f"Person:{person_id(4)}"]
    payload = await act(
        asking, TOWNSHIP_REGISTRAR, "registerPerson", a_person(name="张伟", birthDate="1985-05-01"), PERSON
    )
    assert payload["warnings"] == []


@pytest.mark.parametrize("account", [VILLAGE_VIEWER, OVERSIGHT, APPROVER, NOBODY])
async def test_only_registrars_register_people(asking: Asking, account: str) -> None:
    payload = await act(asking, account, "registerPerson", a_person())
    assert [told["problem"] for told in payload["errors"]] == ["ACTION_NOT_GRANTED"]
    assert [told["code"] for told in payload["errors"]] == ["FORBIDDEN"]


async def test_a_registrar_of_one_township_registers_there_only(asking: Asking) -> None:
    assert (await registered(asking, TOWNSHIP_REGISTRAR))["version"] == 1
    assert await refused(asking, TOWNSHIP_REGISTRAR, divisionId=place(LIU_HE)) == {("DIVISION_UNKNOWN", "divisionId")}
    assert await refused(asking, MIXED, divisionId=place(LIU_HE)) == {("NOT_ALLOWED_HERE", "divisionId")}


async def test_a_record_is_corrected_and_its_version_counts(asking: Asking) -> None:
    person = await registered(asking)
    payload = await correct(asking, person, name="鲁查", education="21", phone="0527-84350000")
    assert payload["errors"] == []
    now = payload["person"]
    assert (now["name"], now["pinyin"], now["version"], now["phoneMasked"]) == ("鲁查", "lu cha", 2, "052*****0000")
    *_, entry = await recorded(asking, person["id"])
    assert fields_of(entry, person["id"]).keys() == {"name", "pinyin", "education", "phone"}
    assert (entry["action"], entry["power"]) == ("updatePerson", ("PERSON_REGISTRATION", 3))


async def test_what_is_left_out_stays_and_null_empties(asking: Asking) -> None:
    person = await registered(asking, idNumber=number_of(), phone="13800139998")
    payload = await correct(asking, person, phone=None)
    assert (payload["person"]["phoneMasked"], payload["person"]["idNumberMasked"]) == (None, person["idNumberMasked"])
    payload = await correct(asking, payload["person"], idNumber=None)
    assert (payload["person"]["idNumberMasked"], payload["person"]["version"]) == (None, 3)


async def test_a_stale_version_is_a_conflict_that_tells_the_current_one(asking: Asking) -> None:
    person = await registered(asking)
    await correct(asking, person, education="21")
    payload = await correct(asking, person, education="31")
    (error,) = payload["errors"]
    assert (error["problem"], error["code"], error["currentVersion"]) == ("STALE_VERSION", "CONFLICT", 2)


async def test_a_new_birth_date_is_held_against_the_citizen_number(asking: Asking) -> None:
    person = await registered(asking, idNumber=number_of())
    assert problems(await correct(asking, person, birthDate="1991-01-01")) == {("CITIZEN_NUMBER_NEEDED", "idNumber")}
    assert problems(await correct(asking, person, sex="FEMALE")) == {("CITIZEN_NUMBER_NEEDED", "idNumber")}
    told = await correct(asking, person, birthDate="1991-01-01", idNumber=number_of())
    assert problems(told) == {("CITIZEN_NUMBER_OTHER_BIRTH_DATE", "idNumber")}
    told = await correct(asking, person, birthDate="1991-01-01", idNumber=number_of("1991-01-01"))
    assert (told["errors"], told["person"]["version"]) == ([], 2)


async def test_the_own_citizen_number_may_be_told_again(asking: Asking) -> None:
    number = number_of()
    person = await registered(asking, idNumber=number)
    payload = await correct(asking, person, idNumber=number, education="21")
    assert payload["errors"] == []
    *_, entry = await recorded(asking, person["id"])
    assert fields_of(entry, person["id"]).keys() == {"education"}


async def test_a_number_of_somebody_else_is_refused_in_a_correction_too(asking: Asking) -> None:
    number = number_of()
    await registered(asking, idNumber=number)
    person = await registered(asking)
    assert problems(await correct(asking, person, idNumber=number)) == {("CITIZEN_NUMBER_TAKEN", "idNumber")}


async def test_nobody_is_born_after_what_is_on_record_of_them(asking: Asking) -> None:
    person = await registered(asking, householdId=home(5), relation="20", joinedOn="2000-01-01")
    assert problems(await correct(asking, person, birthDate="2001-01-01")) == {("BORN_AFTER_RECORDS", "birthDate")}


async def test_a_name_may_not_be_emptied(asking: Asking) -> None:
    assert problems(await correct(asking, await registered(asking), name=None)) == {("NULL_FIELD", "name")}


@pytest.mark.parametrize("account", [VILLAGE_VIEWER, OVERSIGHT, APPROVER, NOBODY])
async def test_only_registrars_correct_records(asking: Asking, account: str) -> None:
    payload = await correct(asking, await registered(asking), account, education="21")
    assert [told["problem"] for told in payload["errors"]] == ["ACTION_NOT_GRANTED"]


async def test_a_person_elsewhere_is_unknown_and_one_in_sight_may_be_out_of_reach(asking: Asking) -> None:
    other = {"id": f"Person:{person_id(29)}", "version": 1}
    assert problems(await correct(asking, other, education="21")) == {("ROW_UNKNOWN", "id")}
    seen = await registered(asking, divisionId=place(LIU_HE))
    assert problems(await correct(asking, seen, MIXED, education="21")) == {("NOT_ALLOWED_HERE", "id")}


async def test_a_refused_correction_leaves_an_entry_and_no_change(asking: Asking) -> None:
    person = await registered(asking)
    await correct(asking, person, education="99")
    first, entry = await recorded(asking, person["id"])
    assert (entry["outcome"], entry["refusal"], entry["changes"]) == ("REFUSED", ["CODE_UNKNOWN"], [])
    assert first["outcome"] == "DONE"
