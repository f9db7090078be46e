"""Who may review: accounts with a role, their passwords and tokens, and who is signed in.

What lets somebody in is never kept: of a password the store has an argon2id hash, of a token or a
browser session the SHA-256 of 256 random bits. An account that is removed stays as a name, so that
its reviews keep their writer, and nothing signs it in any more.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, delete, func, insert, or_, select, update

from dateline.errors import StopRun
from dateline.model import ReviewRole
from dateline.store.schema import accounts, sessions, tokens

if TYPE_CHECKING:
    from argon2 import PasswordHasher

ROLES: tuple[ReviewRole, ...] = ("reader", "reviewer", "editor")
"""A reader comments, a reviewer corrects, an editor settles; each may do what those before may."""
LOCAL = "local"
"""Whose reviews those are that are written where no account is needed."""
SESSION_DAYS = 14
SHORTEST_PASSWORD, LONGEST_PASSWORD = 10, 1024
_NAME = re.compile(r"[^\W_][\w .'@-]{0,62}[^\W_]|[^\W_]")
_CURRENT = accounts.c.removed.is_(None)

Transaction = Callable[[], Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Somebody who may sign in. `made` and `removed` are UTC, ISO 8601."""

    name: str
    role: ReviewRole
    made: str = ""
    removed: str | None = None
    password: bool = False
    tokens: int = 0

    def may(self, role: ReviewRole) -> bool:
        """Has it this role, or one above?"""
        return ROLES.index(self.role) >= ROLES.index(role)


LOCAL_EDITOR = Account(name=LOCAL, role="editor")
"""Who writes on the command line, and in the browser of the machine that serves."""


@cache
def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher  # the parameters are RFC 9106's second choice: 64 MiB, 3 passes

    return PasswordHasher()


@cache
def _nobody() -> str:
    """A hash that no password fits: a name that is not there takes as long to refuse as one that is."""
    return _hasher().hash(secrets.token_urlsafe(32))


