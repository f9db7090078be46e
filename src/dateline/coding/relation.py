"""Which words of a parsed sentence trigger which event type: rows of `data/triggers/` on the parse.

A row names a trigger ("call for", "carry out attack"), its part of speech, modes, the frame that says
who acts on whom, and conditions. Of the rows that fit a word, the one with most words and conditions
wins; rows of `none.tsv` win to say that nothing happened ("strike a deal", "fire the coach").
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from dateline import lexicon, ontology
from dateline.coding import candidates, slots
from dateline.coding.conditions import SURROUNDINGS, Classes, Condition, conditions, load_classes, words_of
from dateline.coding.modes import Modes
from dateline.coding.slots import misread, passive
from dateline.errors import StopRun

COLUMNS = ("trigger", "pos", "modes", "frame", "when", "match", "not")
NONE = "NONE"
_POS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj"}
_COMPLEMENTS = frozenset(
    {"xcomp", "ccomp", "dobj", "pobj", "pcomp", "prep", "dative", "acl", "nsubjpass", "attr"}
)
#: Types whose participle in front of a noun still tells of a deed ("the jailed editor").
_LASTING = frozenset({"ASSAULT", "COERCE", "SANCTION"})
#: How far up the tree a governing trigger is looked for.
_CLIMB = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Who acts and who is acted on: alternatives, the first one present counts, each a set of slots."""

    actors: tuple[tuple[str, ...], ...]
    recipients: tuple[tuple[str, ...], ...]

    @classmethod
    def parse(cls, text: str, where: str = "") -> Frame:
        """A frame from "poss|by|subj>on|against"; StopRun, with `where`, without the arrow."""
        actors, arrow, recipients = text.partition(">")
        if not arrow:
            raise StopRun(where, f"the frame {text!r} has no >")
        return cls(actors=_alternatives(actors), recipients=_alternatives(recipients))


