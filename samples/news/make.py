"""Render the news pages and write their gold files from the texts in src/.

    python samples/news/make.py           # writes pages/ and gold/
    python samples/news/make.py --check   # exit status 1 if a file there is not what src/ gives
    python samples/news/make.py samples/fresh   # the same for another folder with a src/

The form of a source file is told in README.md. No clock, no chance: the same texts give the same bytes.
"""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import product
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

HERE = Path(__file__).resolve().parent
MARK = re.compile(r"\[([^\]|]+)\|([^\]]+)\]")
COPIED = re.compile(r"<([\w-]+) ([\d ,-]+)>")
#: Outlets whose pages are scraped text; `compass` prints no headline.
PLAIN = frozenset({"mna", "compass"})
WITHOUT_HEADLINE = frozenset({"compass"})
SITES = {
    "lagoon": "The Lagoon Times",
    "northgate": "Northgate Herald",
    "savanna": "Savanna Monitor",
    "oldquay": "Old Quay Gazette",
    "mna": "Meridian News Agency",
    "compass": "Daily Compass",
    "cordillera": "Cordillera Post",
    "straits": "The Straits Bulletin",
    "amber": "Amber Coast News",
}


class SourceError(Exception):
    """A source file that cannot be rendered; the message names the file and the line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One page as it is written: marked texts, without any markup of its outlet.

    `teasers` are (ISO day or "", text), `captions` (text, credit), `reviews` (name, text);
    `note` is an editor's line above the text, `copy` the page whose agency text this one prints.
    """

    id: str
    outlet: str
    story: str
    published: str = ""
    modified: str = ""
    section: str = ""
    authors: tuple[str, ...] = ()
    agency: str = ""
    headline: str = ""
    copy: str = ""
    note: str = ""
    captions: tuple[tuple[str, str], ...] = ()
    teasers: tuple[tuple[str, str], ...] = ()
    reviews: tuple[tuple[str, str], ...] = ()
    body: tuple[str, ...] = ()

    @property
    def file(self) -> str:
        return f"{self.id}.{'txt' if self.outlet in PLAIN else 'html'}"


@dataclass(slots=True, kw_only=True)
class Corpus:
    """All that the source files say, in their order."""

    stories: dict[str, dict[str, Any]] = field(default_factory=dict)
    events: dict[str, dict[str, Any]] = field(default_factory=dict)
    treaties: dict[str, dict[str, Any]] = field(default_factory=dict)
    traps: list[tuple[str, list[str]]] = field(default_factory=list)
    pages: dict[str, Source] = field(default_factory=dict)


