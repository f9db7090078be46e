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


#: The coder turns down an event that the model gives less than this, unless a setting says otherwise.
THRESHOLD = 0.09
#: In `Date.why`: nothing but the telling is dated ("the army said on Monday that rebels had attacked").
TOLD = "the day on which it was told"
#: The same: it lies back from what the sentence tells ("guilty of having planned the attack"), perhaps far.
LIES_BACK = "told as what came before; it happened by the day of publication"


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
    content are lists of spans. `stance` is one of `data/attribution/stances.tsv`. `of_page`: the
    speaker is the agency whose story the page carries, and the cue its lead, signature or credit;
    where only metadata name it, cue and source have no characters, and the entity's `why` says so.
    """

    source: Entity | None
    source_spans: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    stance: str
    of_page: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Factuality:
    """How far somebody vouches for an event, as in FactBank.

    `who` is "outlet" (or the agency, where the page is one's), a speaker's name, or "somebody"
    where none is named. `value`: CT certain,
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
    speakers; an agency whose page it is takes the outlet's place. `confidence` is how likely the
    model takes it to be an event of this type, 0 to 1. `why` lists what led to the record: lexicon
    rows, rules and the model's two best types. `missing` says, for each empty facet, why. `version`
    names the program, codebook, lexicon, model and parser that made it.
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


StepName = Literal[
    "negotiation", "initialling", "signature", "approval", "rejection", "ratification", "acceptance",
    "accession", "exchange of instruments", "deposit of instruments", "provisional application",
    "entry into force", "amendment", "reservation", "suspension", "denunciation", "withdrawal",
    "termination",
]  # fmt: skip
ObligationKind = Literal[
    "defense", "offense", "neutrality", "nonaggression", "consultation", "cooperation", "aid", "other"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatyStep:
    """One step of one party towards a treaty or out of it, as one sentence has it.

    `party` is ISO alpha-3, null for a step of the treaty as a whole ("it enters into force") or of
    somebody without a country. `by` is the organ's sector code. `date` is the EDTF of `when`.
    `pending`: still to come; `negated`: did not happen, failed or is refused. `condition` is what it
    waits for, in the words of `data/treaties/conditions.tsv` where they fit ("exchange of
    instruments"), else as quoted in `condition_span`. `also`: triggers of further tellings on the page.
    """

    step: StepName
    party: str | None
    by: str | None
    date: str | None
    trigger: Span
    sentence: Span
    when: Date | None = None
    place: Place | None = None
    pending: bool = False
    negated: bool = False
    condition: str | None = None
    condition_span: Span | None = None
    attribution: tuple[Attribution, ...] = ()
    also: tuple[Span, ...] = ()
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation:
    """What a treaty binds its parties to. `kind` is ATOP's class, or what else the text states.

    `clause` quotes it; `casus` is the words that say when it holds ("an attack on the other").
    """

    kind: ObligationKind
    clause: Span
    casus: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Treaty:
    """An agreement as one page speaks of it: `name` is the fullest in use, `names` every mention.

    `parties` are ISO alpha-3 codes in order, each with its first mention in `named`. `kind`
    ("protocol") and `field` ("defence") are of the closed lists in `data/treaties/`, `scope` is
    bilateral or multilateral, `trigger` the casus foederis. `missing` says why a field is null.
    """

    id: str
    name: str
    names: tuple[Span, ...]
    kind: str
    parties: tuple[str, ...]
    named: tuple[Entity, ...]
    steps: tuple[TreatyStep, ...]
    missing: dict[str, str]
    scope: str | None = None
    field: str | None = None
    obligations: tuple[Obligation, ...] = ()
    trigger: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Two numbers of one page that cannot both be right.

    `about` is what both count: a role of those counted ("dead"), else unit and what it is of ("USD of
    bounty"). `one_says` and `other_says` name who gives each number, outermost first; empty for the
    page's own voice. Neither is held to be the right one.
    """

    about: str
    one: Quantity
    other: Quantity
    one_says: tuple[str, ...]
    other_says: tuple[str, ...]
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
    treaties: tuple[Treaty, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()


# Linking: what many pages report (link/). Events and stories point to reports and pages by id.

Stand = Literal["asserts", "claims", "denies", "plans", "doubts"]
EventStatus = Literal["asserted", "happened", "claimed", "contested", "denied", "planned", "possible"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyFamily:
    """Pages that carry one text, or so much of it that they are no second source.

    `id` is made from the first page's. `pages` are page ids, first published first; `outlets`
    the names of their sites in that order, each once. `agency` is whom they credit most often.
    """

    id: str
    pages: tuple[str, ...]
    outlets: tuple[str, ...] = ()
    agency: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One report of an event. `family` is the copy family of its page: what counts as a source.

    `day` is the ISO day of the page, null where the page states none. `stand`: the outlet
    asserts it, somebody claims it, it is denied, it is planned, or it is only held possible.
    """

    report: str
    page: str
    family: str
    stand: Stand
    day: str | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """An actor or recipient of an event, with the reports that name it."""

    name: str
    country: str | None = None
    sectors: tuple[str, ...] = ()
    wikidata: str | None = None
    reports: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Where an event took place, as most sources have it; the evidence is in the place of `report`."""

    name: str
    report: str
    geonames_id: int | None = None
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    feature: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One value that some reports give. `sources` counts their copy families."""

    value: str
    reports: tuple[str, ...]
    sources: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """All values that the reports give for one facet, best supported first.

    `facet` is type, date, place, or a role of those counted (dead, injured ...); `low` and
    `high` are bounds of the numbers. `agreed`: no two values contradict each other.
    """

    facet: str
    readings: tuple[Reading, ...]
    agreed: bool
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who says so, or denies it, with the reports that quote them."""

    name: str
    country: str | None = None
    sectors: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """The status that an event had from a day on, and the report that brought it there."""

    status: EventStatus
    report: str
    day: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One happening, from all reports of it; every value is in at least one report.

    `id` is made from its first report's, so that it does not depend on the order in which pages
    are added; when the first report changes, the old id is superseded (see Superseded). `date` is
    EDTF, the narrowest that the best supported sources give; `first` and `last` are its ISO days.
    `sources` counts copy families, `outlets` names sites. `turns` has the status from the first
    report to now; "happened" is what was planned before it was asserted. `reported_first` and
    `reported_last` are ISO days of pages. `auxiliary` is what all reports share.
    """

    id: str
    type: str
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    quad: int
    intensity: float
    status: EventStatus
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    date: str | None
    first: str | None
    last: str | None
    place: Site | None
    auxiliary: tuple[Auxiliary, ...]
    tellings: tuple[Telling, ...]
    sources: int
    outlets: tuple[str, ...]
    confirms: tuple[Voice, ...]
    denies: tuple[Voice, ...]
    spread: tuple[Spread, ...]
    turns: tuple[Turn, ...]
    reported_first: str | None
    reported_last: str | None
    confidence: float
    best: str
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryDay:
    """A day of a story's time line: the events that happened on it, else were reported on it."""

    day: str
    events: tuple[str, ...]
    pages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """A story near another one; `score` is 0 to 1, and only orders them."""

    story: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Pages about the same happening. `id` is made from its first page's.

    `headline` and `section` are those of the page nearest to all others. `pages` are page ids, first
    published first; `sources` counts their copy families. `first` and `last` are ISO days.
    """

    id: str
    headline: str | None
    section: str | None
    pages: tuple[str, ...]
    outlets: tuple[str, ...]
    sources: int
    first: str | None = None
    last: str | None = None
    days: tuple[StoryDay, ...] = ()
    related: tuple[Related, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Superseded:
    """An id of an event or story that is no more, and those that have its reports or pages now.

    `by` is empty when they are all gone. `run` is the number of the linking run that ended it.
    """

    id: str
    kind: Literal["event", "story"]
    by: tuple[str, ...]
    run: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StepEvidence:
    """One telling of a step: the page (its id, ISO day, site and address) and what it says."""

    page: str
    day: str | None
    outlet: str | None
    url: str | None
    step: TreatyStep


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRecord:
    """One step of one party, from all pages that tell of it, first told first.

    `date` is the EDTF that most pages agree on, the narrowest of those. `pending`: nobody says yet
    that it was done; `resolved`: it was told as pending before it was told as done. `contested`: a
    page says that it did not happen. `order` is the ISO day that it is sorted by.
    """

    step: StepName
    party: str | None
    by: str | None
    date: str | None
    pending: bool
    negated: bool
    condition: str | None
    resolved: bool
    contested: bool
    order: str
    evidence: tuple[StepEvidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """What pages say against each other; `step` is the index of the step it is about."""

    what: str
    step: int
    pages: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatyObligation:
    """An obligation and the pages that state it; `clause` and `casus` quote the first."""

    kind: ObligationKind
    clause: str
    casus: str | None
    pages: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatyRecord:
    """A treaty followed over pages; what it is on a day says `link.lifecycle.status`.

    `id` is made from the parties and the fullest name. `names` are those in use, fullest first;
    `pages` are page ids, `first` and `last` the ISO days of the first and last page. `review` is what
    reviewers say of it; what they correct is corrected here.
    """

    id: str
    name: str
    names: tuple[str, ...]
    kind: str
    scope: str | None
    field: str | None
    parties: tuple[str, ...]
    steps: tuple[StepRecord, ...]
    obligations: tuple[TreatyObligation, ...]
    trigger: str | None
    contradictions: tuple[Contradiction, ...]
    pages: tuple[str, ...]
    first: str | None
    last: str | None
    review: ReviewState | None = None


# Reviews: what people say of records (reviews/). Append-only; taking one back is another one.

Verdict = Literal["right", "wrong", "unsure"]
Reviewed = Literal["page", "event", "treaty"]
ReviewRole = Literal["reader", "reviewer", "editor"]
Standing = Literal["confirmed", "corrected", "rejected", "disputed", "wrong", "unsure", "commented"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What somebody says of a page, an event (one report of it) or a treaty.

    `at` is UTC, ISO 8601. `by` is the name of an account, "local" where none is needed. `about` is
    the id of the thing, as it is now; of one that is gone, as it was. `fields` are corrections, in the
    words of `reviews.fields`. `undoes` is the id of the review that it takes back. `asked` is why the
    queue had it read ("sample": only those count for precision), null for one left unasked. `type`,
    `modes` and `version` are what the machine had given when it was reviewed.
    """

    id: str
    at: str
    by: str
    role: ReviewRole
    kind: Reviewed
    about: str
    verdict: Verdict | None = None
    fields: dict[str, str] = field(default_factory=dict)
    comment: str | None = None
    undoes: str | None = None
    asked: str | None = None
    type: str | None = None
    modes: tuple[str, ...] = ()
    version: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A field that a review changed: `was` and `now` in the words of `reviews.fields`; "": none."""

    field: str
    was: str
    now: str
    by: str
    at: str
    review: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewState:
    """Where a reviewed record stands; it follows from its reviews alone, in their order.

    `standing`: an editor's word counts first, else what all reviewers agree on; "disputed": they do
    not; "wrong": a reviewer says so and no editor has accepted it; "rejected": an editor has.
    `verdict` is the one in force, null for a dispute and for mere comments. `reviews` are those in
    force, oldest first. `original` is the report as it was coded, where a correction shows another.
    """

    standing: Standing
    verdict: Verdict | None
    corrections: tuple[Correction, ...] = ()
    reviews: tuple[Review, ...] = ()
    original: Report | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Precision:
    """How often records of a type, or of a mode of it, were right in the random sample.

    `read` counts the sampled records with a verdict, `right` those whose type (and mode) held,
    `whole` those of which nothing had to be corrected, `open` those that readers were unsure of or
    disagree on, which are not in `read`. `share` is `right` of `read`, null where none was read; `low` and
    `high` are its Wilson 95 % interval. `type` null: all types together.
    """

    type: str | None
    mode: str | None
    read: int
    right: int
    whole: int
    open: int
    share: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How far two readers agree on the records that both read; `kappa` is Cohen's.

    `kappa` null: nothing read by both, or chance alone would make them agree always.
    """

    one: str
    other: str
    both: int
    agreed: int
    kappa: float | None
