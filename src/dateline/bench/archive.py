"""A web archive end to end: pages a second beside the bare parse of the same words, and memory along the way.

The archive is made from the project's sample pages, each record with a number of its own, so that no two are
alike; a part of the records is no page, or in another language, as in a crawl.
"""

from __future__ import annotations

import gzip
import io
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import spacy

from dateline.bench.soak import resident
from dateline.commands.inputs import Archive
from dateline.commands.work import Worker, add
from dateline.language.english import model_folder
from dateline.pages.archives.entry import Entry
from dateline.store.sql import open_store

RECORDS = 10_000
LOOK = 1_000
"""Memory is read at every so many records."""
_FRENCH = (
    "<html lang='fr'><body><h1>Accord {n}</h1><p>Les ministres ont signé un accord lundi.</p></body></html>"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Archived:
    """`pages` were coded and kept; `words` are those of their blocks. Memory in MiB, along the way."""

    records: int
    pages: int
    words: int
    seconds: float
    bare: float
    memory: tuple[float, ...]

    @property
    def ratio(self) -> float:
        """Time of everything (read, code, keep) by that of a bare parse of the same text in one process."""
        return self.seconds / self.bare


def write_archive(path: Path, samples: list[Path], records: int = RECORDS) -> None:
    """A gzip WARC with so many responses: nine in ten are pages, the others French, pictures or gone."""
    with path.open("wb") as file:
        for number in range(records):
            file.write(gzip.compress(_record(number, samples[number % len(samples)]), compresslevel=1))


def _record(number: int, sample: Path) -> bytes:
    from fastwarc.warc import WarcRecord, WarcRecordType

    head, body = _response(number, sample)
    record = WarcRecord()
    record.init_headers(WarcRecordType.response)
    record.headers["WARC-Target-URI"] = f"https://site{number % 97}.example/{number}"
    record.headers["Content-Type"] = "application/http; msgtype=response"
    record.set_bytes_content(f"{head}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body)
    out = io.BytesIO()
    record.write(out)
    return out.getvalue()


def _response(number: int, sample: Path) -> tuple[str, bytes]:
    good = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8"
    if number % 10 == 7:
        if number % 30 == 7:
            return "HTTP/1.1 404 Not Found\r\nContent-Type: text/html", b"gone"
        if number % 30 == 17:
            return "HTTP/1.1 200 OK\r\nContent-Type: image/jpeg", b"\xff\xd8\xff" * 50
        return good, _FRENCH.format(n=number).encode()
    text = sample.read_text(encoding="utf-8")
    return good, text.replace("</p>", f" The note has the number {number}.</p>", 1).encode()


@dataclass(slots=True, kw_only=True)
class _Watched(Worker):
    """A worker that notes the memory of the process as entries go by."""

    memory: list[float] = field(default_factory=list)
    seen: int = 0

    def entries(self, archive: Archive, start: int = 0) -> Iterator[Entry]:
        """What is in the archive."""
        for entry in Worker.entries(self, archive, start):
            self.seen += 1
            if self.seen % LOOK == 0:
                self.memory.append(resident())
            yield entry


def run_archive(samples: Path, records: int = RECORDS, jobs: int = 2) -> Archived:
    """Make an archive of the sample pages in a folder, add it to a store, and parse the same text bare."""
    faults: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "news.warc.gz"
        write_archive(path, sorted(samples.glob("*.html")), records)
        worker = _Watched(
            say=faults.append, max_bytes=20_000_000, batch=16, languages=frozenset({"en"}), jobs=jobs
        )
        with open_store(Path(folder) / "news.db") as store:
            began = time.perf_counter()
            tally = add([str(path)], store, worker, again=False)
            seconds = time.perf_counter() - began
        texts = [
            block.text
            for entry in Worker.entries(worker, Archive(path=path, state=""))
            if entry.page
            for block in entry.page.blocks
        ]
    return Archived(
        records=records,
        pages=tally.added,
        words=sum(len(each.split()) for each in texts),
        seconds=seconds,
        bare=_bare(texts),
        memory=tuple(worker.memory),
    )


def _bare(texts: list[str]) -> float:
    """Seconds of spaCy's whole pipe over the same blocks, in one process."""
    stock = spacy.load(model_folder())
    began = time.perf_counter()
    for _ in stock.pipe(texts, batch_size=64):
        pass
    return time.perf_counter() - began
