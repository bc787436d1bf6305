"""The parts of the demo city without a database: divisions, names, sizes, numbers, and rows that repeat by seed."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from db.readings import place_pinyin
from db.sealed import KeyRing
from server.demo import making
from server.demo.chunk import Chunk, ChunkRows, Recipe, chunk_rows
from server.demo.divisions import divisions, governance
from server.demo.names import name_book
from server.demo.numbers import CitizenNumbers, Days, uuid7
from server.demo.sizes import apportioned, village_shares
from server.demo.targets import REPORTED, said, share, targets

RING = KeyRing(bytes(range(32)))
VILLAGES = [each for each in divisions() if each.level == "village"]


def made_here(seed: int, people: int = 400, number: int = 0) -> ChunkRows:
    shares = village_shares(people, VILLAGES, seed)
    recipe = Recipe(seed, name_book(seed), RING, tuple(each.id.hex for each in VILLAGES))
    return chunk_rows(recipe, Chunk(number, 9, shares, targets(people)))


def beside(rows: ChunkRows) -> dict[str, bytes]:
    """What was made besides the people."""
    return {table: text for table, text in rows.texts.items() if table != "person"}


def unsealed(rows: bytes) -> list[list[str]]:
    """People's columns without the two ciphertexts, which never repeat."""
    people = [line.split("\t") for line in rows.decode().splitlines()]
    return [[value for place, value in enumerate(person) if place not in (14, 17)] for person in people]


def test_the_city_has_the_divisions_of_the_list_and_the_zone() -> None:
    assert Counter(each.level for each in divisions()) == {"city": 1, "county": 7, "township": 132, "village": 1506}
    assert [each.name for each in divisions() if each.system == "LOCAL"] == ["洋河新区"]


def test_the_zone_governs_its_town_whose_code_stays_under_the_district() -> None:
    town = next(each for each in divisions() if each.name == "洋河镇")
    assert (town.code, town.parent, town.path) == ("321302150", "321391", "宿迁市/洋河新区/洋河镇")
    periods = [(each.parent, each.started_on, each.ended_on) for each in governance() if each.code == town.code]
    opened = date(2011, 4, 29)
    assert sorted(periods) == [("321302", date(2004, 4, 1), opened), ("321391", opened, None)]


def test_a_street_is_a_street_even_with_a_code_of_the_enterprise_range() -> None:
    kinds = {each.code: each.kind for each in divisions()}
    assert kinds["321371400"] == "STREET"
    assert kinds["321371"] == "FUNCTIONAL_ZONE"
    assert Counter(kinds.values())["VILLAGERS_COMMITTEE"] == 894


@pytest.mark.parametrize(
    ("name", "pinyin"),
    [
        ("埠子镇", "bu zi zhen"),
        ("沭阳县", "shu yang xian"),
        ("裴圩镇", "pei wei zhen"),
        ("大单庄村委会", "da shan zhuang cun wei hui"),
        ("解桥村委会", "xie qiao cun wei hui"),
        ("重岗街道", "chong gang jie dao"),
        ("长安居委会", "chang an ju wei hui"),
    ],
)
def test_places_are_read_as_people_there_read_them(name: str, pinyin: str) -> None:
    assert place_pinyin(name) == pinyin


@pytest.mark.parametrize("people", [60_000, 6_000_000])
def test_in_a_large_city_every_village_is_lived_in_and_some_are_far_larger(people: int) -> None:
    sizes = [share.people for share in village_shares(people, VILLAGES, 321300)]
    assert sum(sizes) == people
    assert len(sizes) == 1506
    assert min(sizes) >= 8
    assert max(sizes) > 20 * min(sizes)


@pytest.mark.parametrize("people", [6_000, 60_000, 6_000_000])
def test_elders_live_in_villages_as_often_as_the_report_says(people: int) -> None:
    shares = village_shares(people, VILLAGES, 321300)
    elders = sum(each.elders for each in shares)
    rural = sum(each.elders for each in shares if each.division.kind == "VILLAGERS_COMMITTEE")
    assert round(100 * rural / elders, 1) == 77.5
    assert all(each.elders <= each.people for each in shares)