def _alternatives(text: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(part.split("+")) for part in text.split("|") if part and part != "none")


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """One trigger in a sentence; token numbers count in its Doc, `end` exclusive.

    `support` is a noun's light verb ("held" in "held talks"), whose subject is the actor; `parent` the
    head word of the trigger that governs this one ("urged" over "withdraw"), so that it is only asked
    for, promised or refused. `row` is file and line, `score` from 0 to 1 how sure the row is by itself;
    `learned` is what a user's own model made of it. `bare` is a noun without a light verb ("the pact").
    """

    type: str
    modes: tuple[str, ...]
    frame: Frame
    token: int
    start: int
    end: int
    support: int | None
    parent: int | None
    row: str
    score: float
    learned: str = ""
    bare: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of a trigger table, compiled; `head` is the index in `words` of its head word."""

    type: str
    words: tuple[str, ...]
    head: int
    others: frozenset[str]
    pos: str
    modes: tuple[str, ...]
    frame: Frame
    tests: tuple[Condition, ...]
    score: float
    line: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    row: Row
    token: Token
    support: Token | None
    used: tuple[Token, ...]


class Triggers:
    """All trigger rows, indexed by the inflected forms of their head words."""

    def __init__(self, rows: tuple[Row, ...], classes: Classes) -> None:
        self.rows = rows
        self._modes = Modes(classes)
        self._support = _support_table()
        self._guards = _guards(classes)
        self._rows = _by_form(rows)
        self._screen = candidates.Screen(self._rows)

    @classmethod
    def load(cls) -> Triggers:
        """Read and compile the tables. Raises StopRun with file and line at a bad row."""
        classes = load_classes()
        rows: list[Row] = []
        for name in (*sorted(ontology.types()), NONE):
            rows += _rows_of(name, classes)
        return cls(tuple(rows), classes)

    def may_hold(self, text: str) -> bool:
        """Whether any word of `text` could be a trigger; needs no parse."""
        return self._screen.may_hold(text)

    def match(self, doc: Doc) -> tuple[Match, ...]:
        """The triggers of a parsed sentence in order, at most one a head word."""
        found: dict[int, _Found] = {}
        hyphens = "-" in doc.text
        for token in doc:
            hit = self._at(token, _hyphenated(token) if hyphens else "")
            if hit is not None:
                found[token.i] = hit
        kept = _outermost(found)
        matches = [
            self._matched(hit, found) for hit in kept.values() if hit.row.type != NONE and not _undone(hit)
        ]
        return with_parents(matches, doc)

    def _at(self, token: Token, joined: str) -> _Found | None:
        """The most specific row that fits at this word, or at the hyphenated word that it is part of."""
        rows = self._rows.get(joined) if joined else None
        if rows is None:
            joined, rows = "", self._rows.get(token.lower_)
        if rows is None or (not joined and _behind_hyphen(token)):
            return None
        parts = ("verb", "noun") if joined else _parts_of_speech(token)
        support = self._light_verb(token) if "noun" in parts else None
        present = words_of(token.doc)
        for row in rows:
            if row.pos in parts and row.others <= present and not _in_name(token, row):
                used = _used(row, token, support)
                if used is not None:
                    found = _Found(row=row, token=token, support=support, used=used)
                    return None if self._guarded(found) else found
        return None

    def _guarded(self, hit: _Found) -> bool:
        guards = self._guards.get(hit.row.type, ())
        return any(all(test.holds(hit.token, hit.support) for test in tests) for tests in guards)

    def _light_verb(self, noun: Token) -> Token | None:
        while noun.dep_ == "conj":
            noun = noun.head
        head, slot = noun.head, noun.dep_
        if slot == "pobj" and head.pos_ == "ADP":
            slot, head = head.lower_, head.head
            if head.pos_ == "NOUN" and head.head.pos_ == "VERB":
                slot, head = f"{head.lower_} {slot}", head.head
        elif slot in ("dobj", "nsubjpass"):
            slot = "obj"
        elif slot in ("acl", "relcl"):
            return None
        if head.pos_ not in ("VERB", "AUX"):
            return self._relative_verb(noun)
        return head if slot in self._support.get(head.lemma_.lower(), ()) else self._relative_verb(noun)

    def _relative_verb(self, noun: Token) -> Token | None:
        """The light verb behind its noun: "talks held in Rome", "the attack they carried out"."""
        for child in noun.children:
            if child.dep_ in ("acl", "relcl") and "obj" in self._support.get(child.lemma_.lower(), ()):
                return child
        return None

    def _matched(self, hit: _Found, found: dict[int, _Found]) -> Match:
        """The match of a hit; its doer's modes when it has none ("the drone attack killed")."""
        row, token = hit.row, hit.token
        modes = row.modes or self._modes.of(row.type, token, hit.support)
        for doer in () if modes else token.children:
            other = found.get(doer.i)
            if other is not None and doer.dep_ == "nsubj" and other.row.type == row.type:
                modes = other.row.modes or self._modes.of(row.type, doer, other.support)
        numbers = [token.i, *(t.i for t in hit.used[: len(row.words) - 1])]
        return Match(
            type=row.type,
            modes=modes,
            frame=row.frame,
            token=token.i,
            start=min(numbers),
            end=max(numbers) + 1,
            support=None if hit.support is None else hit.support.i,
            parent=None,
            row=row.line,
            score=row.score,
            bare=row.pos == "noun" and hit.support is None,
        )


def with_parents(matches: Iterable[Match], doc: Doc) -> tuple[Match, ...]:
    """The matches, each with the one that governs it."""
    found = tuple(matches)
    heads = frozenset(match.token for match in found)
    return tuple(replace(m, parent=_parent(doc[m.token], heads)) for m in found)


def _hyphenated(token: Token) -> str:
    """The whole hyphenated word, if `token` is its last piece or the piece that it hangs on; else ""."""
    doc, i = token.doc, token.i
    if i + 2 < len(doc) and doc[i + 1].text == "-" and not (token.whitespace_ or doc[i + 1].whitespace_):
        return f"{token.lower_}-{doc[i + 2].lower_}" if doc[i + 2].head.i in (i, i + 1) else ""
    if i > 1 and doc[i - 1].text == "-" and not (doc[i - 1].whitespace_ or doc[i - 2].whitespace_):
        return f"{doc[i - 2].lower_}-{token.lower_}" if token.head.i not in (i - 1, i - 2) else ""
    return ""


def _behind_hyphen(token: Token) -> bool:
    """Whether a participle is the tail of a compound: "Iranian-backed" is no event."""
    return token.i > 1 and token.tag_ == "VBN" and token.nbor(-1).text == "-" and token.dep_ == "amod"


