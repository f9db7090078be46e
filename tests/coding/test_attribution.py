"""Who says what: one sentence for each construction and each stance."""

from __future__ import annotations

import pytest

from dateline.bench.attribution import plain, predict, read
from dateline.coding.attribution import Attributions, speakers_of
from dateline.coding.cues import FRAMES, Cues
from dateline.language.base import Sentence
from dateline.language.english import English
from dateline.model import Attribution


@pytest.fixture(scope="module")
def attributions() -> Attributions:
    return Attributions.load()


def _find(text: str, attributions: Attributions, english: English) -> tuple[Attribution, ...]:
    return attributions.find(read(text, english), plain)


def _who(item: Attribution) -> str | None:
    return item.source.text if item.source else None


def _what(item: Attribution) -> str:
    return " … ".join(span.text for span in item.content)


CONSTRUCTIONS = [
    # text, source, content (its words), stance
    ("The minister said the border was open.", "The minister", "the border was open", "says"),
    ("The minister told reporters that talks had failed.", "The minister", "that talks had failed", "says"),
    ("“The border is open,” said the minister.", "the minister", "“The border is open,”", "says"),
    ("“The border is open,” the minister said.", "the minister", "“The border is open,”", "says"),
    ("The envoy said: “We leave on Monday.”", "The envoy", "“We leave on Monday.”", "says"),
    (
        "“The talks,” said the envoy, “have only begun.”",
        "the envoy",
        "“The talks,” … “have only begun.”",
        "says",
    ),
    (
        "The talks have only begun, the envoy said on Monday.",
        "the envoy",
        "The talks have only begun",
        "says",
    ),
    (
        "The border, the minister said, was closed at noon.",
        "the minister",
        "The border … was closed at noon",
        "says",
    ),
    (
        "According to a report by the ministry, the border was closed at noon.",
        "a report by the ministry",
        "the border was closed at noon",
        "says",
    ),
    ("The general was accused of selling arms.", None, "The general … of selling arms", "accuses"),
    (
        "The general was accused by lawmakers of selling arms.",
        "lawmakers",
        "The general … of selling arms",
        "accuses",
    ),
    ("The general is said to be ill.", None, "The general … to be ill", "says"),
    ("The general is believed to have fled.", None, "The general … to have fled", "says"),
    (
        "The treaty obligates both states to help each other.",
        "The treaty",
        "both states to help each other",
        "demands",
    ),
    ("She called the offensive a sham.", "She", "the offensive a sham", "says"),
    (
        "Germany, France and Poland say the truce has failed.",
        "Germany, France and Poland",
        "the truce has failed",
        "says",
    ),
    (
        "Protesters called for the mayor to resign.",
        "Protesters",
        "the mayor to resign",
        "demands",
    ),
    (
        "LIMA (XYZ) - The army said on Monday that the road was open.",
        "The army",
        "that the road was open",
        "says",
    ),
    (
        "The talks failed, according to the Harbour Watch, a monitoring group.",
        "the Harbour Watch, a monitoring group",
        "The talks failed",
        "says",
    ),
    ("His claim that the vote was rigged was rejected.", "His", "that the vote was rigged", "says"),
    ("The attack raised fears of a wider war.", "The attack", "a wider war", "fears"),
    ("The mayor is confident that the bridge will hold.", "The mayor", "that the bridge will hold", "says"),
]

STANCES = [
    ("The army confirmed that the town had fallen.", "confirms"),
    ("The army denied that the town had fallen.", "denies"),
    ("The army did not deny that the town had fallen.", "does-not-deny"),
    ("The army declined to say whether the town had fallen.", "declines-to-comment"),
    ("The army did not confirm that the town had fallen.", "declines-to-comment"),
    ("Prosecutors allege that the mayor took bribes.", "accuses"),
    ("Villagers fear that the dam will burst.", "fears"),
    ("Analysts expect that the party will lose.", "expects"),
    ("The king promised to send grain.", "promises"),
    ("The general threatened to close the strait.", "threatens"),
    ("Students demanded that the dean resign.", "demands"),
    ("The envoy urged both sides to stop.", "demands"),
    ("The panel proposed that the tax be cut.", "proposes"),
    ("The judge asked whether the deal was legal.", "asks"),
    ("Families hope that the talks will resume.", "hopes"),
    ("The senator doubts that the truce will hold.", "doubts"),
    ("The king praised the nurses for their work.", "approves"),
    ("The union condemned the raid.", "disapproves"),
]


@pytest.mark.parametrize(("text", "source", "content", "stance"), CONSTRUCTIONS)
def test_constructions(
    text: str, source: str | None, content: str, stance: str, attributions: Attributions, english: English
) -> None:
    found = [(_who(item), _what(item), item.stance) for item in _find(text, attributions, english)]
    assert (source, content, stance) in found


