"""Stories and treaties as rows: the columns of their CSV, wherever it is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dateline.model import Story, TreatyRecord
from dateline.store.base import PageHead

STORY_COLUMNS = ("id", "headline", "section", "first", "last", "pages", "outlets", "sources", "related")
PAGE_COLUMNS = ("id", "published", "site_name", "headline", "url")
TREATY_COLUMNS = ("id", "name", "parties", "field", "kind", "status", "steps", "obligations", "first", "last")
STEP_COLUMNS = (
    "step", "party", "by", "date", "pending", "negated", "contested", "condition", "pages", "sentence",
)  # fmt: skip


def story_cells(story: Story) -> tuple[Any, ...]:
    """A story as a row of STORY_COLUMNS."""
    return (
        story.id,
        story.headline,
        story.section,
        story.first,
        story.last,
        len(story.pages),
        "; ".join(story.outlets),
        story.sources,
        "; ".join(each.story for each in story.related),
    )


def page_cells(head: PageHead) -> tuple[Any, ...]:
    """A page of a story as a row of PAGE_COLUMNS."""
    return head.id, head.published, head.site_name, head.headline, head.url


def treaty_cells(treaty: TreatyRecord, status: str) -> tuple[Any, ...]:
    """A treaty with its status on some day as a row of TREATY_COLUMNS."""
    steps = (
        " ".join(filter(None, (step.date, "not" if step.negated else None, step.step, step.party)))
        + (" (pending)" if step.pending else "")
        for step in treaty.steps
    )
    return (
        treaty.id,
        treaty.name,
        "; ".join(treaty.parties),
        treaty.field,
        treaty.kind,
        status,
        "; ".join(steps),
        "; ".join(each.kind for each in treaty.obligations),
        treaty.first,
        treaty.last,
    )


def step_cells(treaty: TreatyRecord) -> Iterator[tuple[Any, ...]]:
    """The steps of a treaty as rows of STEP_COLUMNS."""
    for step in treaty.steps:
        pages = "; ".join(dict.fromkeys(each.page for each in step.evidence))
        sentence = step.evidence[0].step.sentence.text if step.evidence else None
        marks = (step.pending, step.negated, step.contested)
        yield (step.step, step.party, step.by, step.date, *marks, step.condition, pages, sentence)
