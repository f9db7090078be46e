"""Writes what dateline installs as a CycloneDX 1.5 bill of materials: `make sbom`.

All of it is in requirements/run.txt: names, versions, hashes. Same file in, same bytes out.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
_PIN = re.compile(r"^([A-Za-z0-9._-]{1,100})==([^\s;\\]{1,60})(?:\s{0,4};\s{0,4}([^\\]{1,300}))?")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


def components(text: str) -> list[dict[str, Any]]:
    """The packages of a file of pinned requirements, in its order."""
    found: list[dict[str, Any]] = []
    for line in text.splitlines():
        pin = _PIN.match(line)
        if pin:
            name, version, marker = pin[1], pin[2], (pin[3] or "").strip()
            url = f"pkg:pypi/{name.lower().replace('_', '-')}@{version}"
            found.append(
                {"type": "library", "bom-ref": url, "name": name, "version": version, "purl": url}
                | ({"properties": [{"name": "marker", "value": marker}]} if marker else {})
            )
        elif digest := _HASH.search(line):
            # Each file of a release has its own; the schema has no better place for several.
            properties = found[-1].setdefault("properties", [])
            properties.append({"name": "sha256", "value": digest[1]})
    return found


def bill(text: str, version: str) -> dict[str, Any]:
    """The whole bill."""
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": f"pkg:pypi/dateline@{version}",
                "name": "dateline",
                "version": version,
                "licenses": [{"license": {"id": "Apache-2.0"}}],
            }
        },
        "components": components(text),
    }


def main() -> None:
    """Write it to the path that is given."""
    init = (HERE.parent / "src" / "dateline" / "__init__.py").read_text(encoding="utf-8")
    version = init.partition('__version__ = "')[2].partition('"')[0]
    made = bill((HERE / "run.txt").read_text(encoding="utf-8"), version)
    out = Path(sys.argv[1])
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
