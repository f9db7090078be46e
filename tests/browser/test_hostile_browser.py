"""Hostile pages in a browser: no script of theirs runs, nothing is asked of another host."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from browsing import Tab, serving
from playwright.sync_api import Dialog

from dateline import coder
from dateline.coder import Tools
from dateline.pages import read
from dateline.serve.app import create_app
from dateline.store.sql import open_store

sys.path.append(str(Path(__file__).parent.parent / "serve"))
from hostile_pages import write


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory, tools: Tools) -> Iterator[str]:
    """The address of a server over pages that attack."""
    folder = tmp_path_factory.mktemp("attacked")
    write(folder)
    with open_store(folder / "news.db") as store:
        for coded in coder.code_all([read(path) for path in sorted(folder.glob("*.html"))], tools):
            store.add(coded)
        store.link()
        with serving(create_app(store)) as address:
            yield address


def test_no_script_of_a_page_runs(attacked: str, tab: Tab) -> None:
    def opened(dialog: Dialog) -> None:
        tab.faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    tab.page.on("dialog", opened)
    tab.page.set_default_timeout(30_000)
    pages = httpx.get(f"{attacked}/api/v1/pages?limit=200").json()["pages"]
    events = httpx.get(f"{attacked}/api/v1/events?limit=8").json()["events"]
    paths = ["/", "/events", "/stories", "/pages", "/actors", "/sources", "/explore", "/api/v1",
             "/search?q=%3Cscript%3Ealert(1)%3C/script%3E"]  # fmt: skip
    paths += [f"/pages/{each['id']}" for each in pages] + [f"/events/{each['id']}" for each in events]
    for path in paths:
        page = tab.open(attacked + path)
        assert page.locator("[onerror],[onload],[onmouseover],[style*=expression],iframe").count() == 0, path
        links = page.eval_on_selector_all("a", "all => all.map(each => each.protocol)")
        assert set(links) <= {"http:", "https:"}, path
    assert not tab.unexpected()
