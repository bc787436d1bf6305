"""Gives the instants at which rows were made and changed: office hours of the two months after the list's date.

In       random numbers of the chunk's seed.
Out      version, created_at and updated_at as COPY text.
Refuses  nothing.
Never    asks the clock.
"""

from __future__ import annotations

from random import Random

WORKDAYS = [f"2019-11-{day:02}" for day in range(1, 31)] + [f"2019-12-{day:02}" for day in range(1, 28)]
CHANGED = 0.15


def instants(random: Random) -> str:
    """The three columns; people who are entered together share them, so there are ties to break."""
    day = int(random.random() * len(WORKDAYS))
    made = f"{WORKDAYS[day]} {_time(random)}"
    if random.random() > CHANGED:
        return f"1\t{made}\t{made}"
    # Changed on the last days of the year, after all were made.
    return f"{2 + int(random.random() * 3)}\t{made}\t2019-12-{28 + int(random.random() * 4)} {_time(random)}"


def _time(random: Random) -> str:
    second = int(random.random() * 9 * 3600)
    return f"{8 + second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}+08"
