"""What pip-audit leaves out is never taken for sound."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parents[1] / "requirements" / "audit.py"


@pytest.fixture(scope="module")
def audit() -> ModuleType:
    spec = importlib.util.spec_from_file_location("audit", SCRIPT)
    assert spec
    assert spec.loader
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


SOUND = {"name": "a", "version": "1", "vulns": []}
FAULTY = {"name": "b", "version": "2", "vulns": [{"id": "CVE-0000-1", "fix_versions": ["3"]}]}
SKIPPED = {"name": "c", "skip_reason": "not found"}


def test_what_it_says(audit: ModuleType) -> None:
    assert audit.verdict([SOUND]) == (0, ["1 packages, none with a known fault"])
    assert audit.verdict([SOUND, FAULTY]) == (1, ["b 2: CVE-0000-1, mended in 3"])
    status, lines = audit.verdict([SOUND, SKIPPED])
    assert (status, len(lines)) == (2, 1)
    assert "1 of 2 packages" in lines[0]
    assert audit.verdict([FAULTY, SKIPPED])[0] == 1
    assert audit.verdict([])[0] == 2


@pytest.mark.parametrize(
    "said", ["exit 0", "echo '{}'", "echo oh >&2; exit 1", "echo '{\"dependencies\": []}'"]
)
def test_without_an_answer_it_is_one_line(
    audit: ModuleType, tmp_path: Path, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    stand_in = tmp_path / "uv"
    stand_in.write_text(f"#!/bin/sh\n{said}\n")
    stand_in.chmod(0o755)
    assert audit.main(str(stand_in)) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
