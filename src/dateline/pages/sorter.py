"""Every line of an HTML page to its kind: body, caption, teaser, review or other."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from dateline.pages import credits, dates, parts
from dateline.pages.clean import letters
from dateline.pages.lists import load
from dateline.pages.outline import Box, Line, Outline, path_of
from dateline.pages.parts import Part
from dateline.pages.story import NOISE, Story, is_prose

Sorted = list[tuple[Line | None, Part]]
"""Lines and the parts they became, in page order; a headline that only the metadata has is from no line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """A caption and its credits, as the lines of one figure."""

    at: int
    captions: list[str]
    credits: list[str]


class Sorter:
    """Gives every line of a page its kind."""

    def __init__(self, outline: Outline, story: Story) -> None:
        self.lines = outline.lines
        self.story = story
        self.inside = {line.order for line in self.lines if story.box in line.box.lineage()}
        self.region = {line.order for line in self.lines if story.region in line.box.lineage()}
        self.around = self.region | self.inside
        self.zone: tuple[str, Box] | None = None
        self.last = max(self.inside, default=0)
        prose = [line for line in self.lines if line.order in self.inside and is_prose(line)]
        opening = [line for line in prose if not self._above_story(line)] or prose
        self.first = opening[0].order if opening else 0
        self.titles = {letters(story.title or "")}
        self.hrefs: set[str] = set()
        self.cards: set[int] = set()

    def _above_story(self, line: Line) -> bool:
        """Is a line a standfirst or key point, or named as no part of the story's text?"""
        roles = line.roles(self.story.ignored)
        return bool(roles & (NOISE | {"summary", "caption", "credit", "embed", "figure"})) or line.inside(
            "li"
        )

    def sort(self) -> Sorted:
        """(line, part) in page order, the headline first."""
        out: Sorted = []
        groups = self._captions()
        for line in self.lines:
            if line.order in groups:
                group = groups[line.order]
                part = self._caption(group) if group and group.at == line.order else None
            elif line is self.story.headline:
                part = Part(kind="headline", text=line.text)
            else:
                self._date(line, out)
                part = self._dated(self._part(line), line)
            if part is not None:
                out.append((line, part))
        return self._trimmed(out)

    def _part(self, line: Line) -> Part | None:
        roles = line.roles(self.story.ignored)
        phrase = load().phrase(line.text)
        kind = (
            phrase[0] if phrase and (len(line.text) <= 160 or phrase[0] in ("form", "note", "media")) else ""
        )
        self._move(line, kind)
        zone = self.zone[0] if self.zone else ""
        if kind == "more" and (line.linked or line.order in self.inside) and phrase:
            return self._teaser(line, line.text[len(phrase[1]) :].strip(" :|-–—)"))
        if kind and kind != "more":
            return self._other(line)
        if "comments" in roles or zone == "comments":
            return self._review(line, roles)
        if roles & NOISE or zone == "list" or line.order not in self.inside:
            return self._beside(line, roles, zone)
        return self._within(line, roles)

    def _move(self, line: Line, kind: str) -> None:
        """Enter or leave the list or the comments that a heading opened."""
        if self.zone is not None:
            name, box = self.zone
            left = box not in line.box.lineage()
            resumed = (
                name == "list"
                and line.order in self.inside
                and is_prose(line)
                and not line.linked
                and not line.inside("li")
            )
            if left or (
                resumed and (box in self.story.box.lineage() or box.weight > 0.5 * self.story.box.weight)
            ):
                self.zone = None
        if kind not in ("list", "comments") or (line.order in self.inside and is_prose(line)):
            return
        if line.order < self.first and parts.known_section(line.text):
            return
        box = line.box
        while box.parent is not None and box is not self.story.box and self._alone(box, line):
            box = box.parent
        self.zone = (kind, box)

    def _alone(self, box: Box, line: Line) -> bool:
        """Does a box hold the heading and no more?"""
        after = self.lines[line.order + 1] if line.order + 1 < len(self.lines) else None
        return after is None or box not in after.box.lineage()

    def _within(self, line: Line, roles: set[str]) -> Part | None:
        """A line of the story's own box, outside any list or note in it."""
        if credits.is_credit_line(line.text) and line.text[-1] not in '."”' and not line.heading:
            return self._caption(_Group(at=line.order, captions=[], credits=[line.text]))
        if credits.is_caption(line.text) and not line.heading:
            return self._caption(_Group(at=line.order, captions=[line.text], credits=[]))
        if line.heading or roles & {"byline", "time", "crumbs", "section", "gallery"}:
            return self._other(line)
        if line.all_linked and len(line.text) < 200:
            return self._teaser(line, line.text)
        if "embed" in roles or (dates.bare(line.text) and len(line.text) < 100):
            return self._other(line)
        if letters(line.text) in self.titles:
            return self._other(line)
        return Part(kind="body", text=line.text)

    def _beside(self, line: Line, roles: set[str], zone: str) -> Part | None:
        """A line outside the story: another story's headline, or furniture."""
        quiet = roles & _QUIET
        if "related" in roles:
            quiet &= {"nav", "footer", "share", "crumbs", "byline"}
        if quiet:
            return self._other(line)
        if credits.is_caption(line.text) and not line.linked and self.first - 30 < line.order < self.last:
            return self._caption(_Group(at=line.order, captions=[line.text], credits=[]))
        whole = line.all_linked and len(line.link) >= 0.6 * len(line.text)
        if whole or len(line.link) >= 20:
            return self._teaser(line, line.link if len(line.link) >= 20 else line.text)
        if self._card(line.box) in self.cards:
            return self._other(line)  # the summary under another story's headline
        listed = zone == "list" and (line.heading or line.inside("li"))
        unlinked = "related" in roles and line.order in self.inside and line.text[-1] != "."
        if listed or (unlinked and len(line.text) < 200):
            return self._teaser(line, line.text)
        return self._other(line)

    def _teaser(self, line: Line, text: str) -> Part | None:
        key = letters(text)
        summary = line.href in self.hrefs and line.linked > 0
        if line.linked and (summary or not _leads_on(line.href)):
            return self._other(line)
        fits = (20 <= len(text) <= 700 and len(text.split()) >= 4) or (
            len(key) >= 16 and not text.isascii() and " " not in text
        )
        if not fits or key in self.titles or dates.bare(text):
            return self._other(line)
        self.titles.add(key)
        self.cards.add(self._card(line.box))
        if line.href and not line.href.lower().startswith(("javascript:", "#")):
            self.hrefs.add(line.href)
        return Part(kind="teaser", text=text)

    def _card(self, box: Box) -> int:
        """The number of another story's list item or article that a box stands in, else its own."""
        cards = (part.order for part in box.lineage() if part.tag in ("li", "article"))
        return next((order for order in cards if order not in self.story.ignored), box.order)

    def _review(self, line: Line, roles: set[str]) -> Part | None:
        if (
            not parts.reads_as_review(line.text)
            or line.heading
            or line.all_linked
            or dates.bare(line.text)
            or (len(line.text) < 60 and load().never.search(line.text) is not None)
            or roles & {"byline", "time", "form", "share", "promo"}
        ):
            return self._other(line)
        return Part(kind="review", text=line.text)

    def _other(self, line: Line) -> Part | None:
        """Kept where it stands around the story; menus and the like are not."""
        if line.order not in self.region or line.order > self.last + 60:
            return None
        if (
            line.roles(self.story.ignored) & {"nav", "footer", "hidden", "promo"}
            or letters(line.text) in self.titles
        ):
            return None
        return Part(kind="other", text=line.text)

    def _date(self, line: Line, out: Sorted) -> None:
        """Give the teaser or review that a date stands right below its day."""
        if not out or out[-1][1].kind not in ("teaser", "review") or len(line.text) > 80:
            return
        before = out[-1][0]
        shared = before is not None and _near(before.box, line.box)
        found = dates.find(line.text) if shared else None
        if found and dates.bare(line.text) and before is not None:
            out[-1] = (before, replace(out[-1][1], day=found.iso[:10]))

    def _dated(self, part: Part | None, line: Line) -> Part | None:
        """A teaser with the day in its own line, a review with the day in the line above it."""
        if part is None or part.kind not in ("teaser", "review"):
            return part
        found = dates.find(line.text) if part.kind == "teaser" else None
        if found and line.text == part.text and found.start > 0:
            found = None  # a day inside its sentence is that of what happened
        above = self.lines[line.order - 1] if line.order else None
        if found is None and above is not None and len(above.text) <= 80 and self._shares(above, line, part):
            found = dates.find(above.text) if dates.bare(above.text) else None
        return replace(part, day=found.iso[:10]) if found else part

    def _shares(self, above: Line, line: Line, part: Part) -> bool:
        """Does the date above belong to a review, or to a teaser in the same list item or article?"""
        if part.kind == "review":
            return _near(above.box, line.box)
        card = self._card(line.box)
        return card == self._card(above.box) and any(
            box.order == card and box.tag in ("li", "article") for box in line.box.lineage()
        )

    def _captions(self) -> dict[int, _Group | None]:
        """Line order to the figure it belongs to; None: a figure's line that is no caption."""
        groups: dict[int, _Group] = {}
        found: dict[int, _Group | None] = {}
        for line in self.lines:
            roles = line.roles(self.story.ignored)
            role = "credit" if "credit" in roles else "caption" if "caption" in roles else ""
            if not role and "figure" in roles and credits.is_credit_line(line.text):
                role = "credit"
            if not role or not self._captioned(line, roles, role):
                continue
            if role == "credit" and len(line.text) > 120:
                role = "caption"
            key = _figure(line.box).order
            group = groups.setdefault(key, _Group(at=line.order, captions=[], credits=[]))
            found[line.order] = group
            if not load().phrase(line.text) or role == "credit" or credits.is_caption(line.text):
                (group.credits if role == "credit" else group.captions).append(line.text)
        return found

    def _captioned(self, line: Line, roles: set[str], role: str) -> bool:
        """Is a line named as a caption one of this story's pictures?"""
        noise = roles & NOISE - {"aside", "form", "share", "promo"}
        if "gallery" in roles or line.inside("figcaption"):
            noise -= {"related"}
        if noise or line.order not in self.around or line.heading:
            return False
        return not (line.all_linked and role == "caption")

    def _caption(self, group: _Group) -> Part | None:
        text, credit = credits.split_credit(" ".join(dict.fromkeys(group.captions)))
        named = [credits.strip_label(one) for one in dict.fromkeys(group.credits)]
        credit = next((one for one in named if one), None) or credit
        if credits.is_credit_line(text) and credit is None:
            text, credit = "", credits.strip_label(text)
        key = letters(text or credit or "")
        if not key or "c" + key in self.titles:
            return None
        self.titles.add("c" + key)
        return Part(kind="caption", text=text or credit or "", credit=credit)

    def _trimmed(self, out: Sorted) -> Sorted:
        """Without the short lines that a story's box has above its first sentence and below its last."""
        body = [at for at, (line, part) in enumerate(out) if part.kind == "body" and line is not None]
        prose = [
            at for at in body if (line := out[at][0]) is not None and (is_prose(line) or _unstopped(line))
        ]
        prose = prose or body
        last = prose[-1] if prose else len(out)
        for at in body:
            line = out[at][0]
            if at > last or (line is not None and line.order < self.first):
                out[at] = (out[at][0], replace(out[at][1], kind="other"))
        if self.story.headline is None and self.story.title:
            out.insert(0, (None, Part(kind="headline", text=self.story.title)))
        return out


