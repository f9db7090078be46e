"""Plain text, as a scraper leaves a page or as somebody typed it, to a Page.

A line is one block, in page order. Each line is first looked at by itself (prose, caption,
byline, heading of a list ...); the story is then the run of lines that holds the most prose
with the least furniture in between, and what lies outside it is teasers, comments and rest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from dateline.errors import SkipPage
from dateline.model import Page
from dateline.pages import bylines, credits, dates, lead, parts
from dateline.pages.clean import fold, ideographic, squeeze, strip_controls
from dateline.pages.lists import load
from dateline.pages.parts import Facts, Part

Look = Literal[
    "prose",
    "caption",
    "credit",
    "byline",
    "date",
    "list",
    "more",
    "comments",
    "form",
    "note",
    "tags",
    "media",
    "section",
    "card",
    "short",
    "empty",
]

_BULLET = re.compile(r"^[-*•·–‣▪●»>]\s{0,3}(?=\S)")
_ALONE = re.compile(r"^[-*•·–‣▪●»>]$")
_REACH = 14
"""Lines above a story in which its headline, section and times stand."""

_OPENING = 200
"""Characters that prose right below a byline or date is worth more: that is where stories open."""

_STOP = re.compile(r"[.!?…。！？؟।][\"'”’»)\]]{0,3}\s?(?:\([A-Za-z][\w /.-]{1,30}\))?$|[\"”»]$|[:;,]$")
_CONTACT = re.compile(
    r"[\w.+-]{2,40}@[\w-]{2,40}\.\w{2,6}.{0,200}(?:tel|phone|fax)|(?:tel|phone|fax)\w{0,6}\.?:?\s?[+*(\d].{0,300}@",
    re.IGNORECASE,
)
"""An e-mail address and a telephone number in one line: an imprint, not a story."""

_LABEL = "Photo"
_SHORT = re.compile(r"[\"'“‘«]?[^\W\d_][^.!?]{3,30}\s[^.!?\s]{1,20}\s?[^.!?\s]{0,20}[.!][\"'”’»]?")
"""A short sentence: "Norland denied it."."""

_DATED = re.compile(r"\b(updated?|last updated|modified|published|posted|first published)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the text; `item`: it stands in a bulleted list."""

    text: str
    look: Look
    item: bool = False

    def weight(self) -> int:
        """What the line adds to the story it would be part of, in characters."""
        if self.look == "prose":
            return -40 if self.item and len(self.text) < 200 else len(self.text)
        return {
            "caption": -5,
            "credit": -5,
            "empty": 0,
            "note": -100,
            "form": -80,
            "comments": -400,
            "tags": -150,
        }.get(self.look, -50)


def read_text(text: str, *, source: str, url: str | None = None) -> Page:
    """The Page that `text` shows. Raises SkipPage where it has no letters."""
    lines = [look_at(line, item=item) for line, item in _lines(strip_controls(text))]
    lines = [line for line in lines if line.look != "empty"]
    if not any(any(map(str.isalpha, line.text)) for line in lines):
        raise SkipPage(source, "there is no text on this page", "give a page with a story on it")
    lines = _cards(_photo_labels(lines))
    first, last = _story(lines)
    headline = _headline(lines, first)
    facts = _facts(lines, first, last, headline, url)
    return parts.assemble(_parts(lines, first, last, headline), facts, source=source)


def _lines(text: str) -> list[tuple[str, bool]]:
    """(line, is it a list item) without blank lines; a bullet alone marks the line below it."""
    rows = _unwrap([squeeze(row) for row in text.split("\n")])
    found: list[tuple[str, bool]] = []
    pending = False
    for row in rows:
        if not row:
            continue
        if _ALONE.match(row):
            pending = True
            continue
        bullet = _BULLET.match(row)
        found.append((row[bullet.end() :] if bullet else row, pending or bullet is not None))
        pending = False
    return found


