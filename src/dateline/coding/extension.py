"""A user's own types and modes at work: what `dateline train --extend` wrote, beside the coder's own rows.

An extension has trigger rows, which propose, and a logistic regression on the encoder's vectors, which
decides. PLOVER's coding stays as it is, but for the words that an own type takes.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

import numpy as np
from spacy.tokens import Doc

from dateline.coding.conditions import Classes, load_classes
from dateline.coding.relation import Match, Row, Triggers, compile_row, with_parents
from dateline.coding.scorer import Array, Range, Scorer
from dateline.coding.verdicts import trigger_of
from dateline.errors import StopRun
from dateline.ontology import EventType, Ontology

FORMAT = "dateline-extension-1"
#: An own type or mode is coded from this probability on.
ENOUGH = 0.5
#: A file of this many bytes is no extension.
LARGEST = 5_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """One own type, or one own mode of the type `of`, as fitted; `rows` are cells of trigger tables.

    `model` is the version of the model whose vectors `weights` and `bias` are for. `slope` and `offset`
    calibrate on the log-odds. `measured` has the figures of the fit. `quad` is 1 to 4, `intensity` -10 to 10.
    """

    format: str
    name: str
    of: str | None
    definition: str
    quad: int
    intensity: float
    needs_recipient: bool
    reciprocal: bool
    source: str
    model: str
    rows: tuple[dict[str, str], ...]
    measured: dict[str, float]
    bias: float
    weights: tuple[float, ...]
    slope: float = 1.0
    offset: float = 0.0

    @property
    def type(self) -> str:
        """The type that its events have."""
        return self.of or self.name

    @property
    def label(self) -> str:
        """How it is called: CORRIDOR, or RETREAT/corridor for a mode."""
        return f"{self.of}/{self.name}" if self.of else self.name

    @property
    def version(self) -> str:
        """Its name and eight hexadecimal digits that change with its content."""
        return f"{self.label}-{hashlib.sha256(to_json(self).encode()).hexdigest()[:8]}"

    def shares(self, vectors: Array) -> list[float]:
        """How likely each row of vectors is one of it, 0 to 1."""
        odds = vectors.astype(np.float64) @ np.array(self.weights) + self.bias
        return [float(share) for share in 1 / (1 + np.exp(-np.clip(odds, -30, 30)))]

    def confidence(self, share: float) -> float:
        """A share as the frequency with which it was right on examples that were not shown (Platt 1999)."""
        kept = min(max(share, 1e-4), 1 - 1e-4)
        return 1 / (1 + math.exp(-self.slope * math.log(kept / (1 - kept)) - self.offset))

    def added_to(self, ontology: Ontology) -> Ontology:
        """The ontology with it. Raises StopRun for a name that is taken or a type that is not there."""
        if self.of is not None:
            if self.of not in ontology.types:
                raise StopRun(self.source, f"there is no type {self.of}", "see docs/reference/codebook.md")
            if self.name in ontology.types[self.of].modes:
                raise StopRun(self.source, f"{self.of} has a mode {self.name} already", "choose another name")
            return ontology.with_mode(self.of, self.name, self.intensity)
        if self.name in ontology.types:
            raise StopRun(self.source, f"there is a type {self.name} already", "choose another name")
        return ontology.with_type(
            EventType(
                type=self.name,
                quad=self.quad,
                intensity=self.intensity,
                needs_recipient=self.needs_recipient,
                reciprocal=self.reciprocal,
                name=self.definition,
                modes={},
            )
        )

    def triggers(self, ontology: Ontology, classes: Classes) -> Triggers:
        """Its trigger rows, compiled. Raises StopRun at a bad one."""
        known = ontology.types[self.type].modes
        made: list[Row] = []
        for number, cells in enumerate(self.rows, 1):
            row = compile_row(self.type, self.source, {"line": str(number), **cells}, classes, known)
            made.append(replace(row, line=f"{self.source}: a trigger of {self.label}"))
        return Triggers(tuple(made), classes)


def to_json(extension: Extension) -> str:
    """The text of an extension's file."""
    values = {each.name: getattr(extension, each.name) for each in fields(extension)}
    return json.dumps(values, ensure_ascii=False, indent=1) + "\n"


