"""Which date and place belong to which event of a sentence."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.coder import Tools
from dateline.coding.circumstances import Circumstances, by_publication
from dateline.language import Sentence

ANCHOR = dt.date(2024, 11, 12)


def sentence_of(text: str, tools: Tools) -> Sentence:
    doc = next(iter(tools.parser.parse([text])))
    return Sentence(block=0, start=0, end=len(text), text=text, doc=doc)


@pytest.mark.parametrize(
    ("text", "word", "edtf"),
    [
        ("Chad and Niger signed the pact in June.", "signed", "2024-06"),
        ("They signed it in June, during the king's visit to Lima.", "visit", "2024-06"),
        ("Chad expelled the envoy on Monday, state media said on Tuesday.", "expelled", "2024-11-11"),
        ("Chad has expelled the envoy, state media said on Tuesday.", "expelled", "2024-11-12"),
        ("They toured the bridge that rebels bombed on Monday.", "toured", None),
        ("The pact has held since June.", "held", "2024-06/2024-11-12"),
        ("Chad will withdraw by 20 November.", "withdraw", "../2024-11-20"),
        ("Work resumed on Monday after rebels blocked the road.", "blocked", None),
        ("Asked about it, Chad blamed Niger.", "blamed", None),
        ("The army said on Monday that rebels had attacked Goma.", "attacked", "../2024-11-11"),
        ("The army said on Monday that it was expelling the envoy.", "expelling", "2024-11-11"),
        ("Jets hit a convoy of trucks leaving Goma on Monday.", "hit", "2024-11-11"),
        ("Judges found two men guilty on Monday of having planned the bombing of a bank.", "bombing", None),
        ("Chad called off a drill on Friday over the seizure of a trawler.", "seizure", None),
        ("They met on Monday, the anniversary of the attack.", "attack", None),
        ("They signed it in the winter resort of Sochi on Friday.", "signed", "2024-11-08"),
    ],
)
def test_dates(tools: Tools, text: str, word: str, edtf: str | None) -> None:
    sentence = sentence_of(text, tools)
    assert sentence.doc is not None
    token = next(t for t in sentence.doc if t.text == word)
    timexes = tools.times.find(text, anchor=ANCHOR)
    date = Circumstances.load().date_of(token, None, sentence, timexes, anchor=ANCHOR)
    assert (date.edtf if date else None) == edtf


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        ("Rebels attacked a convoy in Goma on Monday.", "attacked", "Goma"),
        ("The envoy visited Lima.", "visited", "Lima"),
        ("They met at the Black Sea resort of Sochi.", "met", "Sochi"),
        ("Women were allowed to leave Iraq.", "allowed", "Iraq"),
        ("Lima accused Quito of spying.", "accused", None),
        ("Boats of Chad and Niger shot at each other off Jeju Island on Tuesday.", "shot", "Jeju Island"),
        ("The envoy held talks with Peru.", "held", None),
    ],
)
def test_places(tools: Tools, text: str, word: str, place: str | None) -> None:
    sentence = sentence_of(text, tools)
    assert sentence.doc is not None
    token = next(t for t in sentence.doc if t.text == word)
    found = tools.places.find([sentence]).get(0, ())
    where = Circumstances.load().place_of(token, None, sentence, [f.place for f in found])
    assert (where.text if where else None) == place


@pytest.mark.parametrize(
    ("text", "word", "type", "place"),
    [
        ("Chad's assembly ratified the pact on Monday amid a war in Sudan.", "ratified", "SUPPORT", None),
        ("Envoys accused Niger of shipping rockets for use in Libya.", "accused", "ACCUSE", None),
        ("Envoys accused Niger of shipping rockets for use in Libya.", "shipping", "AID", None),
        ("The kings met on Friday ahead of talks in Riga.", "met", "CONSULT", None),
        ("The kings met in Oslo ahead of talks in Riga.", "met", "CONSULT", "Oslo"),
        ("The kings met on the sidelines of a summit in Riga.", "met", "CONSULT", "Riga"),
        ("Peru expelled two envoys days after the strike on Kharkiv.", "expelled", "SANCTION", None),
        ("Police arrested a colonel wanted for crimes in Darfur.", "arrested", "COERCE", None),
        ("Police arrested nine men after a rally in Lagos.", "arrested", "COERCE", "Lagos"),
        ("The queen thanked soldiers who had come from Mali.", "thanked", "SUPPORT", None),
        ("The envoy condemned the bombing of a school in Aden.", "condemned", "ACCUSE", None),
        ("At a forum in Doha, the envoy condemned the bombing.", "condemned", "ACCUSE", "Doha"),
        ("The minister urged rebels to leave Goma.", "urged", "REQUEST", None),
        ("Thousands rallied in support of farmers in Peru.", "rallied", "PROTEST", None),
        ("The judge testified before a court in Lima.", "testified", "CONSULT", "Lima"),
        ("The minister agreed to hold talks in Doha.", "agreed", "AGREE", "Doha"),
        ("Chad froze the accounts of firms on Malta.", "froze", "SANCTION", "Malta"),
        ("Peru signed it, days after envoys had met in Oslo.", "signed", "SUPPORT", None),
        ("She visited Riga after Chad had freed two miners.", "freed", "RETREAT", None),
        ("Aid reached Goma, which is on the verge of being seized by rebels.", "seized", "ASSAULT", "Goma"),
    ],
)
def test_places_of_something_else(tools: Tools, text: str, word: str, type: str, place: str | None) -> None:
    sentence = sentence_of(text, tools)
    assert sentence.doc is not None
    token = next(t for t in sentence.doc if t.text == word)
    found = [f.place for f in tools.places.find([sentence]).get(0, ())]
    circumstances = Circumstances.load()
    where = circumstances.place_of(token, None, sentence, found, type=type) or circumstances.only_place(
        token, None, sentence, found, type=type
    )
    assert (where.text if where else None) == place


def test_by_publication_is_open_at_its_start() -> None:
    date = by_publication("2024-11-12T10:05")
    assert (date.edtf, date.basis, date.text) == ("../2024-11-12", "published-by", None)
