"""A user's own actors add to the tables or override them, and bad rows are named."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from dateline.cli import run
from dateline.coder import Tools
from dateline.errors import StopRun
from dateline.language.english import English
from dateline.resolve.actors import Actors

DAY = dt.date(2024, 6, 1)
ROWS = """# ours
name\tother_names\tkind\tcountry\tsectors\toffice\tfrom\tto\twikidata\tnote
Lakeside Front\tLSF|Lakeside rebels\torganisation\tKEN\tREB\t\t\t\tQ42\tan invented group
Ann Example\t\tperson\tKEN\tGOV\tForeign Minister\t2024-05-01\t2025-01\t\t
Hamas\t\torganisation\tPSE\tGOV
Emmanuel Macron\t\tperson\tFRA\tBUS\tChairman of Example Works\t2020
Winter League\t\torganisation\tKEN\tREB\t\t\t2010
Winter League\t\torganisation\tKEN\tPTY\t\t2011
"""


def load(folder: Path, text: str) -> Actors:
    path = folder / "mine.tsv"
    path.write_text(text, encoding="utf-8")
    return Actors.load(path)


def test_own_rows_add_and_override(tmp_path: Path) -> None:
    actors = load(tmp_path, ROWS)
    front = actors.resolve("Lakeside rebels", on=DAY)
    assert (front.name, front.country, front.sectors, front.wikidata) == (
        "Lakeside Front",
        "KEN",
        ("REB",),
        "Q42",
    )
    assert "mine.tsv:3" in front.why
    assert actors.resolve("the Kenyan foreign minister", on=DAY).name == "Ann Example"
    assert actors.resolve("Ms Example", on=DAY).country == "KEN"
    assert actors.resolve("Hamas", on=DAY).sectors == ("GOV",)
    assert actors.resolve("Emmanuel Macron", on=DAY).sectors == ("BUS",)
    assert actors.holders("FRA", "President", DAY) == ()
    parties = [actors.resolve("Winter League", on=dt.date(year, 6, 1)).sectors for year in (2009, 2012)]
    assert parties == [("REB",), ("PTY",)]


def test_the_file_is_named_by_its_content(tmp_path: Path) -> None:
    assert Actors.load().own == ""
    first, second = load(tmp_path, ROWS).own, load(tmp_path, ROWS.replace("KEN", "UGA")).own
    assert len(first) == 8
    assert first != second


def test_the_version_of_records_says_so(tmp_path: Path, english: English) -> None:
    own = load(tmp_path, ROWS).own
    assert Tools.load(english, own_actors=tmp_path / "mine.tsv").version.endswith(f"+actors-{own}")
    assert "+actors-" not in Tools.load(english).version


def test_the_command_line_takes_the_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "page.txt"
    page.write_text("Rebels shelled the town.", encoding="utf-8")
    bad = tmp_path / "bad.tsv"
    bad.write_text("name\tkind\nOld Guard\tclub\n", encoding="utf-8")
    assert run(["code", str(page), "--actors", str(bad)], {}) == 2
    assert "bad.tsv:2: 'club' is no kind" in capsys.readouterr().err.replace("\n", "")
    assert run(["code", str(page)], {"DATELINE_ACTORS": str(bad)}) == 2


HEADER = "name\tkind\tcountry\tsectors\toffice\tfrom\tto\twikidata\n"


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("", "mine.tsv", "is empty"),
        ("title\tkind\n", "mine.tsv:1", "first line should name columns"),
        (HEADER + "Old Guard\tclub\n", "mine.tsv:2", "'club' is no kind"),
        (HEADER + "\tperson\n", "mine.tsv:2", "'' is no name"),
        (HEADER + "Old Guard\torganisation\tXYZ\n", "mine.tsv:2", "XYZ is no country code"),
        (HEADER + "Old Guard\torganisation\t\tBOSS\n", "mine.tsv:2", "BOSS is no PLOVER sector"),
        (HEADER + "Old Guard\torganisation\t\t\tking\n", "mine.tsv:2", "only a person has an office"),
        (HEADER + "A\tperson\tFRA\tGOV\tking\t2000-13\n", "mine.tsv:2", "is no date"),
        (HEADER + "A\tperson\tFRA\tGOV\tking\t2003\t2002\n", "mine.tsv:2", "before it starts"),
        (HEADER + "A\tperson\tFRA\tGOV\tking\t2003\t\t42\n", "mine.tsv:2", "no Wikidata number"),
        (HEADER + "A\tperson" + "\t" * 9 + "x\n", "mine.tsv:2", "11 cells where 8 are due"),
    ],
)
def test_a_bad_row_is_named_with_a_way_out(tmp_path: Path, text: str, place: str, words: str) -> None:
    with pytest.raises(StopRun, match=words) as caught:
        load(tmp_path, text)
    assert caught.value.where.endswith(place)
    assert caught.value.remedy


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(StopRun, match="cannot be read"):
        Actors.load(tmp_path / "none.tsv")
