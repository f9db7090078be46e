"""The passes that compare: blocks, pairs that hold, parts, events."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import pyarrow.parquet as pq

from dateline import serialise
from dateline.exports import parquet
from dateline.link import merged
from dateline.link.clustering import Ints, components
from dateline.link.columns import Filed, Table
from dateline.link.events import LARGEST, LINK, QUIET, score_pairs
from dateline.link.incremental import places
from dateline.link.words import Words
from dateline.model import Coded
from dateline.scale.merging.desk import Desk
from dateline.scale.merging.facts import filed, pages
from dateline.scale.output import NO_DAY
from dateline.store.base import PageHead, StoredEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """A report on its way to its event, with its page without the text."""

    filed: Filed
    head: PageHead


def blocks(desk: Desk, shard: int) -> list[str]:
    """The blocks of one shard of keys, to the windows in which they begin."""
    keys, ranks = _ranked(desk, shard)
    edges = np.flatnonzero(np.append(_changes(keys), True)) if len(keys) else np.zeros(1, np.int64)
    starts, sizes = edges[:-1], np.diff(edges)
    full = sizes > QUIET
    desk.put(f"census/{shard}", keys=keys[starts[full]], counts=sizes[full])
    window = np.repeat(ranks[starts] // desk.plan.window, sizes)
    usual = np.repeat((sizes > 1) & (sizes <= LARGEST), sizes)
    for at in np.unique(window[usual]).tolist():
        here = usual & (window == at)
        desk.put(f"blocks/{at}/{shard}", keys=keys[here], ranks=ranks[here])
    return []


def _ranked(desk: Desk, shard: int) -> tuple[Ints, Ints]:
    """The keys of a shard with the reports that have them, by key and rank."""
    keys, ranks = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for at in range(len(desk.plan.bundles)):
        kept = desk.get(f"keys/{shard}/{at}")
        if kept is not None:
            rank = desk.need(f"ranks/{at}")["rank"][kept["owners"]]
            keys.append(kept["keys"][rank >= 0])
            ranks.append(rank[rank >= 0])
    key, rank = np.concatenate(keys), np.concatenate(ranks)
    place = np.lexsort((rank, key))
    return key[place], rank[place]


def _changes(values: Ints) -> Ints:
    found = np.ones(len(values), dtype=bool)
    found[1:] = values[1:] != values[:-1]
    return found


def links(desk: Desk, window: int) -> list[str]:
    """The pairs of a window's blocks that hold a part together."""
    kept = list(desk.all(f"blocks/{window}/{shard}" for shard in range(desk.plan.shards)))
    if not kept:
        return []
    keys, ranks = (np.concatenate([each[name] for each in kept]) for name in ("keys", "ranks"))
    there, owners = np.unique(ranks, return_inverse=True)
    rows = desk.table(there, keyed=False)
    table = Table(rows=rows.rows, keys=keys, owners=owners.astype(np.int64), triggers=rows.triggers)
    pairs = score_pairs(table, Words.load())
    holds = pairs.score >= np.float32(LINK)
    desk.put(f"links/{window}", left=there[pairs.left[holds]], right=there[pairs.right[holds]])
    return []


def parts(desk: Desk, _at: int) -> list[str]:
    """What hangs together, across windows; and ranges of parts that the last passes take."""
    count = len(desk.need("where")["bundle"])
    left, right = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for each in desk.all(f"links/{window}" for window in range(windows(desk))):
        left.append(each["left"])
        right.append(each["right"])
    label = components(count, np.concatenate(left), np.concatenate(right))
    sizes = np.bincount(label, minlength=count)
    # A part is in the range of its first report; a range ends where it has enough reports.
    ranges = np.cumsum(sizes) // desk.plan.window
    desk.put("parts", label=label, range=ranges)
    return []


