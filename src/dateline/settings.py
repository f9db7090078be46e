"""All that can be set, in one frozen record; `help` is the only text about each.

A setting comes from the environment (`DATELINE_STORE`), read once by the command line, and an
option of a command overrides it. The library reads no environment.
"""

from __future__ import annotations

import difflib
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from dateline.errors import StopRun
from dateline.model import THRESHOLD

PREFIX = "DATELINE_"
Reader = Callable[[str], Any]


def _whole(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError("it must be 1 or more")
    return number


def _share(text: str) -> float:
    number = float(text)
    if not 0 <= number <= 1:
        raise ValueError("it must be from 0 to 1")
    return number


def _seconds(text: str) -> float:
    number = float(text)
    if not 0 <= number < 1e6:
        raise ValueError("it must be a number of seconds")
    return number


def _yes(text: str) -> bool:
    words = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}
    if text.strip().lower() not in words:
        raise ValueError("it must be yes or no")
    return words[text.strip().lower()]


def _paths(text: str) -> tuple[Path, ...]:
    return tuple(Path(part.strip()) for part in text.split(os.pathsep) if part.strip())


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.replace(",", " ").split())


def _number(text: str) -> int:
    number = int(text)
    if number < 0:
        raise ValueError("it must be 0 or more")
    return number


def _about(read: Reader, help: str) -> dict[str, Any]:
    return {"read": read, "help": help}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What can be set. Sizes are in bytes, times in seconds."""

    store: str = field(
        default="news.db",
        metadata=_about(
            str, "the store that commands use without --store: a file or a postgresql:// address"
        ),
    )
    eval_dir: Path = field(
        default=Path("../shared/eval"),
        metadata=_about(Path, "the folder of evaluation data for dateline bench, with seed/ beside it"),
    )
    min_confidence: float = field(
        default=0.0, metadata=_about(_share, "leave out events with less confidence than this, 0 to 1")
    )
    threshold: float = field(
        default=THRESHOLD,
        metadata=_about(_share, "code no event that the model gives less than this, 0 to 1"),
    )
    batch: int = field(
        default=16, metadata=_about(_whole, "how many pages to code at once; more needs more memory")
    )
    max_bytes: int = field(
        default=20_000_000,
        metadata=_about(_whole, "refuse a file or page of more bytes than this; a .gz counts unpacked"),
    )
    actors: Path | None = field(
        default=None,
        metadata=_about(Path, "a file of your own actors, to add or to override what dateline knows"),
    )
    ontology: tuple[Path, ...] = field(
        default=(),
        metadata=_about(
            _paths,
            f"files of your own types and modes, as dateline train writes them, with {os.pathsep} between",
        ),
    )
    private: bool = field(
        default=False,
        metadata=_about(
            _yes, "yes: fetch from addresses inside this network too (localhost, 10.0.0.0/8 ...)"
        ),
    )
    wait: float = field(
        default=30.0, metadata=_about(_seconds, "seconds to wait while another program writes to the store")
    )
    names: tuple[str, ...] = field(
        default=(),
        metadata=_about(_words, "host names that others use for dateline serve, with commas between them"),
    )
    need_token: bool = field(
        default=False,
        metadata=_about(_yes, "yes: dateline serve shows data only to those with a token or signed in"),
    )
    rate: int | None = field(
        default=None,
        metadata=_about(
            _number,
            "requests a minute that dateline serve takes from one client, 0: any number; none: "
            "any number on this machine, else 120",
        ),
    )
    with_text: bool = field(
        default=False,
        metadata=_about(_yes, "yes: dateline serve gives others the outlets' text too, as its owner may"),
    )
    workers: int = field(
        default=0,
        metadata=_about(
            _number, "processes of dateline serve; 0: one, or for a large store one a core, 4 at most"
        ),
    )

    @classmethod
    def from_environ(cls, environ: Mapping[str, str]) -> Settings:
        """The settings in these variables. Raises StopRun for an unknown name or an unfit value."""
        known = {PREFIX + each.name.upper(): each for each in fields(cls)}
        values: dict[str, Any] = {}
        for variable in sorted(environ):
            if variable.startswith(PREFIX):
                if variable not in known:
                    raise StopRun(variable, "there is no such setting", _hint(variable, list(known)))
                setting = known[variable]
                values[setting.name] = _read(variable, environ[variable], setting.metadata["read"])
        return cls(**values)


def describe() -> tuple[tuple[str, str, str], ...]:
    """Variable, default and help of every setting."""
    return tuple(
        (
            PREFIX + each.name.upper(),
            "none" if each.default in (None, ()) else str(each.default),
            each.metadata["help"],
        )
        for each in fields(Settings)
    )


def _read(variable: str, text: str, read: Reader) -> Any:
    if not text.strip():
        raise StopRun(variable, "it is empty", "give it a value or unset it")
    try:
        return read(text)
    except ValueError as error:
        raise StopRun(variable, f"{text!r} does not fit ({error})", "change it or unset it") from error


def _hint(variable: str, known: list[str]) -> str:
    close = difflib.get_close_matches(variable, known, n=1)
    return f"did you mean {close[0]}?" if close else f"there are {', '.join(known)}"
