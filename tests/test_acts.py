"""An act goes the whole way: checked, written with its entry, read back through the planner; or refused with an entry."""

from __future__ import annotations

from hashlib import sha256

import pytest

from resolvers.commands.people import register_person
from resolvers.document.digest import digest
from schema.declaring import Unpowered, administrative, check_powers, exercises, mutation, said
from tests.acting import act, done, entries, entry, problems
from tests.asking import Asking
from tests.ground import connected
from tests.world import WORLD
from tests.world_accounts import COUNTY_REGISTRAR, COUNTY_VIEWER

VILLAGE = WORLD.division("321322101200")
NEWBORN = {"name": "王小满", "sex": "FEMALE", "birthDate": "2026-11-20", "divisionId": f"Division:{VILLAGE.id}"}


class RegisterPersonWords:
    """登记 / Registers."""

    id_number = said("公民身份号码", "Citizen number.")
    household_id = said("所入户", "The household.")
    relation = said("与户主关系", "The relation.")
    joined_on = said("入户日期", "The day.")


async def test_what_is_done_is_read_back_and_leaves_an_entry(fresh_asking: Asking) -> None:
    payload = await done(
        fresh_asking, COUNTY_REGISTRAR, "registerPerson", NEWBORN, "person { id name version division { name } }"
    )
    told = payload["person"]
    assert (told["name"], told["version"], told["division"]["name"]) == ("王小满", 1, VILLAGE.name)
    kept = await entry(fresh_asking, action="registerPerson")
    assert (kept["account"], kept["role"], kept["outcome"]) == (COUNTY_REGISTRAR, "REGISTRAR", "DONE")
    assert f"Person:{kept['object_id']}" == told["id"]
    assert {"object": told["id"], "field": "name", "before": None, "after": "王小满", "need": "person"} in kept[
        "changes"
    ]


async def test_a_refused_act_writes_nothing_but_the_entry_of_its_refusal(fresh_asking: Asking) -> None:
    assert await problems(fresh_asking, COUNTY_VIEWER, "registerPerson", NEWBORN) == [("ACTION_NOT_GRANTED", ())]
    kept = await entry(fresh_asking, action="registerPerson")
    assert (kept["outcome"], kept["refusal"], kept["changes"]) == ("REFUSED", ["ACTION_NOT_GRANTED"], [])
    found = await fresh_asking.data(COUNTY_VIEWER, '{ people(first: 1, where: {name: {eq: "王小满"}}) { totalCount } }')
    assert found["people"]["totalCount"] == 0


async def test_the_same_client_mutation_id_gives_the_first_result(fresh_asking: Asking) -> None:
    given = {**NEWBORN, "clientMutationId": "one"}
    first = await done(fresh_asking, COUNTY_REGISTRAR, "registerPerson", given, "person { id }")
    assert await act(fresh_asking, COUNTY_REGISTRAR, "registerPerson", given, "person { id }") == first
    await entry(fresh_asking, action="registerPerson")
    other = {**given, "name": "王小雪"}
    assert await problems(fresh_asking, COUNTY_REGISTRAR, "registerPerson", other) == [
        ("CLIENT_MUTATION_ID_USED", ("clientMutationId",))
    ]


async def test_acts_of_one_request_are_done_one_after_the_other(fresh_asking: Asking) -> None:
    text = """mutation Two($first: RegisterPersonInput!, $second: RegisterPersonInput!) {
      one: registerPerson(input: $first) { __typename who: person { called: name } errors { problem } }
      __typename
      two: registerPerson(input: $second) { person { name } errors { problem path } }
    }"""
    future = {**NEWBORN, "birthDate": "2999-01-01", "name": "  "}
    told = await fresh_asking.data(COUNTY_REGISTRAR, text, {"first": NEWBORN, "second": future})
    assert list(told) == ["one", "__typename", "two"]
    assert told["one"] == {"__typename": "RegisterPersonPayload", "who": {"called": "王小满"}, "errors": []}
    assert told["two"]["person"] is None
    assert told["two"]["errors"] == [{"problem": "EMPTY_TEXT", "path": ["name"]}]
    assert [kept["outcome"] for kept in await entries(fresh_asking)] == ["DONE", "REFUSED"]


async def test_a_payload_that_may_not_be_asked_is_refused_before_anything_is_done(fresh_asking: Asking) -> None:
    given = {**NEWBORN, "name": "王小雨"}
    text = """mutation M($input: RegisterPersonInput!) {
      registerPerson(input: $input) { person { history(first: 1) { nodes { action } } } }
    }"""
    told = (await fresh_asking(COUNTY_REGISTRAR, text, {"input": given})).json()
    assert [error["extensions"]["code"] for error in told["errors"]] == ["FORBIDDEN"]
    assert await entries(fresh_asking) == []


