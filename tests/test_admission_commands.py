"""Residents are admitted and discharged: who may live where, and that a bed is never given twice."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest

from tests.acting import act
from tests.asking import Asking, asking_in
from tests.filings import an_institution, division, entry, institution, own_id, person, told, warned
from tests.ground import Database, connected
from tests.world_accounts import COUNTY_REGISTRAR, COUNTY_VIEWER, MIXED, TOWNSHIP_REGISTRAR

READ = "institutionResidency { id version startedOn endedOn bed support institution { bedsOccupied } }"


@pytest.fixture
async def office(fresh_database: Database, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Asking]:
    """The application over the world of one test, with as many connections as the crowd needs."""
    async with asking_in(fresh_database, tmp_path_factory.mktemp("keys"), pool_size=8) as made:
        yield made


async def a_home(office: Asking, **changes: Any) -> str:
    """The id of a home that is open in the town."""
    given = an_institution(**changes)
    payload = await act(office, TOWNSHIP_REGISTRAR, "registerInstitution", given, "institution { id }")
    assert payload["errors"] == [], payload
    return str(payload["institution"]["id"])


async def admit(
    office: Asking, home: str, who: int, account: str = TOWNSHIP_REGISTRAR, **changes: Any
) -> dict[str, Any]:
    given = {"institutionId": home, "personId": person(who), "startedOn": "2026-06-01", "support": "SELF_FUNDED"}
    payload: dict[str, Any] = await act(office, account, "admitResident", given | changes, READ)
    return payload


async def discharge(office: Asking, stay: str, day: str, account: str = TOWNSHIP_REGISTRAR) -> dict[str, Any]:
    payload: dict[str, Any] = await act(office, account, "dischargeResident", {"id": stay, "endedOn": day}, READ)
    return payload


async def test_a_person_is_admitted_takes_a_bed_and_leaves_it(office: Asking, fresh_database: Database) -> None:
    home = await a_home(office)
    payload = await admit(office, home, 15, bed="A1", support="OTHER")
    assert payload["errors"] == []
    stay = payload["institutionResidency"]
    assert (stay["bed"], stay["support"], stay["endedOn"], stay["version"]) == ("A1", "OTHER", None, 1)
    assert stay["institution"]["bedsOccupied"] == 1
    on_record = await entry(fresh_database, stay["id"])
    assert (on_record["code"], on_record["position"], on_record["object_type"]) == (
        "RESIDENT_ADMISSION",
        2,
        "InstitutionResidency",
    )
    gone = (await discharge(office, stay["id"], "2026-07-01"))["institutionResidency"]
    assert (gone["endedOn"], gone["version"], gone["institution"]["bedsOccupied"]) == ("2026-07-01", 2, 0)
    on_record = await entry(fresh_database, stay["id"])
    assert (on_record["position"], on_record["changes"]) == (3, {"endedOn": (None, "2026-07-01")})


async def test_both_the_home_and_the_person_have_the_admission_in_their_history(
    office: Asking, fresh_database: Database
) -> None:
    home = await a_home(office)
    stay = (await admit(office, home, 15))["institutionResidency"]
    async with connected(fresh_database.superuser_url) as superuser:
        touched = await superuser.fetch(
            "SELECT o.object_type, o.object_id FROM audit_object AS o JOIN audit_entry AS e ON e.id = o.entry_id"
            " WHERE e.object_id = $1",
            own_id(stay["id"]),
        )
    assert {(kind, str(row)) for kind, row in touched} == {
        ("Institution", str(own_id(home))),
        ("Person", str(own_id(person(15)))),
    }


async def test_what_stands_against_an_admission_is_told_at_once(office: Asking) -> None:
    home = await a_home(office, openedOn=None, bedsUsable=0, bedsNursing=0)
    payload = await admit(office, home, 13, startedOn="2999-01-01")
    assert told(payload) == {
        ("INSTITUTION_NOT_OPEN", "institutionId"),
        ("BEDS_FULL", "institutionId"),
        ("DAY_IN_FUTURE", "startedOn"),
        ("PERSON_RESIDENT", "personId"),
    }
    assert payload["institutionResidency"] is None


async def test_nobody_is_admitted_before_the_home_opened_or_they_were_born(office: Asking) -> None:
    home = await a_home(office)
    assert told(await admit(office, home, 15, startedOn="2020-04-30")) == {("DAY_TOO_EARLY", "startedOn")}
    older = await a_home(office, openedOn="1960-01-01")
    assert told(await admit(office, older, 15, startedOn="1972-02-28")) == {("DAY_TOO_EARLY", "startedOn")}


async def test_a_stay_does_not_reach_into_another(office: Asking) -> None:
    home = await a_home(office, openedOn="2015-01-01")
    payload = await admit(office, home, 12, startedOn="2018-04-30")
    assert told(payload) == {("STAY_OVERLAPS", "startedOn")}
    assert (await admit(office, home, 12, startedOn="2018-05-01"))["errors"] == []


async def test_one_bed_has_one_resident(office: Asking) -> None:
    home = await a_home(office)
    first = await admit(office, home, 15, bed="A1")
    second = await admit(office, home, 16, bed=" A1 ")
    assert [(each["problem"], each["object"]) for each in second["errors"]] == [
        ("BED_TAKEN", first["institutionResidency"]["id"])
    ]


async def test_a_stay_out_of_sight_is_known_to_the_database(office: Asking) -> None:
    """Person 1 lives in a home of the other county."""
    home = await a_home(office)
    (error,) = (await admit(office, home, 1, COUNTY_REGISTRAR))["errors"]
    assert (error["problem"], error["code"], error["object"]) == ("PERSON_RESIDENT", "CONFLICT", None)


async def test_somebody_who_died_is_not_admitted(office: Asking, fresh_database: Database) -> None:
    async with connected(fresh_database.owner_url) as owner:
        await owner.execute("UPDATE person SET died_on = '2026-01-01' WHERE id = $1", own_id(person(15)))
    payload = await admit(office, await a_home(office), 15)
    assert told(payload) == {("PERSON_DEAD", "personId")}


async def test_support_of_special_hardship_without_the_class_is_a_doubt(
    office: Asking, fresh_database: Database
) -> None:
    home = await a_home(office)
    payload = await admit(office, home, 15, support="SPECIAL_HARDSHIP")
    assert warned(payload) == {("HARDSHIP_NOT_KNOWN", "support")}
    async with connected(fresh_database.owner_url) as owner:
        await owner.execute(
            "INSERT INTO person_classification (division_id, person_id, kind, support_form, started_on)"
            " SELECT division_id, id, 'SPECIAL_HARDSHIP', 'CONCENTRATED', '2025-01-01' FROM person WHERE id = $1",
            own_id(person(16)),
        )
    assert warned(await admit(office, home, 16, support="SPECIAL_HARDSHIP")) == set()


async def test_a_person_or_a_home_out_of_sight_is_unknown(office: Asking) -> None:
    home = await a_home(office)
    assert told(await admit(office, home, 20)) == {("ROW_UNKNOWN", "personId")}
    assert told(await admit(office, institution(6), 15)) == {("ROW_UNKNOWN", "institutionId")}


async def test_a_viewer_admits_and_discharges_nobody(office: Asking) -> None:
    home = await a_home(office)
    stay = (await admit(office, home, 15))["institutionResidency"]
    given = {"institutionId": home, "personId": person(16), "startedOn": "2026-06-01", "support": "OTHER"}
    for mutation, told_to in (
        ("admitResident", given),
        ("dischargeResident", {"id": stay["id"], "endedOn": "2026-06-02"}),
    ):
        payload = await act(office, COUNTY_VIEWER, mutation, told_to)
        assert [each["code"] for each in payload["errors"]] == ["FORBIDDEN"]


async def test_a_person_may_be_only_in_sight_but_the_home_must_be_ones_own(office: Asking) -> None:
    """A viewer of the county who is a registrar in the town."""
    assert (await admit(office, await a_home(office), 2, MIXED))["errors"] == []
    assert told(await admit(office, institution(6), 15, MIXED)) == {("NOT_ALLOWED_HERE", "institutionId")}


async def test_residents_move_with_their_home(office: Asking, fresh_database: Database) -> None:
    home = await a_home(office)
    stay = (await admit(office, home, 15))["institutionResidency"]
    moving = {"id": home, "expectedVersion": 1, "divisionId": division("321322101200")}
    moved = await act(office, TOWNSHIP_REGISTRAR, "updateInstitution", moving)
    assert moved["errors"] == []
    async with connected(fresh_database.superuser_url) as superuser:
        lies = await superuser.fetchval(
            "SELECT d.code FROM institution_residency AS r JOIN division AS d ON d.id = r.division_id WHERE r.id = $1",
            own_id(stay["id"]),
        )
    assert lies == "321322101200"


async def test_a_stay_ends_once_not_before_it_began_and_not_in_days_to_come(office: Asking) -> None:
    stay = (await admit(office, await a_home(office), 15))["institutionResidency"]
    assert told(await discharge(office, stay["id"], "2026-05-31")) == {("DAY_TOO_EARLY", "endedOn")}
    assert told(await discharge(office, stay["id"], "2999-01-01")) == {("DAY_IN_FUTURE", "endedOn")}
    await discharge(office, stay["id"], "2026-06-30")
    assert told(await discharge(office, stay["id"], "2026-07-01")) == {("STAY_ENDED", "id")}


async def test_of_thirty_two_admissions_to_one_free_bed_one_is_done(office: Asking, fresh_database: Database) -> None:
    home = await a_home(office, bedsUsable=1, bedsNursing=0)
    async with connected(fresh_database.owner_url) as owner:
        rows = await owner.fetch(
            "INSERT INTO person (division_id, name, pinyin, sex, birth_date)"
            " SELECT division_id, '候床' || n, 'hou chuang', 'MALE', '1950-01-01'"
            " FROM person, generate_series(1, 32) AS n WHERE person.id = $1 RETURNING person.id",
            own_id(person(15)),
        )
    given = {"institutionId": home, "startedOn": "2026-06-01", "support": "OTHER"}
    payloads = await asyncio.gather(
        *(
            act(office, TOWNSHIP_REGISTRAR, "admitResident", given | {"personId": f"Person:{row['id']}"}, READ)
            for row in rows
        )
    )
    assert sum(payload["institutionResidency"] is not None for payload in payloads) == 1
    refused = [payload for payload in payloads if payload["institutionResidency"] is None]
    assert all(told(payload) == {("BEDS_FULL", "institutionId")} for payload in refused)


async def test_of_two_homes_that_take_one_person_at_once_one_does(office: Asking) -> None:
    homes = [await a_home(office), await a_home(office)]
    payloads = await asyncio.gather(*(admit(office, home, 15) for home in homes))
    assert sorted(payload["institutionResidency"] is None for payload in payloads) == [False, True]
