"""What every archive yields, and what is common to reading it."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from dateline.errors import SkipPage
from dateline.model import Page
from dateline.pages.parts import guess_language

_LANGUAGE = re.compile(rb"""<html[^>]{0,400}?\slang\s{0,2}=\s{0,2}["']?([A-Za-z]{2,3})\b""", re.IGNORECASE)
_INVISIBLE = re.compile(rb"<(script|style)\b", re.IGNORECASE)
_TAGS = re.compile(rb"<[^<>]{0,2000}>")
_HEAD = 8_192
_ENOUGH = 40
"""Words that are enough to tell a language by."""
_LOOKED_AT = 65_536
"""Bytes of a page in which its language is looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of an archive: a page, or why there is none.

    `where` names archive and place ("news.warc.gz at 1234"). `next` is where to go on: a byte of the file
    (of the unpacked text in JSONL), or a number of entries in XML; a WARC goes on with the same record.
    `passed` is the reason for leaving out what is no fault (another language, no page at all); `error` what
    is wrong with it. `withdrawn`: the address or id of a story that its agency takes back. `raw` is a hash
    of the entry's bytes. `dated` is when the archive took the page, ISO 8601; null: it does not say.
    """

    where: str
    next: int
    page: Page | None = None
    raw: str | None = None
    dated: str | None = None
    error: SkipPage | None = None
    passed: str | None = None
    withdrawn: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What to take: pages up to `max_bytes`, in one of `languages` (ISO 639-1; empty: all)."""

    max_bytes: int = 20_000_000
    languages: frozenset[str] = field(default_factory=frozenset)

    def language(self, language: str | None) -> bool:
        """Is a page in this language taken? One that nobody can tell is."""
        return not self.languages or language is None or language[:2].lower() in self.languages

    def refusal(self, language: str | None) -> str | None:
        """Why a page that states this language is left out; null: it is not."""
        return None if self.language(language) else f"its language is {language}"

    def refusal_of(self, page: Page) -> str | None:
        """The same for a page as it was read. The language of a short one is a guess."""
        words = sum(block.text.count(" ") + 1 for block in page.blocks)
        return self.refusal(page.language) if words >= _ENOUGH else None


def language_of(html: bytes) -> str | None:
    """ISO 639-1 code of a page from its first bytes, without parsing it; null: it cannot be told.

    Templates state "en" around any text, so that is believed only of a short one.
    """
    found = _LANGUAGE.search(html[:_HEAD])
    stated = found[1].decode("ascii").lower() if found else None
    if stated and stated != "en":
        return stated
    text = _text(html[:_LOOKED_AT]).decode("utf-8", "ignore")
    return guess_language(text) if len(text.split()) >= _ENOUGH else stated


def _text(html: bytes) -> bytes:
    """The visible text, roughly: without tags, scripts and styles."""
    kept, at = [], 0
    while found := _INVISIBLE.search(html, at):
        kept.append(html[at : found.start()])
        end = html.lower().find(b"</" + found[1].lower(), found.end())
        at = len(html) if end < 0 else end
    kept.append(html[at:])
    return b" ".join(_TAGS.sub(b" ", b" ".join(kept)).split())


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """The bytes of a file, without gzip if it has that. Raises SkipPage for a file that cannot be opened."""
    try:
        file = path.open("rb")
    except OSError as error:
        raise SkipPage(
            str(path), f"cannot be read ({error.strerror or error})", "check its permissions"
        ) from error
    with file:
        packed = file.read(2) == b"\x1f\x8b"
        file.seek(0)
        yield gzip.GzipFile(fileobj=file) if packed else file  # type: ignore[misc]
