"""An event in a line of our own words, and the address of its page, for formats that people read."""

from __future__ import annotations

from dateline.model import Report
from dateline.store.base import PageHead
from dateline.store.columns import name_of
from dateline.store.days import in_words


def address_of(page: PageHead) -> str | None:
    """The address of a page, if it is one that a reader may follow: pages can be hostile."""
    return page.url if page.url and page.url.startswith(("http://", "https://")) else None


def said(report: Report) -> str:
    """An event in our own words: "SANCTION expel: Borduria → two diplomats, in Vienna, 2024-11-11"."""
    who = ", ".join(map(name_of, report.actors)) or "somebody"
    whom = f" → {', '.join(map(name_of, report.recipients))}" if report.recipients else ""
    place = f", in {report.place.name or report.place.text}" if report.place else ""
    day = f", {in_words(report.date.edtf)}" if report.date and report.date.edtf else ""
    marks = f" ({', '.join(report.auxiliary)})" if report.auxiliary else ""
    return f"{' '.join((report.type, *report.modes))}{marks}: {who}{whom}{place}{day}"
