"""The people of the small world: twins, three of one name, a leap day, nulls, and some who live elsewhere.

Out      PEOPLE, in the order of their ids; TOMBSTONES, records that live on in one of those.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from db.identifiers import check_digit
from tests.world_divisions import division_id

MALE, FEMALE, UNKNOWN, UNSTATED = "MALE", "FEMALE", "UNKNOWN", "UNSTATED"
HAN, HUI = "01", "03"
SINGLE, MARRIED, REMARRIED, WIDOWED, DIVORCED = "10", "21", "22", "30", "40"
FIRST_RECORDED = datetime(2026, 1, 6, 1, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Person:
    """A person as the tables hold one; the numbers are in clear here and sealed there."""

    id: UUID
    division_id: UUID
    registered_division_id: UUID | None
    name: str
    pinyin: str
    sex: str
    birth_date: date
    ethnic_group: str | None
    marital_status: str | None
    education: str | None
    id_number: str | None
    phone: str | None
    version: int
    created_at: datetime
    updated_at: datetime
    died_on: date | None = None
    merged_into_id: UUID | None = None
    """The record in which this one lives on: it is a tombstone."""

    @property
    def id_number_masked(self) -> str | None:
        """Four digits, ten stars, four digits."""
        return self.id_number and f"{self.id_number[:4]}**********{self.id_number[14:]}"

    @property
    def phone_masked(self) -> str | None:
        """Three digits, four stars, four digits."""
        return self.phone and f"{self.phone[:3]}****{self.phone[7:]}"


def person_id(number: int) -> UUID:
    """The id of a person shows the person's number."""
    return UUID(f"0a000000-0000-7000-8000-{number:012d}")


# number, name, pinyin, sex, birth date, ethnic group, marital status, education, division
_ROWS: tuple[tuple[int, str, str, str, str, str | None, str | None, str | None, str], ...] = (
    (1, "王建国", "wang jian guo", MALE, "1962-03-08", HAN, MARRIED, "71", "321322001001"),
    (2, "李秀英", "li xiu ying", FEMALE, "1964-07-15", HAN, MARRIED, "81", "321322001001"),
    (3, "王芳", "wang fang", FEMALE, "1990-05-01", HAN, SINGLE, "21", "321322001001"),
    (4, "王磊", "wang lei", MALE, "1992-10-11", HAN, SINGLE, "31", "321322001001"),
    (5, "张伟", "zhang wei", MALE, "1985-05-01", HAN, MARRIED, "41", "321322001001"),
    (6, "刘洋", "liu yang", FEMALE, "1986-12-24", None, MARRIED, "41", "321322001001"),
    (7, "张子轩", "zhang zi xuan", MALE, "2015-06-01", HAN, None, "80", "321322001001"),
    (8, "张子涵", "zhang zi han", FEMALE, "2015-06-01", HAN, None, "80", "321322001001"),
    (9, "王芳", "wang fang", FEMALE, "1990-05-01", HAN, DIVORCED, "61", "321322001002"),
    (10, "陈浩宇", "chen hao yu", MALE, "2018-09-01", HAN, None, None, "321322001002"),
    (11, "石头", "shi tou", UNKNOWN, "1980-01-01", None, None, None, "321322001002"),
    (12, "赵德全", "zhao de quan", MALE, "1938-01-01", HAN, MARRIED, "81", "321322101001"),
    (13, "孙桂兰", "sun gui lan", FEMALE, "1940-12-31", HAN, MARRIED, "90", "321322101001"),
    (14, "周大勇", "zhou da yong", MALE, "1970-02-28", HAN, MARRIED, "71", "321322101200"),
    (15, "吴小梅", "wu xiao mei", FEMALE, "1972-02-29", HAN, MARRIED, "81", "321322101200"),
    (16, "周娟", "zhou juan", FEMALE, "1996-02-29", HAN, SINGLE, "21", "321322101200"),
    (17, "周强", "zhou qiang", MALE, "2000-01-01", HAN, SINGLE, "61", "321322101200"),
    (18, "郑月娥", "zheng yue e", FEMALE, "1945-08-15", HAN, WIDOWED, None, "321322101200"),
    (19, "马云山", "ma yun shan", MALE, "1958-11-30", HUI, WIDOWED, "81", "321322102001"),
    (20, "马小军", "ma xiao jun", MALE, "1983-05-01", HUI, REMARRIED, "71", "321322102001"),
    (21, "杨丽", "yang li", FEMALE, "1984-09-09", HAN, MARRIED, "41", "321322102001"),
    (22, "黄海涛", "huang hai tao", MALE, "1979-07-07", HAN, MARRIED, "31", "321322102200"),
    (23, "林雪", "lin xue", FEMALE, "1981-01-21", HAN, MARRIED, "14", "321323100001"),
    (24, "邓小满", "deng xiao man", FEMALE, "2001-05-21", "06", SINGLE, "31", "321322102"),
    (25, "王芳", "wang fang", FEMALE, "1971-11-23", HAN, MARRIED, "71", "321323100001"),
    (26, "徐志刚", "xu zhi gang", MALE, "1969-04-05", HAN, MARRIED, "71", "321323100001"),
    (27, "徐莹", "xu ying", FEMALE, "1995-05-01", HAN, SINGLE, "21", "321323100001"),
    (28, "朱明", "zhu ming", MALE, "1950-10-01", None, None, None, "321323100002"),
    (29, "何勇", "he yong", MALE, "1978-08-18", HAN, MARRIED, "61", "321323101200"),
    (30, "何秀珍", "he xiu zhen", FEMALE, "1982-03-03", HAN, REMARRIED, "71", "321323101200"),
    (31, "何天佑", "he tian you", MALE, "2020-02-02", HAN, None, None, "321323101200"),
    (32, "韩立", "han li", UNSTATED, "1999-09-09", HAN, SINGLE, "21", "321323"),
    (33, "高文博", "gao wen bo", MALE, "1988-08-08", HAN, MARRIED, "11", "321302001001"),
    (34, "罗颖", "luo ying", FEMALE, "1989-06-06", HAN, MARRIED, "14", "321302001001"),
    (35, "梁志强", "liang zhi qiang", MALE, "1975-05-01", HAN, DIVORCED, "71", "321322001001"),
    (36, "梁小雨", "liang xiao yu", FEMALE, "2005-04-20", HAN, SINGLE, "60", "321302101200"),
    (37, "唐晓燕", "tang xiao yan", FEMALE, "1993-12-12", HAN, SINGLE, "21", "321302101201"),
    (38, "宋江河", "song jiang he", MALE, "1966-06-16", HAN, MARRIED, "71", "321302150200"),
    (39, "谢婉婷", "xie wan ting", FEMALE, "1968-02-14", HAN, MARRIED, "71", "321302150200"),
    (40, "宋一鸣", "song yi ming", MALE, "1998-05-01", HAN, SINGLE, "31", "321302150200"),
    (41, "宋𠮷", "song ji", MALE, "1998-05-01", HAN, SINGLE, None, "321302150200"),
    (42, "冯桂芳", "feng gui fang", FEMALE, "1955-09-30", HAN, WIDOWED, "83", "321302150"),
    (43, "王芳", "wang fang", FEMALE, "1990-05-01", HAN, SINGLE, None, "321322001002"),
)

