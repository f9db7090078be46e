"""The bill of materials has every package that is installed, with its hashes."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_it_has_every_package(tmp_path: Path) -> None:
    out = tmp_path / "dist" / "bill.json"
    subprocess.run([sys.executable, ROOT / "requirements" / "sbom.py", out], check=True)
    made = json.loads(out.read_text(encoding="utf-8"))
    pinned = re.findall(r"^([\w.-]+)==", (ROOT / "requirements" / "run.txt").read_text(), re.MULTILINE)
    assert [each["name"] for each in made["components"]] == pinned
    assert all(any(each["name"] == "sha256" for each in part["properties"]) for part in made["components"])
    assert len({part["purl"] for part in made["components"]}) == len(pinned)
