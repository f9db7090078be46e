"""The command that fits a user's own types and modes: train."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline import ontology
from dateline.commands.common import DONE
from dateline.commands.output import Output


def train(
    extend: Annotated[Path, typer.Option(help="A YAML file that describes a type or a mode.")],
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", help="Write to this file; else NAME.json.", show_default=False),
    ] = None,
) -> int:
    """Teach dateline a type or a mode of your own, from twenty examples or more.

    Example: [bold]dateline train --extend samples/humanitarian-corridor.yaml[/bold]
    """
    from dateline.coding.extension import Extension, to_json
    from dateline.coding.scorer import Scorer
    from dateline.extend.fit import fit
    from dateline.extend.spec import read
    from dateline.language.english import English

    output = Output()
    known = ontology.plover()
    spec = read(extend, known)
    made: Extension = fit(spec, parser=English(), scorer=Scorer(vectors=True), ontology=known)
    target = out or Path(f"{extend.stem}.json")
    target.write_text(to_json(made), encoding="utf-8")
    for line in _told(made, target):
        output.text(f"{line}\n")
    return DONE


def _told(made: object, target: Path) -> list[str]:
    from dateline.coding.extension import Extension

    assert isinstance(made, Extension)
    figures = {name: f"{value:g}" for name, value in made.measured.items()}
    words = ", ".join(cells["trigger"] for cells in made.rows)
    return [
        f"{made.label} from {figures['examples']} examples, {figures['counterexamples']} counter-examples "
        f"and {figures['background']} sentences of other types",
        f"triggers: {words}",
        f"in five-fold cross-validation: precision {made.measured['precision']:.2f}, "
        f"recall {made.measured['recall']:.2f}; {figures['counterexamples_refused']} of "
        f"{figures['counterexamples']} counter-examples turned down",
        f"wrote {target}; use it: dateline code PAGE --ontology {target}",
    ]
