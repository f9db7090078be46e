"""What browser tests share: a server over the samples, and a browser that notes what must not happen.

    from browsing import OwnServer, Tab

    def test_something(server: str, tab: Tab) -> None:      # only reading
    def test_review(own_server: OwnServer, tab: Tab) -> None:   # writing, in a copy of the store

Every `tab` fails its test at the end if a page wrote an error to the console, broke the content security
policy or asked another host for anything. `tab.allowed` takes parts of messages that a test expects.
The synchronous Playwright keeps a running event loop, so `asyncio.run` does not work in these tests:
ask the server with `httpx.get(server + "/…")`.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import OwnServer, Tab, serving, watched
from playwright.sync_api import Browser, sync_playwright

from dateline.cli import run as command
from dateline.serve.app import create_app
from dateline.store.sql import open_store

ROOT = Path(__file__).resolve().parent.parent.parent
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All tests of this folder are the browser's; they run by themselves, since they take longest."""
    here = Path(__file__).resolve().parent
    for item in items:
        if here in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def samples_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store file with all samples, coded and linked. Tests that write take `own_server`."""
    path = tmp_path_factory.mktemp("browser") / "samples.db"
    assert command(["add", str(ROOT / "samples"), "--store", str(path)], {}) == 0
    return path


@pytest.fixture(scope="session")
def server(samples_store: Path) -> Iterator[str]:
    """The address of a server over the samples, for reading."""
    with open_store(samples_store) as store, serving(create_app(store)) as address:
        yield address


@pytest.fixture
def own_server(samples_store: Path, tmp_path: Path) -> Iterator[OwnServer]:
    """A server over a copy of the samples that only this test sees."""
    copy = tmp_path / "own.db"
    with open_store(samples_store):  # the write-ahead log goes into the file when its last user leaves
        pass
    shutil.copy(samples_store, copy)
    with open_store(copy) as store, serving(create_app(store)) as address:
        yield OwnServer(address=address, store=store)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's chromium; of the module, since its event loop must be gone before other tests run."""
    if CHROMIUM is None:
        pytest.skip("there is no chromium here: apt-get install chromium")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield opened
        opened.close()


@pytest.fixture
def new_tab(browser: Browser) -> Iterator[Callable[..., Tab]]:
    """Open tabs with options of a browser context: `viewport={"width": 360, "height": 740}`,
    `color_scheme="dark"`, `java_script_enabled=False`, `bypass_csp=True` (which `axe` needs)."""
    opened: list[Tab] = []
    contexts = []

    def make(**options: Any) -> Tab:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **options})
        context.set_default_timeout(10_000)
        contexts.append(context)
        tab = watched(context.new_page())
        opened.append(tab)
        return tab

    yield make
    for context in contexts:
        context.close()
    assert not [fault for tab in opened for fault in tab.unexpected()]


@pytest.fixture
def tab(new_tab: Callable[..., Tab]) -> Tab:
    """One tab, 1280 pixels wide, with scripts."""
    return new_tab()
