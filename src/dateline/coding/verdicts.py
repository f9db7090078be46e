"""What the learned model makes of the reports that the lexicon proposes: turn down, retype, say how sure.

The rules have found the trigger, the parties and the auxiliary modes; the model reads the whole sentence
and decides whether this is an event at all and of which type.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import compress

from spacy.tokens import Doc

from dateline import ontology
from dateline.coding.relation import Match
from dateline.coding.scorer import NONE, Candidate, Range, Scorer, Verdict
from dateline.coding.standing import Standings
from dateline.language import Sentence
from dateline.model import THRESHOLD, Entity, Report

#: Of an event told as planned, possible or not so the model asks for this part of the threshold: it has seen
#: few of them ("an attack was narrowly averted") and takes the words that say so for signs of no event.
UNREAL = 0.5
#: Of a noun without a verb that makes a deed of it the model asks for this many times the threshold, where it
#: is alone on its page or of these types: most name a thing that lasts ("the pact", "their cooperation").
BARE = 2.8
LASTING = frozenset({"AGREE", "SUPPORT", "COOPERATE"})
NOT_SO = frozenset({"negation", "future", "hypothetical"})
#: What an event has to be given when the rest of its page does not bear it out: a sentence by itself, or one
#: among sentences on sport or markets.
ALONE = 0.69
#: How likely events the other sentences with a trigger have to hold, on the mean, to bear one out.
BORNE_OUT = 0.3
#: Longest run of words of a trigger that is taken as a whole.
WIDEST = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Judge:
    """The model and when it overrules: below `threshold` it turns an event down.

    `surer` is how much likelier another type has to be than the proposed one to take its place.
    """

    scorer: Scorer
    threshold: float = THRESHOLD
    surer: float = 0.8
    standings: Standings = field(default_factory=Standings.load)

    def look(
        self, proposed: Sequence[tuple[Match, Report]], sentence: Sentence
    ) -> tuple[Verdict | None, ...]:
        """A verdict for each proposed report; null for a user's own types, which have their own model."""
        doc = sentence.doc
        if doc is None or not proposed:
            return (None,) * len(proposed)
        known = [match.type in self.scorer.types for match, _ in proposed]
        candidates = [
            replace(
                candidate_of(match, report, sentence, doc),
                sides=(self.standings.of(report.actors), self.standings.of(report.recipients)),
            )
            for match, report in compress(proposed, known)
        ]
        verdicts = iter(self.scorer.score(sentence.text, candidates))
        return tuple(next(verdicts) if each else None for each in known)

    def settle(self, match: Match, report: Report, verdict: Verdict | None, *, alone: bool) -> Report | str:
        """The report with the model's confidence, or why it is none.

        `alone` says that no other sentence of the page tells of politics: then it has to be surer.
        """
        if verdict is None:
            return report
        part = UNREAL if set(report.auxiliary) & NOT_SO else 1.0
        part *= BARE if match.bare and (alone or match.type in LASTING) else 1.0
        if verdict.event < self.threshold * part:
            return f"the model gives it {verdict.event:.2f}"
        if alone and verdict.borne_out < self.when_alone:
            return f"the model gives it {verdict.borne_out:.2f}, and nothing else on the page bears it out"
        # A promise has been told from the deed by its tense; that stays.
        report = self._retyped(report, verdict) if report.type == match.type else report
        (first, share), (second, less) = [
            ("no event" if type == NONE else type, share) for type, share in verdict.types[:2]
        ]
        return replace(
            report,
            confidence=round(self.scorer.confidence(verdict.of(report.type)), 3),
            why=(*report.why, f"the model: {first} {share:.2f}, next {second} {less:.2f}, of 1"),
        )

    @property
    def when_alone(self) -> float:
        """The threshold of an event that the rest of its page does not bear out; 0 when nothing is asked."""
        return max(self.threshold, ALONE) if self.threshold > 0 else self.threshold

    def _retyped(self, report: Report, verdict: Verdict) -> Report:
        """The report as the likeliest type, where the model is much surer of it and its sides are filled."""
        type, share = next(each for each in verdict.types if each[0] != NONE)
        known = ontology.types()[type]
        lacks = known.needs_recipient and not report.recipients
        if type == report.type or lacks or share - verdict.of(report.type) < self.surer:
            return report
        modes = verdict.modes.get(type, ())
        return replace(
            report, type=type, modes=modes, quad=known.quad, intensity=ontology.intensity(type, modes)
        )


def alone(best: Sequence[float | None]) -> list[bool]:
    """For each sentence of a page whether the others do not bear its events out.

    `best` is what the likeliest candidate of each sentence is given, null where there is none. The mean is
    taken as if one more sentence told of nothing, so that one other sentence is little.
    """
    known = [value for value in best if value is not None]
    total, count = sum(known), len(known)
    return [
        (total - value) / count < BORNE_OUT if value is not None and count > 1 else True for value in best
    ]


def candidate_of(match: Match, report: Report, sentence: Sentence, doc: Doc) -> Candidate:
    """The candidate that a proposed report makes."""
    return Candidate(
        trigger=trigger_of(match, doc),
        actors=_within(report.actors, sentence),
        recipients=_within(report.recipients, sentence),
        type=match.type,
        score=match.score,
    )


def trigger_of(match: Match, doc: Doc) -> tuple[Range, ...]:
    """The trigger's words as ranges: as a whole when they are few, else its head and its light verb."""
    if match.end - match.start <= WIDEST:
        span = doc[match.start : match.end]
        return ((span.start_char, span.end_char),)
    heads = sorted({match.token, match.support if match.support is not None else match.token})
    return tuple((doc[i].idx, doc[i].idx + len(doc[i])) for i in heads)


def _within(entities: Sequence[Entity], sentence: Sentence) -> tuple[Range, ...]:
    """The places of those that stand in this sentence."""
    return tuple(
        (entity.start - sentence.start, entity.end - sentence.start)
        for entity in entities
        if entity.block == sentence.block and sentence.start <= entity.start and entity.end <= sentence.end
    )
