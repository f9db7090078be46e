"""The explorer in a browser: choose, drag, click the map, take away; by keyboard and without scripts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from browsing import Tab
from playwright.sync_api import Page, expect

BUSY = "/explore?since=2025-12-01&until=2026-06-30"
"""A stretch with events of the samples in most weeks."""


def asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_a_facet_narrows_the_view_and_can_be_taken_off(server: str, tab: Tab) -> None:
    page = tab.open(server + BUSY)
    choice = page.get_by_role("navigation", name="Narrow down").get_by_role(
        "link", name="ASSAULT", exact=True
    )
    number = choice.locator("xpath=following-sibling::span").inner_text()
    choice.click()
    expect(page.locator("h1")).to_have_text(f"{number} events")
    assert asked(page) == {"type": ["ASSAULT"], "since": ["2025-12-01"], "until": ["2026-06-30"]}
    page.get_by_role("link", name="Take off: ASSAULT").click()
    assert "type" not in asked(page)


def test_a_drag_over_the_time_line_sets_both_days(server: str, tab: Tab) -> None:
    page = tab.open(f"{server}{BUSY}&type=AGREE")
    bars = page.locator(".plot .bars")
    box = bars.bounding_box()
    assert box
    high = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] * 0.3, high)
    expect(page.locator(".tip")).to_be_visible()
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.6, high, steps=4)
    expect(page.locator(".plot .chosen")).to_be_visible()
    with page.expect_navigation():
        page.mouse.up()
    found = asked(page)
    assert found["type"] == ["AGREE"] and "text" not in found
    assert "2025-12-01" < found["since"][0] < found["until"][0] < "2026-06-30"


def test_escape_lets_go_of_a_drag(server: str, tab: Tab) -> None:
    page = tab.open(server + BUSY)
    box = page.locator(".plot .bars").bounding_box()
    assert box
    page.mouse.move(box["x"] + 200, box["y"] + 40)
    page.mouse.down()
    page.mouse.move(box["x"] + 400, box["y"] + 40)
    page.keyboard.press("Escape")
    page.mouse.up()
    expect(page.locator(".plot .chosen")).to_be_hidden()
    assert asked(page)["since"] == ["2025-12-01"]


def test_the_time_line_by_keyboard(server: str, tab: Tab) -> None:
    page = tab.open(server + BUSY)
    first = page.get_by_role("slider", name="First day shown")
    first.focus()
    before = first.get_attribute("aria-valuetext")
    for key in ("ArrowRight", "ArrowRight", "PageUp", "ArrowLeft"):
        first.press(key)
    assert first.get_attribute("aria-valuetext") != before
    with page.expect_navigation():
        first.press("Enter")
    assert asked(page)["since"][0] > "2025-12-01"


def test_a_click_on_the_map_adds_the_country(server: str, tab: Tab) -> None:
    page = tab.open(f"{server}/explore?type=ASSAULT")
    figure = page.locator("[data-map]")
    figure.scroll_into_view_if_needed()
    shape = page.locator(".drawn [data-to]").last
    expect(shape).to_be_attached()
    assert page.locator("[data-map] picture").count() == 0
    with page.expect_navigation():
        shape.dispatch_event("click")
    found = asked(page)
    assert found["type"] == ["ASSAULT"] and len(found["place"][0]) == 3
    expect(page.locator("h1")).to_contain_text("event")


def test_the_map_comes_closer_and_moves_without_a_click(server: str, tab: Tab) -> None:
    page = tab.open(f"{server}/explore?type=ASSAULT")
    page.locator("[data-map]").scroll_into_view_if_needed()
    for _ in range(2):
        page.get_by_role("button", name="Closer map").click()
    drawn = page.locator(".drawn")
    before, box = drawn.get_attribute("viewBox"), drawn.bounding_box()
    assert before and box and float(before.split()[2]) < 300
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 4, box["y"] + box["height"] / 2, steps=3)
    page.mouse.up()
    assert drawn.get_attribute("viewBox") != before
    for _ in range(2):
        page.get_by_role("button", name="Wider map").click()
    expect(page.get_by_role("button", name="Wider map")).to_be_disabled()
    assert asked(page) == {"type": ["ASSAULT"]}


def test_a_cell_of_the_matrix_chooses_both_sides(server: str, tab: Tab) -> None:
    page = tab.open(f"{server}/explore")
    cell = page.locator(".matrix td a").first
    number = cell.inner_text()
    cell.click()
    assert {"actor", "recipient"} <= set(asked(page))
    expect(page.locator("h1")).to_have_text(f"{number} {'event' if number == '1' else 'events'}")


def test_charts_and_events_can_be_taken_away(server: str, tab: Tab, tmp_path: Path) -> None:
    page = tab.open(f"{server}/explore?type=ASSAULT")
    for link, ending, begins in (
        (page.locator(".whom .take a", has_text="SVG"), ".svg", b"<svg"),
        (page.locator(".when .take a", has_text="CSV"), ".csv", b"first,last,events"),
        (page.locator(".formats a", has_text="csv"), ".csv", b"id,"),
    ):
        with page.expect_download() as download:
            link.click()
        name = download.value.suggested_filename
        assert name.startswith("dateline-") and name.endswith(ending)
        download.value.save_as(tmp_path / name)
        assert (tmp_path / name).read_bytes().startswith(begins)


def test_everything_can_be_done_without_scripts(server: str, new_tab: Callable[..., Tab]) -> None:
    page = new_tab(java_script_enabled=False).open(f"{server}/explore?type=ASSAULT")
    page.get_by_label("From").fill("2026-01-01")
    page.get_by_role("main").get_by_role("button", name="Show").click()
    assert asked(page)["since"] == ["2026-01-01"] and asked(page)["type"] == ["ASSAULT"]
    page.locator(".where summary").click()
    page.locator(".where details a").first.click()
    assert asked(page)["place"] and asked(page)["since"] == ["2026-01-01"]
    source = page.locator("[data-map] img")
    assert source.get_attribute("src", timeout=2_000)


def test_the_picture_without_scripts_is_light_or_dark(server: str) -> None:
    for scheme, colour in (("light", "#fbfaf6"), ("dark", "#171613")):
        assert colour in httpx.get(f"{server}/explore/map.svg?bare=1&scheme={scheme}", timeout=30).text


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_no_violation_in_any_width_and_scheme(
    server: str, new_tab: Callable[..., Tab], width: int, scheme: str
) -> None:
    tab = new_tab(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
        bypass_csp=True,
        reduced_motion="reduce",
    )
    page = tab.open(server + BUSY)
    page.locator("[data-map]").scroll_into_view_if_needed()
    expect(page.locator(".drawn")).to_be_attached()
    for summary in page.locator("main summary").all():
        summary.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert not tab.axe()
