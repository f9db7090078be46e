"""Finding what lies near a page without reading all that is stored, and the days and sources of a story."""

from __future__ import annotations

from typing import Any

import pytest
from linked_pages import story, treaty
from test_happening import told

from dateline.model import Story
from dateline.serve import near, storied
from dateline.store.base import Listing, NotStored, PageHead, StoredEvent


class Shelf:
    """A store of stories, newest first, two to a part, that notes how many parts were asked for."""

    def __init__(self, *stories: Story) -> None:
        self.found = sorted(stories, key=lambda each: each.last or "", reverse=True)
        self.asked = 0

    def stories(self, *, limit: int, cursor: str | None) -> Listing[Story]:
        self.asked += 1
        start = int(cursor or 0)
        following = str(start + 2) if start + 2 < len(self.found) else None
        return Listing(items=tuple(self.found[start : start + 2]), cursor=following)

    def story(self, id: str) -> Story:
        for each in self.found:
            if each.id == id:
                return each
        raise NotStored(id, "there is none")


def month(number: int) -> Story:
    return story(f"s{number}", (f"p{number}",), (), last=f"2024-{number:02}-20")


def find(shelf: Any, page: PageHead) -> str | None:
    found = near.story_of(shelf, page)
    return found.id if found else None


@pytest.mark.parametrize(("month_of_page", "parts"), [(12, 1), (9, 2), (1, 6)])
def test_the_story_of_a_page_is_found_and_no_more_read(month_of_page: int, parts: int) -> None:
    shelf = Shelf(*map(month, range(1, 13)))
    head = PageHead(id=f"p{month_of_page}", published=f"2024-{month_of_page:02}-20T10:00:00Z")
    assert find(shelf, head) == f"s{month_of_page}"
    assert shelf.asked == parts


def test_looking_ends_where_all_stories_are_older() -> None:
    shelf = Shelf(*map(month, range(1, 13)))
    assert find(shelf, PageHead(id="new", published="2024-11-30")) is None
    assert shelf.asked == 1


def test_a_page_without_a_day_is_looked_for_everywhere() -> None:
    shelf = Shelf(*map(month, range(1, 6)))
    assert find(shelf, PageHead(id="p1")) == "s1"


def test_what_was_taken_back_since_is_left_out() -> None:
    shelf: Any = Shelf(month(1), month(2))
    lead = story("lead", (), (), related=story("x", (), ()).related)
    assert near.related(shelf, lead) == ()
    assert [each.id for each in near._found(shelf.story, ["s2", "gone", "s1"])] == ["s2", "s1"]


def test_copies_stand_under_the_first_page_and_days_are_led_by_what_most_sources_tell() -> None:
    big, stored = told({1: "a", 2: "b", 3: "a"})
    small, _ = told({4: "d"})
    events = [
        StoredEvent(id="small", report=stored[0].report, page=PageHead(id="p4"), event=small),
        StoredEvent(id="big", report=stored[0].report, page=PageHead(id="p1"), event=big),
    ]
    heads = [PageHead(id=f"p{number}") for number in range(1, 6)]
    families = storied.families(heads, events)
    assert [(each.first.id, [copy.id for copy in each.copies]) for each in families] == [
        ("p1", ["p3"]), ("p2", []), ("p4", []), ("p5", []),
    ]  # fmt: skip
    first, second = storied.days(story("s", ("p1",), ("small", "big")), events, heads)
    assert [each.id for each in first.events] == ["big", "small"]
    assert [head.id for head in second.pages] == ["p1"]
    assert second.events == ()


def test_the_treaties_of_pages() -> None:
    class Treaties:
        def treaties(self, *, limit: int, cursor: str | None) -> Listing[Any]:
            return Listing(items=(treaty("a", "p1"), treaty("b", "p2")))

    view: Any = Treaties()
    assert [each.id for each in near.treaties_of(view, [PageHead(id="p2", published="2024-11-12")])] == ["b"]
