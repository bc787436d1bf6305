"""Gives what two people of one household are to each other, by what each is to its head (GB/T 4761-2008).

In       two codes of relations to the head of one household.
Out      NEAR: near kin 近亲属 (民法典 art. 1045: spouses, parents and children, siblings, grandparents and grandchildren);
         PERHAPS: of one family, but relations to the head do not tell near kin from in-laws, uncles or cousins; or nothing.
Refuses  nothing.
Never    calls anybody kin who is only 其他 (80 and above).
"""

from __future__ import annotations

from enum import Enum, auto


class Kinship(Enum):
    """How sure the registry can be that two people are near kin."""

    NEAR = auto()
    PERHAPS = auto()


class _Part(Enum):
    """What somebody is in the family of the head."""

    HEAD = auto()
    SPOUSE = auto()
    CHILD = auto()
    GRANDCHILD = auto()
    PARENT = auto()
    PARENT_OF_SPOUSE = auto()
    GRANDPARENT = auto()
    GRANDPARENT_OF_SPOUSE = auto()
    SIBLING = auto()
    OF_THE_FAMILY = auto()


_BY_TENS = {
    "0": _Part.HEAD,
    "1": _Part.SPOUSE,
    "2": _Part.CHILD,
    "3": _Part.CHILD,
    "4": _Part.GRANDCHILD,
    "5": _Part.PARENT,
    "6": _Part.GRANDPARENT,
    "7": _Part.SIBLING,
}
_BY_CODE = (
    dict.fromkeys(("53", "54", "55", "56"), _Part.PARENT_OF_SPOUSE)
    | {"65": _Part.GRANDPARENT_OF_SPOUSE}
    # By marriage, or one generation further than near kin reaches.
    | dict.fromkeys(
        ("28", "38", "45", "46", "47", "48", "49", "66", "67", "68", "69", "72", "74", "76", "78", "79"),
        _Part.OF_THE_FAMILY,
    )
)

_NEAR = frozenset(
    {
        *(
            frozenset((_Part.HEAD, each))
            for each in (_Part.SPOUSE, _Part.CHILD, _Part.GRANDCHILD, _Part.PARENT, _Part.GRANDPARENT, _Part.SIBLING)
        ),
        *(
            frozenset((_Part.SPOUSE, each))
            for each in (_Part.CHILD, _Part.GRANDCHILD, _Part.PARENT_OF_SPOUSE, _Part.GRANDPARENT_OF_SPOUSE)
        ),
        *(frozenset((_Part.CHILD, each)) for each in (_Part.CHILD, _Part.PARENT, _Part.PARENT_OF_SPOUSE)),
        *(frozenset((_Part.PARENT, each)) for each in (_Part.PARENT, _Part.SIBLING, _Part.GRANDPARENT)),
        *(frozenset((_Part.PARENT_OF_SPOUSE, each)) for each in (_Part.PARENT_OF_SPOUSE, _Part.GRANDPARENT_OF_SPOUSE)),
        *(frozenset((_Part.SIBLING, each)) for each in (_Part.SIBLING, _Part.GRANDPARENT)),
    }
)
"""Pairs that are near kin for certain. A set of one: two people of that part."""


def kinship(relation: str, other: str) -> Kinship | None:
    """What two people of one household are to each other, as far as their relations to its head say so."""
    parts = _part(relation), _part(other)
    if None in parts:
        return None
    return Kinship.NEAR if frozenset(parts) in _NEAR else Kinship.PERHAPS


def _part(relation: str) -> _Part | None:
    return _BY_CODE.get(relation) or _BY_TENS.get(relation[:1])
