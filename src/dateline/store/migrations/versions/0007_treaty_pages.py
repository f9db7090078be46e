"""Which pages speak of a treaty, as rows: those of a page are found without reading all treaties."""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make the table, and fill it from the treaties that are there."""
    told = op.create_table(
        "treaty_pages",
        sa.Column("treaty", sa.Integer(), nullable=False),
        sa.Column("page", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["treaty"], ["treaties.key"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("treaty", "page"),
    )
    op.create_index("treaty_pages_page", "treaty_pages", ["page", "treaty"])
    connection = op.get_bind()
    for key, record in connection.execute(sa.text("SELECT key, record FROM treaties")).all():
        values = [{"treaty": key, "page": page} for page in dict.fromkeys(json.loads(record)["pages"])]
        if values:
            connection.execute(sa.insert(told), values)
