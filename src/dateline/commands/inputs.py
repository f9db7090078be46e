"""What a command was given to read: files, folders, addresses, a list on standard input."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

from dateline.errors import SkipPage
from dateline.model import Page

#: What is taken from a folder; a file that is named is read whatever its name. JSON lines may be anything, so
#: they have to be named.
ENDINGS = (".html", ".htm", ".txt", ".gz", ".warc", ".warc.zst")
XML = ".xml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One file or address, as the user names it. `content` and its sha256 `raw` are null for an address."""

    name: str
    content: bytes | None = None
    raw: str | None = None


class _Named(io.BytesIO):
    """Content that knows its file, for messages."""

    name = ""


def names(given: Iterable[str], stdin: IO[str]) -> Iterator[str | SkipPage]:
    """Every file and address, folders taken apart in order of name; a reason in place of an empty one.

    "-" stands for a list on standard input, one name a line.
    """
    for name in given:
        if name == "-":
            listed = (line.strip() for line in stdin)
            yield from names((each for each in listed if each and each != "-"), stdin)
        elif _is_address(name) or not Path(name).is_dir():
            yield name
        else:
            yield from _folder(Path(name))


def _is_address(name: str) -> bool:
    return name.lower().startswith(("http://", "https://"))


def _folder(folder: Path) -> Iterator[str | SkipPage]:
    files = (path for path in folder.rglob("*") if path.is_file())
    found = sorted(path for path in files if path.name.lower().endswith(ENDINGS) or _is_agency(path))
    if not found:
        yield SkipPage(
            str(folder),
            "the folder has no page or archive (.html, .txt, .gz, .warc, .xml, .jsonl)",
            "name the files",
        )
    yield from map(str, found)


def _is_agency(path: Path) -> bool:
    """Is it a file of NewsML-G2 or NITF?"""
    from dateline.pages import archives

    return path.name.lower().endswith(XML) and archives.kind_of(path) is not None


def load(name: str, *, max_bytes: int) -> Input:
    """The bytes of a file, or just the name of an address. Raises SkipPage."""
    _check_name(name)
    if _is_address(name):
        return Input(name=name)
    path = Path(name)
    try:
        size = path.stat().st_size
        if size > max_bytes:
            cause = f"has {size:,} bytes, and the limit is {max_bytes:,}"
            raise SkipPage(name, cause, "save the story alone, or raise DATELINE_MAX_BYTES")
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise SkipPage(name, "there is no such file", "check the name") from error
    except (OSError, ValueError) as error:
        cause = getattr(error, "strerror", None) or str(error)
        raise SkipPage(name, f"cannot be read ({cause})", "check its permissions") from error
    return Input(name=name, content=content, raw=hashlib.sha256(content).hexdigest())


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """A file of many pages. `state` changes when the file does."""

    path: Path
    state: str


def archive(name: str) -> Archive | None:
    """The archive that a name stands for; null for a page, an address, or what cannot be read."""
    from dateline.pages import archives

    if _is_address(name):
        return None
    path = Path(name)
    try:
        if not path.is_file() or archives.kind_of(path) is None:
            return None
        stat = path.stat()
    except (OSError, ValueError):
        return None
    return Archive(path=path, state=f"{stat.st_size}-{stat.st_mtime_ns}")


def _check_name(name: str) -> None:
    """Python keeps the bytes of a name that is not UTF-8 in a form that nothing can print or store."""
    try:
        name.encode()
    except UnicodeEncodeError as error:
        shown = name.encode("utf-8", "replace").decode()
        raise SkipPage(shown, "the name of the file is not UTF-8", "rename it") from error


def read(given: Input, *, max_bytes: int, private: bool = False) -> Page:
    """The page in it; its `source` is what the user called it. Raises SkipPage."""
    from dateline import pages

    if given.content is None:
        return replace(pages.read(given.name, limit=max_bytes, private=private), source=given.name)
    file = _Named(given.content)
    file.name = given.name
    return replace(pages.read(file, limit=max_bytes), source=given.name)


def located(page: Page) -> Page:
    """The page with its whole path for `source`, so that a store knows it again from any folder."""
    if page.source is None or _is_address(page.source):
        return page
    return replace(page, source=str(Path(page.source).absolute()))
