"""The graph's scalars: each reads what a client wrote, and refuses it with a sentence that helps.

The ID is GraphQL's own, which may not be redefined; document reads it.
"""

from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import NewType

import strawberry

from errors import INVALID_DATE, INVALID_DECIMAL, INVALID_INSTANT, Refused
from resolvers.identity import Cursor as CursorValue
from resolvers.identity import parse_cursor

Cursor = NewType("Cursor", str)
Date = NewType("Date", date)
Instant = NewType("Instant", datetime)
Yuan = NewType("Yuan", Decimal)


def _date(value: object) -> date:
    try:
        if not isinstance(value, str) or len(value) != 10:
            raise ValueError(value)
        return date.fromisoformat(value)
    except ValueError as wrong:
        raise Refused(INVALID_DATE, value=str(value)[:40]) from wrong


def _instant(value: object) -> datetime:
    try:
        instant = datetime.fromisoformat(value if isinstance(value, str) else "")
        if instant.tzinfo is None:
            raise ValueError(value)
        return instant
    except ValueError as wrong:
        raise Refused(INVALID_INSTANT, value=str(value)[:40]) from wrong


def _decimal(value: object) -> Decimal:
    try:
        number = Decimal(value if isinstance(value, str) else str(value))
        if isinstance(value, bool) or not number.is_finite() or len(str(number)) > 40:
            raise ValueError(value)
        return number
    except (ValueError, InvalidOperation) as wrong:
        raise Refused(INVALID_DECIMAL, value=str(value)[:40]) from wrong


def _cursor(value: object) -> CursorValue:
    return parse_cursor(value)


SCALARS = {
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
    Yuan: strawberry.scalar(
        name="Decimal",
        description="十进制数,以字符串表示;金额单位为元 / An exact decimal number as a string; money is in yuan.",
        serialize=str,
        parse_value=_decimal,
    ),
}
"""What stands for each of our types in the schema."""
