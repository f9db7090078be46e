"""One address for one page: what says how a reader came is taken off."""

from __future__ import annotations

import ipaddress
import re
from functools import cache
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit, urlunsplit

from dateline import lexicon

LONGEST = 2000
"""Characters of an address; servers refuse longer ones."""
_NAME = re.compile(r"[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63}){0,126}\.?")
_SAFE = "/%:@!$&'()*+,;=~-._"
_PORTS = {"http": 80, "https": 443}


def canonical(address: str, base: str = "") -> str | None:
    """The address in one form, null for what is none.

    Lower-case host, no fragment, no default port, no tracking, nothing that has to be quoted.
    """
    try:
        parts = urlsplit(urljoin(base, address.strip()))
        port = parts.port
        host = _host(parts.hostname or "")
    except (ValueError, UnicodeError):
        return None
    if parts.scheme not in _PORTS or len(address) > LONGEST:
        return None
    where = host if port in (None, _PORTS[parts.scheme]) else f"{host}:{port}"
    query = quote(_query(parts.query), safe=_SAFE + "?[]")
    whole = urlunsplit((parts.scheme, where, quote(parts.path or "/", safe=_SAFE), query, ""))
    return whole if len(whole) <= LONGEST else None


def host_of(address: str) -> str:
    """The host, and port where it is stated: what has a queue of its own."""
    return urlsplit(address).netloc


def _host(name: str) -> str:
    """A host in ASCII; an IPv6 address in brackets and its shortest form. Raises ValueError."""
    if "%" in name:
        raise ValueError(name)  # the zone of a link-local address means something on one machine only
    if ":" in name:
        return f"[{ipaddress.IPv6Address(name).compressed}]"
    host = name.encode("idna").decode("ascii") if name else ""
    if not _NAME.fullmatch(host):
        raise ValueError(name)
    return host


def _query(query: str) -> str:
    if not query:
        return ""
    kept = [(name, value) for name, value in parse_qsl(query, keep_blank_values=True) if not _tracks(name)]
    return urlencode(kept) if len(kept) != query.count("&") + 1 else query


def _tracks(name: str) -> bool:
    whole, starts = _tracking()
    return name.lower() in whole or name.lower().startswith(starts)


@cache
def _tracking() -> tuple[frozenset[str], tuple[str, ...]]:
    names = [row["parameter"] for row in lexicon.table("live/tracking.tsv", ("parameter", "whose"))]
    whole = frozenset(name for name in names if not name.endswith("*"))
    return whole, tuple(name[:-1] for name in names if name.endswith("*"))
