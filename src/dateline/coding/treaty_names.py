"""Where a page speaks of an agreement, and which mentions are of the same one.

A mention is a noun of `data/treaties/nouns.tsv` with what stands around it, or a known name. Short names
("the pact", "it") go to the last agreement that nothing speaks against: not its parties, its field or
its kind. What is called "another" or is introduced with "a" opens a new one unless field or parties agree.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from dateline.coding import slots
from dateline.coding.treaty_words import Known, Noun, TreatyWords
from dateline.language import Sentence
from dateline.language.syntax import prepositional
from dateline.model import Entity, Span
from dateline.resolve.actors import Actors
from dateline.resolve.coreference import Cast

ABOUT = ("on", "for", "against", "of", "about", "over", "to", "governing", "banning")
OWNERS = ("of", "for", "from", "between")
SIDES = ("with", "between", "among")
LEFT = frozenset({"amod", "compound", "nmod", "npadvmod", "poss", "nummod", "det", "punct", "advmod"})
#: Labels of a noun in front of another one: "treaty talks".
FRONT = frozenset({"compound", "nmod", "amod", "npadvmod"})
#: Small words that may stand inside a name: "Treaty of Friendship and Cooperation on the Sea".
JOINTS = frozenset({"of", "and", "on", "the", "for", "against", "in", "&"})
#: What may stand between the countries of a list, and how many of them are read.
LINKS = frozenset({",", "and", "the"})
MAX_LIST = 40
#: Plurals for one agreement.
PLURAL = frozenset({"accords"})
CLASSES = frozenset({"IGO", "UNO", "NGO", "ISM", "IMG", "MNC"})
#: A field that says little, and so speaks against no other: "strategic partnership", "friendship".
BROAD = "cooperation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What is known of the page: its sentences, who is in it, and the words for treaties."""

    sentences: Sequence[Sentence]
    cast: Cast
    actors: Actors
    words: TreatyWords
    titles: frozenset[int] = frozenset()
    """Blocks that are headlines or captions: what the story then introduces with "a" is theirs."""

    def listed(self, sentence: Sentence, head: Token) -> tuple[Entity, ...]:
        """The countries of a list that the parser took apart: "Fiji, Kiribati, Samoa and Tonga"."""
        if self.actors.is_country_word(head.text) is None and head.ent_type_ != "GPE":
            return ()
        doc = head.doc
        found: list[Entity] = []
        ents = {ent.start: ent for ent in doc.ents if ent.label_ in ("GPE", "NORP", "LOC", "PERSON", "ORG")}
        at = head.right_edge.i + 1 if head.right_edge.i == head.i else head.i + 1
        while at < len(doc) and len(found) < MAX_LIST:
            if at in ents and (code := self.actors.is_country_word(ents[at].text)):
                span = sentence.span(ents[at].start_char, ents[at].end_char)
                found.append(
                    Entity(
                        text=span.text, block=span.block, start=span.start, end=span.end, country=code,
                        name=span.text, why="one of a list of countries",
                    )
                )  # fmt: skip
                at = ents[at].end
            elif doc[at].lower_ in LINKS:
                at += 1
            else:
                break
        return tuple(found)

    def states(self, sentence: Sentence, head: Token) -> tuple[Entity, ...]:
        """The states, or organs of states, that a noun phrase names or whose it is."""
        found = self.cast.entities(sentence, head)
        states = tuple(entity for entity in found if self.is_state(entity))
        if len(states) > 1 or (states and not _plural(head)):
            return states
        owners = [*slots.possessor(head), *(t for word in OWNERS for t in prepositional(head, word))]
        named = [t for owner in owners for t in (owner, *(j for j in owner.conjuncts if j.i > owner.i))]
        others = tuple(e for owner in named for e in self.cast.entities(sentence, owner) if self.is_state(e))
        if len({e.country for e in others}) > len({e.country for e in states}) and (
            states or not found or others
        ):
            # "Negotiators for Chad and Niger": organs of each, as far as the phrase tells the organ.
            organ = found[0].sectors if found and found[0].sectors else ()
            return tuple(replace(e, sectors=organ or e.sectors) for e in others)
        return states

    def is_state(self, entity: Entity) -> bool:
        """A state by country code, and either one of its organs or the country itself."""
        if not entity.country or entity.country in CLASSES:
            return False
        if entity.sectors:
            return entity.sectors[0] in self.words.roles["sectors"]
        text = entity.text.removeprefix("the ").removeprefix("The ")
        stands = entity.why is not None and "stands for" in entity.why
        return stands or any(self.actors.is_country_word(t) for t in (text, entity.name or "") if t)


