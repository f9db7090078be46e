"""Records to JSON and back. The JSON has the records' own field names; nulls are kept."""

from __future__ import annotations

import hashlib
from typing import Any, TypeVar

import msgspec

from dateline.errors import StopRun
from dateline.model import Coded, Page

Record = TypeVar("Record")


def to_json(record: Any) -> str:
    """Any record, or list or dictionary of records, on one line."""
    return msgspec.json.encode(record).decode()


def pretty(record: Any) -> str:
    """The same for people: indented by two blanks."""
    return msgspec.json.format(msgspec.json.encode(record), indent=2).decode()


def from_json(text: str | bytes, kind: type[Record]) -> Record:
    """A record of this kind. Raises StopRun when the JSON does not fit it."""
    try:
        return msgspec.json.decode(text, type=kind)
    except msgspec.DecodeError as error:
        raise StopRun(
            kind.__name__, f"a stored record does not fit ({error})", "code the page again"
        ) from error


def coded_record(coded: Coded) -> dict[str, Any]:
    """What `dateline code --format json` prints: a page, what is in it, and what is not coded."""
    return {
        "page": coded.page,
        "events": coded.events,
        "quantities": coded.quantities,
        "disagreements": coded.disagreements,
        "treaties": coded.treaties,
        "attributions": coded.attributions,
        "uncoded": coded.uncoded,
        "version": coded.version,
    }


def page_id(page: Page) -> str:
    """Sixteen hexadecimal digits for the content of a page: its address and the text of its blocks.

    Ids of events are made from it too.
    """
    digest = hashlib.sha256((page.url or "").encode())
    for block in page.blocks:
        digest.update(f"\n{block.kind}:{block.text}".encode())
    return digest.hexdigest()[:16]
