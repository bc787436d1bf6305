"""Gives the national code lists of code_lists.csv: ethnic groups, kin, disabilities, kinds of organizations and more.

In       code_lists.csv beside this module: list, code, name, name_en, note.
Out      CodedValue rows in the order of the standards.
Refuses  nothing.
Never    touches the database; the migrations put the rows into ``coded_value``.

The texts of the standards are not public. A note says where a value was written from general knowledge only; such
values are to be compared with a printed copy of the standard before they decide anything.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

ETHNIC_GROUP = "GB/T 3304"
KIN = "GB/T 4761"
EDUCATION = "GB/T 4658"
MARITAL_STATUS = "GB/T 2261.2"
SEX = "GB/T 2261.1"
DISABILITY_KIND = "GB/T 26341"
DISABILITY_GRADE = "GB/T 26341/grade"
ABILITY = "GB/T 42195"
SELF_CARE = "MF 2021-43"
"""民发〔2021〕43号: how far people in special hardship can care for themselves."""

INSTITUTION_GRADE = "GB/T 37276"
REGISTRATION_AUTHORITY = "GB 32100"
ORGANIZATION_KIND = "GB 32100/kind"
"""The first sign of a unified credit code, and its first two."""


@dataclass(frozen=True, slots=True)
class CodedValue:
    """One value of a list; ``note`` is its source where that is not the standard as published by others."""

    list: str
    code: str
    name: str
    name_en: str
    note: str


@lru_cache(maxsize=1)
def coded_values() -> tuple[CodedValue, ...]:
    """All values of all lists."""
    with Path(__file__).with_suffix(".csv").open(encoding="utf-8", newline="") as file:
        return tuple(CodedValue(**row) for row in csv.DictReader(file))


@lru_cache(maxsize=32)
def codes(list_name: str) -> tuple[str, ...]:
    """The codes of one list."""
    return tuple(value.code for value in coded_values() if value.list == list_name)


@lru_cache(maxsize=1)
def lists() -> tuple[str, ...]:
    """The names of all lists."""
    return tuple(dict.fromkeys(value.list for value in coded_values()))