def load(folder: Path = HERE / "src") -> Corpus:
    """Every source file, in order of name. Raises SourceError."""
    corpus = Corpus()
    for path in sorted(folder.glob("*.story")):
        head, *pages = re.split(r"^=== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        story = _head(path, head, corpus)
        for text in pages:
            page = _page(path, text, story, corpus)
            if page.id in corpus.pages:
                raise SourceError(f"{path.name}: page {page.id} is there twice")
            corpus.pages[page.id] = page
    return corpus


def _cells(value: str) -> list[str]:
    return [cell.strip() for cell in value.split("|")]


def _codes(cell: str) -> list[str] | None:
    """`KEN,TZA`; `-` for none, `?` for not stated or not to be scored."""
    return None if cell == "?" else [] if cell == "-" else cell.split(",")


def _head(path: Path, head: str, corpus: Corpus) -> str:
    """Read what stands above the first page; the id of the story comes back."""
    story, treaty = "", {}
    for number, line in enumerate(head.splitlines(), 1):
        name, _, value = line.partition(": ")
        cells = _cells(value)
        if not line.strip() or line.startswith("#"):
            continue
        if name == "story":
            story = cells[0]
            corpus.stories[story] = {"story": story, "kind": cells[1], "about": cells[2]}
        elif name == "event":
            corpus.events[cells[0]] = _event(cells)
        elif name == "trap":
            corpus.traps.append((cells[0], cells[1:]))
        elif name == "treaty":
            treaty = _treaty(cells, story)
            corpus.treaties[cells[0]] = treaty
        elif name in ("step", "status", "obligations", "trigger"):
            _of_treaty(name, cells, treaty, corpus)
        else:
            raise SourceError(f"{path.name}, line {number}: {name!r} is not known above the pages")
    return story


def _event(cells: list[str]) -> dict[str, Any]:
    id_, types, actors, recipients, date, place, status, dead = [*cells, *["-"] * (8 - len(cells))]
    return {
        "event": id_,
        "type": types.split(","),
        "actors": _codes(actors),
        "recipients": _codes(recipients),
        "date": None if date in "?-" else date,
        "place": None if place in "?-" else place,
        "status": status,
        "dead": None if dead in "?-" else [int(each) for each in dead.split(",")],
    }


def _treaty(cells: list[str], story: str) -> dict[str, Any]:
    names = [name.strip() for name in cells[3].split(";")]
    return {
        "treaty": cells[0],
        "story": story,
        "names": names,
        "parties": cells[2].split(","),
        "field": cells[1],
        "pages": [],
        "steps": [],
        "obligations": [],
        "trigger": None,
        "status": [],
    }


def _of_treaty(name: str, cells: list[str], treaty: dict[str, Any], corpus: Corpus) -> None:
    if name == "obligations":
        treaty["obligations"] = [] if cells[0] == "-" else cells[0].split(", ")
    elif name == "trigger":
        treaty["trigger"] = cells[0]
    elif name == "status":
        treaty["status"].append({"on": cells[0], "status": cells[1]})
    else:
        _step(cells, treaty, corpus)


def _step(cells: list[str], treaty: dict[str, Any], corpus: Corpus) -> None:
    """`key | step | parties | by | date, ?, pending, pending DATE | condition | types of the event, or -`."""
    key, step, parties, by, date, condition, types = [*cells, *["-"] * (7 - len(cells))]
    pending, day = date.startswith("pending"), date.removeprefix("pending").strip()
    for party in _codes(parties) or (None,):
        treaty["steps"].append(
            {
                "key": key,
                "step": step,
                "party": party,
                "by": None if by == "-" else by,
                "date": None if day in ("?", "") else day,
                "pending": pending,
                "condition": None if condition == "-" else condition,
            }
        )
    if types != "-" and key not in corpus.events:
        status = "planned" if pending else "asserted"
        corpus.events[key] = _event([key, types, parties, "?", day or "?", "-", status])


def _page(path: Path, text: str, story: str, corpus: Corpus) -> Source:
    head, _, body = text.partition("\n\n")
    first, *lines = head.splitlines()
    id_, outlet, published, section = _cells(first)
    page = Source(id=id_, outlet=outlet, story=story, published=published, section=section)
    for line in lines:
        page = _field(path, page, line)
    return replace(page, body=tuple(_body(path, body, corpus)))


def _field(path: Path, page: Source, line: str) -> Source:
    name, _, value = line.partition(": ")
    value = value.strip()
    found: dict[str, Any] = {name: value}
    if name in ("headline", "agency", "modified", "copy", "note"):
        return replace(page, **found)
    if name == "by":
        return replace(page, authors=tuple(each.strip() for each in value.split(";")))
    if name in ("caption", "teaser", "review"):
        first, _, rest = value.partition(" // ")
        pair = (first, rest) if rest or name != "teaser" else ("", first)
        found = {f"{name}s": (*getattr(page, f"{name}s"), pair)}
        return replace(page, **found)
    raise SourceError(f"{path.name}: page {page.id}: {name!r} is not known")


def _body(path: Path, text: str, corpus: Corpus) -> list[str]:
    """The paragraphs; `<page-id 1-3 5>` stands for those paragraphs of an earlier page."""
    found: list[str] = []
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        copied = COPIED.fullmatch(paragraph.strip())
        if copied is None:
            found.append(" ".join(paragraph.split()))
        elif copied[1] not in corpus.pages:
            raise SourceError(f"{path.name}: {copied[1]} is not an earlier page")
        else:
            whole = corpus.pages[copied[1]].body
            found += [whole[number - 1] for number in _numbers(copied[2], len(whole))]
    return found


def _numbers(text: str, last: int) -> list[int]:
    """`1-3 5` is 1, 2, 3, 5; `4-` goes on to the last one."""
    ranges = [part.partition("-") for part in text.split()]
    return [
        number
        for low, dash, high in ranges
        for number in range(int(low), int(high or (last if dash else low)) + 1)
    ]


def plain(text: str) -> str:
    """The text without its marks."""
    return MARK.sub(lambda mark: mark[2], text)


def texts(page: Source) -> list[str]:
    """The marked texts that the rendered page shows, in its order."""
    headline = [] if page.outlet in WITHOUT_HEADLINE else [page.headline]
    captions = [text for text, _credit in page.captions]
    return [*headline, *captions, *page.body, *(text for _day, text in page.teasers)]


# -- pages ---------------------------------------------------------------------------------


def _when(value: str, form: str) -> str:
    """`value` in strftime's `form`, with `%e` for a day without its nought."""
    moment = datetime.fromisoformat(value)
    return moment.strftime(form.replace("%e", str(moment.day)))


def _shown(page: Source) -> dict[str, Any]:
    return {
        "page": page,
        "site": SITES[page.outlet],
        "headline": plain(page.headline),
        "body": [plain(text) for text in page.body],
        "captions": [(plain(text), credit) for text, credit in page.captions],
        "teasers": [(day, plain(text)) for day, text in page.teasers],
    }


def render(page: Source) -> str:
    """The page as its outlet would publish it."""
    env = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=page.outlet not in PLAIN,  # noqa: S701 - scraped text has nothing to escape
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    env.filters["when"] = _when
    return env.get_template(f"{page.outlet}.jinja").render(_shown(page))


# -- gold ----------------------------------------------------------------------------------


def _marks(page: Source) -> list[tuple[str, str]]:
    return [(key, mark[2]) for text in texts(page) for mark in MARK.finditer(text) for key in mark[1].split()]


def _reports(corpus: Corpus) -> dict[str, list[dict[str, Any]]]:
    """For every key, the pages and the words that carry it; `~key` is a step still to come."""
    found: dict[str, list[dict[str, Any]]] = {}
    for page in corpus.pages.values():
        for key, words in _marks(page):
            report: dict[str, Any] = {"page": page.file, "in": words}
            if key.startswith("?"):
                report["optional"] = True
            found.setdefault(key.removeprefix("?"), []).append(report)
    return found


def _events(corpus: Corpus, reports: dict[str, list[dict[str, Any]]]) -> list[dict[str, Any]]:
    return [
        {**event, "reports": reports.get(key, []), "announced": reports.get("~" + key, [])}
        for key, event in corpus.events.items()
    ]


def _traps(corpus: Corpus, reports: dict[str, list[dict[str, Any]]]) -> list[dict[str, Any]]:
    return [
        {"why": why, "events": keys[:2], "not_merged": [{"page": r["page"], "in": r["in"]} for r in pair]}
        for why, keys in corpus.traps
        for pair in product(reports.get(keys[0], []), reports.get(keys[1], []))
    ]


def _stories(corpus: Corpus) -> list[dict[str, Any]]:
    rows = []
    for story in corpus.stories.values():
        pages = [page for page in corpus.pages.values() if page.story == story["story"]]
        rows.append({**story, "pages": [page.file for page in pages], "copies": _families(pages, corpus)})
    return rows


def _families(pages: list[Source], corpus: Corpus) -> list[list[str]]:
    """Groups of pages that print the same agency text, the first writer first."""
    families: dict[str, list[str]] = {}
    for page in pages:
        first = page
        while first.copy:
            first = corpus.pages[first.copy]
        families.setdefault(first.file, []).append(page.file)
    return [family for family in families.values() if len(family) > 1]


def _treaties(corpus: Corpus, reports: dict[str, list[dict[str, Any]]]) -> list[dict[str, Any]]:
    return [_treaty_row(treaty, corpus, reports) for treaty in corpus.treaties.values()]


def _treaty_row(
    treaty: dict[str, Any], corpus: Corpus, reports: dict[str, list[dict[str, Any]]]
) -> dict[str, Any]:
    steps = []
    for step in treaty["steps"]:
        told = sorted({report["page"] for report in reports.get(step["key"], [])})
        coming = sorted({report["page"] for report in reports.get("~" + step["key"], [])})
        steps.append({**step, "pages": told, "announced": coming})
    named = {file for step in steps for file in [*step["pages"], *step["announced"]]}
    own = {page.file for page in corpus.pages.values() if page.story == treaty["story"]}
    return {**treaty, "pages": sorted(named | own), "steps": steps}


def _check_keys(corpus: Corpus, reports: dict[str, list[dict[str, Any]]]) -> None:
    steps = {step["key"] for treaty in corpus.treaties.values() for step in treaty["steps"]}
    known = {*corpus.events, *steps}
    unknown = sorted(key for key in reports if key.removeprefix("~") not in known)
    silent = sorted(key for key in known if key not in reports and "~" + key not in reports)
    if unknown or silent:
        raise SourceError(f"marked and not described: {unknown}; described and not marked: {silent}")


def _lines(rows: list[dict[str, Any]]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def files(corpus: Corpus) -> dict[str, str]:
    """Every file that the sources give, by its path under this folder. Raises SourceError."""
    reports = _reports(corpus)
    _check_keys(corpus, reports)
    made = {f"pages/{page.file}": render(page) for page in corpus.pages.values()}
    made["gold/events.jsonl"] = _lines(_events(corpus, reports))
    made["gold/traps.jsonl"] = _lines(_traps(corpus, reports))
    made["gold/stories.jsonl"] = _lines(_stories(corpus))
    made["gold/treaties.jsonl"] = _lines(_treaties(corpus, reports))
    return made


def differing(made: dict[str, str], home: Path = HERE) -> list[str]:
    """Files that are not there, not as the sources give them, or not from them."""
    there = {
        path.relative_to(home).as_posix(): path.read_text(encoding="utf-8")
        for folder in ("pages", "gold")
        for path in (home / folder).glob("*")
    }
    return sorted(name for name in {*made, *there} if made.get(name) != there.get(name))


def main(arguments: list[str]) -> int:
    """Write or check the files; 1 when the check finds a difference, 2 when a source is wrong."""
    folders = [Path(each) for each in arguments if each != "--check"]
    home = folders[0] if folders else HERE
    try:
        made = files(load(home / "src"))
    except SourceError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    different = differing(made, home)
    if "--check" in arguments:
        sys.stderr.write("".join(f"differs: {name}\n" for name in different))
        return int(bool(different))
    for name in different:
        if name in made:
            (home / name).parent.mkdir(exist_ok=True)
            (home / name).write_text(made[name], encoding="utf-8")
        else:
            (home / name).unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
