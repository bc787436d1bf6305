"""Records how a social organisation stands: its yearly check 年检, its rating 评估等级.

In       Work; the organisation, what the registrar or the assessor found.
Out      a check, or a rating that ends the one before it.
Refuses  notes: a second check of one year, one of a year that is not over, a rating before the last one, days out of order.
Never    changes a rating but for its end; corrects a check unless the version that the client saw is given.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from db.tables.social_organization import (
    SocialOrganizationCheckRow,
    SocialOrganizationRatingRow,
    SocialOrganizationRow,
)
from errors.acts import STALE_VERSION
from errors.bodies import (
    CHECK_DAY_MISSING,
    CHECK_NOT_RECORDED,
    CHECK_RECORDED,
    CHECK_YEAR,
    RATED_FOR_LONG,
    RATED_LATER,
    RATED_UNQUALIFIED,
)
from errors.places import ALREADY_CLOSED
from resolvers.commands.days import not_before, not_future
from resolvers.commands.numbers import grade
from resolvers.commands.problems import Problem
from resolvers.commands.work import Done, Found, Want, Work
from resolvers.identity import GlobalId

HIGHEST = 5
"""5A."""

VALID_YEARS = 5
"""社会组织评估管理办法(民政部令第39号) art. 27: how long a rating holds."""

FAILED = ("UNQUALIFIED", "NOT_SUBMITTED")
"""Outcomes of last year's check after which nobody is rated (社会组织评估管理办法 art. 8)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordOrganizationCheck:
    """The check for one year; with ``expected_version`` a correction of the one that is recorded."""

    social_organization_id: UUID
    year: int
    outcome: str
    checked_on: date | None = None
    expected_version: int | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RateOrganization:
    """A grade from ``started_on`` up to, not including, ``ended_on``."""

    social_organization_id: UUID
    grade: int
    assessor: str
    started_on: date
    ended_on: date | None = None
    reason: str | None = None


async def record_organization_check(work: Work, given: RecordOrganizationCheck) -> Done:
    """The organisation is locked first, so two checks of one year meet here, not in the database."""
    organization = await _taken(work, given.social_organization_id)
    _check_days(work, organization, given)
    recorded = await _recorded(work, given)
    work.agree()
    values = {"outcome": given.outcome, "checked_on": given.checked_on}
    if recorded is not None:
        work.change(recorded, **values)
        return Done("SocialOrganizationCheck", recorded.id)
    added = work.add(
        SocialOrganizationCheckRow,
        division_id=organization.division_id,
        social_organization_id=organization.id,
        year=given.year,
        **values,
    )
    return Done("SocialOrganizationCheck", added)


async def rate_organization(work: Work, given: RateOrganization) -> Done:
    """A new rating begins; the one that held until then ends on that day."""
    organization = await _taken(work, given.social_organization_id)
    if organization["status"] == "CLOSED":
        work.note(ALREADY_CLOSED, "socialOrganizationId")
    grade(work, given.grade, HIGHEST, "grade")
    _rating_days(work, organization, given)
    await _doubt_standing(work, given)
    before = await _rated_before(work, given)
    work.agree()
    if before is not None:
        work.change(before, ended_on=given.started_on)
    added = work.add(
        SocialOrganizationRatingRow,
        division_id=organization.division_id,
        social_organization_id=organization.id,
        grade=given.grade,
        assessor=given.assessor,
        started_on=given.started_on,
        ended_on=given.ended_on,
    )
    return Done("SocialOrganizationRating", added)


async def _taken(work: Work, organization: UUID) -> Found:
    (found,) = await work.take(Want(SocialOrganizationRow, organization, "change", ("socialOrganizationId",)))
    return found


def _check_days(work: Work, organization: Found, given: RecordOrganizationCheck) -> None:
    """A year is checked when it is over: its report is due by 31 March (民办非企业单位登记管理暂行条例 art. 23)."""
    first, last = organization["registered_on"].year, work.day.year - 1
    if organization["closed_on"] is not None:
        last = min(last, organization["closed_on"].year)
    if not first <= given.year <= last:
        work.note(CHECK_YEAR, "year", first=first, last=last)
    elif given.checked_on is not None:
        not_before(work, given.checked_on, date(given.year + 1, 1, 1), "checkedOn")
        not_future(work, given.checked_on, "checkedOn")
    if given.checked_on is None and given.outcome != "NOT_SUBMITTED":
        work.note(CHECK_DAY_MISSING, "checkedOn")


async def _recorded(work: Work, given: RecordOrganizationCheck) -> Found | None:
    """The check of that year, which only who has seen it may correct."""
    row, organization = SocialOrganizationCheckRow, given.social_organization_id
    found = next(iter(await work.find(row, lock=True, social_organization_id=organization, year=given.year)), None)
    seen = given.expected_version
    if found is None:
        if seen is not None:
            work.note(CHECK_NOT_RECORDED, "expectedVersion", year=given.year)
    elif seen is None:
        known = GlobalId("SocialOrganizationCheck", found.id)
        work.problems.append(Problem(CHECK_RECORDED, ("year",), {"year": given.year}, known, found.version))
    elif seen != found.version:
        stale = {"expected": seen, "current": found.version}
        work.problems.append(Problem(STALE_VERSION, ("expectedVersion",), stale, None, found.version))
    return found


def _rating_days(work: Work, organization: Found, given: RateOrganization) -> None:
    not_future(work, given.started_on, "startedOn")
    not_before(work, given.started_on, organization["registered_on"], "startedOn")
    if given.ended_on is None:
        return
    not_before(work, given.ended_on, given.started_on + timedelta(days=1), "endedOn")
    if given.ended_on.year - given.started_on.year > VALID_YEARS:
        work.warn(RATED_FOR_LONG, "endedOn")


async def _doubt_standing(work: Work, given: RateOrganization) -> None:
    """Nobody is rated who failed last year's check; the check may be recorded late, so this is a doubt."""
    row, year = SocialOrganizationCheckRow, given.started_on.year - 1
    failed = (row.social_organization_id == given.social_organization_id, row.year == year, row.outcome.in_(FAILED))
    for check in await work.find(row, *failed):
        work.warn(RATED_UNQUALIFIED, "startedOn", object=GlobalId("SocialOrganizationCheck", check.id), year=year)


async def _rated_before(work: Work, given: RateOrganization) -> Found | None:
    """The rating that still holds on the new one's first day; one that begins then or later stands against it."""
    row = SocialOrganizationRatingRow
    ratings = await work.find(
        row, row.social_organization_id == given.social_organization_id, lock=True, order_by=(row.started_on,)
    )
    for later in ratings:
        if later["started_on"] >= given.started_on:
            known = GlobalId("SocialOrganizationRating", later.id)
            work.note(RATED_LATER, "startedOn", object=known, day=later["started_on"].isoformat())
            return None
    lasting = (each for each in ratings if each["ended_on"] is None or each["ended_on"] > given.started_on)
    return next(lasting, None)
