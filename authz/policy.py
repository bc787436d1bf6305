"""Principal, rules and Divisions in, Grants out: for each object and action the roots of the subtrees where it holds.

In       Principal, Divisions (principal), the rules of the policy.
Out      Grants: per (object, action) a Grant, the minimal roots by level; no entry where nothing is granted.
Refuses  nothing: what no rule allows is simply not granted.
Never    decides by itself (Casbin does, division by division); is asked once for every row of a list.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeAlias
from uuid import UUID

import casbin

from authz.principal import Assignment, Divisions, Place, Principal
from db.engine import Connection
from db.tables.lineage import LEVELS

OBJECTS = (
    "division",
    "person",
    "person.identity",
    "person.contact",
    "household",
    "household.income",
    "institution",
    "residency",
    "cemetery",
    "social_organization",
    "community_facility",
    "supervision_committee",
    "classification",
    "classification.health",
    "audit",
    "account",
)
"""What can be granted: registers, and field groups of a register after a dot. What has no object of its own belongs to its
parent: memberships to the household, ownerships, approvals and prices to the cemetery."""

READ = "read"
"""The action of every query."""

# At each enforcer that is made the library would print its model, line by line.
logging.getLogger("casbin").setLevel(logging.WARNING)

Need: TypeAlias = tuple[str, str]
"""An object and an action."""

Shape: TypeAlias = tuple[tuple[str, str, tuple[str, ...], bool], ...]
"""What of grants decides the text of a statement that reads: see ``Grants.shape``."""


@dataclass(frozen=True, slots=True)
class Rule:
    """The role may do the action to the object, within the divisions where it is held."""

    role: str
    object: str
    action: str


@dataclass(frozen=True, slots=True)
class Grant:
    """Where something is allowed: the roots of whole subtrees by level, sorted, none of them inside another."""

    city: tuple[UUID, ...] = ()
    county: tuple[UUID, ...] = ()
    township: tuple[UUID, ...] = ()
    village: tuple[UUID, ...] = ()

    def roots(self, level: str) -> tuple[UUID, ...]:
        """The roots of one level."""
        roots: tuple[UUID, ...] = getattr(self, level)
        return roots

    @property
    def counts(self) -> tuple[str, ...]:
        """Per level, whether there are no roots, one or many."""
        return tuple(("none", "one", "many")[min(len(self.roots(level)), 2)] for level in LEVELS)

    def covers(self, place: Place) -> bool:
        """Whether a division lies in one of the subtrees."""
        return any(root in place.line for level in LEVELS for root in self.roots(level))


@dataclass(frozen=True, slots=True)
class Grants:
    """All that a principal is granted; what is not in it is denied."""

    by_need: Mapping[Need, Grant]
    shape: Shape = field(init=False)
    """Of each object that may be read: none, one or many roots per level, and for a field group ``x.y`` whether its roots are
    those of ``x``. Principals with the same shape get the same statement, with other values bound to it."""

    def __post_init__(self) -> None:
        """Fix the order, close the mapping and work out the shape."""
        ordered = MappingProxyType(dict(sorted(self.by_need.items())))
        object.__setattr__(self, "by_need", ordered)
        object.__setattr__(self, "shape", tuple(_outline(ordered, need) for need in ordered if need[1] == READ))

    def get(self, object: str, action: str = READ) -> Grant | None:  # noqa: A002 - the policy's own word
        """Where the action on the object is allowed, or nothing if nowhere."""
        return self.by_need.get((object, action))


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks and what they may, as one value for the planner: true at the moment it was given."""

    principal: Principal
    grants: Grants
    divisions: Divisions
    rules: tuple[Rule, ...] = ()
    bound: dict[tuple[str, bool], object] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What statements have bound of the grants so far, by parameter: an asker asks more than once."""
    _able: dict[Need, tuple[Assignment, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def may(self, object: str, action: str, division_id: UUID) -> bool:  # noqa: A002 - the policy's own word
        """Whether the action on the object is allowed in a division."""
        grant, place = self.grants.get(object, action), self.divisions.find(division_id)
        return grant is not None and place is not None and grant.covers(place)

    def capacity(self, object: str, action: str, division_id: UUID) -> Assignment | None:  # noqa: A002
        """The assignment by which the action is allowed there: the narrowest, for the record of who acted as what."""
        place = self.divisions.find(division_id)
        line = () if place is None else place.line
        able = self._able.get((object, action))
        if able is None:
            able = self._able[object, action] = self._able_to(object, action)
        return max(
            (each for each in able if each.division_id in line),
            key=lambda each: line.index(each.division_id),
            default=None,
        )

    def _able_to(self, object_: str, action: str) -> tuple[Assignment, ...]:
        roles = {rule.role for rule in self.rules if (rule.object, rule.action) == (object_, action)}
        held = self.principal.assignments
        return tuple(each for each in held if each.role in roles and each.holds_on(self.principal.day))


# The cheap equalities stand before g(), which costs far more and then runs only for the one rule in ten that can match.
_MODEL = """
[request_definition]
r = sub, dom, obj, act

