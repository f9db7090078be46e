"""Who held an office on a day: questions from general knowledge; a gap is allowed, a wrong name is not."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from dateline import lexicon
from dateline.resolve.actor_words import key
from dateline.resolve.actors import Actors

FLOOR = 0.97


def test_office_holders_on_their_days() -> None:
    actors = Actors.load()
    questions = lexicon.table("office_holders.tsv", ("phrase", "day", "name"), root=Path(__file__).parent)
    unknown, wrong = [], []
    for row in questions:
        found = actors.resolve(row["phrase"], on=dt.date.fromisoformat(row["day"]))
        if found.kind != "person":
            unknown.append(f"{row['phrase']} {row['day']} {row['name']}")
        elif not any(key(name) in key(found.name or "") for name in row["name"].split("|")):
            wrong.append(f"{row['phrase']} {row['day']}: {found.name}, not {row['name']}")
    assert len(questions) >= 150
    assert not wrong
    assert len(unknown) <= (1 - FLOOR) * len(questions), unknown
