"""The image and the services: what they copy is there, what they run exists with these options."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.main import get_command

from dateline import cli

ROOT = Path(__file__).parents[1]
STEPS = {
    "FROM", "WORKDIR", "COPY", "RUN", "USER", "ENV", "VOLUME", "EXPOSE", "ENTRYPOINT", "CMD",
}  # fmt: skip


def steps() -> list[tuple[str, str]]:
    """The instructions of the Dockerfile and what stands behind each."""
    text = re.sub(r"\\\n", " ", (ROOT / "Dockerfile").read_text(encoding="utf-8"))
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return [(line.partition(" ")[0], line.partition(" ")[2]) for line in lines]


def services() -> dict[str, Any]:
    return dict(yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))["services"])


def test_the_image_is_made_of_what_is_there() -> None:
    assert {name for name, _ in steps()} <= STEPS
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    for copied in (rest.split() for name, rest in steps() if name == "COPY" and "--from" not in rest):
        for each in copied[:-1]:
            assert (ROOT / each).exists(), each
            assert each.split("/")[0] not in ignored


def test_everything_installed_is_pinned_with_hashes() -> None:
    for line in (each for name, rest in steps() if name == "RUN" for each in rest.split("&&")):
        words = shlex.split(line)
        if words[0].endswith("/pip"):
            assert "--require-hashes" in words or "--no-deps" in words, line
    pinned = (ROOT / "requirements" / "postgres.txt").read_text(encoding="utf-8")
    for each in re.findall(r"^[\w.-]+==\S+", (ROOT / "requirements" / "run.txt").read_text(), re.MULTILINE):
        assert each in pinned
    assert "psycopg==" in pinned


@pytest.mark.parametrize("name", [name for name, each in services().items() if "build" in each])
def test_a_service_runs_a_command_that_there_is(name: str) -> None:
    command, *rest = services()[name]["command"]
    known = get_command(cli.app).commands  # type: ignore[attr-defined]
    with known[command].make_context(command, rest) as made:
        assert made.params
    assert services()[name]["environment"]["DATELINE_STORE"].startswith("postgresql://")


def test_nothing_is_reached_from_elsewhere() -> None:
    ports = [port for each in services().values() for port in each.get("ports", ())]
    assert ports
    assert all(port.startswith("127.0.0.1:") for port in ports)
