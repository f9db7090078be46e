"""An HTML page to a Page: the page's own structure first, its metadata where that is silent."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from dateline.errors import SkipPage
from dateline.model import Page
from dateline.pages import dates, parts
from dateline.pages.clean import fold, letters
from dateline.pages.lists import load
from dateline.pages.meta import Meta, best_time, read_meta
from dateline.pages.outline import Box, Line, Outline, bare_text, parse
from dateline.pages.parts import Facts, Part
from dateline.pages.story import NOISE, Story, find_story, is_prose
from dateline.pages.text import read_text


def read_html(text: str, *, source: str, url: str | None = None) -> Page:
    """The Page in `text`. Raises SkipPage where it shows no text."""
    tree = parse(text)
    if tree is None:
        return read_text(bare_text(text), source=source, url=url)
    body = tree.find("body")
    outline = Outline(body if body is not None else tree)
    if not outline.lines:
        raise SkipPage(
            source, "there is no text on this page", "if a script writes it, save it from a browser"
        )
    meta = read_meta(tree)
    story = find_story(outline, meta)
    if story is None:
        return read_text("\n".join(line.text for line in outline.lines), source=source, url=url)
    kinds = _Sorter(outline, story).sort()
    facts = _facts(outline, meta, story, kinds, url)
    return parts.assemble([part for _, part in kinds], facts, source=source)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """A caption and its credits, as the lines of one figure."""

    at: int
    captions: list[str]
    credits: list[str]


class _Sorter:
    """Gives every line of a page its kind."""

    def __init__(self, outline: Outline, story: Story) -> None:
        self.lines = outline.lines
        self.story = story
        self.inside = {line.order for line in self.lines if story.box in line.box.lineage()}
        self.region = {line.order for line in self.lines if story.region in line.box.lineage()}
        self.zone: tuple[str, Box] | None = None
        self.last = max(self.inside, default=0)
        self.first = min(
            (line.order for line in self.lines if line.order in self.inside and is_prose(line)), default=0
        )
        self.titles = {letters(story.title or "")}

    def sort(self) -> list[tuple[Line | None, Part]]:
        """(line, part) in page order, the headline first."""
        out: list[tuple[Line | None, Part]] = []
        groups = self._captions()
        for line in self.lines:
            if line.order in groups:
                group = groups[line.order]
                part = self._caption(group) if group and group.at == line.order else None
            elif line is self.story.headline:
                part = Part(kind="headline", text=line.text)
            else:
                part = self._part(line, bool(out and out[-1][1].kind == "teaser"))
                self._date(line, out)
            if part is not None:
                out.append((line, part))
        return self._trimmed(out)

    def _part(self, line: Line, after_teaser: bool) -> Part | None:
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
            return self._beside(line, roles, zone, after_teaser)
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
        if parts.is_credit_line(line.text) and line.text[-1] not in '."”' and not line.heading:
            return self._caption(_Group(at=line.order, captions=[], credits=[line.text]))
        if parts.is_caption(line.text) and not line.heading:
            return self._caption(_Group(at=line.order, captions=[line.text], credits=[]))
        if line.heading or roles & {"byline", "time", "crumbs", "section", "gallery"}:
            return self._other(line)
        if line.all_linked and len(line.text) < 200:
            return self._teaser(line, line.text)
        if "embed" in roles or dates.bare(line.text) and len(line.text) < 100:
            return self._other(line)
        if letters(line.text) in self.titles:
            return self._other(line)
        return Part(kind="body", text=line.text)

    def _beside(self, line: Line, roles: set[str], zone: str, after_teaser: bool) -> Part | None:
        """A line outside the story: another story's headline, or furniture."""
        quiet = roles & _QUIET
        if "related" in roles:
            quiet &= {"nav", "footer", "share", "crumbs", "byline"}
        if quiet:
            return self._other(line)
        if parts.is_caption(line.text) and not line.linked and self.first - 30 < line.order < self.last:
            return self._caption(_Group(at=line.order, captions=[line.text], credits=[]))
        whole = line.all_linked and len(line.link) >= 0.6 * len(line.text)
        if whole or len(line.link) >= 20:
            return self._teaser(line, line.text if whole else line.link)
        listed = zone == "list" and (line.heading or line.inside("li"))
        unlinked = "related" in roles and line.order in self.inside and line.text[-1] != "."
        if listed or (unlinked and len(line.text) < 200):
            return self._teaser(line, line.text)
        return self._other(line)

    def _teaser(self, line: Line, text: str) -> Part | None:
        key = letters(text)
        if line.linked and not _leads_on(line.href):
            return self._other(line)
        fits = (20 <= len(text) <= 300 and len(text.split()) >= 4) or (
            len(key) >= 16 and not text.isascii() and " " not in text
        )
        if not fits or key in self.titles or dates.bare(text):
            return self._other(line)
        self.titles.add(key)
        return Part(kind="teaser", text=text)

    def _review(self, line: Line, roles: set[str]) -> Part | None:
        if (
            len(line.text) < 20
            or line.heading
            or line.all_linked
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

    def _date(self, line: Line, out: list[tuple[Line | None, Part]]) -> None:
        """Give the teaser or review that a date stands right below its day."""
        if not out or out[-1][1].kind not in ("teaser", "review") or len(line.text) > 80:
            return
        before = out[-1][0]
        shared = before is not None and _near(before.box, line.box)
        found = dates.find(line.text) if shared else None
        if found and dates.bare(line.text) and before is not None:
            out[-1] = (before, replace(out[-1][1], day=found.iso[:10]))

    def _captions(self) -> dict[int, _Group | None]:
        """Line order to the figure it belongs to; None: a figure's line that is no caption."""
        groups: dict[int, _Group] = {}
        found: dict[int, _Group | None] = {}
        for line in self.lines:
            roles = line.roles(self.story.ignored)
            role = "credit" if "credit" in roles else "caption" if "caption" in roles else ""
            if not role or not self._captioned(line, roles, role):
                continue
            if role == "credit" and len(line.text) > 120:
                role = "caption"
            key = _figure(line.box).order
            group = groups.setdefault(key, _Group(at=line.order, captions=[], credits=[]))
            found[line.order] = group
            if not load().phrase(line.text) or role == "credit" or parts.is_caption(line.text):
                (group.credits if role == "credit" else group.captions).append(line.text)
        return found

    def _captioned(self, line: Line, roles: set[str], role: str) -> bool:
        """Is a line named as a caption one of this story's pictures?"""
        noise = roles & NOISE - {"aside", "form", "share", "promo"}
        if "gallery" in roles or line.inside("figcaption"):
            noise -= {"related"}
        if noise or line.order not in self._around() or line.heading:
            return False
        return not (line.all_linked and role == "caption")

    def _around(self) -> set[int]:
        return self.region | self.inside

    def _caption(self, group: _Group) -> Part | None:
        text, credit = parts.split_credit(" ".join(dict.fromkeys(group.captions)))
        named = [parts.strip_label(one) for one in dict.fromkeys(group.credits)]
        credit = next((one for one in named if one), None) or credit
        if parts.is_credit_line(text) and credit is None:
            text, credit = "", parts.strip_label(text)
        key = letters(text or credit or "")
        if not key or "c" + key in self.titles:
            return None
        self.titles.add("c" + key)
        return Part(kind="caption", text=text or credit or "", credit=credit)

    def _trimmed(self, out: list[tuple[Line | None, Part]]) -> list[tuple[Line | None, Part]]:
        """Without the short lines that a story's box has above its first sentence and below its last."""
        body = [at for at, (line, part) in enumerate(out) if part.kind == "body" and line is not None]
        prose = [at for at in body if (line := out[at][0]) is not None and is_prose(line)]
        first, last = (prose[0], prose[-1]) if prose else (0, len(out))
        for at in body:
            if at < first or at > last:
                out[at] = (out[at][0], replace(out[at][1], kind="other"))
        if self.story.headline is None and self.story.title:
            out.insert(0, (None, Part(kind="headline", text=self.story.title)))
        return out


_QUIET = frozenset({"nav", "footer", "tags", "crumbs", "share", "promo", "bio", "byline", "form", "hidden"})


def _leads_on(href: str | None) -> bool:
    """Does a link lead to another page that may be a story?"""
    if href is None:
        return True
    if href.startswith(("#", "mailto:", "tel:", "whatsapp:")):
        return False
    return urlsplit_path(href) not in ("", "/") or href.lower().startswith("javascript:")


def urlsplit_path(href: str) -> str:
    """The path of an address, "" for one that cannot be read."""
    try:
        return urlsplit(href).path
    except ValueError:
        return ""


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


def _facts(
    outline: Outline, meta: Meta, story: Story, kinds: list[tuple[Line | None, Part]], url: str | None
) -> Facts:
    site = _site(meta, url)
    names = _byline(outline, story) or tuple(
        name for value in meta.authors[:6] for name in parts.names_of(value)
    )
    authors, agency = parts.agency_among(dict.fromkeys(names or _signed(outline, story)))
    authors = parts.without_site(authors, site)
    published, modified = _times(outline, meta, story)
    return Facts(
        url=url or meta.url,
        headline=story.title,
        site_name=site,
        agency=agency or _agency(meta, kinds),
        authors=authors,
        section=_section(outline, meta, story, site, url or meta.url),
        published=published,
        modified=modified,
        language=meta.language,
    )


def _site(meta: Meta, url: str | None) -> str | None:
    """The site's name: of those the page gives the first that its address resembles."""
    names = [name for name in meta.sites if not name.startswith(("http", "@", "www.")) and len(name) <= 60]
    ends = [piece.strip() for piece in re.split(r"\s[|–—:»·-]\s", meta.title or "")[1:]]
    host = urlsplit(url or meta.url or "").hostname or ""
    domain = letters(re.sub(r"^www\.|\.[a-z.]{2,6}$", "", host))
    alike = [
        name
        for name in [*names, *ends]
        if domain and (letters(name) in domain or _subsequence(domain, letters(name)))
    ]
    if names and (names[0] in alike or not alike):
        return _longer(names[0], ends)
    return alike[0] if alike else None


def _longer(name: str, ends: list[str]) -> str:
    """The name in full where the page's title gives it in full and the metadata cut short."""
    if " " in name or len(name) < 5:
        return name
    full = [end for end in ends if len(end.split()) > 2 and _subsequence(letters(name), letters(end))]
    return full[0] if full else name


def _subsequence(short: str, long: str) -> bool:
    """Are the letters of `short` in `long`, in order?"""
    rest = iter(long)
    return len(short) > 3 and all(letter in rest for letter in short)


def _signed(outline: Outline, story: Story) -> tuple[str, ...]:
    """The names in an author's box below the story, where there is no byline above it."""
    for line in outline.lines:
        roles = line.roles(story.ignored)
        if (
            "byline" in roles
            and story.region in line.box.lineage()
            and not roles & {"nav", "related", "comments"}
            and len(line.text) <= 40
        ):
            return parts.names_of(line.text)
    return ()


def _byline(outline: Outline, story: Story) -> tuple[str, ...]:
    """The names in the byline nearest to the headline."""
    start = story.headline.order if story.headline else 0
    names: list[str] = []
    for line in outline.lines[max(0, start - 5) :]:
        roles = line.roles(story.ignored)
        opens = parts.starts_byline(line.text)
        if (
            (roles & {"nav", "footer", "comments", "related", "share"} and not opens)
            or len(line.text) > 200
            or "caption" in roles
            or "credit" in roles
        ):
            continue
        if story.box in line.box.lineage() and is_prose(line):
            break
        if ("byline" in roles and not line.heading) or opens:
            found = parts.names_of(line.text)
            if found:
                names += [name for name in found if name not in names]
                if len(names) >= 6 or opens:
                    break
    return tuple(names)


def _agency(meta: Meta, kinds: list[tuple[Line | None, Part]]) -> str | None:
    """The agency in the metadata, the notes under the story or its copyright line."""
    for value in [*meta.credits, *meta.authors]:
        agency = load().agency(value)
        if agency:
            return agency
    notes = [part.text for _, part in kinds if part.kind == "other"]
    return next(filter(None, map(parts.agency_in_note, notes)), None)


def _times(outline: Outline, meta: Meta, story: Story) -> tuple[str | None, str | None]:
    published, modified = best_time(meta.published), best_time(meta.modified, last=True)
    start = story.headline.order if story.headline else 0
    near = [line.text for line in outline.lines[max(0, start - 6) : start + 25] if len(line.text) < 160]
    if published is None or len(published) <= 10:
        for text in near:
            found = dates.find(text) if dates.bare(text) else None
            if found and (published is None or (found.iso[:10] == published and len(found.iso) > 10)):
                published = found.iso
                break
    return published, modified


def _section(outline: Outline, meta: Meta, story: Story, site: str | None, url: str | None) -> str | None:
    for value in [*meta.sections, *reversed(meta.crumbs)]:
        name = value.split(",")[0].strip()
        if _is_section(name, story, site):
            return name
    start = story.headline.order if story.headline else 0
    for line in outline.lines[max(0, start - 8) : start + 4]:
        roles = line.roles(story.ignored) | line.box.roles
        if roles & {"crumbs", "section"} and "nav" not in roles and _is_section(line.text, story, site):
            return line.text
    return _section_in(url)


def _section_in(url: str | None) -> str | None:
    """The innermost section that the path of the address names, before the story itself."""
    found = None
    for name in urlsplit_path(url or "").split("/")[:-1]:
        name = name.replace("-", " ").replace("_", " ")
        if parts.known_section(name):
            found = name.title() if name.islower() else name
    return found


def _is_section(name: str, story: Story, site: str | None) -> bool:
    known = {
        letters(story.title or ""),
        letters(site or ""),
        "home",
        "homepage",
        "index",
        "article",
        "articles",
        "uncategorized",
    }
    return (
        2 <= len(name) <= 40
        and letters(name) not in known
        and fold(name) not in ("front page", "top stories")
        and len(name.split()) <= 5
    )
