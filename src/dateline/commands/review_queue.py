"""The queue in the terminal: a record, a key, the next record."""

from __future__ import annotations

import sys

import typer

from dateline.commands import tables
from dateline.commands.common import DONE, NOTHING
from dateline.commands.output import Output
from dateline.errors import DatelineError, StopRun
from dateline.model import Verdict
from dateline.reviews import fields
from dateline.store.accounts import LOCAL_EDITOR
from dateline.store.base import Store
from dateline.store.readings import REASONS, Asked, Reason
from dateline.store.reviews import Said

KEYS = "a right, r wrong, u unsure, c correct, s skip, z take the last one back, q quit"
VERDICTS: dict[str, Verdict] = {"a": "right", "r": "wrong", "u": "unsure"}
#: How many records are asked for at a time.
PART = 10


def run(output: Output, store: Store, why: Reason | None, threshold: float, limit: int) -> int:
    """Ask for records one after the other until the queue, the limit or the reader's patience is at its end.

    Keys come from the terminal, else one a line from standard input.
    """
    if why is not None and why not in REASONS:
        raise StopRun(f"--why {why}", "is not known", f"there are {', '.join(REASONS)}")
    skipped: list[str] = []
    shown = 0
    while shown < limit:
        part = store.reviews.queue(LOCAL_EDITOR, limit=PART, why=why, threshold=threshold, skip=skipped)
        if not part:
            break
        asked = part[0]
        skipped.append(
            asked.event.report.id
        )  # what is judged leaves the queue by itself, what is not is left
        shown += 1
        _show(output, asked)
        if not _answer(output, store, asked):
            return DONE
    output.remark("nothing more is due" if shown < limit else f"{limit} records; run it again for more")
    return DONE if shown else NOTHING


def _show(output: Output, asked: Asked) -> None:
    output.table(tables.title(f"{asked.why}: {asked.because}"))
    output.table(tables.explanation(asked.event, colour=output.colour))


def _answer(output: Output, store: Store, asked: Asked) -> bool:
    """Do what the keys say until the record is done with; false: the reader quits."""
    output.remark(KEYS)
    while True:
        key = _key()
        if key in ("q", ""):
            return False
        if key == "s":
            return True
        try:
            if key in VERDICTS:
                _keep(output, store, asked, verdict=VERDICTS[key])
                return True
            if key == "c" and _correct(output, store, asked):
                return True
            if key == "z":
                undone = store.reviews.undo_last(LOCAL_EDITOR)
                output.remark(f"took back the review of {undone.about}")
        except DatelineError as error:
            output.error(str(error))
        if key not in (*VERDICTS, "c", "z"):
            output.remark(KEYS)


def _keep(
    output: Output,
    store: Store,
    asked: Asked,
    *,
    verdict: Verdict | None,
    changes: dict[str, str] | None = None,
) -> None:
    said = Said(
        kind="event", about=asked.event.report.id, verdict=verdict, fields=changes or {}, asked=asked.why
    )
    made = store.reviews.add(said, LOCAL_EDITOR)
    output.remark(f"kept: {made.verdict}")


def _correct(output: Output, store: Store, asked: Asked) -> bool:
    """Ask for one field after the other, until an empty line; whether something was corrected."""
    report = asked.event.report
    changes: dict[str, str] = {}
    for name in fields.EVENT:
        output.remark(f"{name}: {changes.get(name, fields.shown(report, name)) or 'none'}")
    while True:
        output.remark("FIELD=VALUE, or an empty line to save")
        line = sys.stdin.readline().strip()
        if not line:
            break
        name, equals, value = (part.strip() for part in line.partition("="))
        if not equals:
            output.error(f"{line}: has no value; write type=ACCUSE")
            continue
        try:
            checked = fields.check("event", {**changes, name: value}, type=report.type)
        except DatelineError as error:
            output.error(str(error))
            continue
        changes = checked
    if changes:
        _keep(output, store, asked, verdict=None, changes=changes)
    return bool(changes)


def _key() -> str:
    """One key of the terminal, or the first letter of a line; "": the end."""
    if sys.stdin.isatty():
        return str(typer.getchar()).lower()
    line = sys.stdin.readline()
    return line.strip()[:1].lower() or ("?" if line else "")