@dataclass(slots=True, kw_only=True, eq=False)
class Mention:
    """One mention: its head token in sentence number `at`, and what its phrase says of the treaty.

    `start` and `end` are code points of the sentence. `sides` gains the parties of the steps it is part of.
    """

    at: int
    token: int
    start: int
    end: int
    text: str
    noun: Noun
    known: Known | None
    words: frozenset[str]
    proper: bool
    definite: bool
    another: bool
    field: str | None
    parties: tuple[Entity, ...]
    sides: set[str]
    span: Span
    beside: int | None = None
    """The head of what it is set beside: "the Bandung Treaty, a pact of non-aggression"."""


@dataclass(slots=True, kw_only=True, eq=False)
class Group:
    """Mentions of one treaty, in the order of the page."""

    mentions: list[Mention] = field(default_factory=list)

    @property
    def sides(self) -> set[str]:
        """Country codes of the parties that its mentions and joint steps name."""
        return {code for mention in self.mentions for code in mention.sides}

    @property
    def known(self) -> Known | None:
        """The multilateral treaty it is, if it is one that the tables know."""
        return next((m.known for m in self.mentions if m.known), None)

    @property
    def field(self) -> str | None:
        """What it is about: the first field that is not broad, else the broad one."""
        fields = [m.field for m in self.mentions if m.field]
        return next((f for f in fields if f != BROAD), fields[0] if fields else None)

    @property
    def kind(self) -> str | None:
        """What it is called: by a name of its own, else by the first noun that tells a kind."""
        ranked = sorted(self.mentions, key=lambda m: not m.proper)
        kinds = [m.known.kind if m.known else m.noun.kind for m in ranked]
        return next((kind for kind in kinds if kind), None)


def mentions(scene: Scene, part: Sequence[int]) -> list[Mention]:
    """All mentions in the parsed sentences of these numbers, in order."""
    return [m for at in part for m in _in_sentence(scene, at, scene.sentences[at])]


def _in_sentence(scene: Scene, at: int, sentence: Sentence) -> Iterator[Mention]:
    if sentence.doc is None:
        return
    names = _known_names(scene, sentence)
    taken: set[int] = set()
    for token in sentence.doc:
        if token.i in taken:
            continue
        if token.i in names:
            known, tokens = names[token.i]
            head = sentence.doc[tokens.start : tokens.stop].root
            taken.update(tokens)
            yield _mention(scene, at, sentence, head, Noun(kind=known.kind, strength="firm"), known, tokens)
            continue
        noun = scene.words.nouns.get(_lemma(token))
        if noun is not None and _is_agreement(scene, token, noun):
            if any(i in names for i in range(token.i, token.right_edge.i + 1)) and token.i + 1 in names:
                continue
            yield _mention(scene, at, sentence, token, noun, None, None)


def _plural(head: Token) -> bool:
    return head.tag_ in ("NNS", "NNPS")


def _lemma(token: Token) -> str:
    return token.lower_ if token.lower_ == "mou" else token.lemma_.lower()


def _known_names(scene: Scene, sentence: Sentence) -> dict[int, tuple[Known, range]]:
    """First token of each known name to the treaty and its tokens."""
    assert sentence.doc is not None
    found = {}
    for match in scene.words.known_names.finditer(sentence.text):
        span = sentence.doc.char_span(match.start(), match.end(), alignment_mode="expand")
        if span is not None:
            found[span.start] = (scene.words.known[match.group().casefold()], range(span.start, span.end))
    return found


def _is_agreement(scene: Scene, token: Token, noun: Noun) -> bool:
    """A noun in use for an agreement: not "deal with", a plea deal or a treaty-maker."""
    if token.pos_ not in ("NOUN", "PROPN") or (token.tag_ == "NNS" and token.lower_ not in PLURAL):
        return False
    if token.dep_ in FRONT and noun.strength != "firm" and token.head.pos_ in ("NOUN", "PROPN"):
        return False
    before = {t.lower_ for t in token.lefts} | {t.lower_ for left in token.lefts for t in left.subtree}
    beside = {token.nbor(-1).lower_} if token.i else set()
    return not (before | beside) & scene.words.blockers


