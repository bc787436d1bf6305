"""`registry documents add` takes in what compilers and people write, wholly or not at all."""

from __future__ import annotations

import asyncio
import io
import json
import subprocess
import sys
from dataclasses import dataclass
from hashlib import md5, sha256
from pathlib import Path

import pytest
from rich.console import Console

from errors import SettingsRefused
from server import documents
from server.settings import Settings
from tests.ground import Database, connected
from tests.test_repository import ROOT

MINE, YOURS, THIRD = (
    "query Mine { me { id } }",
    "query Yours { me { account } }",
    "{\r\n  me { displayName } # 姓名\n}\n",
)

HALF = json.dumps({sha256(b"{ me { id } } # \xed\xa0\x80").hexdigest(): "{ me { id } } # \ud800"})
"""Half a surrogate pair, as an escape of JSON."""


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Shelf:
    """A directory of documents, and a database to take them into."""

    directory: Path
    database: Database

    def lay(self, name: str, content: str | bytes | dict[str, str]) -> None:
        file = self.directory / name
        file.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(content, ensure_ascii=False) if isinstance(content, dict) else content
        file.write_bytes(text if isinstance(text, bytes) else text.encode())

    async def add(self) -> str:
        """What the command prints."""
        database = self.database
        settings = Settings(database_url=database.runtime_url, owner_database_url=database.owner_url)
        printed = io.StringIO()
        await asyncio.to_thread(documents.add, settings, self.directory, Console(file=printed, width=300))
        return printed.getvalue()

    async def refusal(self) -> str:
        with pytest.raises(SettingsRefused) as refused:
            await self.add()
        assert await self.kept() == {}, "nothing at all is taken in"
        return refused.value.message

    async def kept(self) -> dict[str, str]:
        async with connected(self.database.owner_url) as owner:
            return dict(await owner.fetch("SELECT digest, text FROM persisted_document"))


@pytest.fixture
async def shelf(empty_database: Database, tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "documents", empty_database)


async def test_files_of_codegen_of_relay_and_of_graphql_are_taken_in_as_they_are(shelf: Shelf) -> None:
    shelf.lay("web/persisted-documents.json", {digest(MINE): MINE, digest(YOURS): YOURS})
    shelf.lay("relay/queries.json", {f"sha256:{digest(MINE)}": MINE})
    shelf.lay("by_hand/names.graphql", THIRD)
    shelf.lay("by_hand/README.md", "not a document")
    printed = await shelf.add()
    assert await shelf.kept() == {digest(text): text for text in (MINE, YOURS, THIRD)}
    assert f"sha256:{digest(THIRD)}  by_hand/names.graphql\n" in printed
    assert f"sha256:{digest(YOURS)}  web/persisted-documents.json\n" in printed
    assert printed.endswith("4 documents, of which 3 are new here.\n")


async def test_what_is_there_already_stays_and_is_not_new(shelf: Shelf) -> None:
    shelf.lay("a.graphql", MINE)
    await shelf.add()
    shelf.lay("b.gql", YOURS)
    assert "2 documents, of which 1 are new here." in await shelf.add()
    assert (await shelf.kept()).keys() == {digest(MINE), digest(YOURS)}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ({md5(MINE.encode(), usedforsecurity=False).hexdigest(): MINE}, "is not the SHA-256 of its document"),
        ({digest(YOURS): MINE}, "is not the SHA-256 of its document"),
        ({digest(MINE).upper(): MINE}, "is not the SHA-256 of its document"),
        ("[]", "not a JSON object of documents"),
        ("{", "not a JSON object of documents"),
        ('{"a": {"b": 1}}', "not a JSON object of documents"),
        ("[" * 100_000, "not a JSON object of documents"),
        (b"\xff", "not in UTF-8"),
        ({digest("{ nothing }"): "{ nothing }"}, "nothing"),
        ({digest("{"): "{"}, "does not parse"),
        ({digest(f"{MINE} # \0"): f"{MINE} # \0"}, "NUL"),
        (HALF, "does not parse"),
    ],
)
async def test_one_file_that_is_not_sound_keeps_all_others_out(
    shelf: Shelf, content: str | bytes | dict[str, str], told: str
) -> None:
    shelf.lay("a.graphql", MINE)
    shelf.lay("b.json", content)
    shelf.lay("c.graphql", YOURS)
    said = await shelf.refusal()
    assert told in said
    assert "b.json" in said


async def test_a_document_that_no_account_could_run_is_refused(shelf: Shelf) -> None:
    shelf.lay("fragment.graphql", "fragment F on Person { name }")
    assert "fragment.graphql" in await shelf.refusal()
    shelf.lay("fragment.graphql", MINE + "#" * 50_000)
    assert "fragment.graphql" in await shelf.refusal()
    deep = 'query Deep { division(id: "x") ' + "{ parent " * 200 + "{ id }" + "}" * 201
    shelf.lay("fragment.graphql", deep)
    assert "deep" in await shelf.refusal()


async def test_a_directory_without_documents_is_refused(shelf: Shelf) -> None:
    shelf.lay("README.md", MINE)
    assert "holds no documents" in await shelf.refusal()


def test_the_command_wants_a_directory(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "server.cli", "documents", "add", str(tmp_path / "nowhere")]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
