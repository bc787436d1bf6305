"""Serves the explorer: the page at ``/`` and its files under ``/explorer/``, as `explorer/` has built them.

In       Settings; the desk that signs in; the built page, looked for at each request, so that a build is seen at once.
Out      routes; none where the explorer is off.
Refuses  NOT_FOUND in our shape for what is no file of the page; a page that is not built says how to get it.
Never    lets the page load anything from elsewhere; builds it.
"""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from starlette.datastructures import MutableHeaders
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Message, Receive, Scope, Send

from server.demo_desk import DemoDesk
from server.settings import Mode, Settings
from server.sign_in import SignInDesk

BUILT = Path(__file__).parents[1] / "explorer" / "dist"
"""Where the page lies; beside the server, so it can be copied from a machine that built it."""

POLICY: Mapping[str, str] = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
    "form-action": "'none'",
}
"""What the page may load: files of this server. Two directives are looser, both for the editor, Monaco: it writes its
themes and the places of its lines into the page as styles ('unsafe-inline'), and draws its underlines as pictures within
its style sheet (data:). Neither runs anything. Scripts, workers and connections are this server's only."""

MISSING = """<!doctype html>
<html lang="zh-CN"><meta charset="utf-8"><title>民政登记图</title>
<h1>查询台尚未构建</h1>
<p>在服务器的代码目录里运行 <code>make explorer</code>（需要能访问 npm 源），
或从另一台机器复制 <code>explorer/dist</code> 目录，再刷新本页。
其余一切照常：<code>/graphql</code>。</p>
<p lang="en">The explorer is not built. Run <code>make explorer</code> where the server's code lies (it needs an npm registry), or
copy <code>explorer/dist</code> from another machine, and reload. All else works: <code>/graphql</code>.</p>
"""

Endpoint = Callable[[Request], Awaitable[Response]]
_KEPT = "public, max-age=31536000, immutable"
_HEADERS = {
    "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in POLICY.items()),
    "Cache-Control": "no-cache",
}


def routes(settings: Settings, desk: SignInDesk, spoken: Callable[[Endpoint], Endpoint]) -> Sequence[BaseRoute]:
    """The page, its files, what it must know; and in the demo the sign-in by a click."""
    if not settings.explorer_shown:
        return ()
    page = Page(BUILT, demo=settings.mode is Mode.DEMO)
    files = GZipMiddleware(Files(directory=BUILT / "files", check_dir=False), minimum_size=1024)
    shown: list[BaseRoute] = [
        Route("/", page.answer),
        Route("/explorer/desk.json", page.desk),
        Mount("/explorer/files", files),
    ]
    if settings.mode is Mode.DEMO:
        shown.append(Route("/auth/demo", spoken(DemoDesk(desk, settings.names).answer), methods=["POST"]))
    return shown


@dataclass(frozen=True, slots=True)
class Page:
    """The page itself, which is asked for anew each time: it names the files."""

    built: Path
    demo: bool

    async def answer(self, _: Request) -> Response:
        """``/``."""
        page = self.built / "index.html"
        if not page.is_file():
            return HTMLResponse(MISSING, 503, _HEADERS)
        return FileResponse(page, headers=_HEADERS)

    async def desk(self, _: Request) -> Response:
        """How one signs in here: which demo accounts there are, or by name and password."""
        return JSONResponse({"demo": DemoDesk.told() if self.demo else None}, headers={"Cache-Control": "no-store"})


class Files(StaticFiles):
    """Files that are named by their content: a browser may keep them for good."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one file."""

        async def kept(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                # A worker obeys the policy that came with its own file.
                headers["Content-Security-Policy"] = _HEADERS["Content-Security-Policy"]
                headers["Cache-Control"] = _KEPT
            await send(message)

        await super().__call__(scope, receive, kept)

    async def check_config(self) -> None:
        """Nothing: where the page is not built there is no file, and nothing is amiss."""

    def lookup_path(self, path: str) -> tuple[str, os.stat_result | None]:
        """The file; a name that no file can have is that of none."""
        return ("", None) if "\0" in path else super().lookup_path(path)
