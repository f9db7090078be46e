"""States of the USA, divided countries, peoples in several countries, historic states, groups."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.resolve.actors import Actors

ACTORS = Actors.load()
DAY = dt.date(2024, 6, 1)


@pytest.mark.parametrize(
    ("phrase", "country"),
    [
        ("Georgia governor", "USA"),
        ("the Georgia governor", "USA"),
        ("Georgia Republicans", "USA"),
        ("Georgia", "GEO"),
        ("Georgia's parliament", "GEO"),
        ("Georgian officials", "GEO"),
        ("Soviet troops", "RUS"),
        ("East German officials", "DEU"),
        ("South Vietnamese soldiers", "VNM"),
        ("Zaire", "COD"),
        ("Upper Volta", "BFA"),
    ],
)
def test_states_of_one_name_and_states_of_the_past(phrase: str, country: str) -> None:
    assert ACTORS.resolve(phrase, on=DAY).country == country


def test_a_people_in_several_countries_needs_the_context() -> None:
    assert ACTORS.resolve("Kurdish militias", on=DAY).country is None
    assert ACTORS.resolve("Kurdish militias", on=DAY, known_country="SYR").country == "SYR"
    assert ACTORS.resolve("Kurdish fighters", on=DAY, context="a base in Iraq").country == "IRQ"
    assert ACTORS.resolve("Kurdish fighters", on=DAY, context="Iraq and Turkey").country is None
    assert ACTORS.resolve("Kurds", on=DAY, context="Iraq and Turkey").country is None


def test_north_and_south_are_two() -> None:
    found = ACTORS.resolve("North and South Korean officials", on=DAY)
    assert (found.country, set(found.candidates)) == (None, {"KOR", "PRK"})
    text = "North and South Korean officials met."
    assert ACTORS.split(text, 0, 32) == ("North Korean officials", "South Korean officials")
    text = "Talks between North and South Korea failed."
    assert ACTORS.split(text, 14, 19) == ("North Korea", "South Korea")


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("the West", "West"),
        ("the E3", "E3"),
        ("the Nordic countries", "Nordic countries"),
        ("African leaders", "Africa"),
        ("five Arab states", "Arab nations"),
        ("both countries", "both sides"),
        ("the Baltic states", "Baltic states"),
    ],
)
def test_groups_have_a_name_and_no_country(phrase: str, name: str) -> None:
    found = ACTORS.resolve(phrase, on=DAY)
    assert (found.kind, found.name, found.country) == ("group", name, None)


@pytest.mark.parametrize("phrase", ["Daesh", "ISIS", "ISIL", "the Islamic State group", "Islamic State"])
def test_one_body_has_one_name(phrase: str) -> None:
    assert ACTORS.resolve(phrase, on=DAY).name == "Islamic State"


def test_office_of_a_body() -> None:
    day = dt.date(2010, 6, 1)
    assert ACTORS.resolve("the UN secretary-general", on=day).name == "Ban Ki-moon"
    assert ACTORS.resolve("the secretary-general of NATO", on=day).name == "Anders Fogh Rasmussen"
    assert ACTORS.resolve("the UNICEF secretary-general", on=day).kind != "person"
