"""Bodies of answers: what a few bytes grow to is never held whole, and what is broken is said."""

from __future__ import annotations

import gzip
import threading
import time
import zlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from dateline.errors import SkipPage
from dateline.pages.fetch import Client, Limits
from dateline.pages.unpack import unpacked

STORY = b"<html lang=en><h1>Talks</h1><p>Kenya met Togo.</p></html>" * 200


def packed(wbits: int) -> bytes:
    packer = zlib.compressobj(wbits=wbits)
    return packer.compress(STORY) + packer.flush()


@pytest.mark.parametrize("size", [1, 7, 100_000])
@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("", STORY),
        ("identity", STORY),
        ("gzip", gzip.compress(STORY)),
        ("X-Gzip", gzip.compress(STORY[:99]) + gzip.compress(STORY[99:])),
        ("gzip", gzip.compress(STORY) + b"\0\0"),
        ("deflate", packed(15)),
        ("gzip", packed(15)),
    ],
)
def test_it_is_the_same(encoding: str, body: bytes, size: int) -> None:
    pieces = [body[at : at + size] for at in range(0, len(body), size)]
    assert b"".join(unpacked(pieces, encoding)) == STORY


def test_deflate_without_a_head() -> None:
    assert b"".join(unpacked([packed(-15)], "deflate")) == STORY


@pytest.mark.parametrize(
    ("encoding", "body", "says"),
    [
        ("br", b"", "not asked for"),
        ("gzip, gzip", gzip.compress(gzip.compress(STORY)), "not asked for"),
        ("gzip", gzip.compress(STORY)[:-20], "breaks off"),
        ("gzip", b"\x1f\x8b no gzip", "broken"),
    ],
)
def test_what_is_wrong_is_said(encoding: str, body: bytes, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        list(unpacked([body], encoding))


def test_a_bomb_comes_in_small_pieces() -> None:
    packer = zlib.compressobj(9, wbits=31)
    bomb = b"".join(packer.compress(bytes(1 << 20)) for _ in range(64)) + packer.flush()
    parts = [len(each) for each in unpacked([bomb], "gzip")]
    assert sum(parts) == 64 << 20
    assert max(parts) <= 1 << 20


class _Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/slow":
            self.wfile.write(b"HTTP/1.1 200 OK\r\n")
            for number in range(50):
                self.wfile.write(f"X-{number}: a\r\n".encode())
                time.sleep(0.1)
            return
        self.send_response(302 if self.path == "/moved" else 200)
        self.send_header("Location", "/story")
        bomb = gzip.compress(gzip.compress(bytes(1 << 20)))
        body = bomb if self.path == "/moved" else gzip.compress(STORY)
        self.send_header("Content-Encoding", "gzip, gzip" if self.path == "/moved" else "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_the_body_of_a_redirect_is_not_read(site: str) -> None:
    client = Client(private=True)
    got = client.get(f"{site}/moved")
    client.close()
    assert (got.data, got.url) == (STORY, f"{site}/story")


def test_a_head_that_comes_too_slowly_is_given_up(site: str) -> None:
    client, begun = Client(private=True, limits=Limits(longest=0.5)), time.monotonic()
    with pytest.raises(SkipPage, match=r"too slowly|timed out"):
        client.get(f"{site}/slow")
    client.close()
    assert time.monotonic() - begun < 4
