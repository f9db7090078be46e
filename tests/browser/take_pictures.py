"""Take the pictures of docs/tutorial/newsroom.md: `python tests/browser/take_pictures.py`.

It codes samples/news, serves them and photographs the views in Debian's chromium; all text on the
pictures is the samples' own. Letters look as the fonts of this machine do.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from browsing import serving
from playwright.sync_api import Browser, FloatRect, ViewportSize, sync_playwright

from dateline.cli import run as command
from dateline.serve.app import create_app
from dateline.store.base import StoredEvent, View
from dateline.store.sql import open_store

ROOT = Path(__file__).resolve().parent.parent.parent
OUT = ROOT / "docs" / "tutorial" / "pictures"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
LARGEST = 150_000
"""Bytes of a picture."""
CUT = {
    "page": "main",
    "speakers": "ol.legend",
    "event": "main",
    "treaty": "figure.picture",
    "actor": "main",
    "search": "main",
}
"""Where a picture begins, for those that leave the head of the page out."""
SIZES = {"event": (960, 760), "treaty": (1140, 520), "actor": (960, 760)}
SIZE = (960, 620)
"""Width and height; of those above, their own."""


def shown(view: View) -> dict[str, str]:
    """The address of each picture: things of the samples that have much to show, found by what they are."""
    event = next(each for each in view.listing(limit=200).items if _good(each))
    treaty = next(each for each in view.treaties().items if each.name == "Treaty of Assinie")
    page = next(each for each in view.find_pages("ambush") if each.events > 6)
    return {
        "front": "/",
        "page": f"/pages/{page.id}",
        "speakers": f"/pages/{page.id}?by=speaker",
        "event": f"/events/{event.id}",
        "treaty": f"/treaties/{treaty.id}?on=2026-04-01",
        "actor": "/actors/TUN",
        "search": "/search?q=ceasefire",
    }


def _good(stored: StoredEvent) -> bool:
    """Contested, of several sources, and with numbers that differ."""
    event = stored.event
    return bool(event and event.status == "contested" and event.sources > 2 and event.denies)


def photograph(browser: Browser, address: str, pictures: dict[str, str]) -> None:
    """One PNG for each, and the front page in the dark. Raises SystemExit for one that is too large."""
    for name, path in {**pictures, "front-dark": "/"}.items():
        width, height = SIZES.get(name, SIZE)
        context = browser.new_context(
            viewport=ViewportSize(width=width, height=height),
            color_scheme="dark" if name.endswith("-dark") else "light",
            reduced_motion="reduce",
        )
        page = context.new_page()
        page.goto(address + path)
        box = page.locator(CUT[name]).first.bounding_box() if name in CUT else None
        clip = FloatRect(x=0, y=box["y"] - 16 if box else 0, width=width, height=height)
        page.screenshot(path=OUT / f"{name}.png", full_page=True, clip=clip)
        context.close()
        size = (OUT / f"{name}.png").stat().st_size
        print(f"{name}.png  {size:,} bytes  {path}")
        if size > LARGEST:
            raise SystemExit(f"{name}.png is larger than {LARGEST:,} bytes: make the view smaller")


def main() -> int:
    """Code, serve, photograph; 0 when all pictures are there."""
    if CHROMIUM is None:
        raise SystemExit("there is no chromium here: apt-get install chromium")
    OUT.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "news.db"
        if command(["add", str(ROOT / "samples" / "news" / "pages"), "--store", str(path)], {}) != 0:
            return 1
        with (
            open_store(path) as store,
            serving(create_app(store)) as address,
            sync_playwright() as playwright,
        ):
            browser = playwright.chromium.launch(
                executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
            )
            photograph(browser, address, shown(store))
            browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
