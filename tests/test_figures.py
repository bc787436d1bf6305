"""/metrics tells how the platform does, in labels that no client chose, to those who are listed."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping
from dataclasses import replace

import pytest

from errors import Code
from server.passage import NO_OPERATION
from server.setting_values import networks
from server.watch import INTROSPECTION, LEFT, SEVERAL
from tests.access_world import until
from tests.acting import done
from tests.asking import Asking
from tests.ground import Database, connected
from tests.people_acts import a_person
from tests.running import opened
from tests.test_gate import people_locked, until_waiting
from tests.world_accounts import COUNTY_REGISTRAR

PERSONAL = "query P321322194907211234($name: String) { people(first: 1, where: {name: {eq: $name}}) { totalCount } }"
_LINE = re.compile(r"(\w+)(?:\{(.*)\})? (\S+)")

Figures = Mapping[tuple[str, frozenset[tuple[str, str]]], float]


def read(text: str) -> Figures:
    """The figures by name and labels."""
    lines = [_LINE.fullmatch(line) for line in text.splitlines() if not line.startswith("#")]
    assert all(lines), "Prometheus' text format"
    return {
        (line[1], frozenset(re.findall(r'(\w+)="([^"]*)"', line[2] or ""))): float(line[3]) for line in lines if line
    }


async def figures(asking: Asking) -> Figures:
    response = await asking.client.get("/metrics")
    assert response.status_code == 200
    assert response.headers["content-type"].startswith("text/plain; version=")
    return read(response.text)


def one(figures: Figures, name: str, /, **labels: str) -> float:
    return figures.get((name, frozenset(labels.items())), 0.0)


async def test_requests_are_counted_by_root_field_and_outcome(fresh_asking: Asking) -> None:
    for text, variables in (
        (PERSONAL, {"name": "王小明"}),
        ("{ people(first: 1) { totalCount } households(first: 1) { totalCount } }", {}),
        ("{ __schema { queryType { name } } }", {}),
        ("{ people(first: 1) { nothing } }", {}),
        ("{ people(first: 0) { totalCount } }", {}),
    ):
        await fresh_asking(COUNTY_REGISTRAR, text, variables)
    await fresh_asking(None, PERSONAL)
    found = await figures(fresh_asking)
    counted = {
        (dict(labels)["operation"], dict(labels)["outcome"]): value
        for (name, labels), value in found.items()
        if name == "registry_requests_total"
    }
    assert counted == {
        ("people", "OK"): 1,
        (SEVERAL, "OK"): 1,
        (INTROSPECTION, "OK"): 1,
        (NO_OPERATION, "GRAPHQL_VALIDATION_FAILED"): 1,
        ("people", "BAD_USER_INPUT"): 1,
        (NO_OPERATION, "UNAUTHENTICATED"): 1,
    }
    assert one(found, "registry_request_seconds_count", operation="people") == 2
    assert 0 < one(found, "registry_request_seconds_sum", operation="people") < 60
    assert one(found, "registry_request_seconds_bucket", operation="people", le="+Inf") == 2


async def test_no_label_is_what_a_client_wrote(fresh_asking: Asking) -> None:
    for number in range(40):
        alias = f"a{number}: people(first: 1) {{ totalCount }}"
        await fresh_asking(COUNTY_REGISTRAR, f"query Q{number} {{ {alias} }}")
        await fresh_asking(COUNTY_REGISTRAR, f"{{ wang{number} }}")
        await fresh_asking.client.request(f"VERB{number}", f"/page{number}")
    labels = {pair for _, pairs in await figures(fresh_asking) for pair in pairs}
    assert {value for name, value in labels if name == "operation"} == {"people", NO_OPERATION}
    known = {"OK", LEFT, *(code.name for code in Code)}
    assert {value for name, value in labels if name == "outcome"} <= known
    assert {name for name, _ in labels} <= {"operation", "outcome", "le", "memory", "found", "state", "what"}


async def test_what_is_remembered_is_counted(fresh_asking: Asking) -> None:
    text = "{ people(first: 1) { totalCount } }"
    await fresh_asking(COUNTY_REGISTRAR, text)
    before = await figures(fresh_asking)
    for _ in range(3):
        await fresh_asking(COUNTY_REGISTRAR, text)
    after = await figures(fresh_asking)

    def grown(memory: str, found: str) -> float:
        labels = {"memory": memory, "found": found}
        return one(after, "registry_memory_lookups_total", **labels) - one(
            before, "registry_memory_lookups_total", **labels
        )

    assert one(before, "registry_memory_lookups_total", memory="plan", found="no") == 1
    assert (grown("plan", "yes"), grown("plan", "no")) == (3, 0)
    assert grown("asker", "yes") + grown("asker", "no") == 3


async def test_the_pool_is_told_as_it_stands(fresh_asking: Asking) -> None:
    await fresh_asking(COUNTY_REGISTRAR, "{ people(first: 1) { totalCount } }")
    found = await figures(fresh_asking)
    told = {
        state: one(found, "registry_pool_connections", state=state) for state in ("lent", "idle", "free", "waiting")
    }
    assert told["lent"] + told["free"] == fresh_asking.settings.pool_size
    assert told["idle"] >= 1
    assert told["waiting"] == 0
    assert one(found, "registry_resident_bytes") > 10_000_000


async def test_turns_and_tasks_are_told_as_they_stand(fresh_asking: Asking, fresh_database: Database) -> None:
    async def told() -> tuple[float, float, float]:
        found = await figures(fresh_asking)
        turns = [one(found, "registry_turns", state=state) for state in ("at_work", "waiting")]
        return turns[0], turns[1], one(found, "registry_tasks")

    async def at_rest(than: float) -> bool:
        return (await told())[2] < than

    await fresh_asking(COUNTY_REGISTRAR, "{ people(first: 1) { totalCount } }")
    assert (await told())[:2] == (0, 0)
    async with people_locked(fresh_database) as looking:
        asked = asyncio.create_task(fresh_asking(COUNTY_REGISTRAR, "{ people(first: 1) { totalCount } }"))
        await until_waiting(looking, 1)
        busy = await told()
        assert busy[:2] == (1, 0)
    assert (await asked).status_code == 200
    # What a request leaves to be cleared away may take a moment.
    await until(lambda: at_rest(busy[2]))


async def test_the_age_of_the_newest_entry_of_the_record_is_told(
    fresh_asking: Asking, fresh_database: Database
) -> None:
    async with connected(fresh_database.owner_url) as owner:
        expected = await owner.fetchval(
            "SELECT extract(epoch FROM now() - uuid_extract_timestamp(id))::float8 FROM audit_entry ORDER BY id DESC LIMIT 1"
        )
    told = one(await figures(fresh_asking), "registry_audit_newest_entry_age_seconds")
    assert abs(told - expected) < 60
    await done(fresh_asking, COUNTY_REGISTRAR, "registerPerson", a_person())
    assert 0 <= one(await figures(fresh_asking), "registry_audit_newest_entry_age_seconds") < 60


@pytest.mark.parametrize(
    ("address", "readers", "header", "status"),
    [
        ("127.0.0.1", "127.0.0.1", "", 200),
        ("10.1.2.3", "10.0.0.0/8", "", 200),
        ("10.1.2.3", "127.0.0.1", "", 404),
        ("127.0.0.1", "", "", 404),
        ("127.0.0.1", "127.0.0.1", "x-forwarded-for", 404),
        ("127.0.0.1", "127.0.0.1", "forwarded", 404),
        ("127.0.0.1", "127.0.0.1", "x-real-ip", 404),
    ],
)
async def test_who_is_not_listed_or_comes_by_a_proxy_finds_no_such_page(
    asking: Asking, address: str, readers: str, header: str, status: int
) -> None:
    settings = replace(asking.settings, metrics_from=networks(readers))
    async with opened(settings, address=address) as client:
        response = await client.get("/metrics", headers={header: "127.0.0.1"} if header else {})
    assert response.status_code == status
    assert status == 200 or response.json()["errors"][0]["extensions"]["code"] == "NOT_FOUND"
