"""The command line, with a coder that needs no parser."""

from __future__ import annotations

import csv
import inspect
import io
import json
import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

import factories
from dateline import cli
from dateline.commands.tables import day, title
from dateline.errors import SkipPage
from dateline.model import Coded, Page

PAGE = "<html><head><title>{title}</title></head><body><h1>{title}</h1><p>" + " ".join(factories.SENTENCES)
Run = Callable[..., "Result"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a command left behind."""

    status: int
    out: str
    err: str


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str, **environ: str) -> Result:
        capsys.readouterr()
        status = cli.run(arguments, environ)
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        return Result(status=status, out=captured.out, err=captured.err)

    return call


@pytest.fixture
def coded_pages(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Put a stand-in in place of the coder; the list fills with the pages that it codes."""
    done: list[str] = []

    def code_all(pages: Iterable[Page], tools: object) -> Iterator[Coded]:
        for page in pages:
            name = Path(page.source or "").name
            if name == "breaks.html":
                raise RecursionError("too deep")
            if name == "refused.html":
                raise SkipPage(name, "is refused", "give another")
            done.append(page.source or "")
            made = factories.coded(len(done), reports=() if name == "quiet.html" else None)
            yield Coded(page=page, events=made.events, uncoded=made.uncoded, version="test")

    fake = ModuleType("dateline.coder")
    fake.code_all = code_all  # type: ignore[attr-defined]
    tools = SimpleNamespace(parser=SimpleNamespace(language="en"))
    fake.Tools = SimpleNamespace(load=lambda **_options: tools)  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "dateline.coder", fake)
    monkeypatch.setattr("dateline.coder", fake, raising=False)
    return done


@pytest.fixture
def pages(tmp_path: Path, coded_pages: list[str]) -> Path:
    """A folder with three pages and something else."""
    folder = tmp_path / "pages"
    (folder / "more").mkdir(parents=True)
    for name in ("a.html", "b.htm", "more/c.html"):
        (folder / name).write_text(PAGE.format(title=f"Ministers meet again {name}"), encoding="utf-8")
    (folder / "notes.md").write_text("not news")
    return folder


def test_help_has_an_example_for_every_command(run: Run) -> None:
    shown = run("--help").out
    resolvers = ("who", "where", "when", "howmany")
    for name in (
        "read",
        "code",
        "add",
        "events",
        "actors",
        "explain",
        "export",
        "serve",
        "bench",
        *resolvers,
    ):
        assert f" {name} " in shown
        helped = run(name, "--help")
        assert helped.status == 0
        assert f"Example: dateline {name}" in helped.out


def test_the_version(run: Run) -> None:
    assert run("--version").out.startswith("dateline ")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["evnts"], "Did you mean 'events'?; see dateline --help"),
        (["events", "--typ", "AID"], "--typ"),
        (["events", "--format", "xml"], "xml"),
        (["events", "--type", "ASULT"], "did you mean ASSAULT?"),
        (["events", "--type", "AID", "--mode", "visit"], "--mode visit"),
        (["events", "--actor", "Kenya"], "three letters"),
        (["events", "--since", "last week"], "2026-03-05"),
        (["events", "--quad", "5"], "--quad"),
        (["events", "--told", "contest"], "did you mean contested?"),
        (["events", "--context", "diplomacy"], "did you mean diplomatic?"),
        (["events", "--type", "AID,ASULT"], "did you mean ASSAULT?"),
        (["events", "--without", "negative"], "did you mean negation?"),
        (["events"], "no store here yet"),
        (["explain", "x"], "no store here yet"),
        (["read"], "Missing argument"),
        (["add", "x", "--store", "no/such/folder.db"], "does not exist"),
        (["export", "xml"], "there is no such format"),
        (["read", "nothing.html"], "there is no such file"),
        (["who", "Lavrov", "--on", "May 2014"], "is not a day; write it as 2014-05-01"),
        (["when", "on Friday", "--from", "2024-13-01"], "is not a day; write it as 2014-05-01"),
    ],
)
def test_bad_input_is_one_line_and_status_2(run: Run, arguments: list[str], words: str) -> None:
    if arguments[0] == "export":
        run("add", "nothing")
    result = run(*arguments)
    assert result.status == 2
    assert words in result.err
    assert result.err.startswith("dateline: ")


