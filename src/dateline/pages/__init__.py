"""News pages in, Pages out: HTML, or the plain text that a scraper leaves.

source -> bytes -> text -> html.py or text.py -> Page
"""

from __future__ import annotations

import gzip
import re
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from dateline.errors import SkipPage
from dateline.model import Page
from dateline.pages.decode import decode
from dateline.pages.html import read_html
from dateline.pages.text import read_text

__all__ = ["LIMIT", "TIMEOUT", "read", "read_bytes"]

LIMIT = 20_000_000
"""Bytes of a page, unpacked. The largest news pages have three million."""

TIMEOUT = 20.0
"""Seconds to wait for the connection and between two pieces of the answer."""

_TAG = re.compile(
    r"<(?:!doctype\s|html|head|body|div|p|article|section|h[1-6]|title|meta|span|a\s|br|table|main)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"[^\s<>]{1,250}\.(?:html?|xhtml|shtml|php|asp|txt|text|md)(?:\.gz)?")
_OTHER_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]{1,20}://\S{1,2000}$")
_TOO_LARGE = "save the story alone and give its file"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Raw:
    """Content before it is known to be HTML or text."""

    where: str
    text: str
    url: str | None = None


def read(
    source: str | Path | IO[bytes] | IO[str],
    *,
    url: str | None = None,
    limit: int = LIMIT,
    timeout: float = TIMEOUT,
    private: bool = False,
) -> Page:
    """The Page at a path, an http(s) address, in an open file or in a string.

    A string is an address if it starts with http:// or https://; content if it holds a line
    end or a `<`, or is no path; else a path. `url` is the address the page came from, `limit`
    the most bytes it may have, `timeout` seconds (for addresses); `private` allows addresses
    inside this network. Raises SkipPage for what cannot be read.
    """
    raw = _raw(source, limit, timeout, private)
    return _page(raw.text, raw.where, url or raw.url)


def read_bytes(
    data: bytes, *, where: str, url: str | None = None, declared: str | None = None, limit: int = LIMIT
) -> Page:
    """The Page in `data`, gzip or not; `declared` is the charset that a server states. Raises SkipPage."""
    return _page(decode(_unpacked(data, where, limit), where=where, declared=declared), where, url)


def _page(text: str, where: str, url: str | None) -> Page:
    if not text.strip():
        raise SkipPage(where, "the page is empty", "give a page with a story on it")
    if _is_html(text):
        return read_html(text, source=where, url=url)
    return read_text(text, source=where, url=url)


def _raw(source: str | Path | IO[Any], limit: int, timeout: float, private: bool) -> _Raw:
    if isinstance(source, Path):
        return _from_path(source, limit)
    if isinstance(source, str):
        return _from_string(source, limit, timeout, private)
    if hasattr(source, "read"):
        return _from_file(source, limit)
    raise SkipPage(
        type(source).__name__, "is not a page", "give a path, an address, an open file or a string"
    )


def _from_string(source: str, limit: int, timeout: float, private: bool) -> _Raw:
    start = source[:8].lower()
    if start.startswith(("http://", "https://")) and len(source.split()) == 1:
        from dateline.pages.fetch import fetch  # only addresses need an HTTP client, a quarter second to load

        got = fetch(source, limit=limit, timeout=timeout, private=private)
        text = decode(_unpacked(got.data, source, limit), where=source, declared=got.charset)
        return _Raw(where=source, text=text, url=got.url)
    if _OTHER_SCHEME.match(source):
        raise SkipPage(
            source[:200], "only http and https addresses are read", "save the page and give its file"
        )
    if _is_path(source):
        return _from_path(Path(source), limit)
    _check(len(source), "string", limit)
    return _Raw(where="string", text=source)


def _is_path(source: str) -> bool:
    if "\n" in source or "<" in source or "\0" in source or not source.strip() or len(source) > 1000:
        return False
    try:
        if Path(source).exists():
            return True
    except (OSError, ValueError):
        return False
    return len(source.split()) == 1 and (
        "/" in source or "\\" in source or _NAME.fullmatch(source) is not None
    )


def _from_path(path: Path, limit: int) -> _Raw:
    where = str(path)
    try:
        if path.is_dir():
            raise SkipPage(where, "is a folder", "name the files in it")
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except FileNotFoundError as error:
        raise SkipPage(where, "there is no such file", "check the name") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SkipPage(where, f"cannot be read ({reason})", "check its permissions") from error
    return _Raw(where=where, text=decode(_unpacked(data, where, limit), where=where))


def _from_file(file: IO[Any], limit: int) -> _Raw:
    where = str(getattr(file, "name", "open file"))
    try:
        data = file.read(limit + 1)
    except UnicodeDecodeError as error:
        raise SkipPage(where, f"cannot be decoded ({error.reason})", "open it in binary mode") from error
    except (OSError, ValueError) as error:
        raise SkipPage(where, f"cannot be read ({error})", "open it for reading") from error
    if isinstance(data, str):
        _check(len(data), where, limit)
        return _Raw(where=where, text=data)
    return _Raw(where=where, text=decode(_unpacked(data, where, limit), where=where))


def _unpacked(data: bytes, where: str, limit: int) -> bytes:
    """`data` without gzip, if it has that; never more than `limit` bytes are unpacked."""
    _check(len(data), where, limit)
    if not data.startswith(b"\x1f\x8b"):
        return data
    unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    try:
        plain = unpacker.decompress(data, limit + 1)
    except (zlib.error, gzip.BadGzipFile) as error:
        raise SkipPage(where, f"is a broken gzip file ({error})", "download it again") from error
    _check(len(plain), where, limit)
    if not unpacker.eof:
        raise SkipPage(where, "is a gzip file that breaks off", "download it again")
    return plain


def _check(size: int, where: str, limit: int) -> None:
    if size > limit:
        raise SkipPage(where, f"is larger than {limit // 1_000_000} MB", _TOO_LARGE)


def _is_html(text: str) -> bool:
    head = text[:5000]
    return _TAG.search(head) is not None or (
        head.lstrip().startswith("<") and _TAG.search(text[:100_000]) is not None
    )
