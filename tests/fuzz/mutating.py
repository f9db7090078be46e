"""Small changes to bytes, such as break readers: what hypothesis and the fuzzer by hand both make."""

from __future__ import annotations

from random import Random

ODD = (
    b"\x00", b"\xff", b"\xed\xa0\x80", b"\xef\xbb\xbf", "\u202e".encode(), "\u2028".encode(),
    "\u0130".encode(),
    "\u00b2".encode(), "\u0665".encode(), "\U0001d7d8".encode(), "\u0301".encode() * 50,
    b"\xfe\xff", b"\xff\xfe",
    b"<", b">", b"&", b"&#0;", b"&#xD800;", b"&#1114112;", b"<!--", b"-->", b"<![CDATA[",
    b"]]>", b"<!DOCTYPE",
    b'<!ENTITY a "b">', b"<?xml version='1.0' encoding='utf-7'?>", b"charset=utf-16",
    b"charset=idna", b"/>",
    b"{", b"}", b"[", b"]", b'"', b"'", b"\\", b"\\ud800", b"NaN", b"1e999", b"-0", b"null",
    b"[" * 2000,
    b"9" * 400, b"0", b"0000", b"9999-12-31", b"0001-01-01", b"-", b"/", b"..", b"X",
    b"T24:60:61+99:99", b"%",
    b"%00", b"%ff", b"+", b"*", b"(", b")", b":", b"NEAR", b"AND", b"[::1", b"http://", b"@",
    b"#", b"?", b";",
    b"\r", b"\n", b"\r\n\r\n", b"\t", b" " * 300, b"a" * 3000, b"=", b"\x1f\x8b\x08\x00",
    b"Content-Length: -1",
    b"WARC/1.0\r\n", b"\x28\xb5\x2f\xfd", b"million", b"between", b"hundred", b"days ago",
    b"the 1990s", b"per cent",
)  # fmt: skip
"""What has broken readers before, here or elsewhere."""
LONGEST = 100_000


def edit(data: bytes, kind: int, where: float, what: int, other: bytes) -> bytes:
    """`data` with one change; `where` is a share of its length, the rest picks the change."""
    at = int(where * len(data))
    odd = ODD[what % len(ODD)]
    size = 1 << what % 10
    changes = (
        lambda: data[:at] + odd + data[at:],
        lambda: data[:at] + odd + data[at + len(odd) :],
        lambda: data[:at] + data[at + size :],
        lambda: data[:at] + bytes([what % 256]) + data[at + 1 :],
        lambda: data[:at] + data[at : at + size] * (2 + what % 40) + data[at + size :],
        lambda: data[:at],
        lambda: data[:at] + other[int(where * len(other)) :],
        lambda: data[:at] + other[what % (len(other) + 1) :][: 4 * size] + data[at:],
    )
    return changes[kind % len(changes)]()[:LONGEST]


def mutated(corpus: list[bytes], chance: Random) -> bytes:
    """One of the corpus, changed in up to eight places."""
    data = chance.choice(corpus)
    for _ in range(chance.choice((1, 1, 2, 3, 5, 8))):
        other = chance.choice(corpus)
        data = edit(data, chance.randrange(8), chance.random(), chance.randrange(1 << 16), other)
    return data
