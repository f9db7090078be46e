"""Linking a store: copy families, events, stories and treaties, from what is new or touched.

Each stage is one transaction, and what it finds can be made anew from the pages; so a run that is
killed is repeated, and a report that is not linked yet stands for an event of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import groupby
from typing import Any, Literal, TypeVar

from sqlalchemy import ColumnElement, Connection, and_, bindparam, delete, func, insert, select, update

from dateline import serialise
from dateline.link import copies, incremental, merged, treaties
from dateline.link.columns import Filed, Origin, Packed, unpack
from dateline.link.events import columns
from dateline.model import Coded, Event, Report, Treaty, TreatyRecord
from dateline.store import judged, linked, schema, storied
from dateline.store.base import Linked
from dateline.store.rows import told
from dateline.store.schema import blocks, event_records, events, packed, page_records, pages, runs

Item = TypeVar("Item")
Kind = Literal["event", "story"]
CURRENT = pages.c.replaced_by.is_(None)
#: Values in one question to the database.
MANY = 500
#: For a question with many rows: so many at a time.
STREAMED = {"yield_per": 1000}
#: With more reports to link than this, all are linked anew, as numbers alone.
BULK = 20_000
#: Corrected reports are linked while the reviewer waits if no more reports are near than this.
AT_ONCE = 5_000


Write = Callable[[], Any]
"""Opens a transaction that writes, as a context."""


def link(write: Write, *, again: bool = False) -> Linked:
    """Link what is new. `again`: forget what was linked and start over; ids of events stay."""
    if again:
        with write() as connection:
            _forget(connection)
    with write() as connection:
        storied.note_new(connection)
        _families(connection)
    with write() as connection:
        _tell(connection)
    with write() as connection:
        touched = _events(connection)
    with write() as connection:
        followed = _treaties(connection)
    with write() as connection:
        moved = storied.regroup(connection)
        if moved.now or moved.before:
            _supersede(connection, moved.before, moved.now, kind="story")
    with write() as connection:
        told = connection.execute(select(func.count()).select_from(schema.stories)).scalar()
        number = connection.execute(select(func.count()).where(events.c.lead.is_(None))).scalar()
    return Linked(reports=touched, events=number or 0, stories=told or 0, treaties=followed)


def _forget(connection: Connection) -> None:
    connection.execute(delete(blocks))
    connection.execute(delete(packed))
    connection.execute(delete(runs))
    storied.forget(connection)
    connection.execute(update(pages).values(family=None))
    connection.execute(update(events).values(stale=1))


def retire(connection: Connection, page: int) -> None:
    """Before the reports of a page go: what was linked with them is to be linked again."""
    storied.went(connection, page)
    mine = select(events.c.id, events.c.happening).where(events.c.page == page)
    found = connection.execute(mine).all()
    for part in _parts([row.id for row in found]):
        connection.execute(update(packed).where(packed.c.report.in_(part)).values(gone=1))
    for part in _parts(sorted({row.happening for row in found if row.happening})):
        known = select(schema.superseded.c.id).where(schema.superseded.c.kind == "event")
        there = set(connection.execute(known.where(schema.superseded.c.id.in_(part))).scalars())
        values = [{"id": id, "kind": "event", "by": "", "run": 0, "at": ""} for id in part if id not in there]
        if values:
            connection.execute(insert(schema.superseded), values)
        # Whoever stood for the event may go: until it is linked again, each report stands for itself.
        connection.execute(update(events).where(events.c.happening.in_(part)).values(lead=None))
    family = connection.execute(select(pages.c.family).where(pages.c.key == page)).scalar()
    if family is not None:
        connection.execute(update(pages).where(pages.c.family == family).values(family=None))
    connection.execute(delete(runs).where(runs.c.page == page))
    changed(connection)
    connection.execute(delete(schema.page_treaties).where(schema.page_treaties.c.page == page))


def changed(connection: Connection) -> None:
    """Note that events are linked anew, or go."""
    counter = schema.counters
    more = update(counter).where(counter.c.name == "linked").values(number=counter.c.number + 1)
    if not connection.execute(more).rowcount:
        connection.execute(insert(counter), {"name": "linked", "number": 1})


def described(connection: Connection, happenings: Collection[str]) -> dict[str, Event]:
    """These events, from all their reports."""
    found: dict[str, Event] = {}
    for part in _parts(sorted(happenings)):
        for happening, own in _members(connection, part).items():
            found[happening] = _merge(happening, own)
    return found


def _members(connection: Connection, happenings: Sequence[str]) -> dict[str, list[Filed]]:
    """The reports of these events."""
    statement = select(events.c.id, events.c.happening).where(events.c.happening.in_(happenings))
    of = _map(connection, statement)
    members: dict[str, list[Filed]] = {}
    for each in filed(connection, events.c.happening.in_(happenings)):
        members.setdefault(of[each.report.id], []).append(each)
    return judged.correct(connection, members)


def _merge(happening: str, own: Iterable[Filed]) -> Event:
    """The event of these reports; it keeps its id where an editor rejects its first report."""
    return replace(merged.merge(own), id=happening)


# Copies


class _Sheets:
    """What finding copies asks of the store."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def families_at(self, numbers: Collection[int]) -> Collection[str]:
        """Ids of families that have a page with one of these runs."""
        statement = select(pages.c.family).join(runs).where(pages.c.family.is_not(None)).distinct()
        return _gathered(self._connection, statement, runs.c.run, numbers)

    def families_of(self, ids: Collection[str]) -> Collection[str]:
        """Ids of the families of these pages."""
        statement = select(pages.c.family).where(CURRENT, pages.c.family.is_not(None)).distinct()
        return _gathered(self._connection, statement, pages.c.id, ids)

    def sheets_in(self, families: Collection[str]) -> Iterator[copies.Sheet]:
        """All pages of these families."""
        for part in _parts(list(families)):
            yield from _sheets(self._connection, pages.c.family.in_(part))


