"""Full-text search over sentences and headlines: SQLite's FTS5. The only SQL that is SQLite's own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, TextClause, text

from dateline.errors import StopRun

CREATE = (
    "CREATE VIRTUAL TABLE event_texts USING fts5("
    "sentence, headline, tokenize = 'unicode61 remove_diacritics 2')"
)
_TERM = re.compile(r'"([^"]*)"|(\S+)')
_WORD = re.compile(r"\w")


def add(connection: Connection, rows: Sequence[dict[str, object]]) -> None:
    """Make events findable; a row has their `key`, `sentence` and `headline`."""
    if rows:
        statement = "INSERT INTO event_texts (rowid, sentence, headline) VALUES (:key, :sentence, :headline)"
        connection.execute(text(statement), rows)


def remove(connection: Connection, keys: Iterable[int]) -> None:
    """Forget the texts of these events."""
    rows = [{"key": key} for key in keys]
    if rows:
        connection.execute(text("DELETE FROM event_texts WHERE rowid = :key"), rows)


def matching(words: str) -> TextClause:
    """A select of the keys of events whose sentence and headline have all the words.

    Raises StopRun when there is no word in it.
    """
    select = text("SELECT rowid FROM event_texts WHERE event_texts MATCH :words")
    return select.bindparams(words=_query(words))


def _query(words: str) -> str:
    """What a user typed, as FTS5 reads it: every term quoted, so that nothing in it is an operator."""
    quoted = (('"' + bare.replace('"', " ") + '"', begins) for bare, begins in terms(words))
    return " ".join(text + "*" if begins else text for text, begins in quoted)


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
