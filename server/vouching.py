"""Gives an access token for an account without its password: for the command line of the demo.

In       settings that `databases.running` gave, and the account's name.
Out      the token, the same as sign-in gives.
Refuses  SettingsRefused: production; an account that is not there.
Never    prints anything.
"""

from __future__ import annotations

import asyncio

from authz.token import TokenKey
from db.engine import create_engine
from errors import SIGN_IN_FAILED, Refused, SettingsRefused
from server.databases import urls
from server.settings import Settings, demo_only
from server.sign_in import SignInDesk


def token(settings: Settings, account: str) -> str:
    """A token for this account."""
    try:
        return asyncio.run(_vouch(demo_only(settings), account))
    except Refused as refused:
        if refused.sentence is not SIGN_IN_FAILED:
            raise
        raise SettingsRefused(f"There is no account {account!r}; the demo's are named like viewer@321300.") from None


async def _vouch(settings: Settings, account: str) -> str:
    runtime_url, _ = urls(settings)
    engine = create_engine(runtime_url, 1, settings.statement_timeout_ms)
    try:
        key = TokenKey.load_or_create(settings.token_key)
        desk = SignInDesk(engine, key, settings.token_issuer, settings.token_audience, settings.token_lifetime)
        return (await desk.vouch(account)).token
    finally:
        await engine.dispose()
