"""Kills the program at random moments and looks what is left: `make killtrials TRIALS=200`.

Each trial starts a command in a process of its own, kills it with SIGKILL after a random share of the time
that the whole takes, looks at the store, and runs the command again to its end. The store has to open and be
sound at once; a page is there whole or not at all; what was kept stays; at the end every page is there once.
"""

from __future__ import annotations

import argparse
import contextlib
import gzip
import io
import json
import os
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from random import Random

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parent)]

import stubbed  # noqa: E402

import factories  # noqa: E402
from dateline import cli, coder  # noqa: E402
from dateline.commands.work import Worker  # noqa: E402
from dateline.live import feeds, polite, watch  # noqa: E402
from dateline.store import linking, sql  # noqa: E402

FIXTURES = Path(__file__).parents[1] / "store" / "fixtures"
PAGES = 24
HOSTS = 6
COUNTS = "SELECT p.id, count(e.key) FROM pages p LEFT JOIN events e ON e.page = p.key GROUP BY p.key"
LOADED = (feeds, linking, watch)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What is killed: `prepare` fills a folder, `run` does the work in it, `pages` are there at its end."""

    prepare: Callable[[Path], None]
    run: Callable[[Path], int]
    pages: int


def text_of(number: int) -> str:
    """A page of its own."""
    told = f"Kenya and Togo met for round {number} on Monday."
    return f"<html lang=en><h1>Talks, round {number}</h1><p>{told}</p></html>"


def _files(folder: Path) -> None:
    for number in range(PAGES):
        (folder / f"{number}.html").write_text(text_of(number), encoding="utf-8")


def _archive(folder: Path) -> None:
    lines = [json.dumps({"url": f"https://a.example/{n}", "html": text_of(n)}) for n in range(PAGES)]
    (folder / "stories.jsonl").write_text("\n".join(lines), encoding="utf-8")


def _stored(folder: Path) -> None:
    with sql.open_store(folder / "news.db") as store:
        for number in range(PAGES):
            store.add(factories.coded(number), raw=str(number))


def _old(folder: Path) -> None:
    (folder / "news.db").write_bytes(gzip.decompress((FIXTURES / "0001.db.gz").read_bytes()))


def _command(*arguments: str) -> Callable[[Path], int]:
    def run(folder: Path) -> int:
        os.chdir(folder)
        return cli.run([*arguments, "--store", "news.db"], {"DATELINE_PRIVATE": "yes", "DATELINE_BATCH": "4"})

    return run


def _open(folder: Path) -> int:
    sql.open_store(folder / "news.db").close()
    return 0


class _Story(BaseHTTPRequestHandler):
    """A feed at /feed of four stories at /0 to /3, on every host."""

    def do_GET(self) -> None:
        host = int(self.headers["Host"].partition(":")[0].rpartition(".")[2])
        count = PAGES // HOSTS
        if self.path == "/feed":
            links = "".join(
                f"<item><link>http://{self.headers['Host']}/{n}</link></item>" for n in range(count)
            )
            body = f"<rss version='2.0'><channel><title>Desk</title>{links}</channel></rss>"
        else:
            body = text_of(host * count + int(self.path[1:])) if self.path[1:].isdigit() else ""
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", "text/xml" if self.path == "/feed" else "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


@contextmanager
def web() -> Iterator[tuple[str, ...]]:
    """The addresses of the feeds of a small web, served by a process of its own."""
    server = ThreadingHTTPServer(("0.0.0.0", 0), _Story)
    process = os.fork()
    if not process:
        server.serve_forever()
    server.server_close()
    try:
        yield tuple(f"http://127.0.0.{host + 1}:{server.server_port}/feed" for host in range(HOSTS))
    finally:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)


def kinds(addresses: tuple[str, ...]) -> dict[str, Kind]:
    """Everything that is killed."""
    names = [f"{number}.html" for number in range(PAGES)]
    return {
        "add": Kind(prepare=_files, run=_command("add", *names), pages=PAGES),
        "archive": Kind(prepare=_archive, run=_command("add", "stories.jsonl"), pages=PAGES),
        "link": Kind(prepare=_stored, run=_command("link", "--again"), pages=PAGES),
        "migrate": Kind(prepare=_old, run=_open, pages=3),
        "watch": Kind(prepare=lambda _: None, run=_command("watch", *addresses, "--once"), pages=PAGES),
    }


def start(kind: Kind, folder: Path) -> int:
    """The number of a process that does the work."""
    process = os.fork()
    if process:
        return process
    status = 99
    with contextlib.suppress(BaseException):
        silent = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silent, 1)
        os.dup2(silent, 2)
        status = kind.run(folder)
    os._exit(status)


def prepare() -> None:
    """Everything loaded and the parser stubbed, so that a process that is forked begins with its work."""
    coder.code_all = stubbed.code_all
    Worker.tools = stubbed.tools  # type: ignore[method-assign]
    watch.Manners = partial(polite.Manners, wait=0.0)  # type: ignore[misc]
    here = Path.cwd()
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()):
        add = kinds(())["add"]
        add.prepare(Path(folder))
        add.run(Path(folder))
        os.chdir(here)


def finish(kind: Kind, folder: Path) -> None:
    """Do the work to its end."""
    _, status = os.waitpid(start(kind, folder), 0)
    assert status == 0, f"the command ends with {status}"


def kept(path: Path) -> set[str]:
    """The pages in a store, which has to be sound, each with its two events."""
    if not path.exists():
        return set()
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
    with sql.open_store(path) as store:
        store.listing(limit=10)
    with closing(sqlite3.connect(path)) as raw:
        rows = raw.execute(COUNTS)
        found = rows.fetchall()
        texts = raw.execute("SELECT count(*) FROM event_texts").fetchone()[0]
    assert all(count == 2 for _, count in found), "a page is there in part"
    assert texts == 2 * len(found), "what can be searched is not what is there"
    assert len({id for id, _ in found}) == len(found), "a page is there twice"
    return {str(id) for id, _ in found}


def trial(kind: Kind, chance: Random, whole: float) -> bool:
    """Kill once, look, finish, look again; whether the kill came before the end."""
    folder = Path(tempfile.mkdtemp())
    try:
        kind.prepare(folder)
        process = start(kind, folder)
        time.sleep(chance.random() * whole)
        os.kill(process, signal.SIGKILL)
        killed = os.WIFSIGNALED(os.waitpid(process, 0)[1])
        before = kept(folder / "news.db")
        finish(kind, folder)
        after = kept(folder / "news.db")
        assert before <= after, "what was kept is gone"
        assert len(after) == kind.pages, f"{len(after)} pages where {kind.pages} are due"
        return killed
    finally:
        shutil.rmtree(folder)


def duration(kind: Kind) -> float:
    """Seconds that the whole takes."""
    with tempfile.TemporaryDirectory() as folder:
        kind.prepare(Path(folder))
        begun = time.monotonic()
        finish(kind, Path(folder))
        return time.monotonic() - begun


def trials(count: int, seed: int, only: tuple[str, ...] = ()) -> dict[str, tuple[int, int]]:
    """So many trials of each kind: how many were killed before the end, of how many. Stops at a fault."""
    chance, found = Random(seed), {}
    prepare()
    with web() as addresses:
        for name, kind in kinds(addresses).items():
            if only and name not in only:
                continue
            whole, killed = duration(kind), 0
            for number in range(count):
                try:
                    killed += trial(kind, chance, whole)
                except AssertionError as error:
                    raise AssertionError(f"{name}, trial {number} of seed {seed}: {error}") from error
            found[name] = (killed, count)
            print(
                f"{name}: {killed} of {count} killed before the end, nothing lost, nothing doubled",
                flush=True,
            )
    return found


def main() -> None:
    """Run the trials."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("kinds", nargs="*", help="all, where none is named")
    parser.add_argument("--trials", type=int, default=200, help="of each kind")
    parser.add_argument("--seed", type=int, default=20241112)
    given = parser.parse_args()
    trials(given.trials, given.seed, tuple(given.kinds))


if __name__ == "__main__":
    main()
