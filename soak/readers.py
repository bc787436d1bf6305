"""Gives the clients that read over HTTP, each answer looked at: pages, nodes, searches, totals, groups, named documents."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from random import Random
from urllib.parse import quote

from soak.asking import Json, check, data, headers
from soak.ground import CITY, Ground
from soak.outcomes import Meant

PAGE_SIZE = 20
PAGE = """query Page($after: Cursor, $first: Int!) { people(first: $first, after: $after) {
  nodes { id name sex birthDate residenceDivision { name }
    household { number address members { relation { name } person { name sex } } } }
  pageInfo { hasNextPage endCursor } } }"""
NODE = "query Node($id: ID!) { node(id: $id) { ... on Person { id name version residenceDivision { name } } } }"
SEARCH = "query Search($text: String!) { search(text: $text, first: 10) { type score node { id } division { name } } }"
TOTALS = "{ people { totalCount aggregate { count } groups(by: [SEX], first: 5) { key { sex } aggregate { count } } } }"
TOWNS = """{ people { groups(by: [DIVISION_TOWNSHIP, SEX], first: 400) { key { sex divisionTownship { name } }
  aggregate { count } } totalCount } }"""
BEDS = (
    "{ institutions(first: 10) { totalCount nodes { name bedsUsable bedsOccupied } aggregate { sum { bedsUsable } } } }"
)
SURNAMES = "王李张刘陈杨赵黄周吴"
FULL_PAGE = 500

MEANT = Meant(("page", "last page", "node", "hits", "totals", "groups", "beds", "named document"))


@dataclass(slots=True)
class Reader:
    """One client that reads; ``who`` looks through the whole of what it sees, page by page."""

    ground: Ground
    who: str
    after: str | None = field(default=None)

    async def step(self, random: Random) -> str:
        """One question."""
        ways: tuple[tuple[Callable[[Random], Awaitable[str]], int], ...] = (
            (self._page, 8),
            (self._node, 8),
            (self._search, 2),
            (self._totals, 2),
            (self._towns, 1),
            (self._beds, 2),
            (self._named, 4),
        )
        (way,) = random.choices([each for each, _ in ways], [weight for _, weight in ways])
        return await way(random)

    async def _ask(self, text: str, /, **variables: object) -> Json:
        return await self.ground.web.ask(self.ground.tokens[self.who], text, variables)

    async def _page(self, random: Random) -> str:
        size = FULL_PAGE if random.random() < 0.1 else PAGE_SIZE  # noqa: PLR2004 - now and then
        told = await self._ask(PAGE, after=self.after, first=size)
        nodes, info = told["people"]["nodes"], told["people"]["pageInfo"]
        check(all(each["id"] and each["name"] and each["residenceDivision"] for each in nodes), "people", nodes[:2])
        check(len(nodes) == size or not info["hasNextPage"], "a short page before the last", len(nodes))
        self.after = info["endCursor"] if info["hasNextPage"] else None
        return "page" if self.after else "last page"

    async def _node(self, random: Random) -> str:
        one = random.choice(self.ground.people)
        told = await self.ground.web.ask(self.ground.tokens[CITY], NODE, {"id": one})
        check(bool(told["node"]) and told["node"]["id"] == one, "another node", told)
        return "node"

    async def _search(self, random: Random) -> str:
        told = await self._ask(SEARCH, text=random.choice(SURNAMES))
        scores = [each["score"] for each in told["search"]]
        check(bool(scores) and scores == sorted(scores, reverse=True), "hits", told)
        return "hits"

    async def _totals(self, _: Random) -> str:
        people = (await self._ask(TOTALS))["people"]
        grouped = sum(each["aggregate"]["count"] for each in people["groups"])
        check(people["totalCount"] == people["aggregate"]["count"] == grouped > 0, "totals", people)
        return "totals"

    async def _towns(self, _: Random) -> str:
        people = (await self._ask(TOWNS))["people"]
        grouped = sum(each["aggregate"]["count"] for each in people["groups"])
        check(grouped == people["totalCount"], "groups", (grouped, people["totalCount"]))
        return "groups"

    async def _beds(self, _: Random) -> str:
        places = (await self._ask(BEDS))["institutions"]
        check(len(places["nodes"]) == min(10, places["totalCount"]), "institutions", places)
        return "beds"

    async def _named(self, _: Random) -> str:
        name = quote(self.ground.document)
        answer = await self.ground.web.send(
            "GET", f"/graphql?documentId={name}", headers=headers(self.ground.tokens[self.who])
        )
        check(data(answer)["me"]["account"] == self.who, "somebody else", answer)
        return "named document"
