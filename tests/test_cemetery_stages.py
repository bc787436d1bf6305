"""A cemetery goes its legal way, one dated step at a time, and no step without the approval that it needs."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest

from tests.acting import act
from tests.asking import Asking, asking_in
from tests.filings import a_cemetery, cemetery, entry, told
from tests.ground import Database
from tests.world_accounts import APPROVER, COUNTY_VIEWER, TOWNSHIP_REGISTRAR

READ = "cemetery { id version stage stageSince status statusSince openedOn licenceNumber licensedOn }"
APPROVAL = (
    "cemeteryApproval { id subject number approvedOn areaMu remarks cemetery { licenceNumber licensedOn version } }"
)


@pytest.fixture(scope="module")
async def office(database: Database, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Asking]:
    """The application over the world of this module, in which every test registers cemeteries of its own."""
    async with asking_in(database, tmp_path_factory.mktemp("keys")) as made:
        yield made


async def registered(office: Asking) -> dict[str, Any]:
    payload = await act(office, TOWNSHIP_REGISTRAR, "registerCemetery", a_cemetery(), READ)
    assert payload["errors"] == [], payload
    found: dict[str, Any] = payload["cemetery"]
    return found


async def approve(office: Asking, found: dict[str, Any], subject: str, day: str, **changes: Any) -> dict[str, Any]:
    given = {"cemeteryId": found["id"], "subject": subject, "number": f"沭民批{subject}", "approvedOn": day}
    account = changes.pop("account", APPROVER)
    given |= {"authority": "沭阳县民政局"} | changes
    payload: dict[str, Any] = await act(office, account, "recordCemeteryApproval", given, APPROVAL)
    return payload


async def advance(office: Asking, found: dict[str, Any], stage: str, day: str, **changes: Any) -> dict[str, Any]:
    account = changes.pop("account", TOWNSHIP_REGISTRAR)
    given = {"id": found["id"], "expectedVersion": found["version"], "stage": stage, "stageSince": day} | changes
    payload: dict[str, Any] = await act(office, account, "advanceCemeteryStage", given, READ)
    return payload


async def advanced(office: Asking, found: dict[str, Any], stage: str, day: str) -> dict[str, Any]:
    payload = await advance(office, found, stage, day)
    assert payload["errors"] == [], payload
    after: dict[str, Any] = payload["cemetery"]
    assert (after["stage"], after["stageSince"], after["statusSince"]) == (stage, day, day)
    return after


async def operating(office: Asking) -> dict[str, Any]:
    """A cemetery that went the whole way."""
    found = await registered(office)
    await approve(office, found, "PLAN", "2024-02-01")
    found = await advanced(office, found, "APPROVED", "2024-02-01")
    found = await advanced(office, found, "BUILDING", "2024-06-01")
    await approve(office, found, "ACCEPTANCE", "2025-03-01")
    found = await advanced(office, found, "ACCEPTED", "2025-03-05")
    licence = await approve(office, found, "LICENCE", "2025-04-01", number="沭墓许2025-1")
    found["version"] = licence["cemeteryApproval"]["cemetery"]["version"]
    return await advanced(office, found, "OPERATING", "2025-04-05")


async def test_the_whole_way_from_the_plan_to_operation_and_through_a_suspension(
    office: Asking, database: Database
) -> None:
    found = await operating(office)
    assert (found["status"], found["openedOn"]) == ("ACTIVE", "2025-04-05")
    assert (found["licenceNumber"], found["licensedOn"]) == ("沭墓许2025-1", "2025-04-01")
    on_record = await entry(database, found["id"])
    assert (on_record["code"], on_record["position"]) == ("CEMETERY_APPROVAL", 3)
    assert on_record["changes"]["stage"] == ("ACCEPTED", "OPERATING")
    found = await advanced(office, found, "SUSPENDED", "2026-01-01")
    assert found["status"] == "SUSPENDED"
    found = await advanced(office, found, "OPERATING", "2026-02-01")
    assert (found["status"], found["openedOn"]) == ("ACTIVE", "2025-04-05")


@pytest.mark.parametrize("stage", ["PLANNED", "BUILDING", "ACCEPTED", "OPERATING", "SUSPENDED", "CLOSED"])
async def test_from_the_plan_no_way_leads_elsewhere_than_to_the_approval(office: Asking, stage: str) -> None:
    found = await registered(office)
    await approve(office, found, "PLAN", "2024-02-01")
    assert told(await advance(office, found, stage, "2024-03-01")) == {("STAGE_NOT_NEXT", "stage")}


async def test_the_refusal_names_the_stages_that_may_be_next(office: Asking) -> None:
    payload = await advance(office, await registered(office), "OPERATING", "2024-03-01")
    (message,) = [each["message"] for each in payload["errors"]]
    assert all(word in message for word in ("PLANNED", "OPERATING", "APPROVED"))


async def test_no_step_is_taken_without_the_approval_that_it_needs(office: Asking) -> None:
    found = await registered(office)
    missing = {("APPROVAL_MISSING", "stage")}
    assert told(await advance(office, found, "APPROVED", "2024-02-01")) == missing
    await approve(office, found, "CONSTRUCTION", "2024-01-15")
    assert told(await advance(office, found, "APPROVED", "2024-02-01")) == missing
    await approve(office, found, "PLAN", "2024-02-02")
    assert told(await advance(office, found, "APPROVED", "2024-02-01")) == missing, "it was not approved by then"
    found = await advanced(office, found, "APPROVED", "2024-02-02")
    found = await advanced(office, found, "BUILDING", "2024-06-01")
    assert told(await advance(office, found, "ACCEPTED", "2025-01-01")) == missing
    await approve(office, found, "ACCEPTANCE", "2025-01-01")
    found = await advanced(office, found, "ACCEPTED", "2025-01-01")
    assert told(await advance(office, found, "OPERATING", "2025-02-01")) == missing


async def test_steps_are_in_the_order_of_their_days_and_none_is_to_come(office: Asking) -> None:
    found = await registered(office)
    await approve(office, found, "PLAN", "2024-01-01")
    assert told(await advance(office, found, "APPROVED", "2024-01-09")) == {("DAY_TOO_EARLY", "stageSince")}
    assert told(await advance(office, found, "APPROVED", "2999-01-01")) == {("DAY_IN_FUTURE", "stageSince")}


async def test_an_approval_is_recorded_as_it_is_told(office: Asking, database: Database) -> None:
    found = await registered(office)
    payload = await approve(office, found, "PLAN", "2024-02-01", areaMu="12.5", remarks="一期")
    told_of = payload["cemeteryApproval"]
    assert (told_of["subject"], told_of["areaMu"], told_of["remarks"]) == ("PLAN", "12.500", "一期")
    on_record = await entry(database, told_of["id"])
    assert (on_record["code"], on_record["position"], on_record["role"]) == ("CEMETERY_APPROVAL", 2, "APPROVER")


async def test_an_older_licence_does_not_take_the_place_of_a_newer_one(office: Asking) -> None:
    found = await registered(office)
    await approve(office, found, "LICENCE", "2025-04-01", number="新")
    older = await approve(office, found, "LICENCE", "2020-04-01", number="旧")
    assert older["cemeteryApproval"]["cemetery"]["licenceNumber"] == "新"


@pytest.mark.parametrize(
    ("changes", "problem", "path"),
    [
        ({"approvedOn": "2999-01-01"}, "DAY_IN_FUTURE", "approvedOn"),
        ({"areaMu": "0.0001"}, "NUMBER_TOO_LONG", "areaMu"),
        ({"number": ""}, "EMPTY_TEXT", "number"),
        ({"number": "沭民批PLAN"}, "APPROVAL_RECORDED", "number"),
        ({"account": TOWNSHIP_REGISTRAR}, "ACTION_NOT_GRANTED", ""),
        ({"account": COUNTY_VIEWER}, "ACTION_NOT_GRANTED", ""),
        ({"cemeteryId": cemetery(7)}, "ROW_UNKNOWN", "cemeteryId"),
    ],
)
async def test_an_approval_that_cannot_be_is_refused(
    office: Asking, changes: dict[str, Any], problem: str, path: str
) -> None:
    found = await registered(office)
    await approve(office, found, "PLAN", "2024-02-01")
    assert told(await approve(office, found, "PLAN", "2024-02-02", **({"number": "另号"} | changes))) == {
        (problem, path)
    }


async def test_an_approver_advances_no_stage(office: Asking) -> None:
    found = await registered(office)
    payload = await advance(office, found, "APPROVED", "2024-02-01", account=APPROVER)
    assert [each["code"] for each in payload["errors"]] == ["FORBIDDEN"]


async def test_a_closed_cemetery_with_a_licence_opens_again_in_operation(office: Asking) -> None:
    found = await operating(office)
    seen = {"id": found["id"], "expectedVersion": found["version"]}
    closing = seen | {"closedOn": "2026-01-01", "reason": "停用"}
    closed = (await act(office, TOWNSHIP_REGISTRAR, "closeCemetery", closing, READ))["cemetery"]
    assert told(await advance(office, closed, "OPERATING", "2026-02-01")) == {("STAGE_NOT_NEXT", "stage")}
    opening = {"id": found["id"], "expectedVersion": closed["version"], "reopenedOn": "2026-02-01", "reason": "恢复"}
    opened = (await act(office, TOWNSHIP_REGISTRAR, "reopenCemetery", opening, READ))["cemetery"]
    assert (opened["stage"], opened["status"], opened["openedOn"]) == ("OPERATING", "ACTIVE", "2025-04-05")


async def test_of_eight_who_take_the_same_step_one_does(office: Asking) -> None:
    found = await registered(office)
    await approve(office, found, "PLAN", "2024-02-01")
    payloads = await asyncio.gather(*(advance(office, found, "APPROVED", "2024-02-01") for _ in range(8)))
    assert sum(payload["cemetery"] is not None for payload in payloads) == 1
    refused = [told(payload) for payload in payloads if payload["cemetery"] is None]
    assert all(("STALE_VERSION", "id") in each for each in refused)
