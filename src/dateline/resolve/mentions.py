"""Names of places in a parsed sentence: which words, and what they are there for.

A name counts when the gazetteer has it and something else speaks for it: the parser's entity
names, a preposition, a word such as "province" behind it. Names of people, papers and firms that
contain a place keep it as `embedded`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from spacy.tokens import Doc, Span, Token

from dateline import lexicon
from dateline.resolve.gazetteer import Gazetteer, GazetteerRow, fold, is_short
from dateline.resolve.geo import LIMIT

Use = Literal["literal", "metonym", "modifier", "adjective", "embedded", "unknown"]

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
NAME_LABELS = frozenset({"ORG", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"})
#: Words of the longest name that is looked for.
LONGEST = 7
#: Names whose rows are kept at hand, a few megabytes.
REMEMBERED = 20_000
#: A name that only the gazetteer knows is well known from this size on.
LARGE = 200_000
_REGION = r"(?:, [A-Z][A-Za-z.]{1,15}(?: [A-Z][a-z]{1,15})?)?"
_DATE = r"(?:,? [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)?"
_AGENCY = r"\s?\([^()\n]{2,40}\)\s?"
#: The lead of a dispatch: "SEOUL, Nov 12 (Reuters) -", "GOMA, Congo —", "Seoul (Yonhap) --".
LEAD = re.compile(
    rf"[A-Z][A-Z.'’-]{{1,20}}(?:[ ,/&]{{1,3}}[A-Z][A-Z.'’-]{{1,20}}){{0,4}}{_REGION}{_DATE}"
    rf"(?:{_AGENCY}(?:--?|[:\u2014\u2013])|\s(?:--?|[\u2014\u2013])\s)"
    rf"|[A-Z][\w.'’-]{{1,20}}(?: [A-Z][\w.'’-]{{1,20}}){{0,3}}{_REGION}{_DATE}"
    rf"{_AGENCY}(?:--?|[:\u2014\u2013])"
)
CUES = ("role", "word", "example")
COUNTRY = ("country", "name", "aliases", "adjectives", "lat", "lon", "source")
REGION = ("name", "aliases", "adjectives", "country", "feature", "lat", "lon", "source")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name in a sentence: tokens `first` up to `last` (not included), offsets in the sentence.

    `rows` are the places of that name, none for a street. `sure` is whether something besides the
    gazetteer speaks for it; if not, it counts where the page has the name for sure elsewhere.
    `area`: a word such as "province" follows, so that a city is not what is meant. `joint`: what
    stands between it and the mention before, if short. `ground`: it describes a noun of ground or
    buildings ("a Durban court", "Iranian territory"), and so says where. `inside`: "in" or the
    like stands before, as it rarely does before people. `cued`: any words around say it is a place.
    """

    sentence: int
    first: int
    last: int
    start: int
    end: int
    text: str
    use: Use
    rows: tuple[GazetteerRow, ...]
    sure: bool = True
    area: bool = False
    joint: str = ""
    ground: bool = False
    inside: bool = False
    cued: bool = False
    filing: bool = False


