"""What both kinds of page share: credits, datelines, agencies, bylines, and putting the page together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import py3langid

from dateline.model import Block, BlockKind, Page
from dateline.pages import dates
from dateline.pages.clean import fold, letters, squeeze
from dateline.pages.lists import Lists, load


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A block before it has a number; `day` is the ISO day shown beside it."""

    kind: BlockKind
    text: str
    credit: str | None = None
    day: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a page says about itself; null or empty where it does not."""

    url: str | None = None
    headline: str | None = None
    site_name: str | None = None
    agency: str | None = None
    authors: tuple[str, ...] = ()
    section: str | None = None
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    why: dict[str, str] = field(default_factory=dict)


_BRACKET = re.compile(r"\s{0,3}[(\[]([^()\[\]]{2,160})[)\]]\s{0,2}[.|]?\s{0,2}$")
_SIGN = re.compile(r"\s{0,3}©\s{0,3}([^©]{2,120})$")
_LABEL = re.compile(
    r"(?:^|(?<=[\s.!?|\"”'’)\]—-])|(?<=[a-z]\.))"
    r"(?:(?:main |lead |featured? )?(?:photo(?:graph)?s?|images?|pictures?|pics?)[\s-]?(?:by|credits?|source|courtesy(?: of)?|copyright)"
    r"|photo(?:graph)?s?|images?|pictures?|pics?|photograph|credits?|source|copyright|file|foto|bild|crédits?(?: photo)?|crédito|фото)"
    r"(?::|\.{3}|(?<=by)\s|(?<=source)\s|(?<=copyright)\s|(?<=credit)\s|(?<=courtesy)\s|(?<=of)\s|(?<=фото)\s)\s{0,3}",
    re.IGNORECASE,
)
_COUNT = re.compile(r"^\d{1,3}\s?(?:of|/)\s?\d{1,3}\s{0,3}(?=[A-Z])")
_ABOVE = re.compile(
    r"^(?:above|pictured|image|media caption|image caption|file photo|file)\s?:\s{0,3}|^(?:media|image) ?caption\s?",
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
    return text, max(credits, key=len)


def _last_credit(text: str) -> tuple[str, str | None]:
    match = _BRACKET.search(text)
    if match and _is_credit(match.group(1), bracket=True):
        return text[: match.start()].rstrip(), strip_label(match.group(1))
    nyt = re.search(r"\s?Credit\.{3}\s?(.{2,90})$", text[-200:])
    if nyt:
        return text[: len(text) - len(text[-200:]) + nyt.start()].rstrip(), nyt.group(1)
    for pattern in (_SIGN, _SUBMITTED, _SLASHED):
        match = pattern.search(text[-200:])
        if match:
            at = len(text) - len(text[-200:]) + match.start()
            return text[:at].rstrip(" |—–-"), match.group(1).strip(" |.")
    match = None
    for match in _LABEL.finditer(text[-200:]):
        pass
    if match and 1 < len(text[-200:]) - match.end() <= 90:
        base = len(text) - len(text[-200:])
        return text[: base + match.start()].rstrip(" |(—–-"), text[base + match.end() :].strip(" |.)")
    match = _DASHED.search(text[-60:])
    if match and (load().agency(match.group(1)) or _is_credit(match.group(1))):
        return text[: len(text) - len(text[-60:]) + match.start()].rstrip(), match.group(1)
    return text, None


def strip_label(text: str) -> str:
    """A credit without the word that says it is one ("Photo:", "File:", "©")."""
    text = squeeze(text).strip(" ()[]|")
    for _ in range(3):
        shorter = _LABEL.sub("", text, count=1) if _LABEL.match(text) else text.lstrip("©- ")
        if shorter == text:
            break
        text = shorter
    return text.strip(" .|:")


def _is_credit(text: str, *, bracket: bool = False) -> bool:
    """Does a short text name a photographer or picture desk?"""
    lists, low = load(), fold(text)
    if len(text) > 120:
        return False
    if low.startswith(lists.credit_starts) or (
        _all_names(text) and any(mark in low for mark in lists.credit_parts)
    ):
        return True
    if lists.agency(text) or any(lists.agency(piece.strip()) for piece in re.split(r"[/|,]|\svia\s", text)):
        return True
    return bracket and _looks_named(text)


def _all_names(text: str) -> bool:
    """Are most longer words written as names are, so that it is no sentence?"""
    words = [word for word in re.split(r"[\s/]+", text) if len(word) > 3]
    return sum(word[0].islower() for word in words) * 3 <= len(words)


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


_PLACE = r"(?P<place>[A-ZÀ-Þ][\w.'’\-/ ]{1,40}(?:,\s[A-Z][\w.'’ ]{1,30}){0,2}?)"
_LEAD = re.compile(
    rf"^{_PLACE}?(?:,?\s{{0,2}}(?:[A-Z][a-z]{{2,8}}\.?\s\d{{1,2}}|\d{{1,2}}\s[A-Z][a-z]{{2,8}}\.?)(?:,?\s\d{{4}})?)?"
    r"(?:\s{0,2}\((?P<agency>[A-Z][^()]{1,30})\))?(?P<mark>\s{0,2}(?:--|[-–—:])\s{0,3}|\s{0,2}\|\s)(?=\S)"
)
_BARE = re.compile(rf"^{_PLACE}\s?\((?P<agency>[A-Z][^()]{{1,30}})\)\s?(?=[A-Z\"“])")
_SIGNED = re.compile(
    r"(?:[(\[]([A-Za-z][\w\s/.-]{1,40})[)\]]|[—–-]{1,2}\s?([A-Z][\w/ -]{1,30})|(?<=[.!?\"”])\s{1,2}([A-Za-z]{2,12}))\s?\.?$"
)
_SMALL = frozenset("of de la the and al el bin upon sur le del di da do".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """The opening of a story: the place it was filed from and the agency in brackets."""

    place: str | None = None
    agency: str | None = None


def lead_of(text: str, *, site_name: str | None = None) -> Lead:
    """Dateline and agency that a first paragraph opens with, as printed."""
    lists = load()
    head = text[:140]
    match = _LEAD.match(head)
    if match is None:
        match = _BARE.match(head)
        if match is None or not (lists.agency(match["agency"]) or _same_site(match["agency"], site_name)):
            return Lead()
    place, agency = match["place"], match["agency"]
    known = lists.agency(agency) if agency else None
    if place and agency is None and lists.agency(place):
        return Lead(agency=lists.agency(place))
    mark = (match.groupdict().get("mark") or "(").strip()
    spaced = not mark or mark in ("(", ":", "|") or match.end("mark") - match.start("mark") > len(mark)
    if place and spaced and _is_place(place, sure=bool(known or _same_site(agency, site_name)), mark=mark):
        return Lead(place=place.strip(" ,"), agency=known)
    return Lead(agency=known)


def _same_site(name: str | None, site_name: str | None) -> bool:
    if not name or not site_name:
        return False
    one, other = letters(name), letters(site_name)
    return len(one) > 1 and (one in other or other in one)


def _is_place(place: str, *, sure: bool, mark: str) -> bool:
    words = [w for w in re.split(r"[\s,/-]+", place) if w]
    if not words or len(words) > 7:
        return False
    first = re.split(r"[,(]", place)[0].strip()
    if first.isupper() and len(first) > 2:
        return True
    named = all(w[0].isupper() or w.lower() in _SMALL for w in words)
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


_BY = re.compile(
    r"^(?:by|written by|reported by|story by|words by|from|posted by|submitted by|author|authors|text|texte|текст|автор|von|par|por|di|от)\b\s{0,2}:?\s{0,2}(?=\S)",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\s{0,2}(?:,|;|&|\||•|·|\band\b|\bund\b|\bwith\b|\s/\s)\s{0,2}", re.IGNORECASE)
_NO_NAME = re.compile(
    r"\d|@|https?:|www\.|[{}<>=]|\b(?:updated|published|posted|minutes?|read|ago|views?|comments?|follow|share)\b",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\b(?:correspondent|reporter|editor|writer|special to|contributor|columnist|producer|journalist|bureau|senior|chief|photographer|"
    r"analyst|professor|university|edited|the conversation|news director)\b",
    re.IGNORECASE,
)


_OPENS = re.compile(
    r"^(?:(?i:by|written by|reported by|submitted by|posted by|текст|автор|authors?)\b[:\s]|(?:Von|Par|Por|Di|Door|De)\s(?=[A-ZÀ-Þ]))"
)


def starts_byline(text: str) -> bool:
    """Does a short line open as a byline does ("By Jane Doe")?"""
    return len(text) <= 160 and _OPENS.match(text) is not None and not (len(text) > 60 and text[-1] in ".!?")


def names_of(byline: str) -> tuple[str, ...]:
    """The persons and desks that a byline names, in order; capitals are made regular."""
    text = squeeze(byline)[:240]
    found = dates.find(text)
    if found:
        text = text[: found.start] or text[found.end :]
    text = re.split(
        r"\s[|·•]\s|·|\s[-–—]\s|\bupdated\b|\bpublished\b|\bposted\b|\sin\s(?=[A-Z])|\son\s(?=(?:mon|tue|wed|thu|fri|sat|sun|\d|$))",
        _BY.sub("", text),
        maxsplit=1,
        flags=re.IGNORECASE,
    )[0]
    names: list[str] = []
    for piece in _JOINED.split(_BY.sub("", text)):
        name = _name(piece)
        lone = name is not None and " " not in name and any(" " in other for other in names)
        # A single word after a full name is where he is or what he is, unless it is an agency.
        if name and name not in names and (not lone or load().agency(name)):
            names.append(name)
    return tuple(names)


def _name(piece: str) -> str | None:
    piece = _BY.sub("", re.sub(r"\s\d+\scomments?$", "", piece.strip(" .:()-–—|"), flags=re.IGNORECASE))
    if piece.lower() in ("by", "from", "author", "authors", "text"):
        return None
    if " " in piece and piece[0].islower() and not piece.startswith(("de ", "van ", "von ", "al-", "el-")):
        return None
    if not 2 <= len(piece) <= 60 or _NO_NAME.search(piece) or len(piece.split()) > 6:
        return None
    if _ROLE.search(piece) and not re.search(r"\b(?:staff|desk|bureau)\b", piece, re.IGNORECASE):
        return None
    if piece.isupper() and " " in piece:
        return " ".join(word.capitalize() if "." not in word else word for word in piece.split())
    return piece


_DESKS = frozenset("news business sport sports online international world tv world news".split())


def without_site(names: Iterable[str], site_name: str | None) -> tuple[str, ...]:
    """Names that are not merely the site's own."""
    site = letters(site_name or "")
    kept = []
    for name in names:
        bare = letters(" ".join(word for word in name.split() if word.lower() not in _DESKS)) or letters(name)
        if not site or (letters(name) not in site and bare != site):
            kept.append(name)
    return tuple(kept)


