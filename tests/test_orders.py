"""Orderings over relations: each register on the way under its scope, nulls where nothing is in sight, cursors of one path."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest

from errors import EMPTY_ORDER, INVALID_CURSOR, NOT_GRANTED, Refused, Sentence
from resolvers.plan.nodes import Page
from tests.asking import Asking
from tests.world import WORLD, Membership, Person, division_id
from tests.world_accounts import ADMINISTRATOR, CITY_VIEWER, COUNTY_VIEWER, EXCHANGE, TOWNSHIP_REGISTRAR
from tests.world_facts import Fact

TOWN = division_id("321322101")
WITHIN = f'where: {{division: {{within: "Division:{TOWN}"}}}}'
Key = Callable[[Person], str | None]


def row(global_id: str) -> UUID:
    return UUID(global_id.partition(":")[2])


def connection(field: str, cut: str, order: str, where: str = WITHIN) -> str:
    return f"""{{ {field}({cut}, {where} orderBy: {order}) {{ nodes {{ id }}
        pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }} }} }}"""


async def walked(asking: Asking, account: str, field: str, order: str, size: int, *, back: bool = False) -> list[UUID]:
    """All rows that pages of one size give, in the order of the connection."""
    met: list[UUID] = []
    cut = f"{'last' if back else 'first'}: {size}"
    more = True
    while more:
        told = (await asking.data(account, connection(field, cut, order)))[field]
        ids, info = [row(node["id"]) for node in told["nodes"]], told["pageInfo"]
        met = [*ids, *met] if back else [*met, *ids]
        more = info["hasPreviousPage" if back else "hasNextPage"]
        cut = (
            f'last: {size}, before: "{info["startCursor"]}"' if back else f'first: {size}, after: "{info["endCursor"]}"'
        )
    return met


def people() -> list[Person]:
    return [each for each in WORLD.people.values() if TOWN in WORLD.line(each.division_id)]


def membership(person: Person) -> Membership | None:
    """The one that holds now, in a household of the town: the asker sees no other."""
    return next(
        (
            each
            for each in WORLD.memberships.values()
            if each.person_id == person.id
            and each.ended_on is None
            and TOWN in WORLD.line(WORLD.households[each.household_id].division_id)
        ),
        None,
    )


def number(person: Person) -> str | None:
    held = membership(person)
    return None if held is None else WORLD.households[held.household_id].number


def village(person: Person) -> str | None:
    held = membership(person)
    return None if held is None else WORLD.divisions[WORLD.households[held.household_id].division_id].name


def registered(person: Person) -> str | None:
    """Null where it is unknown, or neither in the town nor above it."""
    own = person.registered_division_id
    seen = own is not None and (TOWN in WORLD.line(own) or own in WORLD.line(TOWN))
    return WORLD.divisions[own].code if own is not None and seen else None


def relation(person: Person) -> str | None:
    held = membership(person)
    return None if held is None else str(held.started_on)


def ordered(key: Key, *, descending: bool) -> list[UUID]:
    """Nulls last in ascending order, the id last in the same direction."""
    every = sorted(people(), key=lambda each: (key(each) is None, key(each) or "", each.id))
    return [each.id for each in (every[::-1] if descending else every)]


PATHS: dict[str, Key] = {
    "[{{household: {{number: {way}}}}}]": number,
    "[{{membership: {{startedOn: {way}}}}}]": relation,
    "[{{membership: {{household: {{division: {{name: {way}}}}}}}}}]": village,
    "[{{household: {{division: {{name: {way}}}}}}}]": village,
    "[{{registeredDivision: {{code: {way}}}}}]": registered,
    "[{{residenceDivision: {{code: {way}}}}}]": lambda each: WORLD.divisions[each.division_id].code,
    "[{{division: {{code: {way}}}}}]": lambda each: WORLD.divisions[each.division_id].code,
}


@pytest.mark.parametrize("way", ["ASC", "DESC"])
@pytest.mark.parametrize("path", PATHS)
async def test_every_page_of_an_ordering_over_a_relation_gives_every_row_once(
    asking: Asking, path: str, way: str
) -> None:
    expected = ordered(PATHS[path], descending=way == "DESC")
    for size in (1, 3, len(expected)):
        for back in (False, True):
            order = path.format(way=way)
            assert await walked(asking, TOWNSHIP_REGISTRAR, "people", order, size, back=back) == expected


@pytest.mark.parametrize("account", [CITY_VIEWER, COUNTY_VIEWER])
async def test_a_wider_account_orders_the_same_town_by_more_that_it_sees(asking: Asking, account: str) -> None:
    told = await walked(asking, account, "people", "[{household: {number: ASC}}]", 4)
    unseen = {each.id for each in people() if number(each) is None}
    assert set(told) == {each.id for each in people()}
    assert [each for each in told if each not in unseen] == [
        each for each in ordered(number, descending=False) if each not in unseen
    ]


async def test_keys_over_relations_and_of_the_row_itself_are_mixed(asking: Asking) -> None:
    order = "[{residenceDivision: {code: DESC}}, {household: {number: ASC}}, {birthDate: DESC}]"

    def key(each: Person) -> tuple[object, ...]:
        home = number(each)
        code = WORLD.divisions[each.division_id].code
        return (-int(f"{code:0<12}"), home is None, home or "", -each.birth_date.toordinal(), -each.id.int)

    expected = [each.id for each in sorted(people(), key=key)]
    for size in (2, 5):
        assert await walked(asking, TOWNSHIP_REGISTRAR, "people", order, size) == expected
        assert await walked(asking, TOWNSHIP_REGISTRAR, "people", order, size, back=True) == expected


async def test_a_small_register_is_ordered_by_what_its_rows_lie_in(asking: Asking) -> None:
    def key(fact: Fact) -> tuple[object, ...]:
        division = WORLD.divisions[fact["division_id"]]
        return division.name, fact["id"]

    expected = [fact["id"] for fact in sorted(WORLD.facts["cemetery"], key=key)]
    text = connection("cemeteries", "first: 500", "[{division: {name: ASC}}]", "")
    told = (await asking.data(CITY_VIEWER, text))["cemeteries"]
    assert [row(node["id"]) for node in told["nodes"]] == expected


async def test_under_a_division_every_level_carries_the_key(asking: Asking) -> None:
    county = division_id("321322")
    mine = [fact for fact in WORLD.facts["institution"] if county in WORLD.line(fact["division_id"])]
    expected = [
        fact["id"] for fact in sorted(mine, key=lambda each: (WORLD.divisions[each["division_id"]].code, each["id"]))
    ]
    inner = connection("institutions", "first: 2", "[{division: {code: ASC}}]", "")[1:-1]
    met: list[UUID] = []
    cursor = ""
    for _ in range(len(expected)):
        text = f'{{ division(id: "Division:{county}") {{ {inner.replace("first: 2", f"first: 2{cursor}")} }} }}'
        told = (await asking.data(CITY_VIEWER, text))["division"]["institutions"]
        met += [row(node["id"]) for node in told["nodes"]]
        cursor = f', after: "{told["pageInfo"]["endCursor"]}"'
        if not told["pageInfo"]["hasNextPage"]:
            break
    assert met == expected


ORDERS = (
    "[{household: {number: ASC}}]",
    "[{household: {number: DESC}}]",
    "[{household: {division: {name: ASC}}}]",
    "[{division: {name: ASC}}]",
    "[{residenceDivision: {name: ASC}}]",
    "[{name: ASC}]",
    "[{household: {number: ASC}}, {name: ASC}]",
)


async def test_a_cursor_is_of_one_path_only(asking: Asking) -> None:
    cursors = []
    for order in ORDERS:
        told = await asking.data(TOWNSHIP_REGISTRAR, connection("people", "first: 1", order))
        cursors.append(told["people"]["pageInfo"]["endCursor"])
    assert len(set(cursors)) == len(ORDERS)
    for place, order in enumerate(ORDERS):
        foreign = f'first: 1, after: "{cursors[place - 1]}"'
        assert await refusal(asking, TOWNSHIP_REGISTRAR, connection("people", foreign, order)) is INVALID_CURSOR


async def refusal(asking: Asking, account: str, text: str) -> Sentence | None:
    try:
        await asking.prepare(account, text)
    except Refused as refused:
        return refused.sentence
    return None


@pytest.mark.parametrize(
    "order",
    [
        "[{household: {}}]",
        "[{household: null}]",
        "[{household: {number: null}}]",
        "[{household: {number: ASC, kind: ASC}}]",
        "[{household: {number: ASC}, name: ASC}]",
    ],
)
async def test_a_key_names_exactly_one_field_at_each_depth(asking: Asking, order: str) -> None:
    assert await refusal(asking, TOWNSHIP_REGISTRAR, connection("people", "first: 1", order)) is EMPTY_ORDER


async def test_a_register_granted_nowhere_orders_nothing(asking: Asking) -> None:
    """The exchange reads facilities and no people; who runs a committee it may not order by."""
    text = "{ institutions(first: 1, orderBy: [{division: {name: ASC}}]) { nodes { id } } }"
    assert await refusal(asking, EXCHANGE, text) is None
    assert await refusal(asking, ADMINISTRATOR, text) is NOT_GRANTED
    text = connection("households", "first: 1", "[{head: {name: ASC}}]")
    assert await refusal(asking, ADMINISTRATOR, text) is NOT_GRANTED


@pytest.mark.parametrize("order", ["[{division: {households: ASC}}]", "[{division: ASC}]", "[{people: {name: ASC}}]"])
async def test_only_to_one_relations_lead_to_a_key(asking: Asking, order: str) -> None:
    text = connection("institutions", "first: 1", order, "")
    (error,) = (await asking(CITY_VIEWER, text)).json()["errors"]
    assert error["extensions"]["code"] == "GRAPHQL_VALIDATION_FAILED"


async def test_a_key_is_worked_out_once_a_row_and_carried_by_the_page(asking: Asking) -> None:
    prepared, _ = await asking.prepare(
        TOWNSHIP_REGISTRAR,
        "{ people(first: 3, orderBy: [{household: {number: ASC}}]) { edges { cursor } pageInfo { endCursor } } }",
    )
    ((_, page),) = prepared.plan.outputs
    assert isinstance(page, Page)
    (key, _) = page.order
    assert [link.source.entity.name for link in key.links] == ["Household"]
    assert prepared.sql.count(f" AS {key.links[0].source.alias} ") == 1
    assert prepared.sql.count(f" AS {key.carried} ") >= 1
