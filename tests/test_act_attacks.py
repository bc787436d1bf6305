"""Acts as somebody would ask for them who means ill, or whose client is broken: nothing is learnt, bent or broken by them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any, cast
from uuid import UUID

import asyncpg
import pytest

from db.sealed import KeyRing
from db.tables.person import PersonRow
from db.unit_of_work import UnitOfWork
from resolvers.commands.recording import Recording
from resolvers.commands.work import Work
from schema.contract import build_catalogue
from schema.mutation import COMMANDS
from tests.acting import act, done, entries, problems
from tests.asking import Asking
from tests.by_hand import Hand, hand_of
from tests.ground import Database, connected
from tests.lineage_world import CITY, ELSEWHERE, TOWN, VILLAGE
from tests.odd_acts import NOBODYS, ODD, Inputs, ids_of, input_of, who_may
from tests.people_acts import DING_CAO, a_person, place
from tests.world import WORLD, household_id, person_id
from tests.world_accounts import APPROVER, COUNTY_REGISTRAR, COUNTY_VIEWER, OVERSIGHT


@pytest.fixture(scope="module")
async def here(database: Database) -> dict[str, str]:
    """A row of each type in the county in which the accounts act."""
    return await ids_of(database, "321322")


@pytest.fixture(scope="module")
async def there(database: Database) -> dict[str, str]:
    """A row of each type in the county that they do not see."""
    return await ids_of(database, "321323")


@pytest.fixture(scope="module")
async def registrar(database: Database) -> AsyncIterator[Hand]:
    """Who may write every register in the whole city."""
    async with hand_of(database, ("REGISTRAR", CITY), ("APPROVER", CITY), ("OVERSIGHT", CITY)) as hand:
        yield hand


# Odd inputs are refused or done, and each act leaves an entry.


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("name", COMMANDS)
async def test_odd_values_break_no_act_and_every_act_leaves_its_entry(
    refusing: Asking, here: dict[str, str], name: str, odd: str
) -> None:
    command, kind = COMMANDS[name], input_of(name)
    text = f"mutation M($input: {kind.name}!) {{ {name}(input: $input) {{ errors {{ problem }} }} }}"
    before, tried = await acts_of(refusing, name), 0
    for required in (True, False):
        given = Inputs(command, here, ODD[odd]).whole(kind, required=required)
        if "clientMutationId" in given and "String" not in ODD[odd]:
            given["clientMutationId"] = odd  # else an input in which nothing is odd is known again, and not tried
        response = await refusing(who_may(command), text, {"input": given})
        is_tried = "errors" not in response.json()
        assert response.status_code == (200 if is_tried else 400), response.json()
        tried += is_tried
    assert await acts_of(refusing, name) == before + tried


async def acts_of(asking: Asking, name: str) -> int:
    """How many acts of a name the record tells of."""
    async with connected(asking.settings.owner_database_url or "") as owner:
        told: int = await owner.fetchval("SELECT count(DISTINCT act_id) FROM audit_entry WHERE action = $1", name)
    return told


async def test_a_clients_own_name_for_an_act_has_a_bound(refusing: Asking) -> None:
    told = await problems(refusing, COUNTY_REGISTRAR, "registerPerson", a_person(clientMutationId="x" * 101))
    assert told == [("TEXT_TOO_LONG", ("clientMutationId",))]
    await done(refusing, COUNTY_REGISTRAR, "registerPerson", a_person(clientMutationId="满" * 100))


# What is out of sight is told from what does not exist by nobody.


@pytest.mark.parametrize("name", sorted(name for name, command in COMMANDS.items() if command.ids))
async def test_a_row_out_of_sight_is_refused_in_the_very_words_of_one_that_is_not_there(
    refusing: Asking, here: dict[str, str], there: dict[str, str], name: str
) -> None:
    command, kind = COMMANDS[name], input_of(name)
    for hidden in sorted(set(command.ids.values())):
        told = []
        for row in (there[hidden], f"{hidden}:{NOBODYS}"):
            given = Inputs(command, here | {hidden: row}, {}).whole(kind)
            told.append(await act(refusing, who_may(command), name, given | {"clientMutationId": None}))
        assert told[0]["errors"], hidden
        assert told[0] == told[1], hidden


# By hand, on the runtime role's own connection.


@pytest.mark.parametrize("division", [TOWN, ELSEWHERE])
async def test_an_entry_elsewhere_does_not_speak_for_a_row(registrar: Hand, division: UUID) -> None:
    text, row = "UPDATE person SET version = version + 1 WHERE id = $1", person_id(14)
    assert await settled(registrar, division, named=f"Person:{row}", change=(text, row)) == "RG002"


@pytest.mark.parametrize("kept", ["from", "to", "both"])
async def test_a_row_that_moves_is_told_of_where_it_was_and_where_it_is(registrar: Hand, kept: str) -> None:
    home, text = household_id(4), "UPDATE household SET division_id = $2 WHERE id = $1"
    async with registrar.line.transaction():
        await registrar.begin()
        old = await registrar.line.fetchval("SELECT division_id FROM household WHERE id = $1", home)
    new = next(each for each in (ELSEWHERE, VILLAGE) if each != old)
    divisions = {"from": (old,), "to": (new,), "both": (old, new)}[kept]
    told = await settled(registrar, *divisions, named=f"Household:{home}", change=(text, home, new))
    assert told == (None if kept == "both" else "RG002")


@pytest.mark.parametrize("months", [-1, 37, 100_000])
async def test_nobody_fills_the_database_with_months_to_come(registrar: Hand, months: int) -> None:
    with pytest.raises(asyncpg.InvalidParameterValueError):
        await registrar.line.fetchval("SELECT audit.keep_months($1)", months)


@pytest.mark.parametrize("where", ["there", "elsewhere"])
async def test_a_sealed_value_is_shown_only_for_an_entry_where_its_person_lies(
    database: Database, registrar: Hand, where: str
) -> None:
    async with connected(database.owner_url) as owner:
        text = "SELECT id, division_id, encode(id_number_digest, 'hex') AS digest FROM person WHERE id_number_digest IS NOT NULL"
        person = await owner.fetchrow(f"{text} ORDER BY id LIMIT 1")
    division = person["division_id"] if where == "there" else next(
        each for each in (VILLAGE, ELSEWHERE) if each != person["division_id"]
    )  # fmt: skip
    async with registrar.line.transaction():
        await registrar.enter()
        begun = await registrar.tell(
            division, f"Person:{person['id']}", further=False, action="revealIdentity", about=person["id"],
            field=("idNumber", person["digest"]),
        )  # fmt: skip
    async with registrar.line.transaction():
        await registrar.enter()
        shown = await registrar.line.fetch("SELECT field FROM guard.sealed_of($1)", begun)
    assert [row["field"] for row in shown] == (["idNumber"] if where == "there" else [])


async def test_who_was_asked_only_about_reading_writes_nothing(asking: Asking) -> None:
    asker = await asking.asker(COUNTY_VIEWER)
    work = Work(
        asker, cast("UnitOfWork", None), cast("KeyRing", None), Recording(build_catalogue()), asker.principal.day
    )
    village = WORLD.division(DING_CAO).id
    work.allow("person", "read", village)
    with pytest.raises(AssertionError, match="not allowed"):
        work.add(PersonRow, division_id=village)


# In the graph.


async def test_one_name_for_two_switches_of_a_document_is_one_act(fresh_asking: Asking) -> None:
    text = """mutation M($i: RegisterPersonInput!, $a: Boolean!, $b: Boolean!) {
      x: registerPerson(input: $i) @include(if: $a) { person @skip(if: $b) { name } ...Rest }
      y: registerPerson(input: $i) @skip(if: $a) { person { version } }
    }
    fragment Rest on RegisterPersonPayload { w: warnings @include(if: $b) { problem } e: errors { __typename p: problem } }"""
    given = a_person(name="王小满", clientMutationId="one")
    told = [
        await fresh_asking.data(COUNTY_REGISTRAR, text, {"i": given, "a": first, "b": second})
        for first, second in ((True, False), (True, True), (False, True))
    ]
    assert told == [
        {"x": {"person": {"name": "王小满"}, "e": []}},
        {"x": {"w": [], "e": []}},
        {"y": {"person": {"version": 1}}},
    ]
    assert len(await entries(fresh_asking, action="registerPerson")) == 1


@pytest.mark.parametrize("reason", [" ", "\u3000", "\u200b\u2060", "\ufeff", "\u202e\u00ad"])
async def test_a_reason_that_nobody_can_read_is_none(refusing: Asking, reason: str) -> None:
    given = {"id": f"Person:{person_id(14)}", "fields": ["PHONE"], "reason": reason}
    assert ("EMPTY_TEXT", ("reason",)) in await problems(refusing, OVERSIGHT, "revealIdentity", given)


async def test_anothers_receipt_is_neither_found_nor_in_the_way(fresh_asking: Asking) -> None:
    given = a_person(clientMutationId="mine", divisionId=place(DING_CAO))
    mine = await done(fresh_asking, COUNTY_REGISTRAR, "registerPerson", given, "person { id }")
    assert await problems(fresh_asking, APPROVER, "registerPerson", given) == [("ACTION_NOT_GRANTED", ())]
    again = await done(fresh_asking, COUNTY_REGISTRAR, "registerPerson", given, "person { id }")
    assert again["person"] == mine["person"]


async def settled(hand: Hand, *divisions: UUID, named: str, change: tuple[Any, ...]) -> str | None:
    """An act by hand to its end, with an entry in each division: the SQLSTATE of what stood against it."""
    try:
        async with hand.line.transaction():
            await hand.begin()
            for division in divisions:
                await hand.tell(division, named)
            await hand.line.execute(*change)
    except asyncpg.PostgresError as refused:
        return str(refused.sqlstate)
    return None
