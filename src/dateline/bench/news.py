"""`samples/news`: written pages with a gold file, from reading to events, stories and copies."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import dateline
from dateline.coder import Tools, code_all
from dateline.errors import StopRun
from dateline.link import copies, incremental, stories
from dateline.link.columns import Filed, Origin, main_countries
from dateline.link.merged import merge
from dateline.model import Coded, Event, Span
from dateline.serialise import page_id

Row = dict[str, Any]
#: Where the pages are, seen from the source folder.
SAMPLES = Path("samples/news")


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """What linking makes of the pages; all by the names of their files and the ids of their reports."""

    coded: Mapping[str, Coded]
    event_of: Mapping[str, Event]
    story_of: Mapping[str, str]
    family_of: Mapping[str, str]


def run_news(folder: Path) -> tuple[dict[str, float], list[str]]:
    """Figures, and a line for each mistake. Raises StopRun when the folder has no pages or no gold."""
    pages = sorted((folder / "pages").glob("*")) if folder.is_dir() else []
    if not pages:
        raise StopRun(str(folder), "has no pages/", "give the folder: --gold samples/news")
    read = [dateline.read(str(path)) for path in pages]
    coded = dict(zip((path.name for path in pages), code_all(read, Tools.load()), strict=True))
    linked = link(coded)
    gold = {name: _rows(folder / "gold" / f"{name}.jsonl") for name in ("events", "traps", "stories")}
    lines: list[str] = []
    find = _Finder(gold["events"], linked)
    figures = _events(gold["events"], linked, find, lines) | _traps(gold["traps"], linked, find, lines)
    return figures | _stories(gold["stories"], linked), lines


def _rows(path: Path) -> list[Row]:
    try:
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    except OSError as error:
        raise StopRun(str(path), f"cannot be read ({error})") from error


def link(coded: Mapping[str, Coded]) -> Linked:
    """Copies, events and stories of these pages, as a store makes them."""
    name = {page_id(each.page): file for file, each in coded.items()}
    found = copies.families(copies.sheet(each.page, page_id(each.page)) for each in coded.values())
    family = copies.family_of(found)
    filed = [each for one in coded.values() for each in file_reports(one, family)]
    events = [merge(own) for own in incremental.link(filed).values()]
    leaves = [
        stories.leaf(each.page, id=id, family=family[id])
        for each in coded.values()
        for id in [page_id(each.page)]
    ]
    told = stories.stories(leaves, map(stories.dated, events))
    return Linked(
        coded=coded,
        event_of={telling.report: event for event in events for telling in event.tellings},
        story_of={name[page]: story.id for story in told for page in story.pages},
        family_of={name[page]: id for page, id in family.items()},
    )


def file_reports(coded: Coded, family: Mapping[str, str]) -> Iterable[Filed]:
    """The reports of a page with where they were filed."""
    page, id = coded.page, page_id(coded.page)
    origin = Origin(
        page=id,
        published=page.published,
        outlet=page.site_name,
        family=family[id],
        headline=page.headline or "",
        countries=main_countries(coded),
    )
    return (Filed(report=report, origin=origin) for report in coded.events)


class _Finder:
    """Finds the reports that the gold means."""

    def __init__(self, gold: Sequence[Row], linked: Linked) -> None:
        self._types = {row["event"]: row["type"] for row in gold}
        self._linked = linked
        self._marked: dict[str, list[tuple[str, str]]] = {}
        for row in gold:
            for place in row["reports"]:
                self._marked.setdefault(place["page"], []).append((row["event"], place["in"]))

    def __call__(self, place: Row, event: str) -> str | None:
        """The report that tells of this event what these words tell: one triggered by them, else by
        other words of the sentence, if these do not tell of another event."""
        coded = self._linked.coded.get(place["page"])
        if coded is None:
            return None
        types, found = self._types[event], []
        others = [words for name, words in self._marked.get(place["page"], ()) if name != event]
        for block in coded.page.blocks:
            own = _spans(block.text, [place["in"]])
            taken = _spans(block.text, others) if own else []
            for report in coded.events if own else ():
                inside = report.block == block.index and report.type in types
                if not inside or not _touches(report.sentence, own):
                    continue
                beside = not _touches(report.trigger, own)
                if not beside or not _touches(report.trigger, taken):
                    found.append((beside, report.trigger.start, report.id))
        return min(found)[2] if found else None


def _spans(text: str, parts: Iterable[str]) -> list[tuple[int, int]]:
    """Where the parts of a text that are in it begin and end."""
    return [(start, start + len(part)) for part in parts if (start := text.find(part)) >= 0]


def _touches(span: Span, others: Iterable[tuple[int, int]]) -> bool:
    return any(span.start < end and start < span.end for start, end in others)


def _events(gold: Sequence[Row], linked: Linked, find: _Finder, lines: list[str]) -> dict[str, float]:
    """How many events that are coded at all are there once, with the right status and toll.

    `mixed`: how many of the gold are in one event with another of the gold.
    """
    once = told = statuses = tolls = counted = 0
    held: dict[str, set[str]] = {}
    for row in gold:
        reports = [id for place in row["reports"] if (id := find(place, row["event"]))]
        events = {linked.event_of[id].id: linked.event_of[id] for id in reports}
        told += bool(events)
        for id in events:
            held.setdefault(id, set()).add(row["event"])
        if len(events) == 1:
            once += 1
            event = next(iter(events.values()))
            statuses += event.status == row["status"]
            if row.get("dead"):
                counted += 1
                toll = next((each for each in event.spread if each.facet == "dead"), None)
                tolls += toll is not None and (toll.low, toll.high) == (min(row["dead"]), max(row["dead"]))
        elif events:
            lines.append(f"{row['event']}: {len(events)} events of {len(reports)} reports")
    return {
        "events": len(gold),
        "coded": told,
        "found_once": _share(once, told),
        "status": _share(statuses, once),
        "dead": _share(tolls, counted),
        "mixed": sum(len(names) - 1 for names in held.values()),
    }


def _traps(gold: Sequence[Row], linked: Linked, find: _Finder, lines: list[str]) -> dict[str, float]:
    """Pairs of reports that are two happenings, and those merged; where the coder has two reports."""
    pairs = merged = 0
    for row in gold:
        ends = zip(row["not_merged"], row["events"], strict=True)
        one, other = (find(place, event) for place, event in ends)
        if one is None or other is None or one == other:
            continue
        pairs += 1
        if linked.event_of[one].id == linked.event_of[other].id:
            merged += 1
            lines.append(f"merged: {row['why']} ({', '.join(row['events'])})")
    return {"trap_pairs": pairs, "traps_merged": merged}


def _stories(gold: Sequence[Row], linked: Linked) -> dict[str, float]:
    """B-cubed F1 of the stories, and F1 of the pairs of copies."""
    wanted = {page: row["story"] for row in gold for page in row["pages"]}
    family = {
        page: f"{row['story']} {n}" for row in gold for n, own in enumerate(row["copies"]) for page in own
    }
    pages = sorted(wanted)
    precision = recall = 0.0
    for page in pages:
        own = {each for each in pages if linked.story_of[each] == linked.story_of[page]}
        right = {each for each in pages if wanted[each] == wanted[page]}
        precision += len(own & right) / len(own) / len(pages)
        recall += len(own & right) / len(right) / len(pages)
    pairs = list(combinations(pages, 2))
    guess = {(a, b) for a, b in pairs if linked.family_of[a] == linked.family_of[b]}
    truth = {(a, b) for a, b in pairs if family.get(a, a) == family.get(b, b)}
    return {
        "stories": 2 * precision * recall / (precision + recall),
        "copies": _share(2 * len(guess & truth), len(guess) + len(truth)),
    }


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
