"""Who asks in the tests of leaks: every role at every level; and accounts from which one kind of thing is hidden.

Each is an account of its own, so all of them can ask at any moment.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4

from authz.policy import OBJECTS, Asker, Rule, derive, read_rules
from authz.principal import Assignment, civil_day, read_divisions, read_principal
from db.engine import connection
from db.tables.account import ROLES
from tests.oracle_sight import Sight
from tests.oracle_stand import Seat, Stand, holding
from tests.oracle_world import read_world

WHERE = {"city": "321300", "county": "321322", "township": "321322101", "village": "321322101200"}
"""Where the roles are held, by level."""

_ROLES_HELD = tuple((role, level, code) for role in ROLES for level, code in WHERE.items())

NARROW = (("321322101", "321302150"), ("321323101", "321302101"), ("321322001", "321302001"))
"""Pairs of townships in which alone a thing is granted that is hidden from an account elsewhere."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who a seat belongs to, and the level at which the account holds its role."""

    name: str
    level: str
    seat: Seat


async def holders(stand: Stand) -> list[Holder]:
    """Every role at every level under the policy as it stands, one with two roles apart, and one without any."""
    async with connection(stand.engine) as lent:
        rules = await read_rules(lent)
    two = [holding("REGISTRAR", code_id(stand, "321322101")), holding("VIEWER", code_id(stand, "321323100"))]
    asked = {
        (f"{role} of a {level}", level): [holding(role, code_id(stand, code))] for role, level, code in _ROLES_HELD
    }
    asked |= {("registrar here, viewer there", "township"): two, ("nobody", "none"): []}
    seats = await seated(stand, [(held, rules) for held in asked.values()])
    return [Holder(name, level, seat) for (name, level), seat in zip(asked, seats, strict=True)]


async def hiders(stand: Stand) -> dict[str, list[Seat]]:
    """By object of the policy some accounts from which it is hidden nearly everywhere, and nothing else is."""
    asked = [(hidden, narrow) for hidden in OBJECTS for narrow in NARROW]
    seats = iter(await seated(stand, [hiding(stand, *each) for each in asked]))
    return {hidden: [next(seats) for _ in NARROW] for hidden in OBJECTS}


def hiding(stand: Stand, hidden: str, narrow: Sequence[str]) -> tuple[list[Assignment], list[Rule]]:
    """What to hold under which policy to see one kind of thing in two townships only, and all else in every township.

    Registers are granted in all townships but one, field groups in all: no grant is like another's, so all these accounts
    have grants of one shape, and one statement serves them.
    """
    townships = sorted(row.id for row in stand.world.rows["Division"] if row["level"] == "township")
    held = {"VIEWER": townships[1:], "APPROVER": townships, "REGISTRAR": [code_id(stand, code) for code in narrow]}
    roles = {each: "REGISTRAR" if each == hidden else "APPROVER" if "." in each else "VIEWER" for each in OBJECTS}
    rules = [Rule(role, granted, "read") for granted, role in roles.items()]
    return [holding(role, division) for role, divisions in held.items() for division in divisions], rules


async def seated(stand: Stand, asked: Sequence[tuple[list[Assignment], Sequence[Rule]]]) -> list[Seat]:
    """New accounts with these roles, under these rules; what the database's own policy says is not asked."""
    claims = [await _account(stand, held) for held, _ in asked]
    stand.world = await read_world(stand.owner, scattered=stand.world.scattered)
    async with connection(stand.engine) as lent:
        principals = [await read_principal(lent, claim, civil_day()) for claim in claims]
        divisions = await read_divisions(lent)
    return [
        Seat(Asker(principal, derive(principal, rules, divisions), divisions), Sight(stand.world, principal, rules))
        for principal, (_, rules) in zip(principals, asked, strict=True)
    ]


async def _account(stand: Stand, held: Iterable[Assignment]) -> _Claims:
    account, session = uuid4(), uuid4()
    await stand.owner.execute(
        "INSERT INTO user_account (id, name, display_name) VALUES ($1, $2, '某人')", account, str(account)
    )
    await stand.owner.execute(
        "INSERT INTO account_session (id, account_id, expires_at) VALUES ($1, $2, now() + interval '1 day')",
        session,
        account,
    )
    await stand.owner.executemany(
        "INSERT INTO role_assignment (account_id, role, division_id, started_on, ended_on) VALUES ($1, $2, $3, $4, $5)",
        [(account, each.role, each.division_id, each.started_on, each.ended_on) for each in held],
    )
    return _Claims(account, session)


def code_id(stand: Stand, code: str) -> UUID:
    """The division that goes by a code."""
    return next(row.id for row in stand.world.rows["Division"] if row["code"] == code)


@dataclass(frozen=True, slots=True)
class _Claims:
    subject: UUID
    session: UUID
