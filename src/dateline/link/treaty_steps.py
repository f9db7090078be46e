"""The steps of one treaty from all pages: one a party, with what the pages contradict each other in."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from dateline.link.days import iso, span
from dateline.model import Contradiction, StepEvidence, StepName, StepRecord, TreatyStep

Told = tuple[str, str | None, str | None, str | None, TreatyStep]
#: Steps that may be taken more than once: other dates are other steps, and no contradiction.
#: Steps of all parties together.
JOINT: tuple[StepName, ...] = ("signature", "initialling", "exchange of instruments", "negotiation")
REPEATED = frozenset({"negotiation", "amendment", "reservation", "suspension", "initialling"})
#: Days after a step on which a page may still call it pending without contradicting: news travels.
GRACE = 2
#: The order of steps that no date decides.
ORDER: tuple[StepName, ...] = (
    "negotiation", "initialling", "signature", "approval", "rejection", "ratification", "acceptance",
    "accession", "reservation", "exchange of instruments", "deposit of instruments",
    "provisional application", "entry into force", "amendment", "suspension", "denunciation", "withdrawal",
    "termination",
)  # fmt: skip
#: Yes and no of the same organ: the later one holds, both on one day contradict each other.
OPPOSITE = (("approval", "rejection"),)
LATE = "9999"


def merge(
    told: Sequence[Told], *, parties: Sequence[str], scope: str | None
) -> tuple[tuple[StepRecord, ...], tuple[Contradiction, ...]]:
    """The steps in order of time, and the contradictions. `told` has page, day, outlet, address, step."""
    groups: dict[tuple[StepName, str | None], list[StepEvidence]] = defaultdict(list)
    for page, day, outlet, url, step in told:
        if scope == "bilateral" and step.party and step.party not in parties:
            continue
        evidence = StepEvidence(page=page, day=day, outlet=outlet, url=url, step=step)
        groups[step.step, step.party].append(evidence)
    _accessions(groups)
    for joint in JOINT:
        _to_parties(groups, joint)
    made = [
        (record, clashes)
        for key in sorted(groups, key=str)
        for part in _occasions(key[0], groups[key])
        for record, clashes in [_record(key[0], part)]
    ]
    made = [each for each in made if not _elsewhere(each[0], [record for record, _ in made])]
    made.sort(key=lambda each: _order(each[0]))
    records = tuple(record for record, _ in made)
    found = [
        Contradiction(what=what, step=index, pages=pages)
        for index, (_, clashes) in enumerate(made)
        for what, pages in clashes
    ]
    return records, (*found, *_opposed(records))


def _accessions(groups: dict[tuple[StepName, str | None], list[StepEvidence]]) -> None:
    """Who has signed cannot accede: that a signatory "joins" is its ratification."""
    for step, party in [key for key in groups if key[0] == "accession"]:
        if party is not None and ("signature", party) in groups:
            groups["ratification", party] += groups.pop((step, party))


def _to_parties(groups: dict[tuple[StepName, str | None], list[StepEvidence]], step: StepName) -> None:
    """ "Six states signed it" tells of the parties that other pages name."""
    known = [key for key in groups if key[0] == step and key[1] is not None]
    if known and (step, None) in groups:
        for told in groups.pop((step, None)):
            for key in known:
                groups[key].append(told)


def _elsewhere(talks: StepRecord, records: Sequence[StepRecord]) -> bool:
    """Talks when a treaty is in force are not on its way there, unless it is then amended."""
    if talks.step != "negotiation" or talks.pending:
        return False
    force = any(r.step == "entry into force" and not r.pending and r.order < talks.order for r in records)
    return force and not any(r.step == "amendment" and r.order >= talks.order for r in records)


def _order(record: StepRecord) -> tuple[str, int, str]:
    return (record.order, ORDER.index(record.step), record.party or "")


def _occasions(step: StepName, told: Sequence[StepEvidence]) -> Iterator[list[StepEvidence]]:
    """The tellings of each time the step was taken; all of them together for what is done once."""
    if step not in REPEATED:
        yield list(told)
        return
    dated = sorted((t for t in told if _done(t) and span(t.step.date)), key=_days)
    parts: list[list[StepEvidence]] = []
    for each in dated:
        home = next((p for p in parts if all(_compatible(each.step.date, o.step.date) for o in p)), None)
        if home is None:
            parts.append([each])
        else:
            home.append(each)
    rest = [t for t in told if t not in dated]
    if not parts:
        yield rest
        return
    # What is undated, or was still to come, belongs to the first time that lies not before it.
    for each in rest:
        later = [
            p for p in parts if not each.day or (span(p[0].step.date) or (0, 0))[1] >= _ordinal(each.day) - 31
        ]
        (later[0] if later else parts[-1]).append(each)
    yield from parts


def _days(told: StepEvidence) -> tuple[tuple[int, int], str, str]:
    return (span(told.step.date) or (0, 0), told.day or LATE, told.page)


def _done(told: StepEvidence) -> bool:
    return not told.step.pending and not told.step.negated


def _ordinal(day: str) -> int:
    found = span(day)
    return found[0] if found else 0


def _compatible(one: str | None, other: str | None) -> bool:
    """Whether two dates may be of one day: they overlap."""
    a, b = span(one), span(other)
    return a is None or b is None or (a[0] <= b[1] and b[0] <= a[1])


Clash = tuple[str, tuple[str, ...]]


def _record(step: StepName, told: Sequence[StepEvidence]) -> tuple[StepRecord, list[Clash]]:
    rows = sorted(told, key=lambda t: (t.day or LATE, t.page, t.step.trigger.block, t.step.trigger.start))
    done = [t for t in rows if _done(t)]
    waiting = [t for t in rows if t.step.pending]
    denied = [t for t in rows if t.step.negated and not t.step.pending]
    date, readings = _date(done or waiting or denied)
    if done and date is None:
        date = _announced(waiting, done)
    first = next((t.step for t in rows if t.step.party), rows[0].step)
    clashes = list(_date_clash(first, readings)) if done else []
    if done:
        clashes += _late(done, waiting, denied, date)
    organs = Counter(t.step.by for t in (done or rows) if t.step.by)
    conditions = [t.step.condition for t in rows if t.step.condition]
    record = StepRecord(
        step=step,
        party=first.party,
        by=min(organs, key=lambda by: (-organs[by], by)) if organs else None,
        date=date,
        pending=not done and bool(waiting),
        negated=not done and not waiting,
        condition=Counter(sorted(conditions)).most_common(1)[0][0] if conditions else None,
        resolved=bool(done and waiting),
        contested=bool(done and denied) or bool(clashes),
        order=_order_day(date, done or waiting or denied),
        evidence=tuple(rows),
    )
    return record, clashes


def _announced(waiting: Sequence[StepEvidence], done: Sequence[StepEvidence]) -> str | None:
    """The day for which it was announced, if no page that tells it as done is from before it."""
    date, _ = _date(waiting)
    days = span(date)
    told = [_ordinal(t.day) for t in done if t.day]
    return date if days and days[0] == days[1] and told and min(told) >= days[0] else None


def _order_day(date: str | None, told: Sequence[StepEvidence]) -> str:
    """The last day of the date, else the first page's."""
    found = span(date)
    if found:
        return iso(found[1])
    return min((t.day for t in told if t.day), default=LATE)


