"""Gives what the checks of graphql-cop find, asked by programs of our own: no registry of packages has it.

In       the addresses of the city as the demo and as a city that lives, and an access token.
Out      Finding, one for each check: whether it finds anything there and there, and why that is a failure if it is.
Refuses  nothing.
Never    asks without a token: whoever has none is refused before anything is read.

The names of the checks are those of graphql-cop's list. What is a finding there is one here: an answer where a refusal is due.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import httpx

CLEAN, FOUND = "nothing", "found"
SECONDS = 30.0
ALIASES, BATCH, DIRECTIVES, REPEATS, TYPES = 101, 10, 10, 500, 25
"""How many the checks of graphql-cop send; and how many types they let pass unnoticed."""

PAGES = ("/", "/graphiql", "/playground", "/console", "/graphql")
SIGNS_OF_A_PAGE = ("graphiql", "graphql playground", "graphql-playground", "查询台")
"""Those of graphql-cop, and the name of ours, which bears no other: built or not, it is there."""

CIRCLE = (
    "{ __schema { types { fields { type { fields { type { fields { type { fields { type { name } } } } } } } } } } }"
)
CIRCULAR_FRAGMENT = "{ __schema { ...A } } fragment A on __Schema { __typename ...B } fragment B on __Schema { ...A }"


@dataclass(frozen=True, slots=True)
class Check:
    """One weakness: what is sent, and whether it is found in what comes back."""

    name: str
    sends: str
    finds: Callable[[httpx.Client, str], bool]
    open_in_demo: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """How one check ended, in the demo and in production."""

    name: str
    sends: str
    demo: str
    production: str
    failure: str


def findings(demo: str, production: str, token: str) -> tuple[Finding, ...]:
    """All checks, one after the other."""
    headers = {"Authorization": f"Bearer {token}"}
    with httpx.Client(headers=headers, timeout=SECONDS) as client:
        return tuple(finding(check, client, demo, production) for check in CHECKS)


def finding(check: Check, client: httpx.Client, demo: str, production: str) -> Finding:
    """One check: clean in production; in the demo as well, but for what production switches off."""
    there, alive = (FOUND if check.finds(client, url) else CLEAN for url in (demo, production))
    wrong = [mode for mode, found in (("the demo", there), ("production", alive)) if found == FOUND]
    if check.open_in_demo:
        wrong = [mode for mode in wrong if mode == "production"]
    failure = f"found in {' and '.join(wrong)}" if wrong else ""
    return Finding(check.name, check.sends, there, alive, failure)


def _told(response: httpx.Response) -> Any:  # noqa: ANN401 - any JSON
    try:
        return response.json()
    except ValueError:
        return None


def _data(response: httpx.Response) -> dict[str, Any]:
    told = _told(response)
    data = told.get("data") if isinstance(told, dict) else None
    return data if isinstance(data, dict) else {}


def _errors(response: httpx.Response) -> Sequence[Any]:
    told = _told(response)
    errors = told.get("errors") if isinstance(told, dict) else None
    return errors if isinstance(errors, list) else []


def _post(client: httpx.Client, url: str, text: str) -> httpx.Response:
    return client.post(url, json={"query": text})


def _aliases(client: httpx.Client, url: str) -> bool:
    text = " ".join(f"alias{number}: __typename" for number in range(ALIASES))
    return f"alias{ALIASES - 1}" in _data(_post(client, url, f"{{ {text} }}"))


def _batch(client: httpx.Client, url: str) -> bool:
    told = _told(client.post(url, json=[{"query": "{ __typename }"}] * BATCH))
    return isinstance(told, list) and len(told) == BATCH


def _directives(client: httpx.Client, url: str) -> bool:
    response = _post(client, url, f"{{ __typename {'@aa' * DIRECTIVES} }}")
    return len(_errors(response)) >= DIRECTIVES or bool(_data(response))


def _circle(client: httpx.Client, url: str) -> bool:
    return len((_data(_post(client, url, CIRCLE)).get("__schema") or {}).get("types", ())) > TYPES


def _circular_fragment(client: httpx.Client, url: str) -> bool:
    return not _errors(_post(client, url, CIRCULAR_FRAGMENT))


def _repeats(client: httpx.Client, url: str) -> bool:
    return bool(_data(_post(client, url, "{ " + "__typename " * REPEATS + "}")))


def _get(client: httpx.Client, url: str) -> bool:
    return bool(_data(client.get(url, params={"query": "{ __typename }"})))


def _mutation_by_get(client: httpx.Client, url: str) -> bool:
    return bool(_data(client.get(url, params={"query": "mutation { __typename }"})))


def _form(client: httpx.Client, url: str) -> bool:
    return bool(_data(client.post(url, data={"query": "{ __typename }"})))


def _introspection(client: httpx.Client, url: str) -> bool:
    return bool(_data(_post(client, url, "{ __schema { types { name fields { name } } } }")).get("__schema"))


def _page(client: httpx.Client, url: str) -> bool:
    origin = "{0.scheme}://{0.netloc}".format(urlsplit(url))
    pages = (client.get(origin + page, headers={"Accept": "text/html"}).text.lower() for page in PAGES)
    return any(sign in page for page in pages for sign in SIGNS_OF_A_PAGE)


def _suggestions(client: httpx.Client, url: str) -> bool:
    answers = (_post(client, url, text).text for text in ("{ __schema { directive } }", "{ peopl { id } }"))
    return any("did you mean" in answer.lower() for answer in answers)


def _tracing(client: httpx.Client, url: str) -> bool:
    told = _post(client, url, "{ __typename }").text.lower()
    return any(word in told for word in ('"tracing"', '"exception"', "stacktrace"))


def _unhandled(client: httpx.Client, url: str) -> bool:
    response = _post(client, url, "qwerty cop { abc }")
    found = [each for each in _errors(response) if "exception" in each.get("extensions", {})]
    return bool(found) or response.is_server_error or "traceback" in response.text.lower()


CHECKS = (
    Check("Alias Overloading", f"one field under {ALIASES} names", _aliases),
    Check("Batch Queries", f"a list of {BATCH} requests", _batch),
    Check("Directive Overloading", f"{DIRECTIVES} times a directive that does not exist", _directives),
    Check("Circular Query using Introspection", "the graph's types, fields and types in a circle", _circle),
    Check("Circular Fragment", "two fragments that spread each other", _circular_fragment),
    Check("Field Duplication", f"one field {REPEATS} times", _repeats),
    Check("GET based Queries", "a query's text by GET", _get, open_in_demo=True),
    Check("Mutation support over GET", "a mutation by GET", _mutation_by_get),
    Check("POST based Queries using urlencoded payloads", "a form, as any page may send it", _form),
    Check("Introspection", "the question what the graph has", _introspection, open_in_demo=True),
    Check("GraphiQL", f"GET of {', '.join(PAGES)}", _page, open_in_demo=True),
    Check("Field Suggestions", "names that nearly are the graph's", _suggestions),
    Check("GraphQL Tracing / Debug Modes", "a query, to see what is told of its execution", _tracing),
    Check("Unhandled Errors", "what is no document", _unhandled),
)
