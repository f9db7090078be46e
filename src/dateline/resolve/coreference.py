"""The cast of a page: who a phrase or pronoun stands for, given what the page said before.

A phrase is first resolved by itself (`Actors`); what it leaves open is filled from the page: an
apposition beside it, the same name or noun before it, the antecedent of a pronoun, the country
that the page is about. Each fill is said in `Entity.why`.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from dateline import lexicon
from dateline.language import Sentence
from dateline.language.syntax import appositions, prepositional
from dateline.model import Entity
from dateline.resolve import epithets
from dateline.resolve.actors import Actors, Resolution
from dateline.resolve.documents import A_DOCUMENT, binding, document_of
from dateline.resolve.epithets import Epithets, fitting
from dateline.resolve.named import (
    SUBJECT,
    Mention,
    again,
    is_definite,
    is_expletive,
    is_many,
    is_thing,
    joined,
    mention_of,
    person_name,
    stand_in,
    text_of,
    with_country,
)
from dateline.resolve.places import FoundPlace

#: How many sentences back an antecedent may stand.
REACH = 3
#: The same for two people said to be known, "the two leaders".
LONG_REACH = 8
#: Letters that a verb and the noun of its deed share ("resigned", "resignation").
STEM = 6
#: Said in `Entity.why` where nothing nearer than the page gave the country.
OF_PAGE = "country the one that the page is about"
#: Share of a page's countries that one must have to be the country that the page is about.
FOCUS = 0.4
NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "LOC"})
#: Sectors that are home organs even with "a": "a court sentenced him".
ORGANS = frozenset({"JUD", "COP", "LEG"})
#: Sectors of people who belong where they are; armies and envoys may be anywhere.
ROOTED = frozenset({"CVL", "OPP", "REB", "UAF", "CRM", "LAB", "EDU", "REL", "AGR", "MED", "REF"})
#: Words before "two" that point back to those named.
POINTING = frozenset({"the", "these", "those", "their", "its", "our"})
#: Words in front of a noun that may say of which country it is.
BEFORE = frozenset({"amod", "compound", "nmod"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The closed word lists of coreference: pronouns, and nouns that stand for others."""

    pronouns: dict[str, str]
    nouns: dict[str, frozenset[str]]
    epithets: Epithets

    def role(self, token: Token) -> str | None:
        """What a pronoun may stand for, null for other words ("US" is not "us")."""
        if len(token.text) > 1 and token.text.isupper():
            return None
        return self.pronouns.get(token.lower_)

    @classmethod
    def load(cls) -> Words:
        """Read `data/coreference/`."""
        nouns: dict[str, set[str]] = {}
        for row in lexicon.table("coreference/nouns.tsv", ("noun", "stands_for")):
            nouns.setdefault(row["stands_for"], set()).add(row["noun"])
        rows = lexicon.table("coreference/pronouns.tsv", ("word", "stands_for"))
        return cls(
            pronouns={row["word"]: row["stands_for"] for row in rows},
            nouns={key: frozenset(words) for key, words in nouns.items()},
            epithets=epithets.load(),
        )


