"""The only reader of `data/`: checks what it reads and says file and line when it is wrong.

Tables are TSV with a header line; `#` starts a comment line. Everything else in a cell is
kept as it is, so no quoting is needed and none is understood.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from dateline.errors import StopRun

DATA = Path(__file__).parent / "data"

Row = dict[str, str]
"""One line of a table: column name to cell. The key "line" has its line number."""


def table(name: str, columns: tuple[str, ...], *, root: Path = DATA) -> tuple[Row, ...]:
    """The rows of `data/NAME`, in file order.

    Raises StopRun when the file is missing, its header differs from `columns` or a row has
    another number of cells.
    """
    path = root / name
    lines = _lines(path)
    header = next(lines, None)
    if header is None or tuple(header[1]) != columns:
        found = "nothing" if header is None else ", ".join(header[1])
        raise StopRun(str(path), f"the header should be {', '.join(columns)}, not {found}")
    rows = []
    for number, cells in lines:
        if len(cells) != len(columns):
            raise StopRun(f"{path}:{number}", f"{len(cells)} cells where {len(columns)} are due")
        rows.append({"line": str(number), **dict(zip(columns, cells, strict=True))})
    return tuple(rows)


@cache
def numbers(name: str) -> dict[str, int]:
    """A table of words and the whole numbers they stand for. Raises StopRun as `table` does."""
    return {row["word"]: int(row["value"]) for row in table(name, ("word", "value"))}


def _lines(path: Path) -> Any:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise StopRun(str(path), f"cannot be read ({error})", "install dateline again") from error
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip() and not line.startswith("#"):
            yield number, line.rstrip("\r").split("\t")


@cache
def version() -> str:
    """Eight hexadecimal digits that change when any table under `data/` does."""
    digest = hashlib.sha256()
    for path in sorted(DATA.rglob("*.tsv")):
        digest.update(path.relative_to(DATA).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:8]
