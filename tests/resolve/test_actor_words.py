"""Common words are no names: a place or person needs its capital, and more than the start of a sentence."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.resolve.actors import Actors

ACTORS = Actors.load()
DAY = dt.date(2024, 6, 1)

NO_ACTOR = [
    "the agreement",
    "the deal",
    "The deal",
    "Deal",
    "a new round of talks",
    "New talks",
    "fresh sanctions",
    "Fresh sanctions",
    "heavy fighting",
    "Heavy fighting",
    "the vote",
    "air strikes",
    "Air strikes",
    "the reading",
    "the split",
    "the bend",
    "Reform package",
    "Total deaths",
    "Target dates",
    "Time limits",
    "Solidarity marches",
    "Liberation struggle",
    "Progress in the talks",
    "Pace of reform",
    "Hope for peace",
    "the memorial",
    "the hawks",
    "Rice exports",
    "May elections",
    "Long queues",
    "Price rises",
    "Green energy",
    "the gap",
    "a shell",
    "Shell fire",
    "Apple trees",
    "Amazon rainforest",
    "the border",
    "the summit",
    "The ceasefire",
    "Most of the money",
    "the bridge",
    "The strike",
    "Strike",
    "Battle",
    "The treaty",
    "Peace talks",
    "Oil prices",
    "Ban on exports",
    "the sale",
    "The sale",
    "the date",
    "Date of the vote",
    "Surprise",
    "Independence",
    "Liberty",
    "Enterprise",
    "the mobile phone",
    "orange juice",
    "a bath",
    "War crimes",
    "the sun",
    "a raid",
    "Raid",
    "Springs",
    "the recess",
]

NO_COUNTRY = [
    "the same group",
    "More than 500 people",
    "Highland militia",
    "highland militia",
    "Male officers",
    "Independent candidates",
    "Sandy soldiers",
    "Key ally",
    "nurse Charlotte Example",
    "lawmaker Austin Example",
    "a normal worker",
    "surprise witnesses",
]

ACTOR = [
    ("Apple workers", "USA"),
    ("Labour lawmakers", "GBR"),
    ("Shell spokesman", "GBR"),
    ("Apple", "USA"),
    ("the Guardian", "GBR"),
    ("Turkey", "TUR"),
    ("Turkish forces", "TUR"),
    ("Polish farmers", "POL"),
    ("Chad", "TCD"),
    ("the Malian army", "MLI"),
    ("the people of Mali", "MLI"),
    ("Kharkiv residents", "UKR"),
    ("Lyon police", "FRA"),
    ("the mayor of Durban", "ZAF"),
    ("police in Osaka", "JPN"),
    ("Georgia's parliament", "GEO"),
    ("Jordanian pilots", "JOR"),
    ("the US Senate", "USA"),
    ("U.S. troops", "USA"),
    ("US", "USA"),
    ("Nato", "IGO"),
    ("NATO", "IGO"),
    ("Hamas", "PSE"),
    ("yellow vests", "FRA"),
    ("Likud", "ISR"),
    ("Vox lawmakers", "ESP"),
    ("Fidesz", "HUN"),
    ("Trump officials", "USA"),
    ("the Bush administration", "USA"),
    ("Truss", "GBR"),
    ("Xi", "CHN"),
    ("Korean Air", "KOR"),
    ("South Korean soldiers", "KOR"),
    ("Peruvian miners", "PER"),
    ("Bern", "CHE"),
    ("Wagner fighters", "RUS"),
    ("the Taliban", "AFG"),
    ("PACE", "IGO"),
    ("RAID officers", "FRA"),
    ("Swat residents", "PAK"),
    ("British Steel workers", "GBR"),
]


@pytest.mark.parametrize("phrase", NO_ACTOR)
def test_common_words_are_no_actors(phrase: str) -> None:
    found = ACTORS.resolve(phrase, on=DAY)
    assert (found.kind in ("none", "unknown"), found.country) == (True, None), found.why


@pytest.mark.parametrize("phrase", NO_COUNTRY)
def test_common_words_lend_no_country(phrase: str) -> None:
    assert ACTORS.resolve(phrase, on=DAY).country is None


@pytest.mark.parametrize(("phrase", "country"), ACTOR)
def test_names_stay_names(phrase: str, country: str) -> None:
    found = ACTORS.resolve(phrase, on=DAY)
    assert found.country == country, found.why


def test_country_words_need_their_capital_where_they_are_words() -> None:
    assert ACTORS.is_country_word("chili") is None
    assert ACTORS.is_country_word("tunes") is None
    assert ACTORS.is_country_word("Togo") == "TGO"
