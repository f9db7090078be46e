"""Names of places to rows, from one memory-mapped file that `training/gazetteer.py` compiles.

The file `data/places/gazetteer.bin`, all numbers little-endian:

    8 bytes   magic "DLGAZ" and a format version
    4 bytes   length of the JSON that follows: lists of countries, features and regions,
              and for each section its dtype, offset in the file and number of items
    sections  keys   sorted 64-bit hashes of folded names
              links  the row that each key leads to; the top bit marks a name that is not the usual one, the
           next bit one that is nothing like it ("Garden City" of Singapore)
              rows   one record a place (ROW), names as offsets into the pool
              pool   names, UTF-8

A name that is not there costs one hash and one binary search. Nothing is decoded before it is asked for.
"""

from __future__ import annotations

import hashlib
import json
import mmap
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from dateline.errors import StopRun
from dateline.lexicon import DATA

MAGIC = b"DLGAZ\x00\x00\x02"
FILE = DATA / "places" / "gazetteer.bin"
REMEDY = "install dateline again, or run training/gazetteer.py"
ALTERNATE = 1 << 31
UNLIKE = 1 << 30
ROW = np.dtype(
    [
        ("id", "<u4"),
        ("lat", "<f4"),
        ("lon", "<f4"),
        ("population", "<u4"),
        ("name", "<u4"),
        ("length", "<u2"),
        ("country", "<u2"),
        ("admin1", "<u2"),
        ("feature", "<u2"),
    ]
)

#: Letters that no Unicode decomposition takes apart.
LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th", "ħ": "h"}
)
MARKS = re.compile(r"[.'’‘ʼʻ`´]+")
GAPS = re.compile(r"[^0-9a-z]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class GazetteerRow:
    """One place. `lat`, `lon` are WGS 84 degrees; `feature` is a GeoNames feature code.

    `row` is its number in the file, `alternate` whether it was found by a name that is not its
    usual one, `unlike` whether that is nothing like it. `geonames_id` is null for rows of our own.
    """

    row: int
    geonames_id: int | None
    name: str
    country: str | None
    admin1: str | None
    lat: float
    lon: float
    feature: str
    population: int
    alternate: bool = False
    unlike: bool = False


def fold(name: str) -> str:
    """The form that names are compared in: no case, accents, dots or apostrophes; "St" is "saint"."""
    text = name.casefold().translate(LETTERS)
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    words = GAPS.sub(" ", MARKS.sub("", text)).split()
    if len(words) > 1:
        words = ["saint" if word == "st" else word for word in words]
        words = words[1:] if words[0] == "the" else words
    return " ".join(words)


def is_short(name: str) -> bool:
    """Whether a name is an abbreviation, which only counts as it is written: "US", "Va.", "DRC"."""
    return len(name) <= 6 and ("." in name or (len(name) <= 3 and name.isupper()))


def key(name: str) -> int:
    """The hash that a name is filed under; abbreviations keep their capitals."""
    filed = "=" + name.replace(".", "").replace(" ", "") if is_short(name) else fold(name)
    return int.from_bytes(hashlib.blake2b(filed.encode(), digest_size=8).digest(), "little")


class Gazetteer:
    """The memory-mapped gazetteer. `lookup` is O(log n) and reads only the rows it returns."""

    def __init__(self, path: Path = FILE) -> None:
        data, head, start = _open(path)
        self.countries: list[str] = head["countries"]
        self.regions: list[str] = head["regions"]
        self.features: list[str] = head["features"]
        try:
            parts = {
                name: np.frombuffer(
                    data, dtype=ROW if name == "rows" else dtype, count=count, offset=start + at
                )
                for name, (dtype, at, count) in head["sections"].items()
            }
            self._keys, self._links = parts["keys"], parts["links"]
            self._rows, self._pool = parts["rows"], parts["pool"]
        except (KeyError, ValueError, TypeError) as error:
            raise StopRun(str(path), f"is damaged ({error})", REMEDY) from error

    @classmethod
    def load(cls, path: Path = FILE) -> Gazetteer:
        """Open the file; StopRun when it is missing, of another version, or damaged."""
        return cls(path)

    def __len__(self) -> int:
        return len(self._rows)

    def lookup(self, name: str) -> tuple[GazetteerRow, ...]:
        """All places of that name, larger ones first; nothing when there is none."""
        if not fold(name):
            return ()
        wanted = np.uint64(key(name))
        first = int(self._keys.searchsorted(wanted))
        found = []
        while first < len(self._keys) and self._keys[first] == wanted:
            link = int(self._links[first])
            found.append(self._row(link))
            first += 1
        return tuple(found)

    def _row(self, link: int) -> GazetteerRow:
        number = link & (UNLIKE - 1)
        record = self._rows[number]
        at, length = int(record["name"]), int(record["length"])
        return GazetteerRow(
            row=number,
            geonames_id=int(record["id"]) or None,
            name=self._pool[at : at + length].tobytes().decode(),
            country=self.countries[record["country"]] or None,
            admin1=self.regions[record["admin1"]] or None,
            lat=round(float(record["lat"]), 5),
            lon=round(float(record["lon"]), 5),
            feature=self.features[record["feature"]],
            population=int(record["population"]),
            alternate=bool(link & ALTERNATE),
            unlike=bool(link & UNLIKE),
        )


def _open(path: Path) -> tuple[mmap.mmap, dict[str, Any], int]:
    """The mapped file, its JSON, and where its sections start."""
    try:
        with path.open("rb") as file:
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError) as error:
        raise StopRun(str(path), f"cannot be read ({error})", REMEDY) from error
    if data[: len(MAGIC)] != MAGIC:
        raise StopRun(str(path), "is not a gazetteer of this version", REMEDY)
    _check(path, data)
    size = int.from_bytes(data[8:12], "little")
    start = -(-(12 + size) // 16) * 16
    try:
        head = json.loads(data[12 : 12 + size])
        if start + head["size"] != len(data):
            raise ValueError(f"{len(data)} bytes where {start + head['size']} are due")
    except (ValueError, KeyError, TypeError) as error:
        raise StopRun(str(path), f"is damaged ({error})", REMEDY) from error
    return data, head, start


def _check(path: Path, data: mmap.mmap) -> None:
    """Is it the file whose checksum stands in SOURCES beside it? A file of one's own has none. Some 20 ms."""
    sources = path.with_name("SOURCES")
    if sources.is_file() and hashlib.sha256(data).hexdigest() not in sources.read_text(encoding="utf-8"):
        raise StopRun(str(path), "is damaged (its checksum is not the one in SOURCES)", REMEDY)


@lru_cache(maxsize=1)
def shared() -> Gazetteer:
    """The gazetteer that comes with dateline, opened once."""
    return Gazetteer.load()