def test_an_unknown_setting_is_refused(run: Run) -> None:
    result = run("events", DATELINE_STOER="x.db")
    assert (result.status, "did you mean DATELINE_STORE?" in result.err) == (2, True)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.html", b""),
        ("blank.txt", b" \n \n"),
        ("binary.html", bytes(range(256)) * 40),
        ("notext.html", b"<html><body><script>1</script></body></html>"),
        ("broken.gz", b"\x1f\x8b\x08\x00garbage"),
    ],
)
def test_pages_that_cannot_be_used(run: Run, pages: Path, name: str, content: bytes) -> None:
    Path(name).write_bytes(content)
    result = run("add", name, "pages/a.html")
    assert result.status == 2
    assert f"dateline: {name}: " in result.err
    assert result.err.count("\n") == 1
    assert "added 1 page with 2 reports, 1 input failed" in result.out


def test_a_file_name_that_is_not_utf_8(run: Run, pages: Path) -> None:
    Path(os.fsdecode(b"pages/\xff.html")).write_text("Kenya")
    result = run("add", "pages")
    assert (result.status, "is not UTF-8; rename it" in result.err) == (2, True)


def test_a_page_that_is_too_large(run: Run, pages: Path) -> None:
    result = run("read", "pages/a.html", DATELINE_MAX_BYTES="10")
    assert (result.status, "the limit is 10" in result.err) == (2, True)


def test_read_in_every_format(run: Run, pages: Path) -> None:
    assert "headline" in run("read", "pages/a.html").out
    page = json.loads(run("read", "pages/a.html", "--format", "json").out)
    assert page["source"] == "pages/a.html"
    assert len(json.loads(run("read", "pages", "--format", "json").out)) == 3
    assert len(run("read", "pages", "--format", "jsonl").out.splitlines()) == 3
    rows = list(csv.DictReader(io.StringIO(run("read", "pages/a.html", "--format", "csv").out)))
    assert {row["kind"] for row in rows} >= {"headline", "body"}


def test_code_in_every_format(run: Run, pages: Path) -> None:
    assert "*expelled*" in run("code", "pages/a.html").out
    one = json.loads(run("code", "pages/a.html", "--format", "json").out)
    keys = ["page", "events", "quantities", "disagreements", "treaties", "attributions", "uncoded", "version"]
    assert list(one) == keys
    assert [each["type"] for each in one["events"]] == ["CONSULT", "SANCTION"]
    assert len(json.loads(run("code", "pages", "--format", "json").out)) == 3
    assert len(run("code", "pages", "--format", "jsonl").out.splitlines()) == 3
    assert len(list(csv.DictReader(io.StringIO(run("code", "pages", "--format", "csv").out)))) == 6


def test_code_leaves_out_what_is_less_sure(run: Run, pages: Path) -> None:
    out = run("code", "pages/a.html", "--format", "json", DATELINE_MIN_CONFIDENCE="0.6").out
    assert [each["type"] for each in json.loads(out)["events"]] == ["CONSULT"]


def test_a_page_without_events_says_why_and_has_status_1(run: Run, pages: Path) -> None:
    quiet = Path("quiet.html")
    quiet.write_text(PAGE.format(title="A quiet day in the town hall"))
    result = run("code", "quiet.html")
    assert result.status == 1
    assert "no trigger" in result.out


def test_add_is_safe_to_repeat(run: Run, pages: Path, coded_pages: list[str]) -> None:
    first = run("add", "pages")
    assert (first.status, first.out) == (0, "added 3 pages with 6 reports; the store has 2 events, 1 story\n")
    again = run("add", "pages", "pages/a.html")
    nothing = "added 0 pages with 0 reports, 4 pages already there"
    assert again.out == f"{nothing}; the store has 2 events, 1 story\n"
    assert len(coded_pages) == 3


def test_add_again_codes_anew(run: Run, pages: Path, coded_pages: list[str]) -> None:
    run("add", "pages/a.html")
    result = run("add", "pages/a.html", "--again")
    assert "1 page replaced an older version" in result.out
    assert len(coded_pages) == 2


def test_a_changed_file_replaces_its_page(run: Run, pages: Path) -> None:
    run("add", "pages")
    (pages / "a.html").write_text(PAGE.format(title="Ministers no longer meet at all"))
    assert "1 page replaced an older version" in run("add", "pages").out
    assert len(json.loads(run("events", "--reports", "--format", "json").out)) == 6


