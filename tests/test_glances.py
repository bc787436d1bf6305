"""A first look at the rows next in order: taken where it may save a sort of half a million, and never seen in the answer."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from resolvers.plan.nodes import Page
from resolvers.statement.glances import NEAR
from tests.asking import Asking
from tests.crowd import crowded, explained
from tests.ground import Ground, connected
from tests.world import division_id
from tests.world_accounts import BOTH_COUNTIES, CITY_VIEWER, COUNTY_VIEWER, TOWNSHIP_REGISTRAR

FORTH = """query($part: String!, $first: Int!, $after: Cursor) {
  people(first: $first, after: $after, where: {name: {contains: $part}}) {
    nodes { id } pageInfo { endCursor hasNextPage hasPreviousPage } } }"""
BACK = """query($part: String!, $first: Int!, $after: Cursor) {
  people(last: $first, before: $after, where: {name: {contains: $part}}) {
    nodes { id } pageInfo { startCursor hasNextPage hasPreviousPage } } }"""


@pytest.fixture(scope="module")
async def crowd(ground: Ground, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Asking]:
    async with crowded(ground, tmp_path_factory.mktemp("keys")) as asking:
        yield asking


async def everybody(asking: Asking, part: str, county: str | None) -> list[str]:
    """The ids of all whose name holds the part, by the owner, who sees all."""
    async with connected(asking.settings.owner_database_url or "") as owner:
        rows = await owner.fetch(
            "SELECT 'Person:' || id AS id FROM person WHERE merged_into_id IS NULL AND strpos(name, $1) > 0"
            " AND (county_id = $2 OR $2 IS NULL) ORDER BY person.id",
            part,
            division_id(county) if county else None,
        )
    return [row["id"] for row in rows]


@pytest.mark.parametrize(("account", "county"), [(CITY_VIEWER, None), (COUNTY_VIEWER, "321322")])
@pytest.mark.parametrize("part", ["王", "李丁", "瑗", "王芳", "没有"])
async def test_a_page_holds_the_same_rows_whether_they_were_met_or_fetched(
    crowd: Asking, account: str, county: str | None, part: str
) -> None:
    expected = await everybody(crowd, part, county)
    for size in (1, 3, 100, 500):
        page = (await crowd.data(account, FORTH, {"part": part, "first": size}))["people"]
        assert [node["id"] for node in page["nodes"]] == expected[:size]
        assert page["pageInfo"]["hasNextPage"] is (len(expected) > size)
        last = (await crowd.data(account, BACK, {"part": part, "first": size}))["people"]
        assert [node["id"] for node in last["nodes"]] == expected[-size:]
        assert last["pageInfo"]["hasPreviousPage"] is (len(expected) > size)


@pytest.mark.parametrize("part", ["李丁", "瑗"])
async def test_pages_walked_one_after_the_other_give_every_row_once(crowd: Asking, part: str) -> None:
    expected = await everybody(crowd, part, None)
    for question, end, more in ((FORTH, "endCursor", "hasNextPage"), (BACK, "startCursor", "hasPreviousPage")):
        walked: list[str] = []
        after = None
        while True:
            page = (await crowd.data(CITY_VIEWER, question, {"part": part, "first": 30, "after": after}))["people"]
            ids = [node["id"] for node in page["nodes"]]
            walked = walked + ids if question is FORTH else ids + walked
            if not page["pageInfo"][more]:
                break
            after = page["pageInfo"][end]
        assert walked == expected
        assert len(walked) > 90


@pytest.mark.parametrize("account", [CITY_VIEWER, COUNTY_VIEWER])
async def test_what_is_frequent_is_met_and_the_index_is_not_asked(crowd: Asking, account: str) -> None:
    told = await explained(crowd, account, FORTH, {"part": "王", "first": 50}, run=True)
    assert "rows=51.00" in told
    index = next(line for line in told.splitlines() if "ix_person_name_grams" in line)
    assert "never executed" in index


async def test_the_first_page_of_a_county_is_a_range_of_one_index(crowd: Asking) -> None:
    told = await explained(
        crowd, COUNTY_VIEWER, "query($first: Int!) { people(first: $first) { nodes { id } } }", {"first": 50}
    )
    assert "ix_person_county_id_id" in told
    assert "Sort" not in told
    assert "Seq Scan on person" not in told


async def test_what_is_rare_is_fetched_after_no_more_than_a_look(crowd: Asking) -> None:
    told = await explained(crowd, CITY_VIEWER, FORTH, {"part": "瑗", "first": 200}, run=True)
    index = next(line for line in told.splitlines() if "ix_person_name_grams" in line)
    assert "rows=100.00" in index
    near = next(line for line in told.splitlines() if "person_0_near" in line)
    assert f"rows={NEAR}.00" in near


@pytest.mark.parametrize(
    ("account", "arguments", "expected"),
    [
        (CITY_VIEWER, 'where: {name: {contains: "王"}}', True),
        (CITY_VIEWER, 'where: {name: {startsWith: "王"}}', True),
        (COUNTY_VIEWER, 'where: {name: {pinyin: "w"}}', True),
        (COUNTY_VIEWER, 'where: {birthDate: {gte: "1990-01-01", lt: "2000-01-01"}}', True),
        (CITY_VIEWER, 'where: {name: {contains: "王"}, division: {within: "%s"}}', True),
        (CITY_VIEWER, 'where: {name: {eq: "王芳"}}', False),
        (CITY_VIEWER, 'where: {name: {contains: "王"}, birthDate: {eq: "1990-05-01"}}', False),
        (CITY_VIEWER, 'where: {name: {contains: "王"}}, orderBy: [{name: ASC}]', False),
        (CITY_VIEWER, "where: {}", False),
        (TOWNSHIP_REGISTRAR, 'where: {name: {contains: "王"}}', False),
        (BOTH_COUNTIES, 'where: {name: {contains: "王"}}', False),
    ],
)
async def test_a_look_is_taken_at_one_whole_county_or_city_by_id_where_nothing_is_compared_by_equality(
    crowd: Asking,
    account: str,
    arguments: str,
    expected: bool,  # noqa: FBT001 - a column of the table above
) -> None:
    given = arguments.replace("%s", f"Division:{division_id('321322')}")
    prepared, _ = await crowd.prepare(account, f"{{ people(first: 5, {given}) {{ nodes {{ id }} }} }}")
    ((_, page),) = prepared.plan.outputs
    assert isinstance(page, Page)
    assert page.glances is expected


async def test_counts_alone_take_no_look(crowd: Asking) -> None:
    prepared, _ = await crowd.prepare(CITY_VIEWER, '{ people(where: {name: {contains: "王"}}) { totalCount } }')
    assert "glance" not in prepared.sql
