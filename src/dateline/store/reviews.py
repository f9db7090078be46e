"""What people say of records: adding it, listing it, what to read next, and what it tells of the machine.

Reviews are only ever added to. What follows from them (where a record stands, what is shown of it) is
made anew from all that is said, in the same transaction.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import groupby
from typing import TYPE_CHECKING, Any, get_args

from sqlalchemy import Connection, insert, or_, select

from dateline import serialise
from dateline.errors import SkipPage, StopRun
from dateline.model import (
    THRESHOLD,
    Agreement,
    Page,
    Precision,
    Report,
    Review,
    Reviewed,
    ReviewRole,
    Span,
    TreatyRecord,
    Verdict,
)
from dateline.reviews import fields, measures, training
from dateline.reviews.state import BLIND, in_force, state
from dateline.store import judged, linking, readings, records
from dateline.store.accounts import Account
from dateline.store.base import Kept, Listing, NotStored, StoredEvent
from dateline.store.readings import Asked, Reason
from dateline.store.schema import events, pages, reviews, subjects

if TYPE_CHECKING:
    from dateline.store.sql import SqlStore

LINKED_BY = {"headline", "site_name", "agency", "published"}
"""Fields of a page that say which events its reports are of, or from how many sources."""
LONGEST_COMMENT = 4000
STREAM = 200
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class BadReview(SkipPage):
    """A review that cannot be: it says nothing, or what does not go together."""


class NotAllowed(SkipPage):
    """The role of an account does not go so far."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A review to add. `about` is the id of a page, a treaty, a report, or an event: its fullest report."""

    kind: Reviewed
    about: str
    verdict: Verdict | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    comment: str | None = None
    asked: Reason | None = None


@dataclass(frozen=True, slots=True)
class _Thing:
    """What is reviewed: what it is found again by, as it was coded, as the reviewer sees it, and its name."""

    subject: dict[str, Any]
    coded: Report | Page | TreatyRecord
    seen: Any
    label: str


