"""The pages of the soak test: of many matters, each its own text, with the time when the feed names it."""

from __future__ import annotations

from dateline import pages, serialise
from dateline.bench.soak import page
from dateline.bench.web import Plan


def test_no_two_pages_are_alike_and_each_has_its_time() -> None:
    plan = Plan(sites=40)
    read = [
        pages.read_bytes(page(plan, site, number).encode(), where=f"{site}/{number}", url=None, declared=None)
        for site in range(plan.sites)
        for number in range(4)
    ]
    assert len({serialise.page_id(each) for each in read}) == len(read)
    assert len({each.headline for each in read}) > 40
    assert [each.published for each in read[:2]] == ["2026-02-02T02:40:00+00:00", "2026-02-02T02:50:00+00:00"]
