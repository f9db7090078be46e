"""Coding one part, and what happens when a page kills the process that codes it.

A worker that dies is started again and does the part from its beginning. After two deaths it goes page by
page and notes each before it begins with it; a page that it was at in two more deaths is set aside.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count, islice
from pathlib import Path
from typing import Any, Protocol

from dateline import serialise
from dateline.errors import SkipPage
from dateline.model import Coded, Page
from dateline.scale import output
from dateline.scale.keeping import Keeper, keeper
from dateline.scale.parts import local_file
from dateline.scale.records import Done, Failure, Part, Source

#: Deaths after which a part is done page by page, and deaths at one page after which that is set aside.
CAREFUL, ASIDE = 2, 2


class Worker(Protocol):
    """What reads and codes; faults go to the function that it was made with."""

    batch: int

    def load(self, name: str) -> Any: ...

    def read(self, given: Any) -> Page | None: ...

    def entries(self, archive: Any, start: int = 0) -> Iterator[Any]: ...

    def code_all(self, pages: Sequence[Page]) -> Iterator[Coded]: ...

    def tools(self) -> Any: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What every process of a run is given. `make` makes its worker, which says faults to the argument."""

    out: str
    make: Callable[[Callable[[str], None]], Worker]


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    path: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class _Item:
    """A page and the hash of its bytes, or an entry that is none."""

    page: Page | None = None
    raw: str | None = None
    passed: str | None = None
    withdrawn: str | None = None


@dataclass(slots=True, kw_only=True)
class _Attempts:
    """How often the worker of a part died, and at which page."""

    deaths: int = 0
    now: str | None = None
    at: dict[str, int] = field(default_factory=dict)


class Coder:
    """Codes parts; the parser is loaded once."""

    def __init__(self, job: Job) -> None:
        self._keeper = keeper(job.out)
        self._said: list[str] = []
        self._worker = job.make(self._said.append)
        self._worker.tools()

    def code(self, part: Part) -> Done:
        """Code a part, unless it is done."""
        done = output.done_of(self._keeper, part.id)
        if done is not None:
            return done
        self._said.clear()
        tries = _Tries(self._keeper, part)
        writer = output.Writer(self._keeper, part)
        passed: Counter[str] = Counter()
        withdrawn: list[str] = []
        for group in self._groups(self._items(part), tries):
            passed.update(each.passed for each in group if each.passed)
            withdrawn += [each.withdrawn for each in group if each.withdrawn]
            raws = {serialise.page_id(each.page): each.raw for each in group if each.page}
            for coded in self._worker.code_all([each.page for each in group if each.page]):
                writer.add(coded, raws.get(serialise.page_id(coded.page)))
        failures = [_failure(part, line) for line in self._said]
        done = writer.finish(failures, passed=dict(passed), withdrawn=withdrawn)
        tries.over()
        return done

    def _groups(self, items: Iterator[_Item], tries: _Tries) -> Iterator[list[_Item]]:
        """So many pages at once; one by one, and none that is deadly, where a worker has died of one."""
        if not tries.careful:
            while group := list(islice(items, self._worker.batch)):
                yield group
            return
        for number in count():
            if tries.deadly(f"read {number}"):
                self._said.append(str(_deadly(tries.part.where, f"from page {number + 1} on")))
                return
            tries.at(f"read {number}")
            item = next(items, None)
            if item is None:
                return
            if tries.deadly(f"code {number}"):
                where = (item.page.source if item.page else None) or tries.part.where
                self._said.append(str(_deadly(where, "")))
                continue
            tries.at(f"code {number}")
            yield [item]

    def _items(self, part: Part) -> Iterator[_Item]:
        for source in part.sources:
            try:
                with local_file(source.name, part.start, part.stop) as path:
                    begin = len(self._said)
                    yield from self._entries(part, path) if part.archive else self._page(source, path)
                    # A copy of a file of object storage has a name that says nothing to anybody.
                    self._said[begin:] = [line.replace(str(path), source.name) for line in self._said[begin:]]
            except SkipPage as error:
                self._said.append(str(error))

    def _page(self, source: Source, path: Path) -> Iterator[_Item]:
        name = str(path) if source.state else source.name
        given = self._worker.load(name)
        page = self._worker.read(given) if given else None
        if page:
            yield _Item(page=replace(page, source=source.name), raw=given.raw)

    def _entries(self, part: Part, path: Path) -> Iterator[_Item]:
        name = part.sources[0].name
        copied = str(path) != name
        start, stop = (0, None) if copied else (part.start, part.stop)
        for entry in self._worker.entries(_File(path=path), start):
            # Only a WARC is parted, and there `next` is where the record itself begins.
            if stop is not None and entry.next >= stop:
                return
            page = entry.page
            if page and copied and page.source:
                page = replace(page, source=page.source.replace(str(path), name))
            yield _Item(page=page, raw=entry.raw, passed=entry.passed, withdrawn=entry.withdrawn)


class _Tries:
    """The note about a part that is being worked on: left behind by a worker that dies."""

    def __init__(self, keeper: Keeper, part: Part) -> None:
        self._keeper, self._name, self.part = keeper, f"tries/{part.id}.json", part
        content = keeper.read(self._name)
        note = serialise.from_json(content, _Attempts) if content is not None else None
        self._note = note or _Attempts()
        if note:
            note.deaths += 1
            if note.now:
                note.at[note.now] = note.at.get(note.now, 0) + 1
        self._note.now = None
        self._write()

    @property
    def careful(self) -> bool:
        return self._note.deaths >= CAREFUL

    def deadly(self, what: str) -> bool:
        return self._note.at.get(what, 0) >= ASIDE

    def at(self, what: str) -> None:
        self._note.now = what
        self._write()

    def over(self) -> None:
        self._keeper.remove(self._name)

    def _write(self) -> None:
        self._keeper.write(self._name, serialise.to_json(self._note).encode())


def _deadly(where: str, what: str) -> SkipPage:
    cause = f"ended the process that worked on it {ASIDE} times, and is set aside"
    return SkipPage(where, f"{what} {cause}".strip(), "please report this page")


def _failure(part: Part, line: str) -> Failure:
    where, _, why = line.partition(": ")
    return Failure(part=part.id, where=where, why=why or line)


def here(parts: Iterable[Part], job: Job) -> Iterator[Done]:
    """Every part, one after the other, in this process."""
    coder: Coder | None = None
    for part in parts:
        coder = coder or Coder(job)
        yield coder.code(part)
