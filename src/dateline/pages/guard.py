"""Which addresses may be connected to: those of the public internet, unless private ones are allowed.

The name is resolved once, every answer is checked, and the connection goes to the address that was checked: a
name that resolves to something else a moment later (DNS rebinding) gains nothing. Redirects connect
anew, so they are checked too.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Iterable
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
    """Connects to the addresses that a name has, if all of them are public."""

    def __init__(self, resolver: Resolver) -> None:
        self._resolve = resolver
        self._inner = httpcore.SyncBackend()

    def connect_tcp(self, host: str, port: int, *args: Any, **named: Any) -> httpcore.NetworkStream:
        """Raises httpcore.ConnectError for a name that is unknown or leads inside."""
        try:
            addresses = tuple(self._resolve(host, port))
        except OSError as error:
            raise httpcore.ConnectError(f"the name {host} is unknown") from error
        inside = [each for each in addresses if not public(each)]
        if inside or not addresses:
            raise httpcore.ConnectError(f"{host} is {inside[0] if inside else 'nowhere'}, {INSIDE}")
        fault: Exception | None = None
        for address in addresses:
            try:
                return self._inner.connect_tcp(address, port, *args, **named)
            except httpcore.ConnectError as error:
                fault = error
        raise fault or httpcore.ConnectError(host)

    def sleep(self, seconds: float) -> None:
        """As the ordinary backend does."""
        self._inner.sleep(seconds)


INSIDE = "an address inside this network"


def transport(*, private: bool = False, resolver: Resolver = resolve) -> httpx.HTTPTransport:
    """What a client connects with; `private` allows any address."""
    made = httpx.HTTPTransport()
    if not private:
        # httpx has no parameter for it; the pool is made as it makes its own.
        made._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(), network_backend=_Backend(resolver), retries=0
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
