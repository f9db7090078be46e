"""Finding what lies near a page without reading all that is stored, and the days and sources of a story."""

from __future__ import annotations

from typing import Any

import pytest
from linked_pages import story, treaty
from test_happening import told

from dateline.model import Story
from dateline.serve import near, storied
from dateline.store.base import NotStored, PageHead, StoredEvent


class Shelf:
    """A store of stories."""

    def __init__(self, *stories: Story) -> None:
        self.found = {each.id: each for each in stories}

    def story(self, id: str) -> Story:
        if id not in self.found:
            raise NotStored(id, "there is none")
        return self.found[id]


def month(number: int) -> Story:
    return story(f"s{number}", (f"p{number}",), (), last=f"2024-{number:02}-20")


@pytest.mark.parametrize(("its", "expected"), [("s2", "s2"), ("gone", None), (None, None)])
def test_the_story_of_a_page(its: str | None, expected: str | None) -> None:
    shelf: Any = Shelf(month(1), month(2))
    found = near.story_of(shelf, PageHead(id="p2", story=its))
    assert (found.id if found else None) == expected


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
    heads = [PageHead(id=f"p{number}", family="a" if number in (1, 3) else None) for number in range(1, 6)]
    families = storied.families(heads)
    assert [(each.first.id, [copy.id for copy in each.copies]) for each in families] == [
        ("p1", ["p3"]), ("p2", []), ("p4", []), ("p5", []),
    ]  # fmt: skip
    first, second = storied.days(story("s", ("p1",), ("small", "big")), events, heads)
    assert [each.id for each in first.events] == ["big", "small"]
    assert [head.id for head in second.pages] == ["p1"]
    assert second.events == ()


def test_the_treaties_of_pages() -> None:
    class Treaties:
        def treaties_on(self, pages: list[str]) -> tuple[Any, ...]:
            return tuple(each for each in (treaty("a", "p1"), treaty("b", "p2")) if each.pages[0] in pages)

    view: Any = Treaties()
    assert [each.id for each in near.treaties_of(view, [PageHead(id="p2", published="2024-11-12")])] == ["b"]
