"""Reading and coding many pages: what fails is said and counted, and the rest goes on."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from dateline import serialise
from dateline.commands import inputs
from dateline.commands.inputs import Archive, Input
from dateline.errors import SkipPage, StopRun
from dateline.model import Coded, Page
from dateline.store.base import Added, Store

if TYPE_CHECKING:
    from dateline.pages.archives.entry import Entry

Item = TypeVar("Item")
Say = Callable[[str], None]
OUTDATED = "it is an older version of a page"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """How far an archive has been read."""

    archive: Archive
    next: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A page and the hash of the bytes it is from (null for an address).

    Of an archive there is also the `mark`, and an entry may withdraw a page instead of being one.
    """

    page: Page | None
    raw: str | None = None
    mark: Mark | None = None
    withdrawn: str | None = None


@dataclass(slots=True, kw_only=True)
class Tally:
    """What happened to the inputs of a run, counted."""

    added: int = 0
    replaced: int = 0
    there: int = 0
    failed: int = 0
    events: int = 0
    withdrawn: int = 0
    passed: dict[str, int] = field(default_factory=dict)
    """Entries of archives that were left out, by the reason."""
    unparsed: dict[str, int] = field(default_factory=dict)
    """Pages that are kept but not coded, by their language."""


@dataclass(slots=True, kw_only=True)
class Worker:
    """Reads and codes; loads the parser when the first page needs it. `say` gets each failure."""

    say: Say
    max_bytes: int
    batch: int
    own_actors: Path | None = None
    threshold: float = 0.0
    extensions: tuple[Path, ...] = ()
    languages: frozenset[str] = frozenset()
    private: bool = False
    jobs: int = 1
    """Processes that code, beside the one that reads and keeps; 1: it codes too."""
    failed: int = 0
    tools_kept: list[Any] = field(default_factory=list)

    def read_all(self, names: Iterable[str | SkipPage]) -> Iterator[Page]:
        """The pages that can be read, whatever they are called."""
        for name in names:
            archive = inputs.archive(name) if isinstance(name, str) else None
            if archive:
                yield from (entry.page for entry in self.entries(archive) if entry.page)
                continue
            given = self.load(name)
            page = self.read(given) if given else None
            if page:
                yield page

    def entries(self, archive: Archive, start: int = 0) -> Iterator[Entry]:
        """What is in an archive from a mark on; faults are said, and the rest goes on."""
        from dateline.pages import archives

        wanted = archives.Wanted(max_bytes=self.max_bytes, languages=self.languages)
        try:
            for entry in archives.entries(archive.path, wanted, start=start):
                if entry.error:
                    self.fail(str(entry.error))
                yield entry
        except SkipPage as error:
            self.fail(str(error))

    def load(self, name: str | SkipPage) -> Input | None:
        """The content of an input, or null after saying why not."""
        try:
            if isinstance(name, SkipPage):
                raise name
            return inputs.load(name, max_bytes=self.max_bytes)
        except SkipPage as error:
            self.fail(str(error))
            return None

    def read(self, given: Input) -> Page | None:
        """The page of an input, or null after saying why not."""
        try:
            return inputs.read(given, max_bytes=self.max_bytes, private=self.private)
        except SkipPage as error:
            self.fail(str(error))
        except StopRun:
            raise
        except Exception as error:  # one page must never end a run; what broke is said
            self.fail(_fault(given.name, "read", error))
        return None

    def code_all(self, pages: Sequence[Page]) -> Iterator[Coded]:
        """Every page coded, in order; one that breaks the coder is said and left out."""
        from dateline import coder

        done = 0
        try:
            for coded in coder.code_all(pages, self.tools()):
                done += 1
                yield coded
            return
        except StopRun:
            raise
        except Exception as error:
            if len(pages) == 1:
                self.fail(_fault(pages[0].source or "page", "coded", error))
                return
        for page in pages[done:]:
            yield from self.code_all([page])

    def tools(self) -> Any:
        """The parser and the lexicons, loaded once."""
        if not self.tools_kept:
            from dateline.coder import Tools

            loaded = Tools.load(
                own_actors=self.own_actors, threshold=self.threshold, extensions=self.extensions
            )
            self.tools_kept.append(loaded)
        return self.tools_kept[0]

    def fail(self, line: str) -> None:
        """Say what went wrong, and count it."""
        self.failed += 1
        self.say(line)


def _fault(where: str, what: str, error: Exception) -> str:
    if isinstance(error, SkipPage):
        return str(error)
    return str(
        SkipPage(where, f"cannot be {what} ({type(error).__name__}: {error})", "please report this page")
    )


