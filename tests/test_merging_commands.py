"""Two records of one person are merged: what changes hands, what stands against it, who may do it; and it is undone."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest

from tests.acting import done
from tests.asking import Asking, asking_in
from tests.ground import Database, connected
from tests.merges import a_pair, facts_of, hang, key, merge, undo
from tests.people_acts import LIU_HE, doubts, fields_of, number_of, place, problems, recorded, registered
from tests.world import fact_id, household_id
from tests.world_accounts import APPROVER, COUNTY_REGISTRAR, MIXED, NOBODY, OVERSIGHT, VILLAGE_VIEWER
from tests.world_divisions import division_id
from tests.world_people import person_id

HOME, OTHER_HOME, FAR_HOME = household_id(1), household_id(5), household_id(10)
INSTITUTION = fact_id("institution", 3)


@pytest.fixture(scope="module")
async def asking(database: Database, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Asking]:
    """The application over the small world of this module."""
    async with asking_in(database, tmp_path_factory.mktemp("keys")) as made:
        yield made


async def asked(asking: Asking, text: str, account: str = APPROVER) -> Any:
    return await asking.data(account, text)


async def test_the_record_that_goes_is_found_by_its_id_only_and_says_where_it_lives_on(asking: Asking) -> None:
    winner, loser = await a_pair(asking)
    before = (await asked(asking, "{ people { totalCount } }"))["people"]["totalCount"]
    told = await merge(asking, winner, loser)
    assert (told["errors"], told["warnings"], told["person"]["id"]) == ([], [], winner["id"])
    assert (await asked(asking, "{ people { totalCount } }"))["people"]["totalCount"] == before - 1
    text = """{ person(id: "ID") { name mergedInto { id name } } node(id: "ID") { ... on Person { mergedInto { id } } }
      nodes(ids: ["ID"]) { ... on Person { mergedInto { id } } }
      people(first: 9, where: { id: { eq: "ID" } }) { nodes { id } }
      search(text: "NAME", first: 9) { node { ... on Person { id } } } }"""
    text = text.replace("ID", loser["id"]).replace("NAME", loser["name"])
    found = await asked(asking, text)
    where = {"id": winner["id"], "name": winner["name"]}
    assert found["person"] == {"name": loser["name"], "mergedInto": where}
    assert found["node"] == {"mergedInto": {"id": winner["id"]}} == found["nodes"][0]
    assert (found["people"]["nodes"], found["search"]) == ([], [])


async def test_what_the_record_tells_moves_but_for_what_overlaps(asking: Asking) -> None:
    winner, loser = await a_pair(asking)
    own = await hang(asking, "household_membership", winner["id"], "2015-01-01", household_id=HOME)
    moving = {
        await hang(asking, "household_membership", loser["id"], "2000-01-01", "2015-01-01", household_id=OTHER_HOME),
        await hang(asking, "institution_residency", loser["id"], "2020-01-01", institution_id=INSTITUTION),
        await hang(asking, "person_classification", loser["id"], "2020-01-01"),
        await hang(asking, "village_committee_member", loser["id"], "2020-01-01"),
    }
    staying = await hang(
        asking, "household_membership", loser["id"], "2015-01-01", "2016-01-01", household_id=OTHER_HOME
    )
    assert (await merge(asking, winner, loser))["errors"] == []
    assert await facts_of(asking, winner["id"], loser["id"]) == [{own, *moving}, {staying}]


async def test_a_fact_that_stays_shows_nobody(asking: Asking) -> None:
    winner, loser = await a_pair(asking)
    await hang(asking, "person_classification", winner["id"], "2001-01-01", "2010-01-01", kind="SUBSISTENCE_ALLOWANCE")
    stays = await hang(
        asking, "person_classification", loser["id"], "2002-01-01", "2003-01-01", kind="SUBSISTENCE_ALLOWANCE"
    )
    assert (await merge(asking, winner, loser))["errors"] == []
    text = """{ node(id: "ID") { ... on PersonClassification { person { id } } }
      personClassifications(first: 9, where: { id: { eq: "ID" }, person: {} }) { totalCount } }"""
    text = text.replace("ID", f"PersonClassification:{stays}")
    assert await asked(asking, text) == {"node": {"person": None}, "personClassifications": {"totalCount": 0}}


@pytest.mark.parametrize(
    ("table", "own", "others", "told"),
    [
        ("household_membership", {"household_id": HOME}, {"household_id": OTHER_HOME}, "TWO_HOUSEHOLDS"),
        ("household_membership", {"household_id": HOME}, {"household_id": HOME}, "TWO_HOUSEHOLDS"),
        ("institution_residency", {"institution_id": INSTITUTION}, {"institution_id": INSTITUTION}, "TWO_STAYS"),
        ("person_classification", {"kind": "SUBSISTENCE_ALLOWANCE"},
         {"kind": "SPECIAL_HARDSHIP", "support_form": "DISPERSED"}, "TWO_CLASSIFICATIONS"),
        ("person_classification", {}, {}, "TWO_CLASSIFICATIONS"),
        ("person_classification", {"kind": "ELDER", "elder_class": "EMPTY_NEST"},
         {"kind": "ELDER", "elder_class": "EMPTY_NEST"}, "TWO_CLASSIFICATIONS"),
        ("person_classification", {"kind": "ELDER", "elder_class": "EMPTY_NEST"},
         {"kind": "ELDER", "elder_class": "LIVING_ALONE"}, None),
        ("village_committee_member", {}, {}, "TWO_SEATS"),
    ],
)  # fmt: skip
async def test_what_still_holds_and_cannot_hold_twice_must_be_ended_first(
    asking: Asking, table: str, own: dict[str, Any], others: dict[str, Any], told: str | None
) -> None:
    winner, loser = await a_pair(asking)
    await hang(asking, table, winner["id"], "2010-01-01", "2012-01-01", **own)
    other = await hang(asking, table, loser["id"], "2011-01-01", **others)
    payload = await merge(asking, winner, loser)
    if told is None:
        assert payload["errors"] == []
        return
    assert problems(payload) == {(told, "loserId")}
    (error,) = payload["errors"]
    assert (error["code"], key(error["object"])) == ("CONFLICT", other)
    async with connected(asking.settings.owner_database_url or "") as owner:
        await owner.execute(f"UPDATE {table} SET ended_on = '2020-01-01' WHERE id = $1", other)
    assert (await merge(asking, winner, loser))["errors"] == []


async def test_what_tells_two_people_is_a_doubt(asking: Asking) -> None:
    winner, loser = await a_pair(asking, sex="FEMALE", birthDate="1990-05-02")
    assert doubts(await merge(asking, winner, loser)) == {("OTHER_SEX", "loserId"), ("OTHER_BIRTH_DATE", "loserId")}
    one, other = [await registered(asking, idNumber=number_of()) for _ in range(2)]
    assert doubts(await merge(asking, one, other)) == {("NUMBERS_DIFFER", "loserId")}


async def test_the_record_with_the_citizen_number_stays(asking: Asking) -> None:
    winner, loser = await a_pair(asking, idNumber=number_of())
    assert problems(await merge(asking, winner, loser)) == {("NUMBER_ON_LOSER", "loserId")}
    assert (await merge(asking, loser, winner))["errors"] == []


async def test_a_death_is_recorded_in_both_or_in_none(asking: Asking) -> None:
    winner, loser = await a_pair(asking)
    death = {"expectedVersion": 1, "diedOn": "2026-11-01"}
    await done(asking, COUNTY_REGISTRAR, "recordDeath", {"id": loser["id"], **death})
    loser["version"] = 2
    assert problems(await merge(asking, winner, loser)) == {("ONE_IS_DEAD", "loserId")}
    assert problems(await merge(asking, loser, winner)) == {("ONE_IS_DEAD", "loserId")}
    await done(asking, COUNTY_REGISTRAR, "recordDeath", {"id": winner["id"], **death, "diedOn": "2026-11-02"})
    winner["version"] = 2
    assert doubts(await merge(asking, winner, loser)) == {("DEATH_DAYS_DIFFER", "loserId")}


async def test_a_record_is_merged_once_and_not_into_itself(asking: Asking) -> None:
    winner, loser = await a_pair(asking)
    assert problems(await merge(asking, winner, winner)) == {("MERGED_WITH_ITSELF", "loserId")}
    assert problems(await merge(asking, winner, loser, loserVersion=7)) == {("STALE_VERSION", "loserId")}
    assert problems(await merge(asking, winner, loser, winnerVersion=7)) == {("STALE_VERSION", "winnerId")}
    assert (await merge(asking, winner, loser))["errors"] == []
    loser["version"] = 2
    third = await registered(asking)
    assert problems(await merge(asking, third, loser)) == {("PERSON_MERGED", "loserId")}
    assert problems(await merge(asking, loser, third)) == {("PERSON_MERGED", "winnerId")}
    assert problems(await undo(asking, third)) == {("NOT_MERGED", "id")}


async def test_it_needs_a_reason(asking: Asking) -> None:
    winner, loser = await a_pair(asking)
    assert problems(await merge(asking, winner, loser, reason=None)) == {("REASON_MISSING", "reason")}
    assert (await merge(asking, winner, loser))["errors"] == []
    assert problems(await undo(asking, loser, reason=None)) == {("REASON_MISSING", "reason")}


@pytest.mark.parametrize("account", [COUNTY_REGISTRAR, MIXED, OVERSIGHT, VILLAGE_VIEWER, NOBODY])
async def test_only_an_approver_merges(asking: Asking, account: str) -> None:
    winner, loser = await a_pair(asking)
    payload = await merge(asking, winner, loser, account)
    assert {error["code"] for error in payload["errors"]} <= {"FORBIDDEN", "NOT_FOUND"}
    assert payload["errors"]
    assert problems(await undo(asking, loser, account))


async def test_both_records_lie_where_the_approver_decides(asking: Asking) -> None:
    winner = await registered(asking)
    far = {"id": f"Person:{person_id(29)}", "version": 1}
    assert problems(await merge(asking, winner, far)) == {("ROW_UNKNOWN", "loserId")}
    assert problems(await merge(asking, far, winner)) == {("ROW_UNKNOWN", "winnerId")}


async def test_what_hangs_on_the_record_out_of_reach_needs_an_approver_of_a_wider_area(fresh_asking: Asking) -> None:
    winner, loser = await a_pair(fresh_asking)
    far = await hang(
        fresh_asking, "household_membership", loser["id"], "2000-01-01", "2001-01-01", household_id=FAR_HOME
    )
    assert problems(await merge(fresh_asking, winner, loser)) == {("UNREACHED_FACTS", "loserId")}
    await grant(fresh_asking, "321300")
    assert (await merge(fresh_asking, winner, loser))["errors"] == []
    assert await facts_of(fresh_asking, winner["id"]) == [{far}]
    await revoke(fresh_asking, "321300")
    assert problems(await undo(fresh_asking, loser)) == {("UNREACHED_FACTS", "id")}


async def grant(asking: Asking, code: str) -> None:
    async with connected(asking.settings.owner_database_url or "") as owner:
        await owner.execute(
            "INSERT INTO role_assignment (account_id, role, division_id, started_on)"
            " SELECT id, 'APPROVER', $1, '2020-01-01' FROM user_account WHERE name = $2",
            division_id(code),
            APPROVER,
        )


async def revoke(asking: Asking, code: str) -> None:
    async with connected(asking.settings.owner_database_url or "") as owner:
        await owner.execute(
            "DELETE FROM role_assignment WHERE role = 'APPROVER' AND division_id = $1", division_id(code)
        )


async def test_nobody_merges_what_they_filed(fresh_asking: Asking) -> None:
    async with connected(fresh_asking.settings.owner_database_url or "") as owner:
        await owner.execute(
            "INSERT INTO policy_rule (role, object, action, reason) VALUES ('APPROVER', 'person', 'register', '试')"
        )
    mine, theirs, other = [
        await registered(fresh_asking, account) for account in (APPROVER, COUNTY_REGISTRAR, COUNTY_REGISTRAR)
    ]
    assert problems(await merge(fresh_asking, theirs, mine)) == {("OWN_FILING", "loserId")}
    assert problems(await merge(fresh_asking, mine, theirs)) == {("OWN_FILING", "winnerId")}
    assert (await merge(fresh_asking, theirs, other))["errors"] == []


async def test_the_entry_says_what_moved_and_both_have_it_in_their_history(asking: Asking) -> None:
    winner, loser = await a_pair(asking, divisionId=place(LIU_HE))
    fact = await hang(asking, "person_classification", loser["id"], "2020-01-01")
    assert (await merge(asking, winner, loser))["errors"] == []
    entries = await recorded(asking, winner["id"])
    told = [each for each in entries if each["action"] == "mergePersons"]
    assert [str(each["division_id"]) for each in told] == [winner["division"]["id"][9:], loser["division"]["id"][9:]]
    assert {each["power"] for each in told} == {("PERSON_MERGE", 2)}
    assert {each["role"] for each in told} == {"APPROVER"}
    assert fields_of(told[1], loser["id"]) == {"mergedIntoId": (None, str(key(winner["id"])))}
    moved = fields_of(told[0], f"PersonClassification:{fact}")
    assert moved == {"personId": (str(key(loser["id"])), str(key(winner["id"])))}
    assert (await undo(asking, loser))["errors"] == []
    async with connected(asking.settings.owner_database_url or "") as owner:
        text = """SELECT DISTINCT e.action FROM audit_entry AS e JOIN audit_object AS o ON o.entry_id = e.id
                   WHERE o.object_id = $1 AND e.action <> 'registerPerson'"""
        for record in (winner, loser):
            assert {row[0] for row in await owner.fetch(text, key(record["id"]))} == {
                "mergePersons",
                "undoMergePersons",
            }
