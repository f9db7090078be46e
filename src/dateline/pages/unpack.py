"""Bodies of answers, unpacked piece by piece: what a few bytes grow to is never held whole."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

ASKED = "gzip, deflate"
"""What a server may pack with, one of them."""
_GZIP = b"\x1f"
_PIECE = 1 << 18
"""Bytes that are unpacked at a time."""


def unpacked(pieces: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """The bytes of a body with this Content-Encoding. Raises ValueError, which says what is wrong with it."""
    name = encoding.strip().lower()
    if name in ("", "identity"):
        yield from pieces
    elif name in ("gzip", "x-gzip", "deflate"):
        yield from _inflated(pieces)
    else:
        raise ValueError(f"is packed as {name[:40]!r}, which was not asked for")


def _inflated(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """gzip, zlib, or deflate without a head, as some servers send it."""
    opened, begun = None, False
    for data in pieces:
        while data:
            if opened is None:
                if begun and not data.startswith(_GZIP):
                    return  # gzip in several parts goes on; anything else behind the end is none of it
                opened = zlib.decompressobj(_window(data))
            try:
                part = opened.decompress(data, _PIECE)
            except zlib.error as error:
                raise ValueError(f"is packed in a broken way ({error})") from error
            begun = True
            yield part
            data = opened.unconsumed_tail
            if opened.eof:
                data, opened = opened.unused_data, None
    while opened is not None and (part := opened.decompress(b"", _PIECE)):
        yield part
    if opened is not None and not opened.eof:
        raise ValueError("breaks off")
    if not begun:
        yield b""


def _window(data: bytes) -> int:
    headed = data.startswith(_GZIP) or (data[0] & 15 == 8 and int.from_bytes(data[:2]) % 31 == 0)
    return zlib.MAX_WBITS | 32 if headed or len(data) < 2 else -zlib.MAX_WBITS
