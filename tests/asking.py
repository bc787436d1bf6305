"""Asking as an account of the small world: through the whole application, or only as far as the prepared statement.

In       a database and a directory for keys.
Out      Asking: ``await ask("viewer@321300", "{ … }")`` gives the response; ``prepare`` the statement and its values.
Never    goes round a stage: tokens are those of sign-in, requests go through the application as uvicorn would send them.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from authz.policy import Asker
from authz.token import TokenKey, TokenReader
from db.engine import Engine, create_engine
from db.sealing_key import Keys
from resolvers.read import Prepared
from schema.execution import Answering
from server.app import answering, create_app
from server.authority import Authority
from server.settings import Settings
from server.sign_in import SignInDesk
from tests.ground import Database
from tests.world_filling import KEY_RING

GRAPHQL_RESPONSE = "application/graphql-response+json"
PATIENT = {"statement_timeout_ms": 60_000, "queue_seconds": 60}
"""The machine is busy with other tests: nothing that is only slow is to be refused."""


@dataclass(frozen=True, slots=True)
class Asking:
    """An application over one database, and the desk that lets accounts in."""

    settings: Settings
    client: httpx.AsyncClient
    engine: Engine
    desk: SignInDesk
    authority: Authority
    answering: Answering
    tokens: dict[str, str] = field(default_factory=dict)

    async def __call__(
        self, account: str | None, text: str, variables: Mapping[str, Any] | None = None, **headers: str
    ) -> httpx.Response:
        """The response to an account, or to somebody without a token. ``accept_language="en"`` is such a header."""
        body = {"query": text} if variables is None else {"query": text, "variables": variables}
        return await self.client.post("/graphql", json=body, headers=await self.headers(account, **headers))

    async def headers(self, account: str | None, **headers: str) -> dict[str, str]:
        """The headers of a request by an account."""
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        token = {} if account is None else {"authorization": f"Bearer {await self.token(account)}"}
        return {"accept": GRAPHQL_RESPONSE} | token | given

    async def data(self, account: str, text: str, variables: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """The ``data`` of an answer without errors."""
        told: dict[str, Any] = (await self(account, text, variables)).json()
        assert "errors" not in told, told
        data: dict[str, Any] = told["data"]
        return data

    async def token(self, account: str) -> str:
        """The account's access token; one sign-in is enough for all its requests."""
        if account not in self.tokens:
            self.tokens[account] = (await self.desk.vouch(account)).token
        return self.tokens[account]

    async def asker(self, account: str) -> Asker:
        """Who asks, with the grants in force."""
        return await self.authority.principal(await self.token(account))

    async def prepare(
        self, account: str, text: str, variables: Mapping[str, Any] | None = None
    ) -> tuple[Prepared, list[object]]:
        """The statement that would be sent for an account, and the values bound to it."""
        operation = self.answering.documents.read(text, None, variables or {})
        asker = await self.asker(account)
        prepared = self.answering.reader.prepare(operation, asker)
        return prepared, prepared.values(operation, asker)


def lay_key(file: Path) -> None:
    """The key of the small world's sealed values, in a file that nobody else may read."""
    if not file.exists():
        file.touch(mode=0o600)
        file.write_bytes(KEY_RING.keys)


@asynccontextmanager
async def asking_in(database: Database, keys: Path, **settings: Any) -> AsyncIterator[Asking]:
    """An application over the database, alive for the length of a block."""
    given: dict[str, Any] = {"pool_size": 4, **PATIENT, **settings}
    made = Settings(data_dir=keys, database_url=database.runtime_url, owner_database_url=database.owner_url, **given)
    key = TokenKey.load_or_create(made.token_key)
    lay_key(made.sealing_key)
    engine = create_engine(database.runtime_url, 2, made.statement_timeout_ms)
    desk = SignInDesk(engine, key, made.token_issuer, made.token_audience, made.token_lifetime)
    authority = Authority(engine, TokenReader(key, made.token_issuer, made.token_audience))
    app = create_app(made)
    client = httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://registry")
    async with app.router.lifespan_context(app), client:
        yield Asking(made, client, engine, desk, authority, answering(engine, Keys(made.sealing_key)))
    await engine.dispose()
