"""What Casbin allows division by division is what the grants say, and what no rule allows is not granted."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from authz.policy import OBJECTS, Grant, Grants, Rule, decide, derive, within
from authz.principal import Assignment, Divisions, Place, Principal
from db.tables.account import ROLES
from tests.steps import steps

DAY = date(2024, 6, 1)
ONE_DAY = timedelta(days=1)
CITY, EAST, WEST, MARKET, BRIDGE, RIVER, WELL, MILL = (UUID(int=number) for number in range(1, 9))


def tree(*lines: tuple[str, tuple[UUID, ...]]) -> Divisions:
    return Divisions.of(Place(line[-1], level, line) for level, line in lines)


SMALL = tree(
    ("city", (CITY,)),
    ("county", (CITY, EAST)),
    ("county", (CITY, WEST)),
    ("township", (CITY, EAST, MARKET)),
    ("township", (CITY, EAST, BRIDGE)),
    ("township", (CITY, WEST, RIVER)),
    ("village", (CITY, EAST, MARKET, WELL)),
    ("village", (CITY, EAST, MARKET, MILL)),
)
READERS = (Rule("VIEWER", "person", "read"), Rule("REGISTRAR", "person", "read"), Rule("REGISTRAR", "person", "change"))


def principal(*assignments: Assignment | tuple[str, UUID]) -> Principal:
    held = [one if isinstance(one, Assignment) else Assignment(*one, date(2000, 1, 1), None) for one in assignments]
    return Principal(uuid4(), "someone", uuid4(), tuple(held), DAY)


def shipped() -> list[dict[str, str]]:
    with (Path(__file__).parents[1] / "authz" / "rules.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def shipped_rules() -> tuple[Rule, ...]:
    return tuple(Rule(row["role"], row["object"], row["action"]) for row in shipped())


def readable(role: str) -> set[str]:
    return {need[0] for need in derive(principal((role, CITY)), shipped_rules(), SMALL).by_need if need[1] == "read"}


def test_without_an_assignment_nothing_is_granted() -> None:
    grants = derive(principal(), READERS, SMALL)
    assert dict(grants.by_need) == {}
    assert grants.get("person") is None
    assert not decide(principal(), READERS, SMALL, CITY, "person", "read")


def test_without_a_rule_nothing_is_granted() -> None:
    everything = principal(*((role, CITY) for role in ROLES))
    assert dict(derive(everything, (), SMALL).by_need) == {}
    assert not decide(everything, (), SMALL, CITY, "person", "read")


def test_a_role_that_no_rule_names_is_granted_nothing() -> None:
    assert dict(derive(principal(("KING", CITY)), READERS, SMALL).by_need) == {}


def test_a_role_in_a_division_that_does_not_exist_is_granted_nothing() -> None:
    nowhere = uuid4()
    stranger = principal(("VIEWER", nowhere))
    assert dict(derive(stranger, READERS, SMALL).by_need) == {}
    assert not decide(stranger, READERS, SMALL, nowhere, "person", "read")
    assert not decide(principal(("VIEWER", CITY)), READERS, SMALL, nowhere, "person", "read")


def test_a_role_in_a_division_that_nobody_governs_is_granted_nothing() -> None:
    lost, other = UUID(int=900), UUID(int=901)
    divisions = Divisions.of([*SMALL.by_id.values(), Place(lost, "village", ()), Place(other, "village", ())])
    asker = principal(("VIEWER", lost))
    assert dict(derive(asker, READERS, divisions).by_need) == {}
    assert not any(decide(asker, READERS, divisions, at, "person", "read") for at in (lost, other, CITY))


def test_an_account_named_like_a_role_does_not_hold_it() -> None:
    rules = (*READERS, Rule(str(CITY), "person", "read"))
    named = Principal(CITY, "VIEWER", uuid4(), (), DAY)
    assert dict(derive(named, rules, SMALL).by_need) == {}


@pytest.mark.parametrize(
    ("since", "until", "holds"),
    [
        (DAY, None, True),
        (DAY, DAY + ONE_DAY, True),
        (DAY - ONE_DAY, DAY, False),
        (DAY + ONE_DAY, None, False),
        (DAY - ONE_DAY, DAY + ONE_DAY, True),
    ],
)
def test_an_assignment_counts_from_its_first_day_to_the_day_before_its_end(
    since: date, until: date | None, *, holds: bool
) -> None:
    asker = principal(Assignment("VIEWER", EAST, since, until))
    assert (derive(asker, READERS, SMALL).get("person") is not None) == holds
    assert decide(asker, READERS, SMALL, MARKET, "person", "read") == holds


def test_a_role_holds_in_its_division_and_below_and_nowhere_else() -> None:
    asker = principal(("VIEWER", MARKET))
    allowed = {at for at in SMALL.by_id if decide(asker, READERS, SMALL, at, "person", "read")}
    assert allowed == {MARKET, WELL, MILL}


def test_a_wide_and_a_narrow_scope_together_are_the_wide_one() -> None:
    grants = derive(principal(("VIEWER", WELL), ("REGISTRAR", EAST), ("VIEWER", MARKET)), READERS, SMALL)
    assert grants.get("person") == Grant(county=(EAST,))


def test_two_scopes_side_by_side_are_their_union() -> None:
    grants = derive(principal(("VIEWER", WELL), ("REGISTRAR", WEST), ("VIEWER", BRIDGE)), READERS, SMALL)
    assert grants.get("person") == Grant(county=(WEST,), township=(BRIDGE,), village=(WELL,))


def test_a_role_does_not_lend_its_rights_to_another_roles_division() -> None:
    asker = principal(("VIEWER", EAST), ("REGISTRAR", RIVER))
    grants = derive(asker, READERS, SMALL)
    assert grants.get("person", "change") == Grant(township=(RIVER,))
    assert not decide(asker, READERS, SMALL, WELL, "person", "change")


def test_a_granted_register_does_not_open_its_field_groups() -> None:
    grants = derive(principal(("VIEWER", CITY)), READERS, SMALL)
    assert grants.get("person.contact") is None
    assert grants.get("perso") is None
    assert grants.get("person", "rea") is None


@pytest.mark.parametrize(
    ("inner", "outer", "holds"),
    [
        ("/a", "/a", True),
        ("/a/b", "/a", True),
        ("/a", "/a/b", False),
        ("/ab", "/a", False),
        ("/a", "", False),
        ("/a", "/", False),
        ("", "", False),
        ("/b/a", "/a", False),
    ],
)
def test_a_path_lies_within_another_by_whole_steps(inner: str, outer: str, *, holds: bool) -> None:
    assert within(inner, outer) == holds


def outline(asker: Principal, rules: Iterable[Rule] = READERS) -> object:
    return derive(asker, tuple(rules), SMALL).shape


def test_the_shape_is_the_same_for_two_principals_of_one_role_at_one_level() -> None:
    assert outline(principal(("VIEWER", MARKET))) == outline(principal(("VIEWER", RIVER)))
    assert hash(outline(principal(("VIEWER", MARKET)))) == hash(outline(principal(("VIEWER", RIVER))))


def test_the_shape_tells_levels_numbers_and_objects_apart() -> None:
    askers = (
        principal(),
        principal(("VIEWER", CITY)),
        principal(("VIEWER", EAST)),
        principal(("VIEWER", EAST), ("VIEWER", WEST)),
        principal(("VIEWER", MARKET)),
        principal(("VIEWER", MARKET), ("VIEWER", WEST)),
    )
    assert len({outline(asker) for asker in askers}) == len(askers)


def test_what_may_be_written_does_not_change_the_shape_of_what_is_read() -> None:
    assert outline(principal(("REGISTRAR", MARKET))) == outline(principal(("VIEWER", MARKET)))
    assert derive(principal(("REGISTRAR", MARKET)), READERS, SMALL).get("person", "change") is not None


def test_the_shape_knows_two_roots_from_one_but_not_from_three() -> None:
    one, two, three = (Grants({("person", "read"): Grant(village=(WELL, MILL, RIVER)[:n])}).shape for n in (1, 2, 3))
    assert one != two
    assert two == three


def test_the_shape_tells_whether_a_field_group_is_granted_where_its_register_is() -> None:
    together = Grants({("person", "read"): Grant(county=(EAST,)), ("person.identity", "read"): Grant(county=(EAST,))})
    apart = Grants({("person", "read"): Grant(county=(EAST,)), ("person.identity", "read"): Grant(county=(WEST,))})
    assert together.shape != apart.shape


def test_the_shape_does_not_depend_on_the_order_of_rules() -> None:
    asker = principal(("REGISTRAR", EAST))
    assert outline(asker) == outline(asker, reversed(READERS))


LEVELS_DOWN = ("city", "county", "township", "village")


@st.composite
def trees(draw: st.DrawFn) -> Divisions:
    """A city whose divisions hang below any division of a higher level, levels left out included."""
    places = [Place(UUID(int=1), "city", (UUID(int=1),))]
    for number in range(2, 2 + draw(st.integers(0, 12))):
        parent = draw(st.sampled_from([place for place in places if place.level != "village"]))
        level = draw(st.sampled_from(LEVELS_DOWN[LEVELS_DOWN.index(parent.level) + 1 :]))
        places.append(Place(UUID(int=number), level, (*parent.line, UUID(int=number))))
    return Divisions.of(places)


DAYS = st.integers(-3, 3).map(lambda days: DAY + timedelta(days=days))
RULES = st.lists(
    st.builds(Rule, st.sampled_from(ROLES[:3]), st.sampled_from(OBJECTS[:4]), st.sampled_from(("read", "change"))),
    max_size=8,
)


@st.composite
def assignments(draw: st.DrawFn, divisions: Divisions) -> Assignment:
    at = draw(st.sampled_from([*divisions.by_id, UUID(int=999)]))
    return Assignment(draw(st.sampled_from((*ROLES[:3], "KING"))), at, draw(DAYS), draw(st.none() | DAYS))


def plainly(asker: Principal, rules: Iterable[Rule], divisions: Divisions, at: UUID, need: tuple[str, str]) -> bool:
    """The rule of section 4 of the design, in plain Python."""
    return any(
        held.role == rule.role
        and (rule.object, rule.action) == need
        and held.started_on <= DAY
        and (held.ended_on is None or held.ended_on > DAY)
        and held.division_id in divisions.by_id[at].line
        for held in asker.assignments
        for rule in rules
    )


@given(st.data())
def test_grants_say_what_casbin_decides_and_casbin_decides_what_the_rules_say(data: st.DataObject) -> None:
    divisions = data.draw(trees())
    rules = tuple(data.draw(RULES))
    asker = principal(*data.draw(st.lists(assignments(divisions), max_size=5)))
    grants = derive(asker, rules, divisions)
    for need in {(name, action) for name in OBJECTS[:4] for action in ("read", "change")}:
        grant = grants.get(*need)
        for place in divisions.by_id.values():
            decided = decide(asker, rules, divisions, place.id, *need)
            assert decided == plainly(asker, rules, divisions, place.id, need)
            assert decided == (grant is not None and grant.covers(place))


@given(st.data())
def test_roots_are_sorted_and_none_lies_inside_another(data: st.DataObject) -> None:
    divisions = data.draw(trees())
    asker = principal(*data.draw(st.lists(assignments(divisions), max_size=6)))
    for grant in derive(asker, READERS, divisions).by_need.values():
        roots = [root for level in LEVELS_DOWN for root in grant.roots(level)]
        assert roots
        assert all(list(grant.roots(level)) == sorted(set(grant.roots(level))) for level in LEVELS_DOWN)
        assert not any(divisions.within(one, other) for one in roots for other in roots if one != other)


def test_twice_as_many_roles_are_derived_with_twice_the_work() -> None:
    assert work_of_roles(100) < 2.2 * work_of_roles(50)


def work_of_roles(many: int) -> int:
    villages, derived = [UUID(int=number) for number in range(100, 100 + many)], list[Grants]()
    wide = tree(("city", (CITY,)), *(("village", (CITY, village)) for village in villages))
    asker = principal(*(("REGISTRAR", village) for village in villages))
    taken = steps(lambda: derived.append(derive(asker, shipped_rules(), wide)))
    assert derived[0].get("person") == Grant(village=tuple(villages))
    return taken


def test_the_shipped_rules_give_each_role_what_its_duty_needs() -> None:
    registers = set(OBJECTS) - {"account"}
    published = {"institution", "cemetery", "social_organization", "community_facility"}
    duties = {
        "VIEWER": {"division", "person", "person.identity", "household", "supervision_committee"} | published,
        "REGISTRAR": registers - {"audit"},
        "APPROVER": registers - {"audit"},
        "OVERSIGHT": registers,
        "ADMINISTRATOR": {"division", "account"},
        "EXCHANGE": {"division", "person"} | published,
    }
    assert all(readable(role) == duties[role] for role in ROLES)