def agency_among(names: Iterable[str]) -> tuple[tuple[str, ...], str | None]:
    """Split byline names into persons and the first agency named."""
    lists, persons, agency = load(), [], None
    for name in names:
        found = lists.agency(name) or lists.agency(
            re.sub(r"\s(?:staff|news|desk)$", "", name, flags=re.IGNORECASE)
        )
        if found:
            agency = agency or found
        else:
            persons.append(name)
    return tuple(persons), agency


_NOTED = re.compile(
    r"(?:source|sources|quelle|fuente|fonte|источник|with (?:agency )?inputs? from|copyright|©|\(c\))\s{0,2}:?\s{0,2}(?:\d{4}\s)?(?:by\s)?(?:the\s)?(.{2,60})",
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


def guess_language(text: str) -> str | None:
    """ISO 639-1 code of a text of twenty letters or more; None where it is too short to say."""
    if sum(map(str.isalpha, text[:400])) < 20:
        return None
    return str(py3langid.classify(text[:3000])[0])


_REASONS = {
    "url": "the page was not read from the web and names no address of its own",
    "headline": "the page shows no headline",
    "site_name": "the page does not name its site",
    "agency": "the text is credited to no agency",
    "dateline": "the story opens with no dateline",
    "section": "the page names no section",
    "published": "the page shows no date of publication",
    "modified": "the page shows no date of change",
    "language": "the text is too short to tell its language",
    "authors": "the page has no byline",
}


def assemble(parts: Sequence[Part], facts: Facts, *, source: str) -> Page:
    """Number the parts, give them their anchor days and the nulls their reasons."""
    body = [part.text for part in parts if part.kind == "body"]
    lead = lead_of(body[0], site_name=facts.site_name) if body else Lead()
    agency = lead.agency or facts.agency or (signature_of(body[-1]) if body else None)
    language = facts.language or guess_language(" ".join(body) or " ".join(part.text for part in parts))
    values = {
        "url": facts.url,
        "headline": facts.headline,
        "site_name": facts.site_name,
        "agency": agency,
        "dateline": lead.place,
        "section": facts.section,
        "published": facts.published,
        "modified": facts.modified,
        "language": language,
    }
    missing = {name: facts.why.get(name, _REASONS[name]) for name, value in values.items() if value is None}
    if not facts.authors:
        missing["authors"] = _REASONS["authors"]
    day = facts.published[:10] if facts.published else None
    return Page(
        source=source, authors=facts.authors, blocks=tuple(_blocks(parts, day)), missing=missing, **values
    )


def _blocks(parts: Sequence[Part], day: str | None) -> Iterable[Block]:
    for index, part in enumerate(parts):
        dated = part.kind in ("headline", "body", "caption")
        yield Block(
            index=index, kind=part.kind, text=part.text, credit=part.credit, anchor=day if dated else part.day
        )


def known_section(text: str, lists: Lists | None = None) -> bool:
    """Is a line the name of a section and nothing more?"""
    return fold(text) in (lists or load()).sections
