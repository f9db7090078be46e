"""The style sheet: contrast as WCAG 2.2 AA asks, a colour for every speaker, nothing from elsewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dateline import serve
from dateline.serve.words import SPEAKER_COLOURS

CSS = (Path(serve.__file__).parent / "static" / "dateline.css").read_text(encoding="utf-8")
SCHEMES = [
    dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))
    for block in re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)
]
TEXT = [
    ("ink", ("paper", "sheet", "coded", "actor", "recipient")),
    ("muted", ("paper", "sheet", "coded")),
    ("accent", ("paper", "sheet", "coded", "actor")),
    ("paper", ("ink", "accent")),
]


def luminance(colour: str) -> float:
    """Relative luminance as WCAG defines it."""
    shares = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", SCHEMES[:2], ids=["light", "dark"])
def test_text_can_be_read(scheme: dict[str, str]) -> None:
    for ink, grounds in TEXT:
        for ground in grounds:
            assert contrast(scheme[ink], scheme[ground]) >= 4.5, (ink, ground)
    for number in range(SPEAKER_COLOURS):  # not text: 1.4.11 asks for 3
        assert contrast(scheme[f"speaker-{number}"], scheme["paper"]) >= 3


def test_every_speaker_has_a_colour() -> None:
    assert set(re.findall(r"^\.speaker-(\d+) ", CSS, re.MULTILINE)) == set(map(str, range(SPEAKER_COLOURS)))


def test_nothing_is_fetched() -> None:
    assert "url(" not in CSS and "@import" not in CSS
