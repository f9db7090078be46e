"""Names of places in a parsed sentence: which words, and what they are there for.

A name counts when the gazetteer has it and something else speaks for it: the parser's entity
names, a preposition, a word such as "province" behind it. Names of people, papers and firms that
contain a place keep it as `embedded`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc, Span, Token

from dateline import lexicon
from dateline.resolve.gazetteer import Gazetteer, GazetteerRow, fold, is_short
from dateline.resolve.geo import LIMIT

Use = Literal["literal", "metonym", "modifier", "adjective", "embedded", "site", "unknown"]

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
NAME_LABELS = frozenset({"ORG", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"})
JOINERS = frozenset(
    {"-", "–", "of", "and", "the", "de", "del", "la", "el", "al", "du", "di", "&", "'", "’", "."}
)
#: Words of the longest name that is looked for.
LONGEST = 6
#: A name that only the gazetteer knows has to be this large to count without a preposition.
LARGE = 200_000
#: "SEOUL (Reuters) -", "WASHINGTON, Nov. 12 —": the lead of a dispatch, at most this long.
LEAD = re.compile(
    r"(?P<place>[A-Z][^\W\d_a-z][^\n()\u2014\u2013]{1,50}?|[A-Z][\w.]{2,20}(?:,? [A-Z][\w.]{1,20}){0,3})"
    r"\s?(?:\([^()]{2,40}\)\s?(?:--?|[\u2014\u2013])|\s(?:--|[\u2014\u2013])\s)"
)
CUES = ("role", "word", "example")
COUNTRY = ("country", "name", "aliases", "adjectives", "lat", "lon", "source")
REGION = ("name", "aliases", "adjectives", "country", "feature", "lat", "lon", "source")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name in a sentence: tokens `first` up to `last` (not included), offsets in the sentence.

    `rows` are the places of that name; `sure` is whether something besides the gazetteer speaks for it.
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
            if len(self._known) > 50_000:
                self._known.clear()
            found = self._known[name] = self._gazetteer.lookup(name)[:LIMIT]
        return found

    def adjective(self, word: str) -> tuple[GazetteerRow, ...]:
        """The country or region that an adjective belongs to."""
        name = self._adjectives.get(fold(word))
        return tuple(row for row in self.rows(name) if row.feature not in ("PPL", "ADM2"))[:1] if name else ()


ROLES = ("before", "area", "area-of", "site", "part", "person", "speaker", "title")


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


def find(doc: Doc, number: int, names: Names, *, opening: bool) -> list[Mention]:
    """The mentions of a sentence, in order. `opening`: it opens its block, so that it may have a lead."""
    lead = _lead(doc) if opening else 0
    found: list[Mention] = []
    at = 0
    while at < len(doc):
        mention = _at(doc, at, number, names, lead)
        if mention:
            found.append(mention)
        at = max(mention.last, at + 1) if mention else at + 1
    return found


def _lead(doc: Doc) -> int:
    """Where the lead of a dispatch ends, in code points of the sentence; 0 if there is none."""
    match = LEAD.match(doc.text[:120])
    return match.end() if match else 0


def _at(doc: Doc, at: int, number: int, names: Names, lead: int) -> Mention | None:
    """The longest name that starts at this token, if it counts."""
    token = doc[at]
    if not token.text[0].isupper() or (token.pos_ not in NAMELIKE and not token.ent_type_):
        return None
    for last in range(min(_reach(doc, at), at + LONGEST), at, -1):
        span = doc[at:last]
        rows = names.rows(span.text)
        adjective = () if last > at + 2 else names.adjective(span.text)
        use, sure = _use(span, rows, adjective, names)
        if use:
            return Mention(
                sentence=number,
                first=at,
                last=last,
                start=span.start_char,
                end=span.end_char,
                text=span.text,
                use=use,
                rows=adjective if use == "adjective" else rows,
                sure=sure,
                filing=span.end_char <= lead,
            )
    return None


NAMELIKE = frozenset({"PROPN", "ADJ", "NOUN", "X"})


def _reach(doc: Doc, at: int) -> int:
    """One past the last token that a name starting here may have."""
    last = at + 1
    for token in doc[at + 1 : at + LONGEST]:
        if token.text[0].isupper():
            last = token.i + 1
        elif token.text not in JOINERS and not token.text[0].isdigit():
            break
    return last


def _use(
    span: Span, rows: tuple[GazetteerRow, ...], adjective: tuple[GazetteerRow, ...], names: Names
) -> tuple[Use | None, bool]:
    """What the words are there for, or None; and whether that is sure."""
    if adjective and _is_adjective(span):
        return ("embedded" if span[0].ent_type_ in NAME_LABELS else "adjective"), True
    if not rows or _is_part_of_word(span):
        return None, False
    label = span.root.ent_type_ or span[0].ent_type_
    alone = _is_whole_entity(span)
    if is_short(span.text) and not _short_counts(span, rows):
        return None, False
    if label in PLACE_LABELS:
        return _place_use(span, names), True
    if label == "PERSON":
        return (_place_use(span, names), False) if alone and _has_cue(span, names) else (None, False)
    if label in NAME_LABELS and not alone:
        return ("embedded", True) if _known(rows) else (None, False)
    return _unlabelled(span, rows, names)


def _unlabelled(span: Span, rows: tuple[GazetteerRow, ...], names: Names) -> tuple[Use | None, bool]:
    """A name that the parser does not take for a place."""
    if span.root.pos_ != "PROPN" or _after_title(span, names):
        return None, False
    if _has_cue(span, names) or rows[0].feature in ("PCLI", "CONT") or _after_comma(span):
        return _place_use(span, names), True
    if _known(rows) or max(row.population for row in rows) >= LARGE:
        return _place_use(span, names), False
    return None, False


def _known(rows: tuple[GazetteerRow, ...]) -> bool:
    """A name of a country, first-level region, or large city."""
    return any(
        not row.alternate and (row.feature not in ("PPL", "ADM2") or row.population >= LARGE) for row in rows
    )


def _is_adjective(span: Span) -> bool:
    """ "Russian troops": an adjective, or the first part of a name; not a people or a language."""
    head = span[-1]
    if head.tag_ in ("JJ", "NNP") or head.pos_ in ("ADJ", "PROPN"):
        return head.i + 1 < len(head.doc) and head.dep_ in (
            "amod",
            "compound",
            "nmod",
            "acomp",
            "conj",
            "attr",
        )
    return False


def _is_part_of_word(span: Span) -> bool:
    """Whether a hyphen or apostrophe ties the name to the word before it ("Anglo-Irish", "O'Paris")."""
    before = span.start - 1
    return before >= 0 and span.doc[before].text in ("-", "@", "#") and not span.doc[before].whitespace_


def _is_whole_entity(span: Span) -> bool:
    """Whether the parser's entity is just this name, "the" and "'s" aside."""
    doc, first, last = span.doc, span.start, span.end
    before = doc[first - 1] if first else None
    after = doc[last] if last < len(doc) else None
    opens = doc[first].ent_iob_ == "B" or before is None or before.lower_ == "the" or not before.ent_type_
    closes = after is None or after.ent_iob_ != "I" or after.tag_ == "POS"
    return opens and closes


