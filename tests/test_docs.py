"""Prose is tested: what the program has is in the docs, and what the docs name is there."""

from __future__ import annotations

import csv
import dataclasses
import re
import tomllib
from pathlib import Path

import pytest
import typer

from dateline import exports, model, ontology, settings
from dateline.cli import app
from dateline.exports.csv import COLUMNS as CSV_COLUMNS
from dateline.serve import query

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
PROSE = sorted(
    [*DOCS.rglob("*.md"), *ROOT.glob("*.md"), *ROOT.glob("changelog.d/*.md"), ROOT / "samples/README.md"]
)
RECORDS = [kind for kind in vars(model).values() if dataclasses.is_dataclass(kind)]
LINES = re.MULTILINE
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")


def read(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def commands() -> dict[str, set[str]]:
    """Every command with its options."""
    group = typer.main.get_command(app)
    found = group.commands  # type: ignore[attr-defined]
    return {
        name: {o for p in each.params for o in (*p.opts, *p.secondary_opts) if o.startswith("--")}
        for name, each in found.items()
    }


def test_every_command_and_option_is_in_the_reference() -> None:
    text = read("reference/command-line.md")
    for name, options in commands().items():
        assert f"dateline {name}" in text, name
        for option in options - {"--help"}:
            assert option in text, f"{name} {option}"


def test_every_setting_is_in_the_reference() -> None:
    text = read("reference/settings.md")
    for variable, _default, help in settings.describe():
        assert variable in text
        assert help, variable


def test_every_export_and_column_is_in_the_reference() -> None:
    text = read("reference/exports.md")
    for name in exports.FORMATS:
        assert f"`{name}`" in text or f"## {name}" in text.lower(), name
    for column in CSV_COLUMNS:
        assert f"`{column}`" in text, column


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
def test_every_field_of_a_record_is_in_its_section(kind: type) -> None:
    sections = {
        part.split("\n", 1)[0]: part for part in re.split(r"^## ", read("reference/records.md"), flags=LINES)
    }
    table = [line.split("|")[1] for line in sections[kind.__name__].splitlines() if line.startswith("| `")]
    documented = {name for cell in table for name in re.findall(r"`(\w+)`", cell)}
    fields = {field.name for field in dataclasses.fields(kind)}
    assert fields <= documented, fields - documented


def test_every_stance_is_in_the_records() -> None:
    lines = (ROOT / "src/dateline/data/attribution/stances.tsv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t")
    text = read("reference/records.md")
    for row in rows:
        assert f"| `{row['stance']}` |" in text, row["stance"]


def test_the_codebook_has_every_type_and_mode_with_its_intensity() -> None:
    text = read("reference/codebook.md")
    for name, type in ontology.types().items():
        assert re.search(rf"^\| `{name}` \| .* \| {re.escape(f'{type.intensity:+g}')} \|$", text, LINES), name
        for mode, intensity in type.modes.items():
            row = rf"^\| `{name}` \| `{mode}` \| .* \| {re.escape(f'{intensity:+g}')} \|$"
            assert re.search(row, text, LINES), (name, mode)


def test_every_web_filter_is_in_the_reference() -> None:
    text = read("reference/web.md")
    for name in query.FIELDS + query.STORY_FIELDS + query.TREATY_FIELDS + query.PAGING:
        assert f"`{name}`" in text, name


def test_every_dependency_has_its_line() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = [
        *project["dependencies"],
        *(d for group in project["optional-dependencies"].values() for d in group),
    ]
    text = read("explanation/dependencies.md")
    for requirement in named:
        name = re.split(r"[<>=!~\[ ]", requirement)[0]
        assert f"| `{name}` |" in text, name


def test_commands_in_the_prose_exist_with_their_options() -> None:
    known = commands()
    for path in PROSE:
        for line in path.read_text(encoding="utf-8").splitlines():
            shown = re.match(r"^ {4,}(?:\$ )?(?:.*\| )?(?:\.venv/bin/)?dateline ([a-z]+)( .*)?$", line)
            if not shown:
                continue
            command, rest = shown[1], shown[2] or ""
            if command == "serves":  # what `dateline serve` prints
                continue
            assert command in known, f"{path.name}: {line.strip()}"
            wrong = set(re.findall(r"(?<= )--[a-z-]+", rest)) - known[command] - {"--help"}
            assert not wrong, f"{path.name}: {line.strip()}"


def test_make_targets_in_the_prose_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), LINES))
    for path in [*PROSE, ROOT / ".ci/run"]:
        for called in re.findall(r"(?:^|`)\s*make ((?:[a-z]+ ?)+)", path.read_text(encoding="utf-8"), LINES):
            assert set(called.split()) <= targets, f"{path.name}: make {called}"


@pytest.mark.parametrize("path", PROSE, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_inside_the_repository_resolve(path: Path) -> None:
    for target in LINK.findall(path.read_text(encoding="utf-8")):
        if re.match(r"[a-z]+:", target):
            continue
        file, _, anchor = target.partition("#")
        linked = (path.parent / file).resolve() if file else path
        assert linked.exists(), target
        if anchor:
            headings = re.findall(r"^#+ (.+)$", linked.read_text(encoding="utf-8"), LINES)
            assert anchor in {re.sub(r"[^\w -]", "", h).lower().replace(" ", "-") for h in headings}, target


def test_every_page_of_the_docs_is_in_the_navigation() -> None:
    nav = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    listed = set(re.findall(r": ([\w/-]+\.md)$", nav, LINES))
    assert listed == {str(page.relative_to(DOCS)) for page in DOCS.rglob("*.md")}


def test_every_sample_is_in_its_list_and_every_change_has_a_name() -> None:
    listed = set(
        re.findall(r"^\| `([^`]+)` \|", (ROOT / "samples/README.md").read_text(encoding="utf-8"), LINES)
    )
    assert listed == {path.name for path in (ROOT / "samples").iterdir() if path.name[0].isdigit()}
    for fragment in (ROOT / "changelog.d").glob("*.md"):
        assert fragment.name == "README.md" or re.fullmatch(r"\d{4}-[a-z0-9-]+\.md", fragment.name)


def test_the_version_is_the_same_everywhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert f"version: {project['version']}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
