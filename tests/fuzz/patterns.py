"""Every regular expression of the package, and texts made to be hard for one.

Run as a program it prints, a JSON list a line, the pattern, the flags, whether it is for bytes, the place and
the use of each (`match` where it only ever begins at one position): those in the source, and those that are
made of word lists when these are loaded.
"""

from __future__ import annotations

import ast
import functools
import importlib
import inspect
import json
import pkgutil
import re
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

parser: Any = importlib.import_module("re._parser")
constants: Any = importlib.import_module("re._constants")

MODEL = ("English", "Scorer", "Encoder", "Tools", "Extension", "Background")
"""What loads the parser or the model; the patterns of these are in their modules."""
FUNCTIONS = ("compile", "search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn")
ANCHORED = {"match", "fullmatch"}
MOST = 8
"""Parts of one pattern that are tried; of a list of words they are all alike."""


class Patterns:
    """What `re` is asked to compile while this is installed, by the place in the package that asks."""

    def __init__(self) -> None:
        self.found: dict[tuple[str, int, bool], tuple[str, str]] = {}
        self._compile: Callable[..., Any] = re._compile  # type: ignore[attr-defined]

    def add(self, pattern: Any, flags: int, where: str, use: str) -> None:
        """Note a pattern; of two uses the harder one."""
        if isinstance(pattern, re.Pattern):
            pattern, flags = pattern.pattern, pattern.flags
        raw = isinstance(pattern, bytes)
        key = (pattern.decode("latin-1") if raw else pattern, int(flags) & ~re.UNICODE, raw)
        if key not in self.found or use == "search":
            self.found[key] = (where, use)

    def __call__(self, pattern: Any, flags: int) -> Any:
        """In place of re._compile."""
        caller = sys._getframe(2)
        path = Path(caller.f_code.co_filename)
        if "dateline" in path.parts and "site-packages" not in path.parts:
            self.add(pattern, flags, f"{path.name}:{caller.f_lineno}", _use(path, caller.f_lineno))
        return self._compile(pattern, flags)


def everything() -> Patterns:
    """Import every module, load every list."""
    found = Patterns()
    re._compile = found  # type: ignore[attr-defined]
    import dateline

    modules = [
        importlib.import_module(each.name)
        for each in pkgutil.walk_packages(dateline.__path__, "dateline.")
        if not set(each.name.split(".")) & {"bench", "__main__", "versions", "env"}
    ]
    for module in modules:
        for loader in _loaders(module):
            loader()
        path = Path(inspect.getfile(module))
        for pattern, flags, line, function in _written(path):
            use = _use(path, line) if function == "compile" else function
            found.add(pattern, flags, f"{path.name}:{line}", "match" if use in ANCHORED else "search")
    return found


