"""Imports go one way, and importing dateline is quick and loads nothing."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import dateline

ROOT = Path(dateline.__file__).parent
BASE = {"errors", "model", "lexicon", "ontology", "serialise"}
CODING = BASE | {"language", "resolve", "coding"}
ALLOWED: dict[str, set[str]] = {
    "errors": set(),
    "model": set(),
    "settings": {"errors", "model"},
    "lexicon": {"errors"},
    "ontology": {"lexicon"},
    "serialise": {"errors", "model"},
    "pages": BASE,
    "language": BASE,
    "resolve": BASE | {"language"},
    "coding": BASE | {"language", "resolve"},
    "link": BASE,
    "coder": CODING | {"link", "pages"},
    "extend": CODING,
    "reviews": BASE,
    "store": BASE | {"link", "reviews"},
    "exports": BASE | {"store"},
    "jupyter": BASE | {"store"},
    "serve": BASE | {"link", "reviews", "store", "exports"},
    "live": BASE | {"pages", "store"},
    "scale": BASE | {"coder", "exports", "link", "pages", "store"},
    "bench": CODING | {"pages", "link", "coder", "store", "live", "commands", "dateline"},
    "commands": BASE
    | {
        "coder",
        "coding",
        "extend",
        "language",
        "exports",
        "link",
        "live",
        "pages",
        "reviews",
        "scale",
        "serve",
        "settings",
        "store",
        "dateline",
    },
    "cli": BASE | {"bench", "commands", "exports", "serve", "settings", "store", "dateline"},
    "__main__": {"cli"},
    "dateline": BASE | {"coder", "exports", "jupyter", "pages", "resolve", "store"},
}
"""For each part, the other parts that it may import; "dateline" is the package's own front, of which
any part may have the `__version__`."""


def part(path: Path) -> str:
    """The part of the package that a file belongs to."""
    relative = path.relative_to(ROOT)
    name = relative.parts[0].removesuffix(".py")
    return "dateline" if name == "__init__" else name


def imported(path: Path) -> Iterator[str]:
    """The parts of dateline that a file names in imports, at the top or inside functions."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (_second(each.name) for each in node.names if each.name.split(".")[0] == "dateline")
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "dateline":
            if node.module == "dateline":
                yield from (_named(each.name) for each in node.names if each.name != "__version__")
            else:
                yield _second(node.module)


def _second(module: str) -> str:
    return module.split(".")[1] if "." in module else "dateline"


def _named(name: str) -> str:
    return name if (ROOT / name).is_dir() or (ROOT / f"{name}.py").is_file() else "dateline"


@pytest.mark.parametrize("path", sorted(ROOT.rglob("*.py")), ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_go_one_way(path: Path) -> None:
    own = part(path)
    assert own in ALLOWED, f"say in ALLOWED what {own} may import"
    assert set(imported(path)) <= ALLOWED[own] | {own}


def test_no_relative_imports() -> None:
    for path in ROOT.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        assert not [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.level]


def test_importing_is_quick_and_loads_nothing_heavy() -> None:
    code = (
        "import time, sys; start = time.process_time(); import dateline; "
        "print(time.process_time() - start); "
        "heavy = {'spacy', 'sqlalchemy', 'lxml', 'numpy', 'typer', 'rich'}; "
        "print(sorted(heavy & set(sys.modules)))"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    seconds, loaded = shown.stdout.splitlines()
    assert float(seconds) < 0.3
    assert loaded == "[]"
