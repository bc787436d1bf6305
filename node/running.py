"""Gives a command that ran to its end, or one refusal with its last words."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from node.failure import NodeFailed

SECONDS = 900
"""No installation and no build takes so long."""


def run(*command: str, also: Path | None = None, where: Path | None = None) -> str:
    """What the command printed; programs in ``also`` are found before others."""
    environment = dict(os.environ)
    if also is not None:
        environment["PATH"] = os.pathsep.join((str(also), environment.get("PATH", "")))
    try:
        done = subprocess.run(
            command, check=False, capture_output=True, text=True, env=environment, cwd=where, timeout=SECONDS
        )
    except (OSError, subprocess.TimeoutExpired) as failed:
        raise NodeFailed(f"{command[0]} does not run: {failed}") from failed
    if done.returncode:
        raise NodeFailed(f"{' '.join(command)} failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return done.stdout
