"""What a treaty is on a given day: a small state machine over its steps.

    under negotiation ─► initialled ─► signed ─► approved ─► ratified ─► ratified by all ─► in force
                                          └──► rejected          provisionally applied ──┘    │  ▲
                                                                          suspended ◄─────────┘  │
                                                           denounced, terminated ◄── (suspended) ┘

A step counts from the last day that its date allows; without a date, from the first page that tells it as
done. A step that was announced for a day counts from that day, and the status then says so. Parties that
ratify, accept, accede or deposit are the same here: they have bound themselves.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from dateline.link.days import span
from dateline.model import StepRecord, TreatyRecord

State = Literal[
    "unknown", "under negotiation", "initialled", "signed", "approved", "ratified", "rejected",
    "ratified by all",
    "provisionally applied", "in force", "suspended", "denounced", "terminated",
]  # fmt: skip
BINDING = frozenset({"ratification", "acceptance", "accession", "deposit of instruments"})
LEAVING = frozenset({"denunciation", "withdrawal"})
_NUMBER = re.compile(r"\d{1,3}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """The state on a day. `parties` are those it is said of ("ratified by"); `since` an ISO day.

    `announced`: it rests on a day announced beforehand, which no page confirms. `effective`: the ISO
    day on which what was given notice of takes effect, where a page tells it.
    """

    state: State
    parties: tuple[str, ...] = ()
    since: str | None = None
    announced: bool = False
    effective: str | None = None
    of_two: bool = False

    def __str__(self) -> str:
        """In words: "ratified by KEN", "ratified by both, not in force"."""
        if self.state == "ratified by all":
            text = f"ratified by {'both' if self.of_two else 'all needed'}, not in force"
        elif self.state == "approved":
            text = f"approved by legislature of {', '.join(self.parties)}"
        elif self.state in ("ratified", "rejected", "denounced") and self.parties:
            text = f"{self.state} by {', '.join(self.parties)}"
        else:
            text = self.state
        if self.effective:
            text += f", effective {self.effective}"
        return text + (" (as announced)" if self.announced else "")


@dataclass(slots=True)
class _Run:
    """What has happened so far; a day for each."""

    early: tuple[State, str] | None = None
    approved: dict[str, str] = field(default_factory=dict)
    bound: dict[str, str] = field(default_factory=dict)
    rejected: dict[str, str] = field(default_factory=dict)
    all_bound: str | None = None
    applied: str | None = None
    force: str | None = None
    suspended: str | None = None
    left: dict[str, str] = field(default_factory=dict)
    ended: str | None = None
    announced: set[str] = field(default_factory=set)


def status(record: TreatyRecord, on: dt.date) -> Status:
    """The state of the treaty at the end of the day `on`, as all its pages together tell it."""
    run = _Run()
    for day, step in _happened(record.steps, on):
        _take(run, step, day, record)
    return _state(run, record, on)


def history(record: TreatyRecord) -> tuple[tuple[str, Status], ...]:
    """Every day on which the status changes, with the new status, oldest first."""
    days = sorted({day for day, _ in _happened(record.steps, dt.date.max)})
    found: list[tuple[str, Status]] = []
    for day in days:
        now = status(record, dt.date.fromisoformat(day))
        if not found or str(found[-1][1]) != str(now):
            found.append((day, now))
    return tuple(found)


def _happened(steps: Iterable[StepRecord], on: dt.date) -> list[tuple[str, StepRecord]]:
    """Steps done, or due by announcement, up to the day, in order."""
    limit = on.isoformat()
    found = []
    for step in steps:
        day = _day(step)
        if day is not None and day <= limit:
            found.append((day, step))
    return sorted(found, key=lambda each: each[0])


def _day(step: StepRecord) -> str | None:
    """The ISO day from which a step counts; null while nothing says that it happened or when it will."""
    if step.negated:
        return None
    if not step.pending:
        return step.order if step.order != "9999" else "0001-01-01"
    days = span(step.date)
    exact = days is not None and days[0] == days[1] and step.date is not None and "/" not in step.date
    if exact and step.step in ("entry into force", "termination", "provisional application"):
        return step.order
    return None


def _take(run: _Run, step: StepRecord, day: str, record: TreatyRecord) -> None:
    """One transition."""
    party = step.party or ""
    if step.step in ("negotiation", "initialling", "signature"):
        _early(run, step, day)
    elif step.step == "approval":
        run.approved.setdefault(party, day)
        run.rejected.pop(party, None)
    elif step.step in BINDING:
        run.bound.setdefault(party, day)
        run.rejected.pop(party, None)
        if len([p for p in run.bound if p]) >= _needed(record) and run.all_bound is None:
            run.all_bound = day
    elif step.step == "rejection":
        run.rejected[party] = day
    elif step.step == "exchange of instruments":
        run.all_bound = run.all_bound or day
    else:
        _later(run, step, day)
    if step.pending:
        run.announced.add(step.step)


def _early(run: _Run, step: StepRecord, day: str) -> None:
    states: dict[str, State] = {
        "negotiation": "under negotiation", "initialling": "initialled", "signature": "signed",
    }  # fmt: skip
    order = list(states.values())
    state = states[step.step]
    if run.early is None or order.index(state) > order.index(run.early[0]):
        run.early = (state, day)


def _later(run: _Run, step: StepRecord, day: str) -> None:
    if step.step == "provisional application":
        run.applied = run.applied or day
    elif step.step == "entry into force":
        run.force = run.force or day
        if run.suspended and day > run.suspended:
            run.suspended = None
    elif step.step == "suspension":
        run.suspended = day
    elif step.step in LEAVING:
        run.left[step.party or ""] = day
    elif step.step == "termination":
        run.ended = day


def _needed(record: TreatyRecord) -> int:
    """How many have to bind themselves: what the condition says, else both, else a number never reached."""
    for step in record.steps:
        if step.step == "entry into force" and step.condition:
            number = _NUMBER.search(step.condition)
            if number and "day" not in step.condition[number.end() : number.end() + 5]:
                return int(number.group())
    if record.scope == "bilateral":
        return 2
    return max(2, len(record.parties))


def _state(run: _Run, record: TreatyRecord, on: dt.date) -> Status:
    """The furthest state reached; what ends or halts it goes before what brought it about."""
    two = record.scope == "bilateral"
    if run.ended:
        return Status(state="terminated", since=run.ended, announced="termination" in run.announced)
    if run.left and (two or not _others(run, record)):
        parties = tuple(sorted(p for p in run.left if p))
        end = _end(record.steps, on)
        return Status(state="denounced", parties=parties, since=max(run.left.values()), effective=end)
    if run.suspended:
        return Status(state="suspended", since=run.suspended)
    if run.force:
        return Status(state="in force", since=run.force, announced="entry into force" in run.announced)
    return _before_force(run, two)


def _before_force(run: _Run, two: bool) -> Status:
    if run.applied:
        announced = "provisional application" in run.announced
        return Status(state="provisionally applied", since=run.applied, announced=announced)
    if run.rejected:
        return _of("rejected", run.rejected)
    if run.all_bound:
        return Status(state="ratified by all", since=run.all_bound, of_two=two)
    if run.bound:
        return _of("ratified", run.bound)
    if run.approved:
        return _of("approved", run.approved)
    if run.early:
        return Status(state=run.early[0], since=run.early[1])
    return Status(state="unknown")


def _of(state: State, parties: dict[str, str]) -> Status:
    return Status(state=state, parties=tuple(sorted(p for p in parties if p)), since=max(parties.values()))


def _others(run: _Run, record: TreatyRecord) -> bool:
    """Whether two or more parties stay."""
    return len(set(record.parties) - set(run.left)) > 1


def _end(steps: Sequence[StepRecord], on: dt.date) -> str | None:
    """The day, after `on`, for which the end is announced."""
    for step in steps:
        if step.step == "termination" and step.pending and step.date and step.order > on.isoformat():
            return step.date
    return None
