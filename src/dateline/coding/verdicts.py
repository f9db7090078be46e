"""What the learned model makes of the reports that the lexicon proposes: turn down, retype, say how sure.

The rules have found the trigger, the parties and the auxiliary modes; the model reads the whole sentence
and decides whether this is an event at all and of which type.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from dateline import ontology
from dateline.coding.relation import Match
from dateline.coding.scorer import NONE, Candidate, Range, Scorer, Verdict
from dateline.language import Sentence
from dateline.model import Entity, Report

#: Below this the model turns an event down, unless a setting says otherwise.
THRESHOLD = 0.07
#: Of an event told as planned, possible or not so the model asks for this part of the threshold: it has seen
#: few of them ("an attack was narrowly averted") and takes the words that say so for signs of no event.
UNREAL = 0.5
NOT_SO = frozenset({"negation", "future", "hypothetical"})
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

    def judge(self, proposed: Sequence[tuple[Match, Report]], sentence: Sentence) -> list[Report | str]:
        """For each proposed report the report with the model's confidence, or why it is none."""
        doc = sentence.doc
        if doc is None or not proposed:
            return [report for _, report in proposed]
        # A user's own types have their own model, which has judged them already.
        known = [pair for pair in proposed if pair[0].type in self.scorer.types]
        candidates = [candidate_of(match, report, sentence, doc) for match, report in known]
        verdicts = iter(self.scorer.score(sentence.text, candidates))
        return [
            report
            if match.type not in self.scorer.types or (verdict := next(verdicts)) is None
            else self._settled(match, report, verdict)
            for match, report in proposed
        ]

    def _settled(self, match: Match, report: Report, verdict: Verdict) -> Report | str:
        if verdict.event < self.threshold * (UNREAL if set(report.auxiliary) & NOT_SO else 1.0):
            return f"the model gives it {verdict.event:.2f}"
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
