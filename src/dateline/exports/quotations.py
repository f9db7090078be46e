"""Quotations as CSV, one row each: speaker, cue, what is said and where; "; " parts names in a cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.exports.csv import cell, line
from dateline.store.base import Quotation

COLUMNS = (
    "speaker", "speaker_text", "country", "cue", "stance", "quote", "block", "start", "end", "about",
    "events", "sentence", "headline", "site_name", "published", "url", "source", "page",
)  # fmt: skip
"""In order; `quote` is the content, `start` and `end` its code points in the block."""


def lines(quotations: Iterable[Quotation]) -> Iterator[str]:
    """The header and a row for each quotation; a cell that is unknown is empty."""
    yield line(COLUMNS)
    for each in quotations:
        yield line(map(cell, _cells(each)))


def _cells(each: Quotation) -> tuple[object, ...]:
    page = each.page
    said = (each.speaker, each.speaker_text, each.country, each.cue, each.stance, each.content)
    where = (each.block, each.start, each.end, "; ".join(each.about), "; ".join(each.events), each.sentence)
    return (*said, *where, page.headline, page.site_name, page.published, page.url, page.source, page.id)
