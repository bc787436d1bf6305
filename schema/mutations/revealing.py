"""What shows sealed values in clear."""

from enum import Enum
from typing import Any

import strawberry

from resolvers.commands.revealing import reveal_identity, revealed
from schema.declaring import exercises, mutation, said
from schema.enums import value
from schema.fields import described


@strawberry.enum(description="加密存储的项目 / What is stored sealed.")
class IdentityField(Enum):
    """What can be revealed of a person."""

    ID_NUMBER = value("ID_NUMBER", "公民身份号码", "Citizen number.")
    PHONE = value("PHONE", "联系电话", "Phone number.")


@strawberry.type(description="查阅所得 / A value in clear.")
class IdentityValue:
    """One value; it is in no log and in no entry."""

    field: IdentityField = strawberry.field(description="项目 / Which value.")
    value: str | None = strawberry.field(description="明文;未登记则为空 / In clear; null if none is on record.")


@exercises("IDENTITY_REVEAL", 2)
@mutation(
    reveal_identity,
    gives="Person",
    needs=("person", "read"),
    adds={
        "values": (
            list[IdentityValue] | None,
            described("所查阅的明文", "The values in clear, in the order asked; null if it was refused."),
        )
    },
    reveal=revealed,
)
class RevealIdentity:
    """查阅身份号码与联系方式 / Shows sealed values in clear; who, whose, which and why is on record before they leave."""

    fields = said("要查阅的项目", "Which values.", enum=IdentityField)


REVEALING: tuple[Any, ...] = (RevealIdentity,)
