"""An own type from its YAML file to the store: fitted, coded, explained, exported; the tutorial runs."""

from __future__ import annotations

import json
import math
import re
from dataclasses import replace
from pathlib import Path

import pytest

from dateline import ontology
from dateline.cli import run
from dateline.coder import Tools, code
from dateline.coding import extension
from dateline.coding.extension import Extended, Extension
from dateline.coding.scorer import Scorer
from dateline.errors import StopRun
from dateline.extend import fit, spec
from dateline.language.english import English
from dateline.model import Block, Page

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "samples" / "humanitarian-corridor.yaml"
TUTORIAL = ROOT / "docs" / "tutorial" / "your-own-type.md"


@pytest.fixture(scope="module")
def scorer() -> Scorer:
    return Scorer(vectors=True)


@pytest.fixture(scope="module")
def corridor(english: English, scorer: Scorer) -> Extension:
    known = ontology.plover()
    return fit.fit(spec.read(SAMPLE, known), parser=english, scorer=scorer, ontology=known)


@pytest.fixture(scope="module")
def own(tools: Tools, corridor: Extension, scorer: Scorer) -> Tools:
    known = corridor.added_to(ontology.plover())
    triggers = Extended(tools.coder.triggers, [corridor], known, scorer)  # type: ignore[arg-type]
    return replace(tools, coder=replace(tools.coder, triggers=triggers, ontology=known))


def types(text: str, tools: Tools) -> list[str]:
    page = Page(language="en", blocks=(Block(index=0, kind="body", text=text),))
    return [report.type for report in code(page, tools).events]


def test_cross_validation_finds_most_and_says_so(corridor: Extension) -> None:
    assert corridor.measured["examples"] == 25
    assert corridor.measured["precision"] >= 0.7
    assert corridor.measured["recall"] >= 0.7


def test_its_confidence_is_what_examples_bore_out_that_were_not_shown(corridor: Extension) -> None:
    assert 0.0 <= corridor.slope < 1.0, "some thirty examples make a regression too sure"
    assert corridor.confidence(0.6) <= corridor.confidence(0.99) < 0.99


def test_a_calibration_moves_shares_to_the_frequency_of_the_right_ones() -> None:
    slope, offset = fit.calibrated([(0.9, True)] * 6 + [(0.9, False)] * 4 + [(0.1, False)] * 10)
    assert 0.5 < 1 / (1 + math.exp(-slope * math.log(9) - offset)) < 0.7
    assert fit.calibrated([(0.9, False), (0.1, True)] * 20)[0] == 0.0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Kenyan army opened a humanitarian corridor for the residents of Lodwar.", ["CORRIDOR"]),
        ("An evacuation corridor for civilians was opened by Ukraine.", ["CORRIDOR"]),
        ("Kenya opened an embassy in Rabat.", ["SUPPORT"]),
        ("Police opened fire on smugglers in Nairobi.", ["ASSAULT"]),
        ("The bank opened a branch in the old corridor.", []),
    ],
)
def test_own_types_stand_beside_plover(text: str, expected: list[str], own: Tools) -> None:
    assert types(text, own) == expected


def test_a_record_says_which_words_and_probability_led_to_it(own: Tools) -> None:
    text = "The Kenyan army opened a humanitarian corridor for the residents of Lodwar."
    (report,) = code(Page(language="en", blocks=(Block(index=0, kind="body", text=text),)), own).events
    assert report.why[0] == "humanitarian-corridor.yaml: a trigger of CORRIDOR (opened)"
    assert re.fullmatch(r"your own model: CORRIDOR (0\.[5-9]\d|1\.00) \(0\.5 is enough\)", report.why[1])
    assert (report.quad, report.intensity) == (2, 6.5)
    assert report.recipients


def test_the_file_is_the_extension_again_and_bad_ones_are_refused(
    tmp_path: Path, corridor: Extension
) -> None:
    path = tmp_path / "own.json"
    path.write_text(extension.to_json(corridor), encoding="utf-8")
    assert extension.load(path) == corridor
    for text in ("", "{}", "[1]", json.dumps({"format": extension.FORMAT}), "[" * 100_000):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(StopRun):
            extension.load(path)
    with pytest.raises(StopRun, match="dateline train --extend"):
        extension.load(SAMPLE)


def test_names_that_are_taken_and_other_models_are_refused(
    corridor: Extension, tools: Tools, scorer: Scorer
) -> None:
    known = corridor.added_to(ontology.plover())
    with pytest.raises(StopRun, match="already"):
        corridor.added_to(known)
    assert "CORRIDOR" not in ontology.types()
    with pytest.raises(StopRun, match="fit it anew"):
        Extended(tools.coder.triggers, [replace(corridor, model="model-x")], known, scorer)  # type: ignore[arg-type]


def test_a_mode_is_added_to_its_type(corridor: Extension, tools: Tools, scorer: Scorer) -> None:
    made = replace(corridor, name="corridor", of="RETREAT")
    known = made.added_to(ontology.plover())
    triggers = Extended(tools.coder.triggers, [made], known, scorer)  # type: ignore[arg-type]
    own = replace(tools, coder=replace(tools.coder, triggers=triggers, ontology=known))
    sentence = "The Kenyan army opened a humanitarian corridor for the residents of Lodwar."
    (report,) = code(Page(language="en", blocks=(Block(index=0, kind="body", text=sentence),)), own).events
    assert report.type == "RETREAT"
    assert "corridor" in report.modes


def test_the_tutorial_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = TUTORIAL.read_text(encoding="utf-8")
    for shown in re.findall(r"^    (type: CORRIDOR(?:\n    .+)+)", text, re.MULTILINE):
        assert re.sub(r"^    ", "", shown, flags=re.MULTILINE) in SAMPLE.read_text(encoding="utf-8")
    commands = re.findall(r"^    dateline (.+)$", text, re.MULTILINE)
    assert len(commands) >= 5
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    monkeypatch.chdir(tmp_path)
    id = ""
    for command in commands:
        assert run(command.replace(" ID", f" {id}").split(), {}) == 0, command
        printed = capsys.readouterr().out
        if command.startswith("events"):
            found = re.search(r"\b[0-9a-f]{16}\b", printed)
            assert found
            id = found[0]
        if command.startswith("explain"):
            assert re.search(
                r"^own model +CORRIDOR (0\.\d\d|1\.00) \(0\.5 is enough\)", printed, re.MULTILINE
            )
        if command.split()[0] in ("code", "events", "export", "explain"):
            assert "CORRIDOR" in printed, command
    assert run(["events", "--store", "corridors.db", "--type", "CORIDOR"], {}) == 2
    assert "did you mean CORRIDOR?" in capsys.readouterr().err
