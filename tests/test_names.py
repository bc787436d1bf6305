"""Names are found by what is in them, by their readings and by initials: in the small world, and by an index among many."""

from __future__ import annotations

import asyncio
import csv
import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from errors import SettingsRefused
from server import databases
from server.migrating import migrate
from server.settings import Settings
from tests.asking import Asking
from tests.crowd import crowded, explained
from tests.ground import EMPTY, Database, Ground, connected
from tests.test_repository import ROOT
from tests.world import WORLD as PEOPLED
from tests.world_accounts import CITY_VIEWER, COUNTY_VIEWER, VILLAGE_VIEWER

NAMES = [person.name for person in PEOPLED.people.values()]
EXTENSIONS = (ROOT / "db" / "extensions.sql").read_text(encoding="utf-8")
SURNAMES = {
    "单": "shan", "曾": "zeng", "仇": "qiu", "解": "xie", "查": "zha", "区": "ou", "朴": "piao", "盖": "ge",
    "尉迟": "yu chi", "任": "ren", "华": "hua", "缪": "miao", "翟": "zhai", "柏": "bai", "纪": "ji", "员": "yun",
    "种": "chong", "召": "shao", "折": "she", "繁": "po", "乐": "yue", "冼": "xian", "洗": "xian", "谌": "chen",
    "逄": "pang", "葛": "ge", "诸葛": "zhu ge", "吕": "lv",
}  # fmt: skip
"""How these are read as surnames; most of them are read otherwise in other words."""


async def found(asking: Asking, account: str, condition: str, value: Any) -> list[str]:
    question = (
        f"query($v: String!) {{ people(first: 500, where: {{name: {{{condition}: $v}}}}) {{ nodes {{ name }} }} }}"
    )
    data = await asking.data(account, question, {"v": value})
    return [node["name"] for node in data["people"]["nodes"]]


@pytest.mark.parametrize(
    "part", ["芳", "王", "建国", "国建", "婉婷", "婷婉", "宋𠮷", "𠮷", "%", "_", "\\", "", "王芳芳", "a"]
)
async def test_contains_means_the_characters_in_their_order_however_few(asking: Asking, part: str) -> None:
    assert await found(asking, CITY_VIEWER, "contains", part) == [name for name in NAMES if part in name]


@pytest.mark.parametrize(
    ("operator", "typed", "name"),
    [
        ("pinyin", "zhangwei", "张伟"),
        ("pinyin", "Zhang Wei", "张伟"),
        ("pinyin", "  zhang\u3000w", "张伟"),
        ("pinyin", "xiewan", "谢婉婷"),
        ("initials", "zw", "张伟"),
        ("initials", "Z W", "张伟"),
        ("initials", "xwt", "谢婉婷"),
    ],
)
async def test_a_name_is_found_by_its_reading_and_by_its_initials(
    asking: Asking, operator: str, typed: str, name: str
) -> None:
    assert await found(asking, CITY_VIEWER, operator, typed) == [name]


async def test_a_reading_begins_with_what_was_typed_and_blanks_do_not_part_it(asking: Asking) -> None:
    spelled = {person.name: person.pinyin.replace(" ", "") for person in PEOPLED.people.values()}
    for typed in ("w", "wang", "xiaoy", "xi", "z", "songji"):
        expected = [name for name in NAMES if spelled[name].startswith(typed)]
        assert await found(asking, CITY_VIEWER, "pinyin", typed) == expected, typed
    for typed in ("w", "wf", "zz", "lx", "zzx"):
        first = {person.name: "".join(part[0] for part in person.pinyin.split()) for person in PEOPLED.people.values()}
        expected = [name for name in NAMES if first[name].startswith(typed)]
        assert await found(asking, CITY_VIEWER, "initials", typed) == expected, typed


@pytest.mark.parametrize(
    ("typed", "hit"), [("lü", True), ("LÜ", True), ("lu\u0308", True), ("lv", True), ("lu", False)]
)
async def test_u_with_dots_is_typed_as_it_is_or_as_v(fresh_asking: Asking, typed: str, hit: bool) -> None:  # noqa: FBT001
    async with connected(fresh_asking.settings.owner_database_url or "") as owner:
        await owner.execute("UPDATE person SET name = '吕布', pinyin = 'lv bu' WHERE name = '张伟'")
    names = await found(fresh_asking, CITY_VIEWER, "pinyin", typed)
    assert ("吕布" in names) is hit