def test_the_same_page_in_another_folder_is_the_same_file_only_there(run: Run, pages: Path) -> None:
    os.chdir(pages)
    run("add", "a.html", "--store", "../news.db")
    Path("more/a.html").write_text(PAGE.format(title="Another page under the same name"))
    os.chdir("more")
    result = run("add", "a.html", "--store", "../../news.db")
    assert result.out.startswith("added 1 page")


@pytest.mark.parametrize("name", ["breaks.html", "refused.html"])
def test_a_page_that_breaks_the_coder_does_not_end_the_run(run: Run, pages: Path, name: str) -> None:
    (pages / name).write_text(PAGE.format(title="This page is something else"))
    result = run("add", "pages")
    assert result.status == 2
    assert name in result.err
    assert result.out == "added 3 pages with 6 reports, 1 input failed; the store has 2 events, 1 story\n"


def test_a_language_without_a_parser_is_said(run: Run, pages: Path) -> None:
    french = "Les ministres de la Santé du Sénégal et de la Belgique ont signé mercredi à Dakar un accord. "
    Path("quiet.html").write_text(f"<html lang=fr><body><h1>Un accord</h1><p>{french * 4}</p></body></html>")
    result = run("add", "quiet.html")
    assert result.out == (
        "added 1 page with 0 reports, 1 page kept uncoded (no parser for language 'fr' yet); "
        "the store has 0 events, 1 story\n"
    )
    assert result.status == 0


def test_a_list_on_standard_input(run: Run, pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("pages/a.html\n\nmissing.html\npages/more\n"))
    result = run("add", "-", "--format", "json")
    assert result.status == 2
    counts = {"added": 2, "replaced": 0, "there": 0, "failed": 1, "events": 4}
    counts |= {"withdrawn": 0, "passed": {}, "unparsed": {}}
    assert json.loads(result.out) == counts


def test_a_folder_without_pages(run: Run, pages: Path) -> None:
    Path("bare").mkdir()
    result = run("add", "bare", "pages/a.html")
    assert (result.status, "the folder has no" in result.err) == (2, True)


def test_events_in_every_format(run: Run, pages: Path) -> None:
    run("add", "pages")
    assert "(hypothetical)" in run("events").out
    listed = json.loads(run("events", "--format", "json", "--type", "sanction").out)
    assert [(each["type"], len(each["event"]["tellings"])) for each in listed] == [("SANCTION", 3)]
    assert listed[0]["page"]["headline"].startswith("Ministers meet")
    assert len(run("events", "--format", "jsonl", "--without", "hypothetical").out.splitlines()) == 1
    assert len(list(csv.DictReader(io.StringIO(run("events", "--format", "csv").out)))) == 2


def test_the_filters_of_addresses_are_options_too(run: Run, pages: Path) -> None:
    from dateline.commands.filters import filters
    from dateline.serve.query import FIELDS

    options = {{"either": "country"}.get(each, each) for each in inspect.signature(filters).parameters}
    assert set(FIELDS) - {"status"} <= options  # that is --auxiliary and --without
    run("add", "pages")
    for some, all in (
        (("--quad", "4"), ("--quad", "2")),
        (("--context", "diplomatic"), ("--context", "military")),
        (("--sector", "gov"), ("--sector", "MIL")),
        (("--told", "asserted"), ("--told", "denied")),
        (("--type", "sanction,AID"), ("--type", "AID,ASSAULT")),
    ):
        for command in (("events", "--format", "jsonl"), ("export", "plover")):
            assert run(*command, *some).out.splitlines(), some
            assert run(*command, *all).status == 1, all
    assert run("events", "--outlet", "Nobody").status == 1


def test_events_go_on_with_a_cursor(run: Run, pages: Path) -> None:
    run("add", "pages")
    first = run("events", "--reports", "--limit", "4", "--format", "jsonl")
    assert "4 of 6 events" in first.err
    cursor = first.err.split("--cursor ")[1].split()[0]
    rest = run("events", "--reports", "--limit", "4", "--format", "jsonl", "--cursor", cursor)
    ids = [json.loads(line)["id"] for line in (first.out + rest.out).splitlines()]
    assert len(set(ids)) == 6
    assert len(run("events", "--reports", "--limit", "0", "--format", "jsonl").out.splitlines()) == 6


