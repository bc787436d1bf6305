"""Cemeteries are registered as planned, changed, closed and opened again, taken back from private owners, priced."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest

from tests.access_world import Registrar
from tests.acting import act
from tests.asking import Asking, asking_in
from tests.filings import a_cemetery, cemetery, division, entry, told, warned
from tests.ground import Database
from tests.world_accounts import APPROVER, COUNTY_REGISTRAR, COUNTY_VIEWER, TOWNSHIP_REGISTRAR
from tests.world_cemeteries import CEMETERIES
from tests.world_divisions import division_id

HISTORY = "ownershipHistory { nature acquisition owner formerOwner agreement agreedOn startedOn endedOn }"
READ = (
    "cemetery { id version stage stageSince status statusSince openedOn closedOn ownership plotsTotal areaMu"
    f" phoneMasked {HISTORY} }}"
)
PRICE = "cemeteryPrice { id item price startedOn cemetery { prices { item price startedOn endedOn } } }"
TAKEN = {
    "ownership": "COLLECTIVE",
    "owner": "陇集镇人民政府",
    "agreement": "陇收2026-1号",
    "agreedOn": "2026-05-10",
    "takenBackOn": "2026-06-01",
    "reason": "民办公墓收回",
}


@pytest.fixture(scope="module")
async def office(database: Database, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Asking]:
    """The application over the world of this module, in which every test registers cemeteries of its own."""
    async with asking_in(database, tmp_path_factory.mktemp("keys")) as made:
        yield made


async def register(office: Asking, account: str = TOWNSHIP_REGISTRAR, **changes: Any) -> dict[str, Any]:
    payload: dict[str, Any] = await act(office, account, "registerCemetery", a_cemetery(**changes), READ)
    return payload


async def registered(office: Asking, **changes: Any) -> dict[str, Any]:
    """A cemetery that was registered without a problem."""
    payload = await register(office, **changes)
    assert payload["errors"] == [], payload
    found: dict[str, Any] = payload["cemetery"]
    return found


async def do(
    office: Asking, mutation: str, found: dict[str, Any], account: str = TOWNSHIP_REGISTRAR, **given: Any
) -> dict[str, Any]:
    """A later act on a cemetery, in the version that was seen."""
    seen = {"id": found["id"], "expectedVersion": found["version"]}
    payload: dict[str, Any] = await act(office, account, mutation, seen | given, READ)
    return payload


async def price(office: Asking, found: dict[str, Any], **changes: Any) -> dict[str, Any]:
    given = {"cemeteryId": found["id"], "item": "公益墓位", "price": "1500.00", "unit": "元/座"} | {
        "basis": "GOVERNMENT_SET",
        "startedOn": "2026-01-01",
    }
    payload: dict[str, Any] = await act(office, TOWNSHIP_REGISTRAR, "recordCemeteryPrice", given | changes, PRICE)
    return payload


async def test_a_cemetery_is_registered_as_planned_with_its_founder_as_its_owner(
    office: Asking, database: Database
) -> None:
    found = await registered(office, ownership="COLLECTIVE", owner="陇集镇人民政府", phone="0527-84350000")
    assert (found["stage"], found["stageSince"], found["status"]) == ("PLANNED", "2024-01-10", "PREPARING")
    assert (found["ownership"], found["areaMu"], found["phoneMasked"]) == ("COLLECTIVE", "12.500", "052*****0000")
    (owned,) = found["ownershipHistory"]
    assert (owned["acquisition"], owned["owner"], owned["startedOn"]) == ("FOUNDED", "陇集镇人民政府", "2024-01-10")
    on_record = await entry(database, found["id"])
    assert (on_record["code"], on_record["position"], on_record["role"]) == ("CEMETERY_REGISTRATION", 2, "REGISTRAR")
    assert on_record["changes"]["owner"] == (None, "陇集镇人民政府")


async def test_a_cemetery_without_a_day_of_its_plan_is_planned_today(office: Asking) -> None:
    found = await registered(office, plannedOn=None)
    assert found["stageSince"] is not None
    assert (found["ownership"], found["ownershipHistory"]) == (None, [])


async def test_all_problems_of_a_registration_are_told_at_once(office: Asking) -> None:
    payload = await register(
        office,
        plotsTotal=10,
        plotsUsed=11,
        plotsEco=12,
        areaMu="1.2345",
        owner="某人",
        plannedOn="2999-01-01",
        phone="x",
    )
    assert told(payload) == {
        ("PLOTS_TOO_MANY", "plotsUsed"),
        ("PLOTS_TOO_MANY", "plotsEco"),
        ("NUMBER_TOO_LONG", "areaMu"),
        ("OWNER_INCOMPLETE", "ownership"),
        ("DAY_IN_FUTURE", "plannedOn"),
        ("PHONE_FORM", "phone"),
    }


@pytest.mark.parametrize(
    ("changes", "problem", "path"),
    [
        ({"plotsUsed": -1}, "NUMBER_NEGATIVE", "plotsUsed"),
        ({"areaMu": "-1"}, "NUMBER_NEGATIVE", "areaMu"),
        ({"areaMu": "12345678"}, "NUMBER_TOO_LONG", "areaMu"),
        ({"ownership": "PRIVATE"}, "OWNER_INCOMPLETE", "owner"),
        ({"divisionId": division("321323")}, "DIVISION_UNKNOWN", "divisionId"),
        ({"divisionId": division("321322")}, "NOT_ALLOWED_HERE", "divisionId"),
    ],
)
async def test_a_registration_that_cannot_be_is_refused(
    office: Asking, changes: dict[str, Any], problem: str, path: str
) -> None:
    assert told(await register(office, **changes)) == {(problem, path)}


async def test_a_change_keeps_what_is_left_out_and_records_only_what_differs(
    office: Asking, database: Database
) -> None:
    found = await registered(office)
    changed = (await do(office, "updateCemetery", found, plotsTotal=500, plotsUsed=20))["cemetery"]
    assert (changed["plotsTotal"], changed["version"], changed["areaMu"]) == (500, 2, "12.500")
    assert (await entry(database, found["id"]))["changes"] == {"plotsTotal": ("400", "500"), "plotsUsed": ("0", "20")}
    assert told(await do(office, "updateCemetery", changed, plotsTotal=19)) == {("PLOTS_TOO_MANY", "plotsUsed")}
    assert told(await do(office, "updateCemetery", found, plotsEco=1)) == {("STALE_VERSION", "id")}
    moved = await do(office, "updateCemetery", changed, divisionId=division("321322"))
    assert told(moved) == {("NOT_ALLOWED_HERE", "divisionId")}


async def test_a_cemetery_closes_for_a_reason_and_opens_at_the_stage_of_its_approvals(office: Asking) -> None:
    found = await registered(office)
    assert told(await do(office, "closeCemetery", found, closedOn="2026-01-01")) == {("REASON_MISSING", "reason")}
    early = await do(office, "closeCemetery", found, closedOn="2024-01-09", reason="停用")
    assert told(early) == {("DAY_TOO_EARLY", "closedOn")}
    closed = (await do(office, "closeCemetery", found, closedOn="2026-01-01", reason="停用"))["cemetery"]
    assert (closed["stage"], closed["status"], closed["closedOn"]) == ("CLOSED", "CLOSED", "2026-01-01")
    assert told(await do(office, "closeCemetery", closed, closedOn="2026-01-02", reason="停用")) == {
        ("ALREADY_CLOSED", "id")
    }
    opened = (await do(office, "reopenCemetery", closed, reopenedOn="2026-02-01", reason="恢复"))["cemetery"]
    assert (opened["stage"], opened["status"], opened["closedOn"], opened["openedOn"]) == (
        "PLANNED",
        "PREPARING",
        None,
        None,
    )
    assert told(await do(office, "reopenCemetery", opened, reopenedOn="2026-02-02", reason="恢复")) == {
        ("NOT_CLOSED", "id")
    }


async def test_a_private_cemetery_is_taken_back_and_whose_it_was_stays_on_record(
    office: Asking, database: Database
) -> None:
    found = await registered(office, ownership="PRIVATE", owner="张某")
    taken = (await do(office, "takeBackCemetery", found, APPROVER, **TAKEN))["cemetery"]
    assert taken["ownership"] == "COLLECTIVE"
    assert taken["ownershipHistory"] == [
        {
            "nature": "PRIVATE",
            "acquisition": "FOUNDED",
            "owner": "张某",
            "formerOwner": None,
            "agreement": None,
            "agreedOn": None,
            "startedOn": "2024-01-10",
            "endedOn": "2026-06-01",
        },
        {
            "nature": "COLLECTIVE",
            "acquisition": "TAKEN_BACK",
            "owner": "陇集镇人民政府",
            "formerOwner": "张某",
            "agreement": "陇收2026-1号",
            "agreedOn": "2026-05-10",
            "startedOn": "2026-06-01",
            "endedOn": None,
        },
    ]
    on_record = await entry(database, found["id"])
    assert (on_record["code"], on_record["role"], on_record["account"]) == ("CEMETERY_TAKE_BACK", "APPROVER", APPROVER)
    assert on_record["changes"]["endedOn"] == (None, "2026-06-01")
    again = await do(office, "takeBackCemetery", taken, APPROVER, **TAKEN)
    assert told(again) == {("CEMETERY_NOT_PRIVATE", "id")}


@pytest.mark.parametrize(
    ("changes", "problem", "path"),
    [
        ({"ownership": "PRIVATE"}, "STILL_PRIVATE", "ownership"),
        ({"agreedOn": "2026-06-02"}, "DAY_TOO_EARLY", "takenBackOn"),
        ({"agreedOn": "2023-01-01", "takenBackOn": "2024-01-09"}, "DAY_TOO_EARLY", "takenBackOn"),
        ({"takenBackOn": "2999-01-01"}, "DAY_IN_FUTURE", "takenBackOn"),
        ({"reason": None}, "REASON_MISSING", "reason"),
    ],
)
async def test_a_taking_back_that_cannot_be_is_refused(
    office: Asking, changes: dict[str, Any], problem: str, path: str
) -> None:
    found = await registered(office, ownership="PRIVATE", owner="张某")
    assert told(await do(office, "takeBackCemetery", found, APPROVER, **TAKEN | changes)) == {(problem, path)}


@pytest.mark.parametrize("account", [TOWNSHIP_REGISTRAR, COUNTY_REGISTRAR, COUNTY_VIEWER])
async def test_only_approvers_take_back(office: Asking, account: str) -> None:
    payload = await do(office, "takeBackCemetery", {"id": cemetery(6), "version": 1}, account, **TAKEN)
    assert [each["code"] for each in payload["errors"]] == ["FORBIDDEN"]


async def test_nobody_takes_back_what_they_registered_themselves(office: Asking, database: Database) -> None:
    """An approver who is a registrar too."""
    async with Registrar(database.owner_url) as access:
        both = await access.account(password_hash="never typed")
        for role in ("REGISTRAR", "APPROVER"):
            await access.assign(both, role, division_id("321322"))
    found = (await register(office, both.name, ownership="PRIVATE", owner="张某"))["cemetery"]
    refused = await do(office, "takeBackCemetery", found, both.name, **TAKEN)
    assert told(refused) == {("OWN_FILING", "id")}
    approving = {
        "cemeteryId": found["id"],
        "subject": "PLAN",
        "number": "1",
        "approvedOn": "2024-02-01",
        "authority": "局",
    }
    approved = await act(office, both.name, "recordCemeteryApproval", approving)
    assert told(approved) == {("OWN_FILING", "cemeteryId")}
    assert (await do(office, "takeBackCemetery", found, APPROVER, **TAKEN))["errors"] == []


async def test_a_new_price_ends_the_old_one_of_the_same_item(office: Asking, database: Database) -> None:
    found = await registered(office)
    await price(office, found)
    await price(office, found, item="维护费", price="80.50", unit="元/年", basis="GUIDED", document="宿价2026-3号")
    told_of = (await price(office, found, price="1600", startedOn="2026-06-01"))["cemeteryPrice"]
    assert told_of["cemetery"]["prices"] == [
        {"item": "公益墓位", "price": "1500.00", "startedOn": "2026-01-01", "endedOn": "2026-06-01"},
        {"item": "维护费", "price": "80.50", "startedOn": "2026-01-01", "endedOn": None},
        {"item": "公益墓位", "price": "1600.00", "startedOn": "2026-06-01", "endedOn": None},
    ]
    assert (await entry(database, told_of["id"]))["code"] == "CEMETERY_REGISTRATION"


@pytest.mark.parametrize(
    ("changes", "problem", "path"),
    [
        ({"price": "-0.01"}, "NUMBER_NEGATIVE", "price"),
        ({"price": "1.005"}, "NUMBER_TOO_LONG", "price"),
        ({"startedOn": "2999-01-01"}, "DAY_IN_FUTURE", "startedOn"),
        ({"startedOn": "2025-12-31"}, "DAY_TOO_EARLY", "startedOn"),
        ({"item": " "}, "EMPTY_TEXT", "item"),
        ({"cemeteryId": cemetery(7)}, "ROW_UNKNOWN", "cemeteryId"),
    ],
)
async def test_a_price_that_cannot_be_is_refused(
    office: Asking, changes: dict[str, Any], problem: str, path: str
) -> None:
    found = await registered(office)
    await price(office, found)
    assert told(await price(office, found, **changes)) == {(problem, path)}


async def test_a_market_price_of_a_public_cemetery_is_a_doubt(office: Asking) -> None:
    found = await registered(office)
    assert warned(await price(office, found, basis="MARKET")) == {("PRICE_BASIS_DOUBT", "basis")}
    commercial = await registered(office, kind="COMMERCIAL")
    assert warned(await price(office, commercial, basis="MARKET")) == set()


async def test_the_world_has_a_private_cemetery_that_a_county_approver_can_take_back(office: Asking) -> None:
    found = {"id": cemetery(6), "version": CEMETERIES[5]["version"]}
    taken = (await do(office, "takeBackCemetery", found, APPROVER, **TAKEN))["cemetery"]
    assert [each["owner"] for each in taken["ownershipHistory"]] == ["王某", "胡集陵园有限公司", "陇集镇人民政府"]
