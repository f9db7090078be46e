"""How a story opens and ends: dateline, agency in brackets, signature, notes about its source."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.pages.clean import letters
from dateline.pages.lists import load

_PLACE = r"(?P<place>[A-ZÀ-Þ][\w.'’\-/ ]{1,40}(?:,\s(?!\w{2,6}day\b)[A-Z][\w.'’ ]{1,30}){0,2}?)"
_DAY = r"(?:(?P<month>[^\W\d_]{3,10})\.?\s\d{1,2}|\d{1,2}\s(?P<mese>[^\W\d_]{3,10})\.?)(?:,?\s\d{4})?"
_LEAD = re.compile(
    rf"^{_PLACE}?(?:,\s[A-Z][a-z]{{2,5}}day)?(?:,?\s{{0,2}}\(?{_DAY}\)?)?"
    r"(?:\s{0,2}\((?P<agency>[A-Za-z][^()]{1,40})\))?(?P<mark>\s{0,2}(?:--|\.?[-–—]|:)\s{0,3}|\s{0,2}\|\s)(?=\S)"
)
_SLASHED = re.compile(
    r"^(?P<place>[^\W\d_][\w'’\-/ ]{1,40}?(?:,\s[A-Z][\w.'’ ]{1,30})?)[,.]\s"
    r"(?:[0-9]{1,2}\s[^\W\d_]{3,9}|[^\W\d_]{3,9}\.?\s[0-9]{1,2})(?:,?\s[0-9]{4})?"
    r"\s{0,2}\.?\s{0,2}[/(](?P<agency>[^\W\d_][^/()]{1,30})[/)](?:\s{0,2}\.)?(?:\s{0,2}[-–—]{1,2})?\s{0,2}(?=\S)"
)
"""Russian usage: "MOSCOW, November 12. /TASS/."; paid releases: "OSLO, Nov. 12, 2024 /Norwire/ --"."""

_DATED = re.compile(
    r"^(?:[^\W\d_]{3,10}\.?\s\d{1,2}|\d{1,2}\s[^\W\d_]{3,10}\.?),?\s\d{4}(?:\s?[:|–—-])?\s(?=\S)|^\d{4}-\d{2}-\d{2}(?:\s?[:|–—-])?\s(?=\S)"
)
_BARE = re.compile(rf"^{_PLACE}(?:,\s{_DAY})?\s?\((?P<agency>[A-Z][^()]{{1,30}})\)\s?(?=[A-Z\"“])")
_SIGNED = re.compile(
    r"(?:[(\[]([A-Za-z][\w\s/.-]{1,40})[)\]]|[—–-]{1,2}\s?([A-Z][\w/ -]{1,30})"
    r"|(?<=[.!?\"”])\s{1,2}([A-Za-z]{2,12}))\s?\.?$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """The opening of a story: the place it was filed from and the agency in brackets.

    `end`: code points of the lead, the blanks behind it included; 0 if there is none.
    """

    place: str | None = None
    agency: str | None = None
    end: int = 0


def lead_of(text: str, *, site_name: str | None = None) -> Lead:
    """Dateline and agency that a first paragraph opens with, as printed."""
    lists = load()
    head = text[:160]
    match = _SLASHED.match(head)
    if match and lists.agency(match["agency"]):
        return Lead(place=match["place"], agency=lists.agency(match["agency"]), end=match.end())
    match = _LEAD.match(head)
    if match is None or not _is_lead(match):
        match = _BARE.match(head)
        if match is None or not (lists.agency(match["agency"]) or _same_site(match["agency"], site_name)):
            return Lead()
    return _read(match, site_name)


def teaser_lead_end(text: str) -> int:
    """Where the day that a teaser is printed with ends, with the blanks behind it; 0 if it has none.

    "19 June 2026 Two men held": it is the day of the page that the teaser leads to, no part of what it tells.
    """
    match = _DATED.match(text[:40])
    return match.end() if match else 0


def _is_lead(match: re.Match[str]) -> bool:
    """Is what stands where a lead has its day one, and does a sentence begin behind it?"""
    if match.string[match.end()].islower():
        return False  # "Westia — and its neighbours — say"
    month = match["month"] or match["mese"]
    return month is None or month.lower() in load().months


def _read(match: re.Match[str], site_name: str | None) -> Lead:
    lists = load()
    place, agency = (match["place"] or "").strip() or None, match["agency"]
    if place and agency is None:
        if lists.agency(place):
            return Lead(agency=lists.agency(place), end=match.end())
        place, agency = _unbracketed(place, site_name)
    known = lists.agency(agency) if agency else None
    mark = (match.groupdict().get("mark") or "(").strip(" .")
    spaced = not mark or mark in ("(", ":", "|") or match.end("mark") - match.start("mark") > len(mark)
    sure = bool(known or _same_site(agency, site_name))
    if place and spaced and _is_place(place, sure=sure, mark=mark):
        return Lead(place=place.strip(" ,"), agency=known, end=match.end())
    return Lead(agency=known, end=0 if place else match.end())


def _unbracketed(place: str, site_name: str | None) -> tuple[str, str | None]:
    """("Seoul", "CNN") of "Seoul CNN", where the last word is an agency or the site itself."""
    first, _, last = place.rpartition(" ")
    if first and last.isupper() and (load().agency(last) or _same_site(last, site_name)):
        return first, last
    return place, None


def _same_site(name: str | None, site_name: str | None) -> bool:
    if not name or not site_name:
        return False
    one, other = letters(name), letters(site_name)
    return len(one) > 1 and (one in other or other in one)


def _is_place(place: str, *, sure: bool, mark: str) -> bool:
    words = [w for w in re.split(r"[\s,/-]+", place) if w]
    if not words or len(words) > 7:
        return False
    lists = load()
    first = re.split(r"[,(]", place)[0].strip()
    if (first.isupper() and len(first) > 2) or first in lists.cities:
        return True
    named = all(w[0].isupper() or w.lower() in lists.small for w in words)
    return named and (sure or (mark in ("—", "–", "--") and len(words) <= 3 and "." not in place))


def signature_of(text: str) -> str | None:
    """The agency that signs the end of a last paragraph ("... the United States. PTI")."""
    match = _SIGNED.search(text[-60:])
    if match is None:
        return None
    lists = load()
    for name in re.split(r"[/-]", next(filter(None, match.groups()))):
        if lists.agency(name.strip()):
            return lists.agency(name.strip())
    return None


_PIECE = re.compile(r"\s{1,3}[|·•/—–-]\s{1,3}")


def pieces_of(text: str) -> list[str]:
    """What the strokes and dots of a date line part: "Society | 3 March 2026 | Meridian Press Agency"."""
    return [piece.strip() for piece in _PIECE.split(text[:240])]


def agency_in_pieces(text: str) -> str | None:
    """The agency that is one of those pieces, or the whole line."""
    return next(filter(None, map(load().agency, pieces_of(text))), None)


_NOTED = re.compile(
    r"^[\s(\[]{0,3}(?:sources?|quelle|fuente|fonte|источник|with (?:agency )?inputs? from|copyright|©|\(c\))"
    r"[\s:©]{0,4}(?:\d{4}\s)?(?:by\s)?(?:the\s)?(.{2,60})",
    re.IGNORECASE,
)


def agency_in_note(text: str) -> str | None:
    """The agency in a line such as "Source: AFP", "With inputs from PTI" or "© 2024 The Associated Press"."""
    match = _NOTED.search(text[:160])
    if match is None or len(text) > 300:
        return None
    for piece in re.split(r"[,./;&)]|\band\b|\ball rights\b", match.group(1), flags=re.IGNORECASE):
        agency = load().agency(re.sub(r"^\s*\d{4}\s*", "", piece).strip())
        if agency:
            return agency
    return None
