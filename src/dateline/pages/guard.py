"""Which addresses may be connected to: those of the public internet, unless private ones are allowed.

The name is resolved once, every answer is checked, and the connection goes to the address that was checked: a
name that resolves to something else a moment later (DNS rebinding) gains nothing. Redirects connect
anew, so they are checked too.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any
from urllib.request import getproxies

import httpcore
import httpx

Resolver = Callable[[str, int], Iterable[str]]


def public(address: str) -> bool:
    """Is this IP address one of the public internet? Addresses that wrap another are judged by that."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    wrapped = _wrapped(ip) if isinstance(ip, ipaddress.IPv6Address) else None
    found = wrapped or ip
    return found.is_global and not found.is_multicast


def _wrapped(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address inside one that is mapped, 6to4, Teredo or NAT64."""
    if ip.ipv4_mapped or ip.sixtofour:
        return ip.ipv4_mapped or ip.sixtofour
    if ip.teredo:
        return ip.teredo[1]
    if ip in ipaddress.ip_network("64:ff9b::/96"):
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return None


def resolve(host: str, port: int) -> tuple[str, ...]:
    """The IP addresses of a name, each once."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(each[4][0]) for each in found))


class _Backend(httpcore.NetworkBackend):
    """Connects to the addresses that a name has, if all of them are public, or where `private` allows it."""

    def __init__(self, resolver: Resolver, *, private: bool) -> None:
        self._resolve, self._private = resolver, private
        self._inner = httpcore.SyncBackend()

    def connect_tcp(self, host: str, port: int, *args: Any, **named: Any) -> httpcore.NetworkStream:
        """Raises httpcore.ConnectError for a name that is unknown or leads inside."""
        try:
            addresses = tuple(self._resolve(host, port))
        except OSError as error:
            raise httpcore.ConnectError(f"the name {host} is unknown") from error
        inside = [each for each in addresses if not (self._private or public(each))]
        if inside or not addresses:
            raise httpcore.ConnectError(f"{host} is {inside[0] if inside else 'nowhere'}, {INSIDE}")
        fault: Exception | None = None
        for address in addresses:
            try:
                return _Stream(self._inner.connect_tcp(address, port, *args, **named))
            except httpcore.ConnectError as error:
                fault = error
        raise fault or httpcore.ConnectError(host)

    def sleep(self, seconds: float) -> None:
        """As the ordinary backend does."""
        self._inner.sleep(seconds)


_END: ContextVar[float] = ContextVar("end", default=float("inf"))


@contextmanager
def until(end: float) -> Iterator[None]:
    """What is read inside has to be there by a time (of time.monotonic), however slowly it is sent.

    A timeout of its own is for each piece, and a server may send the head of its answer in thousands.
    """
    before = _END.set(end)
    try:
        yield
    finally:
        _END.reset(before)


class _Stream(httpcore.NetworkStream):
    """A connection that minds the time."""

    def __init__(self, inner: httpcore.NetworkStream) -> None:
        self._inner = inner

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Raises httpcore.ReadTimeout when the time is over."""
        left = _END.get() - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("it sends too slowly")
        least = min(left, float("inf") if timeout is None else timeout)
        return self._inner.read(max_bytes, None if least == float("inf") else least)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """As the ordinary one does."""
        self._inner.write(buffer, timeout)

    def close(self) -> None:
        """As the ordinary one does."""
        self._inner.close()

    def start_tls(self, *args: Any, **named: Any) -> httpcore.NetworkStream:
        """The same, encrypted."""
        return _Stream(self._inner.start_tls(*args, **named))

    def get_extra_info(self, info: str) -> Any:
        """As the ordinary one does."""
        return self._inner.get_extra_info(info)


INSIDE = "an address inside this network"


def transport(*, private: bool = False, resolver: Resolver = resolve) -> httpx.HTTPTransport:
    """What a client connects with; `private` allows any address."""
    made = httpx.HTTPTransport()
    # httpx has no parameter for it; the pool is made as it makes its own.
    made._pool = httpcore.ConnectionPool(
        ssl_context=httpx.create_ssl_context(),
        network_backend=_Backend(resolver, private=private),
        retries=0,
    )
    return made


def proxies() -> dict[str, httpx.BaseTransport | None]:
    """The proxies of the environment; what a proxy connects to is its own business."""
    found: dict[str, httpx.BaseTransport | None] = {}
    for scheme, address in getproxies().items():
        if scheme in ("http", "https") and address:
            found[f"{scheme}://"] = httpx.HTTPTransport(proxy=address)
    if found:
        for host in filter(None, map(str.strip, getproxies().get("no", "").split(","))):
            found[f"all://*{host}" if host.startswith(".") else f"all://{host}"] = transport()
    return found
