"""Accounts: roles, passwords, tokens, sessions; nothing that lets somebody in is kept."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from argon2 import PasswordHasher
from sqlalchemy import update

from dateline.errors import StopRun
from dateline.store import accounts, schema
from dateline.store.sql import SqlStore

PASSWORD = "nine ruritanian diplomats"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hash that costs little."""
    cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(accounts, "_hasher", lambda: cheap)
    accounts._nobody.cache_clear()


def test_roles_go_up() -> None:
    may = {
        role: [wanted for wanted in accounts.ROLES if accounts.Account(name="a", role=role).may(wanted)]
        for role in accounts.ROLES
    }
    assert may == {"reader": ["reader"], "reviewer": ["reader", "reviewer"], "editor": list(accounts.ROLES)}


def test_a_password_lets_in_its_own_account(store: SqlStore) -> None:
    assert store.accounts.none()
    store.accounts.add("Ann Lee", "reviewer", PASSWORD)
    found = store.accounts.by_password("Ann Lee", PASSWORD)
    assert found and found.name == "Ann Lee" and found.role == "reviewer"
    assert store.accounts.by_password("Ann Lee", PASSWORD + "!") is None
    assert store.accounts.by_password("Bo", PASSWORD) is None
    assert store.accounts.by_password("x" * 9999, "y" * 99999) is None


@pytest.mark.files
def test_nothing_that_lets_in_is_in_the_file(store: SqlStore) -> None:
    store.accounts.add("ann", "editor", PASSWORD)
    token, session = store.accounts.add_token("ann", label="laptop"), store.accounts.begin("ann")
    with closing(sqlite3.connect(store.where)) as file:
        dump = "\n".join(file.iterdump())
    assert not any(secret in dump for secret in (PASSWORD, token, token[3:], session))
    assert "$argon2id$" in dump


def test_tokens_and_sessions_end(store: SqlStore) -> None:
    store.accounts.add("ann", "reader", PASSWORD)
    token, session = store.accounts.add_token("ann"), store.accounts.begin("ann")
    assert store.accounts.by_token(token) and store.accounts.by_session(session)
    assert store.accounts.by_token(session) is None and store.accounts.by_session(token) is None
    store.accounts.end(session)
    assert store.accounts.by_session(session) is None
    assert store.accounts.end_tokens("ann") == 1 and store.accounts.by_token(token) is None


def test_what_has_run_out_lets_nobody_in(store: SqlStore) -> None:
    store.accounts.add("ann", "reader", PASSWORD)
    old, session = store.accounts.add_token("ann", days=-1), store.accounts.begin("ann")
    assert store.accounts.by_token(old) is None
    with store._write() as connection:
        connection.execute(update(schema.sessions).values(expires="2001-01-01T00:00:00+00:00"))
    assert store.accounts.by_session(session) is None


def test_a_removed_account_gets_in_no_way_and_keeps_its_name(store: SqlStore) -> None:
    store.accounts.add("ann", "editor", PASSWORD)
    token, session = store.accounts.add_token("ann"), store.accounts.begin("ann")
    store.accounts.remove("ann")
    assert store.accounts.by_password("ann", PASSWORD) is None
    assert store.accounts.by_token(token) is None and store.accounts.by_session(session) is None
    assert store.accounts.all() == () and store.accounts.get("ann").removed
    with pytest.raises(StopRun):
        store.accounts.begin("ann")
    store.accounts.add("ann", "reader", PASSWORD)
    assert store.accounts.get("ann").role == "reader"


def test_another_password_signs_out(store: SqlStore) -> None:
    store.accounts.add("ann", "editor", PASSWORD)
    session = store.accounts.begin("ann")
    store.accounts.set_password("ann", PASSWORD + " more")
    assert store.accounts.by_session(session) is None
    assert store.accounts.by_password("ann", PASSWORD + " more")
    store.accounts.set_role("ann", "reader")
    assert store.accounts.get("ann").role == "reader"


@pytest.mark.parametrize(
    ("name", "role", "password"),
    [
        ("", "reader", PASSWORD),
        ("local", "reader", PASSWORD),
        ("a\u202eb", "reader", PASSWORD),
        ("<b>", "reader", PASSWORD),
        ("ann", "king", PASSWORD),
        ("ann", "reader", "short"),
    ],
)
def test_what_is_unfit_is_refused(store: SqlStore, name: str, role: str, password: str) -> None:
    with pytest.raises(StopRun):
        store.accounts.add(name, role, password)  # type: ignore[arg-type]


def test_a_name_is_given_once(store: SqlStore) -> None:
    store.accounts.add("ann", "reader")
    with pytest.raises(StopRun, match="an account of that name"):
        store.accounts.add("ann", "editor")
    assert store.accounts.by_password("ann", "") is None
    with pytest.raises(StopRun, match="no such account"):
        store.accounts.remove("bo")
