"""A page by who speaks: the innermost speaker has the colour, and nothing of the text is lost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from serve_pages import Get, client, hostile, strike

from dateline.model import Attribution, Block, Coded, Entity, Factuality, Page, Span
from dateline.serve.voices import NOBODY, by_speaker, voices
from dateline.store.sql import open_store

TEXT = "State media said that the minister denied that troops left. The road is open."


def said(name: str | None, start: int, end: int, stance: str = "says", text: str = TEXT) -> Attribution:
    source = Entity(text=name, block=0, start=0, end=len(name)) if name else None
    content = (Span(block=0, start=start, end=end, text=text[start:end]),)
    return Attribution(source=source, source_spans=(), cue=(), content=content, stance=stance)


def coded(*attributions: Attribution, text: str = TEXT) -> Coded:
    page = Page(blocks=(Block(index=0, kind="body", text=text),))
    return Coded(page=page, attributions=attributions)


def test_the_innermost_speaker_has_the_word() -> None:
    page = coded(said("State media", 17, 58), said("the minister", 43, 58, "denies"))
    pieces = by_speaker(page)[0].sentences[0].pieces
    assert [(piece.text, piece.notes) for piece in pieces] == [
        ("State media said ", ()),
        (TEXT[17:43], (1,)),
        (TEXT[43:58], (2,)),
        (TEXT[58:], ()),
    ]
    assert [(voice.name, voice.stances, voice.times) for voice in voices(page)] == [
        ("State media", ("says",), 1),
        ("the minister", ("denies",), 1),
    ]


def test_what_is_only_praised_stays_the_outlets() -> None:
    page = coded(said("State media", 17, 58, "approves"))
    assert voices(page) == ()
    assert all(not piece.roles for piece in by_speaker(page)[0].sentences[0].pieces)


def test_a_speaker_without_a_name_is_in_the_legend() -> None:
    assert voices(coded(said(None, 17, 58)))[0].name == NOBODY


@given(
    st.lists(st.tuples(st.sampled_from(["A", "B", None]), st.integers(0, 90), st.integers(0, 90)), max_size=6)
)
def test_the_pieces_are_the_text(spans: list[tuple[str | None, int, int]]) -> None:
    page = coded(*(said(name, min(a, b), max(a, b)) for name, a, b in spans))
    row = by_speaker(page)[0]
    assert "".join(piece.text for each in row.sentences for piece in each.pieces) == TEXT


def test_the_page_has_a_legend_and_a_way_back(get: Get) -> None:
    listed = get("/pages.json").json()["pages"]
    for head in listed:
        address = f"/pages/{head['id']}"
        shown = get(f"{address}?by=speaker")
        assert shown.status_code == 200
        speaks = "<strong>who speaks</strong>" in shown.text
        assert speaks == ("?by=speaker" in get(address).text)
        assert "<script>" not in shown.text
    assert any('class="legend"' in get(f"/pages/{head['id']}?by=speaker").text for head in listed)


def test_another_way_to_show_it_is_refused(get: Get) -> None:
    head = get("/pages.json").json()["pages"][0]
    assert get(f"/pages/{head['id']}?by=mood").status_code == 400


def test_pages_made_by_hand_have_voices() -> None:
    assert all(len(by_speaker(page)) == len(page.page.blocks) for page in (strike(), hostile()))


def test_an_event_says_who_vouches_for_it(tmp_path: Path) -> None:
    page = strike()
    report = replace(
        page.events[0],
        factuality=(
            Factuality(who="outlet", value="UU", why="laid in the mouth of the army"),
            Factuality(who="the army", value="CT-", why="denies CT-"),
        ),
    )
    with open_store(tmp_path / "news.db") as store:
        store.add(replace(page, events=(report,)))
        text = client(store)(f"/events/{report.id}").text
    assert "The outlet</dt><dd>Leaves it open" in text
    assert "the army</dt><dd>Certain that it is not so" in text


def test_what_is_said_is_marked_and_numbered(tmp_path: Path) -> None:
    page = coded(said("State media", 17, 58), said("the minister", 43, 58, "denies"))
    with open_store(tmp_path / "news.db") as store:
        id = store.add(page).page
        text = client(store)(f"/pages/{id}?by=speaker").text
    assert text.count('class="mark said speaker-') == 2
    assert 'id="speaker-2"' in text and 'href="#speaker-2" aria-label="Speaker 2"' in text
    assert f'href="/pages/{id}"' in text