@functools.cache
def _source(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _use(path: Path, line: int) -> str:
    """How a pattern with a name of its own at the top of a module is used in that: match, or search."""
    text = _source(path)
    # The call may begin some lines above.
    above = "\n".join(text.splitlines()[max(0, line - 4) : line])
    names = re.findall(r"^([A-Z_]{2,40})\b.{0,40}= re\.", above, re.MULTILINE)
    uses = re.findall(rf"\b{names[-1]}\b(?!.{{0,40}}= re\.)(?:\.(\w+)\()?", text) if names else [""]
    return "match" if uses and ANCHORED.issuperset(uses) else "search"


def _loaders(module: Any) -> Iterator[Callable[[], Any]]:
    """Class methods `load` and cached functions that need nothing."""
    for name, thing in vars(module).items():
        if getattr(thing, "__module__", None) != module.__name__ or name in MODEL:
            continue
        load = getattr(thing, "load", None) if inspect.isclass(thing) else thing
        cached = isinstance(load, functools._lru_cache_wrapper)
        if load is not None and (cached or inspect.isclass(thing)) and _needs_nothing(load):
            yield load


def _needs_nothing(function: Callable[..., Any]) -> bool:
    try:
        parameters = inspect.signature(function).parameters.values()
    except (TypeError, ValueError):
        return False
    return all(each.default is not each.empty for each in parameters)


def _written(path: Path) -> Iterator[tuple[Any, int, int, str]]:
    """Patterns in calls inside functions, which no import runs."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id == "re"
            and node.func.attr in FUNCTIONS
            and node.args
            and isinstance(node.args[0], ast.Constant)
        ):
            flags = re.IGNORECASE if "IGNORECASE" in ast.unparse(node) else 0
            yield node.args[0].value, flags, node.lineno, node.func.attr


class Maker:
    """Texts that a pattern nearly matches: one of its matches, and each part that it repeats."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.parts: list[str] = []
        self.text = self._sequence(parser.parse(pattern, flags), 0)

    def hard(self, size: int) -> Iterator[str]:
        """Long texts: runs of single signs, of the parts, of the whole; with an end that fits nothing."""
        units = dict.fromkeys(
            [self.text, self.text[:-1], *self.parts, *(part[:1] for part in self.parts), " ", "a", "0", "A"]
        )
        for unit in [unit for unit in units if unit][:MOST]:
            run = (unit * (size // len(unit) + 1))[:size]
            yield run + "\x01"
            if self.text and unit != self.text:
                for share in dict.fromkeys((1, len(self.text) // 2)):
                    yield self.text[:share] + run + "\x01"

    def _sequence(self, items: Any, depth: int) -> str:
        return "".join(self._item(op, value, depth) for op, value in items) if depth < 40 else ""

    def _item(self, op: Any, value: Any, depth: int) -> str:
        if op is constants.LITERAL:
            return chr(value)
        if op is constants.NOT_LITERAL:
            return "a" if value != ord("a") else "b"
        if op is constants.ANY:
            return "a"
        if op is constants.IN:
            return _one_of(value)
        if op is constants.SUBPATTERN:
            return self._sequence(value[-1], depth + 1)
        if op is constants.ATOMIC_GROUP:
            return self._sequence(value, depth + 1)
        if op is constants.BRANCH:
            for each in value[1][:: max(1, len(value[1]) // 4)][:4]:
                self.parts.append(self._sequence(each, depth + 1))
            return self._sequence(value[1][0], depth + 1)
        if op in (constants.MAX_REPEAT, constants.MIN_REPEAT, constants.POSSESSIVE_REPEAT):
            part = self._sequence(value[2], depth + 1)
            self.parts.append(part)
            return part * max(value[0], min(1, value[1]))
        return ""


def _one_of(choices: Any) -> str:
    """A sign of a set."""
    negated = choices[0][0] is constants.NEGATE
    signs = " aA0-.,é\x02" if negated else ""
    samples = {
        constants.CATEGORY_DIGIT: "0", constants.CATEGORY_SPACE: " ", constants.CATEGORY_WORD: "a",
        constants.CATEGORY_NOT_DIGIT: "a", constants.CATEGORY_NOT_SPACE: "a",
        constants.CATEGORY_NOT_WORD: "-",
    }  # fmt: skip
    for op, value in choices:
        if op is constants.LITERAL:
            signs = signs.replace(chr(value), "") if negated else signs + chr(value)
        elif op is constants.RANGE and not negated:
            signs += chr(value[0])
        elif op is constants.CATEGORY:
            signs = signs.replace(samples[value], "") if negated else signs + samples[value]
    return signs[:1] or "\x02"


def took(search: Callable[[Any], Any], text: Any, times: int) -> float:
    """Seconds of processor time, the least of so many tries."""
    least = float("inf")
    for _ in range(times):
        begun = time.process_time()
        search(text)
        least = min(least, time.process_time() - begun)
        if least > 1.0:
            break
    return least


if __name__ == "__main__":
    for (pattern, flags, raw), (where, use) in everything().found.items():
        print(json.dumps([pattern, flags, raw, where, use]))