def _sheets(connection: Connection, wanted: ColumnElement[bool]) -> Iterator[copies.Sheet]:
    statement = select(pages.c.id, page_records.c.record).join(page_records).where(CURRENT, wanted)
    for row in connection.execute(statement):
        yield copies.sheet(serialise.from_json(row.record, Coded).page, row.id)


def _families(connection: Connection) -> None:
    """Put every new page into its copy family."""
    new = list(_sheets(connection, pages.c.family.is_(None)))
    keys = _map(connection, select(pages.c.id, pages.c.key).where(CURRENT, pages.c.family.is_(None)))
    found = copies.refamilies(_Sheets(connection), added=new)
    values = [{"page_id": page, "name": family.id} for family in found for page in family.pages]
    _update(
        connection,
        update(pages).where(CURRENT, pages.c.id == bindparam("page_id")).values(family=bindparam("name")),
        values,
    )
    _replace(connection, runs, "run", "page", {keys[each.page]: set(copies.runs(each)) for each in new})


# Events


def _tell(connection: Connection) -> None:
    """Note the status of reports, and of their events, that were kept before it was."""
    untold = connection.execute(select(events.c.id).where(events.c.told.is_(None))).scalars().all()
    for part in _parts(untold):
        found = list(filed(connection, events.c.id.in_(part)))
        own = update(events).where(events.c.id == bindparam("report"))
        own = own.values(told=bindparam("own"), status=bindparam("own"))
        _update(
            connection, own, [{"report": each.report.id, "own": told(each.report)["told"]} for each in found]
        )
    if untold:
        several = select(events.c.happening).where(events.c.lead.is_not(None)).distinct()
        for part in _parts(connection.execute(several).scalars().all()):
            _status(connection, [_merge(*each) for each in _members(connection, part).items()])
        changed(connection)


def _status(connection: Connection, found: Iterable[Event]) -> None:
    """Give every report the status of its event."""
    values = [{"of_event": each.id, "of_all": each.status} for each in found]
    shown = update(events).where(events.c.happening == bindparam("of_event"))
    _update(connection, shown.values(status=bindparam("of_all")), values)


