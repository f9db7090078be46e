"""Records without the text of outlets, for what is published.

Sentence, trigger, headline and what is quoted give way to the SHA-256 of their UTF-8 bytes; their spans
stay, so that whoever has the page can find the words and check that they are the same. Names of people,
organisations, places and treaties stay: they are the data. Numbers are said in our own words. Where a page
was read from stays if it is an address of the web, and never if it is a path of this machine.

A record that is made of others is walked through, so that none is forgotten; see RULES for the rest.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from hashlib import sha256
from typing import Any, TypeVar

from dateline.model import (
    Attribution,
    Block,
    Correction,
    Disagreement,
    Entity,
    Event,
    Page,
    Place,
    Quantity,
    Report,
    Review,
    Span,
    StepRecord,
    Story,
    Treaty,
    TreatyObligation,
    TreatyRecord,
    TreatyStep,
    Uncoded,
)
from dateline.store.base import Kept, PageHead, Quotation

SEAL = "sha256:"
ADDRESSES = ("http://", "https://")
TEXTS = frozenset({"headline"})
"""Fields of a review that are the outlet's text."""
LONGEST = 5
"""Words of a description in place of a name, which may be the outlet's own."""
Record = TypeVar("Record")
Rule = Callable[[Any], Any]
_QUOTED = re.compile(r"'[^']{0,200}'")
_SEALED = re.compile(rf"{SEAL}[0-9a-f]{{64}}")


def sealed(record: Record) -> Record:
    """The record, or list, tuple or dictionary of records, with hashes in place of the outlets' text.

    What is sealed already stays as it is.
    """
    found: Record = _walk(record, RULES)
    return found


def placeless(record: Record) -> Record:
    """The record with its text, but without paths of this machine."""
    found: Record = _walk(record, PATHS)
    return found


def is_sealed(text: str | None) -> bool:
    """Is this a hash in place of a text?"""
    return text is not None and _SEALED.fullmatch(text) is not None


def _walk(record: Any, rules: Mapping[type, Rule]) -> Any:
    kind = type(record)
    rule = rules.get(kind)
    if rule is not None:
        return rule(record)
    if kind in (str, int, float, bool, type(None)):
        return record
    if kind is tuple or kind is list:
        return kind(_walk(each, rules) for each in record)
    if kind is dict:
        return {name: _walk(each, rules) for name, each in record.items()}
    return _parts(record, rules) if is_dataclass(record) else record


def _parts(record: Any, rules: Mapping[type, Rule], **own: Any) -> Any:
    """A record with its parts walked through, but for those that are given."""
    changed = {}
    kind: Any = type(record)
    for name in _names(kind):
        value = getattr(record, name)
        made = own[name] if name in own else _walk(value, rules)
        if made is not value:
            changed[name] = made
    return replace(record, **changed) if changed else record


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind))


def _seal(text: str) -> str:
    if not text or is_sealed(text):
        return text
    return SEAL + sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _perhaps(text: str | None) -> str | None:
    return None if text is None else _seal(text)


def _unquoted(whys: Mapping[str, str]) -> dict[str, str]:
    return {name: _QUOTED.sub("it", why) for name, why in whys.items()}


def _same(record: Record) -> Record:
    """For records without text of an outlet, or of names alone."""
    return record


def _span(span: Span) -> Span:
    return replace(span, text=_seal(span.text))


def _block(block: Block) -> Block:
    return replace(block, text=_seal(block.text))


def _head(head: PageHead) -> PageHead:
    return replace(head, headline=_perhaps(head.headline), source=_address(head.source))


def _page(page: Page) -> Page:
    return replace(
        page,
        headline=_perhaps(page.headline),
        source=_address(page.source),
        blocks=tuple(map(_block, page.blocks)),
        missing=_unquoted(page.missing),
    )


def _address(source: str | None) -> str | None:
    return source if source and source.startswith(ADDRESSES) else None


def _without_path(record: Any) -> Any:
    return replace(record, source=_address(record.source))


def _report(report: Report) -> Report:
    made: Report = _parts(report, RULES, missing=_unquoted(report.missing))
    return made


def _entity(entity: Entity) -> Entity:
    """The names stay; of a party that has a long description in place of one, its beginning."""
    return replace(entity, text=_short(entity.text) or "", name=_short(entity.name))


def _event(event: Event) -> Event:
    named = {name: getattr(event, name) for name in ("actors", "recipients", "confirms", "denies")}
    made: Any = {
        name: tuple(replace(each, name=_short(each.name) or "") for each in parties)
        for name, parties in named.items()
    }
    return replace(event, **made)


