"""Bylines: who wrote it, person, desk or agency."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dateline.pages import dates
from dateline.pages.clean import letters, squeeze
from dateline.pages.lists import load

_JOINED = re.compile(r"\s{0,2}(?:,|;|&|\||•|·|\band\b|\bund\b|\bwith\b|\s/\s)\s{0,2}", re.IGNORECASE)


_END = re.compile(
    r"\s[|·•]\s|·|\s[-–—]\s|\b[Uu]pdated\b|\b[Pp]ublished\b|\b[Pp]osted\b|\s(?:[iI]n|[fF]or)\s(?=[A-Z])"
    r"|\s[oO]n\s(?=(?i:mon|tue|wed|thu|fri|sat|sun|[0-9]|$))",
)
_TRAILING = re.compile(r"\s[0-9]{1,6}\scomments?$", re.IGNORECASE)
_ADDRESS = re.compile(r"[0-9]|@|https?:|www\.|[{}<>=]")


def starts_byline(text: str) -> bool:
    """Does a short line open as a byline does ("By Jane Doe")?"""
    return (
        len(text) <= 160
        and load().opens_byline.match(text) is not None
        and not (len(text) > 60 and text[-1] in ".!?")
    )


def names_of(byline: str) -> tuple[str, ...]:
    """The persons and desks that a byline names, in order; capitals are made regular."""
    text = squeeze(byline)[:240]
    found = dates.find(text)
    if found:
        text = text[: found.start] or text[found.end :]
    text = _END.split(load().byline_opener.sub("", text), maxsplit=1)[0]
    names: list[str] = []
    jobs = load().jobs
    for piece in _JOINED.split(load().byline_opener.sub("", text)):
        name = _name(piece)
        lone = name is not None and " " not in name and any(" " in other for other in names)
        # A single word after a full name is where he is or what he is, unless it is an agency.
        if names and (jobs.search(piece) or load().outlet(piece.strip())):
            continue
        if name and name not in names and (not lone or load().agency(name)):
            names.append(name)
    return tuple(names)


def _name(piece: str) -> str | None:
    """A person's or desk's name, None for a job, a place or anything else."""
    lists = load()
    piece = lists.byline_opener.sub("", _TRAILING.sub("", piece.strip(" .:()-–—|")))
    if (
        not 2 <= len(piece) <= 60
        or len(piece.split()) > 6
        or _ADDRESS.search(piece)
        or lists.never.search(piece)
    ):
        return None
    if lists.opens_byline.match(piece + " X") and " " not in piece:
        return None
    if " " in piece and piece[0].islower() and piece.split()[0] not in lists.small:
        return None
    if lists.jobs.search(piece) and not lists.desks.search(piece):
        return None
    if piece.isupper() and " " in piece:
        return " ".join(word.capitalize() if "." not in word else word for word in piece.split())
    return piece


def outlet_of(byline: str) -> str | None:
    """The outlet that a byline names behind the person ("By Jane Doe, Coast Evening Post")."""
    pieces = [piece.strip() for piece in _JOINED.split(squeeze(byline)[:240])]
    return next((piece for piece in pieces[1:] if load().outlet(piece)), None)


def without_site(names: Iterable[str], site_name: str | None) -> tuple[str, ...]:
    """Names that are not merely the site's own."""
    site = letters(site_name or "")
    own, kept = load().own, []
    for name in names:
        bare = letters(" ".join(word for word in name.split() if word.lower() not in own)) or letters(name)
        if not site or (letters(name) not in site and bare != site):
            kept.append(name)
    return tuple(kept)


def agency_among(names: Iterable[str]) -> tuple[tuple[str, ...], str | None]:
    """Split byline names into persons and the first agency named."""
    lists, persons, agency = load(), [], None
    for name in names:
        found = lists.agency(name) or lists.agency(lists.desks.sub("", name))
        if found:
            agency = agency or found
        else:
            persons.append(name)
    return tuple(persons), agency