@pytest.mark.parametrize("operator", ["pinyin", "initials"])
@pytest.mark.parametrize("typed", ["", "  ", "张", "zhang3", "zh%", "xi'an", "zhang-wei", "ｚ"])
async def test_what_is_no_reading_is_refused(asking: Asking, operator: str, typed: str) -> None:
    question = f"query($v: String!) {{ people(first: 1, where: {{name: {{{operator}: $v}}}}) {{ totalCount }} }}"
    told = (await asking(CITY_VIEWER, question, {"v": typed}, accept_language="en")).json()
    (error,) = told["errors"]
    assert error["extensions"]["code"] == "BAD_USER_INPUT"
    assert error["message"] == f"'{typed}' is not a reading in pinyin; write letters and blanks, ü or v"
    assert error["path"] == ["people", "where", "name", operator]


async def test_every_register_with_a_name_is_found_by_its_reading(asking: Asking) -> None:
    for root in ("divisions", "institutions", "cemeteries", "socialOrganizations", "communityFacilities"):
        everything = await asking.data(CITY_VIEWER, f"{{ {root}(first: 500) {{ nodes {{ id pinyin }} }} }}")
        typed = everything[root]["nodes"][0]["pinyin"]
        question = f"query($v: String!) {{ {root}(first: 500, where: {{name: {{pinyin: $v}}}}) {{ nodes {{ id }} }} }}"
        told = await asking.data(CITY_VIEWER, question, {"v": typed.upper()})
        expected = [node["id"] for node in everything[root]["nodes"] if node["pinyin"].startswith(typed)]
        assert [node["id"] for node in told[root]["nodes"]] == expected


async def test_a_name_hides_behind_a_scope_whatever_finds_it(asking: Asking) -> None:
    assert await found(asking, CITY_VIEWER, "contains", "志刚") == ["徐志刚"]
    for operator, typed in (("contains", "志刚"), ("pinyin", "xuzhigang"), ("initials", "xzg")):
        assert await found(asking, COUNTY_VIEWER, operator, typed) == []


def test_the_surnames_of_the_demo_are_read_as_surnames() -> None:
    with (ROOT / "server" / "demo" / "surnames.csv").open(encoding="utf-8", newline="") as file:
        listed = {row["surname"]: row["pinyin"] for row in csv.DictReader(file)}
    assert {name: listed.get(name) for name in SURNAMES} == SURNAMES
    assert all(re.fullmatch(r"[a-z]+( [a-z]+)*", reading) for reading in listed.values())
    assert all(len(reading.split()) == len(name) for name, reading in listed.items())


@pytest.fixture(scope="module")
async def crowd(ground: Ground, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Asking]:
    """The small world among a hundred thousand others."""
    async with crowded(ground, tmp_path_factory.mktemp("keys")) as asking:
        yield asking


@pytest.mark.parametrize("account", [CITY_VIEWER, COUNTY_VIEWER])
@pytest.mark.parametrize(
    ("operator", "typed", "index"),
    [
        ("contains", "瑗", "ix_person_name_grams"),
        ("contains", "王瑗", "ix_person_name_grams"),
        ("startsWith", "王", "ix_person_name_id"),
        ("pinyin", "wangq", "ix_person_spelling_id"),
        ("initials", "wq", "ix_person_initials_id"),
    ],
)
@pytest.mark.parametrize("asked", ["(first: 50, where: %s) { nodes { name } }", "(where: %s) { totalCount }"])
async def test_among_many_an_index_is_used_under_row_security(  # noqa: PLR0917 - the cases of one table
    crowd: Asking, account: str, operator: str, typed: str, index: str, asked: str
) -> None:
    question = f"query($v: String!) {{ people{asked % f'{{name: {{{operator}: $v}}}}'} }}"
    told = await explained(crowd, account, question, {"v": typed})
    assert f"on {index}" in told or f"using {index}" in told, told
    assert "Seq Scan on person" not in told