def load(path: Path) -> Extension:
    """An extension from its file. Raises StopRun when it is none."""
    try:
        if path.stat().st_size > LARGEST:
            raise StopRun(str(path), "is too large for an extension", "name what dateline train wrote")
        told: Any = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise StopRun(str(path), f"cannot be read ({error.strerror})") from error
    except (ValueError, RecursionError) as error:
        way = f"fit it: dateline train --extend {path}" if path.suffix in (".yaml", ".yml") else ""
        raise StopRun(str(path), "is not what dateline train writes", way) from error
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise StopRun(str(path), "is not what dateline train writes", "fit it anew from its YAML file")
    try:
        made = Extension(
            **told | {"rows": tuple(told["rows"]), "weights": tuple(map(float, told["weights"]))}
        )
    except (TypeError, KeyError, ValueError) as error:
        raise StopRun(str(path), f"is damaged ({error})", "fit it anew from its YAML file") from error
    return made


class Extended:
    """The coder's trigger rows with those of extensions; stands in for `Triggers`."""

    def __init__(
        self, own: Triggers, extensions: Sequence[Extension], ontology: Ontology, scorer: Scorer
    ) -> None:
        """Raises StopRun for an extension that was fitted on another model."""
        for each in extensions:
            if each.model != scorer.version:
                raise StopRun(
                    each.source,
                    f"{each.label} was fitted on {each.model}, this dateline has {scorer.version}",
                    "fit it anew: dateline train --extend FILE",
                )
        classes = load_classes()
        self._own = own
        self._scorer = scorer
        self._added = [(each, each.triggers(ontology, classes)) for each in extensions]

    def may_hold(self, text: str) -> bool:
        """Whether any word of `text` could be a trigger; needs no parse."""
        return self._own.may_hold(text) or any(rows.may_hold(text) for _, rows in self._added)

    def match(self, doc: Doc) -> tuple[Match, ...]:
        """The triggers of a parsed sentence in order; an own type that is likely enough takes its words."""
        found = {match.token: match for match in self._own.match(doc)}
        for extension, rows in self._added:
            proposed = {match.token: match for match in rows.match(doc)}
            if extension.of is not None:
                proposed |= {i: each for i, each in found.items() if each.type == extension.of}
            for match in _likely(extension, list(proposed.values()), doc, self._scorer.vectors):
                for other in [i for i, each in found.items() if _same_words(match, each)]:
                    del found[other]
                found[match.token] = match
        return with_parents((found[i] for i in sorted(found)), doc)


def _same_words(one: Match, other: Match) -> bool:
    """Whether two matches are about one deed: one's head or light verb is the other's."""
    heads = {one.token, one.support} - {None}
    return bool(heads & {other.token, other.support})


def _likely(
    extension: Extension,
    proposed: Sequence[Match],
    doc: Doc,
    vectors: Callable[[str, Sequence[Sequence[Range]]], Array],
) -> list[Match]:
    """Those proposals that the extension's regression takes, with its probability as their score."""
    if not proposed:
        return []
    shares = extension.shares(vectors(doc.text, [trigger_of(match, doc) for match in proposed]))
    return [
        _taken(extension, match, share)
        for match, share in zip(proposed, shares, strict=True)
        if share >= ENOUGH
    ]


def _taken(extension: Extension, match: Match, share: float) -> Match:
    learned = f"your own model: {extension.label} {share:.2f} ({ENOUGH:g} is enough)"
    if extension.of is None:
        return replace(match, learned=learned, score=extension.confidence(share))
    return replace(match, learned=learned, modes=(*match.modes, extension.name))