_REGISTERED_ELSEWHERE = {23: "321322102200", 30: "321322101001", 37: "321322001001", 38: "321302150001"}
_REGISTERED_NOWHERE_KNOWN = {11, 28, 32}
_DIED = {18: date(2026, 3, 9), 28: date(2026, 11, 4), 42: date(2025, 12, 31)}
_WITHOUT_NUMBER = {10, 11, 31, 43}
_WITHOUT_PHONE = {7, 8, 10, 11, 12, 13, 18, 31, 41, 43}
_MERGED = {43: 3}
_CHANGED = {5: 3, 14: 2, 28: 7, 43: 2}
"""How often a record was changed, where it was."""


def _person(row: tuple[int, str, str, str, str, str | None, str | None, str | None, str]) -> Person:
    number, name, pinyin, sex, born, ethnic_group, marital_status, education, code = row
    recorded = FIRST_RECORDED + timedelta(minutes=number // 5)  # so that some were recorded at one instant
    registered = None if number in _REGISTERED_NOWHERE_KNOWN else _REGISTERED_ELSEWHERE.get(number, code)
    version = _CHANGED.get(number, 1)
    return Person(
        id=person_id(number),
        division_id=division_id(code),
        registered_division_id=division_id(registered) if registered is not None else None,
        name=name,
        pinyin=pinyin,
        sex=sex,
        birth_date=date.fromisoformat(born),
        ethnic_group=ethnic_group,
        marital_status=marital_status,
        education=education,
        id_number=None if number in _WITHOUT_NUMBER else _id_number(number, born, sex),
        phone=None if number in _WITHOUT_PHONE else f"1380013{number:04d}",
        version=version,
        created_at=recorded,
        updated_at=recorded + timedelta(days=version - 1, microseconds=number if version > 1 else 0),
        died_on=_DIED.get(number),
        merged_into_id=person_id(_MERGED[number]) if number in _MERGED else None,
    )


def _id_number(number: int, born: str, sex: str) -> str:
    """A number of nobody: the prefix was never given to a county."""
    first = f"321399{born.replace('-', '')}{2 * number + (sex == MALE):03d}"
    return first + check_digit(first)


_EVERY = tuple(map(_person, _ROWS))
PEOPLE = tuple(each for each in _EVERY if each.merged_into_id is None)
TOMBSTONES = tuple(each for each in _EVERY if each.merged_into_id is not None)
