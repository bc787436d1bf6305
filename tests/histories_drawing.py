"""What hypothesis has somebody do next: a mutation, an account, an input that the rows that stand mostly allow.

In       Values.
Out      Step; drawn: one of any mutation of the contract.
Never    leaves out a mutation: what has no drawing of its own is drawn from the contract alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graphql import GraphQLInputObjectType, get_named_type

from tests.histories_values import HEAD, SCHEMA, Row, Values
from tests.world_accounts import ACCOUNTS, APPROVER, COUNTY_REGISTRAR, MIXED, OVERSIGHT, STACKED, TOWNSHIP_REGISTRAR

CITY_REGISTRAR, CITY_APPROVER, BOTH = "registrar@321300", "approver@321300", "both@321322"
VILLAGE_REGISTRAR, TOWNSHIP_APPROVER = "registrar@321322101200", "approver@321322101"
ADDED: Mapping[str, Sequence[tuple[str, str]]] = {
    CITY_REGISTRAR: (("REGISTRAR", "321300"),),
    CITY_APPROVER: (("APPROVER", "321300"),),
    BOTH: (("REGISTRAR", "321322"), ("APPROVER", "321322")),
    VILLAGE_REGISTRAR: (("REGISTRAR", "321322101200"),),
    TOWNSHIP_APPROVER: (("APPROVER", "321322101"),),
}
"""Accounts that the small world has not: of every level, and one that may both file and approve."""
_OUT = {"ended@321322", "future@321322", "disabled@321322"}
EVERYBODY = (*ADDED, *(name for name in ACCOUNTS if name not in _OUT))
REGISTRARS = (
    CITY_REGISTRAR,
    CITY_REGISTRAR,
    COUNTY_REGISTRAR,
    COUNTY_REGISTRAR,
    BOTH,
    STACKED,
    MIXED,
    TOWNSHIP_REGISTRAR,
)
APPROVERS = (CITY_APPROVER, CITY_APPROVER, APPROVER, BOTH, TOWNSHIP_APPROVER)
_APPROVED = ("endClassification", "takeBackCemetery", "recordCemeteryApproval", "mergePersons", "undoMergePersons")
MUTATIONS: Mapping[str, Any] = SCHEMA.mutation_type.fields if SCHEMA.mutation_type else {}
_STAGES = ("PLANNED", "APPROVED", "BUILDING", "ACCEPTED", "OPERATING")
_DETAILS: Sequence[tuple[str, Sequence[str]]] = (
    ("SPECIAL_HARDSHIP", ("supportForm",)),
    ("SUBSISTENCE_ALLOWANCE", ()),
    ("SINGLE_PERSON_GUARANTEE", ("ground",)),
    ("DISABILITY", ("disabilityKind", "disabilityGrade")),
    ("ELDER", ("elderClass",)),
    ("CHILD", ("childClass",)),
    ("SELF_CARE", ("selfCare",)),
    ("LOW_INCOME_REGISTER", ()),
)
_WHOLE = ("classifyPerson", "takeBackCemetery")
"""Mutations to whose drawing nothing is added: what else could be given is for another kind."""
_SEATS = {
    "endClassification": "person_classification",
    "dischargeResident": "institution_residency",
    "unseatCommitteeMember": "supervision_committee_member",
    "unseatVillageCommitteeMember": "village_committee_member",
}
"""Mutations whose ``id`` is mostly a row that has not ended."""


@dataclass(frozen=True, slots=True)
class Step:
    """Who asks for what."""

    account: str
    mutation: str
    given: Mapping[str, Any]

    @property
    def name(self) -> tuple[str, str] | None:
        """The account's own name for the act."""
        own = self.given.get("clientMutationId")
        return None if own is None else (self.account, own)


def drawn(values: Values) -> Step:
    """Somebody does something."""
    mutation = values.one_of(list(MUTATIONS))
    asked = MUTATIONS[mutation].args["input"].type.of_type
    assert isinstance(asked, GraphQLInputObjectType)
    given = dict(_OWN.get(mutation, _plain(mutation))(values)) if values.often(24) else {}
    given = values.fields(asked, given, 40 if mutation in _WHOLE else 4 if mutation.startswith("register") else 2)
    if not values.often(5):
        given["clientMutationId"] = values.one_of(["one", "two", "three"])
    fitting = (
        APPROVERS if mutation in _APPROVED else (OVERSIGHT, APPROVER) if mutation == "revealIdentity" else REGISTRARS
    )
    return Step(values.one_of(fitting if values.often(5) else EVERYBODY), mutation, given)