async def test_among_many_contains_still_finds_exactly_what_contains_it(crowd: Asking) -> None:
    async with connected(crowd.settings.owner_database_url or "") as owner:
        await owner.execute("SET row_security = on")
        for part in ("瑗", "王", "王一", "一王", "丁", "石"):
            expected = await owner.fetchval(
                "SELECT count(*) FROM person WHERE merged_into_id IS NULL AND strpos(name, $1) > 0", part
            )
            question = "query($v: String!) { people(where: {name: {contains: $v}}) { totalCount } }"
            told = await crowd.data(CITY_VIEWER, question, {"v": part})
            assert told["people"]["totalCount"] == expected, part


async def test_in_a_village_every_row_is_looked_at_instead(crowd: Asking) -> None:
    question = "query($v: String!) { people(first: 50, where: {name: {contains: $v}}) { nodes { name } } }"
    told = await explained(crowd, VILLAGE_VIEWER, question, {"v": "王"})
    assert "ix_person_village_id_id" in told
    assert "grams" not in told


async def test_trigrams_would_not_do_because_they_know_no_chinese_here(ground: Ground) -> None:
    made = await ground.copy(EMPTY)
    async with connected(made.superuser_url) as superuser:
        await superuser.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        assert await superuser.fetchval("SELECT show_trgm('王小明')") == []
        assert await superuser.fetchval("SELECT grams('王小明', NULL)") == ["王", "小", "明"]
    await ground.drop(made)


async def test_only_what_may_not_tell_of_hidden_rows_is_called_leakproof(world_database: Database) -> None:
    async with connected(world_database.superuser_url) as superuser:
        ours = await superuser.fetch(
            """SELECT oid::regprocedure::text AS name, prosrc, proisstrict FROM pg_proc
                WHERE proleakproof AND pronamespace <> 'pg_catalog'::regnamespace ORDER BY 1"""
        )
        assert [(row["name"], row["prosrc"]) for row in ours] == [
            ("grams(text,text)", "text_to_array"),
            ("grams_contain(text[],text[])", "arraycontains"),
        ]
        valid = "SELECT amvalidate(oid) FROM pg_opclass WHERE opcname = 'grams_ops'"
        assert await superuser.fetchval(valid) is True


async def test_the_extensions_may_be_run_again(fresh_database: Database) -> None:
    async with connected(fresh_database.superuser_url) as superuser:
        for _ in range(2):
            await superuser.execute(EXTENSIONS)
        assert await superuser.fetchval("SELECT count(*) FROM pg_operator WHERE oprname = '@>>'") == 1


@pytest.fixture
async def unextended(empty_database: Database) -> Database:
    """A database as an older version of extensions.sql left it."""
    async with connected(empty_database.superuser_url) as superuser:
        await superuser.execute("DROP OPERATOR @>>(text[], text[]) CASCADE; DROP FUNCTION grams CASCADE")
    return empty_database


async def test_a_database_that_lacks_the_operator_is_not_migrated_and_told_what_to_run(unextended: Database) -> None:
    with pytest.raises(SettingsRefused, match=r"psql -d registry -f db/extensions\.sql"):
        await asyncio.to_thread(migrate, unextended.owner_url)
    async with connected(unextended.superuser_url) as superuser:
        await superuser.execute(EXTENSIONS)
    await asyncio.to_thread(migrate, unextended.owner_url)


async def test_an_embedded_cluster_of_an_older_version_is_brought_up_to_date(tmp_path: Path) -> None:
    lacking = "SELECT to_regoperator('@>>(text[], text[])') IS NULL"

    def started() -> tuple[bool, bool]:
        with databases.running(Settings(data_dir=tmp_path)) as settings:
            return asyncio.run(_take(settings.owner_database_url or "", lacking))

    assert await asyncio.to_thread(started) == (False, True)
    assert await asyncio.to_thread(started) == (False, True)


async def _take(owner_url: str, lacking: str) -> tuple[bool, bool]:
    """Whether the operator was missing; then it is taken away for the next to find."""
    superuser_url = owner_url.replace("registry_owner@", "postgres@")
    async with connected(superuser_url) as superuser:
        before = await superuser.fetchval(lacking)
        await superuser.execute("DROP OPERATOR IF EXISTS @>>(text[], text[]) CASCADE")
        return before, await superuser.fetchval(lacking)