class Reviews:
    """The reviews of one store. Writing raises StopRun where the store may not be written to."""

    def __init__(self, store: SqlStore) -> None:
        self._store = store
        self._read, self._write = store._read, store._write

    # Adding

    def add(self, said: Said, by: Account) -> Review:
        """Keep a review, and show it at once. The same said twice in a row by the same person is kept once.

        Raises NotStored for what is not there, BadField for a correction that means nothing, NotAllowed
        where the role does not go so far, BadReview for one that says nothing new.
        """
        self._writable()
        _check(said, by)
        thing = self._thing(said)
        coded = thing.coded
        report = coded if isinstance(coded, Report) else None
        # A form sends every field: what is as it was is not looked at, though it may not go with what is new.
        changed = {
            name: now for name, now in said.fields.items() if not _same(thing.seen, said.kind, name, now)
        }
        given = fields.check(said.kind, changed, type=thing.seen.type if report else None)
        given = {name: now for name, now in given.items() if now != fields.shown(thing.seen, name)}
        verdict = said.verdict or ("wrong" if given else None)
        comment = _CONTROL.sub(" ", said.comment or "").strip() or None
        if not (verdict or comment):
            raise BadReview(
                "the review", "says nothing new", "give a verdict, a corrected field or a comment"
            )
        made = Review(
            id=secrets.token_hex(8),
            at=datetime.now(UTC).isoformat(timespec="seconds"),
            by=by.name,
            role=by.role,
            kind=said.kind,
            about=thing.subject["id"],
            verdict=verdict,
            fields=given,
            comment=comment,
            asked=said.asked,
            type=report.type if report else None,
            modes=report.modes if report else (),
            version=report.version if report else "",
        )
        with self._write() as connection:
            key = _key(connection, said.kind, thing)
            return _repeated(connection, key, made) or self._keep(connection, key, made)

    def undo(self, id: str, by: Account) -> Review:
        """Take a review back, by adding one that says so; of one that takes back, bring that back.

        Raises NotStored, NotAllowed for another's review to anybody but an editor, or BadReview for one
        that is taken back already.
        """
        self._writable()
        found = self.get(id)
        if found.by != by.name and not by.may("editor"):
            raise NotAllowed(id, f"is a review of {found.by}", "only an editor may take it back")
        if self._kept(id).undone:
            raise BadReview(id, "is taken back already", "dateline review --list shows it")
        made = replace(
            found,
            id=secrets.token_hex(8),
            at=datetime.now(UTC).isoformat(timespec="seconds"),
            by=by.name,
            role=by.role,
            verdict=None,
            fields={},
            comment=None,
            undoes=id,
            asked=None,
        )
        with self._write() as connection:
            key = connection.execute(select(reviews.c.subject).where(reviews.c.id == id)).scalar()
            return self._keep(connection, key, made)

    def undo_last(self, by: Account) -> Review:
        """Take back one's own last review that is in force. Raises NotStored when there is none."""
        own = [each for each in self.all(by=by.name) if not each.review.undoes and not each.undone]
        if not own:
            raise NotStored(by.name, "has no review to take back")
        return self.undo(own[0].review.id, by)

    def _writable(self) -> None:
        if self._store.read_only:
            raise StopRun(self._store.where, "may not be written to", "make it writable, or copy it")

    def _keep(self, connection: Connection, key: int, made: Review) -> Review:
        values = {
            "id": made.id,
            "subject": key,
            "at": made.at,
            "by": made.by,
            "role": made.role,
            "verdict": made.verdict,
            "fields": serialise.to_json(made.fields),
            "comment": made.comment,
            "undoes": made.undoes,
            "asked": made.asked,
            "type": made.type,
            "modes": " ".join(made.modes),
            "version": made.version,
        }
        target = connection.execute(select(subjects.c.target).where(subjects.c.key == key)).scalar()
        before = _face(connection, made.kind, target)
        connection.execute(insert(reviews), values)
        if target is not None:
            judged.settle_all(connection, made.kind, [target])
            now = _face(connection, made.kind, target)
            if now != before:
                _link(connection, made.kind, target, {*before[0].items()} ^ {*now[0].items()})
        return made

    def _thing(self, said: Said) -> _Thing:
        """What is reviewed. Raises NotStored."""
        if said.kind == "page":
            return self._page(said)
        if said.kind == "treaty":
            coded = self._store.treaty_as_coded(said.about)
            named = {"id": coded.id, "parties": " ".join(coded.parties)}
            return _Thing(named, coded, self._store.treaty(said.about), coded.name)
        shown = self._store.event(said.about)
        event = records.as_coded(shown)
        report, head = event.report, event.page
        if head.replaced_by is not None:
            raise NotStored(said.about, "is of a page that has been replaced", remedy="review the new one")
        subject: dict[str, Any] = {
            "id": report.id,
            "page": head.id,
            "source": head.source,
            "url": head.url,
            "quote": report.sentence.text,
            "trigger": report.trigger.text,
            "start": report.trigger.start,
            "type": report.type,
        }
        seen = report if said.asked in BLIND else shown.report
        return _Thing(subject, report, seen, report.sentence.text)

    def _page(self, said: Said) -> _Thing:
        shown = self._store.page(said.about)
        head, page = shown.head, self._store.page_as_coded(said.about)
        if head.replaced_by is not None:
            raise NotStored(said.about, "has been replaced", remedy="review the new page")
        subject = {"id": head.id, "page": head.id, "source": page.source, "url": page.url}
        return _Thing(subject, page, shown.coded.page, page.headline or page.url or page.source or "a page")

    # Listing

    def get(self, id: str) -> Review:
        """One review. Raises NotStored."""
        return self._kept(id).review

    def _kept(self, id: str) -> Kept:
        with self._read() as connection:
            row = connection.execute(judged.SAID.where(reviews.c.id == id)).first()
            if row is None:
                raise NotStored(id, f"{self._store.where} has no such review")
            return _with_undone(connection, [row])[0]

    def listing(
        self,
        *,
        kind: Reviewed | None = None,
        about: str | None = None,
        by: str | None = None,
        gone: bool = False,
        limit: int = 50,
        cursor: str | None = None,
    ) -> Listing[Kept]:
        """Reviews, newest first, those too that are taken back; `gone`: only of what is stored no more."""
        statement = select(*judged.COLUMNS).select_from(reviews.join(subjects))
        if kind:
            statement = statement.where(subjects.c.kind == kind)
        if about:
            report = select(events.c.id).where(events.c.happening == about)
            same = or_(subjects.c.target == about, subjects.c.id == about, subjects.c.target.in_(report))
            statement = statement.where(same)
        if by:
            statement = statement.where(reviews.c.by == by)
        if gone:
            statement = statement.where(subjects.c.target.is_(None))
        if cursor:
            statement = statement.where(reviews.c.key < _number(cursor))
        with self._read() as connection:
            rows = connection.execute(statement.order_by(reviews.c.key.desc()).limit(limit + 1)).all()
            items = _with_undone(connection, rows[:limit])
        return Listing(items=tuple(items), cursor=str(rows[limit - 1].key) if len(rows) > limit else None)

    def all(self, *, by: str | None = None, gone: bool = False) -> Iterator[Kept]:
        """Every review, newest first, as a stream."""
        cursor: str | None = None
        while True:
            part = self.listing(by=by, gone=gone, limit=STREAM, cursor=cursor)
            yield from part.items
            cursor = part.cursor
            if cursor is None:
                return

    def judged(self) -> Iterator[StoredEvent]:
        """Every report on which there is a verdict that nobody disputes, each by itself, by id."""
        settled = training.SETTLED
        last = ""
        while True:
            statement = select(events.c.key, events.c.id).where(events.c.standing.in_(settled))
            with self._read() as connection:
                rows = connection.execute(
                    statement.where(events.c.id > last).order_by(events.c.id).limit(STREAM)
                ).all()
                yield from records.by_key(connection, [row.key for row in rows], merged=False)
            if len(rows) < STREAM:
                return
            last = rows[-1].id

    def sentences(self) -> Iterator[dict[str, Any]]:
        """Every sentence all of whose reports are judged, as a row of the training corpus."""
        for page in dict.fromkeys(each.page.id for each in self.judged()):
            stored = self._store.page(page)
            found: dict[Span, list[Report]] = {}
            for report in stored.coded.events:
                found.setdefault(report.sentence, []).append(report)
            for own in found.values():
                row = training.row(own, stored.reviews, of=stored.head.url)
                if row is not None:
                    yield row

    # What to read, and what it tells

    def queue(
        self,
        by: Account,
        *,
        limit: int = 20,
        why: Reason | None = None,
        threshold: float = THRESHOLD,
        skip: Sequence[str] = (),
    ) -> tuple[Asked, ...]:
        """What this person should read next, most useful first; `why`: for one reason alone.

        `threshold` is the confidence near which records are doubtful; `skip` are ids of reports to leave out.
        """
        with self._read() as connection:
            return readings.queue(connection, by, limit=limit, why=why, threshold=threshold, skip=skip)

    def precision(self) -> tuple[Precision, ...]:
        """How often the machine is right, from the random sample: all, by type, by mode."""
        drawn = select(reviews.c.subject).where(reviews.c.asked == "sample")
        return measures.precision(self._grouped(subjects.c.key.in_(drawn)))

    def agreement(self) -> tuple[Agreement, ...]:
        """How far every two reviewers agree on the events that both read."""
        return measures.agreement(self._grouped(subjects.c.kind == "event"))

    def _grouped(self, wanted: Any) -> Iterator[list[Review]]:
        """All that is said, of one subject at a time."""
        statement = select(*judged.COLUMNS).select_from(reviews.join(subjects)).where(wanted)
        with self._read() as connection:
            rows = connection.execute(statement.order_by(reviews.c.subject, reviews.c.key)).all()
        for _, own in groupby(rows, lambda row: row.subject):
            yield [judged.review(row) for row in own]


