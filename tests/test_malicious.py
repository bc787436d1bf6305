"""Every document of a list of malicious ones is refused, before anything is sent, and soon.

``tests/malicious`` holds one document for each known way to make a server work for nothing. How soon is told in steps, by a
yardstick: how many the parser alone takes for a plain document that is as long as any may be.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from graphql import parse

from errors import Refusals, Refused
from resolvers.document import Documents
from resolvers.document.bounds import Bounds
from resolvers.document.variables import MAX_ERRORS
from schema.contract import build_schema
from tests.asking import Asking
from tests.served import refused
from tests.steps import steps
from tests.world_accounts import COUNTY_REGISTRAR

FOLDER = Path(__file__).parent / "malicious"
FILES = sorted(FOLDER.glob("*.graphql"))
CODES = {
    "GRAPHQL_PARSE_FAILED",
    "GRAPHQL_VALIDATION_FAILED",
    "BAD_USER_INPUT",
    "COST_LIMIT_EXCEEDED",
}
SCHEMA = build_schema()._schema
PLAIN = "{ " + "name " * (Bounds().tokens - 2) + "}"


def refuse(text: str) -> None:
    """Read a document that no memory holds; what is only refused for its rows is read whole."""
    try:
        Documents(SCHEMA).read(text, None, {})
    except (Refused, Refusals):
        return


@pytest.fixture(scope="module")
def yardstick() -> int:
    Documents(SCHEMA).read("{ me { id } }", None, {})
    return steps(lambda: parse(PLAIN))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
async def test_a_malicious_document_is_refused_with_a_short_answer(asking: Asking, file: Path) -> None:
    response = await asking(COUNTY_REGISTRAR, file.read_text(encoding="utf-8"))
    error = refused(response, json.loads(response.content)["errors"][0]["extensions"]["code"])
    assert error["extensions"]["code"] in CODES
    assert len(response.json()["errors"]) <= MAX_ERRORS + 1  # the last says that there are more


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_it_is_refused_with_hardly_more_work_than_it_takes_to_parse_a_long_document(file: Path, yardstick: int) -> None:
    text = file.read_text(encoding="utf-8")
    assert steps(lambda: refuse(text)) < 2 * yardstick


@pytest.mark.parametrize("name", ["fragment_bomb", "fragment_bomb_merged", "fragment_bomb_unused"])
def test_a_fragment_bomb_takes_a_small_part_of_it(name: str, yardstick: int) -> None:
    text = (FOLDER / f"{name}.graphql").read_text(encoding="utf-8")
    assert len(text) < 1_200
    assert steps(lambda: refuse(text)) < yardstick / 3


def test_no_document_is_on_the_list_twice() -> None:
    assert len({file.read_bytes() for file in FILES}) == len(FILES) > 40
