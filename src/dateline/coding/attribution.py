"""Who says, thinks or writes what: source, cue, content and stance (as PARC 3.0 and PolNeAR have them).

Quotation marks are read off the block, everything else off the parse of each sentence
(`frames.py`); the two are then brought together. Attributions inside the content of another
are kept as records of their own: the outer speaker reports the inner one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby

from dateline import lexicon
from dateline.coding.cues import STANCES, Cues
from dateline.coding.found import Found, cue_range, negated
from dateline.coding.frames import Frames
from dateline.coding.phrases import label
from dateline.coding.quotes import Quotation, quotations
from dateline.coding.ranges import Range, trim
from dateline.coding.sources import inverted, source_of
from dateline.language.base import Sentence
from dateline.model import Attribution, Entity, Span

EntityOf = Callable[[Sentence, int, int], Entity]
"""Turns a source phrase (sentence, first token, past-last token) into an entity."""

#: Tokens of the longest sentence looked into; what is longer is a table or a list.
LONGEST = 500

#: Between a quote and its cue: blanks, commas and dashes only.
_JOINT = re.compile(r"[\s,—–-]{0,6}\Z")
#: Between a cue and the whole utterance that it announces: anything short that ends in a comma or colon.
_LEAD_IN = re.compile(r"[^.!?;\n\"“”]{0,120}[,:]\s{0,3}\Z")


@dataclass(slots=True)
class _Draft:
    """An attribution while it is put together; `content` in code points of the block."""

    sentence: int
    found: Found
    content: list[tuple[int, int, int]] = field(default_factory=list)
    quoted: bool = False


class Attributions:
    """Finds who says what on a page. Load once, use for many pages."""

    def __init__(self, cues: Cues) -> None:
        self._cues = cues
        self._frames = Frames(cues)

    @classmethod
    def load(cls) -> Attributions:
        """With the lexicon that dateline ships; raises StopRun when it is broken."""
        return cls(Cues.load())

    def find(self, sentences: Sequence[Sentence], entity: EntityOf) -> tuple[Attribution, ...]:
        """All attributions of a page in page order, outer ones before those inside them.

        `sentences` are those of all blocks, in order. Of one without a parse only what stands
        in quotation marks can be laid in the mouth of the speaker before it.
        """
        drafts: list[_Draft] = []
        last: _Draft | None = None
        for _, group in groupby(enumerate(sentences), key=lambda item: item[1].block):
            block = _BlockDrafts(list(group), self._cues, self._frames, last)
            drafts += block.drafts
            last = block.last
        drafts = [draft for draft in drafts if draft.content]
        drafts.sort(key=_order)
        grouped = groupby(sentences, key=lambda sentence: sentence.block)
        texts = {block: _text(list(group)) for block, group in grouped}
        return tuple(_record(draft, sentences[draft.sentence], texts, entity) for draft in drafts)


class _BlockDrafts:
    """The drafts of one block. `last` is the speaker whose quote may run on into the next block."""

    def __init__(
        self, items: list[tuple[int, Sentence]], cues: Cues, frames: Frames, before: _Draft | None
    ) -> None:
        self.items = items
        self.block = items[0][1].block
        self.text = _text([sentence for _, sentence in items])
        self.quotes = quotations(self.text)
        self.taken: set[Quotation] = set()
        self.drafts: list[_Draft] = []
        self.last: _Draft | None = None
        self._cues = cues
        self._labelled()
        spoken = self._direct()
        for position, sentence in items:
            if sentence.doc is not None and len(sentence.doc) <= LONGEST:
                self._indirect(position, sentence, frames, spoken)
        self._run_on(before)
        self._find_last(before)

    def _labelled(self) -> None:
        """A line that begins with its speaker and a colon, as headlines and transcripts do."""
        position, sentence = self.items[0]
        found = label(sentence.doc) if sentence.doc is not None else None
        start = _offsets(sentence, found.content[0])[0] if found is not None else 0
        if found is not None and self.text[start:].strip():
            self._add(position, found, [(start, len(self.text))])
            self.taken.update(self.quotes)

    def _direct(self) -> set[tuple[int, int]]:
        """Drafts for quotes beside a cue; returns the (sentence, token) of the cues that have one."""
        spoken = set()
        speaking = list(self._speaking())
        for position, sentence, found in speaking:
            parts = self._before(sentence, found)
            if parts:
                spoken.add((position, found.verb))
                parts += self._resumed(sentence, found)
                self._add(position, found, parts)
        # The cue nearest to a quote has it: "asked whether he would go, he said: …".
        for position, sentence, found in reversed(speaking):
            if (position, found.verb) not in spoken:
                parts = self._after(sentence, found)
                if parts:
                    spoken.add((position, found.verb))
                    self._add(position, found, parts)
        return spoken

    def _speaking(self) -> Iterator[tuple[int, Sentence, Found]]:
        """The verbs outside quotes that quotes go with."""
        if not self.quotes:
            return
        for position, sentence in self.items:
            if sentence.doc is None:
                continue
            for token in sentence.doc:
                cue = self._cues.get(token)
                if cue is None or "quote" not in cue.frames or self._in_quotes(sentence.start + token.idx):
                    continue
                stance = cue.frames["quote"]
                yield (
                    position,
                    sentence,
                    Found(
                        verb=token.i,
                        cue=cue_range(token),
                        source=source_of(token) or inverted(token),
                        content=(),
                        stance=self._cues.negated[stance] if negated(token) else stance,
                        frame="quote",
                    ),
                )

    def _in_quotes(self, offset: int) -> bool:
        return any(run.start <= offset < run.end for run in self.quotes)

    def _before(self, sentence: Sentence, found: Found) -> list[Range]:
        """The quote that ends where the cue's clause begins ("…," said X)."""
        start = _edge(sentence, found)[0]
        for run in self.quotes:
            if run in self.taken or run.end > start or self._full_stop(run, start, found):
                continue
            if _JOINT.fullmatch(self.text, run.end, start):
                self.taken.add(run)
                return [self._widened(run)]
        return []

    def _full_stop(self, run: Quotation, start: int, found: Found) -> bool:
        """Whether a full stop in the quote and a capital parts it from a cue's clause behind it."""
        inner = self.text[run.start : run.end].rstrip("\"'”’» ")
        inverted = found.source is not None and found.source[0] > found.verb
        return inner.endswith(".") and not inverted and self.text[start : start + 1].isupper()

    def _widened(self, run: Quotation) -> Range:
        """The quote, with the words of its sentence that stand before it ("It was a “sham,” he said")."""
        for _, sentence in self.items:
            mid = sentence.start < run.start < sentence.end
            if mid and not self._touches(sentence.start, run.start) and not self._cued(sentence, run.start):
                return sentence.start, run.end
        return run.start, run.end

    def _cued(self, sentence: Sentence, end: int) -> bool:
        """Whether the sentence, as far as `end`, has a cue of its own that quotes go with."""
        cues = (self._cues.get(token) for token in sentence.doc or () if sentence.start + token.idx < end)
        return any(cue is not None and "quote" in cue.frames for cue in cues)

    def _touches(self, start: int, end: int) -> bool:
        return any(run.start < end and start < run.end for run in self.quotes)

    def _resumed(self, sentence: Sentence, found: Found) -> list[Range]:
        """The second half of a quote that the cue's clause interrupts."""
        end = _edge(sentence, found)[1]
        for run in self.quotes:
            if run.start >= end and run not in self.taken and run.start < sentence.end:
                if _LEAD_IN.fullmatch(self.text, end, run.start) or _JOINT.fullmatch(
                    self.text, end, run.start
                ):
                    self.taken.add(run)
                    return [(run.start, run.end)]
                return []
        return []

    def _after(self, sentence: Sentence, found: Found) -> list[Range]:
        """The whole utterance that the cue announces (he said: "…")."""
        end = _edge(sentence, found)[1]
        for run in self.quotes:
            if run.start < end:
                continue
            if run in self.taken or run.start >= sentence.end + 3:
                return []
            whole = run.end >= sentence.end - 1
            between = self.text[end : run.start]
            if _LEAD_IN.fullmatch(between) or (whole and not between.strip()):
                self.taken.add(run)
                return [(run.start, run.end)]
            return []
        return []

    def _add(self, position: int, found: Found, parts: list[Range]) -> None:
        content = [(self.block, start, end) for start, end in parts]
        self.drafts.append(_Draft(sentence=position, found=found, content=content, quoted=True))

    def _indirect(
        self, position: int, sentence: Sentence, frames: Frames, spoken: set[tuple[int, int]]
    ) -> None:
        assert sentence.doc is not None
        for found in frames.find(sentence.doc):
            if (position, found.verb) in spoken:
                continue
            whole = (part for part in found.content if part[0] < part[1])
            parts = [_offsets(sentence, part) for part in whole]
            if not self._in_quotes(_offsets(sentence, found.cue)[0]):
                parts = [self._grown(*part) for part in parts]
            content = [(self.block, start, end) for start, end in parts]
            self.drafts.append(_Draft(sentence=position, found=found, content=content))

    def _grown(self, start: int, end: int) -> Range:
        """The range, to the end of the quote that it breaks off in; such a quote is taken."""
        for run in self.quotes:
            if start <= run.start < end:
                end = max(end, run.end)
                self.taken.add(run)
        return start, end

    def _run_on(self, before: _Draft | None) -> None:
        """Lay quotes that no cue stands beside in the mouth of the last speaker."""
        for run in self.quotes:
            if run in self.taken or not self._stands_alone(run):
                continue
            speaker = self._speaker_before(run) or before
            if speaker is None:
                continue
            self.taken.add(run)
            span = (self.block, run.start, run.end)
            if speaker.quoted:
                speaker.content.append(span)
            else:
                self.drafts.append(
                    _Draft(sentence=speaker.sentence, found=speaker.found, content=[span], quoted=True)
                )

    def _stands_alone(self, run: Quotation) -> bool:
        """Whether the quote is one or more whole sentences."""
        starts = any(self._bare(sentence.start, run.start) for _, sentence in self.items)
        ends = any(self._bare(sentence.end, run.end) for _, sentence in self.items)
        return starts and ends

    def _bare(self, one: int, other: int) -> bool:
        """Whether two places are at most four characters apart, with no word between them."""
        low, high = min(one, other), max(one, other)
        return high - low <= 4 and not any(map(str.isalnum, self.text[low:high]))

    def _speaker_before(self, run: Quotation) -> _Draft | None:
        """The last draft of the block whose own words end before the quote."""
        starts = {position: sentence.start for position, sentence in self.items}
        before = [
            draft
            for draft in self.drafts
            if draft.found.source is not None and starts[draft.sentence] < run.start
        ]
        return max(before, key=lambda draft: (draft.sentence, draft.quoted), default=None)

    def _find_last(self, before: _Draft | None) -> None:
        spoken = [draft for draft in self.drafts if draft.found.source is not None]
        if spoken:
            self.last = max(spoken, key=lambda draft: (draft.sentence, draft.quoted))
        elif self.quotes and before is not None and not self.drafts:
            self.last = before