def _unwrap(rows: list[str]) -> list[str]:
    """Paragraphs of text that was wrapped at a fixed width, with blank lines between them."""
    pairs = [(one, two) for one, two in pairwise(rows) if one and two]
    full = [one for one, _ in pairs if 40 <= len(one) <= 110 and not _STOP.search(one)]
    if "" not in rows or not pairs or len(full) * 10 < len(pairs) * 6 or max(map(len, rows)) > 120:
        return rows
    paragraphs = [""]
    for row in rows:
        paragraphs[-1:] = [f"{paragraphs[-1]} {row}".strip()] if row else [paragraphs[-1], ""]
    return paragraphs


def look_at(text: str, *, item: bool = False) -> Line:
    """What a line looks like by itself."""
    return Line(text=text, look=_look(text, item), item=item)


def _look(text: str, item: bool) -> Look:
    if not any(map(str.isalnum, text)) or text.isdigit():
        return "empty" if "_" not in text else "note"
    phrase = load().phrase(text)
    if _CONTACT.search(text[:1500]):
        return "form"
    if phrase and _furniture(phrase[0], text):
        if phrase[0] == "list" and item:
            return "form"  # a menu's entry heads nothing
        return phrase[0]  # type: ignore[return-value]
    if len(text) < 140 and (dates.bare(text) or _is_stamp(text)):
        return "date"
    if (
        bylines.starts_byline(text)
        and bylines.names_of(text)
        and not (text.endswith((".", "!", "?")) and len(text) > 60)
    ):
        return "byline"
    if credits.is_caption(text):
        return "caption"
    if not item and credits.is_credit_line(text):
        return "credit"
    if _is_prose(text):
        return "prose"
    return "section" if parts.known_section(text) else "short"


def _is_stamp(text: str) -> bool:
    """Is a line a day with a section or an agency beside it ("3 March 2026 | Africa | AFP")?"""
    pieces = lead.pieces_of(text)
    named = any(parts.known_section(piece) or load().agency(piece) for piece in pieces)
    return len(pieces) > 1 and named and any(map(dates.bare, pieces))


def _furniture(kind: str, text: str) -> bool:
    """A long paragraph is furniture only where its phrase is telling whatever stands around it."""
    return (
        len(text) <= 160 or kind in ("form", "note", "media") or (kind == "more" and not _STOP.search(text))
    )


def _is_prose(text: str) -> bool:
    if ideographic(text):
        return len(text) >= 15 and _STOP.search(text) is not None
    if len(text) < 25:
        return _SHORT.fullmatch(text) is not None
    if _STOP.search(text):
        return len(text) > 40 or len(text.split()) >= 5
    return len(text) > 140 and (text.count(" ") > 18 or not text.isascii())


def _cards(lines: list[Line]) -> list[Line]:
    """Give lines the look that their neighbours show them to have.

    Under a heading of a list, bulleted prose is another story's, and so is prose under an
    unbulleted title (a card: title, day, summary). A list's heading that is a section's name
    and has no bullets below it is that section.
    """
    out: list[Line] = []
    below = title = bulleted = False
    for at, line in enumerate(lines):
        after = lines[at + 1] if at + 1 < len(lines) else None
        if line.look == "list" and parts.known_section(line.text) and not (after and after.item):
            line = replace(line, look="section")
        if line.look == "list":
            below, title, bulleted = True, False, bool(after and after.item)
        elif below and bulleted and not line.item:
            below = False
        elif below and line.look == "short" and not line.item:
            title = True
        elif below and _opens_with_day(line):
            line, title = replace(line, look="short", item=True), False
        elif below and line.look == "prose" and (line.item or (title and not _goes_on(lines, at))):
            line = replace(line, look="short" if line.item else "card", item=True)
            title = False
        elif line.look in ("caption", "byline", "prose"):
            below = title = False
        out.append(line)
    return out


def _opens_with_day(line: Line) -> bool:
    """Does a line of a list open with its day ("3 March 2026: Talks went on.")?"""
    found = dates.find(line.text) if line.look in ("prose", "short") else None
    return found is not None and found.start == 0


