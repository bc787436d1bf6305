"""Who is near kin to whom, by what each is to the head of the household (GB/T 4761-2008)."""

from __future__ import annotations

import pytest

from db.code_lists import KIN, codes
from resolvers.commands.kin import Kinship, kinship

HEAD, WIFE, SON, DAUGHTER, SON_IN_LAW, DAUGHTER_IN_LAW = "02", "12", "22", "32", "28", "38"
GRANDSON, FATHER, MOTHER_IN_LAW, GRANDFATHER, SPOUSES_GRANDPARENT = "41", "51", "56", "61", "65"
BROTHER, BROTHERS_WIFE, UNCLE, OTHER_RELATIVE, NO_KIN = "73", "74", "83", "97", "99"

NEAR = (
    (HEAD, WIFE),
    (HEAD, SON),
    (HEAD, GRANDSON),
    (HEAD, FATHER),
    (HEAD, GRANDFATHER),
    (HEAD, BROTHER),
    (WIFE, DAUGHTER),
    (WIFE, GRANDSON),
    (WIFE, MOTHER_IN_LAW),
    (WIFE, SPOUSES_GRANDPARENT),
    (SON, DAUGHTER),
    (SON, SON),
    (SON, FATHER),
    (SON, MOTHER_IN_LAW),
    (FATHER, "52"),
    (FATHER, BROTHER),
    (FATHER, GRANDFATHER),
    (BROTHER, "77"),
    (BROTHER, GRANDFATHER),
    ("01", "11"),
)
PERHAPS = (
    (HEAD, DAUGHTER_IN_LAW),
    (HEAD, SON_IN_LAW),
    (HEAD, MOTHER_IN_LAW),
    (HEAD, BROTHERS_WIFE),
    (WIFE, FATHER),
    (WIFE, BROTHER),
    (SON, DAUGHTER_IN_LAW),
    (SON, GRANDSON),
    (SON, BROTHER),
    (GRANDSON, GRANDSON),
    (GRANDFATHER, GRANDFATHER),
)


@pytest.mark.parametrize(("one", "other"), NEAR)
def test_near_kin_are_told_from_relations_to_the_head(one: str, other: str) -> None:
    assert kinship(one, other) is kinship(other, one) is Kinship.NEAR


@pytest.mark.parametrize(("one", "other"), PERHAPS)
def test_in_laws_uncles_and_cousins_are_no_near_kin_for_certain(one: str, other: str) -> None:
    assert kinship(one, other) is kinship(other, one) is Kinship.PERHAPS


@pytest.mark.parametrize("other", codes(KIN))
@pytest.mark.parametrize("one", [UNCLE, OTHER_RELATIVE, NO_KIN])
def test_who_is_other_to_the_head_is_no_kin_by_that(one: str, other: str) -> None:
    assert kinship(one, other) is None


@pytest.mark.parametrize("one", [code for code in codes(KIN) if code < "80"])
def test_every_code_of_the_family_is_something_to_the_head(one: str) -> None:
    assert kinship(one, HEAD) is not None