def test_an_empty_result_says_what_to_do(run: Run, pages: Path) -> None:
    Path("quiet.html").write_text(PAGE.format(title="A quiet day in the town hall"))
    run("add", "missing.html")
    empty = run("events")
    assert (empty.status, "dateline add" in empty.err) == (1, True)
    run("add", "quiet.html")
    assert "dateline code" in run("actors").err
    run("add", "pages")
    nothing = run("events", "--type", "AID")
    assert (nothing.status, "the store has 2 events" in nothing.err) == (1, True)
    assert run("export", "csv", "--type", "AID").status == 1


def test_actors(run: Run, pages: Path) -> None:
    run("add", "pages")
    assert "HUN" in run("actors").out
    rows = json.loads(run("actors", "--format", "json").out)
    assert {row["country"] for row in rows} == {"AUT", "HUN"}
    assert len(run("actors", "--format", "csv", "--limit", "1").out.splitlines()) == 2


def test_explain(run: Run, pages: Path) -> None:
    run("add", "pages/a.html")
    id = json.loads(run("events", "--type", "SANCTION", "--format", "jsonl").out)["id"]
    shown = run("explain", id)
    assert shown.status == 0
    for words in ("State media [JRN] says", "triggers.tsv: meet", "the sentence gives none", "a.html"):
        assert words in shown.out
    assert json.loads(run("explain", id, "--format", "json").out)["id"] == id
    close = run("explain", id[:6])
    assert (close.status, f"did you mean {id}" in close.err) == (1, True)


def test_export_to_a_file(run: Run, pages: Path) -> None:
    run("add", "pages")
    result = run("export", "plover", "--out", "events.jsonl")
    assert (result.status, result.out) == (0, "")
    assert "wrote 2 events to events.jsonl" in result.err
    assert len(Path("events.jsonl").read_text().splitlines()) == 2
    assert run("export", "csv", "--out", "no/folder/events.csv").status == 2
    assert len(run("export", "plover", "--actor", "hun", "--reports").out.splitlines()) == 3


def test_dates_for_people() -> None:
    shown = [day(edtf) for edtf in ("2024-11", "../2024-11-12", "2024-11-12/..", "2024-11-04/2024-11-10")]
    assert shown == ["2024-11", "by 2024-11-12", "from 2024-11-12", "2024-11-04 to\n2024-11-10"]


def test_text_cannot_steer_the_terminal(run: Run, pages: Path) -> None:
    assert "\x1b" not in title("\x1b[31mred\x1b[0m").plain


def test_serve_opens_the_store_first(run: Run) -> None:
    result = run("serve")
    assert (result.status, "no store here yet" in result.err) == (2, True)


def test_bench_says_which_tasks_there_are(run: Run) -> None:
    result = run("bench", "nothing", "--eval", "no-such-folder")
    assert result.status == 2
    assert result.err.startswith("dateline: ")


def program(*arguments: str, **more: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "dateline", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, **more)  # type: ignore[call-overload,no-any-return]


def test_help_is_quick_and_loads_nothing_heavy() -> None:
    code = (
        "import sys; from dateline import cli; cli.run(['--help'], {}); "
        "print([name for name in ('spacy', 'sqlalchemy', 'lxml', 'numpy', 'fastapi') if name in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.rstrip().endswith("[]")


def test_ctrl_c_is_one_line_and_status_130(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "dateline", "add", "-", "--store", str(tmp_path / "news.db")]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, **pipes) as process:  # type: ignore[call-overload]
        time.sleep(2.0)  # it waits for its list by then
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 130
        error = process.stderr.read().decode()
    assert error.startswith("dateline: stopped; what is stored stays")
    assert error.count("\n") == 1


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(40):
        text = PAGE.format(title=f"Ministers meet again, day {number}") + " filler" * 2000
        (folder / f"{number}.html").write_text(text)
    shell = f"{sys.executable} -m dateline read {folder} --format jsonl | head -c 10"
    shown = subprocess.run(["sh", "-c", shell], capture_output=True, text=True, check=False)
    assert shown.stderr == ""


def test_the_progress_bar_stays_out_of_the_results(pages: Path) -> None:
    # Standard error is a terminal, standard output is not.
    terminal, side = pty.openpty()
    code = "import sys; from dateline.commands.output import Output; o = Output(); " + (
        "[o.jsonl([item]) for item in o.track([1, 2, 3], 'adding')]"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=side) as process:
        assert process.stdout
        assert process.stdout.read() == b"1\n2\n3\n"
    os.close(side)
    assert b"adding" in os.read(terminal, 10_000)
    os.close(terminal)
