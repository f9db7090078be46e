"""Photo credits: telling them from captions, and captions from the story's own lines."""

from __future__ import annotations

import re

from dateline.pages.clean import fold, squeeze
from dateline.pages.lists import load

_TAIL = 200
"""Characters at the end of a caption in which its credit stands."""

_BRACKET = re.compile(r"\s{0,3}[(\[]([^()\[\]]{2,160})[)\]]\s{0,2}[.|]?\s{0,2}$")
_SIGN = re.compile(r"\s{0,3}©\s{0,3}(?![12][0-9]{3}\b)([^©]{2,120})$")
_COUNT = re.compile(r"^\d{1,3}\s?(?:of|/)\s?\d{1,3}\s{0,3}(?=[A-Z])")
_CREDIT_DOTS = re.compile(r"\s?Credit\.{3}\s?(.{2,90})$")
_ABOVE = re.compile(
    r"^(?:above|pictured|image|media caption|image caption|file photo|file)\s?:\s{0,3}"
    r"|^(?:media|image) ?caption\s?",
    re.IGNORECASE,
)
_SLASHED = re.compile(
    r"(?<=[.!?\"”’'|)])\s{0,3}[—–|-]{0,2}\s{0,2}"
    r"((?:[A-Z][\w.'’-]{0,20}\s?){1,5}(?:/|\svia\s|\s/\s)(?:[A-Z][\w.'’&-]{0,20}[\s/]{0,3}(?:via\s|of\s|the\s)?){1,6})$"
)
_DASHED = re.compile(r"(?<=[.!?\"”’'\w])\s{0,2}[—–|-]{1,2}\s{0,2}([A-Z][\w./ -]{1,40})$")
_SUBMITTED = re.compile(r"\s((?:submitted|staff|file|courtesy|contributed|handout) photos?)$", re.IGNORECASE)
_BBC = re.compile(
    r"^image (?:copyright|source)\s?,?\s?(.{2,60}?)\s?image caption\s?,?\s?(.+)$", re.IGNORECASE
)


def split_credit(text: str) -> tuple[str, str | None]:
    """(caption without its credits, credit) of a caption as printed.

    Of several brackets at the end that name the same person the longest is the credit.
    """
    text = _COUNT.sub("", squeeze(text))
    match = _BBC.match(text)
    if match:
        return match.group(2), match.group(1)
    credits: list[str] = []
    for _ in range(4):
        rest, credit = _last_credit(text)
        if credit is None:
            break
        text = rest
        credits.append(credit)
    text = _ABOVE.sub("", text, count=1).strip()
    if not credits:
        return text, None
    named = [credit for credit in credits if fold(credit) not in load().credit_notes]
    return text, max(named or credits, key=len)


def _last_credit(text: str) -> tuple[str, str | None]:
    """(text without its last credit, that credit or None)."""
    match = _BRACKET.search(text)
    if match and _is_credit(match.group(1), bracket=True):
        return text[: match.start()].rstrip(), strip_label(match.group(1))
    tail = text[-_TAIL:]
    base = len(text) - len(tail)
    for pattern in (_CREDIT_DOTS, _SIGN, _SUBMITTED, _SLASHED):
        match = pattern.search(tail)
        if match:
            return text[: base + match.start()].rstrip(" |—–-"), match.group(1).strip(" |.")
    match = max(load().labels.finditer(tail), key=re.Match.start, default=None)
    if match and 1 < len(tail) - match.end() <= 90:
        return text[: base + match.start()].rstrip(" |(—–-"), tail[match.end() :].strip(" |.)")
    match = _DASHED.search(text[-60:])
    if match and _is_credit(match.group(1)):
        return text[: len(text) - len(text[-60:]) + match.start()].rstrip(), match.group(1)
    return text, None


def strip_label(text: str) -> str:
    """A credit without the word that says it is one ("Photo:", "File:", "©")."""
    labels = load().labels
    text = squeeze(text).strip(" ()[]|")
    for _ in range(3):
        shorter = labels.sub("", text, count=1) if labels.match(text) else text.lstrip("©- ")
        if shorter == text:
            break
        text = shorter
    return text.strip(" .|:")


def _is_credit(text: str, *, bracket: bool = False) -> bool:
    """Does a short text name a photographer or picture desk?"""
    lists, low = load(), fold(text)
    if len(text) > 120:
        return False
    if low.startswith(lists.credit_starts):
        return True
    if (_all_names(text) or " " not in low) and any(mark in low for mark in lists.credit_parts):
        return True
    if lists.agency(text) or any(lists.agency(piece.strip()) for piece in re.split(r"[/|,]|\svia\s", text)):
        return True
    return bracket and _looks_named(text)


def _all_names(text: str) -> bool:
    """Are most longer words written as names are, so that it is no sentence?"""
    words = [word for word in re.split(r"[\s/]+", text) if len(word) > 3]
    return sum(1 for word in words if word[0].islower()) * 3 <= len(words)


def _looks_named(text: str) -> bool:
    """Two or three words of which the last is in capitals, as AFP prints its photographers."""
    words = text.split()
    return (
        2 <= len(words) <= 4
        and words[-1].isupper()
        and len(words[-1]) > 2
        and all(w[:1].isupper() for w in words)
    )


def is_caption(text: str) -> bool:
    """Does a line of bare text end in a photo credit?"""
    if len(text) > 700 or load().phrase(text):
        return False
    if _ABOVE.match(text) and len(text) > 20:
        return True
    bracket = _BRACKET.search(text)
    if bracket and fold(bracket.group(1)).startswith(load().credit_starts):
        return True
    caption, credit = split_credit(text)
    return (
        credit is not None
        and len(caption) > 10
        and _is_credit(credit, bracket=True)
        and not _ends_story(text)
    )


def _ends_story(text: str) -> bool:
    """A paragraph that ends in an agency's signature alone ("... said. (AFP)") is body."""
    match = _BRACKET.search(text)
    return bool(
        match
        and load().agency(match.group(1))
        and len(text) > 60
        and text[: match.start()].rstrip()[-1:] in '.!?"”'
    )


def is_credit_line(text: str) -> bool:
    """Is a whole line nothing but a photo credit?"""
    return len(text) <= 90 and text[-1:] not in "!?" and _is_credit(text) and " said" not in text
