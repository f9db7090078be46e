"""Bytes to text: byte-order mark, what the server or the page declares, UTF-8, then a guess."""

from __future__ import annotations

import codecs
import re

from dateline.errors import SkipPage

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_META = re.compile(
    rb"""<meta[^>]{0,200}?charset\s{0,4}=\s{0,4}["']?\s{0,4}([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE
)
_XML = re.compile(rb"""^\s{0,20}<\?xml[^>]{0,200}?encoding=["']([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"\x89PNG", "an image"),
    (b"GIF8", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"RIFF", "a sound or video file"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound or video file"),
    (b"SQLite format 3", "a database"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
)
# What browsers read a declared name as, because pages use the larger set under the smaller's name (WHATWG).
_LARGER = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "iso8859-9": "cp1254",
}
_WAY_OUT = "give the saved HTML or text of the page"
# What pages without a usable declaration are in, after UTF-8 and the Western cp1252.
_WEB = (
    "cp1250",
    "cp1251",
    "koi8_r",
    "cp1253",
    "cp1254",
    "cp1255",
    "cp1256",
    "cp874",
    "gb18030",
    "big5",
    "cp932",
    "euc_jp",
    "cp949",
)
_LETTERS = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_GUESSED = 65_536
"""Bytes that a guess looks at; more makes it slow and no better."""


def decode(data: bytes, *, where: str, declared: str | None = None) -> str:
    """The text of `data`; `declared` is the charset of an HTTP header.

    A declared encoding that does not fit the bytes is given up for one that does. Raises
    SkipPage for binary data and for bytes that fit no encoding.
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _sound(data.decode(name, errors="replace"), where)
    _refuse_binary(data, where)
    names = [declared, _named(_XML.search(data[:400])), _named(_META.search(data[:8192])), "utf-8"]
    for codec in names:
        text = _try(data, codec)
        if text is not None:
            return text
    text = _mostly_utf8(data) or _guess(data)
    if text is None:
        raise SkipPage(where, "its encoding cannot be told", "save it as UTF-8")
    return _sound(text, where)


def _named(match: re.Match[bytes] | None) -> str | None:
    return match.group(1).decode("ascii") if match else None


def _try(data: bytes, name: str | None) -> str | None:
    """`data` in the encoding `name`, None if there is no such encoding or it does not fit."""
    try:
        codec = codecs.lookup(name or "").name
    except LookupError:
        return None
    if codec in ("iso8859-1", "ascii"):
        # Pages that declare either hold Windows signs (curly quotation marks); many are UTF-8.
        return _try(data, "utf-8") or _try(data, "cp1252")
    if codec.startswith(("utf-16", "utf-32")):
        return None  # it could be read as ASCII so far, so it is neither
    try:
        return data.decode(_LARGER.get(codec, codec))
    except (UnicodeDecodeError, LookupError, ValueError):
        return None


def _mostly_utf8(data: bytes) -> str | None:
    """UTF-8 with a few broken bytes (a page cut off or pasted together)."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("�")
    signs = sum(1 for sign in text if ord(sign) > 127) - broken
    return text if broken <= 5 or broken * 20 < signs else None


def _guess(data: bytes) -> str | None:
    sample = data[:_GUESSED]
    high = sum(1 for byte in sample if byte > 127)
    letters = high + sum(1 for byte in sample if byte in _LETTERS)
    western = _try(data, "cp1252")
    if western is not None and high * 10 < letters:
        return western
    from charset_normalizer import from_bytes  # needed for few pages

    best = from_bytes(sample, cp_isolation=list(_WEB)).best()
    return (_try(data, best.encoding) if best else None) or western


def _refuse_binary(data: bytes, where: str) -> None:
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise SkipPage(where, f"this is {what}, not a page", _WAY_OUT)
    head = data[:8192]
    strange = sum(1 for byte in head if byte < 9 or 13 < byte < 27 or 27 < byte < 32)
    if strange > max(4, len(head) // 20):
        raise SkipPage(where, "this is binary, not a page", _WAY_OUT)


def _sound(text: str, where: str) -> str:
    if text.count("�") > max(20, len(text) // 10):
        raise SkipPage(where, "its encoding cannot be told", "save it as UTF-8")
    return text
