"""What stories are made of, kept cell by cell, so that new pages touch their own cells alone.

Linking fills the tables: the first time it groups all pages.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "leaves",
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("place", sa.BigInteger(), nullable=False),
        sa.Column("clump", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["page"], ["pages.key"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("page"),
    )
    op.create_index("leaves_place", "leaves", ["place"])
    op.create_index("leaves_clump", "leaves", ["clump"])
    op.create_table(
        "clumps",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("low", sa.BigInteger(), nullable=False),
        sa.Column("high", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("next", sa.Integer(), nullable=True),
        sa.Column("central", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("related", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index("clumps_low", "clumps", ["low", "position"])
    op.create_index("clumps_next", "clumps", ["next"])
    op.create_table(
        "to_tell",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "value"),
    )
