"""Search 检索: one box over all registers, and its hits."""

import types
from collections.abc import Mapping
from enum import Enum
from typing import Any, Optional

import strawberry

from resolvers.catalogue import SPELLED, Seek
from resolvers.document import Shaping
from resolvers.plan.search import MAX_HITS, Match
from resolvers.values import MAX_SOUGHT
from schema.aggregates import made
from schema.division import Division
from schema.entities import ENTITIES, LYING
from schema.fields import described, root, term
from schema.node import Node

_NUMBERED = frozenset({"Household"})
"""The types without a name, which are found by their number."""

_MATCHES = {
    Match.NAME: ("名称相同", "The name is the text."),
    Match.NUMBER: ("户号相同", "The number of the household is the text."),
    Match.CODE: ("区划代码相同", "The code of the division is the text."),
    Match.NAME_PREFIX: ("名称以此开头", "The name begins with it."),
    Match.NUMBER_PREFIX: ("户号以此开头", "The number begins with it."),
    Match.CODE_PREFIX: ("区划代码以此开头", "The code begins with it."),
    Match.NAME_PART: ("名称包含(两个字以上)", "The name contains it, of two characters at least."),
    Match.PINYIN: ("拼音相同", "The reading is the text, blanks and case not counted."),
    Match.PINYIN_PREFIX: ("拼音以此开头", "The reading begins with it."),
    Match.INITIALS: ("拼音首字母相同", "The initials of the reading are the text."),
    Match.INITIALS_PREFIX: ("拼音首字母以此开头", "The initials begin with it."),
}


def _is_sought(name: str) -> bool:
    return name in _NUMBERED or set(SPELLED.values()) <= set(ENTITIES[name].table.c.keys())


def _word(name: str) -> str:
    """``SocialOrganization`` as the value of an enum: ``SOCIAL_ORGANIZATION``."""
    return "".join(f"_{letter}" if letter.isupper() else letter.upper() for letter in name).strip("_")


WORDS: Mapping[str, str] = {name: _word(name) for name in ENTITIES if _is_sought(name)}
"""The types that are looked through, all whose name has a reading and those with a number, and their values of SearchType."""


def _enum(name: str, parent: type[Any], values: Mapping[str, str], description: str) -> Any:
    members = {value: strawberry.enum_value(value, description=text) for value, text in values.items()}
    made: Any = types.new_class(name, (parent,), exec_body=lambda body: body.update(members))
    return strawberry.enum(made, description=description)


def _told(lying: Any) -> str:
    zh = term(lying.kind.__strawberry_definition__.description).split(":")[0]
    return described(zh, f"{lying.kind.__name__} rows.")


SearchType: Any = _enum(
    "SearchType",
    Shaping,
    {WORDS[lying.kind.__name__]: _told(lying) for lying in LYING if lying.kind.__name__ in WORDS},
    described("检索的登记类型", "What is looked through."),
)
SearchMatch: Any = _enum(
    "SearchMatch",
    Enum,
    {
        match.name: described(f"{zh}({match.score}分)", f"{en} Score {match.score}.")
        for match, (zh, en) in _MATCHES.items()
    },
    described("检索命中方式及其分值", "By what a hit was found, and what that is worth."),
)


SearchHit: Any = made(
    __name__,
    "SearchHit",
    {
        "type": (SearchType, described("登记类型", "What it is.")),
        "score": (int, described("分值,1 至 100", "How good it is, from 1 to 100.")),
        "matched": (SearchMatch, described("命中方式", "By what it was found.")),
        "division": (
            Optional[Division],
            described(
                "所属区划;区划本身即其自身", "The division in which it lies, if in sight; of a division, itself."
            ),
        ),
        "node": (Node, described("对象", "The object itself.")),
    },
    described("检索结果", "A row that was found, by the best of the ways in which it is found."),
)


def searching() -> Any:
    """The root field ``search``."""
    arguments = {
        "text": (
            str,
            described(
                f"检索文字:名称、拼音、首字母、户号或区划代码,至多 {MAX_SOUGHT} 字",
                f"A name, its reading, its initials, a number or a code; at most {MAX_SOUGHT} characters.",
            ),
        ),
        "types": (
            Optional[list[SearchType]],
            described(
                "只检索这些类型,默认为有权查询的全部类型", "Only these; all that the asker may read if left out."
            ),
        ),
        "within": (
            Optional[strawberry.ID],
            described("只检索此区划之内(含本身)", "Only in the subtree of this division, itself included."),
        ),
        "first": (int, described(f"取前几条,1 至 {MAX_HITS}", f"How many hits, 1 to {MAX_HITS}.")),
    }
    meaning = "The best hits, by score; of one score in the order of the text that matched, then of type and id."
    return root(Seek(WORDS), list[SearchHit], "检索,按分值从高到低", meaning, arguments)
