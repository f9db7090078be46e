"""Places on a page, from small texts parsed by hand or by the parser."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from dateline.language.base import Sentence
from dateline.language.english import English
from dateline.resolve.places import FoundPlace, Places

VOCAB = Vocab()


@pytest.fixture(scope="module")
def places() -> Places:
    return Places.load()


def build(text: str, entities: dict[str, str], *, start: int = 0, block: int = 0) -> Sentence:
    """A sentence whose capitalised words are proper nouns; entities by their first word."""
    words = text.replace(",", " ,").replace(".", " .").split()
    tags = [entities.get(word, "O") for word in words]
    tags = ["B-" + tag if len(tag) > 1 and tag[1] != "-" else tag for tag in tags]
    pos = ["PROPN" if word[0].isupper() else "PUNCT" if word in ",." else "NOUN" for word in words]
    spaces = [after not in (",", ".") for after in [*words[1:], "."]]
    doc = Doc(VOCAB, words=words, spaces=spaces, pos=pos, ents=tags, tags=["NNP"] * len(words))
    return Sentence(block=block, start=start, end=start + len(doc.text), text=doc.text, doc=doc)


def parse(english: English, *texts: str) -> list[Sentence]:
    """Each text a block of its own, parsed sentence by sentence."""
    bare = [
        (block, start, end) for block, edges in enumerate(english.sentences(texts)) for start, end in edges
    ]
    docs = english.parse(texts[block][start:end] for block, start, end in bare)
    return [
        Sentence(block=block, start=start, end=end, text=texts[block][start:end], doc=doc)
        for (block, start, end), doc in zip(bare, docs, strict=True)
    ]


def find(places: Places, english: English, *texts: str, dateline: str | None = None) -> list[FoundPlace]:
    found = places.find(parse(english, *texts), dateline=dateline)
    return [item for items in found.values() for item in items]


def named(found: list[FoundPlace]) -> list[tuple[str, str | None]]:
    return [(item.place.text, item.place.country) for item in found]


def test_a_container_settles_the_name(places: Places) -> None:
    found = places.find([build("Shots fell in Tripoli, Lebanon.", {"Tripoli": "GPE", "Lebanon": "GPE"})])
    first, second = found[0]
    assert (first.place.country, second.place.country) == ("LBN", "LBN")
    assert first.literal and not first.filing


def test_the_larger_place_wins_without_context(places: Places) -> None:
    (found,) = places.find([build("Shots fell in Tripoli.", {"Tripoli": "GPE"})])[0]
    assert found.place.country == "LBY"


def test_offsets_count_in_the_block(places: Places) -> None:
    sentence = build("Shots fell in Tripoli.", {"Tripoli": "GPE"}, start=40, block=3)
    (found,) = places.find([sentence])[0]
    assert (found.place.block, found.place.start, found.place.end) == (3, 54, 61)


def test_people_are_no_places(places: Places) -> None:
    sentence = build("Jackson Paris met reporters.", {"Jackson": "PERSON", "Paris": "I-PERSON"})
    assert places.find([sentence]) == {}


def test_a_small_place_that_is_not_known_keeps_its_container(places: Places) -> None:
    sentence = build("Fire broke out in Stroud, Ontario.", {"Stroud": "GPE", "Ontario": "GPE"})
    first, second = places.find([sentence])[0]
    assert first.place.lat is None and first.place.country == "CAN"
    assert first.place.why and second.place.name == "Ontario"


def test_sentences_without_a_parse_have_no_places(places: Places) -> None:
    assert places.find([Sentence(block=0, start=0, end=8, text="In Paris")]) == {}


def test_where_ranks_and_keeps_to_the_container(places: Places) -> None:
    assert places.where("Paris")[0].country == "FRA"
    inside = places.where("Springfield, Illinois")
    assert inside and {place.admin1 for place in inside} == {"Illinois"}
    assert places.where("Qwertzuiopolis") == ()


def test_filing_place_is_told_apart(places: Places, english: English) -> None:
    found = find(places, english, "NAIROBI (Reuters) - Gunmen attacked a convoy near Baidoa on Monday.")
    assert [(item.place.text, item.filing) for item in found] == [("NAIROBI", True), ("Baidoa", False)]
    found = find(
        places, english, "Nairobi, Monday: Gunmen attacked a convoy near Baidoa.", dateline="Nairobi"
    )
    assert found[0].filing and not found[-1].filing


@pytest.mark.parametrize(
    "lead",
    [
        "GENEVA (Reuters) - ",
        "GENEVA, March 3 (AFP) - ",
        "GENEVA — ",
        "GENEVA, Switzerland (AP) — ",
        "GENEVA -- ",
        "Geneva (dpa) - ",
    ],
)
def test_leads_of_dispatches(places: Places, english: English, lead: str) -> None:
    found = find(places, english, lead + "Shells hit a market in Khartoum on Sunday, aid workers said.")
    where = [item.place.text for item in found if item.literal and not item.filing]
    assert where == ["Khartoum"]
    assert found[0].place.country == "CHE" and found[0].filing


def test_places_of_ground(places: Places, english: English) -> None:
    found = find(places, english, "He appeared in a Durban court. Troops left Iranian territory on Friday.")
    assert [(item.place.country, item.literal) for item in found] == [("ZAF", True), ("IRN", True)]


def test_uses(places: Places, english: English) -> None:
    found = find(
        places,
        english,
        "Russian troops entered Kherson on Friday.",
        "France announced new sanctions on Tuesday.",
        "The Kenya Red Cross said the road was closed.",
    )
    uses = {item.place.text: (item.use, item.literal) for item in found}
    assert uses["Russian"] == ("adjective", False)
    assert uses["Kherson"] == ("literal", True)
    assert uses["France"] == ("metonym", False)
    assert uses["Kenya"][1] is False


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Protests spread across Georgia, where police in Tbilisi used water cannon.", "GEO"),
        ("Storms hit Alabama, Georgia and Tennessee on Sunday.", "USA"),
    ],
)
def test_georgia(places: Places, english: English, text: str, country: str) -> None:
    assert ("Georgia", country) in named(find(places, english, text))


def test_the_page_decides_between_namesakes(places: Places, english: English) -> None:
    text = "Police in Illinois said the road to Peoria was closed. Later a fire broke out in Springfield."
    found = find(places, english, text)
    assert [item.place.admin1 for item in found if item.place.text == "Springfield"] == ["Illinois"]


def test_diseases_streets_and_persons_are_left_out(places: Places, english: English) -> None:
    found = find(
        places,
        english,
        "Doctors in Kampala said the Marburg virus had spread.",
        "Ahmed Morris lives on Hampton Avenue. Mr Morris denied it.",
    )
    assert named(found) == [("Kampala", "UGA")]


WORDS = ("Paris", "Goma", "Texas", ",", "and", "near", "the", "fire", "Georgia", "U.S.", "of", "St.", "-")


@given(st.lists(st.sampled_from(WORDS), max_size=12))
def test_every_span_quotes_its_text(words: list[str]) -> None:
    text = " ".join(words)
    doc = Doc(VOCAB, words=words or ["x"], pos=["PROPN"] * max(1, len(words)))
    sentence = Sentence(block=0, start=5, end=5 + len(text), text=doc.text, doc=doc)
    for items in Places.load().find([sentence]).values():
        for item in items:
            assert item.place.text == ("     " + doc.text)[item.place.start : item.place.end]
