"""A city in which things happen: the application over one copy of the small world, and what must hold after every act.

In       Ground, a directory for keys.
Out      City: does a step and checks everything that can be known of it by the tables and the record alone.
Refuses  AssertionError: something does not hold.
Never    asks the application whether it did right: all is read by the owner, straight from the tables.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import asyncpg

from tests.acting import act
from tests.asking import Asking, asking_in
from tests.ground import WORLD as FILLED
from tests.ground import Ground, connected
from tests.histories_drawing import ADDED, Step
from tests.replay import State, acts, difference, replayed, standing, together
from tests.world_accounts import POSTS
from tests.world_divisions import division_id

ROOTS = {
    "person": "Person",
    "household": "Household",
    "institution": "Institution",
    "cemetery": "Cemetery",
    "social_organization": "SocialOrganization",
    "community_facility": "CommunityFacility",
    "supervision_committee": "SupervisionCommittee",
}
HEAD = "02"
Payload = Mapping[str, Any]
_ENTRIES = "SELECT * FROM audit_entry WHERE id <> ALL ($1) ORDER BY id"
_ACCOUNT = """
INSERT INTO user_account (id, name, display_name, password_hash)
SELECT $1, $2, $2, min(password_hash) FROM user_account
"""
_OBJECTS = "SELECT object_id::text FROM audit_object WHERE entry_id = $1"


@dataclass(slots=True)
class City:
    """``start``: the rows at first; ``state``: as they stand; ``seen``: the entries that are known."""

    asking: Asking
    owner: asyncpg.Connection
    start: State
    state: State
    seen: list[UUID]
    receipts: dict[tuple[str, str], tuple[Step, Payload]] = field(default_factory=dict)
    outcomes: Counter[str] = field(default_factory=Counter)

    async def do(self, step: Step) -> Payload:
        """One act, and what must hold of it."""
        payload = await act(self.asking, step.account, step.mutation, step.given)
        after = await standing(self.owner)
        new = await self._new_entries()
        if step.name in self.receipts:
            self._check_again(step, payload, after, new)
        elif payload["errors"]:
            self._check_refused(step, payload, after, new)
        else:
            await self._check_done(step, payload, after, new)
        self.state = after
        await self.check_invariants()
        return payload

    async def check_record(self) -> None:
        """From the beginning: the entries alone give the tables' state."""
        since = await acts(self.owner)
        known = len(since) - self.outcomes["done"]
        wrong = difference(replayed(self.start, since[known:]), await standing(self.owner))
        assert wrong == {}, wrong

    async def check_invariants(self) -> None:
        """One household a person, one head a household, and what the database keeps agrees with what it is kept from."""
        heads: dict[str, list[str]] = defaultdict(list)
        people: Counter[str] = Counter()
        for (table, _), row in self.state.items():
            if table == "household_membership" and "ended_on" not in row:
                heads[row["household_id"]].append(row["relation"])
                people[row["person_id"]] += 1
        assert {home: told for home, told in heads.items() if told.count(HEAD) != 1} == {}
        assert {person: homes for person, homes in people.items() if homes > 1} == {}
        await self.owner.execute("SELECT check_lineage()")
        await self.owner.execute("SELECT check_kept()")

    def _check_again(self, step: Step, payload: Payload, after: State, new: Sequence[Any]) -> None:
        assert step.name is not None
        first, told = self.receipts[step.name]
        if first == step and not _refused_before(payload):
            assert (payload, list(new), after) == (told, [], self.state), step
            self.outcomes["again"] += 1
        else:
            assert payload["errors"], step
            self._check_refused(step, payload, after, new)

    def _check_refused(self, step: Step, payload: Payload, after: State, new: Sequence[Any]) -> None:
        (entry,) = new
        said = sorted({each["problem"] for each in payload["errors"]})
        assert (entry["outcome"], sorted(set(entry["refusal"]))) == ("REFUSED", said)
        assert (entry["account"], entry["action"], entry["changes"]) == (step.account, step.mutation, "[]")
        assert difference(self.state, after) == {}, step
        self.outcomes[" ".join(said)] += 1

    async def _check_done(self, step: Step, payload: Payload, after: State, new: Sequence[Any]) -> None:
        assert {(each["outcome"], each["account"], each["action"]) for each in new} == {
            ("DONE", step.account, step.mutation)
        }
        first = next(each for each in new if each["id"] == each["act_id"])
        assert {each["act_id"] for each in new} == {first["id"]}
        wrong = difference(replayed(self.state, [together(each["changes"] for each in new)]), after)
        assert wrong == {}, (step, wrong)
        places = [str(each["division_id"]) for each in new]
        assert len(places) == len({*places}), "one entry in each division"
        touched = {key for key in self.state.keys() | after.keys() if self.state.get(key) != after.get(key)}
        assert {*places} == self._divisions(touched, after) | {str(first["division_id"])}, step
        for each in new:
            here = {key for key in touched if str(each["division_id"]) in self._divisions({key}, after)}
            roots = {own for table, own in here if table in ROOTS}
            assert roots <= {own for (own,) in await self.owner.fetch(_OBJECTS, each["id"])}, step
        self.outcomes["done"] += 1
        self.outcomes[f"done {step.mutation}"] += 1
        if step.name is not None:
            self.receipts[step.name] = (step, payload)

    def _divisions(self, touched: set[tuple[str, str]], after: State) -> set[str]:
        rows = [state[key] for state in (self.state, after) for key in touched if key in state]
        return {row["division_id"] for row in rows}

    async def _new_entries(self) -> Sequence[Any]:
        new: Sequence[Any] = await self.owner.fetch(_ENTRIES, self.seen)
        self.seen += [each["id"] for each in new]
        return new


@asynccontextmanager
async def city_in(ground: Ground, keys: Path) -> AsyncIterator[City]:
    """A city of one's own, for the length of a block."""
    made = await ground.copy(FILLED)
    try:
        async with connected(made.owner_url) as owner:
            await _employ(owner)
            async with asking_in(made, keys, pool_size=2) as asking:
                state = await standing(owner)
                seen = [each["id"] for each in await owner.fetch("SELECT id FROM audit_entry")]
                yield City(asking, owner, state, state, seen)
    finally:
        await ground.drop(made)


async def _employ(owner: asyncpg.Connection) -> None:
    for name, held in ADDED.items():
        own = uuid4()
        await owner.execute(_ACCOUNT, own, name)
        for role, code in held:
            sql = """INSERT INTO role_assignment (account_id, role, division_id, started_on, post)
                     VALUES ($1, $2, $3, '2020-01-01', $4)"""
            await owner.execute(sql, own, role, division_id(code), POSTS.get(role))


def _refused_before(payload: Payload) -> bool:
    """Whether the act did not come as far as its receipt: it is looked for when everything else about the input is right."""
    return bool(payload["errors"]) and {each["problem"] for each in payload["errors"]} != {"CLIENT_MUTATION_ID_USED"}
