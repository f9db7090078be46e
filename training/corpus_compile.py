"""Compile the marked sentences of `training/corpus/*.txt` to JSON Lines; reject what is wrong.

    python training/corpus_compile.py --out corpus.jsonl      all sentences, one JSON object a line
    python training/corpus_compile.py --check                 what is covered and what is still wanted
    python training/corpus_compile.py --check 02-africa.txt   the same for some files
    python training/corpus_compile.py --show 02-africa.txt    sentences with their events, for a second reader
    python training/corpus_compile.py --doubts                marks that are allowed and seldom right
    python training/corpus_compile.py --against FOLDER        sentences too near to a text in FOLDER

Exit status: 0 done, 2 something is wrong (every bad row is named with file, line, cause and way out).
`training/corpus/README.md` describes the markup and the rows that are written.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from corpus_coverage import report
from corpus_doubts import doubts, show
from corpus_markup import CORPUS, CorpusError, Marked, known, parse
from corpus_overlap import Pair, near_within, overlaps, shingles

HEADERS = ("voice", "region", "writer", "reader", "contexts")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What header lines say of the lines below them. `reader` null: not yet read by a second reader.

    `contexts` is true where every event below has all its contexts marked, so that none is meant by none.
    """

    voice: str | None = None
    region: str | None = None
    writer: str | None = None
    reader: str | None = None
    contexts: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A sentence with where it stands. `id` depends on the bare text alone."""

    id: str
    file: str
    line: int
    head: Head
    marked: Marked

    @property
    def where(self) -> str:
        """File and line, as messages name them."""
        return f"{self.file}:{self.line}"


def files(names: Iterable[str] = (), *, root: Path = CORPUS) -> list[Path]:
    """The corpus files in order of name, or those named (paths, or names inside `root`)."""
    chosen = [Path(name) if Path(name).exists() else root / name for name in names]
    return chosen or sorted(root.glob("*.txt"))


def read(paths: Iterable[Path]) -> tuple[list[Row], list[CorpusError]]:
    """All good rows and all errors. A bare sentence that comes again is an error."""
    rows: list[Row] = []
    errors: list[CorpusError] = []
    seen: dict[str, str] = {}
    for path in paths:
        for item in _lines(path):
            if isinstance(item, CorpusError):
                errors.append(item)
            elif item.id in seen:
                errors.append(
                    CorpusError(item.where, f"the sentence stands at {seen[item.id]} too", "drop one")
                )
            else:
                seen[item.id] = item.where
                rows.append(item)
    return rows, errors


def _lines(path: Path) -> Iterator[Row | CorpusError]:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        yield CorpusError(str(path), f"cannot be read ({error})", "name a UTF-8 file")
        return
    head = Head()
    for number, line in enumerate(text.split("\n"), 1):
        where = f"{path.name}:{number}"
        try:
            if line.startswith("@"):
                head = _header(line, head, where)
            elif line.strip() and not line.startswith("#"):
                yield _row(parse(line.rstrip(), where), path.name, number, head)
        except CorpusError as error:
            yield error


def _row(marked: Marked, file: str, line: int, head: Head) -> Row:
    plain = " ".join(marked.text.casefold().split())
    id = hashlib.sha256(plain.encode()).hexdigest()[:12]
    return Row(id=id, file=file, line=line, head=head, marked=marked)


def _header(line: str, head: Head, where: str) -> Head:
    name, colon, value = (part.strip() for part in line[1:].partition(":"))
    if not colon or name not in HEADERS:
        raise CorpusError(where, f"unknown header “{line}”", f"use @name: value with {', '.join(HEADERS)}")
    if name in ("voice", "region"):
        known(name, value, where)
    if name == "contexts" and value not in ("full", "none"):
        raise CorpusError(where, f"@contexts: {value}", "say full or none")
    told = {name: value == "full" if name == "contexts" else value or None}
    return Head(**{**asdict(head), **told})


def as_json(row: Row) -> str:
    """One row as JSON: id, file, line, the headers, text, trap, shapes, lures, events."""
    return json.dumps(
        {"id": row.id, "file": row.file, "line": row.line, **asdict(row.head), **asdict(row.marked)},
        ensure_ascii=False,
    )


def _say(pairs: Iterable[Pair], what: str) -> int:
    found = list(pairs)
    for pair in found:
        print(f"{pair.where}: {pair.share:.0%} {what} {pair.other}: {pair.text}")
    return len(found)


def main(arguments: list[str] | None = None) -> int:
    """Run the command; the exit status is 0 or 2."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("file", nargs="*", help="files of training/corpus; all when none is named")
    parser.add_argument("--out", type=Path, help="write JSON Lines here")
    parser.add_argument("--check", action="store_true", help="print what is covered and what is wanted")
    parser.add_argument("--show", action="store_true", help="print every sentence with its events")
    parser.add_argument(
        "--doubts", action="store_true", help="print what a second reader should look at first"
    )
    parser.add_argument("--against", type=Path, help="a folder whose texts no sentence may be near to")
    given = parser.parse_args(arguments)
    rows, errors = read(files(given.file))
    for error in errors:
        print(error, file=sys.stderr)
    sentences = [(row.where, row.marked.text) for row in rows]
    wrong = len(errors)
    if given.out:
        given.out.write_text("".join(as_json(row) + "\n" for row in rows), encoding="utf-8")
    if given.show:
        print("\n".join(f"{row.where}: {show(row.marked)}" for row in rows))
    if given.doubts:
        print("\n".join(f"{row.where}: {doubt}" for row in rows for doubt in doubts(row.marked)))
    if given.check:
        print(report([(row.head.voice, row.head.region, row.head.reader, row.marked) for row in rows]))
        _say(near_within(sentences), "of its word triples also in")
    if given.against:
        wrong += _say(overlaps(sentences, shingles(given.against)), "of its 4-word runs are in the texts;")
    print(f"{len(rows)} sentences, {sum(len(row.marked.events) for row in rows)} events, {wrong} wrong")
    return 2 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
