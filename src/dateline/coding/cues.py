"""The lexicon of cues: which words attribute, where their content is, and with which stance."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from dateline import lexicon
from dateline.errors import StopRun

COLUMNS = ("lemma", "pos", "frames", "stance", "example")
ROLES = ("nouns", "manner", "sectors", "office", "note")
STANCES = ("stance", "negated", "claims", "definition", "example")
#: spaCy's coarse tag to the letter that cues.tsv uses.
_POS = {"VERB": "V", "AUX": "V", "NOUN": "N", "PROPN": "N", "ADJ": "J", "ADV": "R"}
#: Entity types of spaCy's English models that can be a source.
NAMES = frozenset(("PERSON", "ORG", "GPE", "NORP", "LAW", "WORK_OF_ART"))
FRAMES = frozenset(
    (
        "quote",
        "clause",
        "inf",
        "ing",
        "urge",
        "object",
        "as",
        "head",
        "within",
        "via",
        "wish",
        "belief",
        "none",
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """One lemma that attributes: frame (or "+preposition") to stance, in the order of the file."""

    lemma: str
    pos: str
    frames: dict[str, str]

    @property
    def prepositions(self) -> frozenset[str]:
        """The prepositions whose object is content."""
        return frozenset(frame[1:] for frame in self.frames if frame.startswith("+"))


@cache
def words(kind: str) -> frozenset[str]:
    """The closed-class words of a kind in `data/attribution/words.tsv`; empty for an unknown kind."""
    rows = lexicon.table("attribution/words.tsv", ("kind", "word", "example"))
    return frozenset(row["word"] for row in rows if row["kind"] == kind)


class Cues:
    """All rows of `data/attribution/cues.tsv` and `stances.tsv`."""

    def __init__(
        self,
        cues: dict[tuple[str, str], Cue],
        negated: dict[str, str],
        informants: frozenset[str] = frozenset(),
    ) -> None:
        self._cues = cues
        self.lemmas = frozenset(lemma for lemma, _ in cues)
        self._phrasal = frozenset(lemma.partition(" ")[0] for lemma, _ in cues if " " in lemma)
        self.negated = negated
        self._informants = informants

    @classmethod
    def load(cls) -> Cues:
        """Read both tables; raises StopRun on an unknown frame or stance."""
        negated = {row["stance"]: row["negated"] for row in lexicon.table("attribution/stances.tsv", STANCES)}
        found: dict[tuple[str, str], Cue] = {}
        for row in lexicon.table("attribution/cues.tsv", COLUMNS):
            key = row["lemma"], row["pos"]
            frames = row["frames"].split()
            _check(row, frames, negated)
            cue = found.setdefault(key, Cue(lemma=key[0], pos=key[1], frames={}))
            for frame in frames:
                cue.frames.setdefault(frame, row["stance"])
        informants = {row["lemma"] for row in lexicon.table("attribution/informants.tsv", ("lemma",))}
        return cls(found, negated, frozenset(informants.union(_people())))

    def informs(self, token: Token) -> bool:
        """Whether a noun names somebody or a paper that something can be known from."""
        return token.ent_type_ in NAMES or token.lemma_.lower() in self._informants

    def get(self, token: Token) -> Cue | None:
        """The cue that a parsed word is, if any."""
        lemma = token.lemma_.lower()
        if lemma in self._phrasal:
            particle = next((child.lower_ for child in token.children if child.dep_ == "prt"), "")
            phrasal = self._cues.get((f"{lemma} {particle}", "V"))
            if phrasal is not None:
                return phrasal if phrasal.frames.keys() != {"none"} else None
        adjective = self._cues.get((token.lower_, "J")) if token.tag_ == "VBN" else None
        behind = token.dep_ != "amod" and adjective is not None and adjective.frames.keys() == {"head"}
        if adjective is not None and not behind and token.pos_ == "VERB" and _like_adjective(token):
            return adjective
        if lemma not in self.lemmas:
            return None
        return self._cues.get((lemma, _POS.get(token.pos_, "")))


def _people() -> Iterator[str]:
    """The nouns for people and bodies that the actor tables know ("governor", "ministry")."""
    for row in lexicon.table("actors/roles.tsv", ROLES):
        if row["manner"] != "modifier":
            yield from (noun.rpartition(" ")[2] for noun in row["nouns"].split("|"))


def _like_adjective(token: Token) -> bool:
    """A participle that stands before a noun or after "to be", where no "by" names who did it."""
    if token.dep_ == "acomp":
        return True
    roles = {child.dep_ for child in token.children}
    if roles & {"xcomp", "ccomp"}:
        return False
    return token.dep_ == "amod" or ("auxpass" in roles and "agent" not in roles)


def _check(row: lexicon.Row, frames: list[str], stances: dict[str, str]) -> None:
    where = f"data/attribution/cues.tsv:{row['line']}"
    for frame in frames:
        if frame not in FRAMES and not frame.startswith("+"):
            raise StopRun(where, f"no frame is called {frame}", "see the head of the file")
    if row["stance"] not in stances:
        raise StopRun(where, f"no stance is called {row['stance']}", "see stances.tsv")