def _unstopped(line: Line) -> bool:
    """A short sentence, or several whose last lacks its stop ("... will be signed. Enditem")."""
    if line.box.tag != "p" or line.all_linked:
        return False
    short = line.text.count(" ") >= 2 and line.text[-1] in '.!?”"'
    return short or (len(line.text) >= 50 and re.search(r"[.!?]\s", line.text) is not None)


_QUIET = frozenset({"nav", "footer", "tags", "crumbs", "share", "promo", "bio", "byline", "form", "hidden"})


def _leads_on(href: str | None) -> bool:
    """Does a link lead to another page that may be a story?"""
    if href is None:
        return True
    if href.startswith(("#", "mailto:", "tel:", "whatsapp:")):
        return False
    return path_of(href) not in ("", "/") or href.lower().startswith("javascript:")


def _near(one: Box, other: Box) -> bool:
    """Do two boxes share a parent or grandparent?"""
    around = [box.order for box in one.lineage()][:3]
    return any(box.order in around for box in list(other.lineage())[:3])


def _figure(box: Box) -> Box:
    """The figure that a caption's box belongs to: a <figure>, or the box around the one so named."""
    outer = box
    for part in box.lineage():
        if part.tag == "figure":
            return part
        if part.roles & {"caption", "credit"}:
            outer = part.parent or part
    return outer
