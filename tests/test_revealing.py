"""Sealed values are shown in clear to who may have them, for a reason, after it is on record; and the plaintext stays nowhere."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

import asyncpg
import pytest

from db.engine import Engine
from db.sealed import Kind
from db.sealing_key import sealed_of
from resolvers import acting
from tests.acting import act, done, entries, entry, problems
from tests.asking import Asking
from tests.ground import Database, Ground, connected
from tests.world import WORLD
from tests.world_accounts import APPROVER, COUNTY_REGISTRAR, COUNTY_VIEWER, EXCHANGE, MIXED, OVERSIGHT
from tests.world_filling import KEY_RING
from tests.world_people import Person, person_id

SHOWN = WORLD.people[person_id(1)]
WITHOUT_ANY = WORLD.people[person_id(10)]
ELSEWHERE = WORLD.people[person_id(26)]
VALUES = "values { field value }"
BOTH = ["ID_NUMBER", "PHONE"]
REASON = "核对低保申请人身份"
AGE = """
ALTER TABLE audit_entry DISABLE TRIGGER never_changed;
UPDATE audit_entry SET at = at - interval '6 minutes' WHERE action = 'revealIdentity'
"""


def asked(person: Person = SHOWN, fields: list[str] = BOTH, **more: object) -> dict[str, object]:
    return {"id": f"Person:{person.id}", "fields": fields, "reason": REASON, **more}


def in_clear(person: Person = SHOWN) -> list[dict[str, str | None]]:
    return [{"field": "ID_NUMBER", "value": person.id_number}, {"field": "PHONE", "value": person.phone}]


@asynccontextmanager
async def entered(asking: Asking, account: UUID) -> AsyncIterator[asyncpg.Connection]:
    """A transaction of the runtime role in which an account has entered."""
    async with connected(asking.settings.database_url or "") as runtime, runtime.transaction():
        await runtime.fetchval("SELECT guard.enter($1)", account)
        yield runtime


async def sealed_for(asking: Asking, name: str, entry_id: object) -> dict[str, bytes]:
    async with entered(asking, WORLD.accounts[name].id) as runtime:
        return dict(await runtime.fetch("SELECT field, sealed FROM guard.sealed_of($1)", entry_id))


async def past_triggers(database: Database, statement: str) -> None:
    async with connected(database.superuser_url) as superuser:
        await superuser.execute(f"SET session_replication_role = replica; {statement}")


async def test_who_may_sees_the_values_in_clear_and_the_rest_of_the_person_as_ever(fresh_asking: Asking) -> None:
    payload = await done(
        fresh_asking, APPROVER, "revealIdentity", asked(), f"person {{ id name idNumberMasked }} {VALUES}"
    )
    assert payload["values"] == in_clear()
    assert payload["person"] == {
        "id": f"Person:{SHOWN.id}",
        "name": SHOWN.name,
        "idNumberMasked": SHOWN.id_number_masked,
    }


async def test_what_was_shown_to_whom_and_why_is_on_record(fresh_asking: Asking) -> None:
    await done(fresh_asking, APPROVER, "revealIdentity", asked(fields=["ID_NUMBER"]))
    kept = await entry(fresh_asking, action="revealIdentity")
    assert (kept["account"], kept["role"], kept["post"]) == (APPROVER, "APPROVER", "民政局审批岗")
    assert (kept["outcome"], kept["reason"], kept["object_id"]) == ("DONE", REASON, SHOWN.id)
    assert kept["division_id"] == SHOWN.division_id
    assert kept["power_item_id"]
    assert kept["power_step_id"]
    digest = KEY_RING.digest(Kind.CITIZEN_NUMBER, str(SHOWN.id_number)).hex()
    told = {"object": f"Person:{SHOWN.id}", "field": "idNumber", "before": digest, "after": digest}
    assert kept["changes"] == [told | {"need": "person.identity"}]
    async with connected(fresh_asking.settings.owner_database_url or "") as owner:
        touched = await owner.fetch("SELECT object_type, object_id FROM audit_object WHERE entry_id = $1", kept["id"])
        version = await owner.fetchval("SELECT version FROM person WHERE id = $1", SHOWN.id)
    assert [tuple(row) for row in touched] == [("Person", SHOWN.id)]
    assert version == SHOWN.version, "a look is no change"


async def test_the_entry_is_durable_before_a_value_leaves_the_database(
    fresh_asking: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[list[dict[str, Any]]] = []

    async def watched(engine: Engine, account: UUID, own: UUID) -> Mapping[str, bytes | None]:
        seen.append(await entries(fresh_asking, action="revealIdentity", id=own))
        return await sealed_of(engine, account, own)

    monkeypatch.setattr(acting, "sealed_of", watched)
    payload = await done(fresh_asking, APPROVER, "revealIdentity", asked(), VALUES)
    assert payload["values"] == in_clear()
    assert [len(each) for each in seen] == [1]


async def test_an_answer_that_was_lost_was_a_look_all_the_same(
    fresh_asking: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def lost(*_: object) -> Mapping[str, bytes | None]:
        raise ConnectionResetError

    with monkeypatch.context() as patched:
        patched.setattr(acting, "sealed_of", lost)
        mutation = "mutation M($input: RevealIdentityInput!) { revealIdentity(input: $input) { values { value } } }"
        told = (await fresh_asking(APPROVER, mutation, {"input": asked(clientMutationId="one")})).json()
    assert told["errors"]
    first = await entry(fresh_asking, action="revealIdentity")
    again = await done(fresh_asking, APPROVER, "revealIdentity", asked(clientMutationId="one"), VALUES)
    assert again["values"] == in_clear()
    assert await entry(fresh_asking, action="revealIdentity") == first


@pytest.mark.parametrize("account", [APPROVER, OVERSIGHT])
async def test_approvers_and_overseers_may_see_both(fresh_asking: Asking, account: str) -> None:
    payload = await done(fresh_asking, account, "revealIdentity", asked(), VALUES)
    assert payload["values"] == in_clear()


async def test_a_registrar_sees_the_phone_and_not_the_number(fresh_asking: Asking) -> None:
    payload = await done(fresh_asking, COUNTY_REGISTRAR, "revealIdentity", asked(fields=["PHONE"]), VALUES)
    assert payload["values"] == [{"field": "PHONE", "value": SHOWN.phone}]
    refused = await act(fresh_asking, COUNTY_REGISTRAR, "revealIdentity", asked(fields=["PHONE", "ID_NUMBER"]), VALUES)
    assert [(each["problem"], each["path"]) for each in refused["errors"]] == [("NOT_ALLOWED_HERE", ["fields", "1"])]
    assert refused["values"] is None
    first, second = await entries(fresh_asking, action="revealIdentity")
    assert (first["role"], first["outcome"]) == ("REGISTRAR", "DONE")
    assert (second["outcome"], second["refusal"], second["changes"]) == ("REFUSED", ["NOT_ALLOWED_HERE"], [])
    assert second["object_id"] == SHOWN.id


async def test_viewers_see_nothing_and_those_without_people_nobody(fresh_asking: Asking) -> None:
    nothing = [("NOT_ALLOWED_HERE", ("fields", "0")), ("NOT_ALLOWED_HERE", ("fields", "1"))]
    assert await problems(fresh_asking, COUNTY_VIEWER, "revealIdentity", asked()) == nothing
    assert await problems(fresh_asking, EXCHANGE, "revealIdentity", asked()) == nothing


async def test_a_right_in_one_township_shows_nothing_of_another(fresh_asking: Asking) -> None:
    inside = WORLD.people[person_id(14)]
    payload = await done(fresh_asking, MIXED, "revealIdentity", asked(inside, ["PHONE"]), VALUES)
    assert payload["values"] == [{"field": "PHONE", "value": inside.phone}]
    refused = await problems(fresh_asking, MIXED, "revealIdentity", asked(SHOWN, ["PHONE"]))
    assert refused == [("NOT_ALLOWED_HERE", ("fields", "0"))]


async def test_somebody_out_of_sight_is_nobody(fresh_asking: Asking) -> None:
    assert await problems(fresh_asking, APPROVER, "revealIdentity", asked(ELSEWHERE)) == [("ROW_UNKNOWN", ("id",))]


async def test_without_a_reason_nothing_is_shown(fresh_asking: Asking) -> None:
    for reason in (None, "  "):
        payload = await act(fresh_asking, APPROVER, "revealIdentity", asked(reason=reason), VALUES)
        assert payload["values"] is None
        assert [each["path"] for each in payload["errors"]] == [["reason"]]


async def test_which_values_is_said_once_and_at_all(fresh_asking: Asking) -> None:
    assert await problems(fresh_asking, APPROVER, "revealIdentity", asked(fields=[])) == [
        ("REVEAL_NOTHING", ("fields",))
    ]
    twice = await problems(fresh_asking, APPROVER, "revealIdentity", asked(fields=["PHONE", "PHONE"]))
    assert twice == [("LISTED_TWICE", ("fields", "1"))]


async def test_what_is_not_on_record_is_null_and_the_look_is(fresh_asking: Asking) -> None:
    payload = await done(fresh_asking, APPROVER, "revealIdentity", asked(WITHOUT_ANY), VALUES)
    assert payload["values"] == [{"field": "ID_NUMBER", "value": None}, {"field": "PHONE", "value": None}]
    kept = await entry(fresh_asking, action="revealIdentity")
    assert [(each["field"], each["after"]) for each in kept["changes"]] == [("idNumber", None), ("phone", None)]


async def test_the_plaintext_stays_nowhere(
    fresh_asking: Asking, ground: Ground, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        await done(fresh_asking, APPROVER, "revealIdentity", asked(clientMutationId="kept"), VALUES)
        await problems(fresh_asking, COUNTY_VIEWER, "revealIdentity", asked())
    secrets = (str(SHOWN.id_number), str(SHOWN.phone))
    assert not any(secret in caplog.text or secret in ground.log.read_text(errors="replace") for secret in secrets)
    async with connected(fresh_asking.settings.owner_database_url or "") as owner:
        for table in ("audit_entry", "audit_object", "act_receipt", "person"):
            rows = await owner.fetch(f"SELECT CAST(t AS text) FROM {table} AS t")
            assert rows
            assert not any(secret in row[0] for row in rows for secret in secrets), table


async def test_asked_again_by_the_same_id_it_is_the_same_look_for_five_minutes(
    fresh_asking: Asking, fresh_database: Database
) -> None:
    given = asked(clientMutationId="one")
    first = await done(fresh_asking, APPROVER, "revealIdentity", given, VALUES)
    assert await act(fresh_asking, APPROVER, "revealIdentity", given, VALUES) == first
    await entry(fresh_asking, action="revealIdentity")
    await past_triggers(fresh_database, AGE)
    late = await act(fresh_asking, APPROVER, "revealIdentity", given, VALUES)
    assert late["values"] is None
    assert [(each["problem"], each["code"]) for each in late["errors"]] == [("REVEAL_EXPIRED", "CONFLICT")]


async def test_a_number_that_was_changed_since_is_not_the_one_on_record(
    fresh_asking: Asking, fresh_database: Database
) -> None:
    given = asked(fields=["PHONE"], clientMutationId="one")
    await done(fresh_asking, APPROVER, "revealIdentity", given)
    sealed = KEY_RING.seal(Kind.PHONE, "12900001234")
    columns = f"phone_sealed = '\\x{sealed.ciphertext.hex()}', phone_digest = '\\x{sealed.digest.hex()}'"
    await past_triggers(fresh_database, f"UPDATE person SET {columns} WHERE id = '{SHOWN.id}'")
    assert await problems(fresh_asking, APPROVER, "revealIdentity", given) == [("REVEAL_EXPIRED", ())]


async def test_who_lost_the_right_meanwhile_is_shown_nothing_again(fresh_asking: Asking) -> None:
    await done(fresh_asking, APPROVER, "revealIdentity", asked())
    own = (await entry(fresh_asking, action="revealIdentity"))["id"]
    assert len(await sealed_for(fresh_asking, APPROVER, own)) == 2
    async with connected(fresh_asking.settings.owner_database_url or "") as owner:
        await owner.execute("DELETE FROM policy_rule WHERE action = 'reveal' AND object = 'person.identity'")
    assert (await sealed_for(fresh_asking, APPROVER, own)).keys() == {"phone"}


async def test_the_database_gives_sealed_values_for_a_look_of_ones_own_only(fresh_asking: Asking) -> None:
    await done(fresh_asking, APPROVER, "revealIdentity", asked())
    await problems(fresh_asking, COUNTY_VIEWER, "revealIdentity", asked())
    done_entry, refused_entry = await entries(fresh_asking, action="revealIdentity")
    assert (await sealed_for(fresh_asking, APPROVER, done_entry["id"])).keys() == {"idNumber", "phone"}
    assert await sealed_for(fresh_asking, OVERSIGHT, done_entry["id"]) == {}
    assert await sealed_for(fresh_asking, COUNTY_VIEWER, refused_entry["id"]) == {}
    assert await sealed_for(fresh_asking, APPROVER, person_id(1)) == {}


async def test_the_database_gives_nothing_to_a_transaction_that_has_written(fresh_asking: Asking) -> None:
    """Whoever could still undo the entry would have seen the value without a trace."""
    await done(fresh_asking, APPROVER, "revealIdentity", asked())
    own = (await entry(fresh_asking, action="revealIdentity"))["id"]
    async with entered(fresh_asking, WORLD.accounts[APPROVER].id) as runtime:
        await runtime.fetchval("SELECT pg_current_xact_id()")
        with pytest.raises(asyncpg.ObjectNotInPrerequisiteStateError, match="durable"):
            await runtime.fetch("SELECT * FROM guard.sealed_of($1)", own)


async def test_an_application_without_its_keys_says_so_and_shows_nothing(fresh_asking: Asking) -> None:
    fresh_asking.settings.sealing_key.unlink()
    mutation = "mutation M($input: RevealIdentityInput!) { revealIdentity(input: $input) { values { value } } }"
    response = await fresh_asking(APPROVER, mutation, {"input": asked()})
    assert response.status_code == 503
    assert response.json()["errors"][0]["extensions"]["code"] == "UNAVAILABLE"
