"""The hand-written peer of registerPerson: one route, one transaction of six round trips, no checks of its own.

It writes the same rows as this server's command: the person with sealed number and phone, the membership, the entry and what
the entry is about. It knows who acts, by which power, and where, from the start. It writes as any server must, as the runtime
role: it enters the account, row security looks at its rows, and the commit asks for the entry.
``POST /register`` with the fields of the command's input; gives ``{"id", "name", "birthDate", "division"}``.
"""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import asyncpg
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from db.readings import personal_pinyin
from db.sealed import KeyRing, Kind, Sealed
from db.unit_of_work import new_id

CONNECTIONS = int(os.environ["BENCH_CONNECTIONS"])
WRITTEN_BY = (
    "SELECT guard.enter($1)",
    """
    SELECT audit.tell(false, $1, $2, $3, $4, $5, $6, 'registerPerson', 'Person', $7, $8, NULL, 'DONE', NULL, $9, '127.0.0.1', '',
        NULL, ARRAY['Household', 'Person'], ARRAY[CAST($10 AS uuid), $7])
    """,
    """
    INSERT INTO person (id, division_id, name, pinyin, sex, birth_date, id_number_sealed, id_number_digest, id_number_masked,
        phone_sealed, phone_digest, phone_masked)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
    RETURNING (SELECT d.name FROM division AS d WHERE d.id = division_id)
    """,
    """
    INSERT INTO household_membership (id, household_id, division_id, person_id, relation, started_on)
    VALUES ($1, $2, $3, $4, $5, $6)
    """,
)
_ACTOR = """
SELECT a.id, r.role, r.post, p.item_id, p.step_id
  FROM user_account AS a JOIN role_assignment AS r ON r.account_id = a.id
 CROSS JOIN power_item_in_force('PERSON_REGISTRATION', 2) AS p
 WHERE a.name = $1
"""
_NEEDS = {"idNumber": "person.identity", "phone": "person.contact"}


@dataclass(frozen=True, slots=True)
class Desk:
    """Connections with the statements prepared on each, kept in a plain list; the keys; and who acts."""

    ring: KeyRing
    idle: list[tuple[Any, list[Any]]] = field(default_factory=list)
    actor: list[Any] = field(default_factory=list)
    session: UUID = field(default_factory=new_id)
    places: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(CONNECTIONS))

    async def answer(self, request: Request) -> Response:
        """Register one person."""
        given = json.loads(await request.body())
        person, sealed = new_id(), self._sealed(given)
        async with self.places:
            connection, statements = self.idle.pop()
            try:
                async with connection.transaction():
                    division = await self._write(statements, person, given, sealed)
            finally:
                self.idle.append((connection, statements))
        told = {"id": str(person), "name": given["name"], "birthDate": given["birthDate"], "division": division}
        return Response(json.dumps(told, ensure_ascii=False), media_type="application/json")

    async def _write(self, statements: list[Any], person: UUID, given: Mapping[str, str], sealed: list[Sealed]) -> str:
        enter, tell, add_person, add_membership = statements
        membership = new_id()
        place, home = UUID(given["divisionId"]), UUID(given["householdId"])
        born, joined = date.fromisoformat(given["birthDate"]), date.fromisoformat(given["joinedOn"])
        pinyin = personal_pinyin(given["name"])
        columns = [each for value in sealed for each in (value.ciphertext, value.digest, value.masked)]
        named = (given["name"], pinyin, given["sex"], born)
        account, role, post, item, step = self.actor
        told = _told(person, membership, given, pinyin, sealed)
        await enter.fetchval(account)
        await tell.fetchval(place, self.session, role, post, item, step, person, told, str(membership), home)
        division: str = await add_person.fetchval(person, place, *named, *columns)
        await add_membership.fetchval(membership, home, place, person, given["relation"], joined)
        return division

    def _sealed(self, given: Mapping[str, str]) -> list[Sealed]:
        number = self.ring.seal(Kind.CITIZEN_NUMBER, given["idNumber"])
        return [number, self.ring.seal(Kind.PHONE, given["phone"])]


def _told(person: UUID, membership: UUID, given: Mapping[str, str], pinyin: str, sealed: list[Sealed]) -> str:
    """What the entry says of both rows."""
    number, phone = sealed
    about = {
        "divisionId": given["divisionId"],
        "name": given["name"],
        "pinyin": pinyin,
        "sex": given["sex"],
        "birthDate": given["birthDate"],
        "idNumber": number.digest.hex(),
        "phone": phone.digest.hex(),
    }
    belonging = {
        "householdId": given["householdId"],
        "divisionId": given["divisionId"],
        "personId": str(person),
        "relation": given["relation"],
        "startedOn": given["joinedOn"],
    }
    rows = (
        *((f"Person:{person}", name, value, _NEEDS.get(name, "person")) for name, value in about.items()),
        *((f"HouseholdMembership:{membership}", name, value, "household") for name, value in belonging.items()),
    )
    names = ("object", "field", "after", "need")
    return json.dumps([dict(zip(names, row, strict=True)) | {"before": None} for row in rows], ensure_ascii=False)


DESK = Desk(KeyRing.read(Path(os.environ["BENCH_SEALING_KEY"])))


@asynccontextmanager
async def connected(_: Starlette) -> AsyncIterator[None]:
    """Open the connections, prepare the statements on each, and look up who acts by which power."""
    settings = {"plan_cache_mode": "force_generic_plan", "jit": "off"}
    url = os.environ["BENCH_DATABASE_URL"]
    connections = [await asyncpg.connect(url, server_settings=settings) for _ in range(CONNECTIONS)]
    owner = await asyncpg.connect(os.environ["BENCH_OWNER_URL"])
    DESK.actor.extend(await owner.fetchrow(_ACTOR, os.environ["BENCH_ACCOUNT"]))
    await owner.close()
    DESK.idle.extend([(each, [await each.prepare(sql) for sql in WRITTEN_BY]) for each in connections])
    yield
    for each in connections:
        await each.close()


app = Starlette(routes=[Route("/register", DESK.answer, methods=["POST"])], lifespan=connected)
