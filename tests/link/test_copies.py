"""Copies: whole, cut, rewritten; and what is no copy."""

from __future__ import annotations

import random
from collections.abc import Collection, Iterable

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.link import copies
from dateline.link.copies import Sheet
from dateline.model import Block, CopyFamily, Page


def sentences(seed: int, count: int) -> list[str]:
    """Sentences of fifteen invented words, another text for each seed."""
    pick = random.Random(seed)
    return [" ".join("".join(pick.choices("aeiklmnorst", k=6)) for _ in range(15)) for _ in range(count)]


def page(parts: list[str], *, outlet: str = "One", agency: str | None = None, day: int = 1) -> Page:
    blocks = tuple(Block(index=i, kind="body", text=text) for i, text in enumerate(parts))
    return Page(site_name=outlet, agency=agency, published=f"2026-03-{day:02}", blocks=blocks)


def together(*pages: Page) -> bool:
    return len(copies.families(copies.sheet(each, str(i)) for i, each in enumerate(pages))) == 1


TEXT = sentences(1, 12)


def test_the_same_text_in_two_outlets_is_one_family_with_both_outlets() -> None:
    one = copies.sheet(page(TEXT, outlet="Two", agency="MNA", day=2), "b")
    other = copies.sheet(page(TEXT, outlet="One"), "a")
    assert copies.families([one, other]) == (
        CopyFamily(id="a", pages=("a", "b"), outlets=("One", "Two"), agency="MNA"),
    )


def test_a_text_cut_short_or_with_sentences_added_is_a_copy() -> None:
    assert together(page(TEXT), page(TEXT[:5]))
    assert together(page(TEXT), page([*TEXT[:9], *sentences(2, 3)]))


def test_a_third_of_a_text_under_the_same_credit_is_a_copy() -> None:
    mixed = [*TEXT[:4], *sentences(2, 9)]
    assert not together(page(TEXT), page(mixed))
    assert together(page(TEXT, agency="MNA"), page(mixed, agency="MNA"))


def test_other_texts_and_a_shared_sentence_are_no_copies() -> None:
    assert not together(page(TEXT), page(sentences(2, 12)))
    assert not together(page(TEXT), page([TEXT[0], *sentences(2, 11)]))
    assert not together(page([]), page([]))


class Memory:
    """A store of pages as finding copies sees it."""

    def __init__(self) -> None:
        self.sheets: dict[str, Sheet] = {}
        self.family: dict[str, str] = {}

    def families_at(self, runs: Collection[int]) -> Collection[str]:
        return {self.family[id] for id, each in self.sheets.items() if set(copies.runs(each)) & set(runs)}

    def families_of(self, pages: Collection[str]) -> Collection[str]:
        return {self.family[id] for id in pages if id in self.family}

    def sheets_in(self, families: Collection[str]) -> Iterable[Sheet]:
        return [each for id, each in self.sheets.items() if self.family[id] in families]

    def apply(self, added: Collection[Sheet] = (), removed: Collection[str] = ()) -> None:
        found = copies.refamilies(self, added=list(added), removed=removed)
        for id in removed:
            self.sheets.pop(id, None)
            self.family.pop(id, None)
        self.sheets.update({each.page: each for each in added})
        self.family.update(copies.family_of(found))


@st.composite
def shelves(draw: st.DrawFn) -> list[Sheet]:
    parts = draw(st.lists(st.lists(st.integers(0, 5), min_size=1, max_size=4), min_size=1, max_size=8))
    return [
        copies.sheet(page([" ".join(TEXT[2 * n : 2 * n + 2]) for n in own], day=i + 1), f"p{i}")
        for i, own in enumerate(parts)
    ]


@settings(deadline=None, max_examples=40)
@given(sheets=shelves(), seed=st.integers(0, 99))
def test_families_do_not_depend_on_the_order_nor_on_the_steps(sheets: list[Sheet], seed: int) -> None:
    shuffled = random.Random(seed).sample(sheets, len(sheets))
    assert copies.families(shuffled) == copies.families(sheets)
    memory = Memory()
    for each in shuffled:
        memory.apply([each])
    memory.apply(shuffled[:1])
    assert memory.family == copies.family_of(copies.families(sheets))
    memory.apply(removed=["p0"])
    assert memory.family == copies.family_of(copies.families(each for each in sheets if each.page != "p0"))
