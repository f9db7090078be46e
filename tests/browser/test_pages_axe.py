"""Every view but the explorer and reviews meets WCAG 2.2 AA in both themes, and fits a phone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import Tab
from playwright.sync_api import Page

EVERYTHING = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
NARROW, WIDE = {"width": 360, "height": 740}, {"width": 1280, "height": 900}


@pytest.fixture(scope="session")
def views(server: str) -> list[str]:
    """An address of every kind of view, those with most on them where there is a choice."""

    def get(path: str) -> Any:
        return httpx.get(server + path).json()

    events = get("/events.json?limit=200")["events"]
    merged = max(events, key=lambda each: len(each["event"]["tellings"]))
    contested = [each for each in events if each["event"]["status"] == "contested"] or [merged]
    page = max(get("/pages.json")["pages"], key=lambda each: each["events"])
    treaty = max(get("/treaties.json")["treaties"], key=lambda each: len(each["treaty"]["steps"]))
    actors = get("/actors.json")
    return [
        "/",
        "/events?limit=8",
        "/quality",
        "/reviews?gone=1",
        "/sign-in",
        "/events?text=nothingofthekind",
        f"/events/{merged['id']}",
        f"/events/{contested[0]['id']}",
        f"/events/{merged['report']['id']}",
        "/stories?limit=8",
        f"/stories/{get('/stories.json')['stories'][0]['id']}",
        "/treaties",
        f"/treaties/{treaty['treaty']['id']}",
        "/actors",
        f"/actors/{actors['actors'][0]['country']}",
        f"/actors/{actors['named'][0][0]}",
        "/sources",
        "/search",
        "/search?q=treaty",
        "/pages",
        f"/pages/{page['id']}",
        f"/pages/{page['id']}?by=speaker",
    ]


def violations(page: Page, run: dict[str, Any]) -> list[str]:
    """What axe finds against these rules or tags, a line each."""
    options = {"runOnly": run, "resultTypes": ["violations"]}
    found = Axe().run(page, options=options).response["violations"]
    return [f"{each['id']}: {node['target']}" for each in found for node in each["nodes"]]


@pytest.mark.parametrize(("theme", "run"), [("light", EVERYTHING), ("dark", COLOURS)], ids=["light", "dark"])
def test_no_violation(
    server: str, views: list[str], new_tab: Callable[..., Tab], theme: str, run: dict[str, Any]
) -> None:
    """All rules in one theme; in the other those that a theme can break."""
    tab = new_tab(bypass_csp=True, color_scheme=theme, viewport=WIDE)
    found = {path: violations(tab.open(server + path), run) for path in views}
    assert not {path: faults for path, faults in found.items() if faults}


def test_nothing_is_cut_off_or_too_small_on_a_phone(
    server: str, views: list[str], new_tab: Callable[..., Tab]
) -> None:
    """No sideways scrolling of the page (1.4.10), and targets of 24 pixels outside of sentences (2.5.8)."""
    tab = new_tab(viewport=NARROW)
    for path in views:
        page = tab.open(server + path)
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert over <= 0, path
        small = page.evaluate(
            """() => [...document.querySelectorAll('button, input, select, summary, nav a')]
            .map(each => [each.getBoundingClientRect(), each])
            .filter(([box, each]) => box.width && Math.min(box.height, box.width) < 24
                && !each.closest('.visually-hidden'))
            .map(([box, each]) => `${each.tagName} ${each.textContent} ${box.width}x${box.height}`)"""
        )
        assert not small, path


def test_the_keyboard_gets_everywhere(server: str, new_tab: Callable[..., Tab]) -> None:
    """The skip link comes first and works; then name, search and sections, in the order of the eye."""
    page = new_tab().open(server + "/")
    seen = []
    for _ in range(5):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.textContent || document.activeElement.name"))
    assert seen == ["Skip to the content", "dateline", "q", "Search", "Front"]
    page.goto(server + "/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_search_from_the_masthead(server: str, new_tab: Callable[..., Tab]) -> None:
    """Words typed in any view lead to results with these words marked, without any script."""
    page = new_tab(java_script_enabled=False).open(server + "/sources")
    page.get_by_role("searchbox").fill("treaty")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=treaty")
    marked = page.locator("mark").all_text_contents()
    assert marked and {each.lower() for each in marked} == {"treaty"}


def test_what_is_missing_is_said_in_a_view(server: str, new_tab: Callable[..., Tab]) -> None:
    tab = new_tab(bypass_csp=True)
    tab.allowed.append("404")
    page = tab.open(server + "/actors/Nobody%20At%20All")
    assert "Nobody At All" in (page.locator("main").text_content() or "")
    assert not tab.axe()