def _goes_on(lines: list[Line], at: int) -> bool:
    """Does more prose follow a paragraph, pictures aside? Then it is no card's summary."""
    after = next((line for line in lines[at + 1 : at + 5] if line.look not in ("caption", "credit")), None)
    return after is not None and after.look == "prose" and not after.item


def _photo_labels(lines: list[Line]) -> list[Line]:
    """A caption and the line or lines below it that credit it ("Photo", "Anna Bell") are one caption."""
    out: list[Line] = []
    labels = tuple(sorted({mark.rstrip(":") for mark in load().credit_starts}))
    pending = False
    for line in lines:
        above = out[-1] if out else None
        low = fold(line.text)
        captioned = above is not None and above.look in ("prose", "short") and 25 <= len(above.text) <= 300
        labelled = (
            line.look == "credit" and low.startswith(labels) and above is not None and above.look == "short"
        )
        if captioned and above is not None and (labelled or (pending and line.look in ("short", "credit"))):
            credit = credits.strip_label(line.text)
            out[-1] = Line(text=f"{above.text} ({_LABEL}: {credit})", look="caption")
            pending = False
            continue
        pending = low.rstrip(" :") in labels and captioned and len(low) < 20
        if not pending:
            out.append(line)
    return out


def _story(lines: list[Line]) -> tuple[int, int]:
    """First and last line of the run with the greatest weight (Kadane); it starts and ends with prose."""
    best = (0, 0, -1)
    total, start, fresh = 0, 0, -9
    for at, line in enumerate(lines):
        if line.look in ("byline", "date") and not line.item:
            fresh = at
        if total <= 0:
            total, start = 0, at
        total += line.weight()
        if line.look == "prose" and not line.item and at - fresh <= 3:
            total, fresh = total + _OPENING, -9
        if total > best[0] and line.look == "prose":
            best = (total, start, at)
    if best[2] < 0:
        return 0, -1
    return _after_standfirst(lines, best[1], best[2]), best[2]


def _after_standfirst(lines: list[Line], first: int, last: int) -> int:
    """A line or two of prose with the byline or date line below them are a standfirst, above the story."""
    prose = 0
    filed = next((at for at in range(first, min(first + 3, last)) if _filed(lines[at])), None)
    if filed is not None:
        return filed
    for at in range(first, min(first + 6, last)):
        if lines[at].look in ("byline", "date"):
            while at < last and lines[at].look != "prose":
                at += 1
            return at
        prose += lines[at].look == "prose"
        if prose > 2 or len(lines[at].text) > 350:
            break
    return first


def _filed(line: Line) -> bool:
    """Does a paragraph open with a dateline? Then the story does, too."""
    return line.look == "prose" and lead.lead_of(line.text).place is not None


def _headline(lines: list[Line], first: int) -> int | None:
    """The title above the story that stands best: beside byline or date, at the top of the page, long."""
    stamps = {
        at for at in range(max(0, first)) if lines[at].look in ("date", "byline") and not lines[at].item
    }
    best: tuple[int, int] | None = None
    for at in range(max(0, first)):
        if not _is_title(lines, at):
            continue
        beside = any(near in stamps for near in (at - 1, at + 1, at + 2))
        if at > 1 and at < first - _REACH and not beside:
            continue
        score = 2 * beside + (at <= 1) + (len(lines[at].text) >= 30)
        best = max(best or (score, -at), (score, -at))
    return -best[1] if best else None


def _is_title(lines: list[Line], at: int) -> bool:
    """Can a line be a headline: unbulleted, a few words, and not the first of a list?"""
    line = lines[at]
    headed = at > 0 and lines[at - 1].look in ("list", "comments")
    shaped = 12 <= len(line.text) <= 220 and len(line.text.split()) >= 3
    return line.look == "short" and not line.item and shaped and not headed


