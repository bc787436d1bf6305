"""How a mutation is declared: by a class that names it, says what it does, by which right and which public power.

``mutation`` makes the input of the command's dataclass: a field takes its description and its closed set from the field of the
same name on the type that the mutation gives, or from what the class says of it.
"""

import inspect
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass, is_dataclass, replace
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, Optional, cast
from uuid import UUID

import strawberry

from db.powers import powers
from resolvers.commands.command import Command, Reveal, Run
from resolvers.commands.inputs import Wanted, camel, wanted
from schema.entities import ENTITIES, LYING, descriptions_of, enums_of
from schema.fields import described
from schema.problems import Doubt, UserError
from schema.scalars import Amount, Date

_SCALARS: Mapping[type[Any], Any] = {
    str: str,
    int: int,
    bool: bool,
    date: Date,
    Decimal: Amount,
    UUID: strawberry.ID,
}
_COMMON = {
    "id": ("标识", "The id of the record."),
    "expected_version": (
        "所见版本号",
        "The version that the caller saw; if the record was changed since, the act is refused.",
    ),
    "reason": ("理由", "Why, at most 500 characters; required where the list of powers says so."),
    "phone": ("联系电话", "Phone number; stored sealed, shown masked."),
}
_CLIENT_MUTATION_ID = (
    Optional[str],
    described("客户端办理编号", "The client's own name for the act: repeated, it gives the first result."),
)


class Unpowered(AssertionError):
    """A mutation that names no power of the list, nor says that it exercises none: a defect of ours."""


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of a field that the type given does not describe."""

    zh: str
    en: str
    enum: type[Enum] | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Declared:
    """A mutation: its command, and the types of its input and payload."""

    command: Command
    description: str
    input: type[Any]
    payload: type[Any]
    administrative: bool = False


def said(zh: str, en: str, *, enum: type[Enum] | None = None, id: str | None = None) -> Any:  # noqa: A002
    """A field's description; the closed set that it takes; the type that its id names."""
    return Said(zh, en, enum, id)


def mutation(
    run: Run,
    *,
    gives: str,
    needs: tuple[str, str],
    adds: Mapping[str, tuple[Any, str]] | None = None,
    reveal: Reveal | None = None,
) -> Callable[[type[Any]], Declared]:
    """Declares a mutation by a class: the docstring says what it does, its attributes what a field means.

    ``adds`` are further fields of the payload; ``reveal`` gives their values, of what is sealed.
    """

    def declare(told: type[Any]) -> Declared:
        name = told.__name__
        kind = _input_of(run)
        fields = {key: value for key, value in vars(told).items() if isinstance(value, Said)}
        made = _Inputs(gives, fields)
        input_type = made.input(kind, f"{name}Input", inspect.cleandoc(told.__doc__ or ""), top=True)
        object_field = gives[0].lower() + gives[1:]
        command = Command(
            name[0].lower() + name[1:], run, kind, gives, object_field, *needs, None, made.ids(kind), reveal
        )
        payload = _payload(f"{name}Payload", object_field, gives, adds or {}, told.__doc__ or "")
        return Declared(command, inspect.cleandoc(told.__doc__ or ""), input_type, payload)

    return declare


def exercises(item: str, step: int) -> Callable[[Declared], Declared]:
    """Ties a mutation to an item of the list of powers 小微权力清单 and to the step that it is."""
    known = {power.code: len(power.steps) for power in powers()}
    if not 1 <= step <= known.get(item, 0):
        raise Unpowered(f"the list of powers has no {item}, step {step}")

    def tie(declared: Declared) -> Declared:
        return replace(declared, command=replace(declared.command, power=(item, step)))

    return tie


def administrative(declared: Declared) -> Declared:
    """Says that a mutation exercises no public power."""
    return replace(declared, administrative=True)


def check_powers(declared: tuple[Declared, ...]) -> None:
    """``Unpowered`` unless each mutation names its power, or says that it exercises none."""
    for each in declared:
        if (each.command.power is None) is not each.administrative:
            raise Unpowered(f"{each.command.name} names no power of the list")


def _input_of(run: Run) -> type[Any]:
    (*_, (_, kind)) = [item for item in typing.get_type_hints(run).items() if item[0] != "return"]
    assert is_dataclass(kind), run
    return cast("type[Any]", kind)


