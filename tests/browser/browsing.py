"""A server in a thread, and a page of a browser that notes what must not happen on it."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import uvicorn
from playwright.sync_api import ConsoleMessage, Page, Request

from dateline.store.sql import SqlStore

OWN_SCHEMES = ("data", "blob", "about")


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnServer:
    """A server over a copy of the samples that a test may write to."""

    address: str
    store: SqlStore


@dataclass(slots=True, kw_only=True)
class Tab:
    """A page of the browser; `faults` has what went wrong on it, in order."""

    page: Page
    faults: list[str] = field(default_factory=list)
    allowed: list[str] = field(default_factory=list)

    def open(self, address: str) -> Page:
        """Go there and wait until it is loaded."""
        self.page.goto(address, wait_until="load")
        return self.page

    def axe(self) -> list[str]:
        """Violations of WCAG 2.2 A and AA on what is shown, one line each. Needs `bypass_csp`."""
        from axe_playwright_python.sync_playwright import Axe

        tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
        found = Axe().run(self.page, options={"runOnly": {"type": "tag", "values": tags}})
        return [
            f"{each['id']}: {node['target']} {node.get('failureSummary', '')}"
            for each in found.response["violations"]
            for node in each["nodes"]
        ]

    def unexpected(self) -> list[str]:
        """The faults that the test did not say it expects."""
        return [fault for fault in self.faults if not any(part in fault for part in self.allowed)]


@contextlib.contextmanager
def serving(app: Any) -> Iterator[str]:
    """An application on a free port of this machine, in a thread; its address without a slash at the end."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        config = uvicorn.Config(app, log_level="warning", lifespan="off", ws="none", server_header=False)
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        until = time.monotonic() + 10
        while not server.started and time.monotonic() < until:
            time.sleep(0.01)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join(10)


def watched(page: Page) -> Tab:
    """The page with an eye on its console, its policy and whom it asks."""
    tab = Tab(page=page)

    def console(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):  # a broken policy is an error of the console too
            tab.faults.append(f"console {message.type}: {message.text}")

    def asked(request: Request) -> None:
        target = urlsplit(request.url)
        if target.scheme not in OWN_SCHEMES and target.hostname not in ("127.0.0.1", "localhost"):
            tab.faults.append(f"foreign request: {request.url}")

    page.on("console", console)
    page.on("pageerror", lambda error: tab.faults.append(f"script error: {error}"))
    page.on("request", asked)
    return tab
