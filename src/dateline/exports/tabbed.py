"""Tab-separated lines, as POLECAT, ICEWS and GDELT have them: no quoting, so no tab or line end in a cell."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

#: What a spreadsheet would run as a formula.
FORMULA = ("=", "+", "-", "@")
_BREAKS = re.compile(r"[\t\n\r\v\f\x1c-\x1e\x85\u2028\u2029\x00]+")


def line(cells: Iterable[Any], missing: str = "") -> str:
    """A row with its line end; `missing` stands for null and for an empty text."""
    return "\t".join(cell(each, missing) for each in cells) + "\n"


def cell(value: Any, missing: str = "") -> str:
    """A value as text, with a blank for what would break the row, and an apostrophe for a double quote.

    Readers in R and pandas take a double quote at the beginning of a cell for quoting. A text that a
    spreadsheet would take for a formula gets an apostrophe before it: pages can be hostile.
    """
    if value is None:
        return missing
    text = f"{value:.15g}" if isinstance(value, float) else str(value)
    text = _BREAKS.sub(" ", text).strip().replace('"', "'")
    if isinstance(value, str) and text.startswith(FORMULA):
        text = f"'{text}"
    return text or missing
