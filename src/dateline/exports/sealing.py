"""An event without the text of its outlet, for exports that are published.

Sentence, trigger, headline and what is quoted give way to the SHA-256 of their UTF-8 bytes; their spans
stay, so that whoever has the page can find the words and check that they are the same. Names of people,
organisations and places stay: they are the data. Numbers are said in our own words.
"""

from __future__ import annotations

import re
from dataclasses import replace
from hashlib import sha256

from dateline.model import Attribution, Quantity, Report, Span
from dateline.store.base import PageHead, StoredEvent

SEAL = "sha256:"
ADDRESSES = ("http://", "https://")
_QUOTED = re.compile(r"'[^']{0,200}'")


def sealed(event: StoredEvent) -> StoredEvent:
    """The event with hashes in place of the outlet's text."""
    return replace(event, report=_report(event.report), page=_head(event.page))


def _head(page: PageHead) -> PageHead:
    """Without its headline; a path of this machine is nobody's business either."""
    source = page.source if page.source and page.source.startswith(ADDRESSES) else None
    return replace(page, headline=_seal(page.headline) if page.headline else None, source=source)


def is_sealed(text: str | None) -> bool:
    """Is this a hash in place of a text?"""
    return text is not None and text.startswith(SEAL) and len(text) == len(SEAL) + 64


def _seal(text: str) -> str:
    return SEAL + sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _span(span: Span) -> Span:
    return replace(span, text=_seal(span.text))


def _report(report: Report) -> Report:
    return replace(
        report,
        trigger=_span(report.trigger),
        sentence=_span(report.sentence),
        attribution=tuple(map(_attribution, report.attribution)),
        quantities=tuple(map(_quantity, report.quantities)),
        missing={facet: _QUOTED.sub("it", why) for facet, why in report.missing.items()},
    )


def _attribution(each: Attribution) -> Attribution:
    return replace(each, cue=tuple(map(_span, each.cue)), content=tuple(map(_span, each.content)))


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
