"""The soak passes over nothing: what was not meant, what never came, memory that went, whatever was left behind."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from random import Random

import pytest

from soak import figures, report
from soak.asking import Answer, check, data
from soak.city import complained
from soak.crowd import HANG, Part, press
from soak.lines import head
from soak.outcomes import Meant, Tally, Unmeant
from soak.report import Run
from soak.verdicts import Sample, Trend, left_behind, trend

MEANT = {"reader": Meant(("page", "node"), ("hits",)), "deaf": Meant(("cut",))}


def counted(*steps: tuple[str, str]) -> Tally:
    tally = Tally(dict(MEANT))
    for kind, outcome in steps:
        tally.note(kind, outcome, 0.1, f"example of {outcome}")
    return tally


def test_all_that_was_meant_is_no_failure() -> None:
    assert counted(("reader", "page"), ("reader", "node"), ("reader", "hits"), ("deaf", "cut")).failures() == []


def test_what_was_not_meant_is_a_failure_with_its_example_however_often_it_came() -> None:
    tally = counted(("reader", "page"), ("reader", "node"), ("deaf", "cut"), ("deaf", "page"), ("deaf", "page"))
    assert tally.failures() == ["deaf: page, 2 times: example of page"]
    assert (tally.steps, tally.unmeant, tally.newest_failure()) == (5, 2, "deaf: page")


def test_what_had_to_come_and_never_came_is_a_failure() -> None:
    assert counted(("reader", "page"), ("deaf", "cut")).failures() == ["reader: never node"]


def test_the_rows_go_by_kind_and_then_by_how_often() -> None:
    rows = list(counted(("deaf", "cut"), ("reader", "hits"), ("reader", "page"), ("reader", "page")).rows())
    assert [(row.kind, row.outcome, row.times) for row in rows] == [
        ("reader", "page", 2),
        ("reader", "hits", 1),
        ("deaf", "cut", 1),
    ]


def samples(memory: list[float]) -> list[Sample]:
    return [Sample(float(at), {figures.MEMORY: value}) for at, value in enumerate(memory)]


@pytest.mark.parametrize(
    ("memory", "flat"),
    [
        ([50.0] * 33 + [100.0] * 68, True),  # the warm-up may grow
        ([100.0] * 80 + [104.9] * 21, True),
        ([100.0] * 80 + [106.0] * 21, False),
        ([100.0] * 80 + [94.0] * 21, False),
        ([100.0 + at for at in range(101)], False),
        ([100.0] * 90 + [500.0] * 2 + [100.0] * 9, True),  # a moment is no trend
    ],
)
def test_memory_is_flat_from_the_end_of_the_warm_up_to_the_end(memory: list[float], *, flat: bool) -> None:
    found = trend(samples(memory), figures.MEMORY, 100)
    assert found is not None
    assert found.flat is flat


def test_a_server_that_ended_is_not_flat_and_too_few_looks_are_no_trend() -> None:
    assert not Trend(0, 0).flat
    assert trend(samples([1.0] * 10), figures.MEMORY, 100) is None


def test_whatever_is_more_than_before_was_left_behind() -> None:
    before = {figures.TASKS: 6.0, figures.LENT: 0.0, figures.MEMORY: 1.0}
    after = {figures.TASKS: 7.0, figures.LENT: 0.0, figures.MEMORY: 2.0, figures.SOCKETS: 1.0}
    assert left_behind(before, after, figures.AT_REST) == [
        "WebSockets: 1 afterwards, 0 before",
        "tasks: 7 afterwards, 6 before",
    ]


def test_the_figures_are_read_from_the_page_of_the_server() -> None:
    page = """# TYPE registry_pool_connections gauge
registry_pool_connections{state="lent"} 3.0
registry_pool_connections{state="idle"} 7.0
# TYPE registry_live gauge
registry_live{what="sockets"} 2.0
# TYPE registry_tasks gauge
registry_tasks 9.0
# TYPE registry_requests_total counter
registry_requests_total{operation="me",outcome="OK"} 5.0
"""
    assert figures.read(page) == {figures.LENT: 3, figures.IDLE: 7, figures.SOCKETS: 2, figures.TASKS: 9}


def test_files_of_figures_are_not_counted_among_the_descriptors_and_all_others_are(tmp_path: Path) -> None:
    (tmp_path / "registry-figures-x").mkdir()
    before = figures.descriptors(os.getpid())
    with (tmp_path / "registry-figures-x" / "histogram_1.db").open("w"), (tmp_path / "other").open("w"):
        assert figures.descriptors(os.getpid()) == before + 1


def test_an_error_is_no_data_and_what_is_no_json_is_no_answer() -> None:
    with pytest.raises(Unmeant, match="FORBIDDEN"):
        data(Answer(403, '{"errors": [{"extensions": {"code": "FORBIDDEN"}}]}', {}))
    with pytest.raises(Unmeant, match="no JSON"):
        data(Answer(200, "<html>", {}))
    with pytest.raises(Unmeant, match="wrong: totals"):
        check(False, "totals")  # noqa: FBT003
    assert data(Answer(200, '{"data": {"me": 1}}', {})) == {"me": 1}


def test_errors_in_the_log_are_defects_and_so_is_a_line_that_is_none_of_ours() -> None:
    assert complained('{"event": "refused", "level": "info"}') == ""
    assert complained('{"event": "a conversation failed", "level": "error"}') == "a conversation failed"
    assert complained("Traceback (most recent call last):") == "Traceback (most recent call last):"


class Doing:
    """A client that does what it is told."""

    def __init__(self, how: str) -> None:
        self.how = how

    async def step(self, _: Random) -> str:
        if self.how == "hangs":
            await asyncio.Event().wait()
        if self.how == "breaks":
            raise ConnectionResetError(self.how)
        return "page"


@pytest.mark.parametrize(("how", "outcome"), [("hangs", HANG), ("breaks", "ConnectionResetError"), ("works", "page")])
async def test_a_client_that_hangs_or_breaks_is_counted_and_goes_on(how: str, outcome: str) -> None:
    patience = 0.05 if how == "hangs" else 60.0
    for seconds in (0.3, 3.0, 30.0):  # until there was time for two steps
        tally = Tally({"reader": Meant(("page",))})
        await press([Part("reader", tally.meant["reader"], [Doing(how)], 0.01, patience)], tally, seconds, seed=1)
        if tally.steps > 1:
            break
    (row,) = tally.rows()
    assert (row.outcome, row.meant) == (outcome, how == "works")
    assert row.times > 1


def run(*failures: str) -> Run:
    tally = counted(("reader", "page"), ("deaf", "page"))
    rest = {figures.TASKS: 6.0}
    return Run(list(tally.rows()), samples([2**20] * 40), rest, rest, Trend(2**20, 2**20), failures, {"date": "today"})


def test_the_page_says_what_failed_and_nothing_else_is_said_to_be_well() -> None:
    page = report.markdown(run("deaf: page"))
    assert "* FAILED: deaf: page" in page
    assert "| deaf | NOT MEANT: page | 1 | 100 | 100 |" in page
    assert "* 2 steps of clients, 1 of which came to what was not meant." in page
    assert "No failure" not in page
    assert "No failure; nothing was left behind." in report.markdown(run())
    assert [table.row_count for table in report.tables(run())] == [2, 20, len(figures.AT_REST)]


def test_a_head_says_how_long_its_body_is_to_be() -> None:
    assert head("t", 7).endswith(b"content-length: 7\r\n\r\n")
