"""The coding flow on one page: blocks to sentences, sentences to reports."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from itertools import compress, islice
from pathlib import Path

from dateline import lexicon, ontology
from dateline.coding import reports, verdicts
from dateline.coding.agency import as_speaker
from dateline.coding.agreements import Agreements
from dateline.coding.attribution import Attributions
from dateline.coding.auxiliary import Auxiliaries
from dateline.coding.circumstances import Circumstances
from dateline.coding.extension import Extended
from dateline.coding.extension import load as load_extension
from dateline.coding.modes import Contexts
from dateline.coding.relation import Triggers
from dateline.coding.scenes import Scenes
from dateline.coding.scorer import FOLDER as MODEL
from dateline.coding.scorer import Scorer
from dateline.coding.tense import looks_ahead
from dateline.coding.treaty_names import Scene
from dateline.coding.treaty_told import Facts
from dateline.coding.verdicts import Judge
from dateline.language import Parser, Sentence
from dateline.model import (
    THRESHOLD,
    Attribution,
    Block,
    Coded,
    Page,
    Quantity,
    Report,
    Span,
    Timex,
    Treaty,
    Uncoded,
)
from dateline.pages.lead import lead_of, teaser_lead_end
from dateline.pages.voice import voices_of
from dateline.resolve.actors import Actors
from dateline.resolve.coreference import Cast, Words
from dateline.resolve.disagree import Disagreements
from dateline.resolve.places import FoundPlace, Places
from dateline.resolve.quantities import Quantities
from dateline.resolve.spots import Spots
from dateline.resolve.times import Times
from dateline.serialise import page_id

#: Pages parsed together: the parser is faster on many sentences, and memory stays small.
BATCH = 16
#: Blocks whose sentences are coded, and why the others are not.
CODED = frozenset({"headline", "body", "caption", "teaser"})
NOT_CODED = {"review": "a reader's review, not the outlet's report", "other": "not part of the story"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """Parser and lexicons, loaded once and used for many pages."""

    parser: Parser
    coder: reports.Coder
    scenes: Scenes
    agreements: Agreements
    attributions: Attributions
    actors: Actors
    words: Words
    places: Places
    spots: Spots
    times: Times
    quantities: Quantities
    disagreements: Disagreements
    sections: dict[str, str]
    version: str

    @classmethod
    def load(
        cls,
        parser: Parser | None = None,
        *,
        own_actors: Path | None = None,
        threshold: float = THRESHOLD,
        model: Path = MODEL,
        extensions: Sequence[Path] = (),
    ) -> Tools:
        """Load everything (about two seconds). Raises StopRun when a data file is damaged.

        `own_actors` is a file of the user's own actors; the version of every record then says so.
        What the model in the folder `model` gives less than `threshold` (0 to 1) is no event.
        `extensions` are files of own types and modes, as `dateline train --extend` writes them.
        """
        from dateline.language.english import English

        actors = Actors.load(own_actors)
        parser, scorer = parser or English(), Scorer(model, vectors=bool(extensions))
        added = [load_extension(path) for path in extensions]
        known = ontology.plover()
        for each in added:
            known = each.added_to(known)
        triggers = Triggers.load()
        auxiliaries, circumstances = Auxiliaries.load(), Circumstances.load()
        return cls(
            parser=parser,
            coder=reports.Coder(
                triggers=Extended(triggers, added, known, scorer) if added else triggers,
                contexts=Contexts(),
                auxiliaries=auxiliaries,
                circumstances=circumstances,
                judge=Judge(scorer=scorer, threshold=threshold),
                ontology=known,
            ),
            agreements=Agreements.load(auxiliaries, circumstances),
            scenes=Scenes.load(),
            attributions=Attributions.load(),
            actors=actors,
            words=Words.load(),
            places=Places.load(),
            spots=Spots.load(),
            times=Times.load(),
            quantities=Quantities.load(),
            disagreements=Disagreements.load(),
            sections={
                row["section"]: row["kind"]
                for row in lexicon.table("contexts/sections.tsv", ("section", "kind"))
            },
            version=f"dateline-{version('dateline')}+{ontology.CODEBOOK}"
            f"+lexicon-{lexicon.version()}+{scorer.version}+{parser.version}"
            + (f"+actors-{actors.own}" if actors.own else "")
            + "".join(f"+own-{each.version}" for each in added),
        )


def code(page: Page, tools: Tools) -> Coded:
    """All that one page reports. Deterministic: the same page and tools give the same records."""
    return next(code_all([page], tools))


def code_all(pages: Iterable[Page], tools: Tools) -> Iterator[Coded]:
    """As `code`, for many pages in order, as a stream."""
    rest = iter(pages)
    while batch := list(islice(rest, BATCH)):
        split = [_sentences(page, tools) for page in batch]
        kept = [_worth_parsing(sentences, tools) for sentences in split]
        parsed = tools.parser.parse(
            s.text for row, keep in zip(split, kept, strict=True) for s in compress(row, keep)
        )
        for page, sentences, keep in zip(batch, split, kept, strict=True):
            done = [replace(s, doc=next(parsed)) if k else s for s, k in zip(sentences, keep, strict=True)]
            yield _code(page, done, tools)


def _worth_parsing(sentences: Sequence[Sentence], tools: Tools) -> list[bool]:
    """Which sentences may tell of an event or, on a page that speaks of a treaty, of a step of one."""
    treaty = any(tools.agreements.may_hold(s.text) for s in sentences)
    return [
        tools.coder.triggers.may_hold(s.text) or (treaty and tools.agreements.worth_parsing(s.text))
        for s in sentences
    ]


def _code(page: Page, sentences: Sequence[Sentence], tools: Tools) -> Coded:
    """The flow: where it plays, who is on the page, who says what, then every sentence by itself."""
    places = tools.spots.add(sentences, tools.places.find(sentences, dateline=page.dateline))
    apart = frozenset(block.index for block in page.blocks if block.kind == "teaser")
    cast = Cast(
        sentences,
        actors=tools.actors,
        words=tools.words,
        places=places,
        on=_day(page.published),
    )
    said = _said(page, sentences, tools, cast)
    agencies = tuple(as_speaker(voice, page, tools.actors) for voice in voices_of(page))
    shared = reports.Shared(
        key=page_id(page),
        published=page.published,
        cast=cast,
        attributions=said,
        agencies=agencies,
        version=tools.version,
    )
    drafts: list[reports.Draft] = []
    events: list[Report] = []
    counted: list[Quantity] = []
    uncoded = [
        Uncoded(sentence=_whole(b), why=why) for b in page.blocks if (why := _left_out(b, page, tools))
    ]
    times = list(_times(sentences, page, tools))
    for index, (sentence, timexes) in enumerate(zip(sentences, times, strict=True)):
        numbers = tools.quantities.find(sentence.text, block=sentence.block, offset=sentence.start)
        found = _found(sentence, page, tools, timexes, places.get(index, ()), numbers)
        drafts.append(tools.coder.draft(found, shared))
        counted += numbers
    for sentence, draft, alone in zip(
        sentences, drafts, verdicts.alone([d.best for d in drafts]), strict=True
    ):
        made, why = tools.coder.settle(draft, alone=alone)
        events += made
        if not made:
            uncoded.append(Uncoded(sentence=sentence.span(), why=why))
    events = tools.scenes.carry(events, sentences, places, apart)
    return Coded(
        page=page,
        events=tuple(events),
        attributions=_in_page_order((*agencies, *said)),
        quantities=tuple(counted),
        uncoded=tuple(sorted(uncoded, key=lambda u: (u.sentence.block, u.sentence.start))),
        version=tools.version,
        treaties=_treaties(page, sentences, tools, shared, _facts(page, times, places, events, shared)),
        disagreements=tools.disagreements.find(page, sentences, counted, events, said),
    )


def _facts(
    page: Page,
    times: Sequence[tuple[Timex, ...]],
    places: Mapping[int, Sequence[FoundPlace]],
    events: Sequence[Report],
    shared: reports.Shared,
) -> Facts:
    """What the coding of events found, as the steps of treaties need it."""
    by_block: dict[int, list[Report]] = {}
    for report in events:
        by_block.setdefault(report.block, []).append(report)
    return Facts(
        timexes=times,
        places={
            at: [each.place for each in found if each.literal and not each.filing]
            for at, found in places.items()
        },
        anchors={block.index: _day(block.anchor) for block in page.blocks},
        attributions=shared.attributions,
        reports=by_block,
        agencies=shared.agencies,
        titles=_titles(page),
    )


def _titles(page: Page) -> frozenset[int]:
    return frozenset(block.index for block in page.blocks if block.kind in ("headline", "caption"))


def _treaties(
    page: Page, sentences: Sequence[Sentence], tools: Tools, shared: reports.Shared, facts: Facts
) -> tuple[Treaty, ...]:
    """The agreements that the story speaks of, then those of each teaser, which is a story by itself."""
    if not any(tools.agreements.may_hold(s.text) for s in sentences):
        return ()
    scene = Scene(
        sentences=sentences,
        cast=shared.cast,
        actors=tools.actors,
        words=tools.agreements.words,
        titles=_titles(page),
    )
    parts: dict[int, list[int]] = {}
    for at, sentence in enumerate(sentences):
        apart = page.blocks[sentence.block].kind == "teaser"
        parts.setdefault(sentence.block if apart else -1, []).append(at)
    return tuple(
        treaty for part in parts.values() for treaty in tools.agreements.find(scene, facts, shared.key, part)
    )


def _said(page: Page, sentences: Sequence[Sentence], tools: Tools, cast: Cast) -> tuple[Attribution, ...]:
    """Who says what. A quote runs on from paragraph to paragraph of the story, and into nothing else."""
    parts: dict[str, list[Sentence]] = {}
    for sentence in sentences:
        kind = page.blocks[sentence.block].kind
        parts.setdefault(kind if kind == "body" else f"{kind} {sentence.block}", []).append(sentence)
    found = [said for part in parts.values() for said in tools.attributions.find(part, cast.source)]
    return _in_page_order(found)


def _in_page_order(found: Iterable[Attribution]) -> tuple[Attribution, ...]:
    return tuple(sorted(found, key=lambda said: min(span.block for span in said.content)))


def _found(
    sentence: Sentence,
    page: Page,
    tools: Tools,
    timexes: tuple[Timex, ...],
    places: Sequence[FoundPlace],
    numbers: tuple[Quantity, ...],
) -> reports.Found:
    """What the resolvers find in one sentence; nothing in one that was not worth parsing."""
    anchor = _day(page.blocks[sentence.block].anchor)
    if sentence.doc is None:
        return reports.Found(sentence=sentence, anchor=anchor)
    matches = tools.coder.triggers.match(sentence.doc)
    if not matches:
        return reports.Found(sentence=sentence, anchor=anchor)
    return reports.Found(
        sentence=sentence,
        anchor=anchor,
        matches=matches,
        timexes=timexes,
        places=tuple(found.place for found in places if found.literal and not found.filing),
        quantities=numbers,
    )


def _times(sentences: Sequence[Sentence], page: Page, tools: Tools) -> Iterator[tuple[Timex, ...]]:
    """The times of each sentence; "two days later" counts from the last date before it in its paragraph
    or, in the story, in the one before."""
    last: tuple[int, str] | None = None
    for sentence in sentences:
        if last is not None and not _goes_on(page, last[0], sentence.block):
            last = None
        found = tools.times.find(
            sentence.text,
            anchor=_day(page.blocks[sentence.block].anchor),
            future_at=looks_ahead(sentence.doc) if sentence.doc is not None else None,
            previous=last[1] if last is not None else None,
        )
        dated = [each.edtf for each in found if each.edtf]
        last = (sentence.block, dated[-1]) if dated else last
        yield found


def _goes_on(page: Page, before: int, block: int) -> bool:
    """Whether a block goes on with the story of the one before."""
    both = page.blocks[before].kind == page.blocks[block].kind == "body"
    return before == block or (both and block - before == 1)


def _sentences(page: Page, tools: Tools) -> list[Sentence]:
    """The sentences of the blocks that are coded, behind the place and agency that a block opens with."""
    blocks = [b for b in page.blocks if not _left_out(b, page, tools)]
    split = tools.parser.sentences([block.text for block in blocks])
    return [
        Sentence(block=block.index, start=start, end=end, text=block.text[start:end])
        for block, edges in zip(blocks, split, strict=True)
        for start, end in _behind(_lead_end(block, page), edges)
    ]


def _lead_end(block: Block, page: Page) -> int:
    """Where "SEOUL (Reuters) - " ends in a block; a headline's "Seoul: " is a speaker, not a lead."""
    if block.kind == "teaser" and block.anchor and (end := teaser_lead_end(block.text)):
        return end
    return lead_of(block.text, site_name=page.site_name).end if block.kind in ("body", "teaser") else 0


def _behind(end: int, edges: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The edges of the sentences without what stands before `end`."""
    return ((max(start, end), stop) for start, stop in edges if stop > end)


def _left_out(block: Block, page: Page, tools: Tools) -> str | None:
    """Why a block is not coded, if it is not."""
    if block.kind not in CODED:
        return NOT_CODED[block.kind]
    if page.section and page.section.casefold() in tools.sections:
        return f"the page is of the section {page.section!r}: {tools.sections[page.section.casefold()]}"
    if page.language and page.language != tools.parser.language:
        return f"there is no parser for the language {page.language!r} yet"
    return None


def _whole(block: Block) -> Span:
    return Span(block=block.index, start=0, end=len(block.text), text=block.text)


def _day(published: str | None) -> dt.date | None:
    return dt.date.fromisoformat(published[:10]) if published and len(published) >= 10 else None