def _short_counts(span: Span, rows: tuple[GazetteerRow, ...]) -> bool:
    """An abbreviation of a state counts behind a comma only; of a country anywhere."""
    return rows[0].feature != "ADM1" or _after_comma(span) or "." in span.text


def _after_comma(span: Span) -> bool:
    """Whether a capitalised word and a comma stand before: "Springfield, Ill."."""
    if span.start < 2 or span.doc[span.start - 1].text != ",":
        return False
    before = span.doc[span.start - 2]
    return before.text[0].isupper() and before.pos_ == "PROPN"


def _has_cue(span: Span, names: Names) -> bool:
    """Whether the words around say that this is a place."""
    doc, cues = span.doc, names.cues
    before = _before(span, cues["part"])
    if before is not None:
        if before.lower_ in cues["before"]:
            return True
        if before.lower_ == "of" and before.i and doc[before.i - 1].lower_ in cues["area-of"]:
            return True
    return span.end < len(doc) and doc[span.end].lower_ in cues["area"]


def _before(span: Span, parts: frozenset[str]) -> Token | None:
    """The word before the name, "the" and "northern" left out."""
    for at in range(span.start - 1, max(span.start - 4, -1), -1):
        token = span.doc[at]
        if token.lower_ not in parts and token.lower_ != "the" and token.text != "-":
            return token
    return None


def _after_title(span: Span, names: Names) -> bool:
    return span.start > 0 and span.doc[span.start - 1].text in names.cues["title"]


def _place_use(span: Span, names: Names) -> Use:
    """Literal, or a place standing for its people or government."""
    root = span.root
    after = span.doc[span.end] if span.end < len(span.doc) else None
    if root.dep_ in ("nsubj", "agent") and root.head.lemma_ in names.cues["speaker"]:
        return "metonym"
    if root.dep_ in ("compound", "nmod", "amod", "poss") and after is not None:
        return "modifier" if root.head.lower_ in names.cues["person"] or root.dep_ != "poss" else "literal"
    return "literal"