def _plain(mutation: str) -> Callable[[Values], dict[str, Any]]:
    """The record that is meant, and mostly the version that it has."""

    def draw(values: Values) -> dict[str, Any]:
        asked = MUTATIONS[mutation].args["input"].type.of_type.fields
        if "id" not in asked:
            return {}
        table = _SEATS.get(mutation) or _snake(_gives(mutation))
        good = _closed if mutation.startswith("reopen") else _open
        own, row = values.one_of(values.rows(table, good))
        seen = int(row["version"]) + (0 if values.often(9) else values.one_of([-1, 1]))
        return {"id": values.named(table, own)} | ({"expectedVersion": seen} if "expectedVersion" in asked else {})

    return draw


def _establish(values: Values) -> dict[str, Any]:
    people = _homeless(values)
    chosen = [values.one_of(people) for _ in range(values.one_of([1, 1, 2, 3]))]
    members = [_member(own, "99" if number else HEAD) for number, (own, _) in enumerate(chosen)]
    return {"divisionId": f"Division:{chosen[0][1]['division_id']}", "members": members}


def _join(values: Values) -> dict[str, Any]:
    own, person = values.one_of(_homeless(values))
    homes = values.rows("household", lambda row: row["division_id"] == person["division_id"])
    return {"personId": f"Person:{own}", "householdId": f"Household:{values.one_of(homes)[0]}"}


def _leave(values: Values) -> dict[str, Any]:
    home, members = _family(values)
    leaver = values.one_of(members)
    others = [each for each in members if each is not leaver]
    following = _followed(values, others) if leaver["relation"] == HEAD and others else {}
    return {"householdId": home, "personId": f"Person:{leaver['person_id']}"} | following


def _head(values: Values) -> dict[str, Any]:
    home, members = _family(values)
    head = values.one_of(members)
    rest = [_member(each["person_id"], "99") for each in members if each is not head]
    return {"householdId": home, "headId": f"Person:{head['person_id']}", "relations": rest}


def _split(values: Values) -> dict[str, Any]:
    home, members = _family(values, least=2)
    going = members[: values.one_of(range(1, max(2, len(members))))]
    staying = members[len(going) :]
    moved = [_member(each["person_id"], "99" if number else HEAD) for number, each in enumerate(going)]
    leads = any(each["relation"] == HEAD for each in going)
    return {"householdId": home, "members": moved} | (_followed(values, staying) if leads and staying else {})


def _merge_homes(values: Values) -> dict[str, Any]:
    absorbed, members = _family(values)
    near = {members[0]["division_id"]}
    homes = values.rows("household", lambda row: row["division_id"] in near)
    moved = [_member(each["person_id"], "99") for each in members]
    return {"householdId": f"Household:{values.one_of(homes)[0]}", "absorbedHouseholdId": absorbed, "members": moved}


def _followed(values: Values, staying: Sequence[Row]) -> dict[str, Any]:
    new = values.one_of(staying)
    rest = [_member(each["person_id"], "99") for each in staying if each is not new]
    return {"newHeadId": f"Person:{new['person_id']}", "relations": rest}


def _committee(values: Values) -> dict[str, Any]:
    village = values.village()
    near = [own for own, row in _grown(values, village) if row["division_id"] == village]
    others = [own for own, _ in values.rows("person", lambda row: row["birth_date"] < "2005" and _open(row))]
    chosen = [*near, *values.chance.sample(others, 3)][: values.one_of([3, 3, 4, 2])]
    posts = ["DIRECTOR", *["MEMBER"] * 4]
    seats = [{"personId": f"Person:{own}", "post": post} for own, post in zip(chosen, posts, strict=False)]
    return {"divisionId": f"Division:{village}", "members": seats}


def _advance(values: Values) -> dict[str, Any]:
    own, row = values.one_of(values.rows("cemetery", lambda row: row.get("stage") in _STAGES[:-1]))
    stage = row.get("stage", "")
    following = _STAGES[_STAGES.index(stage) + 1] if stage in _STAGES[:-1] else "OPERATING"
    return {"id": f"Cemetery:{own}", "expectedVersion": int(row["version"]), "stage": following}


def _income(values: Values) -> dict[str, Any]:
    own, row = values.one_of(values.rows("household"))
    return {"householdId": f"Household:{own}", "expectedVersion": int(row["version"])}


