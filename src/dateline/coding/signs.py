"""The words around a trigger that say whether it happened, each with what it does to the event.

The words are in `data/auxiliary/cues.tsv`; which of them count is read off the parse. What is taken
for granted stays so: a relative clause ("sanctions that he lifted"), a participle ("the besieged
town") and a noun with "the" or an owner ("the fighting") are not touched by what is feared or asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from dateline import lexicon
from dateline.coding.ranges import complement
from dateline.language.syntax import is_verb

COLUMNS = ("word", "where", "effect", "code", "negated", "negated_code", "example")
#: Labels over which a governor says something of what it governs.
GOVERNED = frozenset({"xcomp", "ccomp", "pcomp", "acl", "dobj", "pobj", "prep", "nsubjpass", "oprd", "attr"})
#: Governors looked at, so that a long chain of nouns stays cheap.
MAX_GOVERNORS = 6
MODIFIERS = frozenset({"amod", "advmod", "det", "neg", "compound", "npadvmod"})
#: Sides of a verb: "no aircraft crossed the border".
SIDES = frozenset({"nsubj", "nsubjpass", "dobj"})
#: Particles that the parser takes for prepositions before a participle ("ruled out sending").
PARTICLES = frozenset({"out", "off"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """A word that bears on whether it happened. `at` is the token, `governs` whether it stands above."""

    effect: str
    code: str
    text: str
    at: int
    governs: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """A row: effect and code ("-" for none), and both where the word is negated itself."""

    effect: str
    code: str
    negated: str
    negated_code: str


#: Forms of the language that are no words: an infinitive that looks ahead, a purpose, an unmet plan, a plan
#: that had been made ("had been due to").
AHEAD = Meaning(effect="future", code="CT+", negated="-", negated_code="-")
PURPOSE = Meaning(effect="purpose", code="UU", negated="-", negated_code="-")
UNMET = Meaning(effect="negation", code="CT-", negated="-", negated_code="-")
LAPSED = Meaning(effect="hypothetical", code="UU", negated="-", negated_code="-")
INVERTED = Meaning(effect="hypothetical", code="UU", negated="-", negated_code="-")


@cache
def _listed(where: str) -> frozenset[str]:
    """The words of one place in `data/auxiliary/cues.tsv`."""
    return frozenset(
        row["word"] for row in lexicon.table("auxiliary/cues.tsv", COLUMNS) if row["where"] == where
    )


class Signs:
    """The cue words by where they stand; made once."""

    def __init__(self, rows: dict[tuple[str, str], Meaning]) -> None:
        self._rows = rows

    @classmethod
    def load(cls) -> Signs:
        """Read `data/auxiliary/cues.tsv`."""
        return cls(
            {
                (row["word"], row["where"]): Meaning(
                    effect=row["effect"],
                    code=row["code"],
                    negated=row["negated"],
                    negated_code=row["negated_code"],
                )
                for row in lexicon.table("auxiliary/cues.tsv", COLUMNS)
            }
        )

    def around(self, trigger: Token, support: Token | None, *, named: bool) -> Iterator[Sign]:
        """All signs of a trigger (a noun's light verb is `support`), nearest first.

        `named`: the trigger is a noun for words ("his promise"), which its rejection leaves as it is.
        """
        token = support if support is not None else trigger
        yield from self._beside(trigger)
        if named and given_noun(trigger):
            return
        if token is not trigger:
            yield from self._beside(token)
        given = given_noun(token)
        yield from self._above(token, given)
        yield from self._of_subject(token, given)

    def _beside(self, token: Token) -> Iterator[Sign]:
        """Auxiliaries, conjunctions, adjectives and adverbs of a word."""
        subject = next((child.i for child in token.children if child.dep_ in SIDES), -1)
        for child in token.children:
            if child.dep_ in ("aux", "auxpass"):
                yield from self._auxiliary(child, token, subject)
            elif child.dep_ == "mark" or (child.tag_ == "WRB" and child.i < token.i):
                yield from self._of_conjunction(child, token)
            elif child.dep_ == "neg" and _regretted(token):
                continue
            elif child.dep_ in MODIFIERS:
                yield from self._of_modifier(child)
            elif child.dep_ in SIDES:
                yield from self._of_side(child)
            elif child.dep_ == "prep":
                yield from self._of_phrase(child, before=child.i < token.i)
        if token.dep_ in ("acomp", "attr") and token.head.lemma_ == "be":
            yield from self._beside(token.head)
        if token.dep_ in ("pcomp", "pobj"):
            yield from self._sign(token.head.lower_, "mod", token.head)
            yield from (s for c in token.head.lefts for s in self._sign(c.lower_, "beside", c))
        if self._noun_before(token) is None:
            yield from _of_form(token)

    def _of_conjunction(self, word: Token, verb: Token) -> Iterator[Sign]:
        yield from self._sign(word.lower_, "mark", word)
        if _awaited(verb):
            yield from self._sign(word.lower_, "awaited", word)

    def _of_modifier(self, word: Token) -> Iterator[Sign]:
        """ "No longer", "two years ago", "back then" and words by themselves."""
        yield from self._sign(word.lower_, "mod", word)
        if word.lower_ == "longer":
            yield from (s for c in word.children for s in self._sign(c.lower_, "mod", c))
        elif word.lower_ == "ago":
            yield from (s for c in word.children for s in self._sign(c.lemma_.lower(), "ago", c))
        elif word.lower_ == "then" and any(c.lower_ == "back" for c in word.children):
            yield from self._sign("back then", "mod", word)

    def _of_phrase(self, prep: Token, *, before: bool) -> Iterator[Sign]:
        """ "In case", "in the past", "during the dictatorship", "under former president Kibaki"."""
        for noun in prep.children:
            if before:
                yield from self._sign(noun.lower_, "opening", noun)
            yield from self._sign(noun.lemma_.lower(), prep.lower_, noun)
            if noun.dep_ == "pobj" and (prep.lower_, "reign") in self._rows:
                words = (word for word in noun.subtree if word.dep_ in ("amod", "compound"))
                found = (sign for word in words for sign in self._sign(word.lower_, "mod", word))
                yield from (sign for sign in found if sign.effect == "historical")

    def _auxiliary(self, aux: Token, verb: Token, subject: int) -> Iterator[Sign]:
        if aux.i < subject and verb.dep_ == "advcl" and aux.lower_ in ("had", "should", "were"):
            yield _as_sign(INVERTED, aux)
        elif aux.lower_ == "should" and _perfect(verb):
            # "Should never have been arrested": he was.
            yield from () if any(c.dep_ == "neg" for c in verb.children) else [_as_sign(UNMET, aux)]
        elif aux.lower_ in ("can", "could", "ca") and any(c.dep_ == "neg" for c in verb.children):
            return  # "could not attack": it did not
        else:
            yield from self._sign(aux.lower_, "aux", aux)

    def _of_side(self, side: Token) -> Iterator[Sign]:
        """ "No aircraft", "none of them", "neither Chad nor Sudan"."""
        yield from self._sign(side.lower_, "side", side)
        for word in side.children:
            if word.dep_ in ("det", "preconj", "cc"):
                yield from self._sign(word.lower_, "mod", word)

    def _above(self, token: Token, given: bool) -> Iterator[Sign]:
        """What governs the word: "plans to", "fears of"; not over reported speech."""
        for step in range(MAX_GOVERNORS):
            head = token.head
            if head == token or _island(token):
                return
            if token.dep_ == "conj":
                if _own_clause(token):
                    return
                yield from (s for s in self._beside(head) if s.effect in ("future", "hypothetical"))
            elif token.dep_ in ("nsubj", "nsubjpass") and step:
                yield from self._outcome(head, token)
                return
            elif (noun := self._noun_before(token)) is not None:
                yield from self._headed(noun, token)
                head = noun
            elif token.dep_ not in GOVERNED and not complement(token) and not _particled(token):
                return
            elif token.dep_ == "prep" and (token.lower_, "bridge") not in self._rows:
                known = self._headed(head, token)
                yield from (s for s in known if not given or s.effect == "negation")
            else:
                known = self._headed(head, token)
                yield from (s for s in known if not given or (step == 0 and s.effect == "negation"))
                if not given:
                    yield from self._beside_head(head, token, bool(known) or self._implies(head))
                if token.dep_ == "prep" and not known and self._closes(head):
                    return
            if token.dep_ == "ccomp" and not _infinitive(token):
                return
            token = head

    def _outcome(self, head: Token, token: Token) -> Iterator[Sign]:
        """What became of an attempt or a plan: "attempts to seize it failed", "plans were shelved"."""
        wheres = ("outcome", "subject", *(("head",) if token.dep_ == "nsubjpass" else ()))
        for where in wheres:
            meaning = self._rows.get((_name(head, token), where))
            if meaning is not None:
                yield _as_sign(meaning, head, negated=_negated(head), governs=True)
        shown = [c for c in (head, *head.children) if c.dep_ in ("acomp", "oprd") or c == head]
        if token.dep_ == "nsubj" and (_name(head, token), "shows") in self._rows:
            found = (c for word in head.children if word.dep_ == "xcomp" for c in word.children)
            for word in (*shown, *found):
                yield from self._sign(word.lower_, "head", word)

    def _noun_before(self, verb: Token) -> Token | None:
        """The noun that an infinitive belongs to which the parser has hung on the verb before it."""
        if verb.dep_ == "relcl" and _infinitive(verb):
            return verb.head if self._implies(verb.head) else None
        if verb.dep_ != "advcl":
            return None
        to = next((child for child in verb.lefts if child.lower_ == "to" and child.dep_ == "aux"), None)
        noun = verb.doc[to.i - 1] if to is not None and to.i else None
        if noun is None or noun.pos_ != "NOUN" or noun.head != verb.head:
            return None
        return noun if self._implies(noun) else None

    def _beside_head(self, head: Token, token: Token, known: bool) -> Iterator[Sign]:
        """What stands beside a governor and so bears on what it governs."""
        open_ = token.dep_ == "xcomp" or (head.pos_ == "NOUN" and token.dep_ in ("acl", "prep"))
        taken = token.dep_ in ("dobj", "nsubjpass", "pobj") and is_verb(head)
        if (open_ or taken) and not known:
            yield from self._beside(head)
        elif (open_ or taken) and known:
            yield from (s for s in self._beside(head) if s.effect not in ("negation", "purpose"))

    def _closes(self, head: Token) -> bool:
        """A noun that says nothing of what stands behind it ("awareness of attacks")."""
        return head.pos_ == "NOUN" and (head.lemma_.lower(), "partitive") not in self._rows

    def _implies(self, head: Token) -> bool:
        return (head.lemma_.lower(), "head") in self._rows

    def _headed(self, head: Token, token: Token) -> list[Sign]:
        """What a governor says of what it governs."""
        wheres = ["passive", "head"] if _was_done(head) else ["head"]
        if token.dep_ == "prep":
            wheres.append(token.lower_)
        if head.pos_ == "VERB" and token.pos_ == "NOUN" and self._implies(token):
            wheres.append("undone")
        if token.dep_ == "xcomp" and _infinitive(token) and not _object(head):
            wheres.append("inf")
        if token.dep_ in ("ccomp", "acl", "advcl") and not _infinitive(token):
            wheres.append("clause")
        words = [head, *(c for c in head.children if c.dep_ == "advmod" and c.lower_ == "yet")]
        if head.lemma_ == "be":
            words += [c for c in head.children if c.dep_ in ("acomp", "attr", "nsubj") and c != token]
        be = head.head if head.dep_ == "acomp" else head
        unmet = any(child.lower_ == "had" and child.dep_ == "aux" for child in be.children)
        found = []
        for word in words:
            name = _name(word, token)
            if unmet and (name, "dates") in self._rows and not _negated(head):
                found.append(_as_sign(LAPSED, word, governs=True))
                continue
            for where in wheres:
                meaning = self._rows.get((name, where))
                if meaning is not None:
                    negated = _negated(word) or _unsaid(head)
                    found.append(_as_sign(meaning, word, negated=negated, governs=True))
                    if where == "passive":
                        break
        return found

    def _of_subject(self, token: Token, given: bool) -> Iterator[Sign]:
        """An event as a subject: "a ceasefire would begin", "an assault could lead to"."""
        head = token.head
        if token.dep_ not in ("nsubj", "nsubjpass") or not is_verb(head) or token.pos_ == "PRON":
            return
        yield from self._sign(_name(head, token), "subject", head)
        occurs = (head.lemma_.lower(), "occurs") in self._rows or _exists(token)
        for sign in self._beside(head):
            if occurs or (not given and sign.effect in ("future", "hypothetical", "backshift")):
                yield sign

    def _sign(self, word: str, where: str, token: Token) -> Iterator[Sign]:
        meaning = self._rows.get((word, where))
        if meaning is not None:
            yield _as_sign(meaning, token)


def _as_sign(meaning: Meaning, token: Token, *, negated: bool = False, governs: bool = False) -> Sign:
    return Sign(
        effect=meaning.negated if negated else meaning.effect,
        code=meaning.negated_code if negated else meaning.code,
        text=f"not {token.text}" if negated else token.text,
        at=token.i,
        governs=governs,
    )


def _name(head: Token, below: Token) -> str:
    """The lemma, with the particle of a phrasal verb ("call off"), for a preposition or not."""
    particle = next((child.lower_ for child in head.rights if _is_particle(child)), "")
    if not particle and below.dep_ == "prep" and below.lower_ in PARTICLES:
        particle = below.lower_
    return f"{head.lemma_.lower()} {particle}".rstrip()


def _is_particle(word: Token) -> bool:
    """ "Fell through": also where the parser takes it for a preposition or an adverb."""
    alone = (
        word.dep_ in ("prep", "advmod") and word.i == word.head.i + 1 and not any(True for _ in word.children)
    )
    return word.dep_ == "prt" or (alone and word.tag_ in ("RP", "IN", "RB") and word.head.tag_ != "IN")


def _of_form(token: Token) -> Iterator[Sign]:
    """What the form of a verb says: "is to visit", "was to have visited", "sent them to fight"."""
    if _infinitive(token):
        if token.dep_ in ("ROOT", "relcl") or token.head.lemma_ == "be":
            yield _as_sign(AHEAD, token)
        elif token.dep_ == "advcl":
            yield _as_sign(PURPOSE, token)
    elif token.tag_ == "VBN" and _perfect(token) and _marked_to(token) and token.head.lemma_ == "be":
        yield _as_sign(UNMET, token)


def _infinitive(token: Token) -> bool:
    return token.tag_ == "VB" and _marked_to(token)


def _marked_to(token: Token) -> bool:
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in token.children)


def _perfect(verb: Token) -> bool:
    return any(child.lower_ in ("have", "'ve", "’ve") and child.dep_ == "aux" for child in verb.children)


def _negated(head: Token) -> bool:
    """ "Did not", "no plans", "nobody plans"."""
    return any(
        child.dep_ == "neg"
        or (child.lower_ == "longer" and any(word.lower_ == "no" for word in child.children))
        or (child.dep_ == "det" and child.lower_ in ("no", "neither"))
        or (child.dep_ == "nsubj" and child.lower_ in ("nobody", "none"))
        for child in head.children
    )


def _awaited(verb: Token) -> bool:
    """ "Until they release him, he will stay": a present in a clause beside what is still to come."""
    present = verb.tag_ in ("VBZ", "VBP") or any(
        child.tag_ in ("VBZ", "VBP") and child.dep_ in ("aux", "auxpass") for child in verb.children
    )
    return present and verb.dep_ == "advcl" and any(child.tag_ == "MD" for child in verb.head.children)


def _regretted(verb: Token) -> bool:
    return _perfect(verb) and any(child.lower_ == "should" for child in verb.children)


def _unsaid(head: Token) -> bool:
    """Whether a governor is negated, or the "to be" that it stands with ("is not convinced")."""
    return _negated(head) or (head.dep_ == "acomp" and _negated(head.head))


def _particled(token: Token) -> bool:
    """ "Ruled out sending": the gerund right behind a particle is its verb's object."""
    return (
        token.tag_ == "VBG"
        and token.i > 0
        and token.nbor(-1).dep_ == "prt"
        and token.nbor(-1).head == token.head
    )


def _was_done(head: Token) -> bool:
    """ "They were allowed to": what a past passive allows is taken to have been done."""
    return any(c.dep_ == "auxpass" and c.lower_ in ("was", "were", "been") for c in head.children)


def _object(head: Token) -> bool:
    return any(child.dep_ == "dobj" for child in head.children)


def _own_clause(token: Token) -> bool:
    """A joined verb with a subject of its own is not governed by what governs the first."""
    return any(child.dep_ in ("nsubj", "nsubjpass") for child in token.children)


def _island(token: Token) -> bool:
    """A clause that is taken for granted: relative, or a participle behind a noun."""
    if complement(token) or _infinitive(token):
        return False
    if token.dep_ == "acl":
        return token.tag_ in ("VBN", "VBD", "VBG")
    return token.dep_ in ("relcl", "amod")


def granted(token: Token) -> Token | None:
    """The clause or participle, taken for granted, that a token stands in; the outermost in its sentence."""
    found = None
    for _ in range(MAX_GOVERNORS * 2):
        if _island(token):
            found = token
        if token.head == token:
            break
        token = token.head
    return found


def given_noun(token: Token) -> bool:
    """A noun with "the" or an owner: what it names is taken to have happened."""
    if token.pos_ not in ("NOUN", "PROPN"):
        return False
    return any(
        child.dep_ == "poss"
        or (child.dep_ == "det" and child.lower_ in _listed("given"))
        or (child.dep_ == "amod" and child.lower_ in _listed("ongoing"))
        for child in token.children
    )


def _exists(token: Token) -> bool:
    """ "There was no attack"."""
    return any(child.dep_ == "expl" for child in token.head.children)
