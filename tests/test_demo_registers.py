"""The registers of the demo city without a database: the report's figures, names and codes, the same for the same seed."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest

from db.credit_codes import credit_code
from server.demo.divisions import LISTED_ON, divisions
from server.demo.names import name_book
from server.demo.registers.city_registers import LYING, PUBLISHED, city_registers
from server.demo.registers.ledger import Entry

SEED = 321300
FOR_ELDERS = {"ELDER_CARE_HOME", "TOWNSHIP_ELDER_CARE_CENTRE", "REGIONAL_SUPPORT_CENTRE"}
WHERE = {each.id: each for each in divisions()}


def made(seed: int = SEED) -> dict[str, list[Entry]]:
    return dict(city_registers(divisions(), name_book(seed), seed).rows)


@pytest.fixture(scope="module")
def rows() -> dict[str, list[Entry]]:
    return made()


@pytest.fixture(scope="module")
def homes(rows: dict[str, list[Entry]]) -> list[Entry]:
    """The institutions of the report."""
    return [each for each in rows["institution"] if each["kind"] in FOR_ELDERS and each["closed_on"] is None]


def test_every_register_has_rows_and_each_its_own_id(rows: dict[str, list[Entry]]) -> None:
    assert set(rows) == {*LYING, *PUBLISHED}
    ids = [each["id"] for table in rows.values() for each in table]
    assert len(ids) > 30_000
    assert all(len({each["id"] for each in table}) == len(table) for table in rows.values())


def test_the_same_seed_makes_the_same_registers_and_another_seed_others(rows: dict[str, list[Entry]]) -> None:
    assert made() == rows
    other = made(7)
    assert [each["name"] for each in other["cemetery"]] != [each["name"] for each in rows["cemetery"]]
    assert Counter(each["kind"] for each in other["institution"]) == Counter(
        each["kind"] for each in rows["institution"]
    )


@pytest.mark.parametrize("seed", [SEED, 7])
def test_beds_sum_up_to_the_report_with_any_seed(seed: int) -> None:
    found = [each for each in made(seed)["institution"] if each["kind"] in FOR_ELDERS and not each["closed_on"]]
    social = [each for each in found if "SOCIAL" in (each["founder_nature"], each["operator_nature"])]
    assert len(found) == 176
    assert sum(int(str(each["beds_usable"])) for each in found) == 31_530
    assert sum(int(str(each["beds_usable"])) for each in social) == 20_400


def test_no_institution_has_less_than_ten_beds_and_nursing_beds_are_among_the_usable(homes: list[Entry]) -> None:
    for each in homes:
        registered, usable, nursing = (int(str(each[f"beds_{kind}"])) for kind in ("registered", "usable", "nursing"))
        assert registered >= usable >= nursing
        assert usable >= 10


def test_homes_stand_in_few_of_the_townships_with_a_centre(homes: list[Entry]) -> None:
    centres = {each["division_id"] for each in homes if each["kind"] != "ELDER_CARE_HOME"}
    others = {each["division_id"] for each in homes if each["kind"] == "ELDER_CARE_HOME"}
    assert len(centres) == 107
    assert others <= centres
    assert len(others) <= 21


def test_the_two_regional_centres_lie_in_siyang(homes: list[Entry]) -> None:
    regional = [each for each in homes if each["kind"] == "REGIONAL_SUPPORT_CENTRE"]
    assert [WHERE[each["county_id"]].name for each in regional] == ["泗阳县", "泗阳县"]  # type: ignore[index]


def test_credit_codes_are_right_and_nobodys_and_none_is_given_twice(rows: dict[str, list[Entry]]) -> None:
    bodies = [*rows["institution"], *rows["social_organization"]]
    codes = [credit_code(str(each["unified_credit_code"])) for each in bodies]
    assert len({code.text for code in codes}) == len(bodies)
    assert {code.region for code in codes} == {"321399"}
    assert {code.kind for code in codes} == {"12", "51", "52", "53"}


def test_phones_are_nobodys(rows: dict[str, list[Entry]]) -> None:
    phones = {str(each["phone"]) for table in LYING for each in rows[table] if each.get("phone")}
    assert all(phone.startswith("129") and len(phone) == 11 for phone in phones)
    assert len(phones) > 3000


def test_every_name_has_a_syllable_for_each_character(rows: dict[str, list[Entry]]) -> None:
    for table in LYING:
        for each in rows[table]:
            if "pinyin" in each:
                assert len(str(each["pinyin"]).split(" ")) == len(str(each["name"]))


def test_names_are_unique_where_they_must_be_and_else_in_their_division(rows: dict[str, list[Entry]]) -> None:
    for table in ("institution", "social_organization"):
        assert len({each["name"] for each in rows[table]}) == len(rows[table])
    for table in ("cemetery", "community_facility", "supervision_committee"):
        assert len({(each["name"], each["division_id"]) for each in rows[table]}) == len(rows[table])


def test_the_zone_gave_back_five_cemeteries_of_197_mu(rows: dict[str, list[Entry]]) -> None:
    zone = next(each.id for each in divisions() if each.name == "洋河新区")
    taken = {each["cemetery_id"] for each in rows["cemetery_ownership"] if each["acquisition"] == "TAKEN_BACK"}
    own = [each for each in rows["cemetery"] if each["id"] in taken and each["county_id"] == zone]
    assert len(taken) == 86
    assert [each["name"] for each in own] == ["天堂陵园", "王园墓地", "仓集天城墓园", "永思墓园", "郑楼福寿园"]
    assert sum(Decimal(str(each["area_mu"])) for each in own) == Decimal("197.211")


def test_a_centre_passes_only_with_the_area_and_fails_only_for_an_item(rows: dict[str, list[Entry]]) -> None:
    areas = {each["id"]: each["area_m2"] for each in rows["community_facility"]}
    items: dict[object, list[bool]] = {}
    for item in rows["facility_assessment_item"]:
        items.setdefault(item["facility_assessment_id"], []).append(bool(item["passed"]))
    in_force = [each for each in rows["facility_assessment"] if each["ended_on"] is None]
    assert Counter(each["result"] for each in in_force) == {"UP_TO_STANDARD": 1410, "NOT_UP_TO_STANDARD": 74}
    for each in in_force:
        passed = each["result"] == "UP_TO_STANDARD"
        assert all(items[each["id"]]) == passed
        assert not passed or Decimal(str(areas[each["community_facility_id"]])) >= 600
    assert any(areas[each["community_facility_id"]] >= 600 for each in in_force if each["result"] != "UP_TO_STANDARD")  # type: ignore[operator]


def test_nothing_happened_after_the_year_of_the_report(rows: dict[str, list[Entry]]) -> None:
    days = [
        value
        for table in rows.values()
        for each in table
        for column, value in each.items()
        if type(value) is date and not (column == "ended_on" and "grade" in each)
    ]
    assert max(days) <= LISTED_ON
    assert min(days) > date(1999, 1, 1)


def test_the_list_of_powers_has_36_items_in_eleven_groups_with_steps(rows: dict[str, list[Entry]]) -> None:
    items = rows["power_item"]
    assert [each["number"] for each in items] == list(range(1, 37))
    assert Counter(each["group"] for each in items) == {"COLLECTIVE": 19, "SERVICE": 17}
    assert len({each["category"] for each in items}) == 11
    steps = Counter(each["power_item_id"] for each in rows["power_step"])
    assert set(steps) == {each["id"] for each in items}
    assert min(steps.values()) >= 3


def test_every_counted_village_has_a_committee_and_the_other_one_has_none(rows: dict[str, list[Entry]]) -> None:
    villages = Counter(WHERE[each["division_id"]].code for each in rows["supervision_committee"])  # type: ignore[index]
    assert len(villages) == 893
    assert set(villages.values()) == {1}
    uncounted = [each.code for each in divisions() if not each.counted]
    assert len(uncounted) == 1
    assert uncounted[0] not in villages
