"""Gives what processes have cost so far, where the system has /proc."""

from __future__ import annotations

import os
from pathlib import Path

_PROC = Path("/proc")


def cpu_seconds(pid: int) -> float:
    """Processor time so far of a process with its children; nothing where there is no /proc."""
    stats = [found for found in map(_stat, _PROC.glob("[0-9]*/stat")) if found]
    family = {pid}
    for child, maker, _ in sorted(stats):
        if maker in family:
            family.add(child)
    ticks = sum(spent for child, _, spent in stats if child in family)
    return ticks / os.sysconf("SC_CLK_TCK")


def parent(pid: int) -> int:
    """The process that started this one."""
    found = _stat(_PROC / str(pid) / "stat")
    return found[1] if found else 0


def _stat(file: Path) -> tuple[int, int, int] | None:
    try:
        pid, _, rest = file.read_text(encoding="utf-8", errors="replace").partition(" (")
    except OSError:
        return None
    words = rest.rpartition(") ")[2].split()
    # With the time of children that have ended: a backend that goes must not take its time away.
    return int(pid), int(words[1]), sum(int(word) for word in words[11:15])
