"""The driver's exceptions in, ours out: what can go wrong with a statement, in the words that those above us know.

In       an exception, and whether the connection was lost.
Out      nothing, where it is none of these.
Refuses  TOOK_TOO_LONG: the server broke off a statement; DATABASE_AWAY: it is gone; Violated: a constraint said no; Collided:
         another transaction was in the way; KeyTurned: a value was sealed with a key that is no longer in force.
Never    tells a client what the driver said.
"""

from __future__ import annotations

import asyncpg

from errors import DATABASE_AWAY, TOOK_TOO_LONG, Refused

AWAY = (
    asyncpg.PostgresConnectionError,  # 08: lost, refused, never there
    asyncpg.OperatorInterventionError,  # 57P: shutting down, starting up; 57014, cancelled, is taken out before
    asyncpg.TooManyConnectionsError,
    asyncpg.InvalidAuthorizationSpecificationError,
    asyncpg.InvalidCatalogNameError,
    asyncpg.InternalClientError,  # the server has taken leave in mid-air: the driver waits for more, and takes no statement
    OSError,
)
_KEY_TURNED = "RG003"
"""The state in which our triggers refuse such a value (migrations: guard.refuse_other_key)."""
_COLLIDED = (asyncpg.SerializationError, asyncpg.DeadlockDetectedError)
_TOO_LONG = (asyncpg.QueryCanceledError, asyncpg.LockNotAvailableError, TimeoutError)


class Violated(Exception):
    """A constraint of the database said no; ``constraint`` is its name, empty where a trigger gave none."""

    def __init__(self, constraint: str, state: str) -> None:
        super().__init__(f"{constraint} ({state})")
        self.constraint = constraint
        self.state = state


class Collided(Exception):
    """Another transaction was in the way of this one, which is undone and may be tried again."""


class KeyTurned(Exception):
    """A value was sealed with a key that is no longer in force; the keys are read again, and the act is tried again."""


def translate(failure: BaseException, *, closed: bool) -> None:
    """Raise ours in the place of the driver's exception, if it is one of these cases; else let it pass."""
    if isinstance(failure, _TOO_LONG):
        raise Refused(TOOK_TOO_LONG) from failure
    if isinstance(failure, _COLLIDED):
        raise Collided(str(failure)) from failure
    if isinstance(failure, asyncpg.PostgresError) and failure.sqlstate == _KEY_TURNED:
        raise KeyTurned from failure
    if isinstance(failure, asyncpg.IntegrityConstraintViolationError):
        raise Violated(failure.constraint_name or "", failure.sqlstate or "") from failure
    if isinstance(failure, AWAY) or (closed and isinstance(failure, asyncpg.InterfaceError)):
        raise Refused(DATABASE_AWAY) from failure
