"""Asks the service of this machine whether it lives: `python -m server.alive`, the health check of the container.

In       the settings of the service, from the same environment: address, port, TLS.
Out      exit code 0 where `/livez` answers 200, else 1.
Refuses  nothing: a service that cannot be asked does not live.
Never    asks for more than life, so that a database's absence restarts nobody; loads what answers requests.
"""

from __future__ import annotations

import os
import ssl
import sys
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException, HTTPSConnection

from errors import SettingsRefused
from server.settings import Settings, read_settings

PATIENCE = 4.0
"""Seconds to wait for an answer; the container file gives the whole check one more."""

_EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104


def alive(settings: Settings) -> bool:
    """Whether the service that these settings describe answers."""
    connection = _connection(settings)
    try:
        connection.request("GET", "/livez")
        return connection.getresponse().status == HTTPStatus.OK
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def _connection(settings: Settings) -> HTTPConnection:
    host = _EVERYWHERE.get(settings.host, settings.host)
    if settings.tls_certificate_file is None:
        return HTTPConnection(host, settings.port, timeout=PATIENCE)
    # The certificate is made out to the name that clients know; here it is asked by address, and not who it is.
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return HTTPSConnection(host, settings.port, timeout=PATIENCE, context=context)


def main() -> int:
    """The exit code."""
    try:
        return 0 if alive(read_settings(os.environ)) else 1
    except SettingsRefused:
        return 1


if __name__ == "__main__":
    sys.exit(main())
