"""The graph's scalars: each reads what a client wrote, and refuses it with a sentence that helps.

The ID is GraphQL's own, which may not be redefined; document reads it.
"""

import re
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import NewType

import strawberry
from strawberry.types.scalar import ScalarDefinition

from errors import INVALID_DATE, INVALID_DECIMAL, INVALID_INSTANT, Refused
from resolvers.identity import Cursor as CursorValue
from resolvers.identity import parse_cursor

Cursor = NewType("Cursor", str)
Date = NewType("Date", date)
Instant = NewType("Instant", datetime)
Amount = NewType("Amount", Decimal)


_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)", re.ASCII)
_NUMBER = re.compile(r"[+-]?\d{1,20}(\.\d{1,20})?", re.ASCII)


def _matching(pattern: re.Pattern[str], value: object) -> str:
    if not isinstance(value, str) or pattern.fullmatch(value) is None:
        raise ValueError(value)
    return value


def _date(value: object) -> date:
    try:
        day = date.fromisoformat(_matching(_DAY, value))
        if day in {date.min, date.max}:  # the driver would send these two as minus and plus infinity
            raise ValueError(value)
        return day
    except ValueError as wrong:
        raise Refused(INVALID_DATE, value=str(value)[:40]) from wrong


def _instant(value: object) -> datetime:
    try:
        return datetime.fromisoformat(_matching(_TIME, value)).astimezone(UTC)
    except (ValueError, OverflowError) as wrong:
        raise Refused(INVALID_INSTANT, value=str(value)[:40]) from wrong


def _decimal(value: object) -> Decimal:
    try:
        return Decimal(_matching(_NUMBER, value if isinstance(value, str | bool) else str(value)))
    except ValueError as wrong:
        raise Refused(INVALID_DECIMAL, value=str(value)[:40]) from wrong


def _cursor(value: object) -> CursorValue:
    return parse_cursor(value)


SCALARS: dict[object, ScalarDefinition] = {
    Cursor: strawberry.scalar(
        name="Cursor",
        description="游标,不透明,只在给出它的排序中有效 / A place in a list, opaque, good only in the ordering that gave it.",
        serialize=str,
        parse_value=_cursor,
    ),
    Date: strawberry.scalar(
        name="Date",
        description="民用日期(北京时间),如 2019-12-31 / A civil day in Asia/Shanghai, ISO 8601.",
        specified_by_url="https://scalars.graphql.org/andimarek/local-date",
        serialize=str,
        parse_value=_date,
    ),
    Instant: strawberry.scalar(
        name="DateTime",
        description="时刻,UTC 带时区 / An instant with its offset, given in UTC.",
        specified_by_url="https://scalars.graphql.org/andimarek/date-time",
        serialize=str,
        parse_value=_instant,
    ),
    Amount: strawberry.scalar(
        name="Decimal",
        description="十进制数,以字符串表示;金额单位为元 / An exact decimal number as a string; money is in yuan.",
        serialize=str,
        parse_value=_decimal,
    ),
}
"""What stands for each of our types in the schema."""
