"""Which date and which place belong to an event: those that its own clause holds.

A time or place belongs to the trigger whose clause it hangs in; else to the clause that governs
the trigger ("they met in June, during the visit to Lima"), but never over a relative clause, and
never from the clause of a planned or feared event's reporting verb.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from spacy.tokens import Doc, Token

from dateline import lexicon
from dateline.coding.counted import counted
from dateline.language import Sentence
from dateline.language.syntax import is_verb
from dateline.model import LIES_BACK, TOLD, Date, Place, Timex

#: A time or place this many clauses above the trigger does not belong to it any more.
MAX_CLAUSES = 3
#: The level of a place that hangs in no clause above the trigger.
FAR = MAX_CLAUSES + 1
#: Labels of a name inside a larger one for the same place.
PARTS = frozenset({"conj", "compound", "appos", "nmod", "poss", "amod"})
#: Labels of a place that only describes another ("the Black Sea resort of Sochi"): the last to be taken.
MODIFYING = frozenset({"amod", "compound", "nmod"})
#: Labels of a verb that is part of what its governor does.
COMPLEMENTS = frozenset({"xcomp", "acl", "pcomp", "prep", "conj"})
#: Types that are words: they are said where the speaker is, not where what they speak of happens.
SPOKEN = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "AGREE"})
#: Types that often share their place with the happening beside them: "arrested after a rally in Lima".
ON_THE_SPOT = frozenset({"ASSAULT", "COERCE"})
#: Labels over which a place says where a word was spoken: "at a forum in Lima", "officials in Lima".
WHERE_SPOKEN = frozenset({"prep", "pobj", "nsubj", "nsubjpass", "agent", "compound", "appos", "advmod"})
#: Labels of a clause that tells more of a noun.
OF_NOUN = frozenset({"acl", "relcl"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """The words of `data/circumstances/` by role: place, toward, reach, when."""

    words: dict[str, frozenset[str]]

    @classmethod
    def load(cls) -> Circumstances:
        """Read the table; StopRun when it is damaged."""
        words: dict[str, set[str]] = {}
        for row in lexicon.table("circumstances/words.tsv", ("word", "role", "example")):
            words.setdefault(row["role"], set()).add(row["word"])
        return cls(words={role: frozenset(some) for role, some in words.items()})

    def date_of(
        self,
        trigger: Token,
        support: Token | None,
        sentence: Sentence,
        timexes: Iterable[Timex],
        *,
        reach: int = MAX_CLAUSES,
        anchor: dt.date | None = None,
    ) -> Date | None:
        """The date that governs the trigger, as far as `reach` clauses up; null when none does.

        A phrase without a calendar date ("recently") gives a Date with `edtf` null and the reason;
        "since" makes an interval up to `anchor`, "by" one that is open at its start.
        """
        timexes = tuple(timexes)
        if (own := counted(trigger, timexes)) is not None:
            return _date(sentence, own)
        best: tuple[tuple[bool, bool, int, int], Timex] | None = None
        for timex in timexes:
            if timex.type not in ("DATE", "TIME"):
                continue
            root = _root(trigger.doc, timex.start, timex.end)
            level = self.attachment(trigger, support, root)
            if level is None or level > reach:
                continue
            rank = (timex.edtf is None, _describes(root, trigger), level, abs(timex.start - trigger.idx))
            if best is None or rank < best[0]:
                best = (rank, timex)
        if best is None:
            return None
        timex = best[1]
        if timex.edtf:
            root = _root(trigger.doc, timex.start, timex.end)
            timex = replace(timex, edtf=self._edges(timex.edtf, root, anchor))
            told = self._told_then(trigger, root)
            if told and timex.edtf and "/" not in timex.edtf:
                timex = replace(timex, edtf=f"../{timex.edtf}" if told == "past" else timex.edtf, why=TOLD)
        return _date(sentence, timex)

    def place_of(
        self,
        trigger: Token,
        support: Token | None,
        sentence: Sentence,
        places: Sequence[Place],
        *,
        type: str = "",
    ) -> Place | None:
        """The place in the trigger's clause or one above it: the nearest one of the nearest clause.

        `type` tells words, which are said where the speaker is, from deeds.
        """
        said = self._said(trigger, support, sentence, places, type)
        near = [each for each in said if each[0] < MAX_CLAUSES]
        return min(near, key=lambda each: each[:2])[2] if near else None

    def only_place(
        self,
        trigger: Token,
        support: Token | None,
        sentence: Sentence,
        places: Sequence[Place],
        *,
        type: str = "",
    ) -> Place | None:
        """The nearest place of the sentence, if all that say where lie in one country; none for words."""
        if self._is_spoken(trigger, type):
            return None
        said = self._said(trigger, support, sentence, places, type, far=True)
        if len({place.country for _, _, place in said}) != 1:
            return None
        nearest = min(said, key=lambda each: each[1])[2]
        return replace(nearest, why=f"{nearest.why}; the sentence names no place of another country")

    def _said(
        self,
        trigger: Token,
        support: Token | None,
        sentence: Sentence,
        places: Sequence[Place],
        type: str,
        *,
        far: bool = False,
    ) -> list[tuple[int, int, Place]]:
        """(clauses up, distance, place) of the places that say where something is.

        `far`: beside a raid or an arrest even what it came after may say where it was.
        """
        said: list[tuple[int, int, Place]] = []
        own = {trigger.i} if support is None else {trigger.i, support.i}
        for place in places:
            start = place.start - sentence.start
            root = _root(trigger.doc, start, place.end - sentence.start)
            path = _path(root, trigger, own)
            loose = type in ON_THE_SPOT and far
            if self._is_aside(path, loose=loose) or not self._may_place(path, own, trigger, type):
                continue
            level = self.attachment(trigger, support, root, when=False)
            if self._is_reached(root, trigger):
                said.append((0, abs(start - trigger.idx), place))
            elif level is None and self._is_elsewhere(trigger, path):
                continue
            elif self._says_where(root, level, own):
                beside = len(trigger.doc.text) * (root.dep_ in MODIFYING)
                said.append((FAR if level is None else level, abs(start - trigger.idx) + beside, place))
        return said

    def _is_spoken(self, trigger: Token, type: str) -> bool:
        praise = type == "SUPPORT" and trigger.lemma_.lower() in self.words["praise"]
        return praise or type in SPOKEN

    def _may_place(self, path: Sequence[Token], own: set[int], trigger: Token, type: str) -> bool:
        """Whether a place may say where an event of the type was, for how it hangs together with it."""
        plan = type == "AGREE" and bool(path) and self._is_plan(path[-1])
        if self._is_spoken(trigger, type) and not plan:
            if not all(token.dep_ in WHERE_SPOKEN for token in path):
                return False
            at = path[0] if path else trigger  # "called on Chad", "an appeal to Chad": who is spoken to
            return at.pos_ not in ("ADP", "SCONJ") or at.lower_ in self.words["place"] - {"on", "over"}
        told = any(token.dep_ in OF_NOUN for token in path) and type != "ASSAULT"
        if told and path[0].lower_ == "from":  # "welcomed troops who came from Mali"
            return False
        hung = path[0].head if path else trigger
        on = bool(path) and path[0].lower_ == "on" and (hung.i in own or hung.dep_ == "dobj")
        return not (type == "SANCTION" and on)

    def _is_elsewhere(self, trigger: Token, path: Sequence[Token]) -> bool:
        """Whether another happening has the place: "she was in Lima after Chad had freed two men"."""
        top = path[-1].head if path else None
        for token in (trigger, *trigger.ancestors):
            if token == top:
                return False
            if self._is_apart(token):
                return True
        return False

    def _is_plan(self, verb: Token) -> bool:
        return verb.dep_ == "xcomp" and verb.lemma_.lower() in self.words["plan"]

    def _is_aside(self, path: Sequence[Token], *, loose: bool) -> bool:
        """Whether a place belongs to something else that the sentence names: "before talks in Doha".

        `path` leads from the place's own preposition up to the event.
        """
        words = self.words
        for token in path[1:]:
            noun = next((child.lemma_.lower() for child in token.children if child.dep_ == "pobj"), "")
            word = token.lower_
            if token.pos_ in ("ADP", "SCONJ", "ADV", "VERB") and token.dep_ in ("prep", "advmod", "agent"):
                if word in words["about"] and not (word == "before" and noun in words["hearing"]):
                    return True
                if word in words["loose"] and not loose and noun not in words["occasion"]:
                    return True
                if word == "in" and noun in words["purpose"]:
                    return True
            if not loose and self._is_apart(token):
                return True
        return False

    def _is_reached(self, root: Token, trigger: Token) -> bool:
        """Whether the trigger's clause tells what befell the place: "the town, which rebels seized"."""
        if trigger.lemma_.lower() not in self.words["reach"] or trigger.tag_ not in ("VBN", "VBD"):
            return False
        verb = trigger
        if any(child.dep_ == "auxpass" for child in verb.children):
            # "The town, which is on the verge of being seized."
            while verb.dep_ in ("pcomp", "prep", "pobj", "xcomp", "acomp"):
                verb = verb.head
        return verb.dep_ in OF_NOUN and verb.head == _outer(root)

    def _says_where(self, root: Token, level: int | None, own: set[int]) -> bool:
        """Whether the words before a place make it a "where": a preposition, or a verb that reaches it."""
        root = _outer(root)
        head = root.head
        if head.pos_ in ("ADP", "SCONJ") and root.dep_ == "pobj":
            if head.lower_ in self.words["place"]:
                return True
            goes = is_verb(head.head) or head.head.i in own  # but "the envoy to Chad said"
            return head.lower_ in self.words["toward"] and level == 0 and goes
        if root.dep_ == "advmod":
            return True  # "there"
        before = root.left_edge.nbor(-1) if root.left_edge.i else root
        if before.dep_ == "prt" and before.lower_ in self.words["place"]:
            return True  # "shot at each other off Jeju", where "off" was taken for a part of the verb
        return root.dep_ in ("dobj", "nsubjpass") and head.lemma_.lower() in self.words["reach"]

    def attachment(
        self, trigger: Token, support: Token | None, other: Token, *, when: bool = True
    ) -> int | None:
        """How many clauses above the trigger `other` hangs: 0 in its own, null if not above it.

        `when`: a clause with "as" or "while" dates the one above it. It does not place it, if it has
        a subject of its own: "Russia sent jets as ministers met in Brussels".
        """
        own = {trigger.i} if support is None else {trigger.i, support.i}
        if support is None and trigger.dep_ in ("nsubj", "nsubjpass"):
            own.add(trigger.head.i)  # "a ceasefire would begin on Tuesday"
        node = _governor(other, own)
        if node.i in own:
            return 0
        dates = node.dep_ == "advcl" and any(c.lower_ in self.words["when"] for c in node.children)
        if dates and (when or not any(c.dep_ in ("nsubj", "nsubjpass") for c in node.children)):
            node = node.head
        if node.i in own:
            return 1
        event = support if support is not None else trigger
        if _below(node, own) or _is_goal(other, node, own) or (when and _meanwhile(node, own)):
            return 1
        levels = self._clauses_up(event, node, when=when)
        if levels is None and _joined(node, event):
            return MAX_CLAUSES
        return levels

    def _clauses_up(self, event: Token, node: Token, *, when: bool) -> int | None:
        """Verbs from the event up to `node`; null if it is not above, or told of another time."""
        clauses = 0
        while event.head != event:
            if event.dep_ == "relcl" or self._is_apart(event) or (when and self._is_past(event)):
                return None
            event = event.head
            clauses += is_verb(event)
            if event == node:
                return max(clauses, 1)
        return None

    def _is_apart(self, verb: Token) -> bool:
        """Whether the clause happens at another time than the one above ("after rebels had fled")."""
        marks = (child for child in verb.children if child.dep_ in ("mark", "advmod"))
        # Behind a speaker's verb the parser may take the clause for what is said.
        return verb.dep_ in ("advcl", "ccomp") and any(m.lower_ in self.words["apart"] for m in marks)

    def lies_back(self, trigger: Token, support: Token | None) -> bool:
        """Whether it came before what the sentence tells, and nothing says how long."""
        event = support if support is not None else trigger
        return any(map(self._is_past, (event, *event.ancestors)))

    def _is_past(self, token: Token) -> bool:
        """Whether something lies back where what is above it happens: "guilty of having planned it",
        "quit over the raid", "the anniversary of the attack"."""
        if is_verb(token):
            return token.tag_ == "VBN" and any(c.dep_ == "aux" and _is_nonfinite(c) for c in token.children)
        if token.dep_ != "pobj":
            return False
        before = token.head
        of = before.lower_ == "of" and before.head.lemma_.lower() in self.words["recalling"]
        return of or before.lower_ in self.words["back"]

    def _told_then(self, trigger: Token, root: Token) -> Literal["past", "perfect"] | None:
        """Whether a date is of the verb that tells what the trigger's clause has happened by then.

        "The army said on Monday that rebels had attacked": by Monday. "Chad has quit, it said on Monday"
        is news of that day.
        """
        speaker = _governor(root, {trigger.i})
        if speaker.i == trigger.i or speaker.lemma_.lower() not in self.words["tell"]:
            return None
        node = trigger
        while node.head not in (node, speaker):
            if node.dep_ in OF_NOUN or node.dep_ == "advcl":
                return None
            node = node.head
        return _past_of(node) if node.head == speaker and node.dep_ == "ccomp" else None

    def _edges(self, edtf: str, root: Token, anchor: dt.date | None) -> str:
        """The date, or the interval that "since" and "by" before it make of it."""
        word = root.head.lower_ if root.dep_ == "pobj" else ""
        if "/" in edtf or "T" in edtf:
            return edtf
        if word in self.words["since"]:
            return f"{edtf}/{anchor.isoformat() if anchor else '..'}"
        return f"../{edtf}" if word in self.words["by"] else edtf


