"""The rules are data, and each is tested as such: what it opens, where it does so, and that nothing else does.

Twice for each rule of authz/rules.csv: as Casbin decides it, and as the database works it out for row security.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import AsyncIterator
from uuid import UUID, uuid4

import pytest

from authz.policy import OBJECTS, Rule, decide
from authz.principal import Assignment, Divisions, Place, Principal, civil_day
from db.tables.account import ROLES
from tests.by_hand import WRITES
from tests.ground import Database, connected
from tests.lineage_world import CITY, ELSEWHERE, NEW_COUNTY, OLD_COUNTY, TOWN, VILLAGE, Owner
from tests.oracle_stand import holding
from tests.test_policy import shipped
from tests.test_walls import SHIPPED
from tests.world import WORLD

INSIDE, OUTSIDE = (TOWN, VILLAGE), (CITY, OLD_COUNTY, NEW_COUNTY, ELSEWHERE)
DIVISIONS = Divisions.of(Place(each.id, each.level, each.line) for each in WORLD.divisions.values())
ACTIONS = ("read", "register", "change", "approve", "reveal")
NAMED = {f"{rule.role} {rule.action} {rule.object}": rule for rule in SHIPPED}


@pytest.fixture(scope="module")
async def owner(database: Database) -> AsyncIterator[Owner]:
    async with connected(database.owner_url) as line:
        yield Owner(line)


@pytest.fixture(scope="module")
async def holders(owner: Owner) -> dict[str, UUID]:
    """For each role an account that holds it in the town."""
    made = {role: uuid4() for role in ROLES}
    for role, account in made.items():
        await owner.run(
            "INSERT INTO user_account (id, name, display_name) VALUES ($1, $2, '某人')", account, str(account)
        )
        await owner.run(
            "INSERT INTO role_assignment (account_id, role, division_id, started_on) VALUES ($1, $2, $3, '2001-01-01')",
            account,
            role,
            TOWN,
        )
    return made


def principal(*held: Assignment) -> Principal:
    return Principal(uuid4(), "", uuid4(), held, civil_day())


def key_of(rule: Rule) -> str | None:
    """Under which key of an account's reach a rule opens rows; none where it opens columns only."""
    register, dot, _ = rule.object.partition(".")
    if rule.action in WRITES:
        return f"{register}+write"
    if rule.action == "reveal":
        return f"{rule.object}+reveal"
    return None if dot else register


async def reach_of(owner: Owner, account: UUID) -> dict[str, str]:
    """What the database holds of an account's reach today."""
    roots = await owner.value("SELECT roots FROM guard.derive(ARRAY[CAST($1 AS uuid)])", account)
    return dict(json.loads(roots)) if roots else {}


@pytest.mark.parametrize("name", NAMED)
def test_casbin_decides_that_a_rule_holds_below_where_its_role_is_held_and_nowhere_else(name: str) -> None:
    rule = NAMED[name]
    asker = principal(holding(rule.role, TOWN))
    need = rule.object, rule.action
    assert [decide(asker, SHIPPED, DIVISIONS, place, *need) for place in INSIDE] == [True, True]
    assert not any(decide(asker, SHIPPED, DIVISIONS, place, *need) for place in OUTSIDE)
    without = tuple(each for each in SHIPPED if each != rule)
    assert not decide(asker, without, DIVISIONS, TOWN, *need), "no other rule gives the same"
    alone = (rule,)
    assert not any(
        decide(principal(holding(role, TOWN)), alone, DIVISIONS, TOWN, *need) for role in ROLES if role != rule.role
    )
    others = [action for action in ACTIONS if action != rule.action]
    assert not any(decide(asker, alone, DIVISIONS, TOWN, rule.object, action) for action in others)


@pytest.mark.parametrize("name", NAMED)
async def test_the_database_works_out_that_a_rule_opens_its_rows_below_where_its_role_is_held(
    owner: Owner, holders: dict[str, UUID], name: str
) -> None:
    rule = NAMED[name]
    key = key_of(rule)
    change = owner.line.transaction()
    await change.start()
    try:
        await owner.run("DELETE FROM policy_rule")
        await owner.run(
            "INSERT INTO policy_rule (role, object, action, reason) VALUES ($1, $2, $3, '试')",
            rule.role,
            rule.object,
            rule.action,
        )
        found = {role: await reach_of(owner, account) for role, account in holders.items()}
    finally:
        await change.rollback()
    expected = {} if key is None else {key: f"{{{TOWN}}}"}
    assert found == {role: expected if role == rule.role else {} for role in ROLES}


@pytest.mark.parametrize("role", ROLES)
async def test_what_the_rules_of_a_role_open_together_is_what_each_opens(
    owner: Owner, holders: dict[str, UUID], role: str
) -> None:
    keys = {key_of(rule) for rule in SHIPPED if rule.role == role} - {None}
    assert set(await reach_of(owner, holders[role])) == keys


async def test_the_migrated_database_holds_the_shipped_rules(owner: Owner) -> None:
    rows = await owner.line.fetch("SELECT role, object, action FROM policy_rule")
    assert {Rule(*row) for row in rows} == set(SHIPPED)
    assert len(rows) == len(SHIPPED)


def test_the_shipped_rules_name_known_roles_and_objects_once_each_with_a_reason() -> None:
    rows = shipped()
    roles, objects = {row["role"] for row in rows}, {row["object"] for row in rows}
    assert not roles.symmetric_difference(ROLES)
    assert objects <= set(OBJECTS)
    assert max(Counter((row["role"], row["object"], row["action"]) for row in rows).values()) == 1
    assert all(len(row["reason"]) > 8 for row in rows)


def having(action: str, *objects: str) -> set[str]:
    """The roles that may do this to any of these objects."""
    return {rule.role for rule in SHIPPED if rule.action == action and (not objects or rule.object in objects)}


def test_who_may_do_what_is_what_the_bureau_decided() -> None:
    assert {rule.action for rule in SHIPPED} == set(ACTIONS)
    assert having("register") == having("change") == {"REGISTRAR"}
    assert having("approve") == {"APPROVER"}
    assert having("reveal", "person.identity") == {"APPROVER", "OVERSIGHT"}
    assert having("reveal", "person.contact") == {"REGISTRAR", "APPROVER", "OVERSIGHT"}
    assert having("read", "audit") == {"OVERSIGHT"}
    assert {rule.object for rule in SHIPPED if rule.role == "ADMINISTRATOR"} == {"division", "account"}


def test_who_writes_a_register_sees_it() -> None:
    for rule in SHIPPED:
        if rule.action in WRITES:
            assert Rule(rule.role, rule.object.partition(".")[0], "read") in SHIPPED, rule
            assert Rule(rule.role, rule.object, "read") in SHIPPED, rule