def _mention(
    scene: Scene,
    at: int,
    sentence: Sentence,
    head: Token,
    noun: Noun,
    known: Known | None,
    tokens: range | None,
) -> Mention:
    left = [t for child in head.lefts if child.dep_ in LEFT for t in child.subtree if t.i < head.i]
    words = {t.lower_ for t in left} | {t.lemma_.lower() for t in left}
    about = {t.lower_ for t in _topic(head)} | set(_hyphenated(left))
    parties = tuple(_parties(scene, sentence, head, left))
    span = _name_range(scene, head, left) if tokens is None else tokens
    doc = head.doc
    start, end = doc[span.start].idx, doc[span.stop - 1].idx + len(doc[span.stop - 1])
    sides = {entity.country for entity in parties if entity.country}
    reference = words & scene.words.roles["reference"] or any(t.dep_ == "poss" for t in head.lefts)
    return Mention(
        at=at,
        token=head.i,
        start=start,
        end=end,
        text=doc.text[start:end],
        noun=noun,
        known=known,
        words=frozenset(words),
        proper=known is not None or _is_proper(head),
        definite=bool(reference) or known is not None or head.dep_ in FRONT,
        another=bool(words & scene.words.roles["another"]) and not words & {"the", "this"},
        field=known.field if known else _field(scene.words, words, about),
        parties=parties,
        sides=sides,
        span=sentence.span(start, end),
        beside=head.head.i if head.dep_ == "appos" else None,
    )


def _hyphenated(left: Sequence[Token]) -> Iterator[str]:
    """The compounds that the parser takes apart: "free-trade"."""
    for one in left:
        if one.i + 2 < len(one.doc) and one.nbor(1).text == "-":
            yield f"{one.lower_}-{one.nbor(2).lower_}"


def _topic(head: Token) -> Iterator[Token]:
    """The words of "on rescue at sea", also behind "with Chad"; not those of the sentence that goes on."""
    about = False
    for token in head.doc[head.i + 1 : head.i + 14]:
        if (token.pos_ in ("VERB", "AUX") and token.tag_ != "VBG") or token.is_punct or token.pos_ == "SCONJ":
            return
        if token.ent_type_ in ("DATE", "TIME"):
            return
        about = about or token.lower_ in ABOUT
        if about:
            yield token


def _field(words: TreatyWords, before: Iterable[str], about: Iterable[str]) -> str | None:
    """The field that most decides: of what it is on, else of the words in front; by the table's order."""
    for group in (about, before):
        found = {words.fields[word] for word in group if word in words.fields}
        for name in words.field_order:
            if name in found:
                return name
    return None


def _is_proper(head: Token) -> bool:
    if not head.text[0].isupper() or head.i == 0:
        return False
    beside = [head.nbor(-1)] if head.i else []
    after = [head.nbor(1)] if head.i + 1 < len(head.doc) else []
    capital = [t for t in beside if t.text[0].isupper() and t.i > 0]
    return bool(capital) or any(t.lower_ in JOINTS for t in after)


def _name_range(scene: Scene, head: Token, left: Sequence[Token]) -> range:
    """The tokens of the name: no article, owner or praise in front; a capitalised tail behind."""
    skip = scene.words.roles["evaluative"] | scene.words.roles["reference"] | scene.words.roles["another"]
    start = head.i
    for token in sorted(left, key=lambda t: -t.i):
        owner = token.dep_ in ("poss", "case", "det", "nummod") or token.head.dep_ == "poss"
        verb = any(row.pos == "verb" for row in scene.words.steps.get(token.lower_, ()))
        if (
            token.i != start - 1
            or owner
            or verb
            or token.lower_ in skip
            or token.text in ('"', "“", "‘", "'")
        ):
            break
        start = token.i
    end = head.i + 1
    if head.text[0].isupper() or (end < len(head.doc) and head.nbor(1).lower_ == "of"):
        end = _tail(head)
    return range(start, end)


def _tail(head: Token) -> int:
    """Where "Treaty of Friendship and Cooperation" or "memorandum of understanding" ends."""
    end = probe = head.i + 1
    doc = head.doc
    while probe < len(doc) and probe - head.i < 14:
        token = doc[probe]
        if token.ent_type_ in ("DATE", "TIME"):
            break
        if token.text[0].isupper() or token.lower_ == "understanding" or token.text == "-":
            end = probe + 1
        elif token.lower_ not in JOINTS:
            break
        probe += 1
    return end


