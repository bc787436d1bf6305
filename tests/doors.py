"""Which rooms of a layer may import which, and through which door each library comes in, with the reasons."""

from __future__ import annotations

MAY_IMPORT: dict[str, dict[str, tuple[str, ...]]] = {
    "authz": {"token": (), "principal": (), "policy": ("principal",), "scopes": ("policy",)},
    "db": {
        "tables": (),
        "engine": ("failures",),
        "failures": (),
        "changes": (),
        "persisted": ("engine",),
        "audit": ("changes",),
        "unit_of_work": ("audit", "changes", "engine"),
        "powers": (),
        "key_file": (),
        "sealed": ("key_file",),
        "sealing_key": ("engine", "sealed"),
        "resealing": ("engine", "failures", "sealed", "tables"),
        "county_codes": (),
        "identifiers": ("county_codes",),
        "code_lists": (),
        "readings": (),
        "credit_codes": ("code_lists", "county_codes", "identifiers"),
    },
    "resolvers": {
        "catalogue": (),
        "identity": (),
        "verifier": (),
        "document": ("identity",),
        "plan": ("catalogue", "document", "identity"),
        "statement": ("catalogue", "plan"),
        "values": ("catalogue", "document", "identity", "plan"),
        "read": ("catalogue", "document", "plan", "statement", "values", "verifier"),
        "commands": ("catalogue", "identity", "verifier"),
        "payload": ("commands", "document"),
        "receipts": ("commands", "identity"),
        "acting": ("commands", "identity", "payload", "receipts"),
        "write": ("acting", "commands", "document", "payload", "plan", "read"),
    },
}
"""The rooms of a layer, and which others of the same layer each may import."""

DOORS = {
    "alembic": (("migrations/", "server/migrating.py"), "only migrations know how the schema changes"),
    "argon2": (("server/sign_in.py",), "passwords are checked at one desk"),
    "asyncpg": (
        ("db/engine.py", "db/failures.py", "migrations/env.py", "server/databases.py", "server/stocking.py"),
        "its exceptions become ours in db/engine; the others run before anybody is answered, and speak to the operator",
    ),
    "casbin": (("authz/policy.py",), "one module decides"),
    "cryptography": (("authz/token.py", "db/sealed.py"), "one module a kind of key"),
    "graphql": (("schema/", "resolvers/document"), "behind the document nobody knows GraphQL's own classes"),
    "jwt": (("authz/token.py",), "one module reads and writes tokens"),
    "opentelemetry": (("server/traces.py",), "stages note their times; one module makes spans of them"),
    "prometheus_client": (("server/metrics.py",), "one module knows every figure and its labels"),
    "pypinyin": (("db/readings.py",), "its readings of surnames need our table"),
    "rich": (("server/",), "only the command line prints"),
    "sqlalchemy": (
        ("authz/scopes.py", "db/tables/", "migrations/", "resolvers/", "schema/"),
        "the server sends no SQL of its own making",
    ),
    "structlog": (("server/logs.py",), "all log through the standard library; one module decides what a line may hold"),
    "starlette": (("server/",), "only the server knows HTTP"),
    "strawberry": (("schema/",), "only the schema knows how the graph is declared"),
    "typer": (("server/",), "only the command line reads arguments"),
    "uvicorn": (("server/lines.py", "server/serving.py"), "one module holds the process, and one its connections"),
}
"""Per library, the files or directories that may import it, and why."""
