"""A principal is read for a living session of a living account, with the roles that are held today."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import asyncpg
import pytest

from authz.principal import civil_day, read_divisions, read_principal
from authz.token import Claims
from db.engine import Connection, create_engine
from errors import SESSION_ENDED, Refused
from tests.access_world import LONG_AGO, Account, Registrar
from tests.ground import Database

DAY = date(2024, 6, 1)
ONE_DAY = timedelta(days=1)


@pytest.fixture
async def owner(database: Database) -> AsyncIterator[Registrar]:
    async with Registrar(database.owner_url) as hand:
        yield hand


@pytest.fixture
async def line(database: Database) -> AsyncIterator[Connection]:
    connection = await create_engine(database.runtime_url, 1, 60_000).connect()
    yield connection
    await connection.close()


def claims(account: Account) -> Claims:
    return Claims(account.id, account.session_id, account.expires_at)


async def refused(line: Connection, told: Claims) -> bool:
    with pytest.raises(Refused) as caught:
        await read_principal(line, told, DAY)
    return caught.value.sentence is SESSION_ENDED


async def test_a_principal_is_the_account_behind_the_session(owner: Registrar, line: Connection) -> None:
    account = await owner.account()
    county = await owner.division("county")
    await owner.assign(account, "VIEWER", county)
    found = await read_principal(line, claims(account), DAY)
    assert (found.account_id, found.account, found.session_id) == (account.id, account.name, account.session_id)
    assert (found.display_name, found.day, found.expires_at) == ("某人", DAY, account.expires_at)
    assert [(held.role, held.division_id, held.started_on) for held in found.assignments] == [
        ("VIEWER", county, LONG_AGO)
    ]


async def test_an_account_without_roles_is_somebody_without_assignments(owner: Registrar, line: Connection) -> None:
    assert (await read_principal(line, claims(await owner.account()), DAY)).assignments == ()


@pytest.mark.parametrize(
    ("since", "until", "holds"),
    [
        (DAY, None, True),
        (DAY, DAY + ONE_DAY, True),
        (DAY - ONE_DAY, DAY, False),
        (DAY + ONE_DAY, None, False),
    ],
)
async def test_only_the_assignments_in_force_that_day_are_read(
    owner: Registrar, line: Connection, since: date, until: date | None, *, holds: bool
) -> None:
    account = await owner.account()
    await owner.assign(account, "VIEWER", await owner.division("city"), since, until)
    assert bool((await read_principal(line, claims(account), DAY)).assignments) == holds


async def test_nobody_gets_the_roles_of_another(owner: Registrar, line: Connection) -> None:
    account, other = await owner.account(), await owner.account()
    await owner.assign(other, "OVERSIGHT", await owner.division("city"))
    assert (await read_principal(line, claims(account), DAY)).assignments == ()


async def test_a_session_that_does_not_exist_is_refused(owner: Registrar, line: Connection) -> None:
    account = await owner.account()
    assert await refused(line, Claims(account.id, uuid4(), account.expires_at))


async def test_a_session_of_another_account_is_refused(owner: Registrar, line: Connection) -> None:
    account, other = await owner.account(), await owner.account()
    assert await refused(line, Claims(account.id, other.session_id, account.expires_at))


async def test_a_session_that_was_ended_is_refused(owner: Registrar, line: Connection) -> None:
    account = await owner.account()
    await owner.end_session(account)
    assert await refused(line, claims(account))


async def test_a_session_that_has_expired_is_refused(owner: Registrar, line: Connection) -> None:
    account = await owner.account(expires=timedelta(seconds=-1))
    assert await refused(line, claims(account))


async def test_a_disabled_account_is_refused(owner: Registrar, line: Connection) -> None:
    account = await owner.account()
    await owner.change("UPDATE user_account SET disabled_at = now() WHERE id = $1", account.id)
    assert await refused(line, claims(account))


async def test_the_tree_gives_each_division_its_line_from_the_city_down(owner: Registrar, line: Connection) -> None:
    divisions = await read_divisions(line)
    city, village = await owner.division("city"), await owner.division("village")
    found = divisions.find(village)
    assert found is not None
    assert (found.line[0], found.line[-1], found.level) == (city, village, "village")
    assert found.path == "".join(f"/{step}" for step in found.line)
    assert divisions.within(village, city)
    assert divisions.within(village, village)
    assert not divisions.within(city, village)
    assert len(divisions.by_id) == await owner.connection.fetchval(
        "SELECT count(*) FROM division WHERE city_id IS NOT NULL"
    )


async def test_an_unknown_division_lies_nowhere_and_holds_nothing(owner: Registrar, line: Connection) -> None:
    divisions = await read_divisions(line)
    city, unknown = await owner.division("city"), uuid4()
    assert divisions.find(unknown) is None
    assert not divisions.within(unknown, city)
    assert not divisions.within(city, unknown)
    assert not divisions.within(unknown, unknown)


@pytest.mark.parametrize(
    "table", ["account_session", "policy_rule", "division_governance", "(SELECT password_hash FROM user_account)"]
)
async def test_the_runtime_role_reads_what_decides_access_only_by_the_functions(line: Connection, table: str) -> None:
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await line.fetch(f"SELECT * FROM {table} AS told")


@pytest.mark.parametrize("change", ["account_session SET ended_at = NULL", "authz_version SET version = 0"])
async def test_the_runtime_role_writes_nothing_that_decides_access(line: Connection, change: str) -> None:
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await line.execute(f"UPDATE {change}")


@pytest.mark.parametrize(
    "call",
    [
        "authz_principal(NULL, NULL)",
        "authz_divisions()",
        "authz_rules()",
        "authz_version()",
        "authz_sign_in('x')",
        "authz_open_session(NULL, NULL)",
    ],
)
async def test_the_functions_are_open_to_the_runtime_role_alone(owner: Registrar, call: str) -> None:
    name = call.split("(", maxsplit=1)[0]
    asked = "SELECT proacl::text, prosecdef, proconfig::text FROM pg_proc WHERE proname = $1 AND prosecdef"
    acl, definer, config = await owner.connection.fetchrow(asked, name)
    assert definer
    assert "search_path=public, pg_temp" in config
    assert "registry_runtime=X" in acl
    assert "{=X" not in acl
    assert ",=X" not in acl


def test_the_civil_day_begins_at_four_in_the_afternoon_of_utc() -> None:
    assert civil_day(datetime(2024, 5, 31, 15, 59, 59, tzinfo=UTC)) == date(2024, 5, 31)
    assert civil_day(datetime(2024, 5, 31, 16, 0, 0, tzinfo=UTC)) == date(2024, 6, 1)
