"""Who sees what: every row and every field group asked of Casbin one by one, never of a scope or of a plan."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from authz.policy import READ, Rule, decider
from authz.principal import Principal
from tests.oracle_types import OBJECTS
from tests.oracle_world import Row, World


class Sight:
    """What one asker sees of a world."""

    def __init__(self, world: World, principal: Principal, rules: Sequence[Rule]) -> None:
        self.world = world
        self.principal = principal
        self._decides = decider(principal, rules, world.divisions)
        self._asked: dict[tuple[UUID, str], bool] = {}
        self._anywhere: dict[str, bool] = {}
        self._rows: dict[str, list[Row]] = {}
        self._above = self._superiors()

    def allowed(self, division: UUID, granted: str) -> bool:
        """Whether the asker may read the object in this division."""
        key = (division, granted)
        if key not in self._asked:
            self._asked[key] = self._decides(division, granted, READ)
        return self._asked[key]

    def anywhere(self, granted: str) -> bool:
        """Whether the asker may read the object in any division at all."""
        if granted not in self._anywhere:
            self._anywhere[granted] = any(self.allowed(row.id, granted) for row in self.world.rows["Division"])
        return self._anywhere[granted]

    @property
    def wide(self) -> bool:
        """Whether a role is held in a whole county, or above."""
        held = (self.world.find("Division", assignment.division_id) for assignment in self.principal.assignments)
        return any(division is not None and division["level"] in {"city", "county"} for division in held)

    def sees(self, row: Row) -> bool:
        """Whether the asker sees the row."""
        match row.type:
            case "Account":
                return row.id == self.principal.account_id
            case "RoleAssignment":
                return bool(row["account_id"] == self.principal.account_id)
            case "Division" if row.id in self._above:
                return True
        if row.type not in OBJECTS:
            return True
        assert row.division is not None
        return self.allowed(row.division, OBJECTS[row.type])

    def lists(self, row: Row) -> bool:
        """Whether the asker sees the row otherwise than by its id: a record that lives on in another is in no list."""
        return row.columns.get("merged_into_id") is None and self.sees(row)

    def rows(self, kind: str) -> list[Row]:
        """All rows of a type that lists show to the asker."""
        if kind not in self._rows:
            self._rows[kind] = [row for row in self.world.rows[kind] if self.lists(row)]
        return self._rows[kind]

    def _superiors(self) -> set[UUID]:
        """The divisions over those in which a role lets the asker read divisions."""
        held = {assignment.division_id for assignment in self.principal.assignments}
        return {above for root in held if self.allowed(root, "division") for above in self.world.line(root)[:-1]}
