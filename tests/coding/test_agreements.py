"""Treaties on one page: every kind of step, what is no treaty, and pages that speak of one in many words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dateline.coding.agreements import compatible, spans_of
from dateline.coding.treaty_words import TreatyWords
from dateline.lexicon import DATA, table
from dateline.model import Block, Coded, Page, TreatyStep

if TYPE_CHECKING:
    from dateline.coder import Tools

ROWS = table("agreements.tsv", ("text", "steps"), root=Path(__file__).parent)


def coded(tools: Tools, *texts: str, headline: str | None = None) -> Coded:
    """A page of 12 March 2026 with these paragraphs."""
    from dateline.coder import code

    kinds = (["headline"] if headline else []) + ["body"] * len(texts)
    blocks = tuple(
        Block(index=n, kind=kind, text=text, anchor="2026-03-12")  # type: ignore[arg-type]
        for n, (kind, text) in enumerate(zip(kinds, (*([headline] if headline else []), *texts), strict=True))
    )
    return code(
        Page(url="https://news.example/t", published="2026-03-12", language="en", blocks=blocks), tools
    )


def told(step: TreatyStep, organ: str) -> str:
    """A step as the table writes it."""
    by = step.by if organ != "?" else "?"
    state = " p" if step.pending else " n" if step.negated else ""
    return f"{step.step} {step.party or '-'} {by} {step.date or '-'}{state}"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["line"])
def test_rows(row: dict[str, str], tools: Tools) -> None:
    treaties = coded(tools, row["text"]).treaties
    if row["steps"] == "none":
        assert treaties == ()
        return
    wanted = row["steps"].split("|")
    assert len(treaties) == 1
    found = [told(step, "?") for step in treaties[0].steps]
    assert sorted(found) == sorted(_without_organ(each) for each in wanted)
    for each in wanted:
        organ = each.rsplit(" ", 2 + each.endswith((" p", " n")))[1]
        if organ != "?":
            assert organ in {step.by for step in treaties[0].steps}


def _without_organ(step: str) -> str:
    return step.replace(" LEG ", " ? ").replace(" GOV ", " ? ")


STORY = (
    "Kenya and Portugal signed a treaty on rescue at sea in Nairobi on Monday.",
    "The pact obliges each country to send a ship if the other asks for help. It will enter into force once "
    "both parliaments have ratified it.",
    "Portugal's parliament is expected to vote on the deal in April.",
    "The two also signed a memorandum on fisheries.",
)


@pytest.fixture(scope="module")
def story(tools: Tools) -> Coded:
    """A page on a treaty that also names a memorandum."""
    return coded(tools, *STORY, headline="Kenya and Portugal sign sea rescue treaty")


def test_short_names_are_one_treaty_and_another_stays_apart(story: Coded) -> None:
    treaties = story.treaties
    assert [(t.kind, t.parties, t.scope) for t in treaties] == [
        ("treaty", ("KEN", "PRT"), "bilateral"),
        ("memorandum", ("KEN", "PRT"), "bilateral"),
    ]
    assert {name.text for name in treaties[0].names} >= {"sea rescue treaty", "treaty", "pact", "deal"}


def test_what_is_pending_says_what_it_waits_for(story: Coded) -> None:
    steps = story.treaties[0].steps
    force = next(step for step in steps if step.step == "entry into force")
    assert (force.pending, force.condition) == (True, "ratification by both parties")
    assert force.condition_span and force.condition_span.text == "both parliaments have ratified it"
    votes = {(s.party, s.pending, s.by) for s in steps if s.step == "approval"}
    assert votes == {("KEN", True, "LEG"), ("PRT", True, "LEG")}


def test_obligations_are_quoted(story: Coded) -> None:
    (obligation,) = story.treaties[0].obligations
    assert obligation.kind == "aid"
    assert obligation.clause.text.startswith("to send a ship")
    assert obligation.casus and obligation.casus.text == "if the other asks for help"


def test_every_span_quotes_its_block(story: Coded) -> None:
    for treaty in story.treaties:
        for span in spans_of(treaty):
            assert story.page.blocks[span.block].text[span.start : span.end] == span.text


def test_an_assent_after_the_vote_is_a_ratification(tools: Tools) -> None:
    page = coded(
        tools,
        "Chad's parliament approved a border treaty with Niger on Monday, which the president later signed.",
    )
    found = {(s.step, s.party, s.by) for s in page.treaties[0].steps}
    assert ("ratification", "TCD", "GOV") in found


def test_defence_and_its_case(tools: Tools) -> None:
    page = coded(
        tools,
        "Ghana and Togo signed a defence treaty on Monday.",
        "It obliges both states to provide military assistance in the event of an attack on the other.",
    )
    (treaty,) = page.treaties
    assert [o.kind for o in treaty.obligations] == ["defense"]
    assert treaty.trigger == "an attack on the other"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2024-06", "2024-06-19", True),
        ("2024-06-18", "2024-06-19", False),
        (None, "2024-06-19", True),
        ("2024-11-04/2024-11-10", "2024-11-06", True),
        ("2024-11-04/2024-11-10", "2024-11-16", False),
    ],
)
def test_dates_that_may_be_one(one: str | None, other: str | None, same: bool) -> None:
    assert compatible(one, other) is same
    assert compatible(other, one) is same


def test_every_row_of_a_pattern_has_an_example_that_it_matches() -> None:
    words = TreatyWords.load()
    for name, column in (("conditions.tsv", "condition"), ("obligations.tsv", "kind")):
        for row in table(f"treaties/{name}", (column, "pattern", "example")):
            patterns = words.conditions if column == "condition" else words.obligations
            first = next(label for label, pattern in patterns if pattern.search(row["example"]))
            assert first == row[column], f"{name}:{row['line']}"
    for row in table("treaties/casus.tsv", ("pattern", "example")):
        assert any(pattern.search(row["example"]) for pattern in words.casus), row["line"]


def test_every_step_of_the_closed_list_has_words() -> None:
    columns = ("step", "word", "pos", "treaty", "party", "organ", "by", "flags", "example")
    steps = {row["step"] for row in table("treaties/steps.tsv", columns)}
    assert len(steps) == 18
    assert (DATA / "treaties" / "known.tsv").is_file()
