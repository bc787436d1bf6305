"""Gives one household's people: who they are to its head, when they were born, married and came to live there.

In       random numbers of the caller's seed, surnames, whether the household is a rural one.
Out      Members, the head first, at most nine.
Refuses  nothing.
Never    lets two people head a household on one day, or a parent be less than twenty or more than forty-one years older
         than a child.
"""

# ruff: noqa: PLR2004 - ages and shares say what they are where they stand

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from random import Random
from typing import TypeVar

from server.demo.lives import MARRIED, NEVER, TODAY, WIDOWED, YEAR, kind_of_marriage, marital_status, years
from server.demo.names import Name

T = TypeVar("T")

LARGEST = 9
HEAD, HUSBAND, WIFE, FATHER, MOTHER = "02", "11", "12", "51", "52"
SON_IN_LAW, DAUGHTER_IN_LAW, GRANDSON, GRANDDAUGHTER = "28", "38", "41", "42"
ELDER_BROTHER, YOUNGER_BROTHER, ELDER_SISTER, YOUNGER_SISTER, NO_RELATION = "71", "73", "75", "77", "99"

_AGES = ((19, 24), (25, 34), (35, 44), (45, 54), (55, 64), (65, 76), (77, 92))
_HEAD_AGES = {  # the ages of heads of rural (True) and of other households, as often as they occur
    rural: tuple(ages for ages, share in zip(_AGES, shares, strict=True) for _ in range(share))
    for rural, shares in ((True, (1, 7, 11, 12, 9, 7, 2)), (False, (1, 12, 12, 9, 6, 4, 1)))
}
_CHILDREN = (
    (0, (2, 3, 3, 4, 4, 5)),
    (1945, (1, 2, 2, 3, 3, 4)),
    (1957, (1, 2, 2, 2, 3, 1)),
    (1970, (1, 1, 2, 2, 2, 3)),
    (1982, (1, 2, 2, 2, 1, 3)),
    (1990, (1, 2, 2, 1, 0, 3)),
)
"""How many children women have, by the year in which the women were born."""

_ALIVE = ((60, 0.95), (70, 0.85), (80, 0.6), (88, 0.3), (95, 0.08), (200, 0.0))
_BEFORE = {FATHER: HEAD, MOTHER: WIFE, WIFE: DAUGHTER_IN_LAW, HUSBAND: SON_IN_LAW}
"""What people were to the father who headed the household before; the others were his children and grandchildren."""


@dataclass(frozen=True, slots=True)
class Member:
    """One person in a household; days are ordinals. ``was``: an earlier (relation, first day, day after the last)."""

    relation: str
    sex: str
    born: int
    surname: Name
    marital: str
    since: int
    was: tuple[str, int, int] | None = None
    married_in: bool = False


@dataclass(frozen=True, slots=True)
class _Couple:
    """The middle generation: the head, the spouse who lives there, and the births of all their children."""

    head: Member
    spouse: Member | None
    births: tuple[int, ...]


def family(random: Random, surnames: Sequence[Name], *, rural: bool, room: int = LARGEST) -> tuple[Member, ...]:
    """The people of one household, as many as there is room for."""
    couple = _couple(random, surnames, rural=rural)
    home = [couple.head] if couple.spouse is None else [couple.head, couple.spouse]
    home += _children(random, surnames, couple, rural=rural)
    elders = _elders(random, surnames, couple.head, rural=rural)
    home += elders or _others(random, surnames, couple.head)
    home = home[: min(room, LARGEST)]
    father = next((each for each in home if each.relation == FATHER), None)
    if father and years(couple.head.born) > 21 and random.random() < 0.4:
        return _with_former_head(random, home, father)
    return tuple(home)


