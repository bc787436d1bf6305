"""Gives the command line, `registry`: each command reads the settings and hands over to one module.

In       arguments and the environment.
Out      exit code 0; 2 with one sentence for what is refused.
Refuses  whatever the modules refuse.
Never    shows a trace for a refusal.

The modules are imported inside the commands: together they take seconds to load, and `registry token` needs few.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from errors import Refusals, Refused, SettingsRefused
from server.settings import Settings, demo_only, read_settings

app = typer.Typer(
    help="The civil registry graph 民政登记图.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Account = Annotated[str, typer.Argument(metavar="USER", help="An account, like viewer@321300.")]
People = Annotated[int, typer.Option(min=1, max=6_000_000, help="How many people live in the demo city.")]


def main() -> None:
    """Run the command that the arguments name."""
    try:
        app()
    except SettingsRefused as refused:
        _refuse(refused.message)
    except Refused as refused:
        _refuse(refused.text("en"))
    except Refusals as several:
        _refuse(" ".join(f"{refused.text('en')}." for refused in several.refusals))


@app.command()
def serve(
    host: Annotated[str | None, typer.Option(help="The address to listen on.")] = None,
    port: Annotated[str | None, typer.Option(metavar="PORT", help="The TCP port to listen on.")] = None,
    workers: Annotated[str | None, typer.Option(metavar="N", help="How many processes answer.")] = None,
    data_dir: Annotated[str | None, typer.Option(metavar="DIRECTORY", help="Where everything lies.")] = None,
) -> None:
    """Start everything that is needed, and answer on /graphql until Ctrl-C."""
    settings = _settings(host=host, port=port, workers=workers, data_dir=data_dir)
    from server import serving, starting  # noqa: PLC0415

    for ending in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(ending, serving.leave_in_order)
    with serving.listen(settings) as taken, starting.ready(settings, Console()) as started:
        serving.serve(started, taken)


@app.command()
def migrate() -> None:
    """Bring the database to the newest version."""
    settings = _settings()
    from server import databases, migrating  # noqa: PLC0415

    with databases.running(settings) as started:
        migrating.migrate(databases.urls(started)[1])


@app.command()
def demo(people: People = 60_000) -> None:
    """Load the demo city into an empty database."""
    settings, console = demo_only(_settings()), Console(stderr=True)
    from server import databases, migrating, stocking  # noqa: PLC0415

    with databases.running(settings) as started:
        migrating.migrate(databases.urls(started)[1])
        stocking.stock(started, people, console)
        console.print(stocking.figures(started), highlight=False, soft_wrap=True)
        console.print(f"Password of all demo accounts: {stocking.password(started)}", highlight=False)


@app.command()
def token(user: Account) -> None:
    """Print an access token for a demo account."""
    settings = demo_only(_settings())
    from server import databases, vouching  # noqa: PLC0415

    with databases.running(settings) as started:
        databases.check_tables(started)
        sys.stdout.write(vouching.token(started, user) + "\n")


keys_app = typer.Typer(help="The keys of sealed values.", no_args_is_help=True)
app.add_typer(keys_app, name="keys")


@keys_app.command("rotate")
def rotate_keys() -> None:
    """Seal all sealed values with a new key, while people work; go on with what was broken off."""
    _with_keys("rotate")


@keys_app.command("add")
def add_key() -> None:
    """Put a new key into the file for a rotation to come, where several hosts need the file first."""
    _with_keys("add")


@keys_app.command("show")
def show_keys() -> None:
    """Print which keys there are, and how many values are sealed with each; never a key."""
    _with_keys("show")


documents_app = typer.Typer(help="Documents of clients that a request may name.", no_args_is_help=True)
app.add_typer(documents_app, name="documents")


@documents_app.command("add")
def add_documents(
    directory: Annotated[Path, typer.Argument(metavar="DIR", exists=True, file_okay=False, help="Where they lie.")],
) -> None:
    """Take in persisted documents of graphql-codegen and Relay, and files of GraphQL."""
    settings = _settings()
    from server import databases, documents  # noqa: PLC0415

    with databases.running(settings) as started:
        databases.check_tables(started)
        documents.add(started, directory, Console())


@app.command()
def show(
    file: Annotated[Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, help="A GraphQL document.")],
    user: Annotated[str, typer.Option("--as", metavar="USER", help="Who asks.")] = "viewer@321300",
    variables: Annotated[str, typer.Option(metavar="JSON", help="The operation's variables.")] = "{}",
) -> None:
    """Print one operation at every stage: operation, plan, SQL, EXPLAIN, answer."""
    settings = _settings()
    from server import databases, showing  # noqa: PLC0415

    with databases.running(settings) as started:
        databases.check_tables(started)
        showing.show(started, file, user, variables, Console())


@app.command()
def schema() -> None:
    """Print the schema of the graph."""
    from schema.contract import build_schema  # noqa: PLC0415

    sys.stdout.write(build_schema().as_str() + "\n")


def _with_keys(what: str) -> None:
    settings = _settings()
    from server import databases, keys  # noqa: PLC0415

    with databases.running(settings) as started:
        databases.check_tables(started)
        {"rotate": keys.rotate, "add": keys.add, "show": keys.show}[what](started, Console())


def _settings(**options: str | None) -> Settings:
    # An option is the variable of the same name, read by the same parser, and stands above it.
    given = {f"REGISTRY_{name.upper()}": text for name, text in options.items() if text is not None}
    return read_settings(os.environ | given)


def _refuse(sentence: str) -> None:
    Console(stderr=True).print(f"registry: {sentence}", soft_wrap=True, markup=False, highlight=False)
    sys.exit(2)


if __name__ == "__main__":
    main()
