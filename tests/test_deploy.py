"""What is handed to a bureau fits the platform: the unit, the container file, the settings, the page that speaks of them."""

from __future__ import annotations

import configparser
import json
import re
import shutil
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from server import alive
from server.settings import Mode, read_settings
from tests.test_repository import LAYERS, ROOT, tracked

DEPLOY = ROOT / "deploy"
PAGE = ROOT / "docs" / "running.md"


@pytest.fixture(scope="module")
def unit() -> configparser.ConfigParser:
    parser = configparser.ConfigParser(strict=False, interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string((DEPLOY / "registry.service").read_text(encoding="utf-8"))
    return parser


def container() -> list[tuple[str, str]]:
    """The instructions of the container file with what they say."""
    text = (DEPLOY / "Containerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line.split(None, 1) for line in text.splitlines() if line and not line.startswith("#")]
    return [(word, rest) for word, rest in lines]


def given() -> dict[str, str]:
    lines = (DEPLOY / "registry.env").read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


def test_the_settings_of_the_service_are_settings() -> None:
    settings = read_settings(given())
    assert settings.mode is Mode.PRODUCTION
    assert settings.host == "127.0.0.1", "behind a proxy on the same machine"
    assert settings.trusted_proxies


def test_the_service_is_stopped_later_than_it_stops_itself(unit: configparser.ConfigParser) -> None:
    assert int(unit["Service"]["TimeoutStopSec"]) > read_settings(given()).shutdown_seconds + 10
    assert unit["Service"]["KillMode"] == "mixed", "the parent tells its workers; a signal twice would hurry them"


def test_the_service_may_write_where_its_keys_lie_and_nowhere_else(unit: configparser.ConfigParser) -> None:
    service = unit["Service"]
    assert service["ProtectSystem"] == "strict"
    assert f"/var/lib/{service['StateDirectory']}" == given()["REGISTRY_DATA_DIR"]
    assert not {"ReadWritePaths", "BindPaths"} & set(service)
    assert service["User"] != "root"
    assert (service["NoNewPrivileges"], service["CapabilityBoundingSet"]) == ("true", "")


def test_systemd_understands_the_unit_and_finds_it_well_shut(tmp_path: Path) -> None:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("no systemd here to ask")
    copy = tmp_path / "registry.service"
    text = (DEPLOY / "registry.service").read_text(encoding="utf-8")
    copy.write_text(re.sub(r"(?m)^ExecStart=\S+", "ExecStart=/bin/true", text), encoding="utf-8")
    told = subprocess.run(["systemd-analyze", "verify", copy], capture_output=True, text=True, check=False)
    assert (told.returncode, told.stderr) == (0, "")
    shut = ["systemd-analyze", "security", "--offline=yes", "--threshold=20", str(copy)]
    assert subprocess.run(shut, capture_output=True, check=False).returncode == 0, "exposed at most 2.0 of 10"


def test_the_container_runs_as_nobody_in_particular_and_installs_from_the_wheels_it_was_given() -> None:
    last = [rest for word, rest in container() if word == "USER"][-1]
    assert re.fullmatch(r"[1-9]\d*:[1-9]\d*", last)
    (install,) = [rest for word, rest in container() if "pip install" in rest]
    assert all(word in install for word in ("--no-index", "--find-links=/wheels", "--require-hashes"))
    assert not [rest for word, rest in container() if word == "ADD" or "curl" in rest or "apt" in rest]


def test_the_container_holds_every_package_of_the_platform() -> None:
    copied = {rest.split()[0] for word, rest in container() if word == "COPY" and not rest.startswith("--")}
    assert {*LAYERS, "migrations"} <= copied
    assert "tests" not in copied


def test_the_container_is_built_upon_any_base_and_asked_by_its_own_settings_whether_it_lives() -> None:
    assert container()[0] == ("ARG", "BASE=python:3.11-slim")
    assert [rest.split()[0] for word, rest in container() if word == "FROM"] == ["${BASE}", "${BASE}"]
    (check,) = [rest for word, rest in container() if word == "HEALTHCHECK"]
    assert json.loads(check.split("CMD ")[1]) == [".venv/bin/python", "-m", "server.alive"]
    assert float(check.split("--timeout=")[1].split("s")[0]) > alive.PATIENCE


def test_the_page_runs_the_container_shut_and_gives_it_the_time_to_stop() -> None:
    (run,) = re.findall(r"podman run -d [^`]+", PAGE.read_text(encoding="utf-8"))
    words = run.replace("\\\n", " ").split()
    assert {"--read-only", "--read-only-tmpfs=false", "--cap-drop=all", "--security-opt=no-new-privileges"} <= set(
        words
    )
    (seconds,) = [int(word.split("=")[1]) for word in words if word.startswith("--stop-timeout=")]
    assert seconds > read_settings(given()).shutdown_seconds + 10
    mounts = [words[at + 1] for at, word in enumerate(words) if word in ("-v", "--tmpfs")]
    assert [mount.split(":")[0] for mount in mounts] == ["/tmp", "registry-keys"]


def test_what_builds_the_image_says_what_is_missing(tmp_path: Path) -> None:
    for tool in ("sh", "dirname"):
        (tmp_path / tool).symlink_to(str(shutil.which(tool)))
    told = subprocess.run([DEPLOY / "image"], env={"PATH": str(tmp_path)}, capture_output=True, text=True, check=False)
    assert told.returncode == 1
    assert "podman, buildah or docker is needed" in told.stderr


def answering(status: int) -> HTTPServer:
    """One answer, whatever is asked."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status if self.path == "/livez" else 404)
            self.end_headers()

        def log_message(self, *_: object) -> None: ...

    return HTTPServer(("127.0.0.1", 0), Answer)


@pytest.mark.parametrize(("status", "lives"), [(200, 0), (503, 1)])
@pytest.mark.parametrize("host", ["127.0.0.1", "0.0.0.0"])
def test_the_health_check_ends_with_what_livez_answers(
    monkeypatch: pytest.MonkeyPatch, host: str, status: int, lives: int
) -> None:
    with answering(status) as server:
        thread = threading.Thread(target=server.handle_request)
        thread.start()
        monkeypatch.setenv("REGISTRY_HOST", host)
        monkeypatch.setenv("REGISTRY_PORT", str(server.server_port))
        assert alive.main() == lives
        thread.join()
    assert alive.main() == 1, "nobody listens any more"
    monkeypatch.setenv("REGISTRY_PORT", "none")
    assert alive.main() == 1


def test_what_packs_it_for_the_way_is_a_sound_script_that_takes_wheels_with_hashes_only() -> None:
    script = DEPLOY / "carry"
    assert script.stat().st_mode & 0o111
    assert subprocess.run(["sh", "-n", script], check=False).returncode == 0
    text = script.read_text(encoding="utf-8")
    assert "--require-hashes" in text
    assert "--only-binary=:all:" in text
    told = subprocess.run(["sh", script], capture_output=True, text=True, check=False)
    assert told.returncode != 0
    assert "usage" in told.stderr


def test_the_page_speaks_of_what_is_handed_over() -> None:
    page = PAGE.read_text(encoding="utf-8")
    handed = [path.relative_to(ROOT).as_posix() for path in tracked() if path.is_relative_to(DEPLOY)]
    assert handed
    assert [name for name in handed if name not in page] == []


def test_the_page_names_every_figure_and_no_other() -> None:
    text = (ROOT / "server" / "metrics.py").read_text(encoding="utf-8")
    made = {
        name + ("_total" if kind == "Counter" else "")
        for kind, name in re.findall(r'(Counter|Gauge|Histogram)\(\s*"(\w+)"', text)
    }
    told = set(re.findall(r"(?m)^\| `(registry_\w+)", PAGE.read_text(encoding="utf-8")))
    assert told == made


def test_the_page_names_every_stage_that_is_timed() -> None:
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "server").glob("*.py")]
    timed = {name for text in sources for name in re.findall(r'with stage\("(\w+)"\):$', text, re.MULTILINE)}
    page = PAGE.read_text(encoding="utf-8")
    assert timed >= {"authority", "document", "plan", "database", "acts"}
    assert [name for name in timed if f"`{name}`" not in page] == []
