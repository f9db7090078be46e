"""A web archive end to end: pages a second beside the bare parse of the same words, and memory along the way.

The archive is made from the project's sample pages, each record with a number of its own, so that no two are
alike; a part of the records is no page, or in another language, as in a crawl.
"""

from __future__ import annotations

import gzip
import io
import multiprocessing
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields
from functools import partial
from pathlib import Path
from typing import Any

import spacy

from dateline.bench.soak import resident
from dateline.commands.inputs import Archive
from dateline.commands.work import Worker, add
from dateline.language.english import model_folder
from dateline.pages.archives.entry import Entry
from dateline.store.sql import open_store

RECORDS = 10_000
LOOKS = 20
"""How often memory is read along the way."""
SHARE = 5
"""One page in so many is parsed bare."""
_FRENCH = (
    "<html lang='fr'><body><h1>Accord {n}</h1><p>Les ministres ont signé un accord lundi.</p></body></html>"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Archived:
    """`pages` were coded and kept by `jobs` processes; `words` are those of their blocks.

    `bare` is what a bare parse of one page in SHARE takes in one process, `parsed` how many those are.
    Memory in MiB, along the way: of the process that reads and keeps, and of all.
    """

    records: int
    pages: int
    words: int
    jobs: int
    seconds: float
    bare: float
    parsed: int
    memory: tuple[float, ...]
    together: tuple[float, ...]

    @property
    def rate(self) -> float:
        """Pages a second, end to end: read, coded, kept."""
        return self.pages / self.seconds

    @property
    def bare_rate(self) -> float:
        """Pages a second of the bare parse, one process."""
        return self.parsed / self.bare

    @property
    def quarters(self) -> tuple[float, float, float, float]:
        """Memory at the first and at the last quarter: of the reading process, and of all."""
        first, last = len(self.memory) // 4, -1
        return self.memory[first], self.memory[last], self.together[first], self.together[last]


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

    records: int
    memory: list[float] = field(default_factory=list)
    together: list[float] = field(default_factory=list)
    seen: int = 0
    tell: Callable[[str], None] = lambda _: None

    def __reduce__(self) -> tuple[Any, tuple[()]]:
        """Coding processes get a plain worker."""
        return partial(Worker, **{each.name: getattr(self, each.name) for each in fields(Worker)}), ()

    def entries(self, archive: Archive, start: int = 0) -> Iterator[Entry]:
        """What is in the archive."""
        for entry in Worker.entries(self, archive, start):
            self.seen += 1
            if self.seen % max(1, self.records // LOOKS) == 0:
                self._look()
            yield entry

    def _look(self) -> None:
        own = resident()
        children = [resident(each.pid or "self") for each in multiprocessing.active_children()]
        self.memory.append(own)
        self.together.append(own + sum(children))
        self.tell(
            f"{self.seen} of {self.records} records, {own:.0f} MiB and {sum(children):.0f} of the coders"
        )


def run_archive(
    samples: Path, records: int = RECORDS, jobs: int = 2, say: Callable[[str], None] = lambda _: None
) -> Archived:
    """Make an archive of the sample pages in a folder, add it to a store, and parse some of the text bare."""
    faults: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "news.warc.gz"
        write_archive(path, sorted(samples.glob("*.html")), records)
        worker = _Watched(
            say=faults.append,
            max_bytes=20_000_000,
            batch=16,
            languages=frozenset({"en"}),
            jobs=jobs,
            records=records,
            tell=say,
        )
        with open_store(Path(folder) / "news.db") as store:
            began = time.perf_counter()
            tally = add([str(path)], store, worker, again=False)
            seconds = time.perf_counter() - began
        words, parsed, texts = _texts(path, worker)
    say(f"parsing {parsed} of {tally.added} pages bare")
    return Archived(
        records=records,
        pages=tally.added,
        words=words,
        jobs=jobs,
        seconds=seconds,
        bare=_bare(texts),
        parsed=parsed,
        memory=tuple(worker.memory),
        together=tuple(worker.together),
    )


def _texts(path: Path, worker: Worker) -> tuple[int, int, list[str]]:
    """Words of all pages; how many pages are parsed bare, and their blocks."""
    words, parsed = 0, 0
    texts: list[str] = []
    for number, entry in enumerate(Worker.entries(worker, Archive(path=path, state=""))):
        blocks = [block.text for block in entry.page.blocks] if entry.page else []
        words += sum(len(each.split()) for each in blocks)
        if blocks and number % SHARE == 0:
            parsed += 1
            texts += blocks
    return words, parsed, texts


def _bare(texts: list[str]) -> float:
    """Seconds of spaCy's whole pipe over these blocks, in one process; loading it is not counted."""
    stock = spacy.load(model_folder())
    began = time.perf_counter()
    for _ in stock.pipe(texts, batch_size=64):
        pass
    return time.perf_counter() - began
