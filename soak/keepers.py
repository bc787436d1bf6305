"""Gives those who look after the server: whether it lives and is ready, and whether somebody may still sign in."""

from __future__ import annotations

import json
from dataclasses import dataclass
from random import Random

from soak.asking import check
from soak.ground import CITY, Ground
from soak.outcomes import Meant

KEEPER = Meant(("alive", "ready"))
SIGNER = Meant(("signed in",))


@dataclass(frozen=True, slots=True)
class Keeper:
    """A supervisor and a load balancer."""

    ground: Ground

    async def step(self, random: Random) -> str:
        """One look."""
        word, path = random.choice((("alive", "/livez"), ("ready", "/readyz")))
        answer = await self.ground.web.send("GET", path)
        check(answer.status == 200, f"not {word}", answer)  # noqa: PLR2004
        return word


@dataclass(frozen=True, slots=True)
class Signer:
    """Somebody who signs in with the password, and asks who that is."""

    ground: Ground

    async def step(self, _: Random) -> str:
        """Sign in once."""
        body = json.dumps({"account": CITY, "password": self.ground.password}).encode()
        answer = await self.ground.web.send("POST", "/auth/sign-in", body, {"content-type": "application/json"})
        check(answer.status == 200, "not signed in", answer)  # noqa: PLR2004
        told = await self.ground.web.ask(answer.json["accessToken"], "{ me { account } }")
        check(told["me"]["account"] == CITY, "somebody else", told)
        return "signed in"
