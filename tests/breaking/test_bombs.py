"""Files made to break a reader, added as a user adds them: a clear line each, and the rest goes on."""

from __future__ import annotations

import gzip
import io
import os
import resource
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastwarc.warc import WarcRecord, WarcRecordType

PROGRAM = Path(__file__).parent / "stubbed.py"
MEMORY = 3 << 30
"""Bytes of address space, of which libraries reserve most; a bomb that went off would need more."""
RESIDENT = 700_000
"""KiB at the peak; it is the same (560,000) for bombs of 100 and of 400 MiB."""
MIB = 1 << 20
BOMB = int(os.environ.get("BOMB_MIB", "100")) * MIB
"""What a bomb unpacks to: five times what a page may have, more where it is asked for."""
LINE = 2 * BOMB
STORY = (
    "<html lang=en><h1>Talks {n}</h1><p>The ministers of Kenya and Togo met on Monday, she said.</p></html>"
)
PAGE = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def zeros(size: int, head: bytes = b"", tail: bytes = b"", sign: bytes = b"a") -> bytes:
    """gzip of head, `size` signs and tail, made piece by piece."""
    packer = zlib.compressobj(9, wbits=31)
    parts = [packer.compress(head)]
    parts += [packer.compress(sign * MIB) for _ in range(size // MIB)]
    return b"".join([*parts, packer.compress(tail), packer.flush()])


def warc(number: int, body: bytes, head: bytes = PAGE) -> bytes:
    made = WarcRecord()
    made.init_headers(WarcRecordType.response)
    made.headers["WARC-Target-URI"] = f"https://a.example/{number}"
    made.headers["Content-Type"] = "application/http; msgtype=response"
    made.set_bytes_content(head + b"Content-Length: %d\r\n\r\n" % len(body) + body)
    out = io.BytesIO()
    made.write(out)
    return out.getvalue()


def story(number: int) -> bytes:
    return STORY.format(n=number).encode()


def record(number: int, text: str = "Kenya met Togo on Monday.") -> bytes:
    return f'{{"url": "https://a.example/{number}", "title": "Talks {number}", "text": "{text}"}}\n'.encode()


def item(number: int, inside: bytes) -> bytes:
    return (
        b'<newsItem guid="urn:x:%d"><contentMeta><headline>Talks %d</headline></contentMeta>'
        % (number, number)
        + b"<contentSet><inlineXML><nitf><body><body.content>"
        + inside
        + b"</body.content></body></nitf></inlineXML></contentSet></newsItem>"
    )


def hostile() -> Iterator[tuple[str, Callable[[], bytes], str]]:
    """Name, what makes the content, what the line about it says; "" where the file is read all the same."""
    yield "bomb.html.gz", lambda: zeros(BOMB), "larger than"
    yield "twice.html.gz", lambda: gzip.compress(zeros(BOMB)), ""
    yield "cut.html.gz", lambda: gzip.compress(story(1))[:40], "breaks off"
    yield "deep.html", lambda: b"<div>" * 100_000 + story(2), ""
    yield "attributes.html", lambda: b"<p " + b"a=b " * 200_000 + b">" + story(3), ""
    yield "nul.html", lambda: story(4).replace(b"met", b"m\0e\0t"), ""
    yield "turned.html", lambda: story(5).replace(b"Kenya", "\u202eayneK\u202c\u2066".encode()), ""
    yield "lies.html", lambda: story(6).replace(b"<h1>", b"<h1><meta charset=utf-16><body>"), ""
    yield (
        "odd.html",
        lambda: story(7).replace(b"<h1>", b'<meta charset="no-such"><h1>') + b"\xff\xfe\xed",
        "",
    )
    yield "none.html", lambda: b"", "empty"
    yield "nothing.html", lambda: b"\0" * 5000, ""
    yield "line.txt", lambda: b"word " * 1_000_000, ""
    lines = record(10) + b'{"text": "' + b"a" * 30 * MIB + b'"}\n' + record(11)
    yield "line.jsonl", lambda: lines, "larger than"
    yield "gigabyte.jsonl.gz", lambda: zeros(LINE, record(12), b"\n" + record(13)), "larger than"
    yield (
        "deep.jsonl",
        lambda: record(14) + b"[" * 100_000 + b"\n" + b'{"a":' * 100_000 + b"\n" + record(15),
        "not JSON",
    )
    yield "half.jsonl", lambda: record(16, "Kenya \\ud800 met Togo."), ""
    yield "entities.xml", lambda: b'<!DOCTYPE a [<!ENTITY b "c">]>' + item(20, b"<p>&b;</p>"), "entities"
    whole = b"<newsMessage>" + item(21, b"<p>Kenya met Togo.</p>")
    yield "deep.xml", lambda: whole + item(22, b"<p>" * 100_000), "deep"
    yield "bomb.xml.gz", lambda: zeros(BOMB, whole + b"<newsItem><p>"), "larger than"
    yield (
        "charset.xml",
        lambda: b'<?xml version="1.0" encoding="no-such"?>' + item(23, b"<p>Kenya met Togo.</p>"),
        "broken",
    )
    bomb = PAGE + b"Content-Encoding: gzip\r\n"
    records = warc(30, story(30)) + warc(31, zeros(BOMB), bomb) + warc(32, story(32))
    yield "bomb.warc", lambda: records, "larger than"
    twice = b"".join(
        map(gzip.compress, (warc(33, story(33)), warc(34, zeros(BOMB), bomb), warc(35, story(35))))
    )
    yield "twice.warc.gz", lambda: twice, "larger than"
    yield "lies.warc", lambda: warc(36, story(36)).replace(b"Content-Length: ", b"Content-Length: 9"), ""


def limited() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[subprocess.CompletedProcess[str], int]:
    """One run over all of them, with a good page first and last; and its peak of memory in KiB."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "first.html").write_bytes(story(100))
    for name, content, _ in hostile():
        (folder / name).write_bytes(content())
    (folder / "last.html").write_bytes(story(101))
    names = ["first.html", *(name for name, *_ in hostile()), "last.html"]
    run = subprocess.run(
        [sys.executable, PROGRAM, "add", *names, "--store", "news.db"],
        cwd=folder,
        capture_output=True,
        text=True,
        preexec_fn=limited,
        env={**os.environ, "OMP_NUM_THREADS": "1", "STUBBED_PEAK": "peak"},
        timeout=600,
    )
    return run, int((folder / "peak").read_text())


def test_the_run_ends_by_itself(told: tuple[subprocess.CompletedProcess[str], int]) -> None:
    run, peak = told
    print(run.stdout, run.stderr, peak)
    assert run.returncode == 2
    assert "Traceback" not in run.stderr
    assert "please report" not in run.stderr
    assert peak < RESIDENT


@pytest.mark.parametrize(("name", "says"), [(name, says) for name, _, says in hostile()])
def test_each_has_its_line(told: tuple[subprocess.CompletedProcess[str], int], name: str, says: str) -> None:
    about = [line for line in told[0].stderr.splitlines() if name in line]
    assert any(says in line for line in about) if says else len(about) <= 1