class Names:
    """The gazetteer, adjectives and cue words, with a memory of the names asked for."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._known: dict[str, tuple[GazetteerRow, ...]] = {}
        self._adjectives = dict(_adjectives())
        cues = lexicon.table("places/cues.tsv", CUES)
        self.cues = {role: frozenset(r["word"] for r in cues if r["role"] == role) for role in ROLES}

    def rows(self, name: str) -> tuple[GazetteerRow, ...]:
        """The places of that name, at most LIMIT of them."""
        found = self._known.get(name)
        if found is None:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            found = self._known[name] = self._gazetteer.lookup(name)[:LIMIT]
        return found

    def adjective(self, word: str) -> tuple[GazetteerRow, ...]:
        """The country or region that an adjective belongs to."""
        name = self._adjectives.get(fold(word))
        return tuple(row for row in self.rows(name) if row.feature not in ("PPL", "ADM2"))[:1] if name else ()


ROLES = (
    "before",
    "area",
    "admin",
    "area-of",
    "ground",
    "inside",
    "joiner",
    "site",
    "street",
    "part",
    "larger",
    "person",
    "speaker",
    "title",
    "disease",
    "common",
)


def _adjectives() -> Iterator[tuple[str, str]]:
    """Folded adjective and the name it stands for; of two countries the last in the table."""
    rows = (
        *lexicon.table("places/countries.tsv", COUNTRY),
        *lexicon.table("places/regions.tsv", REGION),
    )
    for row in rows:
        for adjective in row["adjectives"].split("; "):
            if adjective:
                yield fold(adjective), row["name"]


def find(doc: Doc, number: int, names: Names, *, opening: bool, dateline: str | None = None) -> list[Mention]:
    """The mentions of a sentence, in order. `opening`: it opens its block, so that it may have a lead.

    `dateline`: the place that the page says it was filed from; where the block opens with it and a
    comma, dash or bracket, that is a lead too.
    """
    lead = _lead(doc, dateline) if opening else 0
    found: list[Mention] = []
    at = 0
    while at < len(doc):
        mention = _at(doc, at, number, names, found[-1] if found else None)
        if mention and mention.end <= lead:
            mention = replace(mention, filing=True, sure=True)
        if mention:
            between = doc.text[found[-1].end : mention.start] if found else ""
            found.append(replace(mention, joint=between if len(between) < 8 else ""))
        at = mention.last if mention else at + 1
    return sorted([*found, *_unknown(doc, number, names, found)], key=lambda mention: mention.start)


def _unknown(doc: Doc, number: int, names: Names, found: list[Mention]) -> Iterator[Mention]:
    """What the parser takes for a place and a preposition makes one, though no gazetteer has it."""
    taken = {at for mention in found for at in range(mention.first, mention.last)}
    for span in doc.ents:
        if span.label_ not in PLACE_LABELS or not span.text[0].isupper() or is_short(span.text):
            continue
        if (
            taken.isdisjoint(range(span.start, span.end))
            and not _is_common(span, names)
            and _has_cue(span, names)
        ):
            yield _mention(span, number, "unknown", (), True)


def _lead(doc: Doc, dateline: str | None) -> int:
    """Where the lead of a dispatch ends, in code points of the sentence; 0 if there is none."""
    text = doc.text[:120]
    match = LEAD.match(text)
    if match:
        return match.end()
    place = (dateline or "").split(",")[0].strip()
    if place and text[: len(place)].casefold() == place.casefold():
        return len(place) if text[len(place) :].lstrip()[:1] in tuple(",(-:\u2014\u2013") else 0
    return 0


#: "Côte d'Ivoire", "Deir al-Balah".
ELIDED = re.compile(r"(?:[dl]['’]|[ae][lszrdn]-)[A-Z]")
NAMELIKE = frozenset({"PROPN", "ADJ", "NOUN", "X"})


def _at(doc: Doc, at: int, number: int, names: Names, previous: Mention | None) -> Mention | None:
    """The longest name that starts at this token, if it counts."""
    token = doc[at]
    if not token.text[0].isupper() and not ELIDED.match(token.text):
        return None
    if token.pos_ not in NAMELIKE and not token.ent_type_:
        return None
    if "-" in token.text and token.text[0].isupper():
        return _compound(token, number, names)
    for last in range(_reach(doc, at, names), at, -1):
        if not doc[last - 1].text[-1].isalnum() and doc[last - 1].text[-1] != ".":
            continue
        span = doc[at:last]
        rows = names.rows(span.text)
        adjective = names.adjective(span.text) if last <= at + 2 else ()
        if not (rows or adjective) or (token.lower_ == "the" and not _has_article(rows)):
            continue
        use, sure = _use(span, rows, adjective, names)
        if use:
            listed = sure or _in_list(span, previous)
            mention = _mention(span, number, use, adjective or rows, listed)
            return replace(
                mention,
                area=_follows(span, names.cues["admin"]),
                ground=_on_ground(span, names),
                inside=_is_inside(span, names),
                cued=_has_cue(span, names) or _after_comma(span),
            )
    return None


def _has_article(rows: tuple[GazetteerRow, ...]) -> bool:
    """Whether "The" belongs to the name: "The Hague"."""
    return any(row.name.startswith("The ") for row in rows)


def _mention(span: Span, number: int, use: Use, rows: tuple[GazetteerRow, ...], sure: bool) -> Mention:
    return Mention(
        sentence=number,
        first=span.start,
        last=span.end,
        start=span.start_char,
        end=span.end_char,
        text=span.text,
        use=use,
        rows=rows,
        sure=sure,
    )


def _compound(token: Token, number: int, names: Names) -> Mention | None:
    """ "U.S.-led", "Turkey-backed" in one token: the place before the hyphen."""
    word, _, rest = token.text.partition("-")
    rows = names.adjective(word) or names.rows(word)
    if not rows or not rest.islower() or not is_known(rows):
        return _whole(token, number, names)
    span = token.doc[token.i : token.i + 1]
    short = replace(_mention(span, number, "modifier", rows, True), text=word)
    return replace(short, end=short.start + len(word))


def _whole(token: Token, number: int, names: Names) -> Mention | None:
    span = token.doc[token.i : token.i + 1]
    rows = names.rows(token.text)
    use, sure = _use(span, rows, (), names) if rows else (None, False)
    return _mention(span, number, use, rows, sure) if use else None


def _reach(doc: Doc, at: int, names: Names) -> int:
    """One past the last token that a name starting here may have."""
    last = at + 1
    for token in doc[at + 1 : at + LONGEST]:
        if token.text[0].isupper() or ELIDED.match(token.text):
            last = token.i + 1
        elif token.text not in names.cues["joiner"] and not token.text[0].isdigit():
            break
    return last


def _use(
    span: Span, rows: tuple[GazetteerRow, ...], adjective: tuple[GazetteerRow, ...], names: Names
) -> tuple[Use | None, bool]:
    """What the words are there for, or None; and whether that is sure."""
    label = span.root.ent_type_ or span[0].ent_type_
    alone = _is_whole_entity(span)
    if adjective and not _is_name_too(span, rows):
        return _adjective_use(span, label, alone)
    if not rows or _is_other(span, rows, label, names):
        return None, False
    if is_short(span.text) and not _short_counts(span, rows, label, names):
        return None, False
    if _is_named_region(span, rows, names) or (is_known(rows) and (_is_tied(span) or _is_region(span, rows))):
        return _place_use(span, rows, names), True
    if label in PLACE_LABELS:
        return _place_use(span, rows, names), alone or not _is_piece(span, rows, names)
    if label in NAME_LABELS and not alone:
        return _embedded(span, rows, names)
    if label == "PERSON" and not alone:
        return None, False
    return _unlabelled(span, rows, names, label)


def _is_region(span: Span, rows: tuple[GazetteerRow, ...]) -> bool:
    """A country or first-level region of several words: no person is called so."""
    return len(span) > 1 and rows[0].feature in ("PCLI", "ADM1") and span.root.ent_type_ not in NAME_LABELS


def _is_named_region(span: Span, rows: tuple[GazetteerRow, ...], names: Names) -> bool:
    """ "Sokoto State", "the Anbar region", whatever the parser takes it for."""
    return _follows(span, names.cues["admin"]) and any(row.feature in ("ADM1", "ADM2") for row in rows)


def _is_name_too(span: Span, rows: tuple[GazetteerRow, ...]) -> bool:
    """ "Mediterranean", "Vatican": an adjective that also is the name, here with no noun behind it."""
    return bool(rows) and rows[0].feature not in ("PPL", "ADM2") and not _is_adjective(span)


def _is_other(span: Span, rows: tuple[GazetteerRow, ...], label: str, names: Names) -> bool:
    """A word, date, disease, street, or acronym that only looks like a place."""
    if label in OTHER_LABELS or _is_part_of_word(span) or _is_common(span, names):
        return True
    doc, cues = span.doc, names.cues
    if _follows(span, cues["disease"]) or (span.end < len(doc) and doc[span.end].text in cues["street"]):
        return True
    if rows and all(row.unlike for row in rows) and label not in PLACE_LABELS:
        return True
    acronym = (
        span.text.isupper() and 3 <= len(span.text) <= 5 and not (span.start and doc[span.start - 1].is_upper)
    )
    return acronym and label not in PLACE_LABELS and not is_known(rows)


def _is_piece(span: Span, rows: tuple[GazetteerRow, ...], names: Names) -> bool:
    """A place of a few people whose name is part of a longer one: "[Helen] Kunz", "Cape [Peron]"."""
    doc = span.doc
    before = doc[span.start - 1] if span.start else None
    after = doc[span.end] if span.end < len(doc) else None
    if before is not None and before.text in names.cues["larger"]:
        return True
    if is_known(rows):
        return False
    cues = names.cues
    if before is not None and before.pos_ == "PROPN" and before.lower_ not in cues["part"] | cues["area"]:
        return before.text[0].isupper()
    if after is None or after.pos_ != "PROPN" or not after.text[0].isupper():
        return False
    return after.text not in cues["site"] and after.lower_ not in cues["area"]


#: The parser's labels of what is no name of a place.
OTHER_LABELS = frozenset({"DATE", "TIME", "ORDINAL", "CARDINAL", "MONEY", "PERCENT", "QUANTITY", "LANGUAGE"})


def _adjective_use(span: Span, label: str, alone: bool) -> tuple[Use | None, bool]:
    """ "Russian troops"; inside the name of a body it is `embedded`; a people or a language is no place."""
    if label in NAME_LABELS and not alone:
        return "embedded", True
    return ("adjective", True) if _is_adjective(span) else (None, False)


def _embedded(span: Span, rows: tuple[GazetteerRow, ...], names: Names) -> tuple[Use | None, bool]:
    """A place in the name of a body: well known, or behind its comma ("University of Jos, Nigeria")."""
    if span.start and span.doc[span.start - 1].text == "," and span.root.ent_iob_ != "O":
        return "literal", True
    town = len(span) > 1 and any(row.population >= LARGE / 20 and not row.alternate for row in rows)
    return (
        ("embedded", True) if (town or is_known(rows)) and not _is_piece(span, rows, names) else (None, False)
    )


def _unlabelled(
    span: Span, rows: tuple[GazetteerRow, ...], names: Names, label: str
) -> tuple[Use | None, bool]:
    """A name that the parser does not take for a place."""
    if _after_title(span, names) or (span.root.pos_ != "PROPN" and not label):
        return None, False
    person, use = label == "PERSON", _place_use(span, rows, names)
    if _is_piece(span, rows, names):
        return use, False
    if rows[0].feature in BUILDINGS:
        return (use, True) if _has_cue(span, names) else (None, False)
    if _has_cue(span, names) or _is_tied(span) or _after_comma(span):
        return use, not person or is_known(rows)
    named = any(row.feature not in ("PPL", "ADM1", "ADM2") for row in rows)
    return use, not person and (named or _is_well_known(span, rows))


#: A seat of power is a place only where a preposition says so.
BUILDINGS = frozenset({"BLDG"})


def _is_well_known(span: Span, rows: tuple[GazetteerRow, ...]) -> bool:
    """A first-level region of several words, or a city of a million, by its usual name."""
    if len(span) > 1 and any(row.feature == "ADM1" and not row.alternate for row in rows):
        return True
    return any(not row.alternate and row.population >= 5 * LARGE for row in rows)


def _is_tied(span: Span) -> bool:
    """ "US-based", "Kent-born": a hyphen and a word in lower case follow."""
    doc, last = span.doc, span.end
    return last + 1 < len(doc) and doc[last].text == "-" and doc[last + 1].text.islower()


def is_known(rows: tuple[GazetteerRow, ...]) -> bool:
    """A name of a country, first-level region, or large city."""
    return any(
        not row.alternate and (row.feature not in ("PPL", "ADM2") or row.population >= LARGE) for row in rows
    )


def _is_common(span: Span, names: Names) -> bool:
    """A name that means something else far more often."""
    word, cues = span[0].lower_, names.cues
    if len(span) > 1:
        return span.text.lower() in cues["common"]
    return word in cues["common"] or word in cues["part"] or word in cues["area"] or span.text in cues["site"]


def _is_adjective(span: Span) -> bool:
    """Whether a noun follows that it describes, or "-led", "-backed" and the like."""
    head = span[-1]
    if head.tag_ not in ("JJ", "NNP", "NN") or head.i + 1 >= len(head.doc):
        return False
    after = head.doc[head.i + 1]
    return head.dep_ in ("amod", "compound", "nmod") or after.pos_ in ("NOUN", "PROPN") or _is_tied(span)


def _is_part_of_word(span: Span) -> bool:
    """Whether a hyphen or sign ties the name to the word before it ("Anglo-Irish", "@Paris")."""
    if not span.start:
        return False
    before = span.doc[span.start - 1]
    if before.text in ("@", "#"):
        return not before.whitespace_
    return before.text == "-" and not before.whitespace_ and span.start > 1 and span[0].ent_iob_ == "I"


def _is_whole_entity(span: Span) -> bool:
    """Whether the parser's entity is just this name, "the" and "'s" aside."""
    doc, first, last = span.doc, span.start, span.end
    before = doc[first - 1] if first else None
    after = doc[last] if last < len(doc) else None
    opens = doc[first].ent_iob_ != "I" or before is None or before.lower_ == "the"
    closes = after is None or after.ent_iob_ != "I" or after.tag_ == "POS"
    return opens and closes


