"""What an entry of the audit trail says was changed, as a list: only what the asker may see in the division of the entry.

Each change names the object of the policy that shows it. Every object that is granted somewhere has its scope here, over the
lineage of the entry itself; a change that needs another is in no answer.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Integer, Select, and_, cast, column, false, func, or_, select
from sqlalchemy import Text as SqlText
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.sql import ColumnElement
from sqlalchemy.sql.selectable import NamedFromClause

from resolvers.catalogue import constant
from resolvers.plan.nodes import Altered, Shown, Text
from resolvers.statement.expressions import Origins
from resolvers.statement.json_text import json_list, json_object, json_string, or_null


def changes(origins: Origins, asked: Altered, entry: NamedFromClause) -> ColumnElement[Any]:
    """The list as a subselect over the entry."""
    told = func.jsonb_array_elements(entry.c[asked.column])
    rows = told.table_valued(column("change", JSONB), with_ordinality="place").render_derived(f"{entry.name}_changes")
    written = json_object(*((key, _output(rows.c.change, output)) for key, output in asked.outputs))
    listed = json_list(written, [cast(rows.c.place, Integer)])
    found: Select[Any] = select(listed).select_from(rows)
    shown = or_(false(), *(_shown(origins, each, rows.c.change, entry) for each in asked.shown))
    return found.where(shown).correlate(entry).scalar_subquery()


def _shown(origins: Origins, shown: Shown, change: ColumnElement[Any], entry: NamedFromClause) -> ColumnElement[bool]:
    return and_(_part(change, "need") == constant(shown.need), *origins.confine(shown.scope, entry))


def _output(change: ColumnElement[Any], output: Text | str) -> ColumnElement[Any]:
    if isinstance(output, Text):
        return json_string(output.text)
    return or_null(cast(func.to_json(_part(change, output)), SqlText))


def _part(change: ColumnElement[Any], key: str) -> ColumnElement[Any]:
    """One key of a change as text, whatever it is in JSON."""
    return change.op("->>", return_type=SqlText())(constant(key))
