"""Full-text search over sentences and headlines: FTS5 in SQLite, a text search vector in PostgreSQL.

Both look for words whatever their case and accents. The only SQL that is not the same for both.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Integer,
    Select,
    bindparam,
    column,
    select,
    table,
    text,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.types import NullType

from dateline.errors import StopRun

CREATE = {
    "sqlite": (
        "CREATE VIRTUAL TABLE event_texts USING fts5("
        "sentence, headline, tokenize = 'unicode61 remove_diacritics 2')",
    ),
    "postgresql": (
        "CREATE TABLE event_texts (rowid INTEGER PRIMARY KEY, words TSVECTOR NOT NULL)",
        "CREATE INDEX event_texts_words ON event_texts USING gin (words)",
    ),
}
"""By database, what makes the table."""
_INSERT = {
    "sqlite": "INSERT INTO event_texts (rowid, sentence, headline) VALUES (:key, :sentence, :headline)",
    "postgresql": "INSERT INTO event_texts (rowid, words) VALUES (:key, to_tsvector('simple', :words))",
}
_TERM = re.compile(r'"([^"]*)"|(\S+)')
_WORD = re.compile(r"\w")
_LETTERS = re.compile(r"[^\W_]+")
_GAP = "zzgapzz"
"""A word between sentence and headline, so that no phrase begins in one and ends in the other."""
_TEXTS = table("event_texts", column("rowid", Integer))


def add(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    """Make events findable; a row has their `key`, `sentence` and `headline`."""
    if not rows:
        return
    dialect = connection.dialect.name
    if dialect == "postgresql":
        rows = [
            {"key": row["key"], "words": f"{_plain(row['sentence'])} {_GAP} {_plain(row['headline'])}"}
            for row in rows
        ]
    connection.execute(text(_INSERT[dialect]), rows)


def remove(connection: Connection, keys: Iterable[int]) -> None:
    """Forget the texts of these events."""
    rows = [{"key": key} for key in keys]
    if rows:
        connection.execute(text("DELETE FROM event_texts WHERE rowid = :key"), rows)


def matching(words: str) -> Select[tuple[int]]:
    """A select of the keys of events whose sentence and headline have all the words.

    Raises StopRun when there is no word in it.
    """
    return select(_TEXTS.c.rowid).where(_Has(words))


class _Has(ColumnElement[Any]):
    """Does a text have these words? Each database is asked in its own language."""

    inherit_cache = False
    #: Said to be of no type: for a boolean SQLAlchemy would compare it with 1, and MATCH stands alone.
    type = NullType()

    def __init__(self, words: str) -> None:
        self.fts5: BindParameter[str] = bindparam(None, _fts5(words), unique=True)
        self.tsquery: BindParameter[str] = bindparam(None, _tsquery(words), unique=True)


@compiles(_Has, "sqlite")
def _in_sqlite(has: _Has, compiler: Any, **named: Any) -> str:
    return f"event_texts MATCH {compiler.process(has.fts5, **named)}"


@compiles(_Has, "postgresql")
def _in_postgresql(has: _Has, compiler: Any, **named: Any) -> str:
    return f"words @@ to_tsquery('simple', {compiler.process(has.tsquery, **named)})"


def _fts5(words: str) -> str:
    """What a user typed, as FTS5 reads it: every term quoted, so that nothing in it is an operator."""
    quoted = (('"' + bare.replace('"', " ") + '"', begins) for bare, begins in terms(words))
    return " ".join(text + "*" if begins else text for text, begins in quoted)


def _tsquery(words: str) -> str:
    """The same as PostgreSQL reads it: letters and digits in quotes, in a row or as a beginning."""
    found = []
    for bare, begins in terms(words):
        row = " <-> ".join(f"'{word}'" for word in _plain(bare).split())
        if row:
            found.append(f"({row}{':*' if begins else ''})")
    return " & ".join(found)


def _plain(words: str) -> str:
    """Words of letters and digits without case and accents, a blank between them."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", words) if not unicodedata.combining(sign))
    return " ".join(_LETTERS.findall(bare.casefold()))


def terms(words: str) -> tuple[tuple[str, bool], ...]:
    """The words and phrases that a user typed, and whether each is a beginning ("sanct*").

    Raises StopRun when there is no word in it.
    """
    # SQLite ends a text at a NUL and takes no half of a surrogate pair.
    plain = words.replace("\0", " ").encode("utf-8", "replace").decode()
    found = tuple(
        (phrase or word.rstrip("*"), word.endswith("*"))
        for phrase, word in _TERM.findall(plain)
        if _WORD.search(phrase or word)
    )
    if not found:
        raise StopRun(f"search {words!r}", "there is no word to look for", 'give a word or a "phrase"')
    return found
