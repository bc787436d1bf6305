"""Gives the city that everybody meets in: who may ask, by which token, for which households and people.

In       the served city.
Out      Ground: the same for all clients.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import uuid4

import asyncpg
import jwt

from authz.token import TokenKey, issue
from bench.newborns import Newborns
from server import stocking, vouching
from server.settings import Settings
from soak.asking import Web
from soak.city import City

COUNTY = "321322"
OTHER_COUNTY = "321323"
REGISTRAR = f"registrar@{COUNTY}"
WATCHER = f"viewer@{COUNTY}"
CITY = "viewer@321300"
READERS = (CITY, f"oversight@{COUNTY}", f"approver@{COUNTY}", f"registrar@{OTHER_COUNTY}", f"viewer@{OTHER_COUNTY}")
SPENDTHRIFT = "administrator@321300"
"""Whose allowance is small, by the settings of the city."""
BAD = "viewer@321324"
SLOW = "viewer@321302"
DEAF = "oversight@321324"
CROWDED = "viewer@321311"
"""Who has too many connections."""
LEAVERS = ("oversight@321300", "approver@321300", "registrar@321300")
ACCOUNTS = (*READERS, *LEAVERS, REGISTRAR, WATCHER, SPENDTHRIFT, BAD, SLOW, DEAF, CROWDED)
_HOMES = """
SELECT h.id, h.division_id FROM household AS h JOIN division AS c ON c.id = h.county_id
 WHERE c.code = $1 AND h.member_count > 0 ORDER BY h.id LIMIT 5000
"""
_VILLAGES = """
SELECT v.id FROM division AS v JOIN division AS c ON c.id = v.county_id
 WHERE c.code = $1 AND v.level = 'village' ORDER BY v.id LIMIT 200
"""
_PEOPLE = """
SELECT p.id FROM person AS p JOIN division AS c ON c.id = p.county_id WHERE c.code = $1 ORDER BY p.id LIMIT 2000
"""


@dataclass(frozen=True, slots=True)
class Ground:
    """What is there, and what has been handed out of it."""

    web: Web
    tokens: Mapping[str, str]
    password: str
    settings: Settings
    owner: asyncpg.Connection
    newborns: Newborns
    people: tuple[str, ...]
    villages: tuple[str, ...]
    alone: asyncio.Lock
    """Whoever speaks on the owner's connection has it alone."""
    document: str
    """The name of a document that was taken in: who asks."""

    @property
    def port(self) -> int:
        """Where the server listens."""
        return int(self.web.base.rpartition(":")[2])

    async def fresh_token(self, account: str) -> str:
        """A token of a session of its own."""
        return await asyncio.to_thread(vouching.token, self.settings, account)

    async def end_session(self, token: str) -> None:
        """What an administrator does to a session."""
        session = jwt.decode(token, options={"verify_signature": False})["sid"]
        async with self.alone:
            await self.owner.execute("UPDATE account_session SET ended_at = now() WHERE id = $1", session)

    def expired(self, account: str) -> str:
        """A token that was good a while ago."""
        given = jwt.decode(self.tokens[account], options={"verify_signature": False})
        key, terms = TokenKey.load_or_create(self.settings.token_key), self.settings
        past = int(time.time()) - 5
        return issue(key, terms.token_issuer, terms.token_audience, given["sub"], given["sid"] or uuid4(), past)


async def ground(city: City, web: Web, owner: asyncpg.Connection) -> Ground:
    """The ground of this city."""
    settings = city.settings
    tokens = {account: await asyncio.to_thread(vouching.token, settings, account) for account in ACCOUNTS}
    homes = [(str(home), str(place)) for home, place in await owner.fetch(_HOMES, COUNTY)]
    return Ground(
        web=web,
        tokens=tokens,
        password=stocking.password(settings) or "",
        settings=settings,
        owner=owner,
        newborns=Newborns(homes),
        people=tuple(f"Person:{each[0]}" for each in await owner.fetch(_PEOPLE, COUNTY)),
        villages=tuple(f"Division:{each[0]}" for each in await owner.fetch(_VILLAGES, COUNTY)),
        alone=asyncio.Lock(),
        document=city.document,
    )