class Cast:
    """Everybody on one page, in order. Make one a page; ask it for the entities of noun phrases."""

    def __init__(
        self,
        sentences: Sequence[Sentence],
        *,
        actors: Actors,
        words: Words,
        places: Mapping[int, Sequence[FoundPlace]],
        on: dt.date | None,
    ) -> None:
        self._actors = actors
        self._words = words
        self._on = on
        self._places = places
        self._at = {(s.block, s.start): n for n, s in enumerate(sentences)}
        self._sentences = sentences
        self._known: dict[str, Mention] = {}
        self._cache: dict[tuple[int, int, int], tuple[Mention, ...]] = {}
        self._mentions: list[list[Mention]] = []
        self._focus: str | None = None
        for sentence in sentences:
            self._mentions.append([])
            self._mentions[-1].extend(self._introduce(sentence))
        self._focus = self._find_focus()

    def entities(self, sentence: Sentence, head: Token, speaker: Entity | None = None) -> tuple[Entity, ...]:
        """Who the noun phrase of `head` names: none, one, or the two of "both sides".

        `speaker` is whom "I" and "we" stand for, if known.
        """
        if self._words.role(head) == "speaker":
            return (stand_in(sentence, head, speaker, "the speaker"),) if speaker else ()
        return tuple(self._at_home(mention) for mention in self._resolve(sentence, head))

    def source(self, sentence: Sentence, start: int, end: int) -> Entity:
        """The entity of a speaker's phrase, token range `start:end`; by its text alone if unknown."""
        assert sentence.doc is not None
        tokens = sentence.doc[start:end]
        head = tokens.root
        found = self._resolve(sentence, head)
        base = self._at_home(found[0]) if found else None
        span = sentence.span(tokens.start_char, tokens.end_char)
        bare = Entity(text=span.text, block=span.block, start=span.start, end=span.end)
        paper = self.document(sentence, head) if base is None else None
        if paper is not None:
            return replace(bare, name=paper, why=A_DOCUMENT)
        if base is None:
            return replace(bare, name=person_name(head), why="no row of the actor tables fits")
        return replace(base, text=span.text, start=span.start, end=span.end)

    def document(self, sentence: Sentence, head: Token) -> str | None:
        """The treaty, law or other paper that a phrase is or stands for, in the page's words."""
        at = self._at[sentence.block, sentence.start]
        return document_of(self._words.nouns, self._sentences, at, head)

    def binding(self, sentence: Sentence, verb: Token) -> str | None:
        """The paper of which the verb says what it binds somebody to, null for other verbs."""
        at = self._at[sentence.block, sentence.start]
        return binding(self._words.nouns, self._sentences, at, verb)

    # Building the cast

    def _introduce(self, sentence: Sentence) -> Iterable[Mention]:
        """The named entities of a sentence, so that later sentences can refer back to them."""
        if sentence.doc is None:
            return
        heads = {ent.root.i: ent.root for ent in sentence.doc.ents if ent.label_ in NAMED}
        heads |= {t.i: t for t in sentence.doc if t.dep_ in SUBJECT and t.pos_ in ("NOUN", "PROPN")}
        for index in sorted(heads):
            yield from self._resolve(sentence, heads[index])

    def _find_focus(self) -> str | None:
        """The country that most country mentions name, if it has its share of them."""
        counts = Counter(m.entity.country for ms in self._mentions for m in ms if m.entity.country)
        for country, times in counts.most_common(1):
            return country if times > 1 and times >= FOCUS * counts.total() else None
        return None

    # Resolving

    def _resolve(self, sentence: Sentence, head: Token) -> tuple[Mention, ...]:
        key = (sentence.block, sentence.start, head.i)
        if key not in self._cache:
            self._cache[key] = ()  # a phrase that refers to itself stays unresolved
            self._cache[key] = self._look_up(sentence, head)
        return self._cache[key]

    def _look_up(self, sentence: Sentence, head: Token) -> tuple[Mention, ...]:
        if self._words.role(head):
            return self._pronoun(sentence, head)
        if self._is_pair(head):
            return self._pair(sentence, head)
        mention = (
            self._same_country(sentence, head) or self._crowd(sentence, head) or self._named(sentence, head)
        )
        return self._of_each(head, mention) if mention else ()

    def _of_each(self, head: Token, mention: Mention) -> tuple[Mention, ...]:
        """One for each country of "Russian and Syrian planes", "ministers of Chad and Niger"."""
        if mention.kind not in ("role", "group") or head.pos_ != "NOUN":
            return (mention,)
        words = [w for c in head.lefts if c.dep_ in BEFORE for w in (c, *c.conjuncts)]
        if mention.many:
            places = (p for word in ("of", "from") for p in prepositional(head, word))
            words += [w for place in places for w in (place, *place.conjuncts)]
        codes = [code for word in words if (code := self._actors.is_country_word(text_of(word)))]
        if len(set(codes)) < 2:
            return (mention,)
        each = replace(mention, kind="role", ambiguous=False)
        return tuple(with_country(each, code, "as the phrase says") for code in dict.fromkeys(codes))

    def _crowd(self, sentence: Sentence, head: Token) -> Mention | None:
        """People of whom only the number is told: "thousands marched", but not "thousands of shells"."""
        if head.lemma_.lower() not in self._words.nouns["crowd"] or head.dep_ not in SUBJECT:
            return None
        if any(child.dep_ == "prep" and child.lower_ == "of" for child in head.children):
            return None
        found = Resolution(kind="role", sectors=("CVL",), why=f"people, by their number: {head.text}")
        return replace(mention_of(sentence, head, found, None), local=True)

    def _named(self, sentence: Sentence, head: Token) -> Mention | None:
        """A noun phrase by itself, with its apposition, or as the same name or noun before."""
        found = self._phrase(head)
        for beside in appositions(head):
            found = joined(found, self._phrase(beside))
        name = person_name(head) or next(filter(None, map(person_name, appositions(head))), None)
        known = self._known_as(name or head.text)
        if known and (found.kind in ("unknown", "none") or found.country is None):
            return again(sentence, head, known)
        if self._is_generic(head, found):
            return None
        if found.kind == "none" or (found.kind == "unknown" and not name and head.ent_type_ != "ORG"):
            return None
        mention = mention_of(sentence, head, found, name)
        mention = self._place_country(sentence, head, replace(mention, local=self._is_local(mention, head)))
        self._remember(mention, name)
        return mention

    def _phrase(self, head: Token) -> Resolution:
        """Who the phrase names; nobody when its head noun is a thing ("military assistance", "shells")."""
        found = self._actors.resolve(text_of(head), on=self._on)
        if head.pos_ != "NOUN" or found.kind in ("country", "person", "organisation"):
            return found
        alone = self._actors.resolve(head.lemma_, on=self._on)
        if alone.kind in ("unknown", "none", "place") or head.lemma_.lower() in self._words.nouns["thing"]:
            return replace(found, kind="unknown", name=None, country=None, sectors=())
        return found

    def _is_local(self, mention: Mention, head: Token) -> bool:
        """Whether the phrase, or what stands beside it, is a word for officials or people."""
        if mention.kind not in ("role", "person") or self._is_of_people(head):
            return False
        words = {mention.lemma.lower(), *mention.entity.text.lower().split()}
        words |= {beside.lemma_.lower() for beside in appositions(head)}
        return bool(words & self._words.nouns["state"])

    def _is_of_people(self, head: Token) -> bool:
        """Whether it is said to be of a people that has no one country ("Kurdish militias")."""
        return any(
            child.ent_type_ == "NORP" and self._actors.resolve(child.text, on=self._on).kind == "group"
            for child in head.lefts
        )

    def _is_generic(self, head: Token, found: Resolution) -> bool:
        """Countries in general ("countries like Peru") are nobody by themselves."""
        return (
            found.kind == "role" and not found.country and head.lemma_.lower() in self._words.nouns["country"]
        )

    def _known_as(self, name: str) -> Mention | None:
        return self._known.get(name.split()[-1].casefold()) if name.strip() else None

    def _remember(self, mention: Mention, name: str | None) -> None:
        """Keep a person under every word of the name (Kim Jong Un is Kim), the first bearer first."""
        if mention.kind not in ("person", "organisation") and not name:
            return
        words = (name or mention.entity.name or mention.entity.text).split()
        for word in words if mention.kind == "person" else words[-1:]:
            held = self._known.get(word.casefold())
            if held is None or (held.entity.country is None and mention.entity.country):
                self._known[word.casefold()] = mention

    def _place_country(self, sentence: Sentence, head: Token, mention: Mention) -> Mention:
        """A role without a country takes it from a pronoun, a place in its phrase, or the page."""
        if mention.entity.country or mention.kind not in ("role", "unknown", "person"):
            return mention
        same = self._of_same_deed(sentence, head, mention)
        if same:
            return same
        for child in head.children:
            if child.dep_ == "poss" and self._words.role(child):
                for owner in self._resolve(sentence, child):
                    return with_country(
                        mention, owner.entity.country, f"as {owner.entity.name or child.text}"
                    )
        for word in ("in", "from", "of"):
            for place in prepositional(head, word):
                country = self._country_at(sentence, place)
                if country:
                    return with_country(mention, country, f"{word} {place.text}")
        of_clause = self._country_of_clause(sentence, head, mention)
        if of_clause:
            return of_clause
        if mention.definite:
            same = self._before(sentence, head, lambda m: m.lemma == head.lemma_ and bool(m.entity.country))
            if same:
                return with_country(mention, same.entity.country, f"as {same.entity.text} before")
        return mention

    def _of_same_deed(self, sentence: Sentence, head: Token, mention: Mention) -> Mention | None:
        """The doer of what the sentence before told, now by name: "The envoy quit. Ann Hope's quitting"."""
        at = self._at[sentence.block, sentence.start]
        before = self._sentences[at - 1].doc if at else None
        if mention.kind != "person" or head.dep_ != "poss" or before is None or len(head.head) < STEM:
            return None
        stem = head.head.lower_[:STEM]
        for other in self._mentions[at - 1]:
            verb = before[other.token].head
            one = other.subject and other.kind in ("role", "person") and not other.many
            if one and other.entity.country and verb.pos_ == "VERB" and verb.lower_.startswith(stem):
                why = f"as {other.entity.text}, of whom the sentence before tells the same"
                return with_country(mention, other.entity.country, why)
        return None

    def _country_of_clause(self, sentence: Sentence, head: Token, mention: Mention) -> Mention | None:
        """Fighters and people are of where their clause has them: "militias that it battles in Syria"."""
        if not set(mention.entity.sectors) & ROOTED:
            return None
        for clause in head.children:
            if clause.dep_ not in ("relcl", "acl") or clause.i < head.i:
                continue
            for place in prepositional(clause, "in"):
                country = self._country_at(sentence, place)
                if country:
                    return with_country(mention, country, f"in {place.text}")
        return None

    def _at_home(self, mention: Mention) -> Entity:
        """Officials and people without a country are of the one that the page is about."""
        entity = mention.entity
        if entity.country or not self._focus or mention.ambiguous or not mention.local:
            return entity
        if not (mention.definite or mention.kind == "person" or set(entity.sectors) & ORGANS):
            return entity
        if mention.many and not entity.text.lower().startswith("the ") and self._is_power(mention):
            return entity  # "foreign ministers met": of several countries
        why = f"{entity.why}; {OF_PAGE}"
        return replace(entity, country=self._focus, why=why)

    def _is_power(self, mention: Mention) -> bool:
        return mention.lemma.lower() in self._words.nouns["pair"]

    def _country_at(self, sentence: Sentence, token: Token) -> str | None:
        """The country of the place that a word names, as the page's places were resolved."""
        at = sentence.start + token.idx
        for found in self._places.get(self._at[sentence.block, sentence.start], ()):
            if found.place.start <= at < found.place.end:
                return found.place.country
        return self._actors.resolve(text_of(token), on=self._on).country

    def _same_country(self, sentence: Sentence, head: Token) -> Mention | None:
        """For "the country", "her nation": the pronoun's, or the last country named."""
        fit = fitting(self._words.epithets, head)
        if fit is not None:
            last = self._before(sentence, head, lambda m: m.kind == "country" and fit(m.entity.country))
            return again(sentence, head, last) if last else None
        if head.lemma_.lower() not in self._words.nouns["country"] or not is_definite(head):
            return None
        if any(c.dep_ in ("amod", "compound", "prep") for c in head.children):
            return None
        for child in head.children:
            if child.dep_ == "poss" and self._words.role(child):
                owner = self._resolve(sentence, child)
                return again(sentence, head, owner[0]) if owner else None
        last = self._before(sentence, head, lambda m: m.kind == "country")
        return again(sentence, head, last) if last else None

    # Pronouns and pairs

    def _pronoun(self, sentence: Sentence, head: Token) -> tuple[Mention, ...]:
        wanted = self._words.role(head)
        if is_expletive(head) or (wanted == "thing" and self.document(sentence, head) is not None):
            return ()
        if wanted == "many":
            return self._they(sentence, head)
        fits = self._is_person if wanted == "person" else is_thing
        found = self._before(sentence, head, fits) if wanted in ("person", "thing") else None
        return (again(sentence, head, found),) if found else ()

    def _they(self, sentence: Sentence, head: Token) -> tuple[Mention, ...]:
        """Several named at once; else two that the same sentence named ("A welcomed B, and they signed")."""
        at = self._at[sentence.block, sentence.start]
        here = [m for m in self._mentions[at] if m.token < head.i] if at < len(self._mentions) else []
        if here and not any(is_many(mention) for mention in here):
            pair = self._pair(sentence, head)
            if len(pair) == 2:
                return pair
        found = self._before(sentence, head, is_many)
        return (again(sentence, head, found),) if found else ()

    def _is_person(self, mention: Mention) -> bool:
        """A person by name, or one man or woman by role ("the minister", but not "the ministry")."""
        if mention.kind == "person":
            return True
        single = mention.kind == "role" and not mention.many and mention.subject
        return single and mention.lemma.lower() not in self._words.nouns["body"]

    def _before(self, sentence: Sentence, head: Token, fits: Callable[[Mention], bool]) -> Mention | None:
        """The nearest mention before `head` that fits; within a sentence, subjects first."""
        at = self._at[sentence.block, sentence.start]
        for back in range(REACH + 1):
            if at - back < 0 or at - back >= len(self._mentions):
                continue
            row = self._mentions[at - back]
            row = [m for m in row if (back or m.token < head.i) and fits(m)]
            if row:
                subjects = [m for m in row if m.subject]
                return (subjects or row)[-1] if back == 0 else (subjects or row)[0]
        return None

    def _is_pair(self, head: Token) -> bool:
        """Whether it points back to two: "the two sides", "both leaders"; not "two opposition parties"."""
        if head.lemma_.lower() not in self._words.nouns["pair"]:
            return False
        words = {child.lower_ for child in head.lefts}
        return "both" in words or ("two" in words and not words.isdisjoint(POINTING))

    def _pair(self, sentence: Sentence, head: Token) -> tuple[Mention, ...]:
        """The last two sides with different countries, persons for "leaders", in order of mention."""
        if head.lemma_.lower() in self._words.nouns["titled"]:
            people = self._last_two(sentence, head, LONG_REACH, lambda m: m.kind == "person")
            if people:
                return people
        return self._last_two(sentence, head, REACH, lambda m: m.kind != "place")

    def _last_two(
        self, sentence: Sentence, head: Token, reach: int, fits: Callable[[Mention], bool]
    ) -> tuple[Mention, ...]:
        """The last two mentions before `head` that fit and have different countries."""
        at = self._at[sentence.block, sentence.start]
        found: list[Mention] = []
        whole = head.lemma_.lower() in self._words.nouns["country"]
        for back in range(min(at, reach) + 1):
            row = self._mentions[at - back] if at - back < len(self._mentions) else []
            for mention in reversed(row):
                later = back == 0 and mention.token >= head.i
                if later or not mention.entity.country or not fits(mention):
                    continue
                if all(mention.entity.country != other.entity.country for other in found):
                    found.append(mention)
                if len(found) == 2:
                    return tuple(again(sentence, head, m, whole=whole) for m in reversed(found))
        return ()
