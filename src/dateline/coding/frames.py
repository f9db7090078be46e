"""The attributions of one parsed sentence: which cues of it have a content, whose, and with which stance.

Ranges are tokens of the sentence: first included, last not. The labels are those of spaCy's
English models (ClearNLP dependencies).
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from dateline.coding import chains
from dateline.coding.contents import clause_of, noun_content, verb_content
from dateline.coding.cues import Cue, Cues, words
from dateline.coding.found import Found, cue_range, negated, parted, resumes
from dateline.coding.phrases import according, within
from dateline.coding.ranges import Range, extent, trim, without
from dateline.coding.sources import SUBJECTS, owner, passive, person_range, source_of, subject


class Frames:
    """The attributions of a parsed sentence that need no quotation marks to be seen."""

    def __init__(self, cues: Cues) -> None:
        self._cues = cues

    def find(self, doc: Doc) -> Iterator[Found]:
        """One for each cue that has a content in one of its frames."""
        found: list[Found] = []
        for token in doc:
            cue = self._cues.get(token)
            if cue is not None:
                one = self._one(token, cue)
                found += [one] if one is not None else []
            elif token.lower_ == "according":
                found += according(token)
        found = [one for one in found if not _declined(doc[one.verb], found)]
        found = list(self._chained(doc, found))
        breaks = [edge for item in found if (edge := resumes(doc[item.verb], item.frame))]
        return (parted(item, breaks) for item in found)

    def _chained(self, doc: Doc, found: list[Found]) -> Iterator[Found]:
        """Each speaker, with those who carry his words before him and those he cites behind him."""
        seen: set[int] = set()
        linked: list[Found] = []
        for one in found:
            before = [each for each in chains.carriers(doc, one, self._cues) if each.verb not in seen]
            seen.update(each.verb for each in before)
            behind = [each for each in chains.inner(doc, one, self._cues) if each.verb not in seen]
            seen.update(each.verb for each in behind)
            for each in before:
                one = chains.without_carrier(doc, one, each)
            # "Were quoted as saying": nobody is named who quotes them.
            unnamed = one.source is None and any(each.source for each in behind)
            linked += [*before, *(() if unnamed else (one,)), *behind]
        return (one for one in linked if one.verb not in seen or one.frame == "via")

    def _one(self, token: Token, cue: Cue) -> Found | None:
        if cue.frames.keys() == {"via"}:
            return None
        if cue.pos == "V":
            return self._verb(token, cue)
        if cue.pos == "N":
            return self._noun(token, cue)
        if "head" in cue.frames:
            return self._head(token, cue)
        return self._adjective(token, cue)

    def _verb(self, verb: Token, cue: Cue) -> Found | None:
        if verb.dep_ in ("amod", "compound", "aux", "auxpass"):
            return None
        is_passive = passive(verb)
        content, frame = verb_content(verb, cue, is_passive)
        source = source_of(verb)
        if not content or _idle(verb, frame, source, is_passive):
            return None
        if source is not None and verb.doc[source[0]].lower_ == "nobody":
            return None  # "nobody has claimed": there is no such speaker
        return Found(
            verb=verb.i,
            cue=cue_range(verb),
            source=source,
            content=content,
            stance=self._verb_stance(verb, cue, frame),
            frame=frame,
        )

    def _verb_stance(self, verb: Token, cue: Cue, frame: str) -> str:
        """As `stance`; "would not say whether" gives no answer, "insisted that he go" is a wish."""
        clause = clause_of(verb) if frame == "clause" else None
        stance = self.stance(cue, frame, negated(verb))
        if stance == "declines-to-comment" and frame == "inf":
            # Who will not sign is not asked to speak.
            spoken = clause_of(verb)
            return stance if spoken is not None and self._cues.get(spoken) is not None else "says"
        if clause is not None and stance == "says":
            if negated(verb) and any(c.lower_ in ("whether", "if") for c in clause.lefts if c.dep_ == "mark"):
                return "declines-to-comment"
            late = verb.tag_ == "VBD" and clause.tag_ == "VBP"
            if "wish" in cue.frames and _subjunctive(clause, late=late):
                return cue.frames["wish"]
        return stance

    def stance(self, cue: Cue, frame: str, is_negated: bool) -> str:
        """The stance of the row, turned where the cue is negated."""
        if is_negated and "belief" in cue.frames:
            return cue.frames["belief"]
        stance = cue.frames.get(frame) or next(iter(cue.frames.values()))
        return self._cues.negated[stance] if is_negated else stance

    def _noun(self, noun: Token, cue: Cue) -> Found | None:
        if "within" in cue.frames:
            return within(noun, cue)
        content, frame = noun_content(noun, cue)
        none = any(child.dep_ == "det" and child.lower_ in words("nobody") for child in noun.lefts)
        if not content or (none and self.stance(cue, frame, False) == "says"):
            return None  # "no evidence that": nobody says so
        return Found(
            verb=noun.i,
            cue=(noun.i, noun.i + 1),
            source=owner(noun),
            content=content,
            stance=self.stance(cue, frame, False),
            frame=frame,
        )

    def _adjective(self, word: Token, cue: Cue) -> Found | None:
        content, frame = noun_content(word, cue)
        if not content:
            return None
        verb = word.head if word.dep_ in ("acomp", "oprd", "attr", "ccomp") else word
        person = subject(word) if word.pos_ == "VERB" else None
        return Found(
            verb=word.i,
            cue=(word.i, word.i + 1),
            source=person_range(person, word) if person is not None else source_of(verb),
            content=content,
            stance=self.stance(cue, frame, negated(verb)),
            frame=frame,
        )

    def _head(self, word: Token, cue: Cue) -> Found | None:
        head = word.head
        if head == word or (cue.pos == "J" and word.dep_ != "amod"):
            return None
        # "He allegedly lied, and police arrested him": the second clause is told outright.
        told = [
            extent(c) for c in head.rights if c.dep_ == "conj" and any(g.dep_ in SUBJECTS for g in c.lefts)
        ]
        tail = min((first for first, _ in told), default=len(word.doc))
        first, last = extent(head)
        parts = without(trim(word.doc, (first, min(last, tail))), (word.i, word.i + 1))
        content = tuple(part for part in parts if any(t.pos_ != "DET" for t in word.doc[part[0] : part[1]]))
        return Found(
            verb=word.i,
            cue=(word.i, word.i + 1),
            source=None,
            content=content,
            stance=self.stance(cue, "head", False),
            frame="head",
        )


def _idle(verb: Token, frame: str, source: Range | None, is_passive: bool) -> bool:
    """Whether a verb with a mere object or infinitive says too little: nobody's, or in passing."""
    if frame in ("object", "inf") and source is None and not is_passive:
        return True
    return frame in ("object", "as") and verb.dep_ == "acl" and not is_passive


def _subjunctive(clause: Token, *, late: bool) -> bool:
    """ "That the army withdraw": a bare form that does not go with its subject, or `late` in the past."""
    if any(child.dep_ in ("aux", "auxpass") and child.lower_ != "be" for child in clause.lefts):
        return False
    if clause.tag_ == "VB" or late:
        return True
    one = next((child for child in clause.lefts if child.dep_ == "nsubj"), None)
    return clause.tag_ == "VBP" and one is not None and one.tag_ in ("NN", "NNP") and not any(one.conjuncts)


def _declined(verb: Token, found: list[Found]) -> bool:
    """Whether a cue is only what somebody declines to do: "refused to say"."""
    return verb.dep_ == "xcomp" and any(
        one.verb == verb.head.i and one.stance == "declines-to-comment" for one in found
    )