class _Reports:
    """What linking reports asks of the store."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def crowds(self, keys: Collection[int]) -> Mapping[int, int]:
        """How many linked reports have each of these block keys."""
        found: dict[int, int] = {}
        for part in _parts(list(keys)):
            statement = select(blocks.c.block, func.count()).where(blocks.c.block.in_(part))
            found |= _map(self._connection, statement.group_by(blocks.c.block))
        return found

    def parts_of(self, reports: Collection[str]) -> Collection[str]:
        """The parts that these reports are in."""
        statement = select(packed.c.part).where(packed.c.part.is_not(None)).distinct()
        return _gathered(self._connection, statement, packed.c.report, reports)

    def packed(self, reports: Collection[str]) -> Iterator[Packed]:
        """These reports, as they are compared."""
        for part in _parts(list(reports)):
            yield from _packed(self._connection, packed.c.report.in_(part))

    def packed_at(self, keys: Collection[int]) -> Iterator[Packed]:
        """The reports with one of these block keys."""
        statement = select(blocks.c.packed).distinct()
        found = sorted(_gathered(self._connection, statement, blocks.c.block, keys))
        for part in _parts(found):
            yield from _packed(self._connection, packed.c.key.in_(part))

    def packed_in(self, parts: Collection[str]) -> Iterator[Packed]:
        """All reports of these parts."""
        for part in _parts(sorted(parts)):
            yield from _packed(self._connection, packed.c.part.in_(part))


def _packed(connection: Connection, wanted: ColumnElement[bool]) -> Iterator[Packed]:
    rows = connection.execute(select(packed).where(wanted)).all()
    keys: dict[int, list[int]] = {}
    for part in _parts([row.key for row in rows]):
        for owner, block in connection.execute(
            select(blocks.c.packed, blocks.c.block).where(blocks.c.packed.in_(part))
        ):
            keys.setdefault(owner, []).append(block)
    for row in rows:
        yield Packed(report=row.report, row=row.row, word=row.word, keys=tuple(keys.get(row.key, ())))


def filed(connection: Connection, wanted: ColumnElement[bool]) -> Iterator[Filed]:
    """Reports with what linking has to know of their pages."""
    known = (
        pages.c.id,
        pages.c.published,
        pages.c.site_name,
        pages.c.agency,
        pages.c.family,
        pages.c.headline,
        pages.c.countries,
    )
    statement = select(event_records.c.record, *known).select_from(event_records.join(events).join(pages))
    rows = connection.execute(statement.where(wanted).order_by(events.c.key), execution_options=STREAMED)
    for row in rows:
        yield Filed(
            report=serialise.from_json(row.record, Report),
            origin=Origin(
                page=row.id,
                published=row.published,
                outlet=row.site_name or row.agency,
                family=row.family or row.id,
                headline=row.headline or "",
                countries=tuple((row.countries or "").split()),
            ),
        )


def _events(connection: Connection) -> int:
    """Link the reports that are to be linked; how many were clustered again."""
    number = connection.execute(select(func.count()).where(events.c.stale == 1)).scalar() or 0
    gone = connection.execute(select(packed.c.report).where(packed.c.gone == 1)).scalars().all()
    if not number and not gone:
        return 0
    maker = columns()
    if number > BULK:
        _let_go(connection)
        for part in _batches(_to_link(connection), 10_000):
            _keep(connection, [maker.pack(each) for each in part])
        every = _packed_all(connection)
        found = incremental.places(unpack(every), maker.words)
    else:
        new = [maker.pack(each) for each in _to_link(connection)]
        found = incremental.relink(_Reports(connection), added=new, removed=gone, words=maker.words)
        _let_go(connection)
        _keep(connection, new)
    _write(connection, found)
    return len(found)


def _to_link(connection: Connection, *wanted: ColumnElement[bool]) -> Iterator[Filed]:
    """The reports that are to be linked, as reviewers have them."""
    return judged.as_corrected(connection, filed(connection, and_(events.c.stale == 1, *wanted)))


def link_again(connection: Connection, corrected: ColumnElement[bool]) -> None:
    """After corrections: put these reports where they belong now; where many are near, the next run does.

    They stay to be linked in either case, so that the next run groups stories by them too.
    """
    linked_before = and_(corrected, events.c.happening.is_not(None))
    ids = connection.execute(select(events.c.id).where(linked_before)).scalars().all()
    if not ids:
        return
    again = update(events).where(events.c.id.in_(ids)).values(stale=1)
    connection.execute(again)
    maker = columns()
    new = [maker.pack(each) for each in _to_link(connection, events.c.id.in_(ids))]
    if _nearby(connection, new) > AT_ONCE:
        return
    found = incremental.relink(_Reports(connection), added=new, words=maker.words)
    _keep(connection, new)
    _write(connection, found)
    connection.execute(again)


def _nearby(connection: Connection, new: Sequence[Packed]) -> int:
    """At most how many reports are looked at to link these."""
    known = _Reports(connection)
    parts = sorted(known.parts_of([each.report for each in new]))
    inside = select(func.count()).where(packed.c.part.in_(parts))
    beside = known.crowds(sorted({key for each in new for key in each.keys}))
    return (connection.execute(inside).scalar() or 0) + sum(beside.values())


def _let_go(connection: Connection) -> None:
    """Forget reports that are gone."""
    leaving = select(packed.c.key).where(packed.c.gone == 1)
    connection.execute(delete(blocks).where(blocks.c.packed.in_(leaving)))
    connection.execute(delete(packed).where(packed.c.gone == 1))


def _keep(connection: Connection, new: Sequence[Packed]) -> None:
    """Keep what these reports are compared by, instead of what was there."""
    for part in _parts(new):
        ids = [each.report for each in part]
        old = select(packed.c.key).where(packed.c.report.in_(ids))
        connection.execute(delete(blocks).where(blocks.c.packed.in_(old)))
        connection.execute(delete(packed).where(packed.c.report.in_(ids)))
        values = [{"report": each.report, "row": each.row, "word": each.word} for each in part]
        keys = connection.execute(
            insert(packed).returning(packed.c.key, sort_by_parameter_order=True), values
        ).scalars()
        shared = [
            {"block": block, "packed": key}
            for key, each in zip(keys.all(), part, strict=True)
            for block in each.keys
        ]
        if shared:
            connection.execute(insert(blocks), shared)


def _packed_all(connection: Connection) -> Iterator[Packed]:
    """Every report, in order of its key, with few questions."""
    owned = select(blocks.c.packed, blocks.c.block).order_by(blocks.c.packed)
    shared = connection.execute(owned, execution_options=STREAMED)
    keys = {owner: [row[1] for row in own] for owner, own in groupby(shared, lambda row: row[0])}
    for row in connection.execute(select(packed).order_by(packed.c.key), execution_options=STREAMED):
        yield Packed(report=row.report, row=row.row, word=row.word, keys=tuple(keys.get(row.key, ())))


def _write(connection: Connection, found: Sequence[incremental.Place]) -> None:
    """Note where every report belongs now, who stands for its event, and which ids are no more.

    Only events that got or lost a report are written.
    """
    known = _known(connection, [place.report for place in found])
    before = {id: row.happening for id, row in known.items() if row.happening}
    now = {place.report: place.event for place in found}
    lost = set(_pending(connection))
    moved = [
        id for id, row in known.items() if row.stale or row.happening != now[id] or row.happening in lost
    ]
    touched = {each for id in moved for each in (now[id], before.get(id)) if each is not None}
    place = update(events).where(events.c.key == bindparam("report"))
    place = place.values(happening=bindparam("of_event"), lead=None, stale=0, status=events.c.told)
    written = [each for each in found if each.event in touched]
    values = [{"report": known[each.report].key, "of_event": each.event} for each in written]
    _update(connection, place, values)
    kept = update(packed).where(packed.c.report == bindparam("id")).values(part=bindparam("in_part"))
    parted = [each for each in found if known[each.report].part != each.part]
    _update(connection, kept, [{"id": each.report, "in_part": each.part} for each in parted])
    several = [id for id, number in Counter(each.event for each in written).items() if number > 1]
    _leads(connection, several, {each.report: known[each.report].key for each in written})
    pending = {f"gone {id}": id for id in lost}
    _supersede(connection, before | pending, now)
    storied.changed(connection, touched)
    changed(connection)


def _known(connection: Connection, reports: Sequence[str]) -> dict[str, Any]:
    """These reports as they are: key, event, part, and whether they are to be linked."""
    found: dict[str, Any] = {}
    statement = select(events.c.id, events.c.key, events.c.happening, events.c.stale, packed.c.part)
    statement = statement.outerjoin(packed, packed.c.report == events.c.id)
    for part in _parts(reports):
        found |= {row.id: row for row in connection.execute(statement.where(events.c.id.in_(part)))}
    return found


def _leads(connection: Connection, several: Sequence[str], keys: Mapping[str, int]) -> None:
    """Let the fullest report of an event stand for it."""
    for part in _parts(several):
        found = {event: _merge(event, own) for event, own in _members(connection, part).items()}
        mine = select(events.c.id, events.c.happening).where(events.c.happening.in_(part))
        values = [
            {"report": keys[row.id], "best": keys[found[row.happening].best]}
            for row in connection.execute(mine)
            if row.id != found[row.happening].best
        ]
        led = update(events).where(events.c.key == bindparam("report")).values(lead=bindparam("best"))
        _update(connection, led, values)
        _status(connection, found.values())


def relead(connection: Connection, happening: str) -> None:
    """After reviewers said more of its reports: which of them stands for the event, and its status."""
    mine = update(events).where(events.c.happening == happening)
    connection.execute(mine.values(lead=None, status=events.c.told))
    keys = _map(connection, select(events.c.id, events.c.key).where(events.c.happening == happening))
    _leads(connection, [happening], keys)
    storied.changed(connection, [happening])


def _pending(connection: Connection) -> Sequence[str]:
    """Events that lost a report since the last run."""
    gone = schema.superseded
    return connection.execute(select(gone.c.id).where(gone.c.run == 0)).scalars().all()


def _supersede(
    connection: Connection, before: Mapping[str, str], now: Mapping[str, str], kind: Kind = "event"
) -> None:
    gone = schema.superseded
    run = (connection.execute(select(func.max(gone.c.run))).scalar() or 0) + 1
    connection.execute(delete(gone).where(gone.c.run == 0, gone.c.kind == kind))
    for part in _parts(sorted(set(now.values()))):
        connection.execute(delete(gone).where(gone.c.id.in_(part), gone.c.kind == kind))
    at = datetime.now(UTC).isoformat(timespec="seconds")
    trail = incremental.superseded(before, now, kind=kind, run=run)
    if trail:
        values = [
            {"id": each.id, "kind": each.kind, "by": " ".join(each.by), "run": run, "at": at}
            for each in trail
        ]
        connection.execute(insert(gone), values)


# Treaties


def _treaties(connection: Connection) -> int:
    """Follow every treaty over all pages that speak of one, if such came or went; how many there are."""
    table = schema.treaties
    if storied.treaties_changed(connection):
        there = {row.id: row for row in connection.execute(select(table.c.id, table.c.key, table.c.record))}
        found = treaties.merge_tellings(_tellings(connection))
        made = {treaty.id: (linked.treaty_row(treaty), treaty) for treaty in found}
        old = [row.key for id, row in there.items() if id not in made or made[id][0]["record"] != row.record]
        for part in _parts(old):
            for each in (schema.treaty_parties, schema.treaty_pages):
                connection.execute(delete(each).where(each.c.treaty.in_(part)))
            connection.execute(delete(table).where(table.c.key.in_(part)))
        for id, (row, treaty) in made.items():
            if id not in there or there[id].record != row["record"]:
                _keep_treaty(connection, row, treaty)
        judged.attach_treaties(connection, found)
    return connection.execute(select(func.count()).select_from(table)).scalar() or 0


def _keep_treaty(connection: Connection, row: dict[str, Any], treaty: TreatyRecord) -> None:
    key = connection.execute(insert(schema.treaties).values(**row)).inserted_primary_key[0]  # type: ignore[index]
    if treaty.parties:
        values = [{"treaty": key, "country": country} for country in dict.fromkeys(treaty.parties)]
        connection.execute(insert(schema.treaty_parties), values)
    told = [{"treaty": key, "page": page} for page in dict.fromkeys(treaty.pages)]
    if told:
        connection.execute(insert(schema.treaty_pages), told)


def _tellings(connection: Connection) -> Iterator[treaties.Telling]:
    known = (pages.c.id, pages.c.published, pages.c.site_name, pages.c.agency, pages.c.url, pages.c.source)
    told = schema.page_treaties
    statement = select(told.c.record, *known).join(pages).where(CURRENT)
    for row in connection.execute(statement):
        for treaty in serialise.from_json(row.record, tuple[Treaty, ...]):
            yield treaties.Telling(
                page=row.id,
                day=row.published[:10] if row.published and len(row.published) >= 10 else None,
                outlet=row.site_name or row.agency,
                url=row.url or row.source,
                treaty=treaty,
            )


# Questions in parts


def _parts(values: Sequence[Item]) -> Iterator[Sequence[Item]]:
    for start in range(0, len(values), MANY):
        yield values[start : start + MANY]


def _batches(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    batch: list[Item] = []
    for item in items:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def _map(connection: Connection, statement: Any) -> dict[Any, Any]:
    """The two columns of a question, the first to the second."""
    return {row[0]: row[1] for row in connection.execute(statement)}


def _gathered(
    connection: Connection, statement: Any, column: ColumnElement[Any], values: Collection[Any]
) -> set[str]:
    """The one column of a question that is asked about many values."""
    found: set[str] = set()
    for part in _parts(list(values)):
        found.update(connection.execute(statement.where(column.in_(part))).scalars())
    return found


def _update(connection: Connection, statement: Any, values: Sequence[dict[str, Any]]) -> None:
    if values:
        connection.execute(statement, values)


def _replace(
    connection: Connection, table: Any, number: str, owner: str, wanted: Mapping[int, Collection[int]]
) -> None:
    """Give each owner these numbers instead of what it had."""
    for part in _parts(list(wanted)):
        connection.execute(delete(table).where(table.c[owner].in_(part)))
        values = [{number: each, owner: key} for key in part for each in wanted[key]]
        if values:
            connection.execute(insert(table), values)
