"""Stories of a store: only the cells that new, corrected and withdrawn pages touch are grouped again.

    pages without a clump ─► their cells ─► clumps ─► what goes on in the next cell ─► names ─► records

What is left to do is in the tables (`leaves.clump`, `to_tell`), so a run that is killed is gone on with.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, delete, func, insert, select, update

from dateline import serialise
from dateline.link import stories
from dateline.link.columns import instant
from dateline.link.merged import first_id
from dateline.link.stories import Clump, Leaf
from dateline.link.words import Words
from dateline.store import linked, schema
from dateline.store.schema import clumps, events, leaves, page_records, pages, to_tell

CURRENT = pages.c.replaced_by.is_(None)
#: Values in one question, and stories written at once.
MANY = 400

Cell = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """The stories that pages were in and are in now, by the ids of the pages, as far as they changed."""

    before: Mapping[str, str]
    now: Mapping[str, str]


def regroup(connection: Connection) -> Moved:
    """Bring all stories up to date."""
    touched = _cells(connection)
    renamed = _rename(connection, _chains(connection, _join(connection, touched)))
    wanted = {name for _, _, old, new in renamed for name in (old, new) if name}
    wanted |= _beside(connection, {key for key, _, _, _ in renamed}) | _told(connection, renamed)
    dead: set[str] = set()
    for part in _parts(sorted(wanted)):
        dead |= _tell(connection, part)
    connection.execute(delete(to_tell).where(to_tell.c.kind.in_(("place", "event", "story"))))
    return Moved(
        before={page: old for _, page, old, _ in renamed if old in dead},
        now={page: new for _, page, _, new in renamed},
    )


# What there is to do


def note_new(connection: Connection) -> None:
    """Pages that are in no copy family yet are to be grouped; in a store without any leaves, all are."""
    first = connection.execute(select(leaves.c.page).limit(1)).scalar() is None
    wanted = [CURRENT, leaves.c.page.is_(None)]
    if not first:
        wanted.append(pages.c.family.is_(None))
    statement = select(pages.c.key, pages.c.id, pages.c.published).outerjoin(leaves).where(*wanted)
    for part in _parts(connection.execute(statement).all()):
        values = [{"page": row.key, "place": stories.place_of(row.id, row.published)} for row in part]
        connection.execute(insert(leaves), values)
        _note_treaties(connection, [row.key for row in part])


def _note_treaties(connection: Connection, keys: Sequence[int]) -> None:
    """Treaties are to be followed again if one of these pages speaks of any."""
    told = schema.page_treaties.c.page
    if connection.execute(select(told).where(told.in_(keys)).limit(1)).first() is not None:
        _note(connection, "treaty", [""])


def treaties_changed(connection: Connection) -> bool:
    """Whether a page with treaties came or went since this was asked last."""
    mine = delete(to_tell).where(to_tell.c.kind == "treaty")
    return bool(connection.execute(mine).rowcount)


def went(connection: Connection, page: int) -> None:
    """Before a page goes to history, or changes its time: its cell is to be grouped again."""
    place = connection.execute(select(leaves.c.place).where(leaves.c.page == page)).scalar()
    _note_treaties(connection, [page])
    if place is None:
        return
    story = connection.execute(select(pages.c.story).where(pages.c.key == page)).scalar()
    _note(connection, "place", [str(place)])
    _note(connection, "story", [story] if story else [])
    happened = select(events.c.happening).where(events.c.page == page, events.c.happening.is_not(None))
    _note(connection, "event", connection.execute(happened.distinct()).scalars().all())
    connection.execute(delete(leaves).where(leaves.c.page == page))
    connection.execute(update(pages).where(pages.c.key == page).values(story=None))


def changed(connection: Connection, happenings: Collection[str]) -> None:
    """These events have other reports now, or another one stands for them."""
    _note(connection, "event", happenings)


def forget(connection: Connection) -> None:
    """Group all pages anew at the next run."""
    for table in (leaves, clumps, to_tell):
        connection.execute(delete(table))
    _note(connection, "treaty", [""])
    _note(connection, "story", connection.execute(select(schema.stories.c.id)).scalars().all())


def _note(connection: Connection, kind: str, values: Collection[str]) -> None:
    for part in _parts(sorted(set(values))):
        there = select(to_tell.c.value).where(to_tell.c.kind == kind, to_tell.c.value.in_(part))
        known = set(connection.execute(there).scalars())
        new = [{"kind": kind, "value": each} for each in part if each not in known]
        if new:
            connection.execute(insert(to_tell), new)


def _noted(connection: Connection, kind: str) -> list[str]:
    return list(connection.execute(select(to_tell.c.value).where(to_tell.c.kind == kind)).scalars())


# Cells


def _cells(connection: Connection) -> list[Cell]:
    """Group what is touched; the stretches of time that were, each of whole cells before and after."""
    fresh = connection.execute(select(leaves.c.place).where(leaves.c.clump.is_(None))).scalars()
    places = sorted({*fresh, *map(int, _noted(connection, "place"))})
    found: list[Cell] = []
    words = Words.load()
    for place in places:
        if found and place < found[-1][1]:
            continue
        stretch = _stretch(connection, _cell_at(connection, place, stories.WHOLE))
        inside = clumps.c.low >= stretch[0], clumps.c.low < stretch[1]
        connection.execute(delete(clumps).where(*inside))
        for cell in _within(connection, stretch):
            _group(connection, cell, words)
        found.append(stretch)
    return found


def _cell_at(connection: Connection, place: int, cell: Cell) -> Cell:
    """The cell that a place is in."""
    while _full(connection, cell):
        first, second = stories.halves(cell)
        cell = first if place < first[1] else second
    return cell


def _full(connection: Connection, cell: Cell) -> bool:
    """Whether a cell has more pages than are grouped at once."""
    inside = select(leaves.c.place).where(leaves.c.place >= cell[0], leaves.c.place < cell[1])
    beyond = inside.order_by(leaves.c.place).offset(stories.MOST).limit(1)
    return cell[1] - cell[0] > 1 and connection.execute(beyond).first() is not None


def _stretch(connection: Connection, cell: Cell) -> Cell:
    """A cell, or the one that was there before if it is larger."""
    before = select(clumps.c.low, clumps.c.high).where(clumps.c.low <= cell[0])
    row = connection.execute(before.order_by(clumps.c.low.desc()).limit(1)).first()
    return (row.low, row.high) if row is not None and row.high > cell[1] else cell


def _within(connection: Connection, stretch: Cell) -> Iterator[Cell]:
    """The cells of a stretch, by time."""
    if _full(connection, stretch):
        for half in stories.halves(stretch):
            yield from _within(connection, half)
    else:
        yield stretch


def _group(connection: Connection, cell: Cell, words: Words) -> None:
    """The clumps of a cell."""
    of = _leaves(connection, leaves.c.place >= cell[0], leaves.c.place < cell[1])
    found = stories.clumps([leaf for _, leaf in of.values()], words)
    if not found:
        return
    values = [
        {
            "low": cell[0],
            "high": cell[1],
            "position": position,
            "central": each.central,
            "size": len(each.pages),
            "related": " ".join(f"{other}:{score}" for other, score in each.related),
        }
        for position, each in enumerate(found)
    ]
    made = insert(clumps).returning(clumps.c.key, sort_by_parameter_order=True)
    keys = connection.execute(made, values).scalars().all()
    mine = [
        {"owner": of[page][0], "of_clump": key}
        for key, each in zip(keys, found, strict=True)
        for page in each.pages
    ]
    placed = update(leaves).where(leaves.c.page == bindparam("owner")).values(clump=bindparam("of_clump"))
    connection.execute(placed, mine)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    kind: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    blocks: tuple[_Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    """What grouping reads of the record of a page; the rest is passed over."""

    page: _Page


def _leaves(connection: Connection, *wanted: ColumnElement[bool]) -> dict[str, tuple[int, Leaf]]:
    """Pages with their keys, by id."""
    known = (pages.c.key, pages.c.id, pages.c.published, page_records.c.record)
    statement = select(*known).join(page_records).join(leaves).where(*wanted)
    found: dict[str, tuple[int, Leaf]] = {}
    for row in connection.execute(statement):
        blocks = serialise.from_json(row.record, _Kept).page.blocks
        text = stories.text_of((block.kind, block.text) for block in blocks)
        found[row.id] = row.key, Leaf(page=row.id, family=row.id, text=text, published=row.published)
    return found


# From cell to cell


def _join(connection: Connection, stretches: Sequence[Cell]) -> set[int]:
    """Find what goes on in the next cell; all clumps of cells where that was looked at."""
    pairs: dict[tuple[Cell, Cell], None] = {}
    seen: dict[Cell, None] = {}
    for low, high in stretches:
        inside = select(clumps.c.low, clumps.c.high).where(clumps.c.low >= low, clumps.c.low < high)
        row = [(each.low, each.high) for each in connection.execute(inside.distinct().order_by(clumps.c.low))]
        before = select(clumps.c.low, clumps.c.high).where(clumps.c.low < low)
        after = select(clumps.c.low, clumps.c.high).where(clumps.c.low >= high)
        row[:0] = map(tuple, connection.execute(before.order_by(clumps.c.low.desc()).limit(1)))
        row += map(tuple, connection.execute(after.order_by(clumps.c.low).limit(1)))
        seen |= dict.fromkeys(row)
        pairs |= dict.fromkeys(pairwise(row))
    words = Words.load()
    for one, other in pairs:
        _go_on(connection, one, other, words)
    found: set[int] = set()
    for part in _parts([low for low, _ in seen]):
        found.update(connection.execute(select(clumps.c.key).where(clumps.c.low.in_(part))).scalars())
    return found


def _go_on(connection: Connection, one: Cell, other: Cell, words: Words) -> None:
    """Which clumps of a cell go on in the next."""
    connection.execute(update(clumps).where(clumps.c.low == one[0]).values(next=None))
    if not stories.follow_on(one, other):
        return
    keys, before = _clumps(connection, one)
    following, after = _clumps(connection, other)
    both = ((leaves.c.place >= cell[0]) & (leaves.c.place < cell[1]) for cell in (one, other))
    texts = {id: leaf for wanted in both for id, (_, leaf) in _leaves(connection, wanted).items()}
    values = [
        {"owner": keys[first], "follower": following[second]}
        for first, second in stories.joined(before, after, texts, words)
    ]
    if values:
        goes_on = update(clumps).where(clumps.c.key == bindparam("owner"))
        connection.execute(goes_on.values(next=bindparam("follower")), values)


def _clumps(connection: Connection, cell: Cell) -> tuple[list[int], list[Clump]]:
    """The clumps of a cell with their keys, in order."""
    known = select(clumps.c.key, clumps.c.position, clumps.c.central, pages.c.id, pages.c.published)
    joined = known.join_from(clumps, leaves, leaves.c.clump == clumps.c.key).join(pages)
    rows = connection.execute(joined.where(clumps.c.low == cell[0])).all()
    rows = sorted(rows, key=lambda row: (row.position, instant(row.published), row.id))
    keys, found = [], []
    for key, own in groupby(rows, lambda row: row.key):
        of = list(own)
        keys.append(int(key))
        found.append(Clump(pages=tuple(row.id for row in of), central=of[0].central, related=()))
    return keys, found


def _chains(connection: Connection, touched: Collection[int]) -> list[list[int]]:
    """The whole chains that these clumps are in, first clumps first."""
    after: dict[int, int | None] = {}
    waiting: Collection[int] = sorted(touched)
    while waiting:
        asked = set(waiting)
        near: set[int] = set()
        for part in _parts(sorted(asked)):
            own = select(clumps.c.key, clumps.c.next).where(clumps.c.key.in_(part) | clumps.c.next.in_(part))
            for key, following in connection.execute(own):
                after[key] = following
                near |= {key, following} - {None}
        waiting = near - asked - {key for key in after if key not in near}
        waiting = [key for key in waiting if key not in after or key not in touched]
        touched = {*touched, *asked, *waiting}
    starts = sorted(set(after) - {each for each in after.values() if each is not None})
    return [list(_chain(start, after)) for start in starts]


def _chain(start: int, after: Mapping[int, int | None]) -> Iterator[int]:
    at: int | None = start
    while at is not None:
        yield at
        at = after[at]


# Names


Renamed = tuple[int, str, str | None, str]
"""The key and id of a page, the story that it was in, and the one that it is in."""


def _rename(connection: Connection, chains: Sequence[Sequence[int]]) -> list[Renamed]:
    """Give every page of these chains its story; all pages of the chains."""
    found: list[Renamed] = []
    for part in _parts(chains):
        home = {clump: number for number, chain in enumerate(part) for clump in chain}
        own: dict[int, list[Any]] = {}
        for some in _parts(sorted(home)):
            known = select(pages.c.key, pages.c.id, pages.c.published, pages.c.story, leaves.c.clump)
            for row in connection.execute(known.join(leaves).where(leaves.c.clump.in_(some))):
                own.setdefault(home[row.clump], []).append(row)
        for rows in own.values():
            first = min(rows, key=lambda row: (instant(row.published), row.id))
            name = first_id("story", first.id)
            found += [(row.key, row.id, row.story, name) for row in rows]
    moved = [{"owner": key, "name": new} for key, _, old, new in found if old != new]
    if moved:
        named = update(pages).where(pages.c.key == bindparam("owner")).values(story=bindparam("name"))
        connection.execute(named, moved)
    return found


def _beside(connection: Connection, keys: Collection[int]) -> set[str]:
    """Stories that end in a cell with one of these pages: what they are related to may have another name."""
    lows: set[int] = set()
    for part in _parts(sorted(keys)):
        mine = select(clumps.c.low).join(leaves, leaves.c.clump == clumps.c.key)
        lows.update(connection.execute(mine.where(leaves.c.page.in_(part)).distinct()).scalars())
    found: set[str] = set()
    for part in _parts(sorted(lows)):
        ends = select(pages.c.story).join(leaves).join(clumps, leaves.c.clump == clumps.c.key)
        wanted = clumps.c.low.in_(part), clumps.c.next.is_(None), pages.c.story.is_not(None)
        found.update(connection.execute(ends.where(*wanted).distinct()).scalars())
    return found


def _told(connection: Connection, renamed: Iterable[Renamed]) -> set[str]:
    """Stories of pages that share an event with a page that moved, or that have an event that changed."""
    happened = set(_noted(connection, "event"))
    for part in _parts([key for key, _, old, new in renamed if old != new]):
        mine = select(events.c.happening).where(events.c.page.in_(part), events.c.happening.is_not(None))
        happened.update(connection.execute(mine.distinct()).scalars())
    found = set(_noted(connection, "story"))
    for part in _parts(sorted(happened)):
        theirs = select(pages.c.story).join(events).where(events.c.happening.in_(part))
        found.update(each for each in connection.execute(theirs.distinct()).scalars() if each)
    return found


# Records


def _tell(connection: Connection, names: Sequence[str]) -> set[str]:
    """Write the records of these stories, and drop those that have no pages; the names of these."""
    rows = _pages_of(connection, names)
    happened = stories.by_story(*_dated(connection, names))
    related = _related(connection, [own[-1] for own in rows.values()])
    made = [_row(name, own, happened.get(name, ()), related) for name, own in rows.items()]
    known = select(schema.stories.c.id, schema.stories.c.record).where(schema.stories.c.id.in_(names))
    there = {row.id: row.record for row in connection.execute(known)}
    new = [row for row in made if row["id"] not in there]
    other = [{f"new_{name}": value for name, value in row.items()} for row in made]
    other = [row for row in other if there.get(row["new_id"], row["new_record"]) != row["new_record"]]
    if new:
        connection.execute(insert(schema.stories), new)
    if other:
        values: dict[str, Any] = {name: bindparam(f"new_{name}") for name in made[0] if name != "id"}
        same = update(schema.stories).where(schema.stories.c.id == bindparam("new_id"))
        connection.execute(same.values(**values), other)
    dead = set(names) - rows.keys()
    connection.execute(delete(schema.stories).where(schema.stories.c.id.in_(sorted(dead))))
    return dead


def _pages_of(connection: Connection, names: Sequence[str]) -> dict[str, list[Any]]:
    """For each story its pages, from cell to cell, each with its clump."""
    known = (pages.c.id, pages.c.family, pages.c.published, pages.c.site_name, pages.c.headline)
    clump = (clumps.c.key, clumps.c.low, clumps.c.central, clumps.c.size, clumps.c.related)
    joined = select(*known, pages.c.section, pages.c.story, *clump).join(leaves)
    joined = joined.join(clumps, leaves.c.clump == clumps.c.key).where(CURRENT, pages.c.story.in_(names))
    found: dict[str, list[Any]] = {}
    for row in sorted(connection.execute(joined), key=lambda row: (row.low, instant(row.published), row.id)):
        found.setdefault(row.story, []).append(row)
    return dict(sorted(found.items()))


def _row(
    name: str, own: Sequence[Any], happened: Sequence[stories.Dated], names: Mapping[tuple[int, int], str]
) -> dict[str, Any]:
    best = max({(row.size, row.low): row.central for row in own}.items())[1]
    every = [
        Leaf(
            page=row.id,
            family=row.family or row.id,
            text="",
            published=row.published,
            outlet=row.site_name,
            headline=row.headline,
            section=row.section,
        )
        for row in own
    ]
    central = next(leaf for leaf in every if leaf.page == best)
    near = ((names[own[-1].low, position], score) for position, score in _pairs(own[-1].related))
    return linked.story_row(stories.described(name, [every], central, happened, near))


def _pairs(related: str) -> Iterator[tuple[int, float]]:
    for each in related.split():
        position, _, score = each.partition(":")
        yield int(position), float(score)


def _related(connection: Connection, last: Sequence[Any]) -> dict[tuple[int, int], str]:
    """The names of the stories that are related to these last clumps, by cell and position."""
    wanted = {(row.low, position) for row in last for position, _ in _pairs(row.related)}
    found: dict[tuple[int, int], str] = {}
    for low, own in groupby(sorted(wanted), lambda each: each[0]):
        for part in _parts([position for _, position in own]):
            known = select(clumps.c.position, func.min(pages.c.story)).join_from(
                clumps, leaves, leaves.c.clump == clumps.c.key
            )
            known = known.join(pages).where(clumps.c.low == low, clumps.c.position.in_(part))
            for position, story in connection.execute(known.group_by(clumps.c.position)):
                found[low, position] = story
    return found


def _dated(connection: Connection, names: Sequence[str]) -> tuple[list[stories.Dated], dict[str, str]]:
    """Every event that one of these stories tells, with its day; and the stories of all its pages."""
    told = select(events.c.happening).join(pages).where(pages.c.story.in_(names))
    ids = connection.execute(told.where(events.c.happening.is_not(None)).distinct()).scalars().all()
    known = (events.c.happening, events.c.lead, events.c.first, events.c.last)
    page = (pages.c.id, pages.c.published, pages.c.listed, pages.c.story)
    found: list[stories.Dated] = []
    story: dict[str, str] = {}
    for part in _parts(sorted(ids)):
        rows = connection.execute(select(*known, *page).join(pages).where(events.c.happening.in_(part))).all()
        rows = sorted(rows, key=lambda row: (row.happening, instant(row.published), row.id))
        story |= {row.id: row.story for row in rows if row.story}
        for id, own in groupby(rows, lambda row: row.happening):
            of = list(own)
            best = next((row for row in of if row.lead is None), of[0])
            reported = min((row.listed[:10] for row in of if row.listed), default=None)
            day = stories.day_of(best.first, best.last) or reported
            found.append(stories.Dated(id=id, day=day, pages=tuple(row.id for row in of)))
    return found, story


def _parts(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(values), MANY):
        yield values[start : start + MANY]
