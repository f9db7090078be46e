"""The first page: code it and hold it against what a careful reader finds there."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from dateline import serialise
from dateline.coder import Tools, code
from dateline.errors import StopRun
from dateline.pages import read


def run_seed(folder: Path, *, out: Path | None = None) -> tuple[dict[str, Any], list[str]]:
    """The figures of `folder`/score.py and the lines that say what is missing or wrong."""
    page, scorer = folder / "page.txt", folder / "score.py"
    if not page.is_file() or not scorer.is_file():
        raise StopRun(str(folder), "has no page.txt and score.py", "give the seed's folder: --gold FOLDER")
    coded = code(read(page), Tools.load())
    with tempfile.TemporaryDirectory() as scratch:
        path = out or Path(scratch) / "out.json"
        path.write_text(serialise.to_json(coded), encoding="utf-8")
        done = subprocess.run(  # noqa: S603 - the scorer beside the seed page
            [sys.executable, str(scorer), str(path)], capture_output=True, text=True, check=False
        )
    if done.returncode:
        raise StopRun(str(scorer), f"the scorer failed: {done.stderr.strip()}")
    *lines, last = done.stdout.splitlines()
    return json.loads(last), lines
