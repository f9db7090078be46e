"""Actor phrases to country and sector."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.resolve.actors import Actors


@pytest.fixture(scope="module")
def actors() -> Actors:
    return Actors.load()


@pytest.mark.parametrize(
    ("phrase", "country", "sectors"),
    [
        ("the U.S.", "USA", ()),
        ("Iranians", "IRN", ()),
        ("the Kremlin", "RUS", ("GOV",)),
        ("Russian lawmakers", "RUS", ("LEG",)),
        ("a US destroyer", "USA", ("MIL",)),
        ("Ministry of Foreign Affairs of Japan", "JPN", ("GOV",)),
        ("the West", None, ()),
    ],
)
def test_phrases(actors: Actors, phrase: str, country: str | None, sectors: tuple[str, ...]) -> None:
    found = actors.resolve(phrase, on=dt.date(2024, 6, 1))
    assert (found.country, found.sectors) == (country, sectors)
