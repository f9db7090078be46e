"""One sentence to its reports: every trigger with its roles, date, place, factuality and speakers."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from dateline.coding import roles
from dateline.coding.agency import in_its_voice, speaker_at
from dateline.coding.attribution import speakers_of
from dateline.coding.auxiliary import Auxiliaries, Judgement, Setting, as_promise
from dateline.coding.circumstances import Circumstances, by_publication
from dateline.coding.extension import Extended
from dateline.coding.modes import Contexts
from dateline.coding.relation import Match, Triggers
from dateline.coding.scorer import Verdict
from dateline.coding.verdicts import Judge
from dateline.language import Sentence
from dateline.model import Attribution, Date, Entity, Place, Quantity, Report, Timex
from dateline.ontology import EventType, Ontology, plover
from dateline.resolve.coreference import OF_PAGE, Cast
from dateline.resolve.documents import A_DOCUMENT

#: Types that only speak of another event: what they govern is asked for, promised or refused.
CONTROL = frozenset({"AGREE", "REQUEST", "THREATEN", "REJECT"})
#: Stances that leave what the governor governs open, so that it is told of by itself.
LEFT_OPEN = frozenset({"denies", "does-not-deny", "declines-to-comment"})
#: Stances to what nobody says has happened: "rejected a proposal to let police cross" denies no deed.
WISHES = frozenset({"proposes", "demands", "asks", "hopes"})
#: Stances of a treaty or law to what it obliges its parties to, which is no event.
BINDING = frozenset({"demands", "promises"})
#: Types of which an infinitive of purpose is part of the main deed: "met to discuss it".
AIMS = frozenset({"CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "AGREE", "AID", "COOPERATE"})
#: Types whose nouns are words that somebody said ("his promise", "the request").
SPEECH = CONTROL | {"ACCUSE"}
#: Types that a sentence may tell without naming anybody ("a protest was staged").
IMPERSONAL = frozenset({"PROTEST", "ASSAULT", "RETREAT"})
#: Sectors of people who act where they live; governments and armies may act anywhere.
RESIDENTS = frozenset(
    {"CVL", "OPP", "LAB", "EDU", "COP", "JUD", "MED", "REL", "AGR", "SOC", "REB", "UAF", "JRN"}
)
#: The mode of leaving what several belong to.
LEAVES = "withdraw"
#: What an empty side takes off the confidence.
EMPTY = 0.15


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """What the reports of one page share; `key` identifies its content, `agencies` whose story it is."""

    key: str
    published: str | None
    cast: Cast
    attributions: tuple[Attribution, ...]
    version: str
    agencies: tuple[Attribution, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A parsed sentence with the times, places and quantities in it; `anchor` is its block's day."""

    sentence: Sentence
    anchor: dt.date | None
    matches: tuple[Match, ...] = ()
    timexes: tuple[Timex, ...] = ()
    places: tuple[Place, ...] = ()
    quantities: tuple[Quantity, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Skip:
    """A trigger that gives no report, and why."""

    trigger: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The reports that a sentence may give, a verdict each, and why other triggers gave none."""

    proposed: tuple[tuple[Match, Report], ...] = ()
    verdicts: tuple[Verdict | None, ...] = ()
    why: str

    @property
    def best(self) -> float | None:
        """How likely its likeliest candidate is an event; null without one. Own types are taken as found."""
        return max((1.0 if v is None else v.event for v in self.verdicts), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coder:
    """The lexicons that turn matches into reports; `judge` is the model, null where they decide alone."""

    triggers: Triggers | Extended
    contexts: Contexts
    auxiliaries: Auxiliaries
    circumstances: Circumstances
    judge: Judge | None = None
    ontology: Ontology = field(default_factory=plover)

    def draft(self, found: Found, page: Shared) -> Draft:
        """What a sentence may report, with the model's verdicts; `settle` decides."""
        if found.sentence.doc is None:
            return Draft(why="no word in it stands for a political event")
        if not found.matches:
            return Draft(why="no word in it is used for a political event")
        skips: list[str] = []
        proposed: list[tuple[Match, Report]] = []
        governors = {match.token: match for match in found.matches}
        for match in found.matches:
            made = self._report(match, governors, found, page)
            if isinstance(made, Skip):
                skips.append(f"{made.trigger}: {made.reason}")
            else:
                proposed.append((match, made))
        return Draft(
            proposed=tuple(proposed),
            verdicts=self.judge.look(proposed, found.sentence) if self.judge else (None,) * len(proposed),
            why="; ".join(skips),
        )

    def settle(self, draft: Draft, *, alone: bool) -> tuple[list[Report], str]:
        """The reports of a sentence, in order; if there are none, why. `alone`: see `Judge.settle`."""
        kept: list[Report] = []
        skips = [draft.why] if draft.why else []
        for (match, report), verdict in zip(draft.proposed, draft.verdicts, strict=True):
            settled = self.judge.settle(match, report, verdict, alone=alone) if self.judge else report
            if isinstance(settled, str):
                skips.append(f"{report.trigger.text}: {settled}")
            else:
                _add(kept, settled)
        return kept, "; ".join(skips)

    def _report(self, match: Match, governors: dict[int, Match], found: Found, page: Shared) -> Report | Skip:
        sentence = found.sentence
        assert sentence.doc is not None
        trigger = sentence.doc[match.start : match.end]
        if match.type in AIMS and _is_aim(*_tokens(match, sentence)):
            return Skip(trigger=trigger.text, reason="the aim of another deed, not one by itself")
        said = self._speakers(match, sentence, page)
        marched = any(
            m.type == "PROTEST" and m.token == sentence.doc[match.token].head.i for m in found.matches
        )
        if match.type == "ACCUSE" and marched and _is_aim(*_tokens(match, sentence)):
            return Skip(trigger=trigger.text, reason="what the protest is for")
        paper = _obliging(said) or page.cast.binding(sentence, sentence.doc[match.token])
        if paper is not None:
            return Skip(trigger=trigger.text, reason=f"an obligation under {paper}, no event")
        governor = governors.get(match.parent) if match.parent is not None else None
        if governor is not None and governor.type in CONTROL and not _left_open(match, sentence, said):
            return Skip(trigger=trigger.text, reason=f"part of the {governor.type} that governs it")
        speaker = next((s.source for s in reversed(said) if s.source), None)
        filled = roles.fill(
            match,
            sentence,
            lambda s, head: page.cast.entities(s, head, speaker),
            self.ontology,
            speaker=speaker,
        )
        date, judged = self._when(match, found, page, said)
        type, labels = as_promise(match.type, judged.labels)
        kind = self.ontology.types[type]
        problem = _unfit(kind, filled, match.modes)
        if problem:
            return Skip(trigger=trigger.text, reason=problem)
        modes = match.modes if type == match.type else ()
        where = (*_tokens(match, sentence), sentence, found.places)
        place = self.circumstances.place_of(*where, type=match.type)
        filled = at_home(filled, place)
        place = place or self.circumstances.only_place(*where, type=match.type)
        span = sentence.span(trigger.start_char, trigger.end_char)
        agency = speaker_at(page.agencies, span.block, span.start, span.end)
        empty = (not filled.actors) + (not filled.recipients and kind.needs_recipient)
        return Report(
            id=_identity(page.key, sentence, type, trigger.start_char),
            type=type,
            modes=modes,
            contexts=self.contexts.of(sentence.doc, match),
            quad=kind.quad,
            intensity=self.ontology.intensity(type, modes),
            actors=filled.actors,
            recipients=filled.recipients,
            date=date,
            place=place,
            auxiliary=labels,
            attribution=(*agency, *said),
            quantities=_own_quantities(match, found),
            trigger=span,
            sentence=sentence.span(),
            block=sentence.block,
            confidence=round(max(0.05, match.score - EMPTY * empty), 3),
            why=(f"{match.row} ({trigger.text})", *([match.learned] if match.learned else ()), *judged.why),
            missing=_missing(filled, date, place),
            version=page.version,
            factuality=in_its_voice(judged.factuality, agency),
        )

    def _speakers(self, match: Match, sentence: Sentence, page: Shared) -> tuple[Attribution, ...]:
        """Who says so, outermost first; not the trigger's own saying ("vowed" is its own cue)."""
        assert sentence.doc is not None
        token = sentence.doc[match.token]
        start = sentence.start + token.idx
        return speakers_of(page.attributions, sentence, start, start + len(token))

    def _when(
        self, match: Match, found: Found, page: Shared, said: Sequence[Attribution]
    ) -> tuple[Date | None, Judgement]:
        """The date and the factuality, which depend on each other: background is what lies back."""
        token, support = _tokens(match, found.sentence)
        date = self.circumstances.date_of(token, support, found.sentence, found.timexes, anchor=found.anchor)
        deed = self.ontology.types[match.type].quad in (2, 4)
        judged = self.auxiliaries.judge(
            token,
            support,
            Setting(
                attributions=said,
                offset=found.sentence.start,
                date=date,
                anchor=found.anchor,
                deed=deed,
                named=match.type in SPEECH and token.pos_ == "NOUN",
            ),
        )
        if {"future", "hypothetical"} & set(judged.labels):
            date = self.circumstances.date_of(
                token, support, found.sentence, found.timexes, reach=0, anchor=found.anchor
            )
            return date, judged
        if date is None and found.anchor is not None and page.published and not judged.labels:
            back = self.circumstances.lies_back(token, support)
            date = by_publication(found.anchor.isoformat(), back=back)
        return date, judged


def _tokens(match: Match, sentence: Sentence) -> tuple[Token, Token | None]:
    assert sentence.doc is not None
    support = sentence.doc[match.support] if match.support is not None else None
    return sentence.doc[match.token], support


def _is_aim(trigger: Token, support: Token | None) -> bool:
    """Whether the trigger's verb is an infinitive of purpose below another verb."""
    verb = support if support is not None else trigger
    return verb.dep_ == "advcl" and verb.tag_ == "VB" and any(c.lower_ == "to" for c in verb.children)


def _left_open(match: Match, sentence: Sentence, said: Sequence[Attribution]) -> bool:
    """Whether the governor speaks of what is done or denied ("asked whether", "denied"), not of a wish."""
    token, support = _tokens(match, sentence)
    verb = support if support is not None else token
    whether = any(child.dep_ == "mark" and child.lower_ in ("whether", "if") for child in verb.children)
    stances = {each.stance for each in said}
    return whether or bool(stances & LEFT_OPEN and not stances & WISHES)


def _obliging(said: Sequence[Attribution]) -> str | None:
    """The treaty or law that obliges somebody to it, if one does."""
    papers = (s.source for s in said if s.stance in BINDING and s.source and s.source.why == A_DOCUMENT)
    return next((paper.name or paper.text for paper in papers), None)


def _unfit(kind: EventType, filled: roles.Roles, modes: Sequence[str]) -> str | None:
    """Why the codebook does not take this as an event, if it does not.

    Who leaves a treaty or a bloc turns from all of its other members, whom few sentences name.
    """
    if not filled.actors and not filled.recipients and kind.type not in IMPERSONAL:
        return f"nobody is named: {filled.missing.get('actors', '')}"
    sides = len(filled.actors) > 1 and kind.reciprocal
    left = LEAVES in modes and bool(filled.actors)
    if kind.needs_recipient and not filled.recipients and not sides and not left:
        return f"{kind.type} needs a recipient: {filled.missing.get('recipients', '')}"
    return None


def at_home(filled: roles.Roles, place: Place | None) -> roles.Roles:
    """People named by their part only ("protesters") are taken to be of the country they act in."""
    if place is None or place.country is None:
        return filled
    why = f"country of the event's place, {place.text}"

    def settle(entity: Entity) -> Entity:
        guessed = entity.country and (entity.why or "").endswith(OF_PAGE)
        if (entity.country and not guessed) or entity.country == place.country:
            return entity
        if entity.name or not set(entity.sectors) & RESIDENTS:
            return entity
        return replace(entity, country=place.country, why=f"{entity.why}; {why}")

    return replace(
        filled,
        actors=tuple(map(settle, filled.actors)),
        recipients=tuple(map(settle, filled.recipients)),
    )


def _own_quantities(match: Match, found: Found) -> tuple[Quantity, ...]:
    """The numbers of the trigger's clause: those that hang on it or on what it governs."""
    token, support = _tokens(match, found.sentence)
    top = support if support is not None else token
    low, high = top.left_edge.idx, top.right_edge.idx + len(top.right_edge)
    start = found.sentence.start
    return tuple(q for q in found.quantities if low <= q.start - start < high)


def _missing(filled: roles.Roles, date: Date | None, place: Place | None) -> dict[str, str]:
    """A reason for every facet that is empty."""
    missing = dict(filled.missing)
    if date is None:
        missing["date"] = "no date belongs to its clause"
    elif date.edtf is None:
        missing["date"] = date.why or "the phrase gives no date"
    if place is None:
        missing["place"] = "no place belongs to its clause"
    return missing


def _add(kept: list[Report], made: Report) -> None:
    """Keep a report unless it, or a fuller telling of it, is there; a fuller one takes the place."""
    for index, before in enumerate(kept):
        if _repeats(made, before):
            if _size(made) > _size(before):
                kept[index] = made
            return
    kept.append(made)


def _repeats(one: Report, other: Report) -> bool:
    """The same type between the same sides, as far as both name them: one event told in two words."""
    return (
        one.type == other.type
        and one.auxiliary == other.auxiliary
        and not _apart(one.date, other.date)
        and _agree(one.actors, other.actors)
        and _agree(one.recipients, other.recipients)
    )


def _apart(one: Date | None, other: Date | None) -> bool:
    """Whether each has a date of its own: "a raid on Monday and another on Tuesday"."""
    if one is None or other is None or one.text is None or other.text is None:
        return False
    return one.edtf is not None and other.edtf is not None and one.edtf != other.edtf


def _agree(one: Sequence[Entity], other: Sequence[Entity]) -> bool:
    def sides(entities: Sequence[Entity]) -> set[str]:
        return {entity.name or entity.text.casefold() for entity in entities}

    return not one or not other or sides(one) == sides(other)


def _size(report: Report) -> int:
    return len(report.actors) + len(report.recipients) + len(report.modes)


def _identity(key: str, sentence: Sentence, type: str, start: int) -> str:
    """Sixteen hexadecimal digits that the same event of the same page always gets."""
    parts = f"{key}|{sentence.block}|{sentence.start}|{type}|{start}"
    return hashlib.sha256(parts.encode()).hexdigest()[:16]