def windows(desk: Desk) -> int:
    """How many windows there are."""
    return -(-len(desk.need("where")["bundle"]) // desk.plan.window)


def ranges(desk: Desk) -> int:
    """How many ranges of parts there are."""
    found = desk.need("parts")["range"]
    return int(found[-1]) + 1 if len(found) else 0


def file(desk: Desk, at: int) -> list[str]:
    """The reports of a bundle, each to the range of its part."""
    rank, ids = desk.need(f"ranks/{at}")["rank"], desk.need(f"order/{at}")["id"].tolist()
    rank_of = dict(zip(ids, rank.tolist(), strict=True))
    kept = desk.need("parts")
    drawers: dict[int, list[bytes]] = {}
    for slip in _slips(desk, at):
        place = rank_of[slip.filed.report.id.encode()]
        if place >= 0:
            drawer = int(kept["range"][kept["label"][place]])
            drawers.setdefault(drawer, []).append(serialise.to_json(slip).encode())
    for drawer, lines in drawers.items():
        content = gzip.compress(b"\n".join(lines), compresslevel=1, mtime=0)
        desk.keeper.write(f"{desk.plan.work}/filed/{drawer}/{at}.jsonl.gz", content)
    return []


def _slips(desk: Desk, at: int) -> Iterator[Slip]:
    families = desk.record(f"families/{at}", dict[str, str])
    for id, coded in pages(desk.plan.bundles[at]):
        head = _head(id, coded, families.get(id, id))
        for each in filed(id, coded, head.family or id):
            yield Slip(filed=each, head=head)


def _head(id: str, coded: Coded, family: str) -> PageHead:
    named = ("source", "url", "headline", "site_name", "agency", "section", "published", "language")
    values = {name: getattr(coded.page, name) for name in named}
    return PageHead(id=id, version=coded.version, events=len(coded.events), family=family, **values)


class _Crowds(dict[int, int]):
    """How many reports there are in a block. Of those that are not crowded it is enough that they are not."""

    def __missing__(self, key: int) -> int:
        return 1


def events(desk: Desk, at: int) -> list[str]:
    """The events of a range of parts, to the days on which they happened."""
    event_of = _event_of(desk, at)
    members: dict[str, list[Slip]] = {}
    for slip in _filed(desk, at):
        id = slip.filed.report.id
        members.setdefault(event_of.get(id) or merged.first_id("event", id), []).append(slip)
    days: dict[str, list[StoredEvent]] = {}
    for id in sorted(members):
        event = _stored(members[id])
        assert event.id == id and event.event
        days.setdefault(event.event.first or NO_DAY, []).append(event)
    return [name for day, found in sorted(days.items()) for name in _write(desk, at, day, found)]


def _event_of(desk: Desk, at: int) -> dict[str, str]:
    """The events of those reports of a range that hang together with another."""
    kept = desk.need("parts")
    label: Ints = kept["label"]
    sizes = np.bincount(label, minlength=len(label))
    ranks = np.flatnonzero((kept["range"][label] == at) & (sizes[label] > 1))
    if not len(ranks):
        return {}
    table = desk.table(ranks, keyed=True)
    crowds = _Crowds()
    for each in desk.all(f"census/{shard}" for shard in range(desk.plan.shards)):
        here = np.isin(each["keys"], table.keys)
        crowds.update(zip(each["keys"][here].tolist(), each["counts"][here].tolist(), strict=True))
    return {place.report: place.event for place in places(table, Words.load(), crowds=crowds)}


def _filed(desk: Desk, at: int) -> Iterator[Slip]:
    for name in desk.keeper.names(f"{desk.plan.work}/filed/{at}"):
        for line in gzip.decompress(desk.keeper.read(name) or b"").splitlines():
            yield serialise.from_json(line, Slip)


def _stored(slips: Iterable[Slip]) -> StoredEvent:
    by_id = {slip.filed.report.id: slip for slip in slips}
    event = merged.merge(slip.filed for slip in by_id.values())
    best = by_id[event.best]
    return StoredEvent(id=event.id, report=best.filed.report, page=best.head, event=event)


def _write(desk: Desk, at: int, day: str, found: list[StoredEvent]) -> Iterator[str]:
    buffer = io.BytesIO()
    pq.write_table(parquet.table(found, parquet.schema()), buffer, compression="zstd")
    yield f"events/day={day}/{at:06}.parquet"
    desk.keeper.write(f"events/day={day}/{at:06}.parquet", buffer.getvalue())
    lines = b"".join(serialise.to_json(each).encode() + b"\n" for each in found)
    yield f"records/day={day}/{at:06}.jsonl.gz"
    desk.keeper.write(f"records/day={day}/{at:06}.jsonl.gz", gzip.compress(lines, mtime=0))
