"""Names to sources, sources to parts: what is done already is left out."""

from __future__ import annotations

import tempfile
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import IO

from dateline.errors import SkipPage
from dateline.pages import archives
from dateline.scale.keeping import LOCAL, is_remote, open_remote, system_of
from dateline.scale.records import Done, Part, Source

#: Pages of a part, or records of an archive: a minute or so of work, which is what a death costs.
PAGES = 500
#: Fewer, where all of it would make fewer parts than these: workers need something to share, and should
#: not wait long for the last. But not so few that a part is over in a moment.
SHARED, LEAST = 64, 16
_WEB = ("http://", "https://")
_PAGE_ENDINGS = (".html", ".htm", ".txt", ".gz", ".warc", ".warc.zst")
_HEAD = 4096
_COPIED = 1 << 20


def source_of(name: str) -> Source:
    """A file with its state. Raises SkipPage where there is none."""
    if name.lower().startswith(_WEB):
        return Source(name=name)
    if is_remote(name) and not name.startswith(LOCAL):
        return Source(name=name, state=_remote_state(name))
    path = Path(name.removeprefix(LOCAL)).absolute()
    try:
        stat = path.stat()
    except (OSError, ValueError) as error:
        raise SkipPage(name, "there is no such file", "check the name") from error
    return Source(name=str(path), state=f"{stat.st_size}-{stat.st_mtime_ns}")


def _remote_state(name: str) -> str:
    system, path = system_of(name)
    try:
        facts = system.info(path)
    except (OSError, ValueError) as error:
        raise SkipPage(name, f"cannot be read ({error})", "check the address") from error
    changed = next(
        (facts[key] for key in ("ETag", "etag", "md5Hash", "mtime", "created") if key in facts), ""
    )
    return f"{facts.get('size')}-{changed}"


def opened(name: str) -> Iterator[str]:
    """The files below an address of object storage, or the file itself. Raises SkipPage: there is none."""
    system, path = system_of(name)
    try:
        if not system.isdir(path):
            yield name
            return
        found = sorted(str(each) for each in system.find(path))
    except OSError as error:
        raise SkipPage(name, f"cannot be listed ({error})", "check the address") from error
    taken = [each for each in found if each.lower().endswith(_PAGE_ENDINGS)]
    if not taken:
        raise SkipPage(name, "the folder has no page or archive", "name the files")
    yield from (str(system.unstrip_protocol(each)) for each in taken)


def is_archive(source: Source) -> bool:
    """Has the file many pages? One that cannot be opened has none; reading it will say why."""
    if not source.state:
        return False
    if not is_remote(source.name):
        return archives.kind_of(Path(source.name)) is not None
    with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
        path = Path(folder) / source.name.rpartition("/")[2]
        try:
            with open_remote(source.name) as file:
                path.write_bytes(file.read(_HEAD))
        except OSError:
            return False
        return archives.kind_of(path) is not None


class Finished:
    """What the markers of a run say is done: whole files, and pieces of archives."""

    def __init__(self, done: Iterable[Done]) -> None:
        self.parts: set[str] = set()
        self._states: dict[str, str] = {}
        self._whole: set[str] = set()
        for each in done:
            self.parts.add(each.id)
            self._states.update((source.name, source.state) for source in each.part.sources)
            if not each.part.archive:
                self._whole.update(source.name for source in each.part.sources)

    def has(self, source: Source) -> bool:
        """Is a file of pages done? Raises SkipPage for one that has changed since."""
        known = self._states.get(source.name)
        if known is not None and known != source.state:
            cause = "has changed since it was coded into this folder"
            raise SkipPage(source.name, cause, "code it into another folder")
        return source.name in self._whole

    @property
    def pages(self) -> int:
        """Files of pages that are done."""
        return len(self._whole)


def size_for(pages: int) -> int:
    """How many of so many pages go into a part, whoever works: so that a run can go on anywhere."""
    return min(PAGES, max(LEAST, -(-pages // SHARED)))


def of_pages(sources: Iterable[Source], size: int = PAGES) -> Iterator[Part]:
    """Files of pages, so many a part."""
    rest = iter(sources)
    while group := tuple(islice(rest, size)):
        yield Part(sources=group)


def of_archive(source: Source, size: int | None = None) -> list[Part]:
    """An archive in parts: a WARC by the places where its records begin, any other in one.

    `size` is in records; null: as `size_for` has it.
    """
    try:
        with local_file(source.name) as path:
            starts = _starts(path, size) if archives.kind_of(path) == "warc" else [0]
    except SkipPage:
        starts = [0]  # whoever does that part says why it cannot be read
    stops: Sequence[int | None] = [*starts[1:], None]
    return [
        Part(sources=(source,), archive=True, start=start, stop=stop)
        for start, stop in zip(starts, stops, strict=True)
    ]


def _starts(path: Path, size: int | None) -> list[int]:
    """Where every so many-th record begins. What is broken ends the list: the last part meets it."""
    places = _records(path)
    starts = [0]
    step = size or size_for(len(places))
    for place in places[step::step]:
        # One gzip member around the whole file has one place for all of its records.
        if place > starts[-1]:
            starts.append(place)
    return starts


def _records(path: Path) -> array[int]:
    """Where each record begins that may hold a page, as far as the file can be read."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    places = array("q")
    try:
        with path.open("rb") as file:
            kinds = WarcRecordType.response | WarcRecordType.resource
            records = ArchiveIterator(
                file, record_types=kinds, parse_http=False, quirks_mode=True, fsspec_args=False
            )
            places.extend(int(record.stream_pos) for record in records)
    except (OSError, ValueError, EOFError):
        return places
    return places


@contextmanager
def local_file(name: str, start: int = 0, stop: int | None = None) -> Iterator[Path]:
    """A path to read a file at: its own, or that of a copy of these bytes of it, which goes away again."""
    if not is_remote(name):
        yield Path(name)
        return
    with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
        path = Path(folder) / name.rpartition("/")[2]
        try:
            with open_remote(name) as file, path.open("wb") as copy:
                _copy(file, copy, start, stop)
        except OSError as error:
            raise SkipPage(name, f"cannot be read ({error})", "check the address") from error
        yield path


def _copy(file: IO[bytes], copy: IO[bytes], start: int, stop: int | None) -> None:
    file.seek(start)
    at = start
    while stop is None or at < stop:
        read = file.read(_COPIED if stop is None else min(_COPIED, stop - at))
        if not read:
            return
        copy.write(read)
        at += len(read)


def listing(
    names: Iterable[str | SkipPage], finished: Finished, fail: Callable[[SkipPage], None]
) -> tuple[list[Source], list[Source]]:
    """Page files that are not done, and archives; each only once. What cannot be used goes to `fail`."""
    pages: dict[str, Source] = {}
    many: dict[str, Source] = {}
    for name in names:
        try:
            if isinstance(name, SkipPage):
                raise name
            for each in opened(name) if is_remote(name) and not name.startswith(LOCAL) else (name,):
                source = source_of(each)
                if not finished.has(source):
                    (many if is_archive(source) else pages)[source.name] = source
        except SkipPage as error:
            fail(error)
    return list(pages.values()), list(many.values())
