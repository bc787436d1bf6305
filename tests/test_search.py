"""One box over all registers: what is found, how good it is, in which order, and that nobody finds what lies out of sight."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from errors import DIVISION_UNKNOWN, NOT_GRANTED, PAGE_SIZE_RANGE, SEARCH_TEXT_LENGTH, WRONG_ID_TYPE, Sentence
from tests.asking import Asking
from tests.ground import Database, connected
from tests.test_showing import parts, shown
from tests.world import division_id, household_id, person_id
from tests.world_accounts import (
    ADMINISTRATOR,
    CITY_VIEWER,
    COUNTY_REGISTRAR,
    COUNTY_VIEWER,
    EXCHANGE,
    NOBODY,
    TOWNSHIP_REGISTRAR,
    VILLAGE_VIEWER,
)

SEARCH = """
query($text: String!, $types: [SearchType!], $within: ID, $first: Int!) {
  search(text: $text, types: $types, within: $within, first: $first) {
    type score matched division { id code }
    node { id __typename ... on Person { name } ... on Household { number } ... on Division { name } ... on Register { name } }
  }
}"""
SCORES = {
    "NAME": 100, "NUMBER": 100, "CODE": 100, "NAME_PREFIX": 80, "NUMBER_PREFIX": 80, "CODE_PREFIX": 80, "NAME_PART": 60,
    "PINYIN": 50, "PINYIN_PREFIX": 40, "INITIALS": 30, "INITIALS_PREFIX": 20,
}  # fmt: skip
TEXTS = (
    "王", "王芳", "芳", "国", "建国", "村", "社区", "服务中心", "中心", "沭阳", "沭阳县", "关爱之家", "养老", "宋𠮷", "之",
    "w", "wang", "wangfang", "Wang Fang", "s", "sy", "wf", "xi", "zz", "321322", "321322101", "32132200100", "%", "_", "\\",
)  # fmt: skip


async def search(
    asking: Asking, account: str, text: str, first: int = 100, **more: Any
) -> list[tuple[str, int, str, str]]:
    """What is found: type, score, matched and what the row is called."""
    return [_told(hit) for hit in await hits(asking, account, text, first, **more)]


async def hits(asking: Asking, account: str, text: str, first: int = 100, **more: Any) -> list[dict[str, Any]]:
    data = await asking.data(account, SEARCH, {"text": text, "first": first, **more})
    found: list[dict[str, Any]] = data["search"]
    return found


def _told(hit: Mapping[str, Any]) -> tuple[str, int, str, str]:
    node = hit["node"]
    return hit["type"], hit["score"], hit["matched"], node.get("name") or node["number"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("张伟", [("PERSON", 100, "NAME", "张伟")]),
        (" 张伟\n", [("PERSON", 100, "NAME", "张伟")]),
        ("张子", [("PERSON", 80, "NAME_PREFIX", "张子涵"), ("PERSON", 80, "NAME_PREFIX", "张子轩")]),
        ("建国", [("PERSON", 60, "NAME_PART", "王建国")]),
        ("国", []),
        ("zhangwei", [("PERSON", 50, "PINYIN", "张伟")]),
        ("Zhang Wei", [("PERSON", 50, "PINYIN", "张伟")]),
        ("zhangwe", [("PERSON", 40, "PINYIN_PREFIX", "张伟")]),
        ("zw", [("PERSON", 30, "INITIALS", "张伟")]),
        ("wj", [("PERSON", 20, "INITIALS_PREFIX", "王建国")]),
        ("国建", []),
        ("%", []),
        ("张_", []),
    ],
)
async def test_a_person_is_found_by_name_before_reading_and_whole_before_part(
    asking: Asking, text: str, expected: list[tuple[str, int, str, str]]
) -> None:
    assert await search(asking, CITY_VIEWER, text, types=["PERSON"]) == expected


async def test_a_household_is_found_by_its_number_and_a_division_by_its_code(asking: Asking) -> None:
    whole = await search(asking, CITY_VIEWER, "321322001001-0001")
    assert whole == [("HOUSEHOLD", 100, "NUMBER", "321322001001-0001")]
    part = await search(asking, CITY_VIEWER, "321322001001")
    assert part[0] == ("DIVISION", 100, "CODE", "健康社区居委会")
    assert [(kind, score, matched) for kind, score, matched, _ in part[1:]] == [("HOUSEHOLD", 80, "NUMBER_PREFIX")] * (
        len(part) - 1
    )
    assert len(part) > 2


async def test_one_box_looks_through_all_registers(asking: Asking) -> None:
    found = {kind for text in TEXTS for kind, *_ in await search(asking, COUNTY_REGISTRAR, text)}
    assert found == {
        "PERSON", "HOUSEHOLD", "DIVISION", "INSTITUTION", "CEMETERY", "SOCIAL_ORGANIZATION", "COMMUNITY_FACILITY",
        "SUPERVISION_COMMITTEE",
    }  # fmt: skip


async def test_every_way_to_be_found_is_gone_by_some_text_and_has_its_score(asking: Asking) -> None:
    found = {(matched, score) for text in TEXTS for _, score, matched, _ in await search(asking, CITY_VIEWER, text)}
    found |= {(m, s) for _, s, m, _ in await search(asking, CITY_VIEWER, "321322001001-0001")}
    assert found == set(SCORES.items())


@pytest.mark.parametrize("text", TEXTS)
async def test_a_row_is_found_once_and_the_best_come_first(asking: Asking, text: str) -> None:
    found = await hits(asking, CITY_VIEWER, text)
    ids = [hit["node"]["id"] for hit in found]
    assert len(ids) == len(set(ids))
    assert all(before["score"] >= after["score"] for before, after in pairwise(found))


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("account", [CITY_VIEWER, TOWNSHIP_REGISTRAR])
async def test_fewer_hits_are_the_first_of_more(asking: Asking, text: str, account: str) -> None:
    everything = await hits(asking, account, text)
    for first in (1, 2, 3, 5, 8, 13):
        assert await hits(asking, account, text, first) == everything[:first]


@pytest.mark.parametrize("text", ["w", "sy", "社区", "321322"])
async def test_what_is_alike_stands_in_the_order_of_what_matched_then_of_type_then_of_id(
    asking: Asking, text: str
) -> None:
    async with connected(asking.settings.owner_database_url or "") as owner:
        rows = await owner.fetch(
            """SELECT 'Division:' || id AS id, name, spelling, initials, code AS number FROM division
               UNION ALL SELECT 'Person:' || id, name, spelling, initials, NULL FROM person
               UNION ALL SELECT 'Household:' || id, NULL, NULL, NULL, number FROM household
               UNION ALL SELECT 'Institution:' || id, name, spelling, initials, NULL FROM institution
               UNION ALL SELECT 'Cemetery:' || id, name, spelling, initials, NULL FROM cemetery
               UNION ALL SELECT 'SocialOrganization:' || id, name, spelling, initials, NULL FROM social_organization
               UNION ALL SELECT 'CommunityFacility:' || id, name, spelling, initials, NULL FROM community_facility
               UNION ALL SELECT 'SupervisionCommittee:' || id, name, spelling, initials, NULL FROM supervision_committee"""
        )
    known = {row["id"]: row for row in rows}
    looked_at = {"NAME": "name", "PINYIN": "spelling", "INITIALS": "initials", "NUMBER": "number", "CODE": "number"}

    def place(hit: Mapping[str, Any]) -> tuple[int, str, str, str]:
        row = known[hit["node"]["id"]]
        return -hit["score"], row[looked_at[hit["matched"].split("_")[0]]], hit["type"], hit["node"]["id"].split(":")[1]

    found = await hits(asking, CITY_VIEWER, text)
    assert len(found) > 3
    assert found == sorted(found, key=place)


async def test_a_hit_says_where_it_lies_and_gives_the_object_itself(asking: Asking) -> None:
    (hit,) = await hits(asking, CITY_VIEWER, "张伟")
    assert hit["node"] == {"id": f"Person:{person_id(5)}", "__typename": "Person", "name": "张伟"}
    assert hit["division"] == {"id": f"Division:{division_id('321322001001')}", "code": "321322001001"}
    (hit,) = await hits(asking, CITY_VIEWER, "沭阳县", types=["DIVISION"])
    assert hit["node"]["id"] == hit["division"]["id"] == f"Division:{division_id('321322')}"


async def test_relations_of_a_hit_can_be_asked_like_those_of_any_node(asking: Asking) -> None:
    question = """{ search(text: "张伟", first: 1) { __typename node { ... on Person {
      household { id members { person { name } } } division { name parent { name } } } } } }"""
    data = await asking.data(COUNTY_REGISTRAR, question)
    (hit,) = data["search"]
    assert hit["__typename"] == "SearchHit"
    assert "张伟" in [member["person"]["name"] for member in hit["node"]["household"]["members"]]
    assert hit["node"]["division"]["parent"]["name"] == "沭城街道"


@pytest.mark.parametrize("account", [COUNTY_VIEWER, TOWNSHIP_REGISTRAR, VILLAGE_VIEWER, ADMINISTRATOR, EXCHANGE])
async def test_what_is_found_is_what_the_city_finds_cut_down_to_what_is_in_sight(asking: Asking, account: str) -> None:
    for text in TEXTS:
        everything = await hits(asking, CITY_VIEWER, text)
        ids = [hit["node"]["id"] for hit in everything]
        kinds = {hit["type"] for hit in everything} & await granted(asking, account)
        seen = await asking.data(account, "query($ids: [ID!]!) { nodes(ids: $ids) { id } }", {"ids": [
            hit["node"]["id"] for hit in everything if hit["type"] in kinds
        ]})  # fmt: skip
        visible = {node["id"] for node in seen["nodes"] if node is not None}
        found = [hit["node"]["id"] for hit in await hits(asking, account, text) if hit["type"] in kinds]
        assert found == [each for each in ids if each in visible], text


async def granted(asking: Asking, account: str) -> set[str]:
    """The types that an account may search at all."""
    asker = await asking.asker(account)
    objects = {name for name, _ in asker.grants.by_need}
    every = {"PERSON", "HOUSEHOLD", "DIVISION", "INSTITUTION", "CEMETERY", "SOCIAL_ORGANIZATION", "COMMUNITY_FACILITY"}
    return {word for word in {*every, "SUPERVISION_COMMITTEE"} if word.lower() in objects}


async def test_without_types_only_what_is_granted_is_looked_through(asking: Asking) -> None:
    found = {kind for text in TEXTS for kind, *_ in await search(asking, ADMINISTRATOR, text)}
    assert found == {"DIVISION"} == await granted(asking, ADMINISTRATOR)


async def test_types_narrow_the_search_and_none_is_none(asking: Asking) -> None:
    assert {kind for kind, *_ in await search(asking, CITY_VIEWER, "沭阳", types=["CEMETERY", "CEMETERY"])} == {
        "CEMETERY"
    }
    assert await search(asking, CITY_VIEWER, "沭阳", types=[]) == []
    assert await search(asking, CITY_VIEWER, "沭阳", types=None) == await search(asking, CITY_VIEWER, "沭阳")


async def test_within_a_division_only_what_lies_in_it_is_found(asking: Asking) -> None:
    where = f"Division:{division_id('321323')}"
    assert [told[3] for told in await search(asking, CITY_VIEWER, "王芳")] == ["王芳"] * 3
    (hit,) = await hits(asking, CITY_VIEWER, "王芳", within=where)
    assert hit["node"]["id"] == f"Person:{person_id(25)}"
    codes = [hit["division"]["code"] for hit in await hits(asking, CITY_VIEWER, "3213", within=where)]
    assert codes
    assert all(code.startswith("321323") for code in codes)


@pytest.mark.parametrize(
    ("account", "given", "sentence", "path"),
    [
        (CITY_VIEWER, {"text": ""}, SEARCH_TEXT_LENGTH, ["search", "text"]),
        (CITY_VIEWER, {"text": " \t\u3000"}, SEARCH_TEXT_LENGTH, ["search", "text"]),
        (CITY_VIEWER, {"text": "王" * 51}, SEARCH_TEXT_LENGTH, ["search", "text"]),
        (CITY_VIEWER, {"text": "", "types": []}, SEARCH_TEXT_LENGTH, ["search", "text"]),
        (CITY_VIEWER, {"first": 0}, PAGE_SIZE_RANGE, ["search", "first"]),
        (CITY_VIEWER, {"first": 101}, PAGE_SIZE_RANGE, ["search", "first"]),
        (NOBODY, {}, NOT_GRANTED, ["search"]),
        (ADMINISTRATOR, {"types": ["DIVISION", "PERSON"]}, NOT_GRANTED, ["search"]),
        (COUNTY_VIEWER, {"within": f"Division:{division_id('321323')}"}, DIVISION_UNKNOWN, ["search", "within"]),
        (COUNTY_VIEWER, {"within": f"Household:{household_id(1)}"}, WRONG_ID_TYPE, ["search", "within"]),
    ],
)
async def test_what_cannot_be_searched_is_refused(
    asking: Asking, account: str, given: dict[str, Any], sentence: Sentence, path: list[str]
) -> None:
    told = (await asking(account, SEARCH, {"text": "王", "first": 1} | given)).json()
    (error,) = told["errors"]
    assert error["extensions"]["code"] == sentence.code.name
    assert error["message"].startswith(sentence.zh.split("{")[0])
    assert error["path"] == path


async def test_fifty_characters_can_be_searched_and_so_can_a_hundred_hits(asking: Asking) -> None:
    assert await search(asking, CITY_VIEWER, "王" * 50, 100) == []


async def test_two_searches_stand_side_by_side_in_one_statement(asking: Asking) -> None:
    question = """{
      a: search(text: "王芳", first: 5) { node { id } }
      b: search(text: "张伟", first: 5) { score division { name } } }"""
    data = await asking.data(CITY_VIEWER, question)
    assert [len(data["a"]), len(data["b"])] == [3, 1]


def test_the_plan_tells_each_way_with_its_scope_and_what_it_is_worth(world_database: Database, tmp_path: Path) -> None:
    text = """{ search(text: "王", types: [PERSON], first: 3) { score division { name } node { ... on Person { sex } } } }"""
    told = parts(shown(world_database, tmp_path, text, user=CITY_VIEWER))["plan"]
    for line in (
        "rows  person AS person_0  scope person: :scope_person_city",
        "NAME  name eq :a0_text_sought; 100",
        "PINYIN_PREFIX  spelling startsWith :a0_text_reading_prefix; 40",
        "order by  score desc, text, type, id; first :a0_first_size",
        "division  one row or null",
        "fields  sex",
    ):
        assert line in told, line
