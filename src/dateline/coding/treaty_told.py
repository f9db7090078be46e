"""What the search for steps of treaties works on: facts of the page, sides, and steps as told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from dateline.coding.treaty_names import Mention
from dateline.coding.treaty_words import StepRow
from dateline.model import Attribution, Date, Entity, Place, Report, Span, StepName, Timex


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the earlier steps of the coding know; `timexes` and `places` by number of sentence."""

    timexes: Sequence[tuple[Timex, ...]]
    places: Mapping[int, Sequence[Place]]
    anchors: Mapping[int, dt.date | None]
    attributions: Sequence[Attribution]
    reports: Mapping[int, Sequence[Report]]
    """Reports by block."""
    titles: frozenset[int] = frozenset()
    """Blocks that are headlines or captions."""
    agencies: Sequence[Attribution] = ()
    """Whose story the page is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A party as told: the code and organ, and the words; `code` null means all parties."""

    code: str | None
    by: str | None
    entity: Entity | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One step as one sentence tells it, before it is known which treaty "it" is.

    `mention` is null where the treaty goes unsaid; `pronoun` then says that a pronoun stands for it.
    """

    row: StepRow
    step: StepName
    at: int
    token: int
    trigger: Span
    sentence: Span
    mention: Mention | None
    sides: tuple[Side, ...]
    when: Date | None
    place: Place | None
    pending: bool
    negated: bool
    condition: str | None
    condition_span: Span | None
    attribution: tuple[Attribution, ...]
    plain: bool
    """Told in a tense that may follow what was told before: neither dated nor "had signed"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A row that fits at a word: the word, those of the row's further words, and the verb over a noun."""

    row: StepRow
    token: Token
    used: tuple[Token, ...]
    support: Token | None
