"""The explorer is built once and for the sources that are there; a build that fails stops nobody from serving."""

from __future__ import annotations

from pathlib import Path

import pytest

from explorer import __main__ as command
from explorer import building
from node import program
from node.failure import NodeFailed
from node.running import run
from node.stamp import Stamp


@pytest.fixture
def tried(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Builds that were tried; each fails as one without a registry does."""
    builds: list[str] = []

    def fail() -> None:
        builds.append("tried")
        raise NodeFailed("npm ci failed: no such registry")

    for name in ("DIST", "WORK"):
        folder = tmp_path / name.lower()
        folder.mkdir()
        monkeypatch.setattr(building, name, folder)
    monkeypatch.setattr(command, "LOG", building.WORK / "failure.log")
    monkeypatch.setattr(command, "build", fail)
    for name in ("REGISTRY_EXPLORER", "REGISTRY_MODE"):
        monkeypatch.delenv(name, raising=False)
    return builds


def test_a_failed_build_is_told_in_one_line_stops_nothing_and_is_not_tried_again_unasked(
    tried: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.make_before_serving() == 0
    *_, told = capsys.readouterr().err.splitlines()
    assert "make explorer" in told
    assert "no such registry" in command.LOG.read_text(encoding="utf-8")
    assert command.make_before_serving() == 0
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert tried == ["tried"]
    assert command.make() == 1, "asked for, it is tried again, and the exit code says that it failed"
    assert tried == ["tried", "tried"]


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ({}, True),
        ({"REGISTRY_EXPLORER": "off"}, False),
        ({"REGISTRY_MODE": "production"}, False),
        ({"REGISTRY_MODE": "production", "REGISTRY_EXPLORER": "on"}, True),
    ],
)
def test_it_is_built_before_serving_where_it_will_be_shown(
    tried: list[str], monkeypatch: pytest.MonkeyPatch, given: dict[str, str], *, wanted: bool
) -> None:
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    assert command.make_before_serving() == 0
    assert bool(tried) is wanted


def test_what_is_built_already_is_left_alone_and_nothing_is_said(
    tried: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    building.stamp().write()
    assert command.make_before_serving() == 0
    assert (tried, capsys.readouterr().err) == ([], "")


def test_a_stamp_holds_for_just_these_sources(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.write_text("a", encoding="utf-8")
    assert not Stamp.of(tmp_path, source).there()
    Stamp.of(tmp_path, source).write()
    assert Stamp.of(tmp_path, source).there()
    source.write_text("b", encoding="utf-8")
    assert not Stamp.of(tmp_path, source).there()


@pytest.mark.parametrize("version", ["v20.19.0\n", "v20.20.2\n", "v22.12.0\n", "v22.20.0\n", "v24.1.0\n"])
def test_a_node_that_is_new_enough_is_taken(version: str) -> None:
    assert program.new_enough(version)


@pytest.mark.parametrize("version", ["", "v18.20.4\n", "v20.18.9\n", "v21.7.0\n", "v22.11.0\n", "node\n"])
def test_an_older_node_is_not(version: str) -> None:
    assert not program.new_enough(version)


def test_a_command_that_is_not_there_or_fails_is_one_refusal(tmp_path: Path) -> None:
    with pytest.raises(NodeFailed):
        run(str(tmp_path / "nothing"))
    with pytest.raises(NodeFailed, match="last words"):
        run("sh", "-c", "echo last words; exit 3")