def precision(store: SqlStore) -> tuple[Precision, ...]:
    """How often the machine is right, with Wilson intervals, from the random sample of its reviews."""
    return store.reviews.precision()


def _check(said: Said, by: Account) -> None:
    """Raises BadReview for one that cannot be, NotAllowed for one that this role may not write."""
    needed: ReviewRole = "reviewer" if said.fields or said.asked else "reader"
    if not by.may(needed):
        raise NotAllowed(by.name, "may leave a verdict and a comment, no more", f"ask for the role {needed}")
    if said.kind not in get_args(Reviewed):
        raise BadReview(said.kind, "cannot be reviewed", "a page, an event or a treaty can")
    if said.verdict is not None and said.verdict not in get_args(Verdict):
        raise BadReview(said.verdict, "is no verdict", f"there are {', '.join(get_args(Verdict))}")
    if said.asked is not None and said.asked not in get_args(Reason):
        raise BadReview(said.asked, "is no reason to ask", f"there are {', '.join(get_args(Reason))}")
    if said.fields and said.verdict in ("right", "unsure"):
        raise BadReview(said.verdict, "does not go with corrected fields", "what needs a correction is wrong")
    if len(said.comment or "") > LONGEST_COMMENT:
        raise BadReview("the comment", f"is longer than {LONGEST_COMMENT} characters", "make it shorter")


