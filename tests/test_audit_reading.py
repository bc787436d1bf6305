"""Who reads the audit trail sees the acts of the own divisions, and of each act the changes that may be seen there."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import fields, replace
from typing import Any

import pytest
from sqlalchemy import Select, cast, func, select
from sqlalchemy import Text as SqlText
from sqlalchemy.dialects.postgresql import JSONB

from authz.policy import Rule
from authz.scopes import PublicScope, Scope, ScopeValue
from db.tables.audit import AuditEntryRow
from db.tables.lineage import table
from errors import FILTER_NOT_INDEXED, INVALID_ID, NOT_GRANTED, Refused
from resolvers.plan import plan
from resolvers.plan.nodes import Altered, Edges, Nodes, Object, Page, Plan, Shown
from resolvers.statement import statement
from resolvers.verifier import Unscoped, verify
from tests.ground import Database
from tests.leak_seats import code_id
from tests.oracle_stand import CATALOGUE, EVERYTHING, Seat, Stand, city, holding, open_stand
from tests.world import fact_id, household_id, person_id
from tests.world_audit import ENTRIES, entry_id

COUNTY, TOWNSHIP = "321322", "321322101"
AUDITED = tuple(Rule("OVERSIGHT", granted, "read") for granted in ("audit", "division", "person"))
IN_PART = (*AUDITED, Rule("APPROVER", "person.identity", "read"))
"""Citizen numbers where the role of an approver is held; phones and households nowhere."""


@pytest.fixture(scope="module")
async def stand(database: Database) -> AsyncIterator[Stand]:
    async with open_stand(database.owner_url, database.runtime_url) as opened:
        yield opened


async def in_part(stand: Stand) -> Seat:
    held = [holding("OVERSIGHT", code_id(stand, COUNTY)), holding("APPROVER", code_id(stand, TOWNSHIP))]
    return await stand.seat(held, IN_PART)


async def fields_of(stand: Stand, seat: Seat, number: int) -> list[str]:
    text = "query($id: ID!) { node(id: $id) { ... on AuditEntry { changes { field } } } }"
    told = await stand.ask(seat.asker, text, id=f"AuditEntry:{entry_id(number)}")
    return [change["field"] for change in told["node"]["changes"]]


async def test_a_change_shows_where_its_field_group_is_granted_and_is_left_out_elsewhere(stand: Stand) -> None:
    seat = await in_part(stand)
    assert await fields_of(stand, seat, 3) == ["education", "idNumber"]  # in the township; the phone is granted nowhere
    assert await fields_of(stand, seat, 16) == ["education"]  # of the county itself; the household is granted nowhere
    assert await fields_of(stand, seat, 1) == []


async def test_a_change_that_needs_what_nobody_knows_is_shown_to_nobody(stand: Stand) -> None:
    seat = await stand.seat([holding("VIEWER", city(stand))], EVERYTHING)
    assert await fields_of(stand, seat, 18) == []
    assert await fields_of(stand, seat, 3) == ["education", "phone", "idNumber"]


async def test_values_are_told_as_text_and_missing_ones_as_null(stand: Stand) -> None:
    seat = await stand.seat([holding("VIEWER", city(stand))], EVERYTHING)
    text = """{ auditEntries(first: 500) { nodes { changes { what: field } changes { before after __typename } } } }"""
    nodes = (await stand.ask(seat.asker, text))["auditEntries"]["nodes"]
    every = [change for node in nodes for change in node["changes"]]
    assert {change["__typename"] for change in every} == {"FieldChange"}
    assert {"what": "homeService", "before": "false", "after": "true", "__typename": "FieldChange"} in every
    assert {"what": "incomeYear", "before": "2024", "after": "2025", "__typename": "FieldChange"} in every
    assert {"what": "ground", "before": None, "after": '因"病"\\\n致贫', "__typename": "FieldChange"} in every


async def test_a_move_is_one_act_with_an_entry_on_either_side_each_seen_from_its_own(stand: Stand) -> None:
    text = """query($id: ID!, $act: ID!) {
        person(id: $id) { history(first: 9, where: { act: { eq: $act } }) { nodes { id act division { name } } } } }"""
    here = await stand.seat([holding("OVERSIGHT", code_id(stand, COUNTY))], AUDITED)
    moved, act = f"Person:{person_id(35)}", f"AuditEntry:{entry_id(5)}"
    (one,) = (await stand.ask(here.asker, text, id=moved, act=act))["person"]["history"]["nodes"]
    assert one == {"id": act, "act": act, "division": {"name": "健康社区居委会"}}
    everywhere = await stand.seat([holding("OVERSIGHT", city(stand))], AUDITED)
    both = (await stand.ask(everywhere.asker, text, id=moved, act=act))["person"]["history"]["nodes"]
    assert [node["id"] for node in both] == [f"AuditEntry:{entry_id(number)}" for number in (5, 6)]
    assert {node["act"] for node in both} == {one["act"]}


async def test_a_history_of_any_register_is_asked_alike(stand: Stand) -> None:
    seat = await stand.seat([holding("VIEWER", city(stand))], EVERYTHING)
    ids = [f"Cemetery:{fact_id('cemetery', 1)}", f"CommunityFacility:{fact_id('community_facility', 1)}"]
    text = "query($ids: [ID!]!) { nodes(ids: $ids) { ... on Register { history(last: 5) { nodes { action } } } } }"
    told = await stand.ask(seat.asker, text, ids=ids)
    assert [[node["action"] for node in each["history"]["nodes"]] for each in told["nodes"]] == [
        ["takeBackCemetery", "takeBackCemetery", "advanceCemeteryStage"],
        ["assessFacility"],
    ]


async def test_without_a_grant_there_is_no_history(stand: Stand) -> None:
    rules = [Rule("VIEWER", granted, "read") for granted in ("person", "division")]
    seat = await stand.seat([holding("VIEWER", city(stand))], rules)
    with pytest.raises(Refused) as refused:
        await stand.ask(seat.asker, "{ people(first: 1) { nodes { history(first: 1) { nodes { id } } } } }")
    assert (refused.value.sentence, refused.value.path) == (NOT_GRANTED, ("people", "nodes", "history"))


ABOUT = "query($where: AuditEntryFilter) { auditEntries(first: 500, where: $where) { nodes { id object } } }"


async def about(stand: Stand, seat: Seat, where: dict[str, Any]) -> list[int]:
    nodes = (await stand.ask(seat.asker, ABOUT, where=where))["auditEntries"]["nodes"]
    return [
        number for number, _ in enumerate(ENTRIES, 1) if f"AuditEntry:{entry_id(number)}" in {n["id"] for n in nodes}
    ]


async def test_entries_are_found_by_what_they_are_about_whatever_its_type(stand: Stand) -> None:
    seat = await stand.seat([holding("VIEWER", city(stand))], EVERYTHING)
    person, cemetery = f"Person:{person_id(35)}", f"Cemetery:{fact_id('cemetery', 1)}"
    assert await about(stand, seat, {"object": {"eq": person}}) == [5, 6]
    assert await about(stand, seat, {"object": {"in": [person, cemetery]}}) == [5, 6, 10, 11]
    assert await about(stand, seat, {"object": {"isNull": True}}) == [15, 17]
    assert await about(stand, seat, {"object": {"eq": f"Household:{person_id(35)}"}}) == []
    assert await about(stand, seat, {"object": {"eq": f"Household:{household_id(1)}"}}) == [1]


@pytest.mark.parametrize("kind", ["Persn", "CodedValue", "AuditObject"])
async def test_an_id_of_no_type_of_the_graph_is_refused(stand: Stand, kind: str) -> None:
    seat = await stand.seat([holding("VIEWER", city(stand))], EVERYTHING)
    with pytest.raises(Refused) as refused:
        await about(stand, seat, {"object": {"in": [f"{kind}:{person_id(1)}"]}})
    assert (refused.value.sentence, refused.value.path) == (INVALID_ID, ("auditEntries", "where", "object", "in"))


BY_INDEX: list[dict[str, Any]] = [
    {"outcome": {"eq": "REFUSED"}},
    {"action": {"eq": "moveResidence"}},
    {"account": {"eq": "x"}},
    {"at": {"gte": "2026-11-03T00:00:00Z"}},
    {"powerItem": {"code": {"eq": "LOW_INCOME"}}},
    {"act": {"eq": f"AuditEntry:{entry_id(1)}"}},
    {"object": {"eq": f"Person:{person_id(1)}"}, "reason": {"contains": "x"}},
]
BY_LOOKING: list[dict[str, Any]] = [
    {"reason": {"contains": "x"}},
    {"actor": {"eq": "x"}},
    {"role": {"eq": "REGISTRAR"}},
    {"not": {"object": {"eq": f"Person:{person_id(1)}"}}},
    {"action": {"eq": "moveResidence"}, "requestId": {"eq": "r1"}},
]


@pytest.mark.parametrize("where", BY_INDEX)
async def test_over_a_county_entries_are_found_by_what_has_an_index(stand: Stand, where: dict[str, Any]) -> None:
    seat = await stand.seat([holding("VIEWER", code_id(stand, COUNTY))], EVERYTHING)
    await about(stand, seat, where)


@pytest.mark.parametrize("where", BY_LOOKING)
async def test_over_a_county_nothing_is_looked_through_but_in_a_township_anything_is(
    stand: Stand, where: dict[str, Any]
) -> None:
    seat = await stand.seat([holding("VIEWER", code_id(stand, COUNTY))], EVERYTHING)
    with pytest.raises(Refused) as refused:
        await about(stand, seat, where)
    assert refused.value.sentence is FILTER_NOT_INDEXED
    within = {"division": {"within": f"Division:{code_id(stand, TOWNSHIP)}"}}
    await about(stand, seat, {**where, **within})


async def changes_of(stand: Stand) -> Plan:
    seat = await in_part(stand)
    text = "{ auditEntries(first: 5) { nodes { id changes { field } } edges { node { changes { after } } } } }"
    return plan(stand.answering.documents.read(text, None, {}), seat.asker.grants, {}, CATALOGUE)


def shown_by(made: Any, wrong: Any) -> Any:
    """The same plan in which the changes of persons show by another scope."""
    if isinstance(made, Shown):
        return replace(made, scope=wrong(made.scope)) if made.need == "person" else made
    if isinstance(made, tuple):
        return tuple(shown_by(part, wrong) for part in made)
    if isinstance(made, Plan | Page | Edges | Nodes | Object | Altered):
        return replace(made, **{each.name: shown_by(getattr(made, each.name), wrong) for each in fields(made)})
    return made


def another(scope: Scope) -> Scope:
    return Scope("audit", tuple(ScopeValue("audit", value.level, value.many) for value in scope.values))


async def test_the_verifier_finds_changes_that_show_by_no_scope_or_by_that_of_another_object(stand: Stand) -> None:
    made = await changes_of(stand)
    verify(statement(made).select)
    assert shown_by(made, lambda scope: scope) == made
    for wrong in (lambda _: PublicScope(), another):
        with pytest.raises(Unscoped, match="need is not asked"):
            verify(statement(shown_by(made, wrong)).select)


def looking_in() -> list[Select[Any]]:
    """Statements that read what an entry changed in another way than change by change."""
    entry = table(AuditEntryRow).alias("entry")
    within = entry.c.county_id == _scope_of_the_county()
    page = select(entry.c.changes, entry.c.county_id).where(within).cte("page")
    parts = func.jsonb_array_elements(page.c.changes).table_valued("value").render_derived("parts")
    return [
        select(cast(entry.c.changes, SqlText)).where(within),
        select(cast(page.c.changes, SqlText)),
        select(entry.c.id).where(within, entry.c.changes.op("@>")(cast("[]", JSONB))),
        select(parts.c.value).select_from(page, parts),
    ]


def _scope_of_the_county() -> Any:
    scope = Scope("audit", (ScopeValue("audit", "county", many=False),))
    predicate: Any = scope.predicate(table(AuditEntryRow))
    return predicate.right


@pytest.mark.parametrize("place", range(4))
def test_the_verifier_lets_nobody_look_into_changes_otherwise(place: int) -> None:
    with pytest.raises(Unscoped, match="need"):
        verify(looking_in()[place])


def test_the_changes_may_be_handed_on_as_they_are() -> None:
    entry = table(AuditEntryRow).alias("entry")
    page = select(entry.c.changes).where(entry.c.county_id == _scope_of_the_county()).cte("page")
    verify(select(page.c.changes))
