"""The bench compares what is comparable: its peers answer like this server, and a difference is found."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bench import questions
from bench.acts import WRITTEN, shape
from bench.answers import compare
from bench.asking import ask_all
from bench.city import City
from bench.contenders import Contender, actors, contenders, postgraphile_cursor
from bench.copies import Copy
from bench.failure import BenchFailed
from bench.load import Load
from bench.newborns import Newborns
from bench.process import ROOT, listening
from bench.refusals import DOCUMENTS
from bench.report import ratios, verdicts
from db.identifiers import citizen_number
from tests.asking import Asking
from tests.crashing import free_port
from tests.ground import Database, connected
from tests.world import WORLD
from tests.world_accounts import COUNTY_REGISTRAR

COUNTY = "321322"
ASKER = f"viewer@{COUNTY}"
PLACES = "{ people(first: 500) { edges { cursor node { id } } } }"


@contextmanager
def peer(key: str, database: Database, tmp_path: Path) -> Iterator[Contender]:
    """A peer over the small world."""
    county = str(WORLD.division(COUNTY).id)
    city = City(tmp_path, database.owner_url, database.owner_url, county, "", 0, "", 0)
    with answering(next(party for party in contenders(city, Path("node")) if party.key == key), tmp_path) as party:
        yield party


@contextmanager
def answering(found: Contender, tmp_path: Path) -> Iterator[Contender]:
    """The contender, listening on a port that is free."""
    port = free_port()
    command = tuple(str(port) if word == str(found.port) else word for word in found.command)
    party = replace(found, port=port, command=command)
    with listening(party, tmp_path):
        yield party


@pytest.mark.parametrize("key", ["limit", "plain"])
async def test_a_peer_gives_the_same_people_households_divisions_and_members(
    key: str, asking: Asking, world_database: Database, tmp_path: Path
) -> None:
    edges = (await asking.data(ASKER, PLACES))["people"]["edges"]
    places = {"page": [edge["cursor"] for edge in edges], "node": [edge["node"]["id"] for edge in edges]}
    variable = {"page": "after", "node": "id"}
    rows = [questions.row_id(edge["node"]["id"]) for edge in edges]
    with peer(key, world_database, tmp_path) as party:
        for workload in questions.READS:
            asked = [party.ask(workload, row) for row in rows]
            theirs = [party.read(workload, answer) for answer in await asyncio.to_thread(ask_all, party, asked)]
            ours = [
                questions.read_graphql(
                    workload, {"data": await asking.data(ASKER, questions.GRAPH[workload], {variable[workload]: place})}
                )
                for place in places[workload]
            ]
            assert rows
            assert theirs == ours


async def test_the_hand_written_transaction_writes_the_rows_of_the_command(
    fresh_asking: Asking, fresh_database: Database, tmp_path: Path
) -> None:
    homes = await _homes(fresh_database)
    copy = Copy(
        {"REGISTRY_DATABASE_URL": fresh_database.runtime_url},
        fresh_database.owner_url,
        fresh_asking.settings.sealing_key,
        COUNTY_REGISTRAR,
        "",
        homes,
    )
    by_us, by_hand = Newborns(homes).draw(2)
    asked = json.loads(questions.post_act("register", by_us).body)
    told = await fresh_asking(COUNTY_REGISTRAR, asked["query"], asked["variables"])
    ours = questions.read_act("register", told.json())
    with answering(next(party for party in actors(copy, copy) if party.key == "handwritten"), tmp_path) as party:
        (theirs,) = await asyncio.to_thread(ask_all, party, [party.ask("register", by_hand)])
    assert ours.keys() == theirs.keys()
    written = [shape(await copy.ask(WRITTEN, answer["id"])) for answer in (ours, theirs)]
    assert len(written[0]) == 5
    assert written[0] == written[1]


async def _homes(database: Database) -> tuple[tuple[str, str], ...]:
    """A household of the county that has a head."""
    async with connected(database.owner_url) as owner:
        found = await owner.fetchrow(
            """SELECT h.id, h.division_id FROM household AS h JOIN household_membership AS m ON m.household_id = h.id
                WHERE h.county_id = $1 AND m.relation = '02' AND m.ended_on IS NULL AND h.assistance = 'NONE' LIMIT 1""",
            WORLD.division(COUNTY).id,
        )
    return ((str(found["id"]), str(found["division_id"])),)


def test_nobody_is_drawn_twice_and_every_number_is_right() -> None:
    drawn = [json.loads(each) for each in Newborns((("home", "division"),)).draw(5000)]
    numbers = {citizen_number(each["idNumber"], date(2026, 11, 24)).text for each in drawn}
    assert len(numbers) == len({each["phone"] for each in drawn}) == len(drawn)
    assert all(citizen_number(each["idNumber"], date(2026, 11, 24)).sex == each["sex"] for each in drawn)


def test_an_answer_that_differs_or_fails_ends_the_bench(world_database: Database, tmp_path: Path) -> None:
    people = _people_of(COUNTY)
    with peer("limit", world_database, tmp_path) as party:
        other = replace(party, key="other")
        drawn = {(key, workload): (people[0],) for key in ("limit", "other") for workload in questions.READS}
        compare([party, other], drawn)
        with pytest.raises(BenchFailed, match="node 0 differs"):
            compare([party, other], {**drawn, ("other", "node"): (people[1],)})
        with pytest.raises(BenchFailed, match="no answer"):
            compare([party], {**drawn, ("limit", "node"): (str(WORLD.division(COUNTY).id),)})


def _people_of(code: str) -> list[str]:
    county = WORLD.division(code).id
    return [str(person.id) for person in WORLD.people.values() if county in WORLD.line(person.division_id)]


def test_a_cursor_for_postgraphile_keeps_the_mark_of_its_ordering() -> None:
    given = "WyIwOGUwZDM0MmRlIiwiMDE5ODAwMDAtMDAwMC03MDAwLTgwMDItMDAwMDAwMDQ1ZGQ4Il0="
    assert postgraphile_cursor(given, "01980000-0000-7000-8002-000000045dd8") == given


def test_a_ratio_is_the_median_of_the_rounds_ratios_and_a_missed_one_is_said() -> None:
    def load(rate: float) -> Load:
        return Load(rate=rate, p50=1, p99=2, own_ms=0.1, postgres_ms=0.1, size=100)

    # The machine was slow in the second round; the ratio of that round is as good as the others.
    measured = {
        ("page", "ours"): [load(900), load(90), load(880)],
        ("page", "limit"): [load(1000), load(100), load(1000)],
        ("page", "postgraphile"): [load(400), load(40), load(400)],
    }
    assert [round(ratio.value, 2) for ratio in ratios(measured)] == [2.25, 0.9]
    said = verdicts(measured, {"limit": "the limit", "postgraphile": "PostGraphile 5"})
    assert said == [
        "page: 2.25 x PostGraphile 5, NOT reached (target 3)",
        "page: 0.90 x the limit, reached (target 0.75)",
    ]


def test_the_locks_of_the_bench_name_no_host_and_prove_every_file() -> None:
    packages = json.loads((ROOT / "bench/peers/postgraphile/package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert not [name for name, package in packages.items() if "resolved" in package]
    assert not [name for name, package in packages.items() if name and "integrity" not in package]
    lock = (ROOT / "node/requirements.txt").read_text(encoding="utf-8")
    assert "://" not in lock
    assert re.findall(r"^\S+==\S+ \\\n(?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+", lock, re.MULTILINE)


def test_every_malicious_document_was_measured_and_refused_in_time() -> None:
    rows = re.findall(
        r"^\| (\w+) \| [\d,]+ \| ([\d.]+) \|", (ROOT / "bench/REFUSALS.md").read_text("utf-8"), re.MULTILINE
    )
    assert [name for name, _ in rows] == [file.stem for file in DOCUMENTS]
    assert [name for name, taken in rows if float(taken) > (20 if name.startswith("fragment_bomb") else 50)] == []
