"""The YAML file of an own type: what is read, and one line for each mistake, with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import StopRun
from dateline.extend import spec
from dateline.ontology import plover

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "humanitarian-corridor.yaml"
HEAD = "type: CORRIDOR\ndefinition: A way out.\nquad: 2\nintensity: 6\n"
EXAMPLES = "examples:\n" + '  - "[a They] {opened} a way out for [r us]."\n' * 20


def test_the_sample_is_read() -> None:
    read = spec.read(SAMPLE, plover())
    assert (read.label, read.quad, read.needs_recipient) == ("CORRIDOR", 2, False)
    assert len(read.examples) == 25
    first = read.examples[0]
    assert first.text[slice(*first.trigger)] == "opened"
    assert [first.text[slice(*span)] for span in first.actors] == ["The army"]
    assert not any(char in each.text for each in read.examples for char in "[]{}")


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("", 0, "is empty"),
        ("type: [CORRIDOR\n", 2, "is not YAML"),
        ("- a list\n", 1, "key: value"),
        ("typ: CORRIDOR\n", 1, "there is no key 'typ'"),
        ("type: CORRIDOR\ntype: OTHER\n", 2, "stands there twice"),
        ("type: ASSAULT\n", 1, "PLOVER has ASSAULT already"),
        ("type: corridor\n", 1, "cannot be the name of a type"),
        ("mode: corridor\nof: RETRAET\n", 2, "there is no type 'RETRAET'"),
        ("mode: access\nof: RETREAT\n", 1, "RETREAT has the mode access already"),
        ("type: CORRIDOR\ndefinition: A way out.\nquad: 5\n", 3, "a number from 1 to 4"),
        ("type: CORRIDOR\ndefinition: A way out.\n", 1, "there is no quad"),
        (HEAD + "needs_recipient: perhaps\n" + EXAMPLES, 5, "write yes or no"),
        (HEAD + 'examples:\n  - "They {opened} a way."\n', 6, "1 examples; write 20 or more"),
        (HEAD + 'examples:\n  - "They opened a way."\n', 6, "0 triggers"),
        (HEAD + 'examples:\n  - "[They] {opened} a way."\n', 6, "has no role"),
        (HEAD + 'examples:\n  - "[a They {opened} a way."\n', 6, "never closed"),
        (HEAD + 'examples:\n  - "They} {opened} a way."\n', 6, "closes nothing"),
        (HEAD + "examples: one\n", 5, "should be a list"),
        (HEAD + "triggers:\n  - {words: open, pos: thing}\n" + EXAMPLES, 6, "write verb, noun or adj"),
        ("type: !!python/object/apply:os.system ['true']\n", 1, "plain text"),
        ("type: CORRIDOR\ndefinition: !!python/name:os.system\n", 2, "plain text"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, text: str, line: int, words: str) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(StopRun) as caught:
        spec.read(path, plover())
    assert words in str(caught.value)
    assert str(caught.value).startswith(f"{path}:{line}:" if line else f"{path}:")
    assert "\n" not in str(caught.value)
    assert caught.value.remedy


def test_a_mode_takes_what_its_type_has(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    head = "mode: corridor\nof: RETREAT\ndefinition: A way out.\nintensity: 6\n"
    path.write_text(head + EXAMPLES, encoding="utf-8")
    read = spec.read(path, plover())
    assert (read.label, read.quad) == ("RETREAT/corridor", plover().types["RETREAT"].quad)
    path.write_text(head + "quad: 2\n" + EXAMPLES, encoding="utf-8")
    with pytest.raises(StopRun, match="a mode has the quad of its type; drop the line"):
        spec.read(path, plover())


def test_hostile_files_are_refused_quickly(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    bomb = "a: &a [x, x]\n" + "".join(f"b{i}: &b{i} [*a, *a]\n" for i in range(50))
    for text in ("[" * 50_000, "x" * 2_000_000, bomb, "\0", "type: &a [*a]\n"):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(StopRun):
            spec.read(path, plover())
    path.write_bytes(b"type: \xff\n")
    with pytest.raises(StopRun, match="UTF-8"):
        spec.read(path, plover())
    with pytest.raises(StopRun, match="cannot be read"):
        spec.read(tmp_path / "none.yaml", plover())


@given(st.text(max_size=60))
def test_an_example_is_read_or_refused(text: str) -> None:
    import yaml

    line = spec._Node(
        node=yaml.ScalarNode("tag:yaml.org,2002:str", text, yaml.Mark("", 0, 0, 0, None, None)),
        path=Path("x"),
    )
    try:
        read = spec._marked(line)
    except StopRun:
        return
    assert read.text[slice(*read.trigger)].strip()