def _in_list(span: Span, previous: Mention | None) -> bool:
    """Whether it follows a place that counts: "Bulacan and Talavera", "Goma, Bukavu"."""
    if previous is None or not previous.sure or previous.use != "literal":
        return False
    between = span.doc[previous.last : span.start]
    return 1 <= len(between) <= 2 and all(token.lower_ in (",", "and", "or", "&") for token in between)


def _short_counts(span: Span, rows: tuple[GazetteerRow, ...], label: str, names: Names) -> bool:
    """An abbreviation of a state counts behind a comma, with dots, or if the parser takes it for a place."""
    if rows[0].feature != "ADM1" or _after_comma(span) or "." in span.text:
        return True
    return label == "GPE" or (len(span.text) > 2 and (label == "ORG" or _has_cue(span, names)))


def _after_comma(span: Span) -> bool:
    """Whether a capitalised word and a comma stand before: "Springfield, Ill."."""
    if span.start < 2 or span.doc[span.start - 1].text != ",":
        return False
    before = span.doc[span.start - 2]
    return before.text[0].isupper() and before.pos_ == "PROPN" and before.ent_type_ != "PERSON"


def _follows(span: Span, words: frozenset[str]) -> bool:
    """Whether one of the words stands right behind the name."""
    return span.end < len(span.doc) and span.doc[span.end].lower_ in words


