"""How good the coder is on corpus sentences: what it finds, what it invents, how well it knows which."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from scorer_data import Example

from dateline.coder import Tools, code_all
from dateline.model import Block, Page, Report

#: Parts of the range of confidence for the expected calibration error.
BINS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """A sentence with what the coder makes of it: each event with whether trigger and type are right."""

    example: Example
    events: tuple[tuple[Report, bool], ...]

    @property
    def gold(self) -> list[str]:
        """The types that the sentence holds."""
        return [row.type for row in self.example.rows if row.own == "gold" and row.type]


def run(some: Sequence[Example], tools: Tools) -> list[Coded]:
    """Code every sentence as a page of its own."""
    pages = (Page(language="en", blocks=(Block(index=0, kind="body", text=each.text),)) for each in some)
    return [
        Coded(example=each, events=tuple((report, _right(report, each)) for report in coded.events))
        for each, coded in zip(some, code_all(pages, tools), strict=True)
    ]


def _right(report: Report, example: Example) -> bool:
    return any(
        start < report.trigger.end and report.trigger.start < end and row.type == report.type
        for row in example.rows
        if row.own == "gold"
        for start, end in row.candidate.trigger
    )


def judged(coded: Iterable[Coded]) -> tuple[list[float], list[bool]]:
    """The confidence of every event and whether it is right."""
    pairs = [(report.confidence, right) for each in coded for report, right in each.events]
    return [confidence for confidence, _ in pairs], [right for _, right in pairs]


def calibration_error(confidence: Sequence[float], right: Sequence[bool]) -> float:
    """Expected calibration error in ten equal parts of the range (Guo et al. 2017)."""
    values, hits = np.array(confidence), np.array(right, dtype=float)
    parts = np.minimum((values * BINS).astype(int), BINS - 1)
    return float(
        sum(abs((values[parts == part] - hits[parts == part]).sum()) for part in range(BINS))
        / max(1, len(hits))
    )


def fit_platt(confidence: Sequence[float], right: Sequence[bool]) -> tuple[float, float]:
    """Slope and offset on the log-odds that make the answers likeliest (Platt 1999)."""
    odds = log_odds(np.array(confidence))
    slope, offset = logistic(odds[:, None], right, np.array([1.0, 0.0]))
    return slope, offset


def logistic(columns: np.ndarray, right: Sequence[bool], prior: np.ndarray) -> tuple[float, ...]:  # type: ignore[type-arg]
    """Weights of the columns and an offset that make the answers likeliest, by Newton's method.

    They are drawn to `prior` a little, so that few answers cannot make them endless.
    """
    rows = np.concatenate([columns, np.ones((len(columns), 1))], 1)
    # Platt's targets keep a small sample from being taken at its word.
    hits = np.array(right, dtype=float)
    good, bad = hits.sum(), len(hits) - hits.sum()
    wanted = np.where(hits > 0, (good + 1) / (good + 2), 1 / (bad + 2))
    weight = prior.copy()
    for _ in range(50):
        share = 1 / (1 + np.exp(-rows @ weight))
        slope = rows.T @ (share - wanted) + 1e-3 * (weight - prior)
        bend = (rows * (share * (1 - share))[:, None]).T @ rows + 1e-3 * np.eye(rows.shape[1])
        weight = weight - np.linalg.solve(bend, slope)
    return tuple(map(float, weight))


def log_odds(shares: np.ndarray) -> np.ndarray:  # type: ignore[type-arg]
    """ln(p / (1 - p)), kept finite."""
    kept = np.clip(shares, 1e-4, 1 - 1e-4)
    return np.log(kept / (1 - kept))
