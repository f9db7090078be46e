"""Compile `src/dateline/data/world/countries.json`: same package in, same bytes out.

    npm pack world-atlas@2.0.2
    python training/outlines.py world-atlas-2.0.2.tgz

Source: world-atlas 2.0.2 (ISC), Natural Earth's country boundaries at 1:110 million, version 4.1.0, in the
public domain. Borders are those of Natural Earth and say nothing of ours. Numeric country codes become
ISO 3166-1 alpha-3, as everywhere else; Kosovo, which the source leaves without a code, has XKX, the code
of our own tables. Northern Cyprus and Somaliland are outlines without a code there, and stay so.
"""

from __future__ import annotations

import hashlib
import json
import sys
import tarfile
from pathlib import Path
from typing import Any

import pycountry

PACKAGE = "world-atlas 2.0.2"
MEMBER = "package/countries-110m.json"
SHA256 = "2516c915867c7baf18ddec727aec46c315541a07cfb3d79a6559b05d5e94eee8"
OUT = Path(__file__).parent.parent / "src/dateline/data/world"
UNCODED = {"Kosovo": "XKX"}

NOTE = """\
countries.json  sha256 {sum}
                compiled by training/outlines.py from {package} (ISC), {member}, sha256
                {source}: the country boundaries of
                Natural Earth 4.1.0 at 1:110 million (https://www.naturalearthdata.com), in the public domain.
                TopoJSON; one object, `countries`; ids are ISO 3166-1 alpha-3, names are left out.
                Borders are drawn as in Natural Earth, which shows who holds a place rather than who
                claims it. They are disputed in places, and nothing here takes a side.
"""


def main(archive: Path) -> None:
    """Read the package, write the outlines and the note beside them."""
    with tarfile.open(archive) as package:
        member = package.extractfile(MEMBER)
        raw = member.read() if member else b""
    found = hashlib.sha256(raw).hexdigest()
    if found != SHA256:
        sys.exit(f"{archive}: {MEMBER} has sha256 {found}, not {SHA256}: take {PACKAGE}")
    text = json.dumps(compiled(json.loads(raw)), separators=(",", ":")).encode()
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / "countries.json").write_bytes(text)
    note = NOTE.format(sum=hashlib.sha256(text).hexdigest(), package=PACKAGE, member=MEMBER, source=SHA256)
    (OUT / "SOURCE").write_text(note, encoding="utf-8")
    print(f"{OUT / 'countries.json'}: {len(text):,} bytes")


def compiled(topology: dict[str, Any]) -> dict[str, Any]:
    """The countries alone, with our codes."""
    shapes = [_shape(each) for each in topology["objects"]["countries"]["geometries"]]
    shapes.sort(key=lambda shape: str(shape.get("id", "")))
    countries = {"type": "GeometryCollection", "geometries": shapes}
    return {
        "type": "Topology",
        "objects": {"countries": countries},
        "arcs": topology["arcs"],
        "transform": topology["transform"],
    }


def _shape(country: dict[str, Any]) -> dict[str, Any]:
    known = pycountry.countries.get(numeric=country.get("id", ""))
    code = known.alpha_3 if known else UNCODED.get(country["properties"]["name"])
    return {"type": country["type"], "arcs": country["arcs"], **({"id": code} if code else {})}


if __name__ == "__main__":
    main(Path(sys.argv[1]))