@pytest.mark.parametrize(("text", "stance"), STANCES)
def test_stances(text: str, stance: str, attributions: Attributions, english: English) -> None:
    assert stance in [item.stance for item in _find(text, attributions, english)]


def test_adverbs_and_adjectives_have_no_source(attributions: Attributions, english: English) -> None:
    (item,) = _find("The general has reportedly fled the capital.", attributions, english)
    assert item.source is None
    assert item.source_spans == ()
    found = _find("Police studied the alleged attack on the bank.", attributions, english)
    assert [(_who(item), _what(item), item.stance) for item in found] == [
        (None, "attack on the bank", "accuses")
    ]


def test_a_quote_goes_on_in_the_next_sentence(attributions: Attributions, english: English) -> None:
    text = "“We will leave,” said Maria Lopez. “The house is cold.”"
    (item,) = _find(text, attributions, english)
    assert _who(item) == "Maria Lopez"
    assert _what(item) == "“We will leave,” … “The house is cold.”"


def test_a_quote_goes_on_in_the_next_paragraph(attributions: Attributions, english: English) -> None:
    text = "“We will leave,” said Maria Lopez. “The house is cold.\n“And nobody comes to mend it.”"
    (item,) = _find(text, attributions, english)
    assert [span.block for span in item.content] == [0, 0, 1]


def test_the_next_speaker_is_not_given_the_last_quote(attributions: Attributions, english: English) -> None:
    text = "The mayor said the plan “has no future.” He warned that the bridge may fall."
    found = _find(text, attributions, english)
    assert [(_who(item), item.stance) for item in found] == [("The mayor", "says"), ("He", "threatens")]


def test_a_labelled_line(attributions: Attributions, english: English) -> None:
    found = _find("Maria Lopez: The house is cold", attributions, english)
    assert (_who(found[0]), _what(found[0])) == ("Maria Lopez", "The house is cold")


def test_participles_take_the_subject_of_their_clause(attributions: Attributions, english: English) -> None:
    found = _find("The mayor left the hall, saying the plan was dead.", attributions, english)
    assert [(_who(item), _what(item)) for item in found] == [("The mayor", "the plan was dead")]


def test_nested_speech_is_outermost_first(attributions: Attributions, english: English) -> None:
    text = "The agency said the minister denied that troops had left."
    sentences = read(text, english)
    found = attributions.find(sentences, plain)
    assert [(_who(item), item.stance) for item in found] == [
        ("The agency", "says"),
        ("the minister", "denies"),
    ]
    at = text.index("left")
    inside = speakers_of(found, sentences[0], at, at + 4)
    assert [_who(item) for item in inside] == ["The agency", "the minister"]
    assert speakers_of(found, sentences[0], 0, 10) == ()


def test_what_is_only_praised_is_not_claimed(attributions: Attributions, english: English) -> None:
    text = "The union condemned the attack on the village."
    sentences = read(text, english)
    found = attributions.find(sentences, plain)
    at = text.index("attack")
    assert found
    assert speakers_of(found, sentences[0], at, at + 6) == ()


def test_sentences_without_a_parse_are_no_trouble(attributions: Attributions, english: English) -> None:
    first, *_ = read("“We will leave,” said Maria Lopez.", english)
    text = "“The house is cold.”"
    bare = Sentence(block=0, start=first.end + 1, end=first.end + 1 + len(text), text=text)
    (item,) = attributions.find([first, bare], plain)
    assert _what(item).endswith("“The house is cold.”")
    assert attributions.find([bare], plain) == ()


def test_every_span_quotes_its_block(attributions: Attributions, english: English) -> None:
    text = "\n".join(row[0] for row in CONSTRUCTIONS)
    blocks = text.split("\n")
    for item in _find(text, attributions, english):
        for span in (*item.source_spans, *item.cue, *item.content):
            assert blocks[span.block][span.start : span.end] == span.text


def test_predictions_count_in_the_whole_text(english: English) -> None:
    text = "A quiet day.\nThe minister said the border was open."
    (found,) = predict({"id": "a", "text": text}, english)["attributions"]
    start, end = found["content"][0]
    assert text[start:end] == "the border was open"


def test_the_lexicon_is_sound() -> None:
    cues = Cues.load()
    assert {"says", "denies", "does-not-deny", "fears"} <= cues.negated.keys()
    assert set(cues.negated.values()) <= cues.negated.keys()
    assert "quote" in FRAMES


def test_a_bracket_says_nothing(attributions: Attributions, english: English) -> None:
    found = _find("r Two local teachers] were {WARN/arrest told} by [", attributions, english)
    assert all(item.source is None or item.source.text for item in found)
