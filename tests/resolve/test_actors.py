"""Actor phrases to country and sector, offices to people, coordination to its parts."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline import lexicon
from dateline.errors import StopRun
from dateline.resolve import actor_tables
from dateline.resolve.actor_words import key, tokens
from dateline.resolve.actors import Actors

ACTORS = Actors.load()
DAY = dt.date(2024, 6, 1)

PHRASES = [
    ("the U.S.", "USA", ()),
    ("UK", "GBR", ()),
    ("DPRK", "PRK", ()),
    ("Republic of China", "TWN", ()),
    ("Iranians", "IRN", ()),
    ("Ukrianians", "UKR", ()),
    ("Ivorian", "CIV", ()),
    ("the Kremlin", "RUS", ("GOV",)),
    ("Pyongyang", "PRK", ("GOV",)),
    ("Downing Street", "GBR", ("GOV",)),
    ("the Élysée", "FRA", ("GOV",)),
    ("the Pentagon", "USA", ("MIL", "GOV")),
    ("Capitol Hill", "USA", ("LEG",)),
    ("Brussels", "EUR", ("GOV",)),
    ("Russian lawmakers", "RUS", ("LEG",)),
    ("a US destroyer", "USA", ("MIL",)),
    ("three Chinese fighter jets", "CHN", ("MIL",)),
    ("Ministry of Foreign Affairs of Japan", "JPN", ("GOV",)),
    ("Peru's ministry of mines", "PER", ("GOV",)),
    ("Lyon railway police", "FRA", ("COP",)),
    ("a former Downing Street official", "GBR", ("ELI",)),
    ("Syrian rebels", "SYR", ("REB",)),
    ("US-backed rebels", None, ("REB",)),
    ("a Kenya-based charity", "KEN", ("SOC",)),
    ("president of the Kenyan football federation", "KEN", ("GOV",)),
    ("chairman of the bank", None, ("BUS",)),
    ("head of the Senegalese teachers' union", "SEN", ("LAB",)),
    ("Norway's ambassador to Chile", "NOR", ("GOV",)),
    ("residents of Gaza", "PSE", ("CVL",)),
    ("opposition lawmakers", None, ("LEG", "OPP")),
    ("a group of nurses", None, ("MED",)),
    ("Moscow's forces", "RUS", ("MIL",)),
    ("Erdogan's government", "TUR", ("GOV",)),
    ("Hezbollah fighters", "LBN", ("REB", "PTY")),
    ("KCNA", "PRK", ("JRN", "GOV")),
    ("Bundestag", "DEU", ("LEG",)),
    ("Somaliland", "SOM", ("PRE",)),
    ("the International Criminal Court", "IGO", ("JUD",)),
    ("the UN", "UNO", ()),
]


@pytest.mark.parametrize(("phrase", "country", "sectors"), PHRASES)
def test_phrases(phrase: str, country: str | None, sectors: tuple[str, ...]) -> None:
    found = ACTORS.resolve(phrase, on=DAY)
    assert (found.country, found.sectors) == (country, sectors), found.why
    assert found.why


@pytest.mark.parametrize(
    "phrase", ["the West", "both sides", "Western nations", "the international community"]
)
def test_groups_have_no_country(phrase: str) -> None:
    found = ACTORS.resolve(phrase, on=DAY)
    assert (found.kind, found.country) == ("group", None)


@pytest.mark.parametrize(
    "phrase", ["us", "who", "Friday", "a table", "Gerda Unheardof", "Jordan Unheardof", "", "..."]
)
def test_no_row_no_guess(phrase: str) -> None:
    found = ACTORS.resolve(phrase, on=DAY)
    assert found.kind in ("none", "unknown")
    assert found.country is None
    assert found.why


OFFICES = [
    ("USA", "President", "1995-06-01", "Bill Clinton"),
    ("USA", "President", "2005-06-01", "George W. Bush"),
    ("USA", "President", "2018-06-01", "Donald Trump"),
    ("USA", "Secretary of State", "2003-06-01", "Colin Powell"),
    ("USA", "Secretary of State", "2015-06-01", "John Kerry"),
    ("USA", "Defence Minister", "2017-06-01", "Jim Mattis"),
    ("GBR", "Prime Minister", "2000-06-01", "Tony Blair"),
    ("GBR", "Prime Minister", "2022-09-20", "Liz Truss"),
    ("GBR", "Foreign Minister", "2017-06-01", "Boris Johnson"),
    ("FRA", "President", "1994-06-01", "François Mitterrand"),
    ("FRA", "Prime Minister", "2023-06-01", "Elisabeth Borne"),
    ("FRA", "Foreign Minister", "2014-06-01", "Laurent Fabius"),
    ("DEU", "Chancellor", "1991-06-01", "Helmut Kohl"),
    ("DEU", "Chancellor", "2010-06-01", "Angela Merkel"),
    ("DEU", "Foreign Minister", "2022-06-01", "Annalena Baerbock"),
    ("RUS", "President", "1997-06-01", "Boris Yeltsin"),
    ("RUS", "President", "2010-06-01", "Dmitry Medvedev"),
    ("RUS", "Foreign Minister", "2014-06-01", "Sergei Lavrov"),
    ("RUS", "Defence Minister", "2022-06-01", "Sergei Shoigu"),
    ("CHN", "President", "2008-06-01", "Hu Jintao"),
    ("CHN", "Prime Minister", "2015-06-01", "Li Keqiang"),
    ("JPN", "Foreign Minister", "2014-05-01", "Fumio Kishida"),
    ("JPN", "Prime Minister", "2003-05-01", "Junichiro Koizumi"),
    ("KOR", "President", "2018-05-01", "Moon Jae-in"),
    ("PRK", "Supreme Leader", "2015-05-01", "Kim Jong-un"),
    ("PRK", "Foreign Minister", "2024-11-01", "Choe Son-hui"),
    ("IND", "Prime Minister", "2006-05-01", "Manmohan Singh"),
    ("PAK", "Prime Minister", "2020-05-01", "Imran Khan"),
    ("ISR", "Prime Minister", "2007-05-01", "Ehud Olmert"),
    ("ISR", "Defence Minister", "2023-05-01", "Yoav Gallant"),
    ("EGY", "President", "2013-01-01", "Mohamed Morsi"),
    ("IRN", "President", "2009-05-01", "Mahmoud Ahmadinejad"),
    ("IRN", "Foreign Minister", "2015-05-01", "Mohammad Javad Zarif"),
    ("TUR", "Prime Minister", "2008-05-01", "Recep Tayyip Erdogan"),
    ("UKR", "President", "2016-05-01", "Petro Poroshenko"),
    ("BRA", "President", "2013-05-01", "Dilma Rousseff"),
    ("ZAF", "President", "1996-05-01", "Nelson Mandela"),
    ("KEN", "President", "2023-05-01", "William Ruto"),
    ("NGA", "President", "2017-05-01", "Muhammadu Buhari"),
    ("AUS", "Prime Minister", "2012-05-01", "Julia Gillard"),
    ("CAN", "Prime Minister", "2009-05-01", "Stephen Harper"),
    ("UNO", "UN Secretary-General", "2003-05-01", "Kofi Annan"),
    ("IGO", "NATO Secretary-General", "2019-05-01", "Jens Stoltenberg"),
    ("SRB", "President", "2000-06-01", "Slobodan Milosevic"),
]


@pytest.mark.parametrize(("country", "office", "day", "name"), OFFICES)
def test_office_holders(country: str, office: str, day: str, name: str) -> None:
    assert ACTORS.holders(country, office, dt.date.fromisoformat(day)) == (name,)


def test_a_title_and_country_are_a_person_on_the_day() -> None:
    found = ACTORS.resolve("the French president", on=dt.date(2013, 1, 1))
    assert (found.kind, found.name, found.title) == ("person", "François Hollande", "President")
    assert ACTORS.resolve("French presidents", on=DAY).kind == "role"
    assert ACTORS.resolve("the former French president", on=DAY).sectors == ("ELI",)
    assert ACTORS.resolve("Kremlin chief", on=DAY).name == "Vladimir Putin"


def test_the_day_decides_the_sector() -> None:
    angela = [ACTORS.resolve("Angela Merkel", on=dt.date(year, 6, 1)).sectors for year in (2015, 2023)]
    assert angela == [("GOV",), ("ELI",)]
    kurti = ACTORS.resolve("Taliban", on=dt.date(2010, 1, 1)), ACTORS.resolve("Taliban", on=DAY)
    assert [found.sectors for found in kurti] == [("REB",), ("GOV",)]


def test_surnames() -> None:
    assert ACTORS.resolve("Netanyahu", on=DAY).country == "ISR"
    assert ACTORS.resolve("Kim", on=DAY).kind == "unknown"
    assert ACTORS.resolve("Kim", on=DAY, context="North Korea tested a missile").name == "Kim Jong-un"
    assert ACTORS.resolve("President Bush", on=dt.date(2005, 1, 1)).name == "George W. Bush"
    assert ACTORS.resolve("Gerald Putin", on=DAY).country is None


def test_context_decides_or_candidates_are_listed() -> None:
    assert ACTORS.resolve("the North", on=DAY).candidates == ("PRK",)
    assert ACTORS.resolve("the North", on=DAY, known_country="PRK").country == "PRK"
    assert set(ACTORS.resolve("Korea", on=DAY).candidates) == {"KOR", "PRK"}
    assert ACTORS.resolve("Russia and China", on=DAY).country is None


def test_country_words() -> None:
    assert ACTORS.is_country_word("Iranian") == "IRN"
    assert ACTORS.is_country_word("the Netherlands") == "NLD"
    assert ACTORS.is_country_word("U.S.") == "USA"
    assert ACTORS.is_country_word("us") is None
    assert ACTORS.is_country_word("turkey") is None
    assert ACTORS.is_country_word("table") is None


@pytest.mark.parametrize(
    ("text", "phrase", "parts"),
    [
        (
            "Talks between French and German ministers failed.",
            "German ministers",
            ["French ministers", "German ministers"],
        ),
        ("Shells hit Polish troops.", "Polish troops", ["Polish troops"]),
        ("Yesterday Merkel and Macron met.", "Macron", ["Merkel", "Macron"]),
        ("Japan, Chile and Peru signed it.", "Japan", ["Japan", "Chile", "Peru"]),
        ("The UN, the EU and the African Union agreed.", "the EU", ["The UN", "the EU", "the African Union"]),
        ("They told Putin that he would go.", "Putin", ["Putin"]),
    ],
)
def test_split(text: str, phrase: str, parts: list[str]) -> None:
    start = text.index(phrase)
    assert sorted(ACTORS.split(text, start, start + len(phrase))) == sorted(parts)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_any_text_resolves_to_something(text: str) -> None:
    first = ACTORS.resolve(text, on=DAY)
    assert first.why
    assert first == Actors(ACTORS.tables).resolve(text, on=DAY)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_tokens_quote_the_text(text: str) -> None:
    for token in tokens(text):
        assert text[token.start : token.end].startswith(token.raw[:1]) or "'" in token.raw


def test_keys_fold() -> None:
    assert key("N'Djamena’s") == "ndjamena"
    assert key("Khürelsükh") == "khurelsukh"
    assert key("U.S.") == "us"
    assert key("al-Qaeda") == "al qaeda"


def test_breadth() -> None:
    names = {
        sense.name
        for senses in ACTORS.tables.senses.values()
        for sense in senses
        if sense.kind == "organisation"
    }
    assert len(names) >= 3000
    assert len({name for name, _ in ACTORS.tables.holders}) >= 180


#: Two at once in fact: disputed elections, a suspended president, two prime ministers.
TWO_AT_ONCE = {
    "MDA prime minister",
    "KHM prime minister",
    "BRA president",
    "GMB president",
    "CIV president",
} | {"MDG president"}


def test_one_holder_at_a_time() -> None:
    single = ("president", "prime minister", "foreign minister", "defence minister", "chancellor", "king")
    found = set()
    for (country, office), held in ACTORS.tables.holders.items():
        held = sorted(held, key=lambda pair: pair[1].term.sure_first) if office in single else []
        for (person, post), (other, following) in pairwise(held):
            overlap = post.term.sure_last - following.term.sure_first
            if person is not other and overlap > dt.timedelta(days=1):
                found.add(f"{country} {office}")
    assert found <= TWO_AT_ONCE


def test_every_row_has_a_source() -> None:
    columns = ("name", "other_names", "surname", "office", "country", "sectors", "from", "to", "source")
    assert all(row["source"] and row["from"] for row in lexicon.table("actors/persons.tsv", columns))


@pytest.mark.parametrize(
    ("cells", "cause"),
    [
        ("Ann Example\t\t\tPresident\tXYZ\tGOV\t2001\t2002\tx", "XYZ is no country code"),
        ("Ann Example\t\t\tPresident\tFRA\tBOSS\t2001\t2002\tx", "BOSS is no PLOVER sector"),
        ("Ann Example\t\t\tPresident\tFRA\tGOV\t2001-13\t2002\tx", "is no date"),
        ("Ann Example\t\t\tPresident\tFRA\tGOV\t2003\t2002\tx", "before it starts"),
    ],
)
def test_a_bad_row_is_named(cells: str, cause: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "actors"
    folder.mkdir()
    for path in (lexicon.DATA / "actors").glob("*.tsv"):
        (folder / path.name).write_bytes(path.read_bytes())
    header = "name\tother_names\tsurname\toffice\tcountry\tsectors\tfrom\tto\tsource\n"
    (folder / "persons.tsv").write_text(header + cells + "\n", encoding="utf-8")
    real = lexicon.table
    monkeypatch.setattr(
        actor_tables.lexicon, "table", lambda name, columns: real(name, columns, root=tmp_path)
    )
    with pytest.raises(StopRun, match=cause) as caught:
        actor_tables.load()
    assert caught.value.where.endswith("persons.tsv:2")


def test_a_day_behind_a_country_is_not_its_head() -> None:
    assert ACTORS.resolve("Kenya Friday", on=DAY).country == "KEN"
