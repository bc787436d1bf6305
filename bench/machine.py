"""Gives what a reader of the results must know of the machine and the versions."""

from __future__ import annotations

import json
import os
import platform
import subprocess
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from bench.city import City
from bench.load import Generator
from bench.packages import POSTGRAPHILE


def machine(city: City, generator: Generator) -> dict[str, str]:
    """Names and values, in the order to show."""
    libraries = ("strawberry-graphql", "graphql-core", "sqlalchemy", "asyncpg", "starlette", "uvicorn")
    return {
        "date": datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
        "processor": f"{_processor()}, {os.cpu_count()} cores",
        "load before": " ".join(f"{load:.2f}" for load in os.getloadavg()),
        "system": f"{platform.system()} {platform.release()}, Python {platform.python_version()}",
        "PostgreSQL": city.postgres,
        "people": f"{city.people:,}",
        "libraries": ", ".join(f"{name} {version(name)}" for name in libraries),
        "PostGraphile": f"{_postgraphile()} on Node {_node(generator)}",
        "load generator": generator.name,
    }


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.is_file() else []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())


def _postgraphile() -> str:
    package = POSTGRAPHILE / "node_modules" / "postgraphile" / "package.json"
    return str(json.loads(package.read_text(encoding="utf-8"))["version"])


def _node(generator: Generator) -> str:
    done = subprocess.run([str(generator.node), "--version"], check=True, capture_output=True, text=True)
    return done.stdout.strip().removeprefix("v")
