"""The visible text of an HTML page as lines, each with the boxes it stands in.

A line is a paragraph, heading, list item, caption or any other run of text between two block
elements. The tree is walked without recursion, so depth cannot hurt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Any
from urllib.parse import urlsplit

from lxml import etree
from lxml import html as lxml_html

from dateline.pages.clean import squeeze, strip_controls
from dateline.pages.lists import load

_TAG_ROLES = {
    "nav": "nav",
    "footer": "footer",
    "aside": "aside",
    "figcaption": "caption",
    "time": "time",
    "figure": "figure",
    "form": "form",
    "address": "byline",
}
_INLINE = frozenset({"byline", "time", "credit", "caption", "crumbs", "section"})
"""What the names of a word or a link inside a line may say about the whole line."""

_HIDDEN = re.compile(r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden", re.IGNORECASE)
_HEADING = re.compile("h[1-6]")
_BREAK = "\n"
_DEEP = "Excessive depth"


@dataclass(slots=True, eq=False)
class Box:
    """An element that holds text, and what its names and tag say about it."""

    tag: str
    parent: Box | None
    roles: frozenset[str]
    order: int
    weight: float = 0.0

    def lineage(self) -> Iterator[Box]:
        """The box itself and those around it, from the inside out."""
        box: Box | None = self
        while box is not None:
            yield box
            box = box.parent


@dataclass(slots=True, eq=False)
class Line:
    """A run of text. `linked`: characters in links; `link`, `href`: text and address of the first.

    `moment` is what a <time> in it states to machines.
    """

    text: str
    box: Box
    order: int
    linked: int = 0
    link: str = ""
    href: str | None = None
    moment: str | None = None
    inline: frozenset[str] = frozenset()

    @property
    def heading(self) -> int:
        """1 to 6 for a heading, else 0."""
        return next((int(box.tag[1]) for box in self.box.lineage() if _HEADING.fullmatch(box.tag)), 0)

    @property
    def all_linked(self) -> bool:
        """Is nearly the whole line one link or several?"""
        return self.linked >= 0.8 * len(self.text.replace(" ", ""))

    def roles(self, stop: frozenset[int] = frozenset()) -> set[str]:
        """What the boxes around say, without those whose order is in `stop`."""
        found = set(self.inline)
        for box in self.box.lineage():
            if box.order not in stop:
                found |= box.roles
        return found

    def inside(self, *tags: str) -> bool:
        """Does it stand in an element with one of these tags?"""
        return any(box.tag in tags for box in self.box.lineage())


@dataclass(slots=True)
class _Run:
    """The text between two block borders, while it is collected."""

    pieces: list[str] = field(default_factory=list)
    linked: int = 0
    link: list[str] = field(default_factory=list)
    anchor: Any = None
    moment: str | None = None
    inline: set[str] = field(default_factory=set)


def parse(text: str) -> Any | None:
    """The tree of an HTML page; None where it is nested too deeply to be one."""
    parser = lxml_html.HTMLParser(huge_tree=False, remove_comments=True, remove_pis=True, encoding="utf-8")
    # Encoded here, since lxml refuses a str with an encoding declaration.
    data = strip_controls(text).encode("utf-8", "replace")
    try:
        tree = lxml_html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    return None if any(_DEEP in entry.message for entry in parser.error_log) else tree


_TAGS = re.compile(r"<(/?[a-zA-Z][a-zA-Z0-9]{0,15})[^<>]{0,4000}>")
_UNSEEN = re.compile(r"<(script|style)\b.*?</\1\s{0,5}>", re.IGNORECASE | re.DOTALL)


def bare_text(text: str) -> str:
    """A page without its tags, a line for each block: for pages that cannot be parsed."""

    def border(match: re.Match[str]) -> str:
        name = match.group(1).strip("/").lower()
        return _BREAK if name in load().elements["block"] or name == "br" else ""

    return unescape(_TAGS.sub(border, _UNSEEN.sub(" ", text)))


class Outline:
    """Walks a tree once; `lines` and `boxes` are in page order."""

    def __init__(self, body: Any) -> None:
        self.lines: list[Line] = []
        self.boxes: list[Box] = []
        self._run = _Run()
        self._opened: set[Any] = set()
        self._walk(body)

    def _walk(self, body: Any) -> None:
        box: Box | None = None
        links: list[Any] = []
        hidden: Any = None
        for event, element in etree.iterwalk(body, events=("start", "end")):
            if event == "start" and hidden is None and element is not body and not _visible(element):
                hidden = element
            if hidden is not None:
                if event == "end" and element is hidden:
                    hidden = None
                    self._text(element.tail, box, links)
                continue
            if event == "start":
                box = self._start(element, box, links)
                self._text(element.text, box, links)
            else:
                box = self._end(element, box, links)
                if element is not body:
                    self._text(element.tail, box, links)
        self._flush(box)

    def _start(self, element: Any, box: Box | None, links: list[Any]) -> Box:
        tag = element.tag
        if tag == "br":
            self._run.pieces.append(_BREAK)
        elif tag == "a":
            links.append(element)
        roles = _roles(element)
        if (
            tag == "footer"
            and box is not None
            and any(part.tag in ("article", "main") for part in box.lineage())
        ):
            roles -= {"footer"}  # a story's own: tags, author, related stories
        if box is not None and not self._parts_line(tag, roles, box):
            self._run.inline |= roles
            self._run.moment = self._run.moment or _moment(element)
            return box
        self._flush(box)
        self._opened.add(element)
        box = Box(tag=tag, parent=box, roles=roles, order=len(self.boxes))
        self.boxes.append(box)
        self._run.moment = _moment(element)
        return box

    @staticmethod
    def _parts_line(tag: str, roles: frozenset[str], box: Box) -> bool:
        """Does an element start a line of its own? Credits do, and names and times outside paragraphs."""
        if tag in load().elements["block"]:
            return True
        if tag == "a":
            around = box.roles | (box.parent.roles if box.parent is not None else frozenset())
            return "crumbs" in around or ("related" in around and box.tag not in load().elements["prose"])
        if tag == "br":
            return False
        return "credit" in roles or (
            bool(roles & {"byline", "time", "caption"}) and box.tag not in load().elements["prose"]
        )

    def _end(self, element: Any, box: Box | None, links: list[Any]) -> Box | None:
        if element.tag == "a" and links:
            links.pop()
        if element in self._opened and box is not None:
            self._opened.discard(element)
            self._flush(box)
            return box.parent
        return box

    def _text(self, text: str | None, box: Box | None, links: list[Any]) -> None:
        if not text or box is None:
            return
        run = self._run
        if run.pieces and _glued(run.pieces[-1][-1:], text[0]):
            run.pieces.append(" ")
        run.pieces.append(text.replace("\n", " "))
        if links and text.strip():
            run.linked += len("".join(text.split()))
            run.anchor = links[-1] if run.anchor is None else run.anchor
            if run.anchor is links[-1]:
                run.link.append(text)

    def _flush(self, box: Box | None) -> None:
        run, self._run = self._run, _Run()
        if box is None:
            return
        href = run.anchor.get("href") if run.anchor is not None else None
        for text in _paragraphs("".join(run.pieces)):
            line = Line(
                text=text,
                box=box,
                order=len(self.lines),
                linked=min(run.linked, len(text)),
                link=squeeze("".join(run.link)),
                href=href,
                moment=run.moment,
                inline=frozenset(run.inline & _INLINE),
            )
            self.lines.append(line)


def _glued(before: str, after: str) -> bool:
    """Would two neighbouring elements run into one word, where the page sets them apart by style alone?"""
    return (before.islower() or before.isdigit()) and (
        after.isupper() or (after.isdigit() and not before.isdigit())
    )


def _paragraphs(text: str) -> Iterator[str]:
    """The paragraphs of a run: two line breaks part them, or one below a sentence that fills a line."""
    if _BREAK not in text:
        pieces = [text]
    else:
        pieces = []
        for row in text.split(_BREAK):
            row = squeeze(row)
            joins = (
                pieces
                and pieces[-1]
                and row
                and not (len(pieces[-1]) > 80 and pieces[-1][-1] in '.!?"”’:' and len(row) > 40)
            )
            if joins:
                pieces[-1] = f"{pieces[-1]} {row}"
            else:
                pieces.append(row)
    for piece in pieces:
        piece = squeeze(piece)
        if any(map(str.isalnum, piece)) or piece.startswith("___"):
            yield piece


def _moment(element: Any) -> str | None:
    return element.get("datetime") if element.tag == "time" else None


def _visible(element: Any) -> bool:
    if element.tag in load().elements["skipped"] or element.get("hidden") is not None:
        return False
    style = element.get("style")
    if style and _HIDDEN.search(style):
        return False
    # "off-screen" labels for screen readers; a story that is hidden so until a script runs is still read.
    return "hidden" not in _roles(element) or len(element) > 3 or len(element.text_content()) > 200


def _roles(element: Any) -> frozenset[str]:
    names = " ".join(
        filter(
            None,
            map(element.get, ("class", "id", "itemprop", "role", "data-component", "data-testid", "rel")),
        )
    )
    roles = load().roles_of(names) if names else frozenset()
    own = _TAG_ROLES.get(element.tag)
    return roles | {own} if own else roles


def path_of(href: str) -> str:
    """The path of an address, "" for one that cannot be read."""
    try:
        return urlsplit(href).path
    except ValueError:
        return ""
