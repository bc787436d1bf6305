"""Gives the documents that the bureau has registered, one by its digest; takes in new ones.

In       an engine of the runtime role and a digest; a connection of the owner and documents.
Out      the text, or None; how many were not there before.
Refuses  what the engine refuses.
Never    lets the runtime role see which documents there are: it asks for one whose digest it knows.
"""

from __future__ import annotations

from collections.abc import Mapping

from db.engine import Connection, Engine

_ASK = "SELECT guard.document($1)"
_ADD = """
INSERT INTO persisted_document (digest, text) SELECT * FROM unnest($1::text[], $2::text[])
ON CONFLICT DO NOTHING RETURNING digest
"""


async def registered(engine: Engine, digest: str) -> str | None:
    """The text of this digest."""
    text: str | None = await engine.fetch_value(_ASK, [digest])
    return text


async def register(lent: Connection, documents: Mapping[str, str]) -> int:
    """Take in texts by their digests, all or none; how many are new."""
    return len(await lent.fetch(_ADD, list(documents), list(documents.values())))
