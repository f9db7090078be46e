"""What a reviewer should read next, so that attention is of most use.

    second      its readers disagree, or an editor has to say; some of the sample too
    sample      drawn at random: the order of ids, which are hashes, is one that nobody chose
    contested   some say so and others deny it, or numbers differ
    uncertain   the model gives it little
    read        many tell of it, so many read it

Second readings come first, then one for each reason in turn. The last three are looked for among the
newest events that nobody has reviewed. What is read for `sample` and `second` is shown as it was coded,
without what others say. Only `sample` feeds the estimates, so what was read for another reason is drawn
for it all the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest
from typing import Any, Literal, get_args

from sqlalchemy import ColumnElement, Connection, Select, Subquery, func, select

from dateline.model import Event
from dateline.reviews.state import BLIND, COUNTING
from dateline.store import records
from dateline.store.accounts import Account
from dateline.store.base import StoredEvent
from dateline.store.schema import events, reviews, subjects

Reason = Literal["second", "sample", "contested", "uncertain", "read"]
REASONS: tuple[Reason, ...] = get_args(Reason)
#: Records are doubtful up to so much more confidence than the threshold.
NEAR = 0.2
#: Events are much read from so many reports on.
MANY = 3
#: How many events of many reports are looked at for numbers that differ.
POOL = 12
#: How many of the newest events are looked at.
WINDOW = 5_000
DENIED = "some say so, others deny it"
#: Last digits of ids, of sixteen, that have the sample read twice.
TWICE = "0123"

Condition = ColumnElement[bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """An event to be read. `because` says why in words; `blind`: it is shown without what others say."""

    event: StoredEvent
    why: Reason
    because: str
    blind: bool


@dataclass(frozen=True, slots=True)
class _Ask:
    """Who asks, and what is left out."""

    connection: Connection
    by: Account
    limit: int
    threshold: float
    skip: Sequence[str]

    def unread(self) -> tuple[Condition, ...]:
        """Reports that this person has said nothing of."""
        return (events.c.id.not_in(_targets(reviews.c.by == self.by.name)), events.c.id.not_in(self.skip))

    def left(self) -> Select[Any]:
        """Keys of the reports that are left out."""
        return select(events.c.key).where(events.c.id.in_(self.skip))

    def keys(self, statement: Select[Any]) -> list[int]:
        """The first column of a question, as far as it is needed."""
        return list(self.connection.execute(statement.limit(self.limit)).scalars())


def queue(
    connection: Connection,
    by: Account,
    *,
    limit: int,
    why: Reason | None,
    threshold: float,
    skip: Sequence[str],
) -> tuple[Asked, ...]:
    """What to read next, most useful first."""
    share = limit if why else limit // 3 + 2  # as much of each reason as a list of them in turn can take
    ask = _Ask(connection, by, share, threshold, skip)
    wanted = [why] if why else list(REASONS)
    found = {reason: _FOUND[reason](ask) for reason in wanted}
    ordered = chain(found.pop("second", []), _in_turn(found.values()))
    once: dict[str, Asked] = {}
    for each in ordered:
        once.setdefault(each.event.report.id, each)
    return tuple(once.values())[:limit]


def _in_turn(lists: Iterable[list[Asked]]) -> Iterator[Asked]:
    for each in zip_longest(*lists):
        yield from (one for one in each if one is not None)


def _window() -> Subquery:
    """The newest events that nobody has reviewed: to look at all of a large store would take seconds."""
    columns = (events.c.key, events.c.listed, events.c.status, events.c.confidence)
    fresh = select(*columns).where(events.c.lead.is_(None), events.c.standing.is_(None))
    return fresh.order_by(events.c.listed.desc(), events.c.key).limit(WINDOW).subquery()


def _targets(*wanted: Condition) -> Select[Any]:
    """Ids of reports on which there is a verdict like this that nobody has taken back."""
    undone = select(reviews.c.undoes).where(reviews.c.undoes.is_not(None))
    statement = select(subjects.c.target).select_from(reviews.join(subjects))
    counts = (reviews.c.verdict.is_not(None), reviews.c.role.in_(COUNTING), reviews.c.id.not_in(undone))
    return statement.where(subjects.c.target.is_not(None), subjects.c.kind == "event", *counts, *wanted)


def _asked(ask: _Ask, keys: list[int], why: Reason, because: str, *, merged: bool = False) -> list[Asked]:
    blind = why in BLIND
    found = records.by_key(ask.connection, keys, merged=merged)
    return [
        Asked(event=records.as_coded(each) if blind else each, why=why, because=because, blind=blind)
        for each in found
    ]


def _second(ask: _Ask) -> list[Asked]:
    unread = ask.unread()
    disputed = select(events.c.key).where(events.c.standing == "disputed", *unread).order_by(events.c.key)
    found = _asked(ask, ask.keys(disputed), "second", "its readers disagree")
    if ask.by.may("editor"):
        wrong = select(events.c.key).where(events.c.standing == "wrong", *unread).order_by(events.c.key)
        found += _asked(
            ask, ask.keys(wrong), "second", "a reviewer takes it to be wrong; an editor has to say"
        )
    return found + _asked(ask, ask.keys(_once(ask)), "second", "to see how far readers agree")


def _once(ask: _Ask) -> Select[Any]:
    """Reports of the sample that one person has read, as far as they are to be read twice."""
    drawn = _targets(reviews.c.asked == "sample")
    only = drawn.group_by(subjects.c.target).having(func.count(reviews.c.by.distinct()) == 1)
    twice = func.substr(events.c.id, 16, 1).in_(list(TWICE))
    second = events.c.id.not_in(_targets(reviews.c.asked == "second"))
    return (
        select(events.c.key).where(events.c.id.in_(only), twice, second, *ask.unread()).order_by(events.c.id)
    )


def _sample(ask: _Ask) -> list[Asked]:
    drawn = _targets(reviews.c.asked == "sample")
    wanted = (events.c.id.not_in(drawn), events.c.id.not_in(ask.skip))
    statement = select(events.c.key).where(*wanted).order_by(events.c.id)
    return _asked(ask, ask.keys(statement), "sample", "to see how often the machine is right")


def _contested(ask: _Ask) -> list[Asked]:
    window = _window()
    status = select(window.c.key).where(window.c.status == "contested", window.c.key.not_in(ask.left()))
    found = _asked(
        ask, ask.keys(status.order_by(window.c.listed.desc(), window.c.key)), "contested", DENIED, merged=True
    )
    if len(found) < ask.limit:
        found += [
            Asked(event=each, why="contested", because=because, blind=False)
            for each in _most_told(ask, POOL)
            if (because := _differ(each.event))
        ]
    return found[: ask.limit]


def _differ(event: Event | None) -> str:
    numbers = (
        [each.facet for each in event.spread if not each.agreed and each.low is not None] if event else []
    )
    return f"reports differ on the number {numbers[0]}" if numbers else ""


def _most_told(ask: _Ask, limit: int) -> list[StoredEvent]:
    """Events that most reports tell of."""
    window, others = _window(), events.alias()
    told = select(func.count()).where(others.c.lead == window.c.key).scalar_subquery().label("told")
    counted = select(window.c.key, told).where(window.c.key.not_in(ask.left())).subquery()
    most = select(counted.c.key).where(counted.c.told >= MANY - 1)
    keys = ask.connection.execute(most.order_by(counted.c.told.desc(), counted.c.key).limit(limit)).scalars()
    return list(records.by_key(ask.connection, list(keys), merged=True))


def _uncertain(ask: _Ask) -> list[Asked]:
    window = _window()
    near = (window.c.confidence <= ask.threshold + NEAR, window.c.key.not_in(ask.left()))
    distance = func.abs(window.c.confidence - ask.threshold)
    statement = select(window.c.key).where(*near).order_by(distance, window.c.key)
    return _asked(ask, ask.keys(statement), "uncertain", "the model is not sure of it", merged=True)


def _read(ask: _Ask) -> list[Asked]:
    return [
        Asked(event=each, why="read", because=f"{len(each.event.tellings)} reports tell of it", blind=False)
        for each in _most_told(ask, ask.limit)
        if each.event
    ]


_FOUND: dict[Reason, Callable[[_Ask], list[Asked]]] = {
    "second": _second,
    "sample": _sample,
    "contested": _contested,
    "uncertain": _uncertain,
    "read": _read,
}
