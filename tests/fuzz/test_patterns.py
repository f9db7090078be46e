"""Every regular expression takes time in proportion to its text, or its text is bounded where it is used."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from functools import cache
from itertools import islice

import patterns

SIZE = 1_000
ENOUGH = 0.004
"""Seconds for four times SIZE; a step of the matcher takes some nanoseconds, so as many squared take more."""
WORST = 9.0
"""Four times the text may take so many times as long: 4 is linear, 16 quadratic."""
OURS = {"<style>(.*?)</style>"}
"""Only used on pictures that are drawn here."""


@cache
def every() -> tuple[tuple[str, int, bool, str, str], ...]:
    """Collected in a process of its own: here the modules have been imported already."""
    run = subprocess.run([sys.executable, patterns.__file__], capture_output=True, text=True, check=True)
    return tuple(tuple(json.loads(line)) for line in run.stdout.splitlines())


def worst(pattern: re.Pattern[str] | re.Pattern[bytes], use: str = "search") -> tuple[float, str]:
    """How many times as long the worst text takes when it is four times as long, and how it begins."""
    maker, search = patterns.Maker(pattern.pattern, pattern.flags), getattr(pattern, use)
    found = (0.0, "")
    for number, text in enumerate(maker.hard(4 * SIZE)):
        hard = in_kind(pattern, text)
        if patterns.took(search, hard, 1) < ENOUGH or (long := patterns.took(search, hard, 3)) < ENOUGH:
            continue
        short = next(islice(maker.hard(SIZE), number, None))
        found = max(found, (long / max(patterns.took(search, in_kind(pattern, short), 5), 1e-7), text[:40]))
    return found


def in_kind(pattern: re.Pattern[str] | re.Pattern[bytes], text: str) -> str | bytes:
    return text.encode("latin-1", "replace") if isinstance(pattern.pattern, bytes) else text


def test_the_measure_knows_a_bad_one() -> None:
    assert worst(re.compile(r"\s+$"))[0] > WORST
    assert worst(re.compile(r"\s{1,9}$"))[0] < WORST


def test_none_grows_faster_than_its_text() -> None:
    found = every()
    assert len(found) > 150
    assert {where.partition(":")[0] for *_, where, _ in found} >= {"lists.py", "dates.py", "grammar.py"}
    offences = []
    for text, flags, raw, where, use in found:
        growth, begins = worst(re.compile(text.encode("latin-1") if raw else text, flags), use)
        if growth > WORST and text not in OURS:
            offences.append(f"{where}: {growth:.1f} times as long on {begins!r}: {text[:120]}")
    assert offences == []
