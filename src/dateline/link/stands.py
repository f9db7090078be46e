"""What a report holds of its event, who vouches for it and who denies it, and what status follows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from dateline.model import Attribution, Entity, EventStatus, Report, Stand

DENIALS = frozenset(("CT-", "PR-"))
SURE = frozenset(("CT+", "PR+"))
CONFIRMING = frozenset(("says", "confirms", "accuses", "does-not-deny", "threatens", "promises"))


def stand(report: Report) -> Stand:
    """Whether the report asserts, claims, denies, plans its event, or only holds it possible.

    The outlet asserts what it says in its own voice, and what the one who did it says; what
    somebody else says is claimed.
    """
    labels = report.auxiliary
    if "negation" in labels:
        return "denies"
    if "future" in labels or is_promise(report):
        return "plans"
    if "hypothetical" in labels:
        return "claims" if any(each.stance in CONFIRMING for each in _quoted(report)) else "doubts"
    if not _quoted(report) or any(_is_doer(each.source, report) for each in _quoted(report)):
        return "asserts"
    return "claims"


def _quoted(report: Report) -> tuple[Attribution, ...]:
    """Whom the page quotes: not the agency whose story it carries, which speaks in the outlet's place."""
    return tuple(each for each in report.attribution if not each.of_page)


def is_promise(report: Report) -> bool:
    """Whether the codebook's AGREE stands for a promise of something else: "will meet" is triggered by
    a row for CONSULT, which `why` names first ("consult.tsv:12 (meet)")."""
    if report.type != "AGREE" or not report.why:
        return False
    table, found, _ = report.why[0].partition(".tsv:")
    return bool(found) and table.rpartition("/")[2] != "agree"


def _is_doer(source: Entity | None, report: Report) -> bool:
    """Whether a speaker is one of the actors, or speaks for their country."""
    if source is None:
        return False
    own = source.name or source.text
    return any(
        own == (actor.name or actor.text)
        or (source.country is not None and source.country == actor.country and _official(source, actor))
        for actor in report.actors
    )


def _official(source: Entity, actor: Entity) -> bool:
    official = {"GOV", "MIL", "COP", "SPY", "JUD", "LEG"}
    return bool(official & set(source.sectors)) and (not actor.sectors or bool(official & set(actor.sectors)))


def accuses(report: Report) -> bool:
    """Whether the event is only laid at somebody's door: "they accused him of arming rebels"."""
    quoted = _quoted(report)
    return bool(quoted) and quoted[-1].stance == "accuses"


def voices(report: Report) -> Iterator[tuple[Literal["confirms", "denies"], Entity]]:
    """Those who say that it is so, and those who say that it is not, outermost first."""
    values = [each.value for each in report.factuality[1:]]
    quoted = _quoted(report)
    for index, said in enumerate(quoted):
        if said.source is None:
            continue
        value = values[index] if len(values) == len(quoted) else _by_stance(said, report)
        if value in DENIALS:
            yield "denies", said.source
        elif value in SURE:
            yield "confirms", said.source


def _by_stance(said: Attribution, report: Report) -> str:
    """What a speaker holds, where no factuality is recorded."""
    if said.stance == "denies":
        return "CT-"
    if said.stance in CONFIRMING:
        return "CT-" if "negation" in report.auxiliary else "CT+"
    return "UU"


def status(stands: Sequence[tuple[Stand, bool]]) -> EventStatus:
    """The status after these reports, first published first; each with whether it only accuses."""
    kinds = [kind for kind, _ in stands]
    if "denies" in kinds:
        others = {kind for kind, only_accuses in stands if not only_accuses} & {"asserts", "claims"}
        return "contested" if others else "denied"
    if "asserts" in kinds:
        planned = "plans" in kinds and kinds.index("plans") < kinds.index("asserts")
        return "happened" if planned else "asserted"
    if "claims" in kinds:
        return "claimed"
    return "planned" if "plans" in kinds else "possible"
