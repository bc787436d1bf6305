"""Gives OpenTelemetry spans of requests and their stages, where the settings name a collector to send them to.

In       finished passages, with the headers of their requests.
Out      a span a request, under the caller's own where it sent ``traceparent``; in it a span for each stage.
Refuses  SettingsRefused: a collector is named, and the libraries that send to it are not installed.
Never    puts a value of a request or of a row into a span; makes a request wait for the collector.
"""

from __future__ import annotations

from collections.abc import Mapping

from opentelemetry.context import Context
from opentelemetry.trace import SpanKind, Status, StatusCode, Tracer, TracerProvider, set_span_in_context
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

from errors import Code, SettingsRefused
from server.passage import Passage

SERVICE = "civil-registry-graph"
_OUR_FAULT = frozenset({Code.INTERNAL_SERVER_ERROR.name, Code.UNAVAILABLE.name, Code.TIMEOUT.name})
_CALLER = TraceContextTextMapPropagator()


class Traces:
    """Turns finished passages into spans."""

    def __init__(self, provider: TracerProvider) -> None:
        self._provider = provider
        self._tracer: Tracer = provider.get_tracer(SERVICE)

    def record(self, passage: Passage, headers: Mapping[str, str]) -> None:
        """The spans of one request."""
        began, ended = passage.epoch, passage.epoch + int(passage.seconds * 1e9)
        attributes = {"registry.request_id": passage.request_id, "registry.outcome": passage.outcome}
        span = self._tracer.start_span(
            passage.operation,
            _caller(headers),
            SpanKind.SERVER,
            attributes,
            start_time=began,
        )
        if passage.outcome in _OUR_FAULT:
            span.set_status(Status(StatusCode.ERROR))
        inside = set_span_in_context(span)
        for name, start, end in passage.stages:
            stage = self._tracer.start_span(name, inside, start_time=began + start - passage.began)
            stage.end(began + end - passage.began)
        span.end(ended)

    def close(self) -> None:
        """Send what has not been sent; the collector's library bounds how long that takes."""
        closing = getattr(self._provider, "shutdown", None)
        if closing is not None:
            closing()


def traces_to(endpoint: str) -> Traces:
    """Spans to a collector that speaks OTLP over HTTP."""
    try:
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter  # noqa: PLC0415
        from opentelemetry.sdk.resources import Resource  # noqa: PLC0415
        from opentelemetry.sdk.trace import TracerProvider as Sending  # noqa: PLC0415
        from opentelemetry.sdk.trace.export import BatchSpanProcessor  # noqa: PLC0415
    except ImportError:
        raise SettingsRefused(
            "REGISTRY_TRACES_ENDPOINT needs the libraries of requirements-traces.txt; install them, or leave it out."
        ) from None
    provider = Sending(resource=Resource.create({"service.name": SERVICE}))
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter(endpoint=endpoint)))
    return Traces(provider)


def _caller(headers: Mapping[str, str]) -> Context:
    parent = headers.get("traceparent")
    return _CALLER.extract({"traceparent": parent}) if parent else Context()
