"""Takes documents of clients into the database, so that a request may name them.

In       settings that `databases.running` gave; a directory with persisted-documents.json of graphql-codegen, the persisted
         queries of Relay's compiler, or files of GraphQL, at any depth.
Out      each document in the database, under the SHA-256 of its text; a printed line for each.
Refuses  SettingsRefused: nothing found, a file that is no such file, a digest that is not the text's, a text that the graph
         would not run. Then nothing at all is taken in.
Never    takes a document out: who has stopped using one cannot be known here.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from db import persisted
from db.engine import connection, create_engine
from errors import Refusals, Refused, SettingsRefused
from resolvers.document import Documents
from resolvers.document.bounds import Bounds
from schema.contract import build_schema
from server.databases import urls
from server.document_names import PREFIX
from server.gate import bounds
from server.limits import ROLES
from server.persisted import digest
from server.settings import Settings

LARGEST = 20_000_000
"""The most bytes of one file."""

OF_GRAPHQL = (".graphql", ".gql")
OF_COMPILERS = ".json"


@dataclass(frozen=True, slots=True)
class Found:
    """One document, and in which file it stands."""

    file: Path
    digest: str
    text: str


def add(settings: Settings, directory: Path, console: Console) -> None:
    """Take in all documents of a directory."""
    found = tuple(documents(directory))
    if not found:
        raise SettingsRefused(f"{directory} holds no documents: no file that ends with .json, .graphql or .gql.")
    _check(found, bounds(settings, ROLES))
    new = asyncio.run(_register(settings, found))
    for each in found:
        told = f"{PREFIX}{each.digest}  {each.file.relative_to(directory)}"
        console.print(told, markup=False, highlight=False, soft_wrap=True)
    console.print(f"{len(found)} documents, of which {new} are new here.", highlight=False)


def documents(directory: Path) -> Iterator[Found]:
    """What the files hold, in the order of their names."""
    for file in sorted(directory.rglob("*")):
        if file.suffix in OF_GRAPHQL and file.is_file():
            text = _text(file)
            yield Found(file, digest(text), text)
        elif file.suffix == OF_COMPILERS and file.is_file():
            yield from _of_compiler(file)


def _of_compiler(file: Path) -> Iterator[Found]:
    written = _text(file)
    try:
        given = json.loads(written)
    except (ValueError, RecursionError):
        given = None
    if not isinstance(given, dict) or not all(isinstance(text, str) for text in given.values()):
        raise SettingsRefused(f"{file}: not a JSON object of documents by their digests.")
    for name, text in given.items():
        if name.removeprefix(PREFIX) != digest(text):
            raise SettingsRefused(
                f"{file}: {name[:80]!r} is not the SHA-256 of its document; "
                'set hashAlgorithm: "sha256" in graphql-codegen, or "algorithm": "SHA256" in Relay\'s persistConfig.'
            )
        yield Found(file, digest(text), text)


def _text(file: Path) -> str:
    # Bytes, not text: other line ends would be another digest.
    try:
        if file.stat().st_size > LARGEST:
            raise SettingsRefused(f"{file}: more than {LARGEST:,} bytes.")
        return file.read_bytes().decode()
    except UnicodeDecodeError:
        raise SettingsRefused(f"{file}: not in UTF-8.") from None
    except OSError as error:
        raise SettingsRefused(f"{file}: cannot be read ({error.strerror}).") from None


def _check(found: tuple[Found, ...], bounds: Bounds) -> None:
    """Refuse what would be refused of whichever account asks it."""
    reader = Documents(build_schema()._schema)  # noqa: SLF001 - no public name
    for each in found:
        if "\0" in each.text:
            raise SettingsRefused(f"{each.file}: holds a NUL, which cannot be stored.")
        try:
            reader.check(each.text, bounds)
        except Refused as refused:
            raise SettingsRefused(f"{each.file}: {refused.text('en')}.") from None
        except Refusals as several:
            told = "; ".join(refused.text("en") for refused in several.refusals)
            raise SettingsRefused(f"{each.file}: {told}.") from None


async def _register(settings: Settings, found: tuple[Found, ...]) -> int:
    engine = create_engine(urls(settings)[1], 1, settings.statement_timeout_ms)
    try:
        async with connection(engine) as lent:
            return await persisted.register(lent, {each.digest: each.text for each in found})
    finally:
        await engine.dispose()