[policy_definition]
p = sub, obj, act

[role_definition]
g = _, _, _

[policy_effect]
e = some(where (p.eft == allow))

[matchers]
m = r.obj == p.obj && r.act == p.act && g(r.sub, p.sub, r.dom)
"""


async def read_rules(connection: Connection) -> tuple[Rule, ...]:
    """The rules as they stand, in one statement."""
    rows = await connection.fetch("SELECT role, object, action FROM authz_rules()")
    return tuple(Rule(*row) for row in rows)


def derive(principal: Principal, rules: Sequence[Rule], divisions: Divisions) -> Grants:
    """Ask Casbin for each division in which a role is held; what it allows there holds in the whole subtree.

    What the same roles may do is asked once: between such needs nothing that decides is different.
    """
    held = {assignment.division_id for assignment in principal.assignments}
    places = [place for place in map(divisions.find, held) if place is not None]
    allowed = _enforcer(principal, rules, divisions)
    found: dict[Need, Grant] = {}
    for needs in _alike(rules):
        grant = _grant(place for place in places if allowed(place, *needs[0]))
        found |= dict.fromkeys(needs, grant)
    return Grants({need: grant for need, grant in found.items() if grant != Grant()})


def decide(  # noqa: PLR0917 - who, by what, where, what: a question in its natural order
    principal: Principal,
    rules: Sequence[Rule],
    divisions: Divisions,
    division_id: UUID,
    object: str,  # noqa: A002 - the policy's own word
    action: str,
) -> bool:
    """Ask Casbin about one division."""
    return decider(principal, rules, divisions)(division_id, object, action)


def decider(principal: Principal, rules: Sequence[Rule], divisions: Divisions) -> Callable[[UUID, str, str], bool]:
    """The same about one division after the other, as the oracle in tests asks: a division, an object and an action in."""
    allowed = _enforcer(principal, rules, divisions)

    def decided(division_id: UUID, object: str, action: str) -> bool:  # noqa: A002 - the policy's own word
        place = divisions.find(division_id)
        return place is not None and allowed(place, object, action)

    return decided


def within(inner: str, outer: str) -> bool:
    """Whether one path of divisions is another or lies below it; a path that names no division holds nothing."""
    return len(outer) > 1 and f"{inner}/".startswith(f"{outer}/")


def _enforcer(principal: Principal, rules: Iterable[Rule], divisions: Divisions) -> Callable[[Place, str, str], bool]:
    # One small enforcer for a principal: every domain that an enforcer is asked about stays in its memory for ever, and
    # with all accounts in one enforcer the first question takes seconds.
    model = casbin.Enforcer.new_model(text=_MODEL)
    subject = str(principal.account_id)
    for rule in rules:
        model.add_policy("p", "p", [rule.role, rule.object, rule.action])
    for assignment in principal.assignments:
        place = divisions.find(assignment.division_id)
        if place is not None and assignment.holds_on(principal.day):
            model.add_policy("g", "g", [subject, assignment.role, place.path])
    enforcer = casbin.Enforcer(model)
    # Without this the role manager compares each name with every other by a lambda: quadratic, 39 s for 8,000 names.
    enforcer.add_named_matching_func("g", None)
    enforcer.add_named_domain_matching_func("g", within)
    enforcer.build_role_links()

    def allowed(place: Place, object: str, action: str) -> bool:  # noqa: A002
        return bool(enforcer.enforce(subject, place.path, object, action))

    return allowed


def _alike(rules: Iterable[Rule]) -> Iterable[Sequence[Need]]:
    """The needs that rules name, those together that the same roles are granted."""
    roles: dict[Need, set[str]] = {}
    for rule in rules:
        roles.setdefault((rule.object, rule.action), set()).add(rule.role)
    alike: dict[frozenset[str], list[Need]] = {}
    for need, granted in roles.items():
        alike.setdefault(frozenset(granted), []).append(need)
    return alike.values()


def _grant(places: Iterable[Place]) -> Grant:
    """The minimal roots: a place inside another is dropped, since the other holds it."""
    by_id = {place.id: place for place in places}
    minimal = [place for place in by_id.values() if by_id.keys().isdisjoint(place.line[:-1])]
    return Grant(**{level: tuple(sorted(place.id for place in minimal if place.level == level)) for level in LEVELS})


def _outline(by_need: Mapping[Need, Grant], need: Need) -> tuple[str, str, tuple[str, ...], bool]:
    name, action = need
    register, dot, _ = name.partition(".")
    grant = by_need[need]
    return name, action, grant.counts, bool(dot) and by_need.get((register, action)) == grant