def batches(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """Lists of up to `size` items."""
    stream = iter(items)
    while batch := list(islice(stream, size)):
        yield batch


def add(names: Iterable[str | SkipPage], store: Store, worker: Worker, *, again: bool) -> Tally:
    """Read, code and keep every input that is not there yet. A page is kept as soon as it is coded.

    An archive that was read in part goes on where it was left.
    """
    tally = Tally()
    for batch, found in coded_batches(
        batches(_new(names, store, worker, tally, again), worker.batch), worker
    ):
        ids = [serialise.page_id(each.page) if each.page else None for each in batch]
        done = 0
        for coded in found:  # in order, but without those that cannot be coded
            place = ids.index(serialise.page_id(coded.page), done)
            _withdraw(batch[done:place], store, tally)  # what an archive takes back before it gives this
            added = store.add(coded, raw=batch[place].raw, again=again)
            count(tally, added, coded.page)
            done = place + 1
        _withdraw(batch[done:], store, tally)
        _settle(batch, store)
    tally.failed = worker.failed
    return tally


def coded_batches(
    groups: Iterable[list[Read]], worker: Worker
) -> Iterator[tuple[list[Read], Iterable[Coded]]]:
    """Every batch with its pages coded, in order; by several processes where the worker has several jobs."""
    if worker.jobs <= 1:
        for group in groups:
            yield group, worker.code_all([each.page for each in group if each.page])
        return
    with _pool(worker) as pool:
        under_way: deque[tuple[list[Read], Future[tuple[list[Coded], list[str]]]]] = deque()
        for group in groups:
            under_way.append((group, pool.submit(_code, [each.page for each in group if each.page])))
            if len(under_way) > 2 * worker.jobs:
                yield _finished(*under_way.popleft(), worker)
        while under_way:
            yield _finished(*under_way.popleft(), worker)


def _finished(
    group: list[Read], future: Future[tuple[list[Coded], list[str]]], worker: Worker
) -> tuple[list[Read], list[Coded]]:
    found, faults = future.result()
    for line in faults:
        worker.fail(line)
    return group, found


def _pool(worker: Worker) -> ProcessPoolExecutor:
    """Processes with a parser each, started afresh: a copy of this one would have its threads' locks."""
    given = replace(worker, say=_silent, tools_kept=[], jobs=1)
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(worker.jobs, mp_context=context, initializer=_begin, initargs=(given,))


_OWN: list[Worker] = []
"""The worker of this process, where it is one of several."""


def _begin(worker: Worker) -> None:
    _OWN.append(worker)
    worker.tools()


def _code(pages: list[Page]) -> tuple[list[Coded], list[str]]:
    """In a process of its own: the pages coded, and what went wrong."""
    faults: list[str] = []
    worker = replace(_OWN[0], say=faults.append)
    return list(worker.code_all(pages)), faults


def _silent(_line: str) -> None:
    """Say nothing."""


def _withdraw(batch: Sequence[Read], store: Store, tally: Tally) -> None:
    for each in batch:
        if each.withdrawn:
            tally.withdrawn += store.withdraw(each.withdrawn) is not None


def _settle(batch: Sequence[Read], store: Store) -> None:
    """How far archives were read, once the pages of a batch are kept."""
    last = {each.mark.archive: each.mark.next for each in batch if each.mark}
    for archive, following in last.items():
        store.watching.set_mark(str(archive.path.absolute()), archive.state, following)


def count(tally: Tally, added: Added, page: Page) -> None:
    """Count a page that was added."""
    tally.events += added.events
    tally.added += added.outcome == "added"
    tally.replaced += added.outcome == "replaced"
    tally.there += added.outcome == "already there"
    language = page.language
    from dateline.language import PARSED  # with the parser, which the list of commands need not load

    if language and language != PARSED:
        tally.unparsed[language] = tally.unparsed.get(language, 0) + 1


def _new(
    names: Iterable[str | SkipPage], store: Store, worker: Worker, tally: Tally, again: bool
) -> Iterator[Read]:
    """The pages that have to be coded: neither their bytes nor their content are in the store."""
    for name in names:
        archive = inputs.archive(name) if isinstance(name, str) else None
        if archive:
            yield from _archived(archive, store, worker, tally, again)
            continue
        given = worker.load(name)
        if given is None:
            continue
        if not again and given.raw and store.seen(given.raw):
            tally.there += 1
            continue
        read = worker.read(given)
        page = inputs.located(read) if read else None
        if page and _is_new(page, given.raw, store, tally, again):
            yield Read(page=page, raw=given.raw)


def _is_new(page: Page, raw: str | None, store: Store, tally: Tally, again: bool) -> bool:
    """Has the page to be coded? One whose content is there is counted, and its bytes remembered."""
    if again or not store.has_page(serialise.page_id(page)):
        return True
    store.add(page, raw=raw)
    tally.there += 1
    return False


def _archived(archive: Archive, store: Store, worker: Worker, tally: Tally, again: bool) -> Iterator[Read]:
    where = str(archive.path.absolute())
    from dateline.pages.archives.versions import Versions

    start = 0 if again else store.watching.mark(where, archive.state)
    versions, taken_back = Versions(stored=store.page_of), set[str | None]()
    for entry in worker.entries(archive, start):
        mark = Mark(archive=archive, next=entry.next)
        if entry.passed:
            tally.passed[entry.passed] = tally.passed.get(entry.passed, 0) + 1
        if entry.withdrawn:
            taken_back.add(entry.withdrawn)
            yield Read(page=None, mark=mark, withdrawn=entry.withdrawn)
        elif entry.page is None:
            yield Read(page=None, mark=mark)
        elif versions.outdated(entry):
            tally.passed[OUTDATED] = tally.passed.get(OUTDATED, 0) + 1
            yield Read(page=None, mark=mark)
        elif again or taken_back & {entry.page.source, entry.page.url}:
            yield Read(page=entry.page, raw=entry.raw, mark=mark)
        elif entry.raw and store.seen(entry.raw):
            tally.there += 1
        elif _is_new(entry.page, entry.raw, store, tally, again):
            yield Read(page=entry.page, raw=entry.raw, mark=mark)
