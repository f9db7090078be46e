"""The YAML file in which a researcher describes a type or a mode, read with care: no tags, no surprises.

type: CORRIDOR                # or  mode: corridor  with  of: RETREAT
definition: People or goods are given a way through or out of a fight.
quad: 2
intensity: 6
examples:
  - "[a The army] {opened} a humanitarian corridor for [r the townspeople]."
counterexamples:
  - "The museum {opened} a corridor of portraits."
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from dateline.coding.scorer import Range
from dateline.errors import StopRun
from dateline.ontology import Ontology

#: Fewest examples that a fit is worth anything with.
FEWEST = 20
#: A larger file is refused.
LARGEST = 1_000_000
KEYS = (
    "type", "mode", "of", "definition", "quad", "intensity", "needs_recipient", "reciprocal",
    "triggers", "examples", "counterexamples",
)  # fmt: skip
TRIGGER_KEYS = ("words", "pos", "frame")
_NAME = {"type": re.compile(r"[A-Z][A-Z0-9_-]{1,29}"), "mode": re.compile(r"[a-z][a-z0-9_-]{1,29}")}
_ROLE = re.compile(r"[ars][1-9*]{0,2}")
_PLAIN = frozenset(f"tag:yaml.org,2002:{kind}" for kind in ("str", "int", "float", "bool", "null"))
_TRUTH = {"yes": True, "true": True, "no": False, "false": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A sentence with its trigger and parties as code points; `line` is where it stands in the file."""

    text: str
    trigger: Range
    actors: tuple[Range, ...]
    recipients: tuple[Range, ...]
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A trigger that the file names itself; `frame` is null where the examples are to tell."""

    words: str
    pos: str
    frame: str | None
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec:
    """What the file says. `of` is null for a type of its own."""

    path: Path
    name: str
    of: str | None
    definition: str
    quad: int
    intensity: float
    needs_recipient: bool
    reciprocal: bool
    triggers: tuple[Wanted, ...]
    examples: tuple[Marked, ...]
    counterexamples: tuple[Marked, ...]

    @property
    def label(self) -> str:
        """CORRIDOR, or RETREAT/corridor for a mode."""
        return f"{self.of}/{self.name}" if self.of else self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class _Node:
    """A node of the YAML tree with its place."""

    node: Any
    path: Path

    @property
    def line(self) -> int:
        return int(self.node.start_mark.line) + 1

    def stop(self, cause: str, remedy: str) -> StopRun:
        return StopRun(f"{self.path}:{self.line}", cause, remedy)

    def text(self, what: str) -> str:
        if not isinstance(self.node, yaml.ScalarNode) or self.node.tag not in _PLAIN:
            raise self.stop(f"{what} should be plain text", "put it in quotes")
        return str(self.node.value).strip()

    def items(self, what: str) -> list[_Node]:
        if not isinstance(self.node, yaml.SequenceNode) or self.node.tag != "tag:yaml.org,2002:seq":
            raise self.stop(f"{what} should be a list", "write one a line, each behind “- ”")
        return [_Node(node=each, path=self.path) for each in self.node.value]

    def fields(self, known: tuple[str, ...]) -> dict[str, _Node]:
        if not isinstance(self.node, yaml.MappingNode) or self.node.tag != "tag:yaml.org,2002:map":
            raise self.stop("there should be “key: value” lines", f"the keys are {', '.join(known)}")
        found: dict[str, _Node] = {}
        for key, value in self.node.value:
            name = _Node(node=key, path=self.path)
            if name.text("a key") not in known:
                raise name.stop(f"there is no key {key.value!r}", f"the keys are {', '.join(known)}")
            if key.value in found:
                raise name.stop(f"{key.value} stands there twice", "drop one")
            found[key.value] = _Node(node=value, path=self.path)
        return found


def read(path: Path, ontology: Ontology) -> Spec:
    """The spec in a file. Raises StopRun with file and line, the cause and what to do."""
    root = _Node(node=_compose(path), path=path)
    given = root.fields(KEYS)
    name, of = _called(root, given, ontology)
    kind = ontology.types[of] if of else None
    spec = Spec(
        path=path,
        name=name,
        of=of,
        definition=_needed(root, given, "definition").text("definition"),
        quad=kind.quad if kind else _number(root, given, "quad", 1, 4, whole=True),
        intensity=float(_number(root, given, "intensity", -10, 10)),
        needs_recipient=kind.needs_recipient if kind else _truth(given, "needs_recipient"),
        reciprocal=kind.reciprocal if kind else _truth(given, "reciprocal"),
        triggers=tuple(_wanted(each) for each in _listed(given, "triggers")),
        examples=tuple(_marked(each) for each in _listed(given, "examples")),
        counterexamples=tuple(_marked(each) for each in _listed(given, "counterexamples")),
    )
    if len(spec.examples) < FEWEST:
        where = given.get("examples", root)
        raise where.stop(f"{len(spec.examples)} examples", f"write {FEWEST} or more, in varied words")
    return spec


def _compose(path: Path) -> Any:
    try:
        if path.stat().st_size > LARGEST:
            raise StopRun(str(path), "is larger than a megabyte", "keep to some hundred examples")
        # `compose` gives the bare tree: nothing is constructed, so no tag can run anything.
        root = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except OSError as error:
        raise StopRun(str(path), f"cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise StopRun(str(path), "is not UTF-8 text", "save it as UTF-8") from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f"{path}:{mark.line + 1}" if mark else str(path)
        raise StopRun(where, f"is not YAML ({error.problem})", "put sentences in double quotes") from error
    except (yaml.YAMLError, RecursionError) as error:
        raise StopRun(str(path), "is not YAML that can be read", "see docs/tutorial") from error
    if root is None:
        raise StopRun(str(path), "is empty", "start from samples/humanitarian-corridor.yaml")
    return root


def _called(root: _Node, given: Mapping[str, _Node], ontology: Ontology) -> tuple[str, str | None]:
    """The name, and for a mode its type."""
    if ("type" in given) == ("mode" in given):
        raise root.stop("it should have either type or mode", "type: NAME, or mode: name with of: TYPE")
    kind = "type" if "type" in given else "mode"
    name = given[kind].text(kind)
    if not _NAME[kind].fullmatch(name):
        how = "capitals, such as CORRIDOR" if kind == "type" else "small letters, such as corridor"
        raise given[kind].stop(f"{name!r} cannot be the name of a {kind}", f"write it in {how}")
    if kind == "type":
        if name in ontology.types or name == "NONE":
            raise given[kind].stop(f"PLOVER has {name} already", "choose another name")
        if "of" in given:
            raise given["of"].stop("a type is of no other type", "drop it, or write mode: instead of type:")
        return name, None
    of = _needed(root, given, "of").text("of")
    if of not in ontology.types:
        raise given["of"].stop(f"there is no type {of!r}", f"use one of {', '.join(ontology.types)}")
    if name in ontology.types[of].modes:
        raise given[kind].stop(f"{of} has the mode {name} already", "choose another name")
    for key in ("quad", "needs_recipient", "reciprocal"):
        if key in given:
            raise given[key].stop(f"a mode has the {key} of its type", "drop the line")
    return name, of


def _needed(root: _Node, given: Mapping[str, _Node], key: str) -> _Node:
    if key not in given or (isinstance(given[key].node, yaml.ScalarNode) and not given[key].text(key)):
        raise given.get(key, root).stop(f"there is no {key}", f"add a line “{key}: …”")
    return given[key]


def _number(
    root: _Node, given: Mapping[str, _Node], key: str, low: float, high: float, *, whole: bool = False
) -> Any:
    node = _needed(root, given, key)
    read: Callable[[str], float] = int if whole else float
    try:
        number = read(node.text(key))
    except ValueError:
        number = float("nan")
    if not low <= number <= high:
        raise node.stop(f"{key} is {node.text(key)!r}", f"write a number from {low:g} to {high:g}")
    return number


def _truth(given: Mapping[str, _Node], key: str) -> bool:
    if key not in given:
        return False
    told = given[key].text(key).lower()
    if told not in _TRUTH:
        raise given[key].stop(f"{key} is {told!r}", "write yes or no")
    return _TRUTH[told]


def _listed(given: Mapping[str, _Node], key: str) -> list[_Node]:
    return given[key].items(key) if key in given else []


def _wanted(node: _Node) -> Wanted:
    """A trigger: its words alone (a verb), or words with part of speech and frame."""
    if isinstance(node.node, yaml.ScalarNode):
        return Wanted(words=node.text("a trigger").lower(), pos="verb", frame=None, line=node.line)
    given = node.fields(TRIGGER_KEYS)
    pos = given["pos"].text("pos") if "pos" in given else "verb"
    if pos not in ("verb", "noun", "adj"):
        raise given["pos"].stop(f"pos is {pos!r}", "write verb, noun or adj")
    frame = given["frame"].text("frame") if "frame" in given else None
    if frame is not None and ">" not in frame:
        raise given["frame"].stop(f"the frame {frame!r} has no >", "write it as subj>to|for")
    words = _needed(node, given, "words").text("words").lower()
    return Wanted(words=words, pos=pos, frame=frame, line=node.line)


def _marked(node: _Node) -> Marked:
    """A sentence with one {trigger}, and parties as [a actor] and [r recipient]."""
    line = node.text("an example")
    chars: list[str] = []
    opened: list[tuple[str, str, int]] = []
    spans: list[tuple[str, Range]] = []
    at = 0
    while at < len(line):
        char = line[at]
        if char in "[{":
            tag = _tag(line, at, node)
            opened.append((char, tag or "t", len(chars)))
            at += len(tag) + 2 if tag else 1
        elif char in "]}":
            if not opened or {"[": "]", "{": "}"}[opened[-1][0]] != char:
                raise node.stop(f"“{char}” closes nothing in “{line[:60]}”", "let brackets nest, or drop it")
            _, tag, start = opened.pop()
            spans.append((tag[0], (start, len(chars))))
            at += 1
        else:
            chars.append(char)
            at += 1
    if opened:
        raise node.stop(f"“{opened[-1][0]}” is never closed in “{line[:60]}”", "add the closing bracket")
    return _sentence("".join(chars), spans, node)


def _tag(line: str, at: int, node: _Node) -> str:
    """The role behind a square bracket; nothing behind a brace."""
    if line[at] == "{":
        return ""
    tag = line[at + 1 : at + 5].partition(" ")[0]
    if not _ROLE.fullmatch(tag):
        raise node.stop(
            f"“{line[at : at + 20]}” has no role", "write [a who acts] or [r whom it is done to or for]"
        )
    return tag


def _sentence(text: str, spans: list[tuple[str, Range]], node: _Node) -> Marked:
    triggers = [span for role, span in spans if role == "t"]
    if len(triggers) != 1 or not text[slice(*triggers[0])].strip():
        raise node.stop(
            f"{len(triggers)} triggers in “{text[:60]}”", "put braces around the words that tell it, once"
        )
    return Marked(
        text=text,
        trigger=triggers[0],
        actors=tuple(span for role, span in spans if role == "a"),
        recipients=tuple(span for role, span in spans if role == "r"),
        line=node.line,
    )
