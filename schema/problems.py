"""What a mutation's payload tells besides its object: what stood against the act, and what is doubtful."""

from enum import Enum

import strawberry

from schema.enums import value


@strawberry.enum(description="错误类别,与 extensions.code 同 / The kind of an error, as in extensions.code.")
class ErrorCode(Enum):
    """The codes (errors.sentence.Code) of what can stand against an act."""

    BAD_USER_INPUT = value("BAD_USER_INPUT", "输入有误", "The input is wrong.")
    FORBIDDEN = value("FORBIDDEN", "无权办理", "The account may not do this here.")
    NOT_FOUND = value("NOT_FOUND", "没有该记录,或不在辖区内", "There is no such record in sight.")
    CONFLICT = value("CONFLICT", "与现有记录或他人的办理冲突", "It conflicts with what is on record.")
    UNAVAILABLE = value("UNAVAILABLE", "暂不可办理", "It cannot be done at the moment.")


@strawberry.type(description="办理未成的原因 / Why an act was not done.")
class UserError:
    """One problem of an input; all of them are told at once."""

    code: ErrorCode = strawberry.field(description="错误类别 / The kind of error.")
    problem: str = strawberry.field(
        description="问题名称,如 PERSON_DEAD,见 docs/errors.md / The problem's name, for programs."
    )
    path: list[str] = strawberry.field(description="在 input 中的位置 / Where in the input; empty: the whole.")
    message: str = strawberry.field(description="说明,按所请求的语言 / One sentence in the language asked for.")
    object: strawberry.ID | None = strawberry.field(
        description="冲突的现有记录,仅在可见时给出 / The existing record that it conflicts with, if in sight."
    )
    current_version: int | None = strawberry.field(
        description="记录现在的版本号,版本过期时给出 / The version that the record has now, if the one given is stale."
    )


@strawberry.type(name="UserWarning", description="已办理但存疑 / A doubt about what was done.")
class Doubt:
    """A doubt: the act was done all the same."""

    problem: str = strawberry.field(description="问题名称 / The problem's name, for programs.")
    path: list[str] = strawberry.field(description="在 input 中的位置 / Where in the input.")
    message: str = strawberry.field(description="说明,按所请求的语言 / One sentence in the language asked for.")
    object: strawberry.ID | None = strawberry.field(
        description="相关的现有记录,仅在可见时给出 / The existing record that it is about, if in sight."
    )