def _facts(lines: list[Line], first: int, last: int, headline: int | None, url: str | None) -> Facts:
    published, modified = _times(lines, first, last, headline)
    site = next((line.text for line in lines[: min(2, max(0, first))] if load().outlet(line.text)), None)
    authors, agency = _credits(lines, first, last, headline)
    unsure = {} if published else dates.two_ways(lines[at].text for at in _near(lines, first, last))
    return Facts(
        url=url,
        headline=lines[headline].text if headline is not None else None,
        site_name=site,
        agency=agency,
        authors=authors,
        section=_section(lines, first, last, headline),
        published=published,
        modified=modified,
        why={"site_name": "no line above the story names the site", **unsure},
    )


def _near(lines: list[Line], first: int, last: int, reach: int = 4) -> list[int]:
    """The lines that may speak about the story: those above it, and a few right below it."""
    below = []
    for at in range(last + 1, min(len(lines), last + 1 + reach)):
        if lines[at].look in ("list", "comments", "more"):
            break
        below.append(at)
    return [*range(max(0, first - 2 * _REACH), max(0, first)), *below]


def _times(lines: list[Line], first: int, last: int, headline: int | None) -> tuple[str | None, str | None]:
    """Published and modified; a date between headline and story beats one above (the page's own clock)."""
    published = modified = None
    mark = ""
    in_list = False
    top = headline if headline is not None else 0
    clock = -1
    for at in _near(lines, first, last):
        line = lines[at]
        in_list = (in_list or line.look == "list") and line.look not in ("caption", "byline")
        words = _DATED.findall(line.text)
        if line.look not in ("date", "byline", "short") or in_list:
            continue
        found = dates.find(line.text)
        if found is None:
            mark = words[-1].lower() if words else ""
            continue
        ahead = _DATED.findall(line.text[: found.start])
        word = ahead[-1].lower() if ahead else mark
        mark = words[-1].lower() if words and line.text.rstrip().endswith((":", words[-1])) else ""
        if word.startswith(("update", "last", "modif")):
            modified = modified or found.iso
        else:
            if published is None or clock < top <= at < first:
                published, clock = found.iso, at
            second = dates.find(line.text, start=found.end)
            if second and re.search(r"updated?|modified", line.text[found.end : second.start], re.IGNORECASE):
                modified = modified or second.iso
    return published, modified


def _credits(
    lines: list[Line], first: int, last: int, headline: int | None
) -> tuple[tuple[str, ...], str | None]:
    names: list[str] = []
    near = _near(lines, first, last)
    for at in near:
        named = lines[at].look == "byline" or (
            lines[at].look == "date" and bylines.starts_byline(lines[at].text)
        )
        if named and not names:
            names = list(bylines.names_of(lines[at].text))
    if not names:
        names = _plain_byline(lines, first, headline)
    authors, agency = bylines.agency_among(names)
    if agency is None:
        agency = next(filter(None, (lead.agency_in_pieces(lines[at].text) for at in near)), None)
    if agency is None:
        notes = [line.text for line in lines if line.look in ("note", "short", "credit")]
        agency = next(filter(None, map(lead.agency_in_note, notes)), None)
    return authors, agency


_NAME = re.compile(r"^[A-ZÀ-ÞА-Я][\w.'’-]{1,20}(?:\s[A-ZÀ-ÞА-Я][\w.'’-]{0,20}){1,3}$")


def _plain_byline(lines: list[Line], first: int, headline: int | None) -> list[str]:
    """A name alone between headline and story, or beside the date line, is a byline."""
    for at in range(first):
        if lines[at].look not in ("short", "credit") or lines[at].item or not _NAME.match(lines[at].text):
            continue
        beside = any(0 <= near < first and lines[near].look == "date" for near in (at - 1, at + 1))
        if at != headline and (beside or (headline is not None and headline < at <= headline + 3)):
            names = list(bylines.names_of(lines[at].text))
            if names and not parts.known_section(lines[at].text):
                return names
    return []


