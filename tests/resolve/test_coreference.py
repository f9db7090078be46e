"""Who a phrase or pronoun stands for, given what the page said before."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.coder import Tools
from dateline.language import Sentence
from dateline.resolve.coreference import Cast


def cast_of(texts: list[str], tools: Tools) -> tuple[Cast, list[Sentence]]:
    docs = tools.parser.parse(texts)
    sentences = [
        Sentence(block=number, start=0, end=len(text), text=text, doc=next(docs))
        for number, text in enumerate(texts)
    ]
    places = tools.places.find(sentences)
    cast = Cast(sentences, actors=tools.actors, words=tools.words, places=places, on=dt.date(2024, 11, 12))
    return cast, sentences


def who(texts: list[str], word: str, tools: Tools) -> list[tuple[str | None, str | None]]:
    """Name and country of what `word` of the last sentence stands for."""
    cast, sentences = cast_of(texts, tools)
    doc = sentences[-1].doc
    assert doc is not None
    head = next(token for token in doc if token.text == word)
    return [(entity.name, entity.country) for entity in cast.entities(sentences[-1], head)]


@pytest.mark.parametrize(
    ("texts", "word", "countries"),
    [
        (["Kenya's foreign minister flew to Lima.", "She met students."], "She", ["KEN"]),
        (["Chad closed its border.", "It accused Niger of spying."], "It", ["TCD"]),
        (["Chad and Niger held talks.", "The two countries signed a pact."], "countries", ["TCD", "NER"]),
        (["Peru's president spoke.", "His country would fight on."], "country", ["PER"]),
        (["A Turkish court met.", "The court freed them."], "court", ["TUR"]),
        (["Police in Nairobi fired tear gas."], "Police", ["KEN"]),
    ],
)
def test_antecedents(tools: Tools, texts: list[str], word: str, countries: list[str]) -> None:
    assert [country for _, country in who(texts, word, tools)] == countries


def test_a_person_keeps_the_first_full_name(tools: Tools) -> None:
    texts = ["Salma Okello, a Kenyan lawmaker, spoke in Lima.", "Okello praised Peru."]
    assert who(texts, "Okello", tools) == [("Salma Okello", "KEN")]


def test_an_east_asian_name_is_not_cut(tools: Tools) -> None:
    texts = ["North Korea's Foreign Minister Choe Son Hui visited Lima."]
    assert who(texts, "Minister", tools) == [("Choe Son-hui", "PRK")]


def test_things_are_nobody(tools: Tools) -> None:
    assert who(["Chad sent missiles to Niger."], "missiles", tools) == []
    assert who(["Chad sent military assistance to Niger."], "assistance", tools) == []


def test_a_page_about_one_country_lends_it_to_its_officials(tools: Tools) -> None:
    texts = ["Chad held a vote.", "Chad counted on.", "The government arrested two men."]
    assert [country for _, country in who(texts, "government", tools)] == ["TCD"]


def test_nobody_is_invented(tools: Tools) -> None:
    assert who(["He left."], "He", tools) == []
    assert who(["The two countries signed."], "countries", tools) == []
    cast, sentences = cast_of(["We agree."], tools)
    assert sentences[0].doc is not None
    assert cast.entities(sentences[0], sentences[0].doc[0]) == ()


def test_a_family_name_first_is_known_again(tools: Tools) -> None:
    texts = ["Kim Jong Un spoke in Pyongyang.", "Kim praised Peru."]
    assert who(texts, "Kim", tools) == [("Kim Jong-un", "PRK")]


def test_they_are_the_two_just_named(tools: Tools) -> None:
    texts = ["Chad's president welcomed Peru's president, and they signed a pact."]
    assert [country for _, country in who(texts, "they", tools)] == ["TCD", "PER"]


def test_the_us_is_not_us(tools: Tools) -> None:
    assert who(["The US, Peru and Chad met."], "US", tools) == [("United States", "USA")]


def test_ministers_of_two_countries_are_two(tools: Tools) -> None:
    texts = ["The foreign ministers of Uganda and Rwanda met in Doha."]
    assert [country for _, country in who(texts, "ministers", tools)] == ["UGA", "RWA"]


def test_the_text_names_the_minister_not_the_table(tools: Tools) -> None:
    texts = ['"We agree," said Grace Nabukenya, Uganda\'s foreign minister.']
    assert who(texts, "Nabukenya", tools) == [("Grace Nabukenya", "UGA")]
    texts = ["Uganda's foreign minister, Grace Nabukenya, met students."]
    assert who(texts, "minister", tools) == [("Grace Nabukenya", "UGA")]


def test_two_opposition_parties_are_not_the_two_just_named(tools: Tools) -> None:
    texts = ["Chad and Niger hold talks.", "Two opposition parties refused to support the bill."]
    assert all(country is None for _, country in who(texts, "parties", tools))
