"""Quotations: who said what, about whom; filled in from the records of the pages that are there."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from dateline.store import quotations

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table and fill it."""
    op.create_table(
        "quotations",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("listed", sa.String(), nullable=False),
        sa.Column("speaker", sa.Text(), nullable=True),
        sa.Column("speaker_text", sa.Text(), nullable=True),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("cue", sa.Text(), nullable=False),
        sa.Column("stance", sa.String(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.Column("block", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("about_folded", sa.Text(), nullable=False),
        sa.Column("events", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["page"], ["pages.key"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index("quotations_page", "quotations", ["page"], unique=False)
    op.create_index(
        "quotations_listed", "quotations", [sa.literal_column("listed DESC"), "key"], unique=False
    )
    quotations.fill(op.get_bind())