def _short(words: str | None) -> str | None:
    parts = words.split() if words else []
    if len(parts) <= LONGEST or not any(each[:1].islower() for each in parts[LONGEST:]):
        return words
    return " ".join(parts[:LONGEST]) + " …"


def _uncoded(uncoded: Uncoded) -> Uncoded:
    return replace(uncoded, sentence=_span(uncoded.sentence), why=_QUOTED.sub("it", uncoded.why))


def _quotation(said: Quotation) -> Quotation:
    return replace(
        said,
        cue=_seal(said.cue),
        content=_seal(said.content),
        sentence=_seal(said.sentence),
        page=_head(said.page),
    )


def _story(story: Story) -> Story:
    return replace(story, headline=_perhaps(story.headline))


def _treaty(treaty: Treaty) -> Treaty:
    """Its names stay."""
    own = {"names": treaty.names, "trigger": _perhaps(treaty.trigger), "missing": _unquoted(treaty.missing)}
    made: Treaty = _parts(treaty, RULES, **own)
    return made


def _treaty_record(treaty: TreatyRecord) -> TreatyRecord:
    made: TreatyRecord = _parts(treaty, RULES, trigger=_perhaps(treaty.trigger))
    return made


def _step(step: TreatyStep) -> TreatyStep:
    """A condition in our own words stays, one in those of the page does not."""
    quoted = step.condition_span is not None and step.condition == step.condition_span.text
    made: TreatyStep = _parts(step, RULES, condition=_perhaps(step.condition) if quoted else step.condition)
    return made


def _step_record(record: StepRecord) -> StepRecord:
    spans = (each.step.condition_span for each in record.evidence)
    quoted = record.condition in {span.text for span in spans if span}
    condition = _perhaps(record.condition) if quoted else record.condition
    made: StepRecord = _parts(record, RULES, condition=condition)
    return made


def _obligation(obligation: TreatyObligation) -> TreatyObligation:
    return replace(obligation, clause=_seal(obligation.clause), casus=_perhaps(obligation.casus))


def _attribution(said: Attribution) -> Attribution:
    """Who speaks stays, as the names of all others do."""
    return replace(said, cue=tuple(map(_span, said.cue)), content=tuple(map(_span, said.content)))


def _correction(correction: Correction) -> Correction:
    if correction.field not in TEXTS:
        return correction
    return replace(correction, was=_seal(correction.was), now=_seal(correction.now))


def _review(review: Review) -> Review:
    """A comment is the reviewer's own."""
    kept = {name: _seal(value) if name in TEXTS else value for name, value in review.fields.items()}
    return replace(review, fields=kept)


def _kept(kept: Kept) -> Kept:
    """Its label is that of the record; a page is called by its headline."""
    label = _seal(kept.label) if kept.review.kind == "page" else kept.label
    return replace(kept, review=_review(kept.review), label=label)


def _disagreement(found: Disagreement) -> Disagreement:
    return replace(
        found, one=_quantity(found.one), other=_quantity(found.other), why=_QUOTED.sub("it", found.why)
    )


def _quantity(quantity: Quantity) -> Quantity:
    """ "about 12 people" as "12 people", "thousands" as "2000 or more people"."""
    if quantity.value is not None:
        number = _say(quantity.value)
    elif quantity.low is not None and quantity.high is not None:
        number = f"{_say(quantity.low)} to {_say(quantity.high)}"
    elif quantity.low is not None:
        number = f"{_say(quantity.low)} or more"
    else:
        number = f"up to {_say(quantity.high)}" if quantity.high is not None else "some"
    return replace(quantity, text=f"{number} {quantity.unit}" if quantity.unit else number)


def _say(number: float) -> str:
    return f"{number:.15g}"


PATHS: dict[type, Rule] = {PageHead: _without_path, Page: _without_path, Report: _same, Event: _same}
"""By kind of record, what takes paths away."""
RULES: dict[type, Rule] = {
    Attribution: _attribution,
    Block: _block,
    Correction: _correction,
    Disagreement: _disagreement,
    Entity: _entity,
    Event: _event,
    Kept: _kept,
    Page: _page,
    PageHead: _head,
    Place: _same,
    Quantity: _quantity,
    Quotation: _quotation,
    Report: _report,
    Review: _review,
    Span: _span,
    StepRecord: _step_record,
    Story: _story,
    Treaty: _treaty,
    TreatyObligation: _obligation,
    TreatyRecord: _treaty_record,
    TreatyStep: _step,
    Uncoded: _uncoded,
}
"""By kind of record, what seals it. One that is not here is walked through."""
