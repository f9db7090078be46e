"""Every kind of view opens in a browser without a fault, with and without scripts."""

from __future__ import annotations

from collections.abc import Callable

import httpx
import pytest
from browsing import Tab

LISTS = ("events", "stories", "treaties", "pages")


def one_of_each(server: str) -> list[str]:
    """Every list, and the first thing of each."""
    found = ["/"]
    for name in LISTS:
        listed = httpx.get(f"{server}/{name}.json").json()[name]
        first = listed[0].get("treaty", listed[0])
        found += [f"/{name}", f"/{name}/{first['id']}"]
    return found


@pytest.mark.parametrize("scripts", [True, False])
def test_every_view_opens(server: str, new_tab: Callable[..., Tab], scripts: bool) -> None:
    tab = new_tab(java_script_enabled=scripts)
    for path in one_of_each(server):
        page = tab.open(server + path)
        assert page.locator("h1").count() == 1, path
