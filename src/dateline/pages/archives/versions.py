"""Which of two versions of a story is the newer one, where an archive holds both in any order."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from dateline.model import Page
from dateline.pages.archives.entry import Entry

REMEMBERED = 50_000
"""Sources of which the newest version is remembered; those met longest ago are forgotten first."""

Times = tuple[str | None, str | None]
"""When the archive took a version, and when the version says that it was changed; ISO 8601."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """The newest version of each source that was met. `stored` gives the page that is kept of a source."""

    stored: Callable[[str], Page | None]
    _met: OrderedDict[str, Times] = field(default_factory=OrderedDict)

    def outdated(self, entry: Entry) -> bool:
        """Was a newer version met before, or is one kept? What has no times, or the same, is not older."""
        page = entry.page
        if page is None or page.source is None:
            return False
        mine, before = (entry.dated, stated(page)), self._met.get(page.source)
        if before is None:
            kept = self.stored(page.source)
            before = (None, stated(kept)) if kept else (None, None)
        if is_older(mine, before):
            return True
        self._met[page.source] = mine
        self._met.move_to_end(page.source)
        while len(self._met) > REMEMBERED:
            self._met.popitem(last=False)
        return False


def stated(page: Page) -> str | None:
    """When a page says that it was changed last, else published."""
    return page.modified or page.published


def is_older(mine: Times, other: Times) -> bool:
    """By when both were taken, where that is known of both; else by what they state."""
    for one, two in zip(mine, other, strict=True):
        if one and two:
            return _before(one, two)
    return False


def _before(one: str, two: str) -> bool:
    """Days are compared as days: a day alone is not before an hour of the same day."""
    if min(len(one), len(two)) <= len("2024-11-12"):
        return one[:10] < two[:10]
    return _moment(one) < _moment(two)


def _moment(iso: str) -> datetime:
    found = datetime.fromisoformat(iso)
    return found if found.tzinfo else found.replace(tzinfo=UTC)
