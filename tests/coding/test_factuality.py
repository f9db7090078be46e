"""Sentences and minimal pairs written for dateline: is it told as a fact, and by whom?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from dateline import lexicon
from dateline.coder import Tools, code_all
from dateline.lexicon import Row
from dateline.model import Attribution, Block, Coded, Entity, Page, Report

HERE = Path(__file__).parent
SENTENCES = ("sentence", "trigger", "type", "auxiliary", "source", "stance", "construction")
STANCES = ("stance", "negated", "claims", "definition", "example")
PAIRS = ("pair", "sentence", "trigger", "type", "auxiliary", "source", "stance", "outlet", "speaker")
#: Shares that have to be right.
SENTENCES_FLOOR, PAIRS_FLOOR = 0.92, 0.95


def page_of(sentence: str) -> Page:
    """A page with one paragraph, or several parted by ¶."""
    blocks = tuple(
        Block(index=index, kind="body", text=text, anchor="2024-11-12")
        for index, text in enumerate(sentence.split("¶"))
    )
    return Page(published="2024-11-12", language="en", blocks=blocks)


def problems(row: Row, coded: Coded) -> list[str]:
    """What is not as the row wants it."""
    report = report_of(row["trigger"], coded)
    said = speakers(row, coded, report)
    labels = " ".join(report.auxiliary) if report else ""
    found = [
        ("type", row["type"], report.type if report else ""),
        ("auxiliary", row["auxiliary"], labels),
        ("stance", row["stance"], " > ".join(each.stance for each in said)),
    ]
    wrong = [f"{name}: {got or '-'}, not {due}" for name, due, got in found if not fits(due, got)]
    names = [names_of(each.source) for each in said]
    if not any(alike(option, names) for option in row["source"].split("/")):
        wrong.append(f"source: {names or '-'}, not {row['source']}")
    return wrong + [
        f"{who}: {got}, not {due}" for who, due, got in vouched(row, report) if not fits(due, got)
    ]


def vouched(row: Row, report: Report | None) -> list[tuple[str, str, str]]:
    """Who vouches for it how far: due and got, where the row asks for it."""
    if "outlet" not in row:
        return []
    codes = [each.value for each in report.factuality] if report else []
    inner = codes[-1] if len(codes) > 1 else ""
    return [("outlet", row["outlet"], codes[0] if codes else ""), ("speaker", row["speaker"], inner)]


def fits(due: str, got: str) -> bool:
    return got in ("" if option == "-" else option for option in due.split("/")) or "*" in due.split("/")


def report_of(word: str, coded: Coded) -> Report | None:
    """The event whose trigger has this word."""
    return next((report for report in coded.events if word in report.trigger.text.split()), None)


def speakers(row: Row, coded: Coded, report: Report | None) -> Sequence[Attribution]:
    """Those of the event; where there are none, of the attribution whose cue the trigger is."""
    if report and report.attribution:
        return report.attribution
    word = row["trigger"]
    own = [each for each in coded.attributions if any(word in cue.text.split() for cue in each.cue)]
    return own[:1] if row["source"] != "-" else ()


def names_of(source: Entity | None) -> tuple[str, ...]:
    return tuple(plain(name) for name in (source.text, source.name) if name) if source else ("?",)


def plain(name: str) -> str:
    words = name.lower().removesuffix("'s").split()
    return " ".join(words[1:] if words[0] in ("the", "a", "an") else words)


def alike(due: str, names: Sequence[Iterable[str]]) -> bool:
    """Whether the chain of names is the one that is due."""
    if due in ("-", "*"):
        return due == "*" or not names
    wanted = due.split(" > ")
    return len(wanted) == len(names) and all(
        plain(name) in got for name, got in zip(wanted, names, strict=True)
    )


def right(rows: Sequence[Row], tools: Tools) -> list[list[str]]:
    """For each row, what is wrong with it."""
    coded = code_all((page_of(row["sentence"]) for row in rows), tools)
    return [problems(row, each) for row, each in zip(rows, coded, strict=True)]


def table(name: str, columns: tuple[str, ...]) -> tuple[Row, ...]:
    return lexicon.table(name, columns, root=HERE)


def test_three_hundred_sentences(tools: Tools) -> None:
    rows = table("factuality.tsv", SENTENCES)
    assert len(rows) >= 300
    wrong = right(rows, tools)
    share = sum(not each for each in wrong) / len(rows)
    assert share >= SENTENCES_FLOOR, told(rows, wrong)


def test_forty_minimal_pairs(tools: Tools) -> None:
    rows = table("minimal_pairs.tsv", PAIRS)
    wrong = right(rows, tools)
    numbers = sorted({row["pair"] for row in rows})
    failed = {row["pair"] for row, each in zip(rows, wrong, strict=True) if each}
    assert len(numbers) >= 40
    assert 1 - len(failed) / len(numbers) >= PAIRS_FLOOR, told(rows, wrong)


def told(rows: Sequence[Row], wrong: Sequence[list[str]]) -> str:
    lines = (f"{row['sentence']} {'; '.join(each)}" for row, each in zip(rows, wrong, strict=True) if each)
    return "\n".join(lines)


def test_every_stance_has_sentences() -> None:
    stances = {row["stance"] for row in lexicon.table("attribution/stances.tsv", STANCES)}
    tested = {
        part for row in table("factuality.tsv", SENTENCES) for part in row["stance"].replace("/", " ").split()
    }
    assert stances - tested <= {"approves", "disapproves", "decides"}  # which stays the outlet's


@pytest.mark.parametrize("name", [("factuality.tsv", SENTENCES), ("minimal_pairs.tsv", PAIRS)])
def test_no_sentence_stands_twice(name: tuple[str, tuple[str, ...]]) -> None:
    seen = [(row["sentence"], row["trigger"]) for row in table(*name)]
    assert len(seen) == len(set(seen))