def _rows_of(type: str, classes: Classes) -> list[Row]:
    name = f"{type.lower()}.tsv"
    known = ontology.types()[type].modes if type != NONE else {}
    return [
        compile_row(type, name, cells, classes, known) for cells in lexicon.table(f"triggers/{name}", COLUMNS)
    ]


def compile_row(type: str, name: str, cells: lexicon.Row, classes: Classes, known: dict[str, float]) -> Row:
    """One line of a trigger table, `known` being the modes of its type. Raises StopRun at a bad cell."""
    where = f"{name}:{cells['line']}"
    words = tuple(cells["trigger"].split())
    modes = tuple(cells["modes"].split(",")) if cells["modes"] != "-" else ()
    if unknown := [mode for mode in modes if mode not in known]:
        raise StopRun(where, f"{type} has no mode {unknown[0]!r}")
    if cells["pos"] not in ("verb", "noun", "adj"):
        raise StopRun(where, f"unknown part of speech {cells['pos']!r}")
    tests = conditions(cells["when"], classes, where)
    score = 0.3 if "weak" in cells["when"].split() else 0.6
    head = 0 if cells["pos"] == "verb" else _head(words, classes["preposition"])
    return Row(
        type=type,
        words=words,
        head=head,
        others=frozenset((*words[:head], *words[head + 1 :])),
        pos=cells["pos"],
        modes=modes,
        frame=Frame.parse(cells["frame"], where),
        tests=tests,
        score=min(1.0, score + 0.15 * (len(words) - 1) + 0.15 * sum(not test.negated for test in tests)),
        line=where,
    )


def _head(words: tuple[str, ...], prepositions: frozenset[str]) -> int:
    """The head of a noun phrase: its last word, or the last before a preposition ("state of emergency")."""
    for index, word in enumerate(words):
        if word in prepositions and index:
            return index - 1
    return len(words) - 1


def _by_form(rows: tuple[Row, ...]) -> dict[str, tuple[Row, ...]]:
    """Inflected form of the head word to rows, most specific first; `none.tsv` before the others."""
    exceptions = candidates.irregular()
    found: dict[str, list[Row]] = {}
    for row in rows:
        for form in candidates.forms(row.words[row.head], row.pos, exceptions):
            found.setdefault(form, []).append(row)
    return {form: tuple(sorted(some, key=_rank)) for form, some in found.items()}


def _rank(row: Row) -> tuple[float, bool, str]:
    size = sum(not test.negated for test in row.tests) + 1.5 * (len(row.words) - 1)
    return -size, row.type != NONE, row.line


def _guards(classes: Classes) -> dict[str, tuple[tuple[Condition, ...], ...]]:
    """Type to the conditions, any of which rules it out."""
    found: dict[str, list[tuple[Condition, ...]]] = {}
    for row in lexicon.table("triggers/guards.tsv", ("types", "when", "match")):
        tests = conditions(row["when"], classes, f"triggers/guards.tsv:{row['line']}")
        for type in ontology.types() if row["types"] == "*" else row["types"].split(","):
            found.setdefault(type, []).append(tests)
    return {type: tuple(guards) for type, guards in found.items()}


def _support_table() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in lexicon.table("triggers/light.tsv", ("verb", "slots")):
        found.setdefault(row["verb"], set()).update(row["slots"].split(","))
    return {verb: frozenset(slots_) for verb, slots_ in found.items()}


def _parts_of_speech(token: Token) -> tuple[str, ...]:
    """What the word may be read as: the tagger takes some participles and headline verbs for others."""
    pos = _POS.get(token.pos_)
    if pos is None:
        return ()
    if pos == "adj" and token.lower_.endswith(("ed", "ing", "en")):
        return ("adj", "verb")
    if pos == "verb" and token.tag_ == "VBN" and (token.dep_ == "acomp" or passive(token)):
        return ("verb", "adj")
    if pos == "noun" and any(child.dep_ in ("nsubj", "dobj") for child in token.children):
        return ("verb", "noun") if token.dep_ in ("ROOT", "ccomp", "relcl", "conj") else ("noun",)
    return (pos,)


def _in_name(token: Token, row: Row) -> bool:
    """Whether the word is part of a name: "Ministry of Defence", "the Reform Party"."""
    return token.pos_ == "PROPN" and token.ent_type_ in slots.NAMES and len(row.words) == 1