def _date(told: Sequence[StepEvidence]) -> tuple[str | None, list[tuple[str, list[str]]]]:
    """The narrowest date of the reading that most pages share; and all readings with their pages."""
    dates: dict[str, list[str]] = {}
    for each in sorted(told, key=_days):
        if each.step.date and span(each.step.date):
            dates.setdefault(each.step.date, []).append(each.page)
    narrow = sorted(dates, key=lambda d: (_length(d), d))
    readings: list[tuple[str, list[str]]] = []
    for date in narrow:
        home = next((pages for known, pages in readings if _compatible(date, known)), None)
        if home is None:
            readings.append((date, list(dict.fromkeys(dates[date]))))
        else:
            home += [page for page in dates[date] if page not in home]
    readings.sort(key=lambda reading: (-len(reading[1]), _length(reading[0]), reading[0]))
    return (readings[0][0] if readings else None), readings


def _length(date: str) -> int:
    found = span(date)
    return found[1] - found[0] if found else 0


def _date_clash(step: TreatyStep, readings: Sequence[tuple[str, list[str]]]) -> Iterator[Clash]:
    if len(readings) > 1:
        dates = " or ".join(date for date, _ in readings)
        pages = tuple(dict.fromkeys(page for _, some in readings for page in some))
        yield f"{_called(step)}: {dates}", pages


def _late(
    done: Sequence[StepEvidence],
    waiting: Sequence[StepEvidence],
    denied: Sequence[StepEvidence],
    date: str | None,
) -> Iterator[Clash]:
    """Pages that call it pending, or deny it, when it was done."""
    found = span(date)
    day = found[1] if found else min((_ordinal(t.day) for t in done if t.day), default=0)
    for each, verb in [*((t, "still to come") for t in waiting), *((t, "did not happen") for t in denied)]:
        if day and each.day and _ordinal(each.day) > day + GRACE:
            what = f"{_called(each.step)}: done by {iso(day)}, but {verb} on {each.day}"
            yield what, tuple(dict.fromkeys((done[0].page, each.page)))


def _called(step: TreatyStep) -> str:
    return f"{step.step} by {step.party}" if step.party else step.step


def _opposed(records: Sequence[StepRecord]) -> Iterator[Contradiction]:
    """A yes and a no of one party on the same day."""
    for yes, no in OPPOSITE:
        for index, one in enumerate(records):
            for other in records:
                same = (one.step, other.step) == (yes, no) and one.party == other.party
                if same and one.date and one.date == other.date and not one.pending and not other.pending:
                    pages = tuple(dict.fromkeys(t.page for t in (*one.evidence, *other.evidence)))
                    yield Contradiction(
                        what=f"{one.party}: {yes} and {no} on {one.date}", step=index, pages=pages
                    )