def _section(lines: list[Line], first: int, last: int, headline: int | None) -> str | None:
    """A section's name above the story (the one nearest to the headline), or right below it."""
    near = _near(lines, first, last)
    above = [
        at
        for at in near
        if at < first and lines[at].look in ("section", "list") and parts.known_section(lines[at].text)
    ]
    above = [at for at in above if not lines[at].item] if headline is not None else above
    if headline is not None and [at for at in above if at < headline]:
        return lines[max(at for at in above if at < headline)].text
    below = [at for at in near if at > last and lines[at].look == "section"]
    if below:
        return lines[below[0]].text
    if above and not lines[above[-1]].item:
        return lines[above[-1]].text
    for at in near:
        named = [piece for piece in lead.pieces_of(lines[at].text) if parts.known_section(piece)]
        if named and dates.find(lines[at].text):
            return named[0]
    top = lines[0]
    heads = 1 < first <= 8 and headline != 0 and top.look == "short" and not top.item
    heads = heads and not load().outlet(top.text)
    return top.text if heads and len(top.text.split()) <= 3 else None


def _parts(lines: list[Line], first: int, last: int, headline: int | None) -> list[Part]:
    out: list[Part] = []
    zone = ""
    for at, line in enumerate(lines):
        zone = _zone(zone, lines, at, first, last)
        part = _part(lines, at, zone, first=first, last=last, headline=headline)
        day = dates.find(line.text) if line.look == "date" else None
        if day and out and out[-1].kind == "teaser" and zone:
            out[-1] = replace(out[-1], day=day.iso[:10])
        if part.kind == "teaser" and (shown := dates.find(line.text)) and shown.start == 0:
            part = replace(part, day=shown.iso[:10])
        if part.kind == "review" and at and lines[at - 1].look == "date":
            above = dates.find(lines[at - 1].text)
            part = replace(part, day=above.iso[:10] if above else None)
        out.append(part)
    return out


def _zone(zone: str, lines: list[Line], at: int, first: int, last: int) -> str:
    """Whose words follow: "" the story's, "list" other stories', "comments" readers', "tags" nobody's."""
    line = lines[at]
    if line.look in ("list", "comments", "tags"):
        return line.look
    if line.look == "form":
        return zone
    if first <= at <= last and line.look in ("prose", "caption", "credit"):
        return zone if line.item and zone == "list" else ""
    if zone == "" and at > last >= 0 and line.item and line.look == "short":
        return "after"
    return zone


def _part(lines: list[Line], at: int, zone: str, *, first: int, last: int, headline: int | None) -> Part:
    line = lines[at]
    if at == headline:
        return Part(kind="headline", text=line.text)
    if line.look == "caption":
        caption, credit = credits.split_credit(line.text)
        return Part(kind="caption", text=caption, credit=credit)
    if line.look == "credit" and at <= last and not load().agency(line.text):
        credit = credits.strip_label(line.text)
        return (
            Part(kind="caption", text=credit, credit=credit) if credit else Part(kind="other", text=line.text)
        )
    if line.look == "more":
        return Part(kind="teaser", text=_after_phrase(line.text))
    headlike = len(line.text) >= 30 and len(line.text.split()) >= 5
    if zone == "after" and line.item and line.look == "short" and headlike:
        return Part(kind="teaser", text=line.text)
    if zone == "list" and line.look in ("prose", "short") and len(line.text) > 20:
        return Part(kind="teaser", text=line.text)
    if zone == "comments" and line.look in ("prose", "short") and parts.reads_as_review(line.text):
        return Part(kind="review", text=line.text)
    if first <= at <= last and line.look == "prose":
        return Part(kind="body", text=line.text)
    return Part(kind="other", text=line.text)


def _after_phrase(text: str) -> str:
    phrase = load().phrase(text)
    rest = text[len(phrase[1]) :].strip(" :|-–—)") if phrase else ""
    return rest or text
