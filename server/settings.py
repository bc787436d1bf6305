"""Gives the settings of this process, read once from the environment.

In       the environment: every variable that begins with REGISTRY_.
Out      Settings.
Refuses  SettingsRefused: an unknown variable, a bad value, a mode that lacks what it needs.
Never    prints a secret, neither in a refusal nor in its repr.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from errors import SettingsRefused
from server.limits import Limits
from server.setting_values import (
    LOOPBACK,
    Network,
    networks,
    origins,
    path,
    postgres_url,
    text,
    web_address,
    whole,
    word,
)

PREFIX = "REGISTRY_"
HOUR = 3600


class Mode(StrEnum):
    """Whether this is the demo city or a city that lives."""

    DEMO = "demo"
    PRODUCTION = "production"


class LogLevel(StrEnum):
    """The least grave thing that is logged."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Accepted(StrEnum):
    """Which documents are run."""

    ANY = "any"
    REGISTERED = "registered"


class Switch(StrEnum):
    """Whether something is there."""

    ON = "on"
    OFF = "off"


def _about(parse: Callable[[str], object], text: str) -> dict[str, object]:
    """What one field says of itself: how its value is read, and its help. A field outside the repr is a secret."""
    return {"parse": parse, "help": text}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings(Limits):
    """What the environment decides. A field's variable is REGISTRY_ and its name in capitals."""

    data_dir: Path = field(
        default=Path("var"),
        metadata=_about(path, "Where the embedded PostgreSQL, its socket and the demo's keys lie."),
    )
    database_url: str | None = field(
        default=None,
        repr=False,
        metadata=_about(
            postgres_url, "PostgreSQL >= 18 for requests, as the runtime role; instead of the embedded one."
        ),
    )
    owner_database_url: str | None = field(
        default=None,
        repr=False,
        metadata=_about(
            postgres_url, "The same database as its owner, for migrations; given together with the former."
        ),
    )
    host: str = field(default="127.0.0.1", metadata=_about(text, "The address to listen on."))
    port: int = field(default=8000, metadata=_about(whole(1, 65535), "The TCP port to listen on."))
    workers: int = field(default=1, metadata=_about(whole(1, 64), "How many processes answer requests."))
    mode: Mode = field(
        default=Mode.DEMO,
        metadata=_about(word(Mode), "demo, or production: needs both database URLs and refuses the demo's commands."),
    )
    token_lifetime: int = field(
        default=8 * HOUR, metadata=_about(whole(60, 30 * 24 * HOUR), "Seconds for which an access token holds.")
    )
    token_issuer: str = field(default="civil-registry-graph", metadata=_about(text, "Who issues access tokens (iss)."))
    token_audience: str = field(
        default="civil-registry-graph", metadata=_about(text, "For whom access tokens are issued (aud).")
    )
    token_key_file: Path | None = field(
        default=None,
        metadata=_about(path, "The Ed25519 key that signs access tokens; by default token.key in the data directory."),
    )
    sealing_key_file: Path | None = field(
        default=None,
        metadata=_about(path, "The keys that seal personal values; by default sealing.key in the data directory."),
    )
    pool_size: int = field(default=10, metadata=_about(whole(1, 1000), "Database connections of each worker."))
    statement_timeout_ms: int = field(
        default=15_000,
        metadata=_about(whole(100, 600_000), "Milliseconds after which the database breaks off a statement."),
    )
    log_level: LogLevel = field(
        default=LogLevel.INFO, metadata=_about(word(LogLevel), "debug, info, warning or error.")
    )
    connection_reserve: int = field(
        default=10,
        metadata=_about(whole(0, 1000), "Database connections left to others: commands, backups, other hosts."),
    )
    shutdown_seconds: int = field(
        default=10, metadata=_about(whole(1, 600), "Seconds that requests under way have to end at the stop.")
    )
    trusted_proxies: tuple[Network, ...] = field(
        default=(),
        metadata=_about(networks, "Addresses or networks of proxies whose X-Forwarded-For and -Proto are believed."),
    )
    metrics_from: tuple[Network, ...] = field(
        default=LOOPBACK, metadata=_about(networks, "Addresses or networks that may read /metrics.")
    )
    cors_origins: tuple[str, ...] = field(
        default=(), metadata=_about(origins, "Origins whose pages may ask, like https://bureau.example; no others may.")
    )
    tls_certificate_file: Path | None = field(
        default=None, metadata=_about(path, "The certificate and its chain, in PEM; with it the server speaks TLS.")
    )
    tls_key_file: Path | None = field(
        default=None, metadata=_about(path, "The certificate's private key, in PEM, readable by its owner only.")
    )
    documents: Accepted = field(
        default=Accepted.ANY,
        metadata=_about(word(Accepted), "any, or registered: only what `registry documents add` took in is run."),
    )
    cache_seconds: int = field(
        default=0,
        metadata=_about(
            whole(0, 3600), "Seconds for which a browser need not ask again what it got by GET and documentId."
        ),
    )
    live_seconds: int = field(
        default=1, metadata=_about(whole(1, 60), "Seconds between two looks for changes, while somebody subscribes.")
    )
    traces_endpoint: str | None = field(
        default=None, metadata=_about(web_address, "Where OpenTelemetry spans go, by OTLP over HTTP.")
    )

    explorer: Switch | None = field(
        default=None,
        metadata=_about(word(Switch), "on or off: the explorer at /; by default on in the demo and off in production."),
    )

    @property
    def explorer_shown(self) -> bool:
        """Whether the explorer is served."""
        return self.mode is Mode.DEMO if self.explorer is None else self.explorer is Switch.ON

    @property
    def names(self) -> frozenset[str]:
        """The names under which browsers come to this server: that of its address, and of the origins that may ask."""
        listed = (urlsplit(origin).hostname or "" for origin in self.cors_origins)
        return frozenset((self.host.lower(), *listed))

    @property
    def token_key(self) -> Path:
        """Where the token key lies."""
        return self.token_key_file or self.data_dir / "token.key"

    @property
    def rates(self) -> Path:
        """Where the workers keep the allowances of accounts."""
        return self.data_dir / "rates"

    @property
    def sealing_key(self) -> Path:
        """Where the sealing keys lie."""
        return self.sealing_key_file or self.data_dir / "sealing.key"


