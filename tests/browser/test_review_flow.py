"""Reviewing in a browser: a correction and its undo, the queue by keyboard and without scripts, sign-in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from axe_playwright_python.sync_playwright import Axe
from browsing import OwnServer, Tab, serving
from playwright.sync_api import expect

import factories
from dateline.serve.app import create_app
from dateline.store import accounts
from dateline.store.accounts import Account
from dateline.store.reviews import Said
from dateline.store.sql import SqlStore, open_store

PASSWORD = "nine ruritanian diplomats"
EXPELLED = factories.expulsion().id
EVERYTHING = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
NARROW, WIDE = {"width": 360, "height": 740}, {"width": 1280, "height": 900}


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[SqlStore]:
    """A store of three pages, with something said by others."""
    with open_store(tmp_path / "own.db") as store:
        for number in (1, 2, 3):
            store.add(factories.coded(number))
        store.link()
        yield store


@pytest.fixture
def desk(filled: SqlStore) -> Iterator[OwnServer]:
    """A server for this machine alone."""
    with serving(create_app(filled)) as address:
        yield OwnServer(address=address, store=filled)


def test_a_correction_and_its_undo(desk: OwnServer, tab: Tab) -> None:
    page = tab.open(f"{desk.address}/events/{EXPELLED}")
    page.get_by_text("Correct it").click()
    page.get_by_label("Type").select_option("ACCUSE")
    page.get_by_label("Who", exact=True).fill("Borduria [HUN MIL]")
    page.get_by_label("Comment").fill("Words, <b>no</b> deed")
    page.get_by_role("button", name="Save the corrections").click()
    expect(page.locator(".changes")).to_contain_text("ACCUSE")
    expect(page.locator(".kicker .standing-mark").first).to_have_text("Corrected by reviewers")
    expect(page.locator(".said-of .comment")).to_have_text("Words, <b>no</b> deed")
    assert desk.store.event(EXPELLED).report.type == "ACCUSE"
    page.goto(f"{desk.address}/events?type=ACCUSE")
    expect(page.locator(".item")).to_have_count(1)
    page.go_back()
    page.get_by_role("button", name="Take back").click()
    expect(page.locator(".standing-mark")).to_have_count(0)
    assert desk.store.event(EXPELLED).report.type == "SANCTION"


def test_pages_are_reviewed_without_scripts(desk: OwnServer, new_tab: Callable[..., Tab]) -> None:
    id = desk.store.pages().items[0].id
    page = new_tab(java_script_enabled=False).open(f"{desk.address}/pages/{id}")
    page.get_by_label("Comment").fill("The photo is of another day")
    page.get_by_role("button", name="Right", exact=True).click()
    expect(page.locator("#review .said-of")).to_contain_text("The photo is of another day")
    expect(page.locator("#review .standing-mark")).to_have_text("Confirmed by reviewers")


def test_the_queue_by_keyboard(desk: OwnServer, tab: Tab) -> None:
    page = tab.open(f"{desk.address}/review?why=sample")
    due = page.locator(".asked").count()
    ids = [each.get_attribute("id") for each in page.locator(".asked").all()]
    page.keyboard.press("j")
    expect(page.locator(".asked").nth(0)).to_be_focused()
    page.keyboard.press("j")
    page.keyboard.press("k")
    expect(page.locator(".asked").nth(0)).to_be_focused()
    page.keyboard.press("a")
    expect(page.locator(".last")).to_contain_text("right")
    expect(page.locator(".asked")).to_have_count(due - 1)
    expect(page.locator(".asked").nth(0)).to_be_focused()
    page.keyboard.press("r")
    expect(page.locator(".last")).to_contain_text("wrong")
    page.keyboard.press("z")
    expect(page.locator(".asked")).to_have_count(due - 1)
    assert page.locator(".asked").nth(0).get_attribute("id") == ids[1]
    page.keyboard.press("j")
    page.keyboard.press("c")
    chosen = page.locator(".asked").nth(0).locator("select")
    expect(chosen).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".asked").nth(0)).to_be_focused()
    page.keyboard.press("u")
    expect(page.locator(".last")).to_contain_text("unsure")
    said = [each.review for each in desk.store.reviews.all()]
    assert [each.verdict for each in said] == ["unsure", None, "wrong", "right"]
    assert {each.asked for each in said if not each.undoes} == {"sample"}


def test_keys_do_nothing_while_somebody_types_or_turned_them_off(desk: OwnServer, tab: Tab) -> None:
    page = tab.open(f"{desk.address}/review")
    page.get_by_text("Correct it or comment").first.click()
    page.get_by_label("Comment").first.focus()
    page.keyboard.type("are")
    page.get_by_label("Keys").uncheck()
    page.keyboard.press("a")
    page.reload()
    expect(page.get_by_label("Keys")).not_to_be_checked()
    page.keyboard.press("a")
    expect(page.locator(".asked").first).to_be_visible()
    assert not desk.store.reviews.listing().items


def test_the_queue_without_scripts(desk: OwnServer, new_tab: Callable[..., Tab]) -> None:
    page = new_tab(java_script_enabled=False).open(f"{desk.address}/review")
    expect(page.locator("#keys")).to_be_hidden()
    page.locator(".asked").first.get_by_role("button", name="Unsure").click()
    page.get_by_role("button", name="Take it back").click()
    expect(page.locator(".last")).to_have_count(0)
    page.get_by_role("link", name="Leave these, show others").click()
    expect(page.get_by_text("Nothing is due here but what you left")).to_be_visible()
    assert len(desk.store.reviews.listing().items) == 2


@pytest.fixture
def door(filled: SqlStore, monkeypatch: pytest.MonkeyPatch) -> Iterator[OwnServer]:
    """A server for others, on this machine: cookies for https alone would not come back over http."""
    cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(accounts, "_hasher", lambda: cheap)
    accounts._nobody.cache_clear()
    filled.accounts.add("ann", "reviewer", PASSWORD)
    app = create_app(filled)
    app.state.published = True
    with serving(app) as address:
        # Browsers take this name to be safe without https, so that the cookies hold.
        yield OwnServer(address=address.replace("127.0.0.1", "localhost"), store=filled)


def test_signing_in_reviewing_and_signing_out(door: OwnServer, tab: Tab) -> None:
    tab.allowed.append("403")
    page = tab.open(f"{door.address}/events/{EXPELLED}")
    assert page.get_by_role("button", name="Wrong").count() == 0
    page.get_by_role("link", name="Sign in").click()
    page.get_by_label("Name").fill("ann")
    page.get_by_label("Password").fill("not the password")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_contain_text("No account has this name and password")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(re.compile("/events/"))
    page.get_by_role("button", name="Wrong").click()
    expect(page.locator(".said-of")).to_contain_text("ann")
    assert door.store.event(EXPELLED).review.standing == "wrong"  # type: ignore[union-attr]
    page.goto(f"{door.address}/review")
    page.get_by_role("button", name="Sign out").click()
    page.goto(f"{door.address}/review")
    expect(page.get_by_text("the queue is for reviewers")).to_be_visible()


@pytest.mark.parametrize(
    ("theme", "size", "rules"),
    [("light", WIDE, EVERYTHING), ("dark", NARROW, COLOURS)],
    ids=["light and wide", "dark and narrow"],
)
def test_what_people_see_can_be_read_by_all(
    desk: OwnServer, new_tab: Callable[..., Tab], theme: str, size: dict[str, int], rules: dict[str, object]
) -> None:
    """All rules of WCAG 2.2 A and AA in one theme; in the other those that a theme can break."""
    ben, eve = Account(name="ben", role="reviewer"), Account(name="eve", role="editor")
    reviews, store = desk.store.reviews, desk.store
    reviews.add(Said(kind="event", about=EXPELLED, fields={"type": "ACCUSE"}, comment="Words"), ben)
    for each in reviews.queue(ben, why="sample", limit=3):
        reviews.add(Said(kind="event", about=each.event.report.id, verdict="right", asked="sample"), ben)
        reviews.add(Said(kind="event", about=each.event.report.id, verdict="wrong"), eve)
    paths = ["/review", "/reviews", "/quality", "/events", f"/pages/{store.pages().items[0].id}"]
    paths += [f"/events/{EXPELLED}", f"/events/{store.listing().items[0].id}"]
    tab = new_tab(bypass_csp=True, color_scheme=theme, viewport=size)
    found = {}
    for path in paths:
        page = tab.open(desk.address + path)
        page.evaluate("document.querySelectorAll('details.correct').forEach(each => { each.open = true })")
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        violations = Axe().run(page, options={"runOnly": rules}).response["violations"]
        found[path] = [each["id"] for each in violations] + ([f"{wide} too wide"] if wide > 0 else [])
    assert not {path: faults for path, faults in found.items() if faults}
