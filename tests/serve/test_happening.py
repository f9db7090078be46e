"""Reports put under their sources, and what they say in words."""

from __future__ import annotations

from dataclasses import replace

from linked_pages import meeting

from dateline.link.columns import Filed, Origin
from dateline.link.merged import merge
from dateline.model import Event, Party
from dateline.serve import happening, words
from dateline.store.base import PageHead, StoredEvent


def told(families: dict[int, str], dead: dict[int, int] | None = None) -> tuple[Event, list[StoredEvent]]:
    """An event of one report a page; each page in its copy family."""
    filed, stored = [], []
    for number, family in families.items():
        report = meeting(number, (dead or {}).get(number, 12)).events[0]
        outlet, published = f"Outlet {number}", f"2024-11-12T{number:02}:00:00Z"
        origin = Origin(page=f"p{number}", published=published, outlet=outlet, family=family)
        filed.append(Filed(report=report, origin=origin))
        stored.append(
            StoredEvent(id=report.id, report=report, page=PageHead(id=f"p{number}", site_name=outlet))
        )
    return merge(filed), stored


def test_copies_stand_under_one_source() -> None:
    event, stored = told({1: "a", 2: "b", 3: "a", 4: "a"})
    first, second = happening.sources(event, stored)
    assert first.outlets == ("Outlet 1", "Outlet 3", "Outlet 4")
    assert [each.telling.page for each in first.full] == ["p1"]
    assert [[each.telling.page for each in page] for page in first.repeats] == [["p3"], ["p4"]]
    assert second.outlets == ("Outlet 2",)
    assert not second.repeats


def test_a_rewritten_sentence_of_a_copy_is_shown() -> None:
    event, stored = told({1: "a", 2: "a"})
    other = replace(stored[1].report.sentence, text="Quite another sentence that met with approval.")
    stored[1] = replace(stored[1], report=replace(stored[1].report, sentence=other))
    (only,) = happening.sources(event, stored)
    assert len(only.full) == 2
    assert not only.repeats


def test_every_value_counts_independent_sources() -> None:
    event, _ = told({1: "a", 2: "b", 3: "a"}, {2: 15})
    facets = {each.name: each for each in happening.facets(event)}
    assert facets["When"].agreed
    assert [(each.text, each.sources) for each in facets["When"].values] == [("11 November 2024", 2)]
    assert facets["Dead"].agreed is False
    assert [(each.text, each.sources, len(each.tellings)) for each in facets["Dead"].values] == [
        ("12", 1, 2),
        ("15", 1, 1),
    ]
    assert facets["Who"].agreed is None


def test_numbers_and_differences_in_words() -> None:
    event, _ = told({1: "a", 2: "b"}, {2: 15})
    assert words.counts(event) == ("12 to 15 dead",)
    assert words.differs(event) == "the number dead"
    same, _ = told({1: "a", 2: "b"})
    assert words.counts(same) == ("12 dead",)
    assert words.differs(same) == ""


def test_the_event_that_a_report_is_part_of() -> None:
    event, stored = told({1: "a", 2: "b"})
    whole = replace(stored[0], id=event.id, event=event)
    assert happening.whole(stored[1].report.id, [whole]) is whole
    assert happening.whole("other", [whole]) is None
    assert set(happening.by_report([whole])) == {each.report.id for each in stored}
    assert happening.by_report([stored[0]]) == {stored[0].report.id: stored[0]}


def test_lists_and_codes_in_words() -> None:
    assert [words.listed("ABC"[:n]) for n in range(4)] == ["", "A", "A and B", "A, B and C"]
    assert words.plural(1, "story", "stories") == "1 story"
    assert words.plural(1200, "story", "stories") == "1,200 stories"
    assert words.spelled("signed by KEN on 2024-11-10, not NATO or UNO", ("KEN",)) == (
        "signed by Kenya on 10 November 2024, not NATO or UNO"
    )
    assert words.country("XXX") == "XXX"


def test_a_headline_names_those_whom_most_reports_name() -> None:
    parties = [Party(name=name, reports=reports) for name, reports in (("A", ("1", "2")), ("B", ("1",)))]
    assert [each.name for each in words.leading(parties)] == ["A"]
    equals = [Party(name=name, reports=("1",)) for name in "ABCDE"]
    assert [each.name for each in words.leading(equals)] == ["A", "B", "C"]
    assert words.leading([]) == ()
