"""Whose words a story is: leads, signatures, credits and metadata."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Block, Page
from dateline.pages.voice import voices_of


def page(*parts: str, agency: str | None = None, site: str | None = None) -> Page:
    """Body blocks; one that begins with its kind and a bar is of that kind."""
    kinds = [
        part.split("|", 1) if part.startswith(("other|", "teaser|")) else ("body", part) for part in parts
    ]
    blocks = tuple(
        Block(index=index, kind=kind, text=text)  # type: ignore[arg-type]
        for index, (kind, text) in enumerate(kinds)
    )
    return Page(agency=agency, site_name=site, blocks=blocks)


@pytest.mark.parametrize(
    ("text", "agency", "named", "cue"),
    [
        ("AFP: Rebels took a town.", "AFP", "AFP", "AFP:"),
        ("SEOUL (Reuters) - Rebels took a town.", "Reuters", "Reuters", "SEOUL (Reuters) -"),
        ("MOSCOW, June 3 (TASS) - Rebels took a town.", "TASS", "TASS", "MOSCOW, June 3 (TASS) -"),
        ("MOSCOW, November 12. /TASS/. Rebels took a town.", "TASS", "TASS", "MOSCOW, November 12. /TASS/."),
        ("LIMA, Peru (AP) — Rebels took a town.", "AP", "AP", "LIMA, Peru (AP) —"),
        (
            "Agence France-Presse — Rebels took a town.",
            "AFP",
            "Agence France-Presse",
            "Agence France-Presse —",
        ),
    ],
)
def test_a_lead(text: str, agency: str, named: str, cue: str) -> None:
    (voice,) = voices_of(page(text, "The army fled."))
    assert voice.agency == agency
    assert voice.named and voice.named.text == named and voice.cue and voice.cue.text == cue
    assert [span.text for span in voice.content] == ["Rebels took a town.", "The army fled."]


@pytest.mark.parametrize("end", ["— Reuters", "(Reuters)", "-- Reuters"])
def test_a_signature(end: str) -> None:
    (voice,) = voices_of(page("Rebels took a town.", f"The army fled. {end}", agency="Reuters"))
    assert voice.named and voice.named.text == "Reuters"
    assert [span.text for span in voice.content] == ["Rebels took a town.", "The army fled."]


def test_a_credit_line_and_metadata() -> None:
    (voice,) = voices_of(page("Rebels took a town.", "other|Source: AFP", agency="AFP"))
    assert voice.named and voice.named.block == 1
    (voice,) = voices_of(page("Rebels took a town.", agency="AFP"))
    assert voice.named is None and voice.cue is None


@pytest.mark.parametrize("site", ["Reuters", "Reuters.com", "Reuters News Agency"])
def test_an_agency_s_own_site_speaks_for_itself(site: str) -> None:
    assert voices_of(page("SEOUL (Reuters) - Rebels took a town.", agency="Reuters", site=site)) == ()


def test_a_site_that_only_has_the_letters_is_another() -> None:
    assert voices_of(page("LIMA (AP) - Rebels took a town.", site="The Japan Herald"))


def test_two_agencies_and_a_teaser() -> None:
    voices = voices_of(
        page(
            "SEOUL (Reuters) - Rebels took a town.",
            "The army fled.",
            "TOKYO (Kyodo) - A ship sank.",
            "teaser|PARIS (AFP) - A strike began.",
        )
    )
    assert [(voice.agency, len(voice.content)) for voice in voices] == [
        ("Reuters", 2),
        ("Kyodo", 1),
        ("AFP", 1),
    ]


@given(st.lists(st.text("AFP Reutrs()-:—./ab", max_size=60), max_size=4))
def test_every_span_quotes_its_block(parts: list[str]) -> None:
    made = page(*parts, agency="AFP")
    for voice in voices_of(made):
        for span in (*voice.content, *filter(None, (voice.named, voice.cue))):
            assert span.text and made.blocks[span.block].text[span.start : span.end] == span.text
