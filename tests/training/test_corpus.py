"""The training corpus: its markup, what is refused, and that all of it compiles."""

from __future__ import annotations

import json
from pathlib import Path

import corpus_compile
import corpus_coverage
import corpus_doubts
import corpus_overlap
import pytest
from corpus_markup import CorpusError, Mark, Marked, parse
from hypothesis import given
from hypothesis import strategies as st

#: Fewest sentences and events in all, and fewest events of a wanted pair: raise, never lower.
SENTENCES, EVENTS, RAREST = 800, 700, 5


@pytest.fixture(scope="module")
def corpus() -> tuple[list[corpus_compile.Row], list[CorpusError]]:
    return corpus_compile.read(corpus_compile.files())


def marks(marked: Marked) -> list[Mark]:
    found = list(marked.lures)
    for event in marked.events:
        found += [event.trigger, *event.actors, *event.recipients, *event.sources]
    return found


def test_a_line_is_read() -> None:
    marked = parse("%active [a Kenya's parliament] {SUPPORT ratified} the pact with [r Uganda].", "x:1")
    event = marked.events[0]
    assert marked.text == "Kenya's parliament ratified the pact with Uganda."
    assert (event.type, event.modes, event.auxiliary) == ("SUPPORT", (), ())
    assert [event.actors[0].text, event.trigger.text] == ["Kenya's parliament", "ratified"]
    assert [mark.text for mark in event.recipients] == ["Uganda"]
    assert marked.shapes == ("active",)


def test_a_span_serves_several_events_and_spans_nest() -> None:
    line = "[a1s2 The minister] {ACCUSE/allege accused} [r1a2 the [s2 rebel] army] of {ASSAULT~hyp shooting}."
    first, second = parse(line, "x:1").events
    assert first.recipients == second.actors
    assert [mark.text for mark in second.sources] == ["The minister", "rebel"]
    assert second.auxiliary == ("hypothetical",)


def test_a_crossing_span_is_named_behind_the_line() -> None:
    marked = parse("[a1 Chad] {ACCUSE/disapprove chided} Mali and Niger. || r1=Mali and Niger", "x:1")
    assert [mark.text for mark in marked.events[0].recipients] == ["Mali and Niger"]


def test_brackets_are_escaped_and_traps_have_lures() -> None:
    marked = parse(r"!sport The team \[again\] {NONE attacked} from the start.", "x:1")
    assert marked.text == "The team [again] attacked from the start."
    assert (marked.trap, marked.lures[0].text) == ("sport", "attacked")


@pytest.mark.parametrize(
    ("line", "cause"),
    [
        ("[a Kenya] {PRAISE praised} Uganda.", "unknown type"),
        ("[a Kenya] {SUPPORT/visit praised} Uganda.", "no mode"),
        ("[a Kenya] {ACCUSE~maybe blamed} Uganda.", "unknown auxiliary"),
        ("[a Kenya] {ACCUSE+war blamed} Uganda.", "unknown context"),
        ("[a Kenya] {CONSULT/visit~fut will visit} Uganda.", "a future CONSULT"),
        ("[a Kenya] {ACCUSE/allege/allege blamed} Uganda.", "label twice"),
        ("[a Kenya] blamed Uganda for it.", "linked to no trigger"),
        ("[x Kenya] {ACCUSE blamed} Uganda.", "unknown role"),
        ("[a2 Kenya] {ACCUSE blamed} Uganda.", "not there"),
        ("[a Kenya] {ACCUSE blamed} and {THREATEN warned} Uganda.", "names no event of 2"),
        ("[a Kenya {ACCUSE blamed} Uganda.", "never closed"),
        ("[a Kenya} {ACCUSE blamed} Uganda.", "is closed by"),
        ("Kenya] {ACCUSE blamed} Uganda.", "closes nothing"),
        ("[Kenya] {ACCUSE blamed} Uganda.", "has no label"),
        ("[a Kenya] {ACCUSE was blaming} Uganda.", "begins with “was”"),
        ("[a Kenya's] {ACCUSE blame} of Uganda.", "ends with 's"),
        ("[a Ken]ya {ACCUSE blamed} Uganda.", "cuts a word"),
        ("[a Kenya ]{ACCUSE blamed} Uganda.", "blank"),
        ("[a Kenya]  {ACCUSE blamed} Uganda.", "doubled blank"),
        ("[a Kenya] {ACCUSE blamed} Uganda. || r=Chad", "0 times"),
        ("[a Kenya] {ACCUSE blamed} Uganda. || a=Kenya", "twice as actors"),
        ("!sport [a Kenya] {ACCUSE blamed} Uganda.", "a trap"),
        ("!games Kenya blamed Uganda.", "unknown trap"),
        ("%odd Kenya blamed Uganda.", "unknown shape"),
        ("Kenya blamed.", "words in a sentence"),
    ],
)
def test_a_bad_line_is_refused_with_its_cause(line: str, cause: str) -> None:
    with pytest.raises(CorpusError, match=cause) as caught:
        parse(line, "file.txt:7")
    assert str(caught.value).startswith("file.txt:7: ") and caught.value.remedy


