"""Lists of feeds, feeds and sitemaps, sound and hostile."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import SkipPage
from dateline.live.addresses import canonical
from dateline.live.feeds import contents, subscriptions

ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Courier</title>
<entry><link href="/a?utm_source=x"/><updated>2026-03-01T10:00:00Z</updated><title>Talks</title></entry>
<entry><link href="https://courier.example/a"/></entry><entry><id>urn:1</id></entry></feed>"""
SITEMAP = b"""<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://courier.example/b</loc>
<news:news><news:publication_date>2026-03-02</news:publication_date><news:title>Vote</news:title></news:news></url>
</urlset>"""
CHILD = b"<sitemap><loc>/news-1.xml</loc></sitemap>"
INDEX = b"<sitemapindex>" + CHILD + CHILD + b"</sitemapindex>"


def test_atom() -> None:
    found = contents(ATOM, "https://courier.example/feed")
    assert (found.kind, found.title) == ("atom", "Courier")
    assert [each.url for each in found.items] == ["https://courier.example/a"]


def test_a_news_sitemap_and_an_index_of_them() -> None:
    (item,) = contents(SITEMAP, "https://courier.example/sitemap.xml").items
    assert (item.url, item.title, item.stamp) == ("https://courier.example/b", "Vote", "2026-03-02")
    found = contents(INDEX, "https://courier.example/sitemap.xml")
    assert found.sitemaps == ("https://courier.example/news-1.xml",)


def test_subscriptions_in_opml_and_lines() -> None:
    opml = b'<opml><body><outline text="a"><outline xmlUrl="https://a.example/f"/></outline></body></opml>'
    assert subscriptions(opml, "x") == ("https://a.example/f",)
    lines = b"# mine\nhttps://a.example/f\n\nhttps://a.example/f\nnot an address\n"
    assert subscriptions(lines, "x") == ("https://a.example/f",)
    with pytest.raises(SkipPage, match="names no feed"):
        subscriptions(b"# nothing", "x")


@pytest.mark.parametrize(
    "data",
    [
        b"<html><body>No feed</body></html>",
        b"",
        b'<!DOCTYPE a [<!ENTITY b "bbb">]><urlset><url><loc>&b;</loc></url></urlset>',
        b"<urlset><url><loc>",
    ],
)
def test_what_is_no_feed_is_one_line(data: bytes) -> None:
    with pytest.raises(SkipPage) as caught:
        contents(data, "https://courier.example/feed")
    assert "\n" not in str(caught.value)


@settings(max_examples=80, deadline=None)
@given(noise=st.binary(max_size=300), place=st.integers(0, len(ATOM)))
def test_noise_in_a_feed_is_read_or_refused(noise: bytes, place: int) -> None:
    for whole in (ATOM, SITEMAP):
        try:
            found = contents(whole[:place] + noise + whole[place:], "https://courier.example/feed")
        except SkipPage:
            continue
        assert all(each.url.startswith(("http://", "https://")) for each in found.items)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("HTTPS://Courier.Example:443/a?utm_source=x&id=3#top", "https://courier.example/a?id=3"),
        ("http://x.example", "http://x.example/"),
        ("http://x.example/?a=1&b", "http://x.example/?a=1&b"),
        ("/z y", "https://base.example/z%20y"),
        ("javascript:alert(1)", None),
        ("http://", None),
        ("http://[::1", None),
        ("http://x.example:99999/", None),
    ],
)
def test_one_address_for_one_page(address: str, expected: str | None) -> None:
    assert canonical(address, "https://base.example/") == expected


@given(st.text(max_size=60))
def test_the_canonical_form_is_its_own(text: str) -> None:
    found = canonical(text, "https://base.example/")
    assert found is None or canonical(found) == found
