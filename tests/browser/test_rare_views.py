"""Views that one sees seldom: errors, a store with nothing or one page in it, open forms, accounts, paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from argon2 import PasswordHasher
from browsing import OwnServer, Tab, serving
from playwright.sync_api import Page

import factories
from dateline.serve.app import create_app
from dateline.serve.options import Serving
from dateline.store import accounts
from dateline.store.sql import SqlStore, open_store

PASSWORD = "nine ruritanian diplomats"
NARROW, WIDE = {"width": 360, "height": 740}, {"width": 1280, "height": 900}
LOOKS = [("light", WIDE), ("dark", NARROW)]
LISTS = ("/", "/explore", "/events", "/stories", "/treaties", "/actors", "/sources", "/pages", "/review",
         "/reviews", "/quality", "/search", "/search?q=treaty", "/api/v1")  # fmt: skip
ERRORS = ("/none", "/events/none", "/pages/none", "/actors/Nobody", "/events?type=NO", "/events?since=x",
          "/explore?quad=9", "/search?q=%22%22", "/treaties?on=x", "/events?text=" + "x" * 9000)  # fmt: skip


def faults(tab: Tab, address: str) -> list[str]:
    """What is wrong there: violations, sideways scrolling, not one heading of the first rank."""
    page = tab.open(address)
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    heads = page.locator("h1").count()
    return [
        *tab.axe(),
        *([f"{over} too wide"] if over > 0 else []),
        *([f"{heads} headings"] if heads != 1 else []),
    ]


def all_faults(tab: Tab, address: str, paths: tuple[str, ...] | list[str]) -> dict[str, list[str]]:
    found = {path[:40]: faults(tab, address + path) for path in paths}
    return {path: each for path, each in found.items() if each}


def look(new_tab: Callable[..., Tab], number: int) -> Tab:
    """A tab in the light and wide, or in the dark and narrow."""
    theme, size = LOOKS[number]
    return new_tab(bypass_csp=True, color_scheme=theme, viewport=size, reduced_motion="reduce")


@pytest.mark.parametrize("number", [0, 1])
def test_errors_are_views_like_others(server: str, new_tab: Callable[..., Tab], number: int) -> None:
    tab = look(new_tab, number)
    tab.allowed.append("Failed to load resource")
    assert not all_faults(tab, server, ERRORS)
    assert tab.page.get_by_role("navigation", name="Sections").is_visible()


def test_who_asks_too_often_is_told_so_in_a_view(samples_store: Path, new_tab: Callable[..., Tab]) -> None:
    tab = look(new_tab, 1)
    tab.allowed.append("429")
    with open_store(samples_store) as store, serving(create_app(store, Serving(rate=1))) as address:
        tab.open(f"{address}/treaties")
        assert not faults(tab, f"{address}/treaties")
        assert "Too many requests" in (tab.page.locator("main").text_content() or "")


@pytest.fixture(params=[0, 1], ids=["empty", "one page"])
def small(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a server over a store with so many pages."""
    with open_store(tmp_path / "small.db") as store:
        for number in range(request.param):
            store.add(factories.coded(number + 1))
        store.link()
        with serving(create_app(store)) as address:
            yield address


def test_a_store_with_next_to_nothing(small: str, new_tab: Callable[..., Tab]) -> None:
    assert not all_faults(look(new_tab, 0), small, LISTS)
    tab = look(new_tab, 1)
    assert not all_faults(tab, small, ("/", "/explore", "/sources"))


@pytest.mark.parametrize("number", [0, 1])
def test_the_forms_of_reviews_when_they_are_open(
    server: str, new_tab: Callable[..., Tab], number: int
) -> None:
    treaty = httpx.get(f"{server}/treaties.json").json()["treaties"][0]["treaty"]["id"]
    story = httpx.get(f"{server}/stories.json").json()["stories"][0]["id"]
    tab = look(new_tab, number)
    assert not all_faults(tab, server, [f"/treaties/{treaty}", f"/stories/{story}", "/review"])


@pytest.fixture
def door(samples_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[OwnServer]:
    """A server for others, with accounts; browsers take this name to be safe without https."""
    cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(accounts, "_hasher", lambda: cheap)
    accounts._nobody.cache_clear()
    with open_store(tmp_path / "own.db") as store:
        store.add(factories.coded(1))
        store.link()
        store.accounts.add("ann", "reader", PASSWORD)
        app = create_app(store)
        app.state.published = True
        with serving(app) as address:
            yield OwnServer(address=address.replace("127.0.0.1", "localhost"), store=store)


def test_signing_in_by_keyboard_and_what_a_reader_sees(door: OwnServer, new_tab: Callable[..., Tab]) -> None:
    tab = look(new_tab, 1)
    tab.allowed.append("403")
    assert not all_faults(tab, door.address, ["/review", "/sign-in?back=/review"])
    page = tab.page
    page.get_by_label("Name").focus()
    for word in ("ann", "wrong"):
        page.keyboard.type(word)
        page.keyboard.press("Tab" if word == "ann" else "Enter")
    page.get_by_role("alert").wait_for()
    assert not tab.axe()
    page.get_by_label("Password").focus()
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/review")
    assert not all_faults(tab, door.address, ["/review", "/sign-in", f"/events/{_event(door.store)}"])


def _event(store: SqlStore) -> str:
    return store.listing().items[0].id


def test_large_letters_do_not_push_anything_out(server: str, new_tab: Callable[..., Tab]) -> None:
    """At 400 % on a screen of 1280 the page is 320 pixels wide (1.4.10); at 200 % it is 640."""
    for width in (320, 640):
        tab = new_tab(viewport={"width": width, "height": 512})
        for path in ("/", "/explore", "/events", "/review", "/treaties", "/sources", "/search?q=treaty"):
            page = tab.open(server + path)
            over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert over <= 0, (width, path)


def test_paper_has_the_text_and_not_the_tools(server: str, new_tab: Callable[..., Tab]) -> None:
    """Printed, in the dark too, a view is black on white, without forms and buttons."""
    tab = new_tab(color_scheme="dark")
    pages = httpx.get(f"{server}/pages.json").json()["pages"]
    for path in ("/", "/events", "/explore", "/review", f"/pages/{pages[0]['id']}"):
        page = tab.open(server + path)
        page.emulate_media(media="print")
        shown = page.locator("button:visible, input:visible, nav:visible")
        assert shown.count() == 0, (path, shown.first.evaluate("each => each.outerHTML"))
        assert colours(page) == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"], path
        assert page.locator("h1").count() == 1


def colours(page: Page) -> list[str]:
    """Of letters and ground."""
    found = page.evaluate("(s => [s.color, s.backgroundColor])(getComputedStyle(document.body))")
    return [str(each) for each in found]