def _merge(values: Values) -> dict[str, Any]:
    """Two people who may well be one: of one sex and one birth date, if there are such."""
    people = values.rows("person", _open)
    winner, first = values.one_of(people)
    alike = ("sex", "birth_date", "division_id") if values.often(2) else ("sex",)
    twins = [each for each in people if each[0] != winner and all(each[1][name] == first[name] for name in alike)]
    loser, second = values.one_of(twins or people)
    given: dict[str, Any] = {"winnerId": f"Person:{winner}", "loserId": f"Person:{loser}"}
    versions = {"winnerVersion": int(first["version"]), "loserVersion": int(second["version"])}
    return given | versions


def _undo(values: Values) -> dict[str, Any]:
    own, _ = values.one_of(values.rows("person", lambda row: "merged_into_id" in row))
    return {"id": f"Person:{own}"}


def _classify(values: Values) -> dict[str, Any]:
    """A kind with its own details."""
    kind, details = values.one_of(_DETAILS)
    fields = MUTATIONS["classifyPerson"].args["input"].type.of_type.fields
    made = {name: values.value("", name, get_named_type(fields[name].type), {}) for name in details}
    return {"personId": values.record("personId"), "kind": kind, "startedOn": str(values.today)} | made


def _take_back(values: Values) -> dict[str, Any]:
    own, row = values.one_of(values.rows("cemetery", lambda row: _private(values, row) and _open(row)))
    told = {"owner": "沭阳县民政局", "agreement": "沭民协〔2026〕1号", "ownership": "COLLECTIVE"}
    days = {"agreedOn": str(values.today), "takenBackOn": str(values.today)}
    return {"id": f"Cemetery:{own}", "expectedVersion": int(row["version"])} | told | days


def _private(values: Values, row: Row) -> bool:
    own = {id(each): key[1] for key, each in values.state.items() if key[0] == "cemetery"}.get(id(row))
    return any(
        key[0] == "cemetery_ownership"
        and (each["cemetery_id"], each["nature"]) == (own, "PRIVATE")
        and "ended_on" not in each
        for key, each in values.state.items()
    )


def _unseat(values: Values) -> dict[str, Any]:
    own, row = values.one_of(values.rows("supervision_committee_member", _open))
    given = {"id": f"SupervisionCommitteeMember:{own}", "expectedVersion": int(row["version"])}
    grown = _grown(values, row["division_id"])
    return given | ({"successorId": f"Person:{values.one_of(grown)[0]}"} if values.often() else {})


def _grown(values: Values, village: str) -> Sequence[tuple[str, Row]]:
    """People of age who live in a village, or else somewhere."""
    return values.rows(
        "person", lambda row: row["division_id"] == village and row["birth_date"] < "2005" and _open(row)
    )


_OWN: Mapping[str, Callable[[Values], dict[str, Any]]] = {
    "establishHousehold": _establish,
    "joinHousehold": _join,
    "leaveHousehold": _leave,
    "changeHead": _head,
    "splitHousehold": _split,
    "mergeHouseholds": _merge_homes,
    "recordHouseholdIncome": _income,
    "registerSupervisionCommittee": _committee,
    "advanceCemeteryStage": _advance,
    "classifyPerson": _classify,
    "takeBackCemetery": _take_back,
    "unseatCommitteeMember": _unseat,
    "mergePersons": _merge,
    "undoMergePersons": _undo,
}


def _family(values: Values, least: int = 1) -> tuple[str, list[Row]]:
    """A household that has members, with them."""
    open_rows = [row for _, row in values.rows("household_membership", lambda row: "ended_on" not in row)]
    homes = sorted({row["household_id"] for row in open_rows})
    large = [home for home in homes if sum(row["household_id"] == home for row in open_rows) >= least]
    chosen = values.one_of(large or homes)
    return f"Household:{chosen}", [row for row in open_rows if row["household_id"] == chosen]


def _homeless(values: Values) -> Sequence[tuple[str, Row]]:
    """People who belong to no household."""
    housed = {
        row["person_id"]
        for (table, _), row in values.state.items()
        if table == "household_membership" and "ended_on" not in row
    }
    free = [each for each in values.rows("person", _open) if each[0] not in housed]
    return free or values.rows("person")


def _member(person: str, relation: str) -> dict[str, str]:
    return {"personId": f"Person:{person}", "relation": relation}


def _gives(mutation: str) -> str:
    told: Mapping[str, Any] = MUTATIONS[mutation].type.fields
    return next(name for name in told if name not in ("errors", "warnings", "clientMutationId"))


def _open(row: Row) -> bool:
    return not {"ended_on", "died_on", "merged_into_id"} & row.keys() and row.get("status") != "CLOSED"


def _closed(row: Row) -> bool:
    return row.get("status") == "CLOSED"


def _snake(name: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name)
