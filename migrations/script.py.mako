"""${message}

Revision ${up_revision}, after ${down_revision | comma,n}; ${create_date}.

The rule for every migration: the version of the server before it must run on the schema after it. Add first, move the
readers, remove in a later release. New tables of a register get lineage columns, the trigger keep_lineage, row security
and a policy in the same migration.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
${imports if imports else ""}

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    """Go forward."""
    ${upgrades if upgrades else "pass"}
