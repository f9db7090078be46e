"""How a server is run: for this machine alone, or for others; what it asks of those and allows them."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass

LOOPBACK_NAMES = ("localhost", "127.0.0.1", "::1")
PUBLISHED_RATE = 120
"""Requests a minute of one client, where a published server sets no other number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Serving:
    """`host` is the address to listen at, `names` the host names that readers use for it.

    `rate` is how many requests a client may make a minute, 0: any number, null: any number on this machine
    alone, else PUBLISHED_RATE. `need_token`: no data without a read token. `origins` are the web origins
    whose scripts may read the API. `proxies` are addresses whose forwarding headers are believed.
    `max_body` is in bytes. `with_text`: a published server gives outlets' text away, as whoever owns it may.
    `workers` is the number of processes, 0: as fits the store and the machine.
    """

    host: str = "127.0.0.1"
    port: int = 8000
    names: tuple[str, ...] = ()
    rate: int | None = None
    need_token: bool = False
    origins: tuple[str, ...] = ()
    proxies: tuple[str, ...] = ("127.0.0.1", "::1")
    max_body: int = 1_000_000
    with_text: bool = False
    workers: int = 0

    @property
    def published(self) -> bool:
        """May others than the people at this machine reach it? A name for it says so as well."""
        return bool(self.names) or not _is_loopback(self.host)

    @property
    def gives_text(self) -> bool:
        """Does it give away the outlets' text? On this machine alone always."""
        return self.with_text or not self.published

    @property
    def requests(self) -> int:
        """Requests a minute of one client; 0: any number."""
        if self.rate is not None:
            return self.rate
        return PUBLISHED_RATE if self.published else 0

    def answers_to(self, name: str) -> bool:
        """May a request call the server this? A name that others can point here is no name of ours.

        Numbers are safe where the server is published, since no name had to be looked up.
        """
        name = name.lower().rstrip(".")
        if name in LOOPBACK_NAMES or name in {each.lower() for each in (*self.names, self.host)}:
            return True
        return self.published and _is_address(name)


def _is_loopback(host: str) -> bool:
    if host.lower() == "localhost":
        return True
    return _is_address(host) and ipaddress.ip_address(host).is_loopback


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


LOCAL = Serving()
"""For this machine alone."""
