"""dateline review and dateline account, as people and scripts use them."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from argon2 import PasswordHasher

import factories
from dateline.cli import run as command
from dateline.commands import review_queue
from dateline.store import accounts
from dateline.store.accounts import LOCAL_EDITOR
from dateline.store.sql import open_store


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(accounts, "_hasher", lambda: cheap)
    accounts._nobody.cache_clear()
    with open_store(tmp_path / "news.db") as store:
        store.add(factories.coded(1))
    return tmp_path / "news.db"


ID = factories.expulsion().id


def run(news: Path, *arguments: str) -> int:
    return command([*arguments, "--store", str(news)], {})


def test_without_a_terminal(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = ("review", ID, "--set", "type=ACCUSE", "--set", "actors=Borduria [HUN MIL]", "--comment", "words")
    assert run(news, *given, "--format", "json") == 0
    made = json.loads(capsys.readouterr().out)
    assert made["fields"] == {"type": "ACCUSE", "actors": "Borduria [HUN MIL]"} and made["verdict"] == "wrong"
    assert run(news, "events", "--type", "ACCUSE", "--format", "json") == 0
    assert json.loads(capsys.readouterr().out)[0]["type"] == "ACCUSE"
    assert run(news, "review", ID) == 0
    assert "words" in capsys.readouterr().out
    assert run(news, "review", "--undo", "last") == 0
    assert run(news, "events", "--type", "ACCUSE") == 1
    assert run(news, "review", "--list", "--format", "csv") == 0
    assert len(capsys.readouterr().out.splitlines()) == 3


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("review", "none", "--verdict", "right"), 1, "no such event"),
        (("review", ID, "--verdict", "maybe"), 2, "there are right, wrong, unsure"),
        (("review", ID, "--set", "type"), 2, "has no value"),
        (("review", ID, "--set", "type=DEMAND"), 2, "is not known"),
        (("review", "--verdict", "right"), 2, "which record"),
        (("review", "--undo", "none"), 1, "no such review"),
        (("review", "--undo", "last"), 1, "no review to take back"),
        (("review", "--why", "boredom"), 2, "there are second"),
        (("review", "--list"), 1, "nothing was said"),
        (("review", "--stats"), 1, "random sample"),
        (("review", "--export", "corpus"), 1, "no sentence"),
        (("account", "add"), 2, "says no name"),
        (("account", "remove", "bo"), 2, "no such account"),
        (("account", "list"), 1, "there is no account"),
    ],
)
def test_every_mistake_is_one_line(
    news: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], status: int, said: str
) -> None:
    assert run(news, *arguments) == status
    assert said in " ".join(capsys.readouterr().err.split())


def keys(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(review_queue.sys, "stdin", io.StringIO(text))


def test_the_queue_by_keys(
    news: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    keys(monkeypatch, "a\nz\nx\nc\ntype=NONSENSE\nnothing\ntype=ACCUSE\n\n")
    assert run(news, "review", "--why", "sample") == 0
    told = capsys.readouterr()
    assert (
        "how often the machine is right" in told.out
        and "is not known" in told.err
        and "has no value" in told.err
    )
    with open_store(news) as store:
        kept = [each.review for each in store.reviews.all()]
        assert [each.asked for each in kept] == ["sample", None, "sample"]
        assert kept[0].fields == {"type": "ACCUSE"} and kept[1].undoes == kept[2].id
    keys(monkeypatch, "s\n")
    assert run(news, "review", "--why", "sample", "--limit", "1") == 0
    keys(monkeypatch, "q\n")
    assert run(news, "review") == 0


def test_figures_and_training_data(
    news: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    keys(monkeypatch, "a\na\n")
    assert run(news, "review", "--why", "sample") == 0
    capsys.readouterr()
    assert run(news, "review", "--stats") == 0
    assert "100%" in capsys.readouterr().out
    assert run(news, "review", "--stats", "--format", "json") == 0
    assert json.loads(capsys.readouterr().out)["precision"][0]["right"] == 2
    assert run(news, "review", "--stats", "--format", "csv") == 0
    assert capsys.readouterr().out.startswith("type,mode,read,right")
    assert run(news, "review", "--export", "corpus") == 0
    assert "{SANCTION/expel~hyp expelled}" in capsys.readouterr().out
    out = tmp_path / "rows.jsonl"
    assert run(news, "review", "--export", "jsonl", "--out", str(out)) == 0
    assert [json.loads(line)["events"][0]["type"] for line in out.read_text().splitlines()]


def test_accounts(news: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("nine ruritanian diplomats\n"))
    assert run(news, "account", "add", "ann", "--role", "editor") == 0
    assert run(news, "account", "add", "bot", "--role", "reader", "--no-password") == 0
    capsys.readouterr()
    assert run(news, "account", "token", "bot", "--label", "laptop", "--days", "30") == 0
    token = capsys.readouterr().out.strip()
    assert run(news, "account", "list", "--format", "csv") == 0
    listed = capsys.readouterr().out.splitlines()
    assert listed[1].startswith("ann,editor,yes,0") and listed[2].startswith("bot,reader,no,1")
    with open_store(news) as store:
        assert store.accounts.by_password("ann", "nine ruritanian diplomats")
        assert store.accounts.by_token(token).name == "bot"  # type: ignore[union-attr]
    assert run(news, "account", "role", "bot", "--role", "reviewer") == 0
    assert run(news, "account", "untoken", "bot") == 0
    monkeypatch.setattr("sys.stdin", io.StringIO("short\n"))
    assert run(news, "account", "password", "ann") == 2
    assert run(news, "account", "remove", "ann") == 0
    with open_store(news) as store:
        assert not store.accounts.by_token(token) and not store.accounts.by_password(
            "ann", "nine ruritanian diplomats"
        )


def test_pages_are_told_from_events(news: Path) -> None:
    with open_store(news) as store:
        page = store.event(ID).page.id
    assert run(news, "review", page, "--set", "site-name=The Other Example") == 0
    with open_store(news) as store:
        assert store.page(page).head.site_name == "The Other Example"
        assert store.reviews.undo_last(LOCAL_EDITOR).kind == "page"
