"""The benchmarks there are: what each needs to make its predictions, and its figures of note."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.errors import StopRun

Predict = Callable[[dict[str, Any]], dict[str, Any]]
"""A gold record to a prediction, both in the formats of the scorers."""

Beside = Callable[[list[dict[str, Any]], list[dict[str, Any]]], dict[str, Any]]
"""Figures of our own beside the scorer's, from all gold records and all predictions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One benchmark. `gold` is relative to the folder of evaluation data.

    `figures` are dotted paths into the scorer's last line, the headline first; `loader` makes
    the predicting function, or is null while the stage that it measures does not exist; `beside`
    adds figures that the scorer does not have.
    """

    name: str
    gold: str
    figures: tuple[str, ...]
    loader: Callable[[Path], Predict] | None
    measures: str
    beside: Beside | None = None


def _place_countries(gold: list[dict[str, Any]], predicted: list[dict[str, Any]]) -> dict[str, Any]:
    from dateline.bench.records import place_countries

    right, counted = place_countries(gold, {record["id"]: record["events"] for record in predicted})
    accuracy = right / counted if counted else 0.0
    return {"place_country": {"accuracy": accuracy, "right": right, "scored": counted}}


def _pages(gold: Path) -> Predict:
    from dateline.bench import pages

    return lambda record: pages.predict(record, gold)


def _temporal(_gold: Path) -> Predict:
    from dateline.bench import temporal

    return temporal.predict


def _actors(_gold: Path) -> Predict:
    from dateline.bench import actors

    return actors.predict


def _places(_gold: Path) -> Predict:
    from dateline.bench import places
    from dateline.language.english import English

    english = English()
    return lambda record: places.predict(record, english)


def _attribution(_gold: Path) -> Predict:
    from dateline.bench import attribution
    from dateline.language.english import English

    english = English()
    return lambda record: attribution.predict(record, english)


def _relations(_gold: Path) -> Predict:
    from dateline.bench import relations
    from dateline.language.english import English

    english = English()
    return lambda record: relations.predict(record, english)


def _records(_gold: Path) -> Predict:
    from dateline.bench import records
    from dateline.coder import Tools

    tools = Tools.load()
    return lambda record: records.predict(record, tools)


def _events(_gold: Path) -> Predict:
    from dateline.bench import records
    from dateline.coder import Tools

    tools = Tools.load()
    return lambda record: records.predict_tuples(record, tools)


def _merging(gold: Path) -> Predict:
    from dateline.bench import merging
    from dateline.language.english import English
    from dateline.link.words import Words

    clusters = merging.cluster_of(merging.read(gold), Words.load(), English())
    return lambda record: {
        "id": record["id"],
        "mentions": [{"id": each["id"], "cluster": clusters[each["id"]]} for each in record["mentions"]],
    }


def _stories(gold: Path) -> Predict:
    from dateline.bench import merging
    from dateline.link.words import Words

    found = merging.story_of(merging.read(gold), Words.load())
    return lambda record: {"id": record["id"], "story": found[record["id"]]}


TASKS = {
    task.name: task
    for task in (
        Task(
            name="pages",
            gold="pages/gold.jsonl",
            figures=("mean",),
            loader=_pages,
            measures="the parts of HTML pages",
        ),
        Task(
            name="pages-text",
            gold="pages/text/gold.jsonl",
            figures=("mean",),
            loader=_pages,
            measures="the parts of pages scraped to text",
        ),
        Task(
            name="relations",
            gold="relations/gold.jsonl",
            figures=("macro_f1", "accuracy", "quad_macro_f1", "binary_macro_f1"),
            loader=_relations,
            measures="the type of the event between a marked source and target (PLV)",
        ),
        Task(
            name="records",
            gold="records/gold.jsonl",
            figures=(
                "who_did_what_to_whom.f1",
                "detection.f1",
                "all_pairs.auxiliary.accuracy",
                "all_pairs.source.accuracy",
                "core_pairs.mode.accuracy",
                "core_pairs.actors_and_recipients.accuracy",
                "core_pairs.parties.accuracy",
                "core_pairs.date_overlap.accuracy",
                "place_country.accuracy",
            ),
            beside=_place_countries,
            loader=_records,
            measures="whole event records of real news",
        ),
        Task(
            name="events",
            gold="events/gold.jsonl",
            figures=("strict.micro.f1",),
            loader=_events,
            measures="(actor, type, recipient) tuples from bare text",
        ),
        Task(
            name="attribution",
            gold="attribution/gold.jsonl",
            figures=("content_and_source.f1", "content.f1"),
            loader=_attribution,
            measures="who says what (PolNeAR)",
        ),
        Task(
            name="temporal",
            gold="temporal/gold.jsonl",
            figures=("value.f1", "relaxed.f1"),
            loader=_temporal,
            measures="time expressions and their values (TimeBank, AQUAINT)",
        ),
        Task(
            name="actors",
            gold="actors/gold.jsonl",
            figures=("all_fields.accuracy", "country_stated.accuracy"),
            loader=_actors,
            measures="an actor phrase to country and sector (NGEC's tests)",
        ),
        Task(
            name="places",
            gold="places/gold.jsonl",
            figures=("resolved.f1", "near_accuracy_when_found"),
            loader=_places,
            measures="place names and their coordinates (GeoWebNews, GeoVirus)",
        ),
        Task(
            name="merging",
            gold="merging/gold.jsonl",
            figures=("conll_f1", "without_singletons.conll_f1"),
            loader=_merging,
            measures="mentions of the same event across articles (ECB+)",
        ),
        Task(
            name="stories",
            gold="stories/gold.jsonl",
            figures=("b_cubed.f1",),
            loader=_stories,
            measures="articles about the same happening (ECB+)",
        ),
    )
}


def task(name: str) -> Task:
    """The task of that name. Raises StopRun with the names there are."""
    if name not in TASKS:
        others = "seed, speed, treaties, samples, traps, merging-scale, gate"
        raise StopRun(name, "is not a benchmark", f"there are {', '.join(sorted(TASKS))}, {others}")
    return TASKS[name]
