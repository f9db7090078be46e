"""Every record that dateline makes: frozen, slotted, without logic.

A page becomes blocks, a sentence of a block becomes reports, and whatever a record
states carries the span that it was read from. Offsets count code points of the text of
one block, as Python slices do: `start` included, `end` not.

    Page > Block                          pages/
    Coded > Report > Entity, Date, Place, Quantity, Attribution     coding/, resolve/
          > Uncoded                       what was read and not coded, with the reason

Dates are EDTF (ISO 8601-2): `2024-11-12`, `2024-06`, `2024-11-04/2024-11-10`.
Countries are ISO 3166-1 alpha-3, or one of IGO, UNO, EUR, NGO, ISM, IMG, MNC.
Sectors, types, modes and contexts are those of PLOVER (`data/ontology/`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

BlockKind = Literal["headline", "body", "caption", "teaser", "review", "other"]
Auxiliary = Literal["historical", "future", "hypothetical", "negation"]
FactValue = Literal["CT+", "CT-", "PR+", "PR-", "PS+", "PS-", "UU"]
DateBasis = Literal["stated", "relative", "published-by", "unknown"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Role = Literal["dead", "injured", "arrested", "missing", "displaced", "participants"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Code points of one block; `text` is `page.blocks[block].text[start:end]`."""

    block: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One part of a page, in page order.

    `anchor` is the ISO day that relative dates in it ("on Friday") count from; null for a
    teaser that shows no day, since it may be from any day. `credit` is that of a photo.
    """

    index: int
    kind: BlockKind
    text: str
    credit: str | None = None
    anchor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A news page taken apart.

    `published` and `modified` are ISO 8601, to the precision that the page states and with
    an offset only where it gives one. `language` is an ISO 639-1 code. `missing` says, for
    each field that is null, why. `source` is the path or address it was read from.
    """

    source: str | None = None
    url: str | None = None
    headline: str | None = None
    site_name: str | None = None
    agency: str | None = None
    authors: tuple[str, ...] = ()
    dateline: str | None = None
    section: str | None = None
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    blocks: tuple[Block, ...] = ()
    missing: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Someone or something that acts, is acted on, or speaks.

    `text` is as the sentence has it ("She"), `name` what it stands for ("Choe Son Hui").
    `sectors` has the primary code first. `wikidata` is a Q number. Null country: none is
    stated or known; `why` then, or always, says how the codes were found.
    """

    text: str
    block: int
    start: int
    end: int
    name: str | None = None
    country: str | None = None
    sectors: tuple[str, ...] = ()
    title: str | None = None
    wikidata: str | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Date:
    """When an event happened. `edtf` null: a phrase was read that gives no date; `why` says so."""

    edtf: str | None
    basis: DateBasis
    text: str | None = None
    block: int | None = None
    start: int | None = None
    end: int | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """A time expression as TIMEX3 has it; offsets count in the text it was found in.

    `value` is the TIMEX3 value ("2024-W45", "P3D", "PAST_REF"), `edtf` the calendar date or
    interval it stands for, null where it gives none; `why` then says why.
    """

    start: int
    end: int
    text: str
    type: TimexType
    value: str
    edtf: str | None = None
    basis: DateBasis = "unknown"
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place on earth. `lat` and `lon` are WGS 84 degrees; `feature` a GeoNames feature code.

    `name`, ids and coordinates are null where the phrase is a place that no gazetteer row fits.
    """

    text: str
    block: int
    start: int
    end: int
    name: str | None = None
    geonames_id: int | None = None
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    feature: str | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with its unit. `value` null where only bounds are known ("thousands": low 2000).

    `unit` is "share" (0 to 1) for parts and per cents, "percentage points", an ISO 4217 code
    for money, or the noun counted, as printed and in lower case. `role` is what befell those
    who are counted or what they do, where the clause says so; of a part that a total counts
    already ("12, including three children") it is null.
    """

    text: str
    block: int
    start: int
    end: int
    value: float | None = None
    low: float | None = None
    high: float | None = None
    approximate: bool = False
    unit: str | None = None
    of: str | None = None
    role: Role | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Someone says, thinks or writes something (PARC: source, cue, content).

    `source` null: the text names none ("reportedly"); the parts may be broken up, so cue and
    content are lists of spans. `stance` is one of `data/attribution/stances.tsv`.
    """

    source: Entity | None
    source_spans: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    stance: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Factuality:
    """How far somebody vouches for an event, as in FactBank.

    `who` is "outlet", a speaker's name, or "somebody" where none is named. `value`: CT certain,
    PR probable, PS possible, + that it is so, - that it is not; UU leaves it open. `why` has the
    words that decide, each with its own value.
    """

    who: str
    value: FactValue
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One event as one sentence of one page has it.

    `attribution` goes outermost speaker first; `factuality` has the outlet, then the same
    speakers. `confidence` is 0 to 1 and, in this version,
    an ordering rather than a probability. `why` lists what led to the record: lexicon rows
    and rules. `missing` says, for each empty facet, why. `version` names the program,
    codebook, lexicon and parser that made it.
    """

    id: str
    type: str
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    quad: int
    intensity: float
    actors: tuple[Entity, ...]
    recipients: tuple[Entity, ...]
    date: Date | None
    place: Place | None
    auxiliary: tuple[Auxiliary, ...]
    attribution: tuple[Attribution, ...]
    quantities: tuple[Quantity, ...]
    trigger: Span
    sentence: Span
    block: int
    confidence: float
    why: tuple[str, ...]
    missing: dict[str, str]
    version: str
    factuality: tuple[Factuality, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Uncoded:
    """A sentence that yielded no event, and why."""

    sentence: Span
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """All that dateline found on one page."""

    page: Page
    events: tuple[Report, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    uncoded: tuple[Uncoded, ...] = ()
    version: str = ""
