"""The status of events beside their reports, and a number that tells whether what is counted has changed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make room; linking fills in the status of reports that are there."""
    op.add_column("events", sa.Column("told", sa.String(), nullable=True))
    op.add_column("events", sa.Column("status", sa.String(), nullable=True))
    untold = sa.text("told IS NULL")
    op.create_index("events_untold", "events", ["key"], sqlite_where=untold, postgresql_where=untold)
    op.create_table(
        "counters",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