@given(st.text(alphabet="ar1 s2[]{}\\|=;!%ACUSE/~+xy.", max_size=60))
def test_any_line_is_read_or_refused(line: str) -> None:
    try:
        marked = parse(line, "x:1")
    except CorpusError:
        return
    assert all(marked.text[mark.start : mark.end] == mark.text for mark in marks(marked))


def test_headers_hold_until_said_anew_and_a_sentence_comes_once(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        "@voice: local\n@reader: b\nOne two three.\n@reader:\n# note\nFour five six.\nOne two  three.\n"
    )
    path.write_text(
        path.read_text().replace("two  three", "Two Three") + "@tone: dry\n@voice: loud\n@contexts: x\n"
    )
    rows, errors = corpus_compile.read([path])
    assert [(row.head.voice, row.head.reader) for row in rows] == [("local", "b"), ("local", None)]
    assert [error.where for error in errors] == ["a.txt:7", "a.txt:8", "a.txt:9", "a.txt:10"]


def test_the_corpus_compiles(corpus: tuple[list[corpus_compile.Row], list[CorpusError]]) -> None:
    rows, errors = corpus
    assert not errors, "\n".join(map(str, errors))
    for row in rows:
        assert all(row.marked.text[mark.start : mark.end] == mark.text for mark in marks(row.marked)), (
            row.where
        )


def test_the_corpus_keeps_its_size(corpus: tuple[list[corpus_compile.Row], list[CorpusError]]) -> None:
    rows, _ = corpus
    events = [event for row in rows for event in row.marked.events]
    counts = corpus_coverage.count_pairs(events)
    wanted = [pair for pair in corpus_coverage.pairs() if corpus_coverage.is_wanted(pair)]
    assert len(rows) >= SENTENCES
    assert len(events) >= EVENTS
    assert min(counts[pair] for pair in wanted) >= RAREST


def test_no_two_sentences_are_of_one_template(
    corpus: tuple[list[corpus_compile.Row], list[CorpusError]],
) -> None:
    pairs = list(corpus_overlap.near_within((row.where, row.marked.text) for row in corpus[0]))
    assert not pairs, "\n".join(f"{pair.where} is like {pair.other}: {pair.text}" for pair in pairs)


def test_a_near_duplicate_of_a_foreign_text_is_found(tmp_path: Path) -> None:
    foreign = "The mayor of a small port town told dockers on Monday that the crane would not be sold."
    (tmp_path / "gold.jsonl").write_text(json.dumps({"id": "1", "text": foreign}) + "\n")
    sentences = [
        ("a:1", "The mayor of a small port town told dockers on Friday that nobody would pay."),
        ("a:2", "Dockers in the port struck for a day, and the mayor of the town said nothing."),
    ]
    found = corpus_overlap.overlaps(sentences, corpus_overlap.shingles(tmp_path))
    assert [pair.where for pair in found] == ["a:1"]


def test_rows_are_json_and_the_command_reports(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, out = tmp_path / "a.txt", tmp_path / "a.jsonl"
    source.write_text("@voice: agency\n[a Kenya] {ACCUSE/disapprove chided} [r Uganda].\n")
    assert corpus_compile.main([str(source), "--check", "--out", str(out)]) == 0
    row = json.loads(out.read_text())
    assert (row["voice"], row["events"][0]["modes"]) == ("agency", ["disapprove"])
    assert "ACCUSE/disapprove" in capsys.readouterr().out
    source.write_text("[a Kenya] {BLAME chided} Uganda.\n")
    assert corpus_compile.main([str(source)]) == 2
    assert "a.txt:1: unknown type" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("line", "doubt"),
    [
        ("Aid was {AID sent} on Monday.", "nobody"),
        ("[a Kenya] {SANCTION fined} the firm.", "needs a recipient"),
        ("[as Kenya] {ACCUSE blamed} [r Uganda].", "own words"),
        ("[a Kenya] {CONSULT met} [r Uganda] today.", "both sides"),
        ("[a Kenya, which lost,] {ACCUSE blamed} [r Uganda].", "relative clause"),
        ("[a Kenya] did not {ACCUSE blame} [r Uganda].", "negated"),
        ("[a Kenya] could {ASSAULT/aerial bomb} [r Uganda].", "future or possible"),
    ],
)
def test_what_is_seldom_right_is_doubted(line: str, doubt: str) -> None:
    assert any(doubt in found for found in corpus_doubts.doubts(parse(line, "x:1")))


def test_a_row_is_shown_for_a_reader() -> None:
    shown = corpus_doubts.show(parse("[a Kenya] did not {ACCUSE/allege~neg blame} [r Uganda].", "x:1"))
    assert shown.split("\n")[1].strip() == "ACCUSE/allege ~negation “blame” by “Kenya” to “Uganda”"
    assert not list(corpus_doubts.doubts(parse("[a Kenya] {ACCUSE blamed} [r Uganda].", "x:1")))
