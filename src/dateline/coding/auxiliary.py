"""Did it happen: PLOVER's auxiliary modes from auxiliaries, conjunctions, governors and stances.

The words are in `data/auxiliary/cues.tsv`, each with what it does to the event beside or below it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from dateline import lexicon
from dateline.language.syntax import is_verb
from dateline.model import Attribution, Auxiliary, Date

ORDER: tuple[Auxiliary, ...] = ("historical", "future", "hypothetical", "negation")
#: Days after which an event is background: the codebook's "well before the report".
BACKGROUND = 30
#: Labels over which a governor says something of what it governs.
GOVERNED = frozenset({"xcomp", "ccomp", "pcomp", "acl", "dobj", "pobj", "prep", "nsubjpass", "oprd"})
#: Governors looked at, so that a long chain of nouns stays cheap.
MAX_GOVERNORS = 6
#: What a negated governor does: "did not deny" leaves it open, "did not plan" denies.
UNDONE = {"negation": "hypothetical", "future": "negation", "hypothetical": "hypothetical"}
#: A governor with these labels on the way belongs to another clause.
JOINED = frozenset({"conj"})
MODIFIERS = frozenset({"amod", "advmod", "det", "neg", "compound", "npadvmod"})
#: Sides of a verb: "no aircraft crossed the border".
SIDES = frozenset({"nsubj", "nsubjpass", "dobj"})
#: Future of these is a promise: AGREE, says the codebook.
PROMISED = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Factuality:
    """The auxiliary modes of a trigger and the words that led to them, in `ORDER`."""

    labels: tuple[Auxiliary, ...]
    why: tuple[str, ...]


class Auxiliaries:
    """The cue words by where they stand; made once."""

    def __init__(self, cues: dict[tuple[str, str], str], stances: dict[str, str]) -> None:
        self._cues = cues
        self._stances = stances

    @classmethod
    def load(cls) -> Auxiliaries:
        """Read `data/auxiliary/`."""
        rows = lexicon.table("auxiliary/cues.tsv", ("word", "where", "effect", "example"))
        stances = lexicon.table("auxiliary/stances.tsv", ("stance", "effect", "example"))
        return cls(
            {(row["word"], row["where"]): row["effect"] for row in rows},
            {row["stance"]: row["effect"] for row in stances},
        )

    def judge(
        self,
        trigger: Token,
        support: Token | None,
        *,
        attributions: Sequence[Attribution] = (),
        date: Date | None = None,
        anchor: dt.date | None = None,
        deed: bool = True,
    ) -> Factuality:
        """What is said of the event of `trigger` (a noun's light verb is `support`).

        `attributions` are those that cover the trigger; `date` and `anchor` tell background.
        Of a `deed` a purpose ("sent troops to fight") is a plan; of words ("met to discuss it")
        it is taken to have happened.
        """
        found: dict[str, str] = {}
        for cue, text in self._words(trigger, support):
            effect = _effect(cue, reported=bool(attributions), deed=deed)
            if effect:
                found.setdefault(effect, text)
        for said in attributions:
            stance = self._stances.get(said.stance)
            if stance:
                found.setdefault(stance, f"{said.stance}: {' '.join(cue.text for cue in said.cue)}")
        if _long_ago(date, anchor):
            found["historical"] = (
                f"{date.text if date else ''} lies {BACKGROUND} days or more before the page"
            )
        if "negation" in found and "future" in found and _refused(trigger, support):
            found.pop("future")
        labels = tuple(label for label in ORDER if label in found)
        return Factuality(labels=labels, why=tuple(f"{label}: {found[label]}" for label in labels))

    def _words(self, trigger: Token, support: Token | None) -> Iterator[tuple[str, str]]:
        """(effect, words) of the trigger's own clause and of what governs it; nearest first."""
        token = support if support is not None else trigger
        yield from self._beside(trigger)
        if token is not trigger:
            yield from self._beside(token)
        yield from self._above(token)

    def _beside(self, token: Token) -> Iterator[tuple[str, str]]:
        """Auxiliaries, conjunctions, adjectives and adverbs of a word."""
        for child in token.children:
            if child.dep_ in ("aux", "auxpass"):
                yield from self._cue(child.lower_, "aux", child.text)
            elif child.dep_ == "mark":
                yield from self._cue(child.lower_, "mark", child.text)
            elif child.dep_ in MODIFIERS:
                yield from self._cue(child.lower_, "mod", child.text)
            elif child.dep_ in SIDES:
                for word in child.children:
                    if word.dep_ == "det":
                        yield from self._cue(word.lower_, "mod", f"{word.text} {child.text}")
        if token.dep_ == "pcomp" or token.dep_ == "pobj":
            yield from self._cue(token.head.lower_, "mod", token.head.text)
        if _infinitive(token) and (token.dep_ in ("ROOT", "relcl") or token.head.lemma_ == "be"):
            yield "future", f"to {token.text}"
        if _infinitive(token) and token.dep_ == "advcl":
            yield "purpose", f"to {token.text}"

    def _above(self, token: Token) -> Iterator[tuple[str, str]]:
        """What governs the word: "plans to", "fears of", "if"; not over reported speech."""
        for _ in range(MAX_GOVERNORS):
            head = token.head
            if head is token or (token.dep_ not in GOVERNED and token.dep_ not in JOINED):
                return
            if token.dep_ in JOINED:
                if _own_clause(token):
                    return
                yield from ((e, w) for e, w in self._beside(head) if e in ("future", "hypothetical"))
            elif token.dep_ != "prep" or (token.lower_, "bridge") in self._cues:
                yield from self._governed_by(head)
                implied = self._cues.get((head.lemma_.lower(), "head"))
                if (token.dep_ == "xcomp" and implied is None) or (
                    head.pos_ == "NOUN" and token.dep_ in ("acl", "prep")
                ):
                    yield from self._beside(head)
            if token.dep_ == "ccomp" and not _infinitive(token):
                return
            if token.dep_ in ("dobj", "nsubjpass", "pobj") and is_verb(head):
                yield from self._beside(head)
            token = head

    def _governed_by(self, head: Token) -> Iterator[tuple[str, str]]:
        negated = any(child.dep_ == "neg" for child in head.children)
        for effect, text in self._cue(head.lemma_.lower(), "head", head.text):
            yield (UNDONE[effect], f"not {text}") if negated else (effect, text)

    def _cue(self, word: str, where: str, text: str) -> Iterator[tuple[str, str]]:
        effect = self._cues.get((word, where))
        if effect:
            yield effect, text


def _effect(cue: str, *, reported: bool, deed: bool) -> str | None:
    """A cue's effect where it stands: "would" looks ahead in reported speech, a purpose of words is done."""
    if cue == "backshift":
        return "future" if reported else "hypothetical"
    if cue == "purpose":
        return "future" if deed else None
    return cue


def _infinitive(token: Token) -> bool:
    return token.tag_ == "VB" and any(c.lower_ == "to" and c.dep_ == "aux" for c in token.children)


def _own_clause(token: Token) -> bool:
    """A joined verb with a subject of its own is not governed by what governs the first."""
    return any(child.dep_ in ("nsubj", "nsubjpass") for child in token.children)


def _refused(trigger: Token, support: Token | None) -> bool:
    """ "refused to sign" is not planned, although the infinitive looks ahead."""
    token = support if support is not None else trigger
    return _infinitive(token) and token.dep_ == "xcomp"


def _long_ago(date: Date | None, anchor: dt.date | None) -> bool:
    last = last_day(date.edtf) if date and date.edtf else None
    return last is not None and anchor is not None and (anchor - last).days >= BACKGROUND


def last_day(edtf: str) -> dt.date | None:
    """The last day of an EDTF date or interval; null where it is open or not of the calendar."""
    point = edtf.rpartition("/")[2].split("T")[0].rstrip("?~%")
    parts = point.split("-")
    if not all(part.isascii() and part.isdigit() for part in parts):
        return None
    numbers = [int(part) for part in parts]
    try:
        if len(numbers) == 3:
            return dt.date(*numbers)
        if len(numbers) == 2 and numbers[1] <= 12:
            following = dt.date(numbers[0] + numbers[1] // 12, numbers[1] % 12 + 1, 1)
            return following - dt.timedelta(days=1)
        return dt.date(numbers[0], 12, 31) if len(numbers) == 1 else None
    except ValueError:
        return None


def as_promise(type: str, labels: Iterable[Auxiliary]) -> tuple[str, tuple[Auxiliary, ...]]:
    """The codebook's rule: a future CONSULT, SUPPORT, COOPERATE or AID is an AGREE, without `future`."""
    labels = tuple(labels)
    if type in PROMISED and "future" in labels and "negation" not in labels:
        return "AGREE", tuple(label for label in labels if label != "future")
    return type, labels
