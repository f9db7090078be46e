"""Feeds, the addresses they name, marks in archives, saved searches; pages that their outlets withdrew."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make room for what is watched."""
    op.add_column("pages", sa.Column("withdrawn", sa.String(), nullable=True))
    _feeds()
    _addresses()
    op.create_table(
        "marks",
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("next", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("source"),
    )
    op.create_table(
        "searches",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.Column("hook", sa.Text(), nullable=True),
        sa.Column("secret", sa.Text(), nullable=True),
        sa.Column("told", sa.Integer(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("made", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index("searches_name", "searches", ["name"], unique=True)


def _feeds() -> None:
    op.create_table(
        "feeds",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("kind", sa.String(), nullable=True),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("changed", sa.Text(), nullable=True),
        sa.Column("checked", sa.String(), nullable=True),
        sa.Column("read", sa.String(), nullable=True),
        sa.Column("news", sa.String(), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("fault", sa.Text(), nullable=True),
        sa.Column("every", sa.Float(), nullable=False),
        sa.Column("due", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index("feeds_url", "feeds", ["url"], unique=True)
    op.create_index("feeds_due", "feeds", ["due"])
    op.create_table(
        "feed_days",
        sa.Column("feed", sa.Integer(), nullable=False),
        sa.Column("day", sa.String(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("looks", "pages", "copies", "failures")),
        sa.ForeignKeyConstraint(["feed"], ["feeds.key"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("feed", "day"),
    )


def _addresses() -> None:
    op.create_table(
        "addresses",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("feed", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("stamp", sa.Text(), nullable=True),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("changed", sa.Text(), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("fault", sa.Text(), nullable=True),
        sa.Column("due", sa.Float(), nullable=True),
        sa.Column("first", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["feed"], ["feeds.key"], ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index("addresses_url", "addresses", ["url"], unique=True)
    op.create_index("addresses_due", "addresses", ["due", "host"])
    op.create_index("addresses_feed", "addresses", ["feed"])
