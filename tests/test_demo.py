"""The demo city: real divisions, people whose lives hold together, the same for the same seed, whole or not at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator
from datetime import date

import pytest
from argon2 import PasswordHasher

from db.code_lists import EDUCATION, ETHNIC_GROUP, KIN, MARITAL_STATUS, codes
from db.identifiers import citizen_number
from db.powers import FIRST_ID, powers
from db.sealed import Kind
from errors import SettingsRefused
from server.demo import city, load
from tests.demo_world import RING, SCHEMA, Loaded, ask
from tests.ground import EMPTY, Database, Ground, connected

PEOPLE = 3000
LISTED = date(2019, 10, 31)


@pytest.fixture(scope="module")
async def loaded(ground: Ground) -> AsyncIterator[Loaded]:
    database = await ground.copy(EMPTY)
    schema = await ask(database.owner_url, SCHEMA)
    made = await load(database.owner_url, PEOPLE, RING)
    async with connected(database.owner_url) as connection:
        yield Loaded(made, database.owner_url, schema, connection)
    await ground.drop(database)


async def test_the_database_holds_the_tree_that_its_own_functions_derive(loaded: Loaded) -> None:
    await loaded.connection.execute("SELECT check_lineage()")
    assert await loaded.value("SELECT count(*) FROM division") == 1646
    assert await loaded.value("SELECT count(*) FROM division WHERE version > 1") == 0
    assert await loaded.value(
        "SELECT count(*) FROM person AS p JOIN division AS c ON c.id = p.county_id WHERE c.code = '321391'"
    ) == await loaded.value(
        "SELECT count(*) FROM household_membership AS m JOIN household AS h ON h.id = m.household_id"
        " WHERE m.ended_on IS NULL AND h.number LIKE '321302150%'"
    )


async def test_as_many_people_are_loaded_as_were_asked_for(loaded: Loaded) -> None:
    assert await loaded.value("SELECT count(*) FROM person") == PEOPLE == loaded.city.people
    assert await loaded.value("SELECT count(*) FROM household") == loaded.city.households


async def test_indexes_constraints_and_triggers_are_what_they_were_before(loaded: Loaded) -> None:
    assert await ask(loaded.url, SCHEMA) == loaded.schema


async def test_a_second_city_is_refused(loaded: Loaded) -> None:
    with pytest.raises(SettingsRefused, match="already holds"):
        await load(loaded.url, PEOPLE, RING)
    assert await loaded.value("SELECT count(*) FROM person") == PEOPLE


@pytest.mark.parametrize("people", [-1, 0, 6_000_001])
async def test_a_number_of_people_that_no_city_here_has_is_refused(people: int) -> None:
    with pytest.raises(SettingsRefused, match="6,000,000"):
        await load("postgresql://nobody@/nowhere", people, RING)


async def test_a_load_that_breaks_leaves_an_empty_database_that_can_be_loaded(
    empty_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = empty_database.owner_url
    schema = await ask(url, SCHEMA)

    async def break_down(*_: object) -> None:
        raise RuntimeError("killed")

    with monkeypatch.context() as broken:
        broken.setattr(city, "prove", break_down)
        with pytest.raises(RuntimeError, match="killed"):
            await load(url, 50, RING)
    empty = (
        "SELECT (SELECT count(*) FROM division) + (SELECT count(*) FROM person) + (SELECT count(*) FROM user_account)"
    )
    assert await ask(url, empty) == [0]
    assert await ask(url, SCHEMA) == schema
    assert (await load(url, 50, RING)).people == 50


@pytest.mark.parametrize("people", [1, 2, 15])
async def test_the_smallest_cities_load_too(empty_database: Database, people: int) -> None:
    url = empty_database.owner_url
    assert (await load(url, people, RING)).people == people
    assert await ask(url, "SELECT count(*) FROM household_membership WHERE ended_on IS NULL") == [people]


async def test_every_citizen_number_is_right_and_says_what_the_register_says(loaded: Loaded) -> None:
    people = await loaded.rows(
        "SELECT id_number_sealed, id_number_digest, id_number_masked, birth_date, sex FROM person"
    )
    for sealed, digest, masked, birth_date, sex in people:
        number = RING.open_sealed(Kind.CITIZEN_NUMBER, sealed)
        read = citizen_number(number, LISTED)
        assert (read.birth_date, read.sex) == (birth_date, sex)
        assert digest == RING.digest(Kind.CITIZEN_NUMBER, number)
        assert masked == f"3213**********{number[-4:]}"


async def test_phone_numbers_are_nobodys_and_children_have_none(loaded: Loaded) -> None:
    people = await loaded.rows(
        "SELECT phone_sealed, phone_masked, birth_date FROM person WHERE phone_sealed IS NOT NULL"
    )
    assert len(people) > PEOPLE / 2
    for sealed, masked, birth_date in people:
        assert RING.open_sealed(Kind.PHONE, sealed).startswith("129")
        assert masked[3:7] == "****"
        assert (LISTED - birth_date).days > 16 * 365


async def test_on_every_day_a_household_with_members_has_exactly_one_head(loaded: Loaded) -> None:
    wrong = """
    SELECT count(*) FROM (
        SELECT range_agg(daterange(started_on, ended_on)) AS lived_in,
               range_agg(daterange(started_on, ended_on)) FILTER (WHERE relation = '02') AS headed
          FROM household_membership GROUP BY household_id) AS h
     WHERE lived_in IS DISTINCT FROM headed"""
    assert await loaded.value(wrong) == 0


async def test_everybody_lives_in_one_household_of_the_own_division_and_none_is_larger_than_nine(
    loaded: Loaded,
) -> None:
    homes = await loaded.rows(
        "SELECT count(*) FROM household_membership AS m JOIN person AS p ON p.id = m.person_id"
        " WHERE m.ended_on IS NULL AND m.division_id = p.division_id GROUP BY m.household_id"
    )
    sizes = Counter(row[0] for row in homes)
    assert sum(size * number for size, number in sizes.items()) == PEOPLE
    assert set(sizes) <= set(range(1, 10))
    assert len(sizes) >= 6


@pytest.mark.parametrize(
    ("relations", "least", "most"),
    [
        (("21", "22", "23", "24", "25", "26", "31", "32", "33", "34", "35"), 20, 41),
        (("51", "52"), -41, -20),
        (("11", "12"), -11, 11),
        (("41", "42"), 40, 82),
    ],
)
async def test_the_generations_of_a_household_are_as_far_apart_as_they_can_be(
    loaded: Loaded, relations: tuple[str, ...], least: int, most: int
) -> None:
    born = await loaded.connection.fetch(
        """
        SELECT (p.birth_date - h.birth_date) / 365.25
          FROM household_membership AS m JOIN person AS p ON p.id = m.person_id
          JOIN household_membership AS o ON o.household_id = m.household_id AND o.relation = '02' AND o.ended_on IS NULL
          JOIN person AS h ON h.id = o.person_id
         WHERE m.ended_on IS NULL AND m.relation = ANY ($1::text[])""",
        relations,
    )
    years = [float(row[0]) for row in born]
    assert years, "nobody stands in this relation"
    assert min(years) >= least
    assert max(years) <= most


async def test_nobody_marries_too_young_or_lives_anywhere_before_birth(loaded: Loaded) -> None:
    young = "SELECT count(*) FROM person WHERE marital_status <> '10' AND birth_date > '1999-11-01'"
    assert await loaded.value(young) == 0
    unborn = "SELECT count(*) FROM household_membership AS m JOIN person AS p ON p.id = m.person_id"
    assert await loaded.value(f"{unborn} WHERE m.started_on < p.birth_date") == 0
    future = "SELECT count(*) FROM household_membership WHERE started_on > '2019-10-31' OR ended_on > '2019-10-31'"
    assert await loaded.value(future) == 0


async def test_some_left_their_parents_household_on_the_day_they_came_into_another(loaded: Loaded) -> None:
    moves = await loaded.rows(
        """
        SELECT o.division_id <> n.division_id, p.name, f.name
          FROM household_membership AS o
          JOIN household_membership AS n ON n.person_id = o.person_id AND n.started_on = o.ended_on
           AND n.household_id <> o.household_id
          JOIN person AS p ON p.id = o.person_id
          JOIN household_membership AS h ON h.household_id = o.household_id AND h.relation = '02' AND h.ended_on IS NULL
          JOIN person AS f ON f.id = h.person_id"""
    )
    assert len(moves) > PEOPLE / 100
    assert any(elsewhere for elsewhere, _, _ in moves), "no memory leads into another division"
    assert all(child[0] == father[0] for _, child, father in moves), "a child without the father's surname"


async def test_all_codes_stand_in_the_code_lists(loaded: Loaded) -> None:
    used = {
        MARITAL_STATUS: "SELECT DISTINCT marital_status FROM person WHERE marital_status IS NOT NULL",
        EDUCATION: "SELECT DISTINCT education FROM person WHERE education IS NOT NULL",
        ETHNIC_GROUP: "SELECT DISTINCT ethnic_group FROM person WHERE ethnic_group IS NOT NULL",
        KIN: "SELECT DISTINCT relation FROM household_membership",
    }
    for list_name, question in used.items():
        assert {row[0] for row in await loaded.rows(question)} <= set(codes(list_name))


async def test_the_city_is_as_old_as_a_city_here(loaded: Loaded) -> None:
    ages = Counter((LISTED - row[0]).days // 365 // 15 for row in await loaded.rows("SELECT birth_date FROM person"))
    children, old = ages[0] / PEOPLE, sum(number for age, number in ages.items() if age >= 4) / PEOPLE
    assert 0.13 < children < 0.25
    assert 0.13 < old < 0.25


async def test_incomes_are_known_of_some_rural_households_only(loaded: Loaded) -> None:
    known = await loaded.rows("SELECT kind, count(*), count(income_per_capita_year) FROM household GROUP BY kind")
    rural, urban = sorted((kind, some / all_) for kind, all_, some in known)
    assert urban == ("URBAN", 0)
    assert 0.5 < rural[1] < 0.8


async def test_instants_differ_and_some_tie(loaded: Loaded) -> None:
    different = await loaded.value("SELECT count(DISTINCT created_at) FROM person")
    assert PEOPLE / 10 < different < PEOPLE
    assert (
        await loaded.value(
            "SELECT count(*) FROM person WHERE updated_at < created_at OR (version > 1) <> (updated_at > created_at)"
        )
        == 0
    )


async def test_names_have_a_syllable_for_every_character(loaded: Loaded) -> None:
    for name, pinyin in await loaded.rows("SELECT name, pinyin FROM person"):
        assert len(pinyin.split(" ")) == len(name)
        assert pinyin.replace(" ", "").isalpha()
        assert pinyin == pinyin.lower()


async def test_every_desk_of_every_division_has_an_account_with_one_open_assignment(loaded: Loaded) -> None:
    assert loaded.city.accounts == 5 * 1646
    desks = await loaded.rows(
        """
        SELECT a.name, lower(r.role) || '@' || d.code, a.display_name, r.started_on, r.ended_on
          FROM user_account AS a JOIN role_assignment AS r ON r.account_id = a.id
          JOIN division AS d ON d.id = r.division_id"""
    )
    assert len(desks) == loaded.city.accounts
    assert all(name == expected for name, expected, *_ in desks)
    assert {(started_on, ended_on) for *_, started_on, ended_on in desks} == {(date(2019, 1, 1), None)}
    assert ("viewer@321322", "沭阳县 查询员") in {(name, display_name) for name, _, display_name, _, _ in desks}


async def test_the_password_opens_every_account_and_is_nowhere_in_clear(loaded: Loaded) -> None:
    hashes = {row[0] for row in await loaded.rows("SELECT password_hash FROM user_account")}
    assert len(hashes) == 1
    assert PasswordHasher().verify(hashes.pop(), loaded.city.password)
    assert loaded.city.password not in repr(loaded.city)


async def test_a_password_that_was_brought_along_is_the_password(empty_database: Database) -> None:
    url = empty_database.owner_url
    assert (await load(url, 10, RING, password="known before")).password == "known before"
    (hashed,) = set(await ask(url, "SELECT password_hash FROM user_account"))
    assert PasswordHasher().verify(hashed, "known before")


async def test_the_list_of_the_whole_platform_stays_beside_the_citys_own(loaded: Loaded) -> None:
    platform = "SELECT count(*) FROM power_item WHERE power_list_id = $1"
    assert await loaded.connection.fetchval(platform, FIRST_ID) == len(powers())
    assert await loaded.value("SELECT count(*) FROM power_item") == len(powers()) + 36


async def test_who_acts_does_so_by_a_post(loaded: Loaded) -> None:
    posts = await loaded.connection.fetch("SELECT role, count(*), count(post) FROM role_assignment GROUP BY role")
    acting = {"REGISTRAR", "APPROVER", "OVERSIGHT"}
    assert all(posted == (total if role in acting else 0) for role, total, posted in posts)
    assert {role for role, *_ in posts} > acting
