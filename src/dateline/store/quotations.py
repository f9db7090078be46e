"""Who said what: attributions to rows of `quotations`, and back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, delete, insert, select

from dateline import serialise
from dateline.model import Attribution, Coded, Report, Span
from dateline.store import query, rows
from dateline.store.base import PageHead, Quotation
from dateline.store.schema import event_records, events, page_records, pages, quotations

if TYPE_CHECKING:
    from sqlalchemy import Select

    Query = Select[*tuple[Any, ...]]

OWN = tuple(
    quotations.c[name] for name in Quotation.__dataclass_fields__ if name not in ("page", "about", "events")
)


def add(connection: Connection, coded: Coded, *, page: int) -> None:
    """Keep what is said on a page."""
    reports = tuple(rows.distinct(coded.events))
    values = [{"page": page, **_row(each)} for each in of_page(replace(coded, events=reports))]
    if values:
        connection.execute(insert(quotations), values)


def remove(connection: Connection, page: int) -> None:
    """Let go of what is said on a page that another has replaced."""
    connection.execute(delete(quotations).where(quotations.c.page == page))


def fill(connection: Connection) -> None:
    """The quotations of every current page, from the records of a store that had no such table."""
    current = (
        select(pages.c.key, page_records.c.record).join(page_records).where(pages.c.replaced_by.is_(None))
    )
    keys = connection.execute(select(pages.c.key).where(pages.c.replaced_by.is_(None))).scalars().all()
    for key in keys:
        record = connection.execute(current.where(pages.c.key == key)).one().record
        mine = select(event_records.c.record).join(events).where(events.c.page == key).order_by(events.c.key)
        found = connection.execute(mine).scalars().all()
        reports = tuple(serialise.from_json(each, Report) for each in found)
        add(connection, replace(serialise.from_json(record, Coded), events=reports), page=key)


def of_page(coded: Coded, head: PageHead | None = None) -> Iterator[Quotation]:
    """What is said on a page, in page order. Without a `head` it gets one with no more than the day.

    Of an agency whose page it is, the sentences of the events that it tells in its own voice.
    """
    head = head or PageHead(id="", published=coded.page.published)
    sentences = [*(each.sentence for each in coded.events), *(each.sentence for each in coded.uncoded)]
    for said in _told(coded):
        covered = [report for report in coded.events if _of(said, report)]
        parties = (entity for report in covered for entity in (*report.actors, *report.recipients))
        first = said.content[0]
        yield Quotation(
            speaker=(said.source.name or said.source.text) if said.source else None,
            speaker_text=said.source.text if said.source else None,
            country=said.source.country if said.source else None,
            cue=" ".join(span.text for span in said.cue),
            stance=said.stance,
            content=" … ".join(span.text for span in said.content),
            sentence=_sentence(said, sentences),
            block=first.block,
            start=first.start,
            end=max(span.end for span in said.content if span.block == first.block),
            about=tuple(dict.fromkeys(entity.name or entity.text for entity in parties)),
            events=tuple(report.id for report in covered),
            page=head,
        )


def _told(coded: Coded) -> list[Attribution]:
    """The attributions, those of the page's agency cut down to the sentences of its events."""
    found: list[Attribution] = []
    for said in coded.attributions:
        own = (report.sentence for report in coded.events if report.attribution == (said,))
        found += [replace(said, content=(each,)) for each in dict.fromkeys(own)] if said.of_page else [said]
    return sorted(found, key=lambda said: min((span.block, span.start) for span in said.content))


def _of(said: Attribution, report: Report) -> bool:
    """Whether an event is part of what is said."""
    if said.of_page:
        return len(report.attribution) == 1 and report.sentence in said.content
    return said in report.attribution


def _sentence(said: Attribution, sentences: list[Span]) -> str:
    """The sentence of the cue, else of the content; an agency's lead stands before the sentence."""
    for span in (*(() if said.of_page else said.cue), *said.content):
        for sentence in sentences:
            if sentence.block == span.block and sentence.start <= span.start < sentence.end:
                return sentence.text
    return said.content[0].text


def _row(each: Quotation) -> rows.Row:
    row: rows.Row = {column.name: getattr(each, column.name) for column in OWN}
    return {
        **row,
        "listed": each.page.published or "",
        "folded": fold("\n".join(filter(None, (each.speaker, each.speaker_text)))),
        "about": "\n".join(name.replace("\n", " ") for name in each.about),
        "about_folded": fold("\n".join(each.about)),
        "events": " ".join(each.events),
    }


def fold(name: str) -> str:
    """A name for comparing: lower case, hyphens as blanks ("Choe Son-hui" is "Choe Son Hui")."""
    return name.lower().replace("-", " ").replace("’", "'")


def listing(
    speaker: str | None, *, about: str | None, stance: str | None, limit: int, cursor: str | None
) -> Query:
    """One part of a listing, and one more row if there are more."""
    head = tuple(pages.c[name].label(f"page_{name}") for name in rows.HEAD)
    statement = select(
        quotations.c.key, quotations.c.listed, *OWN, quotations.c.about, quotations.c.events, *head
    ).join(pages)
    if speaker:
        statement = statement.where(quotations.c.folded.contains(fold(speaker), autoescape=True))
    if about:
        statement = statement.where(quotations.c.about_folded.contains(fold(about), autoescape=True))
    if stance:
        statement = statement.where(quotations.c.stance == stance)
    if cursor:
        statement = statement.where(query.after(quotations.c.listed, quotations.c.key, cursor))
    return statement.order_by(quotations.c.listed.desc(), quotations.c.key).limit(limit + 1)


def quotation(row: Mapping[Any, Any]) -> Quotation:
    """A row of `listing`, as readers see it."""
    return Quotation(
        **{column.name: row[column.name] for column in OWN},
        about=tuple(row["about"].splitlines()),
        events=tuple(row["events"].split()),
        page=PageHead(**{name: row[f"page_{name}"] for name in rows.HEAD}),
    )