def _couple(random: Random, surnames: Sequence[Name], *, rural: bool) -> _Couple:
    lowest, highest = _choose(random, _HEAD_AGES[rural])
    born = TODAY - int((lowest + random.random() * (highest + 1 - lowest)) * YEAR)
    status = marital_status(random, years(born))
    male = random.random() < (0.3 if status == WIDOWED else 0.86 if status == MARRIED else 0.64)
    surname = _choose(random, surnames)
    if status == NEVER:
        since = min(born + int((19 + 6 * random.random()) * YEAR), TODAY - 30)
        return _Couple(Member(HEAD, _sex(male), born, surname, NEVER, max(since, born + int(18 * YEAR))), None, ())
    other = _partner(random, born, male=male)
    births = _births(random, *((other, born) if male else (born, other)))
    married = _wedding(random, max(born, other), births)
    if status != MARRIED:
        return _Couple(Member(HEAD, _sex(male), born, surname, status, married), None, births)
    kind = kind_of_marriage(random)
    head = Member(HEAD, _sex(male), born, surname, kind, married)
    if random.random() < 0.06:  # the spouse works far away and is registered there
        return _Couple(head, None, births)
    relation = WIFE if male else HUSBAND
    spouse = Member(relation, _sex(not male), other, _choose(random, surnames), kind, married, married_in=True)
    return _Couple(head, spouse, births)


def _children(random: Random, surnames: Sequence[Name], couple: _Couple, *, rural: bool) -> Iterator[Member]:
    surname = _father_name(couple, random, surnames)
    sons = daughters = 0
    with_family = False
    for born in couple.births:
        male = random.random() < 0.525
        sons, daughters = sons + male, daughters + (not male)
        relation = _child_code(sons if male else daughters, len(couple.births), male=male)
        age = years(born)
        status = marital_status(random, age)
        since = max(born, couple.head.since)
        if status == NEVER and random.random() < _at_home(age):
            yield Member(relation, _sex(male), born, surname, NEVER, since)
        elif status == MARRIED and male and not with_family and random.random() < (0.42 if rural else 0.25):
            with_family = True
            yield from _young_family(random, surnames, Member(relation, "MALE", born, surname, MARRIED, since))
    if couple.births and not with_family and random.random() < 0.09:
        yield from _left_behind(random, couple, surname)


def _young_family(random: Random, surnames: Sequence[Name], son: Member) -> Iterator[Member]:
    wife_born = _partner(random, son.born, male=True)
    births = _births(random, wife_born, son.born)
    married = max(_wedding(random, max(wife_born, son.born), births), son.since)
    kind = kind_of_marriage(random)
    yield replace(son, marital=kind)
    yield Member(DAUGHTER_IN_LAW, "FEMALE", wife_born, _choose(random, surnames), kind, married, married_in=True)
    yield from (_grandchild(random, born, son.surname, son.since) for born in births)


def _left_behind(random: Random, couple: _Couple, surname: Name) -> Iterator[Member]:
    """Children whose parents work elsewhere stay with their grandparents."""
    eldest = couple.births[0]
    births = _births(random, eldest, eldest - int(YEAR))
    yield from (_grandchild(random, born, surname, couple.head.since) for born in births[:2] if years(born) < 18)


def _grandchild(random: Random, born: int, surname: Name, since: int) -> Member:
    male = random.random() < 0.52
    return Member(GRANDSON if male else GRANDDAUGHTER, _sex(male), born, surname, NEVER, max(born, since))


def _elders(random: Random, surnames: Sequence[Name], head: Member, *, rural: bool) -> list[Member]:
    age = years(head.born)
    if not 19 <= age <= 64 or random.random() > (0.34 if rural else 0.2):
        return []
    mother = head.born - int((21.2 + 16 * random.random()) * YEAR)
    youngest, oldest = head.born - int(21 * YEAR), head.born - int(40 * YEAR)
    father = min(max(mother - int(random.gauss(1.5, 2) * YEAR), oldest), youngest)
    alive = [random.random() < _step(_ALIVE, years(born)) for born in (father, mother)]
    status = MARRIED if all(alive) else WIDOWED
    both = (
        Member(FATHER, "MALE", father, head.surname, status, head.since),
        Member(MOTHER, "FEMALE", mother, _choose(random, surnames), status, head.since, married_in=True),
    )
    return [each for each, lives in zip(both, alive, strict=True) if lives]


