"""Triggers on real parses: types, modes, support verbs, what is nested and what is left out."""

from __future__ import annotations

import pytest

from dateline.coding.relation import Frame, Match, Triggers
from dateline.errors import StopRun
from dateline.language.english import English


@pytest.fixture(scope="module")
def triggers() -> Triggers:
    return Triggers.load()


def matches(text: str, triggers: Triggers, english: English) -> list[tuple[str, str]]:
    doc = next(iter(english.parse([text])))
    return [(match.type, doc[match.token].text) for match in triggers.match(doc)]


def first(text: str, triggers: Triggers, english: English) -> Match:
    doc = next(iter(english.parse([text])))
    return triggers.match(doc)[0]


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("The minister signed a treaty with Norway.", "SUPPORT"),
        ("The parliament ratified the treaty.", "SUPPORT"),
        ("The premier promised to sign the treaty.", "AGREE"),
        ("The rebels declared a ceasefire on Monday.", "CONCEDE"),
        ("The troops withdrew from the valley.", "RETREAT"),
        ("The two navies held a joint exercise.", "COOPERATE"),
        ("The army held an exercise near the border.", "MOBILIZE"),
        ("The government sent rifles to the rebels.", "AID"),
        ("The government sent troops to the border.", "MOBILIZE"),
        ("The president apologised to the families.", "CONCEDE"),
        ("The court convicted the general of fraud.", "SANCTION"),
        ("Police arrested an editor on Friday.", "COERCE"),
        ("Kenya expelled the ambassador of Chad.", "SANCTION"),
        ("The country expelled the students.", "COERCE"),
        ("The senator attacked the proposal.", "ACCUSE"),
        ("The ministry summoned the ambassador.", "ACCUSE"),
        ("Students marched against the law.", "PROTEST"),
        ("The general threatened to invade the island.", "THREATEN"),
    ],
)
def test_the_rules_of_the_codebook(text: str, type: str, triggers: Triggers, english: English) -> None:
    assert matches(text, triggers, english)[0][0] == type


@pytest.mark.parametrize(
    "text",
    [
        "The club signed a striker from the league.",
        "The firm beat analysts' estimates for the quarter.",
        "Ten people were killed in an earthquake.",
        "Sixty percent of respondents supported the plan in the poll.",
        "The minister did not deny the report.",
        "The singer released an album.",
        "He died of a heart attack.",
    ],
)
def test_sport_markets_accidents_and_polls_yield_nothing(
    text: str, triggers: Triggers, english: English
) -> None:
    assert matches(text, triggers, english) == []


def test_a_light_verb_gives_the_actor_and_is_no_event_itself(triggers: Triggers, english: English) -> None:
    doc = next(iter(english.parse(["The ministers held talks in Rome."])))
    (match,) = triggers.match(doc)
    assert (match.type, doc[match.token].text) == ("CONSULT", "talks")
    assert match.support is not None and doc[match.support].text == "held"


def test_an_embedded_event_knows_what_governs_it(triggers: Triggers, english: English) -> None:
    doc = next(iter(english.parse(["The envoy urged the rebels to withdraw from the town."])))
    outer, inner = triggers.match(doc)
    assert (outer.type, outer.modes) == ("REQUEST", ("yield",))
    assert (inner.type, inner.parent) == ("RETREAT", outer.token)


def test_rows_give_modes_and_the_table_of_modes_adds_them(triggers: Triggers, english: English) -> None:
    assert first("The prisoners went on hunger strike.", triggers, english).modes == ("hunger",)
    assert first("A drone killed two guards.", triggers, english).modes == ("drone",)


def test_spans_lie_in_the_sentence_and_hold_the_trigger(triggers: Triggers, english: English) -> None:
    doc = next(iter(english.parse(["An attack was carried out by rebels, and both sides exchanged fire."])))
    for match in triggers.match(doc):
        assert 0 <= match.start <= match.token < match.end <= len(doc)
        assert 0 <= match.score <= 1


def test_matching_is_deterministic_and_one_a_word(triggers: Triggers, english: English) -> None:
    doc = next(iter(english.parse(["Police arrested and deported students after protests and riots."])))
    found = triggers.match(doc)
    assert found == triggers.match(doc)
    assert len({match.token for match in found}) == len(found)


def test_frames_have_alternatives_and_sets() -> None:
    frame = Frame.parse("poss|subj+with>to|none")
    assert frame.actors == (("poss",), ("subj", "with"))
    assert frame.recipients == (("to",),)
    with pytest.raises(StopRun, match=r"support\.tsv:4"):
        Frame.parse("subj", "support.tsv:4")
