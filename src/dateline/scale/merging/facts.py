"""The first passes: what is to be known of every report, and its place among all of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from dateline import serialise
from dateline.link import copies
from dateline.link.clustering import Ints
from dateline.link.columns import Filed, Origin, Table, main_countries
from dateline.link.events import columns
from dateline.link.words import number
from dateline.model import Coded
from dateline.scale.gather import coded_in
from dateline.scale.keeping import keeper
from dateline.scale.merging.desk import Desk, File


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A page, as far as it decides which pages count, and which are copies."""

    id: str
    source: str | None
    url: str | None
    published: str | None
    outlet: str | None
    agency: str | None


def pages(files: tuple[File, ...]) -> Iterator[tuple[str, Coded]]:
    """The coded pages of a bundle with their ids, each once. Raises SkipPage for a file that is damaged."""
    seen: set[str] = set()
    for file in files:
        for kept in coded_in(keeper(file.run), file.name):
            id = serialise.page_id(kept.coded.page)
            if id not in seen:
                seen.add(id)
                yield id, kept.coded


def filed(id: str, coded: Coded, family: str = "") -> Iterator[Filed]:
    """The reports of a page with what merging has to know of it."""
    page = coded.page
    origin = Origin(
        page=id,
        published=page.published,
        outlet=page.site_name or page.agency,
        family=family or id,
        headline=page.headline or "",
        countries=main_countries(coded),
    )
    for report in coded.events:
        yield Filed(report=report, origin=origin)


def facts(desk: Desk, at: int) -> list[str]:
    """Rows, keys and sheets of one bundle. Of the pages themselves nothing is held."""
    told: list[Fact] = []
    sheets: list[copies.Sheet] = []
    maker = columns()
    table = maker.table(each for id, coded in _noting(desk, at, told, sheets) for each in filed(id, coded))
    desk.put(f"rows/{at}", rows=table.rows, keys=table.keys, owners=table.owners)
    desk.put(f"order/{at}", **{name: table.rows[name] for name in ("instant", "page", "id")})
    desk.put_record(f"words/{at}", sorted(table.triggers.values()))
    _put_keys(desk, at, table)
    desk.put(
        f"sheets/{at}",
        sketch=np.concatenate([np.zeros(0, dtype=np.uint64), *(each.sketch for each in sheets)]),
        ends=np.cumsum([len(each.sketch) for each in sheets], dtype=np.int64),
        whole=np.array([each.whole for each in sheets], dtype=np.int64),
    )
    desk.put_record(f"pages/{at}", told)
    return []


def _noting(desk: Desk, at: int, told: list[Fact], sheets: list[copies.Sheet]) -> Iterator[tuple[str, Coded]]:
    for id, coded in pages(desk.plan.bundles[at]):
        page = coded.page
        sheets.append(copies.sheet(page, id))
        told.append(
            Fact(
                id=id,
                source=page.source,
                url=page.url,
                published=page.published,
                outlet=page.site_name,
                agency=page.agency,
            )
        )
        yield id, coded


def _put_keys(desk: Desk, at: int, table: Table) -> None:
    shard = table.keys % desk.plan.shards
    for number_of in np.unique(shard).tolist():
        here = shard == number_of
        desk.put(f"keys/{number_of}/{at}", keys=table.keys[here], owners=table.owners[here])


def order(desk: Desk, _at: int) -> list[str]:
    """Which pages count, their copies, and the rank of each report: first published first."""
    told = [desk.record(f"pages/{at}", list[Fact]) for at in range(len(desk.plan.bundles))]
    owner = current(told, desk.plan.withdrawn)
    for at, found in enumerate(_families(desk, told, owner)):
        desk.put_record(f"families/{at}", found)
    _rank(desk, owner)
    return []


def current(told: list[list[Fact]], withdrawn: tuple[str, ...]) -> dict[str, int]:
    """The pages that count, with their bundles, as a store that takes them in order has it.

    The first of two equal ones; of one source the last; and none that was taken back.
    """
    owner: dict[str, int] = {}
    of_source: dict[str, str] = {}
    facts: dict[str, Fact] = {}
    for at, pages in enumerate(told):
        for fact in pages:
            if fact.id in owner:
                continue
            before = of_source.get(fact.source) if fact.source is not None else None
            if before is not None:
                owner.pop(before, None)
            if fact.source is not None:
                of_source[fact.source] = fact.id
            owner[fact.id], facts[fact.id] = at, fact
    for source in withdrawn:
        gone = [id for id in owner if source in (facts[id].source, facts[id].url)]
        for id in gone[:1]:
            del owner[id]
    return owner


def _families(desk: Desk, told: list[list[Fact]], owner: dict[str, int]) -> list[dict[str, str]]:
    """For each bundle, the families of its pages that are copies."""
    found = copies.families(_sheets(desk, told, owner))
    named: list[dict[str, str]] = [{} for _ in told]
    for family in found:
        for page in family.pages:
            if page != family.id:
                named[owner[page]][page] = family.id
    return named


def _sheets(desk: Desk, told: list[list[Fact]], owner: dict[str, int]) -> Iterator[copies.Sheet]:
    for at, pages in enumerate(told):
        kept = desk.need(f"sheets/{at}")
        sketches = np.split(kept["sketch"], kept["ends"][:-1])
        for fact, sketch, whole in zip(pages, sketches, kept["whole"].tolist(), strict=True):
            if owner.get(fact.id) == at:
                yield copies.Sheet(
                    page=fact.id,
                    sketch=sketch,
                    whole=whole,
                    published=fact.published,
                    outlet=fact.outlet,
                    agency=fact.agency,
                )


def _rank(desk: Desk, owner: dict[str, int]) -> None:
    """In the order of `columns.Table`; reports of pages that do not count get -1."""
    mine: list[list[int]] = [[] for _ in desk.plan.bundles]
    for page, at in owner.items():
        mine[at].append(number(page))
    kept = list(desk.all(desk.bundle_names("order")))
    live = [np.isin(each["page"], np.array(own, np.int64)) for each, own in zip(kept, mine, strict=True)]
    joined = {name: np.concatenate([each[name] for each in kept]) for name in ("instant", "page", "id")}
    counts = np.concatenate(live)
    bundle = np.repeat(np.arange(len(kept), dtype=np.int32), [len(each) for each in live])
    local = np.concatenate([np.arange(len(each), dtype=np.int32) for each in live])
    chosen = np.flatnonzero(counts)
    place = chosen[np.lexsort((joined["id"][chosen], joined["page"][chosen], joined["instant"][chosen]))]
    ranks = np.full(len(counts), -1, dtype=np.int64)
    ranks[place] = np.arange(len(place))
    for at, own in enumerate(_split(ranks, [len(each) for each in live])):
        desk.put(f"ranks/{at}", rank=own)
    desk.put("where", bundle=bundle[place], local=local[place])


def _split(values: Ints, sizes: list[int]) -> list[Ints]:
    return np.split(values, np.cumsum(sizes)[:-1])
