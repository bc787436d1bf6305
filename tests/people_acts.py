"""People for acts: newcomers that no other test knows, and what a payload says of them.

Out      a_person(), numbered(): inputs; registered(): a person as the graph gives one after registering.
Never    uses one name or citizen number twice, so that the tests of one module may share a database.
"""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import Any
from uuid import UUID

from db.identifiers import check_digit
from tests.acting import done, entries
from tests.asking import Asking
from tests.ground import connected
from tests.world_accounts import COUNTY_REGISTRAR
from tests.world_divisions import division_id
from tests.world_households import household_id

BORN = "1990-05-01"
DING_CAO, XIE_QIAO, LONG_JI = "321322101200", "321322101201", "321322101001"
LIU_HE = "321322102200"
ELSEWHERE = "321323101200"
_COUNT = count(1)
_NUMBERS = count(1)
"""Apart from the names: of these some tests take hundreds."""
_STEPS = "SELECT s.id, i.code, s.position FROM power_step AS s JOIN power_item AS i ON i.id = s.power_item_id"
_SIGNS = "甲乙丙丁戊己庚辛壬癸"
PERSON = "person { id name pinyin version division { id } diedOn idNumberMasked phoneMasked household { id } }"


def what_to_ask(account: str, selection: str) -> str:
    """Nothing of the object where the account may not read it: then the mutation would be refused as a document."""
    return selection if account.partition("@")[0] in {"registrar", "mixed", "approver"} else ""


def place(code: str) -> str:
    """The global id of a division by its code."""
    return f"Division:{division_id(code)}"


def home(number: int) -> str:
    """The global id of a household of the small world."""
    return f"Household:{household_id(number)}"


def a_name() -> str:
    """A name that nobody else has."""
    return "鲁" + "".join(_SIGNS[int(digit)] for digit in str(next(_COUNT)))


def a_person(**given: Any) -> dict[str, Any]:
    """The input of a newcomer to 丁曹村; what is given goes before."""
    return {"name": a_name(), "sex": "MALE", "birthDate": BORN, "divisionId": place(DING_CAO), **given}


def number_of(born: str = BORN, sex: str = "MALE", prefix: str = "321399") -> str:
    """A citizen number of nobody that nobody else has; the world's own have sequences below 100.

    There are 450 of a day, a sex and a region, which is more than one database is given.
    """
    sequence = 100 + 2 * (next(_NUMBERS) % 450) + (sex == "MALE")
    body = f"{prefix}{date.fromisoformat(born):%Y%m%d}{sequence:03d}"
    return body + check_digit(body)


async def registered(asking: Asking, account: str = COUNTY_REGISTRAR, **given: Any) -> dict[str, Any]:
    """A person who was just registered."""
    payload = await done(asking, account, "registerPerson", a_person(**given), PERSON)
    person: dict[str, Any] = payload["person"]
    return person


async def recorded(asking: Asking, record: str) -> list[dict[str, Any]]:
    """The entries about a record by its global id, oldest first; ``power`` is the item's code with the step."""
    told = await entries(asking, object_id=UUID(record.partition(":")[2]))
    async with connected(asking.settings.owner_database_url or "") as owner:
        rows = await owner.fetch(_STEPS)
    steps = {row["id"]: (row["code"], row["position"]) for row in rows}
    return [{**each, "power": steps.get(each["power_step_id"])} for each in told]


def fields_of(entry: dict[str, Any], record: str) -> dict[str, tuple[str | None, str | None]]:
    """What an entry says of one record: by field, before and after."""
    items = [item for item in entry["changes"] if item["object"] == record]
    return {item["field"]: (item["before"], item["after"]) for item in items}


def problems(payload: dict[str, Any]) -> set[tuple[str, str]]:
    """What was refused: the names of the sentences and where they stand."""
    assert payload["errors"], payload
    return {(told["problem"], ".".join(told["path"])) for told in payload["errors"]}


def doubts(payload: dict[str, Any]) -> set[tuple[str, str]]:
    """What was done all the same: the names of the sentences and where they stand."""
    assert payload["errors"] == [], payload
    return {(told["problem"], ".".join(told["path"])) for told in payload["warnings"]}