def _parties(scene: Scene, sentence: Sentence, head: Token, left: Sequence[Token]) -> Iterator[Entity]:
    """The states that the phrase of a treaty names: owners, nationalities, "with", "between"."""
    for token in left:
        if token.head == head and token.dep_ == "poss":
            yield from scene.states(sentence, token)
            continue
        code = scene.actors.is_country_word(token.text) or scene.words.prefixes.get(token.lower_)
        if code and token.text[0].isupper() and token.head.dep_ != "poss":
            span = sentence.span(token.idx, token.idx + len(token))
            yield Entity(
                text=span.text, block=span.block, start=span.start, end=span.end, country=code,
                why="stands in front of the treaty",
            )  # fmt: skip
    yield from _listed(scene, sentence, head)
    for word in SIDES:
        for inner in prepositional(head, word):
            for side in (inner, *inner.conjuncts):
                yield from scene.states(sentence, side)


def _listed(scene: Scene, sentence: Sentence, head: Token) -> Iterator[Entity]:
    """The countries of "Chad and Niger defence pact", which the parser takes apart."""
    joined = False
    for token in reversed(head.doc[max(0, head.i - 8) : head.i]):
        pair = head.doc[max(0, token.i - 1) : token.i + 1].text
        code = scene.actors.is_country_word(token.text) or scene.actors.is_country_word(pair)
        if code and joined:
            span = sentence.span(token.idx, token.idx + len(token))
            yield Entity(
                text=span.text, block=span.block, start=span.start, end=span.end, country=code,
                why="stands in front of the treaty",
            )  # fmt: skip
        if token.lower_ in ("and", "-", "–"):
            joined = True
        elif not code and (token.pos_ not in ("NOUN", "ADJ", "PROPN") or joined):
            return
        if any(row.pos == "verb" for row in scene.words.steps.get(token.lower_, ())):
            return


def group(
    found: Sequence[Mention], words: TreatyWords, *, acted: frozenset[int], titles: frozenset[int]
) -> list[Group]:
    """The treaties of a page, in the order of their first mention.

    `acted` has the ids of mentions that take part in a step: what is only named in passing ("a pact
    is a promise") is not what "the pact" stands for later.
    """
    groups: list[Group] = []
    recent: list[Group] = []
    by_head = {(m.at, m.token): m for m in found}
    for mention in found:
        beside = by_head.get((mention.at, mention.beside)) if mention.beside is not None else None
        home = next((g for g in groups if beside in g.mentions), None) or next(
            (g for g in reversed(recent) if _same(g, mention, words, titles)), None
        )
        if home is None and mention.definite:
            home = next((g for g in reversed(groups) if _same(g, mention, words, titles)), None)
        if home is None:
            if mention.noun.strength == "back":
                continue
            home = Group()
            groups.append(home)
        home.mentions.append(mention)
        if home.known or home.sides or len(groups) == 1 or any(id(m) in acted for m in home.mentions):
            recent = [g for g in recent if g is not home] + [home]
    return groups


def _same(home: Group, mention: Mention, words: TreatyWords, titles: frozenset[int]) -> bool:
    """Whether nothing speaks against it and, for "a treaty", something speaks for it."""
    if home.known and mention.known:
        return home.known == mention.known
    title = all(m.span.block in titles for m in home.mentions)
    if mention.another or (_differ_in_kind(home, mention, words) and not (title and _loose(home, words))):
        return False
    one, other = home.field, mention.field
    if one and other and one != other and BROAD not in (one, other):
        return False
    sides = home.sides
    if mention.sides and sides and not home.known:
        joint = sides | mention.sides
        if len(joint) > 2 and not (sides <= mention.sides or mention.sides <= sides):
            return False
    if mention.definite or title:
        return True
    near = len(sides & mention.sides) > 1 or (not (mention.sides and sides) or bool(sides & mention.sides))
    return (one is not None and one == other and near) or len(sides & mention.sides) > 1


def _loose(home: Group, words: TreatyWords) -> bool:
    """Called by a word that may stand for any agreement: a headline's "treaty" for a convention."""
    return home.kind is None or home.kind in words.roles["generic"]


def _differ_in_kind(home: Group, mention: Mention, words: TreatyWords) -> bool:
    """A protocol is no memorandum; "deal", "pact" and "treaty" may be the same."""
    generic = words.roles["generic"]
    own = mention.known.kind if mention.known else mention.noun.kind
    held = home.kind
    if own is None or held is None or own == held:
        return False
    if own in generic and held in generic:
        return False
    # "The agreement" may be the memorandum named before, but "the memorandum" is no treaty.
    return not (own in generic and mention.definite)
