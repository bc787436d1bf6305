"""Spans show a request and its stages to whoever has named a collector; without one nothing is made."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from errors import SettingsRefused
from server import app, traces
from server.settings import Mode
from server.traces import Traces
from tests.asking import Asking
from tests.people_acts import a_person
from tests.running import opened
from tests.world_accounts import COUNTY_REGISTRAR

PEOPLE = "query Named { people(first: 1) { totalCount } }"
REGISTER = "mutation M($input: RegisterPersonInput!) { registerPerson(input: $input) { errors { code } } }"
PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"


async def spans(
    asking: Asking, monkeypatch: pytest.MonkeyPatch, *bodies: dict[str, Any], **headers: str
) -> Sequence[ReadableSpan]:
    """The spans of some requests."""
    kept = InMemorySpanExporter()
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(kept))
    monkeypatch.setattr(app, "traces_to", lambda _: Traces(provider))
    settings = replace(asking.settings, traces_endpoint="http://127.0.0.1:9/v1/traces", mode=Mode.PRODUCTION)
    async with opened(settings) as client:
        for body in bodies:
            sent = await asking.headers(COUNTY_REGISTRAR, **headers)
            response = await client.post("/graphql", json=body, headers=sent)
            assert "server-timing" not in response.headers, "that is for development"
    return kept.get_finished_spans()


async def test_a_query_is_a_span_with_one_for_each_stage_in_order(
    asking: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    *stages, whole = await spans(asking, monkeypatch, {"query": PEOPLE})
    names = [each.name for each in stages]
    assert whole.name == "people"
    assert [name for name in names if name in {"authority", "document", "plan", "database"}] == [
        "authority",
        "document",
        "plan",
        "database",
    ]
    assert whole.attributes is not None
    assert whole.attributes["registry.outcome"] == "OK"
    for each in stages:
        context = whole.get_span_context()
        assert each.parent is not None
        assert context is not None
        assert each.parent.span_id == context.span_id
        assert (whole.start_time or 0) <= (each.start_time or 0) <= (each.end_time or 0) <= (whole.end_time or 0)


async def test_an_act_is_a_stage_too(fresh_asking: Asking, monkeypatch: pytest.MonkeyPatch) -> None:
    body = {"query": REGISTER, "variables": {"input": a_person()}}
    *stages, whole = await spans(fresh_asking, monkeypatch, body)
    assert whole.name == "registerPerson"
    assert "acts" in {each.name for each in stages}


async def test_a_span_stands_under_the_caller_s(asking: Asking, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = (await spans(asking, monkeypatch, {"query": PEOPLE}, traceparent=PARENT))[-1]
    assert whole.parent is not None
    assert f"{whole.parent.trace_id:032x}" == PARENT.split("-")[1]
    alone = (await spans(asking, monkeypatch, {"query": PEOPLE}, traceparent="nonsense"))[-1]
    assert alone.parent is None


async def test_spans_hold_no_value_of_a_request(asking: Asking, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "query P321399($n: String) { wang: people(first: 1, where: {name: {eq: $n}}) { totalCount } }"
    body = {"query": text, "variables": {"n": "王建国"}, "operationName": "P321399"}
    told = "".join(each.to_json() for each in await spans(asking, monkeypatch, body, {"query": "{ wang }"}))
    assert [word for word in ("wang", "321399", "王", "\\u738b", COUNTY_REGISTRAR) if word in told] == []


async def test_a_failure_of_ours_marks_the_span(asking: Asking, monkeypatch: pytest.MonkeyPatch) -> None:
    async def fail(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("resolvers.read.Reader.read", fail)
    whole = (await spans(asking, monkeypatch, {"query": PEOPLE}))[-1]
    assert not whole.status.is_ok
    assert whole.attributes is not None
    assert whole.attributes["registry.outcome"] == "INTERNAL_SERVER_ERROR"


async def test_in_the_demo_the_client_is_told_the_times_of_the_stages(asking: Asking) -> None:
    told = (await asking(COUNTY_REGISTRAR, PEOPLE)).headers["server-timing"]
    times = {name: float(value) for name, value in (each.split(";dur=") for each in told.split(", "))}
    assert {"authority", "document", "plan", "database", "total"} <= times.keys()
    assert 0 < times["database"] < times["total"]


def test_a_collector_without_the_libraries_is_refused_with_the_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "opentelemetry.sdk.trace", None)
    with pytest.raises(SettingsRefused, match=r"requirements-traces\.txt"):
        traces.traces_to("http://127.0.0.1:9/v1/traces")


def test_spans_to_a_collector_that_is_not_there_disturb_nobody() -> None:
    traces.traces_to("http://127.0.0.1:9/v1/traces").close()