@dataclass(frozen=True, slots=True)
class Variable:
    """One environment variable, as documented."""

    name: str
    help: str
    default: str
    secret: bool


def variables() -> tuple[Variable, ...]:
    """Every variable with its help, in the order of the fields: for documents and the command line."""
    return tuple(
        Variable(_variable(item.name), item.metadata["help"], _shown(item.default), not item.repr)
        for item in fields(Settings)
    )


def read_settings(environ: Mapping[str, str]) -> Settings:
    """The settings that this environment asks for."""
    given = {name: value for name, value in environ.items() if name.startswith(PREFIX)}
    known = {_variable(item.name): item for item in fields(Settings)}
    for name in sorted(given.keys() - known.keys()):
        raise SettingsRefused(_unknown(name, list(known)))
    # Loosely typed, and rightly: each field's own parser made its value.
    values: dict[str, Any] = {
        known[name].name: _parsed(name, value, known[name].metadata["parse"]) for name, value in given.items()
    }
    return _consistent(replace(Settings(), **values))


def environment(settings: Settings) -> dict[str, str]:
    """The environment that reads back as these settings: how a worker process is told of them."""
    told = {_variable(item.name): getattr(settings, item.name) for item in fields(settings)}
    return {name: _shown(value) for name, value in told.items() if value is not None}


def _variable(field_name: str) -> str:
    return PREFIX + field_name.upper()


def _shown(default: object) -> str:
    if isinstance(default, tuple):
        return ",".join(map(str, default))
    return "" if default is None else str(default)


def _unknown(name: str, known: list[str]) -> str:
    near = get_close_matches(name, known, n=1, cutoff=0.0)
    return f"{name} is not a setting; the nearest is {near[0]}."


def _parsed(name: str, value: str, parse: Callable[[str], object]) -> object:
    try:
        return parse(value)
    except ValueError as error:
        # The parser's words never hold the value: it may be a secret put under a wrong name.
        raise SettingsRefused(f"{name} {error}.") from None


def demo_only(settings: Settings) -> Settings:
    """The same settings; refused in production."""
    if settings.mode is not Mode.DEMO:
        raise SettingsRefused("REGISTRY_MODE=production refuses the demo's commands.")
    return settings


def _consistent(settings: Settings) -> Settings:
    settings.check()
    urls = (settings.database_url, settings.owner_database_url)
    if any(urls) and not all(urls):
        raise SettingsRefused(
            "REGISTRY_DATABASE_URL and REGISTRY_OWNER_DATABASE_URL go together: requests never run as the owner."
        )
    if settings.mode is Mode.PRODUCTION and not all(urls):
        raise SettingsRefused(
            "REGISTRY_MODE=production needs REGISTRY_DATABASE_URL and REGISTRY_OWNER_DATABASE_URL; "
            "the embedded PostgreSQL is for the demo."
        )
    if (settings.tls_certificate_file is None) != (settings.tls_key_file is None):
        raise SettingsRefused("REGISTRY_TLS_CERTIFICATE_FILE and REGISTRY_TLS_KEY_FILE go together.")
    return settings
