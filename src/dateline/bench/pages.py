"""Page reading, in the format of the `pages` scorer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from dateline.model import Page
from dateline.pages import read


def predict(record: dict[str, Any], gold: Path) -> dict[str, Any]:
    """What dateline reads on the page of one gold record; the pages lie beside the file `gold`.

    A record with `text_fields` is about the plain text `ID.txt`, any other about `html/ID.html.gz`.
    """
    folder = gold.parent
    if "text_fields" in record:
        page = read(_existing(folder / f"{record['id']}.txt", folder / "text" / f"{record['id']}.txt"))
    else:
        page = read(folder / "html" / f"{record['id']}.html.gz", url=record.get("url"))
    return {"id": record["id"], **prediction(page)}


def _existing(*paths: Path) -> Path:
    return next((path for path in paths if path.exists()), paths[0])


def prediction(page: Page) -> dict[str, Any]:
    """A page as the scorer wants it: the body's paragraphs, captions with credits, teasers."""
    captions = [block for block in page.blocks if block.kind == "caption"]
    return {
        "headline": page.headline,
        "published": page.published,
        "modified": page.modified,
        "authors": list(page.authors),
        "agency": page.agency,
        "dateline": page.dateline,
        "section": page.section,
        "language": page.language,
        "site_name": page.site_name,
        "captions": [
            {"text": None if block.text == block.credit else block.text, "credit": block.credit}
            for block in captions
        ],
        "teasers": [block.text for block in page.blocks if block.kind == "teaser"],
        "paragraphs": [block.text for block in page.blocks if block.kind == "body"],
    }