def _others(random: Random, surnames: Sequence[Name], head: Member) -> Iterator[Member]:
    draw = random.random()
    if draw < 0.004:
        born = TODAY - int((18 + 40 * random.random()) * YEAR)
        since, surname = max(head.since, TODAY - 200), _choose(random, surnames)
        yield Member(NO_RELATION, _sex(draw < 0.002), born, surname, NEVER, since)
    elif draw < 0.02:
        born = head.born + int(random.choice((-1, 1)) * (1 + 9 * random.random()) * YEAR)
        male = random.random() < 0.75
        older, younger = (ELDER_BROTHER, YOUNGER_BROTHER) if male else (ELDER_SISTER, YOUNGER_SISTER)
        since = max(head.since, born)
        yield Member(older if born < head.born else younger, _sex(male), born, head.surname, NEVER, since)


def _with_former_head(random: Random, home: Sequence[Member], father: Member) -> tuple[Member, ...]:
    """The father headed the household until one day; everybody was something else to him."""
    head = home[0]
    founded = father.born + int(22.5 * YEAR)
    earliest = max(head.born + int(20 * YEAR), founded + 1)
    handed_over = earliest + int(random.random() * (TODAY - 1 - earliest))
    return tuple(_before_and_after(each, founded, handed_over) for each in home)


def _before_and_after(member: Member, founded: int, handed_over: int) -> Member:
    # Those born there were there before the present head's own household began.
    came = founded if member.relation in (FATHER, MOTHER) else max(founded, member.born)
    first = member.since if member.married_in and member.relation != MOTHER else came
    if first >= handed_over:
        return replace(member, since=first)
    return replace(member, since=handed_over, was=(_to_the_father(member), first, handed_over))


def _to_the_father(member: Member) -> str:
    male = member.sex == "MALE"
    if member.relation == HEAD:
        return "22" if male else "32"
    return _BEFORE.get(member.relation) or (GRANDSON if male else GRANDDAUGHTER)


def _partner(random: Random, born: int, *, male: bool) -> int:
    """The birth of a husband or wife: near in age, both grown up."""
    gap = min(max(random.gauss(1.6, 2.2), -6), 10) * YEAR
    return min(born + int(gap if male else -gap), TODAY - int(20.2 * YEAR))


def _births(random: Random, mother: int, father: int) -> tuple[int, ...]:
    """The births of a couple's children up to today, in their order."""
    year = date.fromordinal(mother).year
    number = _choose(random, _CHILDREN[bisect_right(_CHILDREN, year, key=lambda each: each[0]) - 1][1])
    born = max(mother, father) + int(20.5 * YEAR) + int(abs(random.gauss(3, 2.4)) * YEAR)
    latest = min(TODAY, min(mother, father) + int(40 * YEAR))
    births: list[int] = []
    while len(births) < number and born <= latest:
        births.append(born)
        born += int((1.2 + 4 * random.random()) * YEAR)
    return tuple(births)


def _wedding(random: Random, younger: int, births: Sequence[int]) -> int:
    adult = younger + int(20 * YEAR)
    if births:
        return max(adult, births[0] - 280 - int(random.random() * 500))
    return min(adult + int(random.random() * 7 * YEAR), TODAY - 30)


def _father_name(couple: _Couple, random: Random, surnames: Sequence[Name]) -> Name:
    if couple.head.sex == "MALE":
        return couple.head.surname
    return couple.spouse.surname if couple.spouse else _choose(random, surnames)


def _child_code(rank: int, children: int, *, male: bool) -> str:
    """GB/T 4761: only, eldest, second … fifth, other son or daughter."""
    tens = "2" if male else "3"
    if children == 1:
        return tens + "1"
    return tens + (str(rank + 1) if rank <= 5 else "9")


def _at_home(age: float) -> float:
    return 0.97 if age < 18 else 0.8 if age < 24 else 0.55


def _step(steps: Sequence[tuple[int, float]], age: float) -> float:
    return steps[bisect_right(steps, age, key=lambda step: step[0])][1]


def _sex(male: bool) -> str:  # noqa: FBT001 - a word for a fact
    return "MALE" if male else "FEMALE"


def _choose(random: Random, items: Sequence[T]) -> T:
    return items[int(random.random() * len(items))]
