"""Signs a demo account in by a click, without its password: ``POST /auth/demo``, for the page at ``/`` of the demo only.

In       a request whose body is ``{"account": "viewer@321300"}``, from a page of this server; the names that it goes by.
Out      the same as sign-in gives; and which accounts the page offers.
Refuses  FORBIDDEN: a page of another origin, or a name that is not this server's; INVALID_REQUEST: no JSON, or another shape;
         SIGN_IN_FAILED: no demo account.
Never    is there in production; opens an account that is not named like those of the demo.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import JSONResponse

from errors import FOREIGN_NAME, FOREIGN_PAGE, SIGN_IN_FAILED, Refused
from server import http
from server.asked import Unread
from server.origins import may_connect
from server.own_names import is_own
from server.sign_in import SignInDesk, admitted, asked


class Place(NamedTuple):
    """A division whose accounts the page offers: one inside the other, as the walkthrough goes."""

    code: str
    name: str
    level: str


class Desk(NamedTuple):
    """A role as the page shows it."""

    name: str
    title: str
    about: str


PLACES = (
    Place("321300", "宿迁市", "市"),
    Place("321322", "沭阳县", "县"),
    Place("321322106", "沂涛镇", "镇"),
    Place("321322106208", "大王庄村", "村"),
)
DESKS = (
    Desk("viewer", "查询员", "看居民、户、机构；身份证号遮盖"),
    Desk("registrar", "经办员", "登记与更正；另看收入、类别、入住"),
    Desk("approver", "审批员", "审批他人所报；查看加密号码须说明理由"),
    Desk("oversight", "监督员", "看谁用了什么权力；只读"),
    Desk("administrator", "系统管理员", "只看区划，不见个人信息"),
)
_NAME = re.compile(rf"(?:{'|'.join(desk.name for desk in DESKS)})@\d{{6,12}}", re.ASCII)
_SHAPE = '{"account": "viewer@321300"}'
_OURS = frozenset({"same-origin", "none"})


@dataclass(frozen=True, slots=True)
class DemoDesk:
    """Hands out tokens of demo accounts. Mount ``answer`` as the endpoint."""

    desk: SignInDesk
    names: Collection[str]

    async def answer(self, request: Request) -> JSONResponse:
        """The endpoint."""
        self._from_here(request)
        http.demand_json(request)
        match await asked(request, _SHAPE):
            case {"account": str(name), **rest} if not rest:
                if _NAME.fullmatch(name) is None:
                    raise Refused(SIGN_IN_FAILED)
                return admitted(await self.desk.vouch(name))
            case _:
                raise Unread(400, _SHAPE)

    @staticmethod
    def told() -> Mapping[str, object]:
        """Which accounts the page offers."""
        return {"places": [place._asdict() for place in PLACES], "roles": [desk._asdict() for desk in DESKS]}

    def _from_here(self, request: Request) -> None:
        """Browsers say which page asks; whoever says nothing is no browser. A page that the settings list is still another's."""
        if not may_connect(request.headers, ()) or request.headers.get("sec-fetch-site", "none") not in _OURS:
            raise Unread(403, "", FOREIGN_PAGE)
        # Page and server under one name proves nothing if that name is the page's.
        if not is_own(request.headers, self.names):
            raise Unread(403, "", FOREIGN_NAME)