def _used(row: Row, token: Token, support: Token | None) -> tuple[Token, ...] | None:
    """The other words of the trigger and those that meet its conditions, or null if the row does not fit."""
    used = [] if len(row.words) == 1 else _other_words(row, token)
    if used is None:
        return None
    for test in row.tests:
        if test.negated or test.slot in SURROUNDINGS:
            if not test.holds(token, support):
                return None
            continue
        witnesses = list(test.witnesses(token, support))
        if not witnesses:
            return None
        if test.slot not in ("sup", "head"):
            used += [w for w in witnesses if w.dep_ not in ("xcomp", "ccomp", "pcomp", "acl")]
    return tuple(used)


def _other_words(row: Row, token: Token) -> list[Token] | None:
    """The trigger's other words: each hangs on one already found, or stands beside it."""
    found = [token]
    wanted = [*reversed(row.words[: row.head]), *row.words[row.head + 1 :]]
    while wanted:
        for word in wanted:
            hit = _next_word(word, found)
            if hit is not None:
                found.append(hit)
                wanted.remove(word)
                break
        else:
            return None
    return found[1:]


def _next_word(word: str, found: list[Token]) -> Token | None:
    for token in reversed(found):
        for child in token.children:
            if child not in found and _says(child, word) and child.dep_ != "nsubj" and not _dated(child):
                return child
    doc = found[-1].doc
    verbal = found[0].pos_ in ("VERB", "AUX")
    for place in (found[-1].i + 1,) if verbal else (found[-1].i + 1, min(t.i for t in found) - 1):
        if not 0 <= place < len(doc) or doc[place] in found:
            continue
        if _says(doc[place], word) and not _acts(found[0], doc[place]):
            return None if _dated(doc[place]) else doc[place]
    if len(found) == 1 and found[0].dep_ in ("acl", "relcl", "amod") and _says(found[0].head, word):
        return found[0].head
    return None


def _acts(noun: Token, verb: Token) -> bool:
    """Whether the word beside a noun is its verb: "the force struck" is no "strike force"."""
    return noun.dep_ in ("nsubj", "nsubjpass", "pobj") and verb.pos_ == "VERB" and verb.i > noun.i


def _dated(preposition: Token) -> bool:
    """Whether a preposition only gives a day: "called the king on Monday" is no "call on"."""
    return preposition.pos_ == "ADP" and any(c.ent_type_ in ("DATE", "TIME") for c in preposition.children)


def _says(token: Token, word: str) -> bool:
    return token.lower_ == word or token.lemma_.lower() == word or token.lower_ == word + "s"


def _outermost(found: dict[int, _Found]) -> dict[int, _Found]:
    """Without what another trigger has used up, and without a bare light verb whose noun is a trigger."""
    used = {t.i for hit in found.values() for t in hit.used}
    light = {hit.support.i for hit in found.values() if hit.support is not None and hit.row.type != NONE}
    return {
        i: hit
        for i, hit in found.items()
        if i not in used
        and not (i in light and len(hit.row.words) == 1 and not hit.row.tests)
        and not _part_of(hit, found)
    }


def _part_of(hit: _Found, found: dict[int, _Found]) -> bool:
    """Whether a noun is the doer of the next trigger ("protesters clashed") or sorts one ("attack ads")."""
    token = hit.token
    if hit.row.pos != "noun":
        return False
    if token.dep_ == "compound" and len(hit.row.words) == 1:
        return token.head.pos_ in ("NOUN", "PROPN")
    other = found.get(token.head.i)
    return token.dep_ == "nsubj" and other is not None and other.row.type == hit.row.type


def _undone(hit: _Found) -> bool:
    """A refusal or denial that did not take place, or a mere property ("the disputed vote")."""
    verb = hit.support or hit.token
    lasting = hit.row.type in _LASTING and verb.tag_ != "VBG"
    if verb.dep_ == "amod" and hit.row.pos == "verb" and not lasting and not misread(verb):
        return True
    return hit.row.type == "REJECT" and any(c.dep_ == "neg" for c in verb.children)


def _parent(token: Token, heads: frozenset[int]) -> int | None:
    """The nearest trigger that this one is a complement of."""
    for _ in range(_CLIMB):
        if token.dep_ == "conj":
            token = token.head
            continue
        if token.dep_ not in _COMPLEMENTS:
            return None
        token = token.head
        if token.i in heads:
            return token.i
    return None
