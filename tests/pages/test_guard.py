"""No address inside the network is fetched unless that is allowed: not by name, redirect or rebinding."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import httpx
import pytest

from dateline.errors import SkipPage
from dateline.pages import guard
from dateline.pages.fetch import Client, Limits, Refused, fetch


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
        "::1", "fe80::1%eth0", "fd00::1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::",
        "224.0.0.1", "::", "x",
    ],
)  # fmt: skip
def test_addresses_inside_are_told(address: str) -> None:
    assert not guard.public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:4700:4700::1111", "::ffff:93.184.215.14"])
def test_public_addresses_are_told(address: str) -> None:
    assert guard.public(address)


class _Site(BaseHTTPRequestHandler):
    """/page is a page, /away leads to the address in the query, /slow sends a byte now and then."""

    def do_GET(self) -> None:
        if self.path.startswith("/away"):
            self.send_response(302)
            self.send_header("Location", self.path.partition("?")[2])
            self.end_headers()
        elif self.path == "/busy":
            self.send_response(503)
            self.send_header("Retry-After", "120")
            self.end_headers()
        elif self.headers.get("If-None-Match") == '"a"':
            self.send_response(304)
            self.end_headers()
        else:
            self.send_response(200)
            self.send_header("ETag", '"a"')
            self.end_headers()
            self.wfile.write(b"<html><p>Kenya met Togo.")

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), _Site)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize("path", ["/page", "/away?/page"])
def test_this_machine_is_not_fetched(site: str, path: str) -> None:
    with pytest.raises(SkipPage, match="inside this network"):
        fetch(site + path, limit=1000)


def test_it_is_where_that_is_allowed(site: str) -> None:
    assert fetch(site + "/away?/page", limit=1000, private=True).data.startswith(b"<html>")


def test_a_name_that_changes_after_the_check_is_not_asked_again(site: str) -> None:
    asked = []

    def rebinding(host: str, port: int) -> tuple[str, ...]:
        asked.append(host)
        return ("127.0.0.1",)

    with (
        httpx.Client(transport=guard.transport(resolver=rebinding)) as client,
        pytest.raises(httpx.ConnectError),
    ):
        client.get(site.replace("127.0.0.1", "news.example"))
    assert asked == ["news.example"]


def test_one_address_inside_among_others_is_enough_to_refuse() -> None:
    mixed = guard.transport(resolver=lambda host, port: ("93.184.215.14", "10.0.0.1"))
    with httpx.Client(transport=mixed) as client, pytest.raises(httpx.ConnectError, match=r"10\.0\.0\.1"):
        client.get("http://news.example/")


def test_validators_are_sent_and_unchanged_is_told(site: str) -> None:
    client = Client(private=True)
    first = client.get(site + "/page")
    again = client.get(site + "/page", etag=first.etag, changed=first.changed)
    assert (first.status, again.status, again.data) == (200, 304, b"")
    client.close()


def test_a_busy_server_says_how_long(site: str) -> None:
    client = Client(private=True, limits=Limits(bytes=1000))
    with pytest.raises(Refused) as caught:
        client.get(site + "/busy")
    client.close()
    assert (caught.value.status, caught.value.wait) == (503, 120.0)


def test_what_never_ends_is_given_up() -> None:
    def endless(_: httpx.Request) -> httpx.Response:
        def pieces() -> Iterator[bytes]:
            while True:
                yield b"a"

        return httpx.Response(200, content=pieces())

    client = Client(limits=Limits(longest=0.05), transport=httpx.MockTransport(endless))
    with pytest.raises(SkipPage, match="was not there after"):
        client.get("https://site.example/")
    client.close()