def _has_cue(span: Span, names: Names) -> bool:
    """Whether the words around say that this is a place."""
    doc, cues = span.doc, names.cues
    before = _before(span, cues["part"])
    if before is not None:
        if before.lower_ in cues["before"]:
            return True
        if before.lower_ in cues["admin"] and before.is_lower:
            return True
        if before.lower_ == "of" and before.i and doc[before.i - 1].lower_ in cues["area-of"]:
            return True
    return _follows(span, cues["area"])


def _before(span: Span, parts: frozenset[str]) -> Token | None:
    """The word before the name, "the" and "northern" left out."""
    for at in range(span.start - 1, max(span.start - 4, -1), -1):
        token = span.doc[at]
        if token.lower_ not in parts and token.lower_ != "the" and token.text != "-":
            return token
    return None


def _after_title(span: Span, names: Names) -> bool:
    return span.start > 0 and span.doc[span.start - 1].text in names.cues["title"]


def _is_inside(span: Span, names: Names) -> bool:
    """ "in Malakal", but not "in Allen's youth"."""
    before = _before(span, names.cues["part"])
    owner = span.end < len(span.doc) and span.doc[span.end].tag_ == "POS"
    return before is not None and before.lower_ in names.cues["inside"] and not owner


def _on_ground(span: Span, names: Names) -> bool:
    """Whether the noun that the name describes is one of ground or buildings."""
    root = span.root
    while root.head != root and (root.dep_ == "conj" or root.head.ent_type_) and root.dep_ in DESCRIBES:
        root = root.head
    return root.dep_ in DESCRIBES and root.head.lower_ in names.cues["ground"]


DESCRIBES = frozenset({"compound", "nmod", "amod", "poss", "conj"})


def _place_use(span: Span, rows: tuple[GazetteerRow, ...], names: Names) -> Use:
    """Literal, or a place standing for its people or government.

    As a subject, a country or capital acts ("Paris said", "Ukraine regained"), and as an owner it
    has ("Moscow's offensive"); other places are where something is, unless the verb is one of speech.
    """
    root = span.root
    while root.dep_ == "conj" and root.head.pos_ == "PROPN":
        root = root.head
    power = any(row.feature in ("PCLI", "PPLC") and not row.unlike for row in rows)
    acts = root.dep_ in ("nsubj", "agent") and root.head.pos_ == "VERB"
    if power and root.dep_ == "pobj" and root.head.dep_ == "agent":  # "listed by Russia"
        return "metonym"
    if acts and (power or root.head.lemma_ in names.cues["speaker"]):
        return "metonym"
    if root.dep_ in ("compound", "nmod", "amod", "poss") and not _follows(span, names.cues["area"]):
        owner = root.dep_ == "poss" and not power and root.head.lower_ not in names.cues["person"]
        return "literal" if owner else "modifier"
    return "literal"