def _path(root: Token, trigger: Token, own: set[int]) -> list[Token]:
    """The words from a place's own preposition up to the event, or up to what governs both."""
    above = own | {token.i for token in trigger.ancestors}
    token = _outer(root)
    path: list[Token] = []
    while token.head != token and token.head.i not in above:
        token = token.head
        path.append(token)
    return path


def _outer(root: Token) -> Token:
    """The whole that a place is part of: "the resort of Sochi", "the German capital, Berlin"."""
    while root.head != root:
        if root.dep_ in PARTS:
            root = root.head
        elif root.dep_ == "pobj" and root.head.lower_ == "of" and root.head.head.pos_ in ("NOUN", "PROPN"):
            root = root.head.head
        else:
            break
    return root


def _is_goal(other: Token, verb: Token, own: set[int]) -> bool:
    """Whether something is the object of what the trigger is done for: "sent jets to bomb Goma"."""
    root = _outer(other)
    return root.head == verb and root.dep_ == "dobj" and _for(verb) and verb.head.i in own


def _for(verb: Token) -> bool:
    return verb.dep_ == "advcl" and verb.tag_ == "VB"


def _below(node: Token, own: set[int]) -> bool:
    """Whether a verb is the complement of the trigger: "allowed to leave Iraq"."""
    while node.head != node and node.dep_ in COMPLEMENTS:
        node = node.head
        if node.i in own:
            return True
    return False


