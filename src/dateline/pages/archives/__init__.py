"""Many pages in one file: web archives, and the exchange formats of agencies. Read as streams, never whole.

kind_of(path)   what it is, by its first bytes
entries(path)   its pages one by one, each with the place in the file where the next begins
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Literal

from dateline.errors import SkipPage
from dateline.pages.archives.entry import Entry, Wanted

__all__ = ["Entry", "Kind", "Wanted", "entries", "kind_of"]

Kind = Literal["warc", "newsml", "nitf", "jsonl"]
"""Web ARChive (ISO 28500); NewsML-G2; NITF 3; a JSON object a line, ninjs or a plain record."""

HEAD = 4096
GZIP = b"\x1f\x8b"
ZSTD = b"\x28\xb5\x2f\xfd"
_ROOT = re.compile(rb"<(?:[A-Za-z0-9_-]{1,20}:)?(newsItem|newsMessage|packageItem|nitf)[\s>]")
_JSON = (".jsonl", ".ndjson", ".json", ".jsonl.gz", ".ndjson.gz", ".json.gz")


def kind_of(path: Path) -> Kind | None:
    """What an archive is; null for a file that is one page, or that cannot be opened."""
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
    except (OSError, ValueError):
        return None
    if head.startswith(ZSTD):
        return "warc" if ".warc" in path.name.lower() else None
    return _of_head(_plain(head), path.name.lower())


def _of_head(head: bytes, name: str) -> Kind | None:
    if head.startswith(b"WARC/"):
        return "warc"
    root = _ROOT.search(head)
    if root and head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return "nitf" if root[1] == b"nitf" else "newsml"
    return "jsonl" if name.endswith(_JSON) and head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") else None


def _plain(head: bytes) -> bytes:
    if not head.startswith(GZIP):
        return head
    try:
        return zlib.decompressobj(wbits=zlib.MAX_WBITS | 16).decompress(head, HEAD)
    except zlib.error:
        return b""


def entries(path: Path, wanted: Wanted, *, start: int = 0) -> Iterator[Entry]:
    """The entries of an archive from `start` on: 0, or the `next` of an entry that was read before.

    An entry that cannot be read has an `error`, and the rest goes on where the format allows it.
    Raises SkipPage for a file that is no archive, or cannot be opened.
    """
    kind = kind_of(path)
    if kind is None:
        raise SkipPage(str(path), "is no archive that dateline knows", "give WARC, NewsML-G2, NITF or JSONL")
    module = import_module(f"dateline.pages.archives.{'newsml' if kind == 'nitf' else kind}")
    found: Iterator[Entry] = module.entries(path, wanted, start=start)
    return found
