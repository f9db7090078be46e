"""One scene over several sentences: what a sentence leaves out because the one before has said it.

"Rebels shelled the market of Goma. Two guards were killed in the attack": the attack has its place
and its doers in the sentence before. A place or party is carried over only where the text says that
both tell of the same ("in the attack", "the talks") or goes on with the same people in the very next
sentence; it keeps the span of its mention, and `why` says so. A place of another country in the
sentence itself, another date or other parties stop it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from dateline import lexicon
from dateline.coding import reports
from dateline.coding.roles import Roles
from dateline.language import Sentence
from dateline.model import Entity, Place, Report
from dateline.resolve.places import FoundPlace

#: How many sentences back a happening that "the attack" stands for may be told.
REACH = 3
#: No more reports than these are looked at.
RECENT = 24
#: Types that happen somewhere; words are said wherever the speaker is, which few texts tell.
DEEDS = frozenset({"ASSAULT", "COERCE", "PROTEST", "RETREAT", "MOBILIZE", "CONSULT", "AID", "COOPERATE"})
#: Types of words, which are said where their speaker was a sentence ago.
WORDS = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN"})
#: Types that tell where a speaker is: he speaks, or meets somebody.
PRESENT = WORDS | {"CONSULT", "AGREE"}
#: What keeps a deed from being the next thing that happens in a scene.
APART = frozenset({"historical", "future", "hypothetical"})
POINTING = frozenset({"the", "this", "that", "these", "those"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """A report, the number of its sentence, and the types of the happenings that this speaks of again."""

    report: Report
    at: int
    again: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenes:
    """The nouns of `data/scenes/nouns.tsv`: each with the types of happening that it may stand for."""

    nouns: dict[str, frozenset[str]]

    @classmethod
    def load(cls) -> Scenes:
        """Read the table; StopRun when it is damaged."""
        nouns: dict[str, set[str]] = {}
        for row in lexicon.table("scenes/nouns.tsv", ("noun", "type", "example")):
            nouns.setdefault(row["noun"], set()).add(row["type"])
        return cls(nouns={noun: frozenset(types) for noun, types in nouns.items()})

    def carry(
        self,
        events: Sequence[Report],
        sentences: Sequence[Sentence],
        places: Mapping[int, Sequence[FoundPlace]],
        apart: frozenset[int],
    ) -> list[Report]:
        """The reports of one page, in order, with what the sentences before say of the same scene.

        `places` is by the number of the sentence; `apart` are blocks that are stories by themselves.
        """
        numbers = {(s.block, s.start): at for at, s in enumerate(sentences)}
        told: list[_Told] = []
        for report in events:
            at = numbers[report.block, report.sentence.start]
            new = _Told(report=report, at=at, again=self._again(report, sentences[at]))
            before = [] if report.block in apart else [t for t in told if t.report.block not in apart]
            here = [each.place for each in places.get(at, ()) if each.literal and not each.filing]
            told.append(replace(new, report=_filled(new, before[-RECENT:], here)))
        return [each.report for each in told]

    def _again(self, report: Report, sentence: Sentence) -> frozenset[str]:
        """Types of the happenings that the trigger, or a noun of its clause, stands for with "the"."""
        if sentence.doc is None or report.type not in DEEDS:
            return frozenset()
        found: set[str] = set()
        for token in sentence.doc:
            types = self.nouns.get(token.lemma_.lower())
            if types and _points(token):
                found |= types
        return frozenset(found)


def _points(noun: Token) -> bool:
    """Whether "the" stands before a noun that nothing behind it says more of ("the attack on Goma")."""
    if not any(child.dep_ == "det" and child.lower_ in POINTING for child in noun.lefts):
        return False
    return not any(child.dep_ in ("prep", "relcl", "acl") for child in noun.rights)


def _filled(new: _Told, told: Sequence[_Told], here: Sequence[Place]) -> Report:
    report = new.report
    if report.type in WORDS and report.place is None and not report.auxiliary:
        # What somebody said may be uncertain; where he said it is not.
        placed = [t for t in told if t.report.place and (t.report.attribution or not t.report.auxiliary)]
        before = _first(new, placed, _speaks_on)
        if before is not None and before.report.place is not None:
            return _with_place(report, before.report.place, before.report)
    if report.type not in DEEDS:
        return report
    same = _first(new, told, _same)
    if same is not None:
        report = _with_parties(report, same.report)
    placed = [each for each in told if each.report.place is not None and each.report.place.country]
    before = _first(new, placed, _same) or _first(new, placed, _goes_on)
    if report.place is None and before is not None and before.report.place is not None:
        place = before.report.place
        if all(other.country in (None, place.country) for other in here):
            report = _with_place(report, place, before.report)
    return report


def _first(new: _Told, told: Sequence[_Told], fits: Callable[[_Told, _Told], bool]) -> _Told | None:
    return next((each for each in reversed(told) if each.at < new.at and fits(new, each)), None)


def _same(new: _Told, old: _Told) -> bool:
    """Whether both tell of the same happening: "the attack", or the same kind in the next sentence."""
    one, other = new.report, old.report
    if new.at - old.at > REACH or not _agree(one, other):
        return False
    if other.type in new.again:
        return True
    return one.type == other.type and new.at - old.at == 1 and (_share(one, other) or not _parties(one))


def _speaks_on(new: _Told, old: _Told) -> bool:
    """Whether a named speaker was just told of as speaking or meeting somebody at a place."""
    if new.at - old.at > REACH or old.report.type not in PRESENT or not _agree(new.report, old.report):
        return False
    names = [(actor.name or "").split() for actor in new.report.actors if "GOV" in actor.sectors]
    words = old.report.sentence.text.split()
    return any(len(name) > 1 and name[-1] in words for name in names)


def _goes_on(new: _Told, old: _Told) -> bool:
    """Whether a deed is the next thing in a scene: right after it, by the same or by people of the place."""
    one, other = new.report, old.report
    if new.at - old.at != 1 or other.type not in DEEDS or set(one.auxiliary) & APART:
        return False
    if set(other.auxiliary) & APART or not _agree(one, other):
        return False
    assert other.place is not None
    local = {None, other.place.country}
    return _share(one, other) or all(party.country in local for party in _parties(one))


def _agree(one: Report, other: Report) -> bool:
    """Nothing in the two says that they are of different times."""
    if ("historical" in one.auxiliary) != ("historical" in other.auxiliary):
        return False
    days = [each.date.edtf for each in (one, other) if each.date and each.date.edtf]
    stated = [day for day in days if not day.startswith("../")]
    return len(stated) < 2 or stated[0].startswith(stated[1]) or stated[1].startswith(stated[0])


def _share(one: Report, other: Report) -> bool:
    """Whether somebody has a part in both, by name or country."""
    names = {(party.name or party.text, party.country) for party in _parties(other)}
    countries = {party.country for party in _parties(other)} - {None}
    return any(
        (party.name or party.text, party.country) in names or party.country in countries
        for party in _parties(one)
    )


def _parties(report: Report) -> tuple[Entity, ...]:
    return (*report.actors, *report.recipients)


def _with_parties(report: Report, before: Report) -> Report:
    """The doers of the same happening, where the sentence names none."""
    if report.type != before.type or report.actors or not before.actors:
        return report
    why = f"the sentence before tells of the same: {before.trigger.text!r}"
    actors = tuple(replace(actor, why=f"{actor.why}; {why}") for actor in before.actors)
    taken = {(actor.block, actor.start) for actor in report.recipients}
    if any((actor.block, actor.start) in taken for actor in actors):
        return report
    missing = {facet: reason for facet, reason in report.missing.items() if facet != "actors"}
    return replace(report, actors=actors, missing=missing)


def _with_place(report: Report, place: Place, before: Report) -> Report:
    """The place of the scene, and of it those who are named by their part only."""
    why = f"{place.why}; where the sentence before has {before.trigger.text!r}"
    place = replace(place, why=why)
    home = reports.at_home(
        Roles(actors=report.actors, recipients=report.recipients, missing=report.missing), place
    )
    missing = {facet: reason for facet, reason in report.missing.items() if facet != "place"}
    return replace(report, place=place, actors=home.actors, recipients=home.recipients, missing=missing)
