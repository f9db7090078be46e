"""Numbers of one page that contradict each other, and those that only look so."""

from __future__ import annotations

import pytest

from dateline.coder import Tools, code
from dateline.model import Block, Disagreement, Page


def found(tools: Tools, *parts: str) -> tuple[Disagreement, ...]:
    """Those of a page; a part that begins with "headline|" or "teaser|" is one."""
    kinds = [
        part.split("|", 1) if part.startswith(("headline|", "teaser|")) else ["body", part] for part in parts
    ]
    blocks = tuple(
        Block(index=index, kind=kind, text=text, anchor="2024-11-12")  # type: ignore[arg-type]
        for index, (kind, text) in enumerate(kinds)
    )
    return code(Page(published="2024-11-12", language="en", blocks=blocks), tools).disagreements


@pytest.mark.parametrize(
    ("parts", "about", "one", "other"),
    [
        (
            ["The army said 14 rebels were killed in the raid. Villagers said nine rebels were killed."],
            "dead",
            ("14 rebels", "The army"),
            ("nine rebels", "Villagers"),
        ),
        (
            [
                "The ministry said at least 12 people were killed.",
                "Doctors said nine people died in the blast.",
            ],
            "dead",
            ("at least 12 people", "The ministry"),
            ("nine people", "Doctors"),
        ),
        (
            ["Police said they arrested 40 protesters, but organisers said 120 protesters were arrested."],
            "arrested",
            ("40 protesters", "Police"),
            ("120 protesters", "organisers"),
        ),
        (
            ["headline|14 dead in market blast", "A blast killed 12 people at a market in Mopti on Monday."],
            "dead",
            ("14 dead", ""),
            ("12 people", ""),
        ),
        (
            ["The general said 10,000 troops were sent to Chad. Sudan said 15,000 troops were sent to Chad."],
            "troops",
            ("10,000 troops", "The general"),
            ("15,000 troops", "Sudan"),
        ),
    ],
)
def test_contradictions(
    tools: Tools, parts: list[str], about: str, one: tuple[str, str], other: tuple[str, str]
) -> None:
    (each,) = found(tools, *parts)
    assert each.about == about
    assert (each.one.text, " > ".join(each.one_says)) == one
    assert (each.other.text, " > ".join(each.other_says)) == other


@pytest.mark.parametrize(
    "parts",
    [
        ["The army said 14 rebels were killed. In a separate raid nine rebels were killed, villagers said."],
        ["The army said 14 rebels were killed. Doctors said at least nine people were killed."],
        ["The army said 14 rebels were killed. Another nine rebels were killed on Sunday, villagers said."],
        ["Earlier, police said nine people were killed. Doctors said 14 people were killed."],
        ["Police said 14 people were killed. A woman died, bringing the toll to 15, doctors said."],
        ["The army said 14 soldiers were killed. Rebels said nine civilians were killed."],
        ["The army said 14 people were killed, and 30 people were wounded, doctors said."],
        ["The army said around 100 rebels were killed. Villagers said 95 rebels were killed."],
        ["The army said 14 rebels were killed.", "teaser|Nine rebels were killed in Chad, officials said."],
        ["Rebels killed 14 people in Mopti and nine people in Gao."],
        ["In January rebels killed 14 people in Gao. On Friday rebels killed nine in Mopti, police said."],
        ["The ministry said 14 people were killed, including nine children, doctors said."],
        ["Since January 300 people have been killed, it said. Police said 12 people were killed on Monday."],
    ],
)
def test_what_only_looks_so(tools: Tools, parts: list[str]) -> None:
    assert found(tools, *parts) == ()