def _text(sentences: list[Sentence]) -> str:
    """The block's text as far as its sentences give it, blanks elsewhere; same offsets."""
    pieces = []
    at = 0
    for sentence in sentences:
        pieces += [" " * (sentence.start - at), sentence.text]
        at = sentence.end
    return "".join(pieces)


def _offsets(sentence: Sentence, part: Range) -> Range:
    """Tokens to code points of the block."""
    assert sentence.doc is not None
    first, last = part
    end = sentence.doc[last - 1]
    return sentence.start + sentence.doc[first].idx, sentence.start + end.idx + len(end)


def _edge(sentence: Sentence, found: Found) -> Range:
    """Where the cue and the source beside it begin and end."""
    parts = [found.cue] + ([found.source] if found.source else [])
    first = min(part[0] for part in parts)
    last = max(part[1] for part in parts)
    assert sentence.doc is not None
    if found.source and _far(found):
        first, last = found.cue
    return _offsets(sentence, (first, last))


def _far(found: Found) -> bool:
    """Whether more than a few words part source and cue, as in "X did this and then said"."""
    assert found.source is not None
    gap = max(found.cue[0] - found.source[1], found.source[0] - found.cue[1])
    return gap > 3


def _order(draft: _Draft) -> tuple[int, int, int]:
    block, start, _ = min(draft.content)
    return block, start, -sum(end - begin for _, begin, end in draft.content)