def _describes(root: Token, trigger: Token) -> bool:
    """Whether a time only describes another noun than the trigger: "in the winter resort of Avaza"."""
    return root.dep_ in MODIFYING | {"det"} and root.head != trigger


def _meanwhile(node: Token, own: set[int]) -> bool:
    """Whether a participle tells what goes on at the same time in the trigger's phrases: "hit a convoy
    leaving Goma on Monday"."""
    if node.dep_ != "acl" or node.tag_ != "VBG":
        return False
    node = node.head
    while node.head != node and not is_verb(node) and node.i not in own:
        node = node.head
    return node.i in own


def _is_nonfinite(have: Token) -> bool:
    """The "have" of "having planned" and "to have planned"."""
    return have.lower_ == "having" or (
        have.lower_ == "have" and any(c.lower_ == "to" and c.dep_ == "aux" for c in have.head.children)
    )


def _past_of(verb: Token) -> Literal["past", "perfect"] | None:
    """The past that a clause is told in; null where it goes on, is to come or may be."""
    helpers = {c.lower_: c.tag_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    if {"MD", "TO", "VBG"} & set(helpers.values()):
        return None
    if helpers.keys() & {"has", "have"} and verb.tag_ == "VBN":
        return "perfect"
    return "past" if verb.tag_ == "VBD" or ("VBD" in helpers.values() and verb.tag_ == "VBN") else None


def _governor(token: Token, own: set[int]) -> Token:
    """The verb, or the trigger itself, that the token hangs on."""
    while token.i not in own and not is_verb(token) and token.head != token:
        token = token.head
    return token


def _joined(verb: Token, trigger: Token) -> bool:
    """Whether the verb is a later one of "met and signed on Monday"."""
    while verb.dep_ == "conj":
        verb = verb.head
        if verb == trigger:
            return True
    return False


def _root(doc: Doc, start: int, end: int) -> Token:
    """The head word of the code points `start:end` of a sentence."""
    span = doc.char_span(start, end, alignment_mode="expand")
    assert span is not None
    return span.root


def _date(sentence: Sentence, timex: Timex) -> Date:
    span = sentence.span(timex.start, timex.end)
    return Date(
        edtf=timex.edtf,
        basis=timex.basis if timex.edtf else "unknown",
        text=span.text,
        block=span.block,
        start=span.start,
        end=span.end,
        why=timex.why,
    )


def by_publication(published: str, *, back: bool = False) -> Date:
    """Some day up to the page's: for what is told as having happened, without a date of its own.

    `back`: it came before what the sentence tells.
    """
    return Date(
        edtf=f"../{published[:10]}",
        basis="published-by",
        why=LIES_BACK if back else "the sentence gives no date; it happened by the day of publication",
    )
