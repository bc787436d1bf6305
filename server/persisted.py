"""Reads a request's document, whether its text came along or was only named.

In       Asked, the account, the bounds of its documents.
Out      Operation.
Refuses  DOCUMENT_UNKNOWN, AUTOMATIC_UNKNOWN; DIGEST_WRONG; ONLY_REGISTERED where nothing else is run; INTROSPECTION_CLOSED where
         the graph does not tell of itself; what the document stage refuses.
Never    lets an account run, or notice, what another has sent: of a number written into a query the digest could be guessed.

Two memories, both bounded, those used last: texts that were registered, asked anew after a minute so that one that was taken
back is forgotten by all workers; and valid texts that an account has sent by Apollo's protocol, which only this worker knows.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from uuid import UUID

from db import persisted
from db.engine import Engine
from errors import Refused
from errors.documents import AUTOMATIC_UNKNOWN, DIGEST_WRONG, DOCUMENT_UNKNOWN, INTROSPECTION_CLOSED, ONLY_REGISTERED
from resolvers.document import Documents, Operation
from resolvers.document.bounds import Bounds
from server.asked import Asked
from server.document_names import PREFIX

ROOM = 2_000_000
"""How many characters of texts each of the memories holds."""

SECONDS = 60.0
"""For how long a registered text is not asked for again."""


class Texts:
    """Texts by a key, up to so many characters; which key was used last is kept last."""

    __slots__ = ("_found", "_room")

    def __init__(self, room: int = ROOM) -> None:
        self._found: OrderedDict[object, tuple[str, float]] = OrderedDict()
        self._room = room

    def get(self, key: object, since: float) -> str | None:
        """The text of the key, unless it was put there before."""
        text, put = self._found.get(key, (None, 0.0))
        if text is None or put < since:
            return None
        self._found.move_to_end(key)
        return text

    def put(self, key: object, text: str, now: float) -> None:
        """Remember, and forget what was not used for longest."""
        known = self._found.pop(key, None)
        self._room += len(known[0]) if known else 0
        self._found[key] = text, now
        self._room -= len(text)
        while self._room < 0:
            _, (forgotten, _) = self._found.popitem(last=False)
            self._room += len(forgotten)


class Persisted:
    """What one worker reads requests with."""

    def __init__(
        self,
        engine: Engine,
        documents: Documents,
        *,
        only: bool,
        closed: bool = False,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._engine = engine
        self._documents = documents
        self._only = only
        self._closed = closed
        self._clock = clock
        self._registered, self._sent = Texts(), Texts()

    async def read(self, asked: Asked, account: UUID, bounds: Bounds) -> Operation:
        """The operation that is asked for."""
        text = self._given(asked)
        registered = False
        if text is None:
            text, registered = await self._named(asked, account)
        operation = self._documents.read(text, asked.name, asked.variables, bounds)
        # What an account has sent once may ask more another time: by another of its operations, by @include.
        if self._closed and not registered and operation.introspection is not None:
            raise Refused(INTROSPECTION_CLOSED)
        if asked.text is not None and asked.named is not None:
            self._sent.put((account, asked.named.digest), text, self._clock())
        return operation

    def again(self, asked: Asked, account: UUID) -> Asked:
        """What a subscription asks by from now on, right after it was read: a text that was sent may be forgotten meanwhile."""
        if asked.named is None or not asked.named.automatic:
            return asked  # a registered document that is taken back ends it
        text = asked.text or self._sent.get((account, asked.named.digest), 0.0)
        return asked if text is None else replace(asked, text=text, named=None)

    def _given(self, asked: Asked) -> str | None:
        if asked.text is not None:
            if self._only:
                raise Refused(ONLY_REGISTERED)
            if asked.named is not None and asked.named.digest != digest(asked.text):
                raise Refused(DIGEST_WRONG)
        return asked.text

    async def _named(self, asked: Asked, account: UUID) -> tuple[str, bool]:
        """The text, and whether it is registered rather than sent before."""
        assert asked.named is not None
        sought, automatic = asked.named.digest, asked.named.automatic
        sent = self._sent.get((account, sought), 0.0) if automatic else None
        if sent is not None:
            return sent, False
        text = await self._registered_text(sought)
        if text is None:
            raise Refused(AUTOMATIC_UNKNOWN) if automatic else Refused(DOCUMENT_UNKNOWN, id=PREFIX + sought)
        return text, True

    async def _registered_text(self, sought: str) -> str | None:
        now = self._clock()
        text = self._registered.get(sought, now - SECONDS)
        if text is None:
            text = await persisted.registered(self._engine, sought)
            if text is not None:
                self._registered.put(sought, text, now)
        return text


def digest(text: str) -> str:
    """The SHA-256 of a text; half a surrogate pair, which no document may hold, counts as it was sent."""
    return sha256(text.encode(errors="surrogatepass")).hexdigest()