@dataclass(frozen=True, slots=True)
class _Inputs:
    """Makes the inputs of one mutation."""

    gives: str
    told: Mapping[str, Said]

    def input(self, kind: type[Any], name: str, description: str, *, top: bool = False) -> type[Any]:
        """The input type of a dataclass, those inside it as well."""
        known: type[Any] | None = _MADE.get(name)
        if known is not None:
            return known
        fields = {field.key: self._field(field) for field in wanted(kind)}
        if top:
            fields["clientMutationId"] = (*_CLIENT_MUTATION_ID, False)
        made = _MADE[name] = _strawberry_input(name, fields, description)
        return made

    def ids(self, kind: type[Any]) -> Mapping[str, str]:
        """The type that each id names, in this input and those inside it, by the field's name."""
        found: dict[str, str] = {}
        for field in wanted(kind):
            if is_dataclass(field.kind):
                found |= self.ids(cast("type[Any]", field.kind))
            elif field.kind is UUID:
                found[field.name] = self._named(field.name)
        return found

    def _named(self, name: str) -> str:
        if name in self.told and self.told[name].id:
            return cast("str", self.told[name].id)
        if name == "id":
            return self.gives
        kind = "".join(part.title() for part in name.removesuffix("_id").removesuffix("_ids").split("_"))
        if kind not in ENTITIES and "Division" in kind:
            kind = "Division"
        assert kind in ENTITIES, f"which type does {name} name?"
        return kind

    def _field(self, field: Wanted) -> tuple[Any, str, bool]:
        kind: Any = self._kind(field)
        listed = list[kind] if field.many else kind
        return (listed if field.required else Optional[listed]), self._description(field), field.required

    def _kind(self, field: Wanted) -> Any:
        if is_dataclass(field.kind):
            inner = cast("type[Any]", field.kind)
            return self.input(inner, f"{inner.__name__}Input", inspect.cleandoc(inner.__doc__ or ""))
        enum = self._enum(field.name)
        return _SCALARS[field.kind] if enum is None or field.kind is not str else enum

    def _enum(self, name: str) -> type[Enum] | None:
        if name in self.told:
            return self.told[name].enum
        return enums_of(self.gives).get(camel(name))

    def _description(self, field: Wanted) -> str:
        if field.name in self.told:
            told = self.told[field.name]
            return described(told.zh, told.en)
        if field.name in _COMMON:
            return described(*_COMMON[field.name])
        of_type = descriptions_of(self.gives)
        for name in (field.key, camel(field.name.removesuffix("_id"))):
            if name in of_type:
                return of_type[name]
        raise AssertionError(f"nobody says what {field.name} of {self.gives} means")


_MADE: dict[str, type[Any]] = {}
"""The inputs made so far: one inside several mutations is one type."""


def _strawberry_input(name: str, fields: Mapping[str, tuple[Any, str, bool]], description: str) -> type[Any]:
    body: dict[str, Any] = {"__module__": __name__, "__annotations__": {}, "__doc__": description}
    for key, (kind, text, required) in sorted(fields.items(), key=lambda item: not item[1][2]):
        body["__annotations__"][key] = kind
        default: dict[str, Any] = {} if required else {"default": strawberry.UNSET}
        body[key] = strawberry.field(name=key, description=text, **default)
    return strawberry.input(type(name, (), body), description=description)


def _payload(name: str, field: str, gives: str, adds: Mapping[str, tuple[Any, str]], told: str) -> type[Any]:
    kinds = {lying.kind.__name__: lying.kind for lying in LYING}
    zh = inspect.cleandoc(told).split(" / ", maxsplit=1)[0]
    fields: dict[str, tuple[Any, str]] = {
        field: (Optional[kinds[gives]], described("办理的对象", "What the act is about; null if it was refused.")),
        **adds,
        "errors": (list[UserError], described("未成的原因,空则已办理", "Why it was not done; empty if it was.")),
        "warnings": (list[Doubt], described("存疑之处", "Doubts about what was done.")),
        "clientMutationId": _CLIENT_MUTATION_ID,
    }
    body: dict[str, Any] = {"__module__": __name__, "__annotations__": {}, "__doc__": name}
    for key, (kind, text) in fields.items():
        body["__annotations__"][key] = kind
        body[key] = strawberry.field(name=key, description=text)
    return strawberry.type(type(name, (), body), description=described(f"{zh}的结果", "What came of the act."))