async def test_an_act_by_no_power_in_force_is_refused(fresh_asking: Asking) -> None:
    async with connected(fresh_asking.settings.owner_database_url or "") as owner:
        await owner.execute("UPDATE power_list SET ended_on = '2026-02-01' WHERE division_id IS NULL")
    assert await problems(fresh_asking, COUNTY_REGISTRAR, "registerPerson", NEWBORN) == [("POWER_NOT_LISTED", ())]


async def test_a_power_that_needs_a_reason_is_not_exercised_without(fresh_asking: Asking) -> None:
    async with connected(fresh_asking.settings.owner_database_url or "") as owner:
        await owner.execute("UPDATE power_item SET reason_required = true WHERE code = 'PERSON_REGISTRATION'")
    assert await problems(fresh_asking, COUNTY_REGISTRAR, "registerPerson", NEWBORN) == [
        ("REASON_MISSING", ("reason",))
    ]
    await done(fresh_asking, COUNTY_REGISTRAR, "registerPerson", {**NEWBORN, "reason": " 出生登记 "})
    kept = (await entries(fresh_asking))[-1]
    assert (kept["reason"], kept["outcome"]) == ("出生登记", "DONE")


async def test_the_entry_tells_which_request_asked_and_what_it_said(fresh_asking: Asking) -> None:
    text = "mutation M($input: RegisterPersonInput!) { registerPerson(input: $input) { errors { problem } } }"
    response = await fresh_asking(COUNTY_REGISTRAR, text, {"input": NEWBORN})
    kept = await entry(fresh_asking)
    assert kept["request_id"] == response.headers["x-request-id"]
    assert kept["document_hash"] == sha256(text.encode()).hexdigest()
    assert kept["client_address"] == "127.0.0.1"
    async with connected(fresh_asking.settings.owner_database_url or "") as owner:
        code, step = await owner.fetchrow(
            "SELECT i.code, s.position FROM power_item AS i JOIN power_step AS s ON s.power_item_id = i.id WHERE s.id = $1",
            kept["power_step_id"],
        )
    assert (code, step, kept["power_item_id"] is not None) == ("PERSON_REGISTRATION", 2, True)


async def test_problems_speak_the_language_that_was_asked_for(fresh_asking: Asking) -> None:
    given = {**NEWBORN, "name": " "}
    chinese = await act(fresh_asking, COUNTY_REGISTRAR, "registerPerson", given)
    english = await act(fresh_asking, COUNTY_REGISTRAR, "registerPerson", given, accept_language="en")
    assert (chinese["errors"][0]["message"], english["errors"][0]["message"]) == ("不得为空", "May not be empty")


async def test_a_mutation_is_not_sent_by_get(fresh_asking: Asking) -> None:
    person = "Person:00000000-0000-7000-8000-000000000000"
    text = f'mutation {{ updatePerson(input: {{id: "{person}", expectedVersion: 1}}) {{ errors {{ code }} }} }}'
    headers = await fresh_asking.headers(COUNTY_REGISTRAR)
    response = await fresh_asking.client.get("/graphql", params={"query": text}, headers=headers)
    assert (response.status_code, response.headers["allow"]) == (405, "POST")
    assert await entries(fresh_asking) == []


def test_a_mutation_that_names_no_power_stops_the_build() -> None:
    told = mutation(register_person, gives="Person", needs=("person", "register"))
    named = type("RegisterSomebody", (RegisterPersonWords,), dict(vars(RegisterPersonWords)))
    with pytest.raises(Unpowered):
        check_powers((told(named),))
    check_powers((administrative(told(named)),))
    for item, step in (("NO_SUCH_POWER", 1), ("PERSON_REGISTRATION", 9), ("PERSON_REGISTRATION", 0)):
        with pytest.raises(Unpowered):
            exercises(item, step)


def test_the_digest_of_a_document_tells_nothing_that_was_written_into_it() -> None:
    one = '# 321322199001011234\n{ people(first: 12, where: {name: {eq: "王"}}) { totalCount } }'
    other = '# 王\n{ people(first: 7, where: {name: {eq: """李"""}}) { totalCount } }'
    plain = "query P($n: Int!) { people(first: $n) { totalCount } }"
    assert digest(one) == digest(other) != digest(one.replace("people", "households"))
    assert digest(plain) == sha256(plain.encode()).hexdigest()
