"""What is written at random into one field of an input: mostly what fits the field, sometimes what does not.

In       a chance that hypothesis has drawn, the rows that stand.
Out      Values: a value for a field by its name and type.
Never    draws each value from hypothesis: it likes to repeat itself, and then most of what is done has been done already.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any, TypeVar

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLNamedType,
    build_schema,
    get_named_type,
    is_required_input_field,
)

from authz.principal import civil_day
from db.credit_codes import completed
from db.identifiers import check_digit
from tests.replay import State
from tests.world import WORLD

Row = Mapping[str, str]
T = TypeVar("T")
SCHEMA = build_schema((Path(__file__).parent.parent / "schema" / "schema.graphql").read_text(encoding="utf-8"))
HEAD = "02"
NEAR = {str(each.id) for each in WORLD.divisions.values() if each.code.startswith("321322")}
"""The divisions of the county in which most happens."""
TABLES = {"person", "household", "institution", "cemetery", "social_organization", "community_facility"} | {
    "supervision_committee"
}
_NAMED = {
    "head": "person",
    "new_head": "person",
    "successor": "person",
    "winner": "person",
    "loser": "person",
    "absorbed_household": "household",
}
"""Which table an id means whose name does not say it."""
_WORDS: Mapping[str, Sequence[str]] = {
    "name": (*["王小满", "李秋分", "张建国", "沭阳安康院"] * 5, "  ", "x" * 300),
    "pinyin": ("wang xiao man", "li qiu fen", "zhang jian guo", "WANG!"),
    "relation": (HEAD, "10", "20", "30", "52", *["99"] * 6, "XX"),
    "ethnicGroup": ("01", "03", "77"),
    "maritalStatus": ("10", "21", "30", "88"),
    "education": ("71", "20", "ZZ"),
    "phone": (*["13905240001", "13905240002"] * 4, "052712345678", "12"),
    "reason": (*["依申请办理", "群众举报核实", "本人申请"] * 8, " "),
    "number": ("0077", "0078", "苏民批〔2026〕7号", "0001"),
    "disabilityKind": ("1", "2", "9"),
}
_NUMBERS: Mapping[str, Sequence[int]] = {
    "year": (2024, 2025, 2030),
    "incomeYear": (2024, 2025, 2031),
    "bedsUsable": (0, 1, 2, 40),
    "bedsRegistered": (40, 60),
    "term": (11, 12, 13),
}
_DAYS_AGO = (*[0] * 12, 1, 2, 7, 40, 300, 800, 2500, -1)


@dataclass(frozen=True, slots=True)
class Values:
    """The values that a step may write; ``today`` is the civil day."""

    chance: Random
    state: State
    today: date

    def one_of(self, choices: Sequence[T]) -> T:
        """One of several."""
        return self.chance.choice(choices)

    def often(self, times: int = 4) -> bool:
        """True so many times of one more."""
        return bool(self.one_of([True] * times + [False]))

    def rows(self, table: str, good: Callable[[Row], bool] = lambda _: True) -> Sequence[tuple[str, Row]]:
        """The rows of a table with their ids: those that are good, if there are any; now and then all of them."""
        known = sorted((own, row) for (name, own), row in self.state.items() if name == table)
        assert known, table
        fitting = [each for each in known if good(each[1])]
        near = [each for each in fitting if each[1].get("division_id") in NEAR]
        if near and self.often(5):
            return near
        return fitting if fitting and self.often(9) else known

    def value(self, kind: str, name: str, asked: GraphQLNamedType, given: Mapping[str, Any]) -> Any:
        """A value for a field of an input of this kind, of which ``given`` is drawn already."""
        if isinstance(asked, GraphQLEnumType):
            return self.one_of(list(asked.values))
        if isinstance(asked, GraphQLInputObjectType):
            return self.fields(asked, {})
        return self._scalar(asked.name, kind, name, given)

    def _scalar(self, asked: str, kind: str, name: str, given: Mapping[str, Any]) -> Any:
        made: Mapping[str, Callable[[], Any]] = {
            "ID": lambda: self.record(kind if name == "id" else name),
            "Date": lambda: str(self.day(name)),
            "Int": lambda: self.one_of(_NUMBERS.get(name, (0, 1, 2, 3, 5, 20, -1))),
            "Boolean": lambda: self.one_of([False, True]),
            "Decimal": lambda: self.one_of(["0", "12.5", "5400.00", "18000", "7", "-1"]),
            "String": lambda: self._text(name, given),
        }
        return made[asked]()

    def fields(self, asked: GraphQLInputObjectType, given: dict[str, Any], chance: int = 2) -> dict[str, Any]:
        """An input: what is given, what must be, and of the rest one field of some."""
        made = dict(given)
        for name, field in asked.fields.items():
            wanted = name not in made and name != "clientMutationId"
            if wanted and (
                is_required_input_field(field) or name == "reason" or self.one_of([True] + [False] * chance)
            ):
                made[name] = self._listed(asked.name, name, field.type, made)
        return made

    def record(self, field: str) -> str:
        """The global id of a row that a field's name means, or an input's; of somebody where it says nothing."""
        table = _snake(field).removesuffix("_id")
        table = _NAMED.get(table, table)
        if table.endswith("division"):
            return f"Division:{self.village()}"
        table = table if table in TABLES else "person"
        return self.named(table, self.one_of(self.rows(table, _lives))[0])

    def village(self) -> str:
        """A division: mostly a village of the county in which most happens."""
        everywhere = sorted(str(each.id) for each in WORLD.divisions.values())
        villages = sorted(str(each.id) for each in WORLD.divisions.values() if each.level == "village")
        near = [each for each in villages if each in NEAR]
        return self.one_of(near if self.often() else villages if self.often() else everywhere)

    def day(self, field: str = "") -> date:
        """A day: mostly today or lately, seldom tomorrow."""
        born = (1, 20, 4000, 13_000, 20_000, 28_000)
        return self.today - timedelta(days=self.one_of(born if field == "birthDate" else _DAYS_AGO))

    def citizen_number(self, born: str, sex: str) -> str:
        """A number that agrees with birth date and sex; few enough that they meet."""
        sequence = 200 + 2 * self.one_of(range(6)) + (sex == "MALE")
        body = f"321399{born.replace('-', '')}{sequence:03d}"
        return body + check_digit(body)

    def named(self, table: str, own: str) -> str:
        """A global id."""
        return f"{''.join(part.title() for part in table.split('_'))}:{own}"

    def _listed(self, kind: str, name: str, asked: Any, given: Mapping[str, Any]) -> Any:
        named = get_named_type(asked)
        if "[" not in str(asked):
            return self.value(kind, name, named, given)
        return [self.value(kind, name, named, given) for _ in range(self.one_of([1, 2, 3]))]

    def _text(self, name: str, given: Mapping[str, Any]) -> str:
        if name == "idNumber":
            return self.citizen_number(given.get("birthDate", "1990-05-01"), given.get("sex", "MALE"))
        if name == "unifiedCreditCode":
            return completed("52321322", f"MJ2{self.one_of(range(20)):05d}")
        return self.one_of(_WORDS.get(name, ("甲", "乙一", "沭政发7号")))


def today() -> date:
    """The civil day."""
    return civil_day()


def _snake(name: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name)


def _lives(row: Row) -> bool:
    return "died_on" not in row and "merged_into_id" not in row and row.get("status") != "CLOSED"