def _record(draft: _Draft, sentence: Sentence, texts: dict[int, str], entity: EntityOf) -> Attribution:
    found = draft.found
    source = found.source
    return Attribution(
        source=entity(sentence, *source) if source else None,
        source_spans=(_span(sentence, source),) if source else (),
        cue=(_span(sentence, found.cue),),
        content=tuple(_content(texts, part) for part in sorted(set(draft.content))),
        stance=found.stance,
    )


def _span(sentence: Sentence, part: Range) -> Span:
    assert sentence.doc is not None
    first, last = trim(sentence.doc, part)
    start, end = _offsets(sentence, (first, last) if first < last else part)
    return sentence.span(start - sentence.start, end - sentence.start)


def _content(texts: dict[int, str], part: tuple[int, int, int]) -> Span:
    block, start, end = part
    return Span(block=block, start=start, end=end, text=texts[block][start:end])


@cache
def _claims() -> frozenset[str]:
    """The stances whose content is laid in the speaker's mouth."""
    rows = lexicon.table("attribution/stances.tsv", STANCES)
    return frozenset(row["stance"] for row in rows if row["claims"] == "yes")


def speakers_of(
    attributions: Sequence[Attribution], sentence: Sentence, start: int, end: int
) -> tuple[Attribution, ...]:
    """Whose words cover code points `start:end` of the sentence's block, outermost first.

    Attributions that only approve or disapprove of something leave its truth to the outlet,
    and are left out.
    """
    found = [
        item
        for item in attributions
        if item.stance in _claims() and _covers(item, sentence.block, start, end)
    ]
    return tuple(sorted(found, key=lambda item: -sum(span.end - span.start for span in item.content)))


def _covers(item: Attribution, block: int, start: int, end: int) -> bool:
    return any(span.block == block and span.start <= start and end <= span.end for span in item.content)