def digest(secret: str) -> str:
    """What is kept of a token or session."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _now(days: float = 0) -> str:
    return (datetime.now(UTC) + timedelta(days=days)).isoformat(timespec="seconds")


class Accounts:
    """The accounts of one store. Writing raises StopRun where the store may not be written to."""

    def __init__(self, read: Transaction, write: Transaction, where: str) -> None:
        self._read = read
        self._write = write
        self._where = where

    # Accounts

    def add(self, name: str, role: ReviewRole, password: str | None = None) -> Account:
        """A new account, or one that was removed and is taken back. Raises StopRun for a name that is taken
        or unfit, or a password of fewer than ten characters."""
        _check_name(name)
        if role not in ROLES:
            raise StopRun(role, "is no role", f"there are {', '.join(ROLES)}")
        values = {"role": role, "password": hashed(password) if password is not None else None}
        with self._write() as connection:
            there = _named(connection, name)
            if there is not None and there.removed is None:
                raise StopRun(name, "there is an account of that name", "choose another, or remove it first")
            if there is None:
                connection.execute(insert(accounts).values(name=name, made=_now(), **values))
            else:
                again = update(accounts).where(accounts.c.key == there.key)
                connection.execute(again.values(removed=None, **values))
        return self.get(name)

    def get(self, name: str) -> Account:
        """The account of that name, removed or not. Raises StopRun when there is none."""
        found = [each for each in self.all(removed=True) if each.name == name]
        if not found:
            raise self._none(name)
        return found[0]

    def all(self, *, removed: bool = False) -> tuple[Account, ...]:
        """Every account by name; `removed`: those too that were removed."""
        held = select(func.count()).where(tokens.c.account == accounts.c.key).scalar_subquery()
        statement = select(accounts, held.label("held")).order_by(accounts.c.name)
        with self._read() as connection:
            found = connection.execute(statement if removed else statement.where(_CURRENT)).all()
        return tuple(_account(row, tokens=row.held) for row in found)

    def none(self) -> bool:
        """Is there nobody yet who could sign in?"""
        with self._read() as connection:
            return connection.execute(select(accounts.c.key).where(_CURRENT).limit(1)).first() is None

    def remove(self, name: str) -> None:
        """Let it sign in no more: its tokens and sessions end with it. Raises StopRun when there is none."""
        with self._write() as connection:
            key = self._key(connection, name)
            for table in (tokens, sessions):
                connection.execute(delete(table).where(table.c.account == key))
            gone = update(accounts).where(accounts.c.key == key)
            connection.execute(gone.values(removed=_now(), password=None))

    def set_role(self, name: str, role: ReviewRole) -> None:
        """Give it another role. Raises StopRun when there is no such account or role."""
        if role not in ROLES:
            raise StopRun(role, "is no role", f"there are {', '.join(ROLES)}")
        with self._write() as connection:
            key = self._key(connection, name)
            connection.execute(update(accounts).where(accounts.c.key == key).values(role=role))

    def set_password(self, name: str, password: str) -> None:
        """Give it another password; whoever is signed in with it has to sign in again."""
        kept = hashed(password)
        with self._write() as connection:
            key = self._key(connection, name)
            connection.execute(update(accounts).where(accounts.c.key == key).values(password=kept))
            connection.execute(delete(sessions).where(sessions.c.account == key))

    # Letting in

    def by_password(self, name: str, password: str) -> Account | None:
        """The account, if the password is its own; takes as long for a name that is not there."""
        from argon2.exceptions import Argon2Error, InvalidHashError

        with self._read() as connection:
            row = _named(connection, name[:200])
        known = row.password if row is not None and row.removed is None else None
        try:
            fits = _hasher().verify(known or _nobody(), password[:LONGEST_PASSWORD])
        except (Argon2Error, InvalidHashError):
            return None
        return _account(row) if fits and known else None

    def by_token(self, token: str) -> Account | None:
        """The account that a token was made for, while it lasts."""
        return self._by(tokens, token)

    def add_token(self, name: str, *, label: str = "", days: float | None = None) -> str:
        """A new token for the account: the only time that it can be read. `days`: how long it lasts."""
        token = f"dl_{secrets.token_urlsafe(32)}"
        values = {
            "digest": digest(token),
            "label": label[:200],
            "made": _now(),
            "expires": None if days is None else _now(days),
        }
        with self._write() as connection:
            connection.execute(insert(tokens).values(account=self._key(connection, name), **values))
        return token

    def end_tokens(self, name: str) -> int:
        """End all tokens of the account; how many there were."""
        with self._write() as connection:
            key = self._key(connection, name)
            return int(connection.execute(delete(tokens).where(tokens.c.account == key)).rowcount)

    # Sessions of browsers

    def begin(self, name: str) -> str:
        """Sign the account in; what the browser's cookie is to hold. Ends those that have run out."""
        secret = secrets.token_urlsafe(32)
        values = {"digest": digest(secret), "made": _now(), "expires": _now(SESSION_DAYS)}
        with self._write() as connection:
            connection.execute(delete(sessions).where(sessions.c.expires <= _now()))
            connection.execute(insert(sessions).values(account=self._key(connection, name), **values))
        return secret

    def by_session(self, secret: str) -> Account | None:
        """Who is signed in with what a cookie holds."""
        return self._by(sessions, secret)

    def end(self, secret: str) -> None:
        """Sign out."""
        with self._write() as connection:
            connection.execute(delete(sessions).where(sessions.c.digest == digest(secret)))

    # Helpers

    def _by(self, table: Any, secret: str) -> Account | None:
        lasts = or_(table.c.expires.is_(None), table.c.expires > _now())
        statement = select(accounts).join(table).where(table.c.digest == digest(secret), lasts, _CURRENT)
        with self._read() as connection:
            row = connection.execute(statement).first()
        return _account(row) if row is not None else None

    def _key(self, connection: Connection, name: str) -> int:
        row = _named(connection, name)
        if row is None or row.removed is not None:
            raise self._none(name)
        return int(row.key)

    def _none(self, name: str) -> StopRun:
        return StopRun(name, f"{self._where} has no such account", "dateline account list has them")


def _named(connection: Connection, name: str) -> Any:
    return connection.execute(select(accounts).where(accounts.c.name == name)).first()


def _account(row: Any, *, tokens: int = 0) -> Account:
    return Account(
        name=row.name,
        role=row.role,
        made=row.made,
        removed=row.removed,
        password=row.password is not None,
        tokens=tokens,
    )


def _check_name(name: str) -> None:
    if not _NAME.fullmatch(name):
        raise StopRun(name or "the name", "is no fit name", "up to 64 letters, digits, blanks and . ' @ -")
    if name == LOCAL:
        raise StopRun(name, "is what reviews without an account are signed with", "choose another name")


def hashed(password: str) -> str:
    """The argon2id hash of a password. Raises StopRun for one that is too short or too long."""
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        bounds = f"from {SHORTEST_PASSWORD} to {LONGEST_PASSWORD} characters"
        raise StopRun("the password", f"does not have {bounds}", "several words with blanks are easy to keep")
    return _hasher().hash(password)
