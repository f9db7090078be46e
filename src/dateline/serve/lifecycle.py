"""The life cycle of a treaty as a picture: steps along a time line, a lane a party, as one SVG.

Self-contained and readable without colour: filled is done, hollow is still to come, a cross is refused, a
ring and a remark mark what pages contradict each other in. Days are in order, not to scale. Colours come
from the page's custom properties where it is inlined, else from its own, light or dark.
"""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, PackageLoader, Template

from dateline.model import StepRecord, TreatyRecord

LEFT, COLUMN, TOP, LANE, STACK = 150, 122, 84, 34, 64
BAND = 46
WRAP = 17
#: Where steps without any day go: behind all others.
LATER = "9999"
DOCUMENT = '<?xml version="1.0" encoding="UTF-8"?>\n'
REFUSED = frozenset({"rejection"})
MONTH_NUMBERS = frozenset(f"{month:02}" for month in range(1, 13))
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A step as drawn; `told` is its text for those who do not see it."""

    x: int
    y: int
    shape: str
    lines: tuple[str, ...]
    note: str
    clash: bool
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """A party's line, or the treaty's own."""

    label: str
    y: int
    steps: tuple[Mark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A day."""

    x: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A stretch of time with one status."""

    x: int
    width: int
    lines: tuple[str, ...]
    told: str


def svg(
    treaty: TreatyRecord,
    history: Iterable[tuple[str, str]] = (),
    *,
    names: Mapping[str, str] | None = None,
    standalone: bool = False,
) -> str:
    """The SVG. `history` has ISO days with the status from then on; `names` countries by code.

    `standalone` is for a file of its own: it then begins as an XML document.
    """
    keys = sorted({_key(step) for step in treaty.steps})
    at = {key: LEFT + COLUMN // 2 + 10 + COLUMN * n for n, key in enumerate(keys)}
    lanes, bottom = _lanes(treaty, at, names or {})
    width = LEFT + COLUMN * max(len(keys), 3) + 70
    states = _states(tuple(history), at, width)
    band = bottom + 16
    band_height = max((14 + 15 * len(state.lines) for state in states), default=0)
    return (DOCUMENT if standalone else "") + _template().render(
        key=f"treaty-{treaty.id}",
        title=f"Life cycle of {treaty.name}",
        description=_description(treaty),
        columns=[Column(x=x, label=_label(key, treaty)) for key, x in at.items()],
        lanes=lanes,
        states=states,
        left=LEFT,
        top=TOP - 34,
        bottom=bottom,
        band=band,
        band_height=band_height,
        width=width,
        height=band + band_height + BAND,
    )


def _key(step: StepRecord) -> str:
    """The day a step is drawn at; what has no day, or is due without one, comes last."""
    return LATER if step.pending and step.date is None else step.order


def _lanes(treaty: TreatyRecord, at: Mapping[str, int], names: Mapping[str, str]) -> tuple[list[Lane], int]:
    parties: list[str | None] = [None, *treaty.parties]
    parties += sorted({s.party for s in treaty.steps if s.party and s.party not in treaty.parties})
    clashes = {clash.step: clash.what for clash in treaty.contradictions}
    lanes, y = [], TOP
    for party in parties:
        steps = [(n, step) for n, step in enumerate(treaty.steps) if step.party == party]
        if not steps and party is None:
            continue
        marks, deepest = _marks(steps, at, y, clashes)
        label = "The treaty" if party is None else names.get(party, party)
        lanes.append(Lane(label=_cut(label, 17), y=y, steps=marks))
        y += LANE + STACK * deepest
    return lanes, y - LANE + 14


def _marks(
    steps: Sequence[tuple[int, StepRecord]], at: Mapping[str, int], y: int, clashes: Mapping[int, str]
) -> tuple[tuple[Mark, ...], int]:
    """The marks of a lane, those of one day below each other; and how deep they go."""
    depth: dict[str, int] = {}
    marks = []
    for number, step in steps:
        key = _key(step)
        row = depth.get(key, 0)
        depth[key] = row + 1
        clash = number in clashes
        marks.append(
            Mark(
                x=at[key],
                y=y + STACK * row,
                shape=_shape(step),
                lines=tuple(textwrap.wrap(step.step, WRAP)[:2]),
                note="contradicted" if clash else _note(step),
                clash=clash,
                told=_told(step) + (f"; contradicted: {clashes[number]}" if clash else ""),
            )
        )
    return tuple(marks), max(depth.values(), default=1)


def _shape(step: StepRecord) -> str:
    if step.negated or (step.step in REFUSED and not step.pending):
        return "cross"
    return "open" if step.pending else "done"


def _note(step: StepRecord) -> str:
    if step.by == "LEG":
        return "legislature"
    if not step.pending and step.date is None:
        return "undated"
    return ""


def _told(step: StepRecord) -> str:
    """A step in words: "ratification by KEN, 2026-03-10, 2 pages"."""
    parts = [step.step + (f" by {step.party}" if step.party else "")]
    if step.pending:
        parts.append("still to come")
    if step.negated:
        parts.append("did not happen")
    parts.append(step.date or "no date told")
    if step.condition:
        parts.append(f"waits for: {step.condition}" if step.pending else f"waited for: {step.condition}")
    pages = len({told.page for told in step.evidence})
    return ", ".join([*parts, f"{pages} page{'s' if pages != 1 else ''}"])


def _states(history: Sequence[tuple[str, str]], at: Mapping[str, int], width: int) -> list[State]:
    """The bands: each from its first day to the next one's."""
    days = [(day, status) for day, status in history if day in at]
    found = []
    for n, (day, status) in enumerate(days):
        end = at[days[n + 1][0]] if n + 1 < len(days) else width - 24
        room = max(8, (end - at[day] - 12) // 7)
        lines = tuple(textwrap.wrap(status, room, break_long_words=False)[:4])
        found.append(State(x=at[day], width=end - at[day], lines=lines, told=f"from {day}: {status}"))
    return found


def _label(key: str, treaty: TreatyRecord) -> str:
    """The day, or the month or year where no page tells the day."""
    dates = [step.date for step in treaty.steps if _key(step) == key and step.date]
    if dates and all(len(date) in (4, 7) for date in dates):
        year, _, month = max(dates, key=len).partition("-")
        return f"{MONTHS[int(month) - 1]} {year}" if month in MONTH_NUMBERS else year
    return _day(key)


def _day(key: str) -> str:
    if key == LATER:
        return "to come"
    try:
        day = dt.date.fromisoformat(key)
    except ValueError:
        return key
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"


def _description(treaty: TreatyRecord) -> str:
    """All steps in order, for those who do not see the picture."""
    return "Steps in order, days not to scale. " + "; ".join(map(_told, treaty.steps)) + "."


@cache
def _template() -> Template:
    environment = Environment(loader=PackageLoader("dateline.serve"), autoescape=True)
    return environment.get_template("lifecycle.svg")