def _same(seen: Any, kind: Reviewed, name: str, now: str) -> bool:
    return name in fields.FIELDS[kind] and " ".join(now.split()) == fields.shown(seen, name)


def _key(connection: Connection, kind: Reviewed, thing: _Thing) -> int:
    """The subject that stands for it, made if need be."""
    there = select(subjects.c.key).where(subjects.c.kind == kind, subjects.c.target == thing.subject["id"])
    key = connection.execute(there.order_by(subjects.c.key)).scalar()
    if key is not None:
        return int(key)
    row = {"kind": kind, "target": thing.subject["id"], "label": thing.label, **thing.subject}
    return int(connection.execute(insert(subjects), row).inserted_primary_key[0])  # type: ignore[index]


def _repeated(connection: Connection, key: int, made: Review) -> Review | None:
    """The last review in force of the same person, if it says just the same."""
    given = connection.execute(judged.SAID.where(reviews.c.subject == key)).all()
    own = [each for each in in_force(map(judged.review, given)) if each.by == made.by]
    same = own and replace(own[-1], id=made.id, at=made.at, about=made.about) == made
    return own[-1] if same else None


def _face(connection: Connection, kind: Reviewed, target: str | None) -> tuple[dict[str, str], bool]:
    """What reviews make of what is shown: fields in force, and whether it counts for nothing."""
    stands = state(judged.said(connection, kind, [target]).get(target, ())) if target else None
    if stands is None:
        return {}, False
    return {each.field: each.now for each in stands.corrections}, stands.standing == "rejected"


def _link(connection: Connection, kind: Reviewed, target: str, changed: Collection[tuple[str, str]]) -> None:
    """Let events follow what is shown of a report, or of the page of several, now."""
    names = {name for name, _ in changed}
    if kind == "event":
        happening = connection.execute(select(events.c.happening).where(events.c.id == target)).scalar()
        if happening is not None:
            linking.relead(connection, happening)
        if names:
            linking.link_again(connection, events.c.id == target)
        linking.changed(connection)
    elif kind == "page" and names & LINKED_BY:
        page = select(pages.c.key).where(pages.c.id == target)
        linking.link_again(connection, events.c.page.in_(page))
        linking.changed(connection)


def _with_undone(connection: Connection, rows: Sequence[Any]) -> list[Kept]:
    """These rows, each with the id of the review that takes it back and is in force."""
    wanted = {row.subject for row in rows}
    given: dict[int, list[Review]] = {}
    for row in connection.execute(judged.SAID.where(reviews.c.subject.in_(wanted))):
        given.setdefault(row.subject, []).append(judged.review(row))
    undone: dict[str, str] = {}
    for own in given.values():
        gone: set[str] = set()
        for each in reversed(own):
            if each.undoes and each.id not in gone:
                gone.add(each.undoes)
                undone[each.undoes] = each.id
    return [
        Kept(review=judged.review(row), label=row.label, gone=row.target is None, undone=undone.get(row.id))
        for row in rows
    ]


def _number(cursor: str) -> int:
    if not cursor.isascii() or not cursor.isdigit() or len(cursor) > 18:
        raise StopRun(
            f"cursor {cursor!r}", "no listing gave this", "leave it out to start from the beginning"
        )
    return int(cursor)