def test_a_number_is_shared_out_whole_and_none_goes_to_who_weighs_nothing() -> None:
    assert sum(apportioned(1000, [3, 1, 0.1, 7], 10)) == 1000
    assert min(apportioned(1000, [3, 1, 0.1, 7], 10)) >= 10
    assert apportioned(6, [1, 0, 2], 0) == [2, 0, 4]


def test_the_figures_of_the_report_are_those_of_six_million_people_and_shared_out_whole() -> None:
    assert targets(6_000_000) == REPORTED
    assert targets(60_000).dispersed == 150
    assert targets(1).illness == 1
    chunks = [share(REPORTED, first, 37, 370) for first in range(0, 370, 37)]
    assert sum(each.elders for each in chunks) == REPORTED.elders
    assert sum(each.illness for each in chunks) == REPORTED.illness


def test_a_city_says_which_of_its_figures_are_scaled_and_by_how_much() -> None:
    assert "scaled down 100 times" in said(60_000)
    assert "exact" in said(60_000)
    assert "scaled" not in said(6_000_000)


def test_the_few_people_of_a_small_city_live_in_every_county() -> None:
    shares = village_shares(1000, VILLAGES, 321300)
    assert sum(share.people for share in shares) == 1000
    assert len({share.division.line[1] for share in shares}) == 7


def test_the_same_seed_makes_the_same_rows_but_for_ciphertexts() -> None:
    once, again = made_here(7), made_here(7)
    assert unsealed(once.texts["person"]) == unsealed(again.texts["person"])
    assert beside(once) == beside(again)
    assert once.texts["person"] != again.texts["person"], "sealed twice with the same nonces"


def test_another_seed_makes_other_people() -> None:
    assert unsealed(made_here(7).texts["person"]) != unsealed(made_here(8).texts["person"])


async def test_processes_make_what_one_process_makes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "WORTH_PROCESSES", 0)
    recipe = Recipe(7, name_book(7), RING, tuple(each.id.hex for each in VILLAGES))
    chunks = [
        Chunk(number, 5, village_shares(100, VILLAGES[number * 9 :], number), targets(100)) for number in range(5)
    ]
    rows = [each async for each in making.made(recipe, chunks)]
    for made, chunk in zip(rows, chunks, strict=True):
        here = chunk_rows(recipe, chunk)
        assert unsealed(made.texts["person"]) == unsealed(here.texts["person"])
        assert beside(made) == beside(here)


def test_ids_come_in_the_order_of_making_and_are_uuids_of_version_7() -> None:
    ids = [line.split("\t")[0] for line in made_here(7).texts["person"].decode().splitlines()]
    assert ids == sorted(ids)
    assert len(set(ids)) == len(ids)
    assert {(each[12], each[16] in "89ab") for each in ids} == {("7", True)}
    assert uuid7(0, (1 << 74) - 1) == "016804fe48007fffbfffffffffffffff"


def test_no_two_parts_of_the_city_give_the_same_number() -> None:
    parts = [CitizenNumbers(Days(), part, 40) for part in range(40)]
    born = date(1990, 6, 1).toordinal()
    given = [numbers.next(born, male=male)[1] for numbers in parts for male in (True, False) for _ in range(30)]
    assert len(set(given)) == len(given) == 2400
    assert all(number.startswith("321399") for number in given)


@pytest.mark.parametrize(
    ("surname", "pinyin"),
    [("单", "shan"), ("曾", "zeng"), ("仇", "qiu"), ("解", "xie"), ("查", "zha"), ("区", "ou"), ("尉迟", "yu chi")],
)
def test_surnames_are_read_as_surnames(surname: str, pinyin: str) -> None:
    assert dict(name_book(7).surnames)[surname] == pinyin
