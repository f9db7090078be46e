"""The one place that touches the network: one address, by http or https."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime

import httpx

from dateline.errors import SkipPage
from dateline.pages import guard
from dateline.pages.unpack import ASKED, unpacked

AGENT = "dateline"
"""The name that robots.txt is asked about."""
_AGENT = f"{AGENT}/0.1 (news reader for research)"
_REMEDY = "check the address, or save the page and give its file"
_ACCEPT = "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, text/plain, */*;q=0.1"
LONGEST = 60.0
"""Seconds that one address may take in all, however slowly it sends."""
_REDIRECTS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What came: the bytes, the charset the server declares, and the address after redirects.

    `etag` and `changed` are its validators, for asking again. `status` 304: unchanged, without data.
    """

    data: bytes
    charset: str | None
    url: str
    status: int = 200
    etag: str | None = None
    changed: str | None = None


class Refused(SkipPage):
    """An answer that is no page. `wait` is how many seconds the server asks for, null: it does not say."""

    def __init__(self, where: str, cause: str, remedy: str, *, status: int, wait: float | None) -> None:
        self.status = status
        self.wait = wait
        super().__init__(where, cause, remedy)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bytes of an answer, seconds between two pieces of it, seconds in all."""

    bytes: int = 20_000_000
    timeout: float = 20.0
    longest: float = LONGEST


@dataclass(slots=True, kw_only=True)
class Client:
    """A client for many addresses, safe to share between threads. Close it.

    `private` allows addresses inside this network. Of `transport` tests give their own.
    """

    private: bool = False
    limits: Limits = field(default_factory=Limits)
    transport: httpx.BaseTransport | None = None
    _http: httpx.Client | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def get(self, url: str, *, etag: str | None = None, changed: str | None = None) -> Fetched:
        """What is at an address, or that it is as its validators say. Raises SkipPage, or Refused."""
        if not url.lower().startswith(("http://", "https://")):
            raise SkipPage(url, "only http and https addresses are read", _REMEDY)
        try:
            return self._follow(url, _asked(etag, changed))
        except httpx.HTTPError as error:
            raise self._fault(url, error) from error
        except (httpx.InvalidURL, UnicodeError, ValueError) as error:
            raise SkipPage(url, f"is not an address ({error})", _REMEDY) from error

    def _follow(self, url: str, headers: dict[str, str]) -> Fetched:
        """Redirects are followed here: httpx would read their bodies, however much they unpack to."""
        http = self._open()
        request: httpx.Request | None = http.build_request("GET", url, headers=headers)
        end = time.monotonic() + self.limits.longest
        for _ in range(_REDIRECTS + 1):
            assert request is not None
            with guard.until(end), closing(http.send(request, stream=True)) as answer:
                if answer.next_request is None:
                    return self._take(answer, url, end)
                request = answer.next_request
        raise httpx.TooManyRedirects(f"more than {_REDIRECTS} redirects")

    def post(self, url: str, body: bytes, headers: dict[str, str]) -> int:
        """Send `body`; the status. Raises SkipPage, or Refused for a status that is no success."""
        try:
            http, end = self._open(), time.monotonic() + self.limits.longest
            request = http.build_request("POST", url, content=body, headers=headers)
            with guard.until(end), closing(http.send(request, stream=True)) as answer:
                pass  # what it says beside its status is not read
        except httpx.HTTPError as error:
            raise self._fault(url, error) from error
        except (httpx.InvalidURL, UnicodeError, ValueError) as error:
            raise SkipPage(url, f"is not an address ({error})", _REMEDY) from error
        if answer.status_code >= 300:
            cause = f"the server answers {answer.status_code} {answer.reason_phrase}".rstrip()
            wait = _wait(answer.headers.get("retry-after"))
            raise Refused(url, cause, _REMEDY, status=answer.status_code, wait=wait)
        return answer.status_code

    def close(self) -> None:
        """Let go of connections."""
        if self._http is not None:
            self._http.close()

    def _open(self) -> httpx.Client:
        with self._lock:
            return self._made()

    def _made(self) -> httpx.Client:
        if self._http is None:
            self._http = httpx.Client(
                timeout=self.limits.timeout,
                follow_redirects=False,
                transport=self.transport or guard.transport(private=self.private),
                mounts={} if self.transport else guard.proxies(),
                headers={"User-Agent": _AGENT, "Accept": _ACCEPT, "Accept-Encoding": ASKED},
            )
        return self._http

    def _fault(self, url: str, error: httpx.HTTPError) -> SkipPage:
        said = str(error) or type(error).__name__
        if guard.INSIDE in said:
            return SkipPage(
                url, f"is not fetched ({said})", "allow it with DATELINE_PRIVATE=yes if you mean it"
            )
        return SkipPage(url, f"cannot be fetched ({said})", _REMEDY)

    def _take(self, answer: httpx.Response, url: str, end: float) -> Fetched:
        named = {"etag": answer.headers.get("etag"), "changed": answer.headers.get("last-modified")}
        if answer.status_code == 304:
            return Fetched(data=b"", charset=None, url=str(answer.url), status=304, **named)
        if answer.status_code >= 300:
            cause = f"the server answers {answer.status_code} {answer.reason_phrase}".rstrip()
            wait = _wait(answer.headers.get("retry-after"))
            raise Refused(url, cause, _REMEDY, status=answer.status_code, wait=wait)
        data = self._body(answer, url, end)
        charset = answer.charset_encoding
        return Fetched(data=data, charset=charset, url=str(answer.url), status=answer.status_code, **named)

    def _body(self, answer: httpx.Response, url: str, end: float) -> bytes:
        pieces, size = [], 0
        assert isinstance(answer.stream, httpx.SyncByteStream)
        parts = unpacked(answer.stream, answer.headers.get("content-encoding", ""))
        while (piece := self._next(parts, url)) is not None:
            size += len(piece)
            if size > self.limits.bytes:
                cause = f"is larger than {self.limits.bytes // 1_000_000} MB"
                raise SkipPage(url, cause, "save the story alone and give its file")
            if time.monotonic() > end:
                raise SkipPage(url, f"was not there after {self.limits.longest:.0f} seconds", _REMEDY)
            pieces.append(piece)
        return b"".join(pieces)

    def _next(self, parts: Iterator[bytes], url: str) -> bytes | None:
        try:
            return next(parts, None)
        except ValueError as error:
            raise SkipPage(url, str(error), _REMEDY) from error


def _asked(etag: str | None, changed: str | None) -> dict[str, str]:
    headers = {"If-None-Match": etag, "If-Modified-Since": changed}
    return {
        name: value for name, value in headers.items() if value and value.isascii() and value.isprintable()
    }


def _wait(stated: str | None) -> float | None:
    """Seconds of a Retry-After header, which is a number or a date; never more than a day."""
    if not stated:
        return None
    try:
        seconds = (
            float(stated) if stated.isdigit() else parsedate_to_datetime(stated).timestamp() - time.time()
        )
    except (ValueError, TypeError, OverflowError):
        return None
    return min(max(seconds, 0.0), 86_400.0)


def fetch(
    url: str,
    *,
    limit: int,
    timeout: float = 20.0,
    private: bool = False,
    transport: httpx.BaseTransport | None = None,
) -> Fetched:
    """The page at `url`, at most `limit` bytes. Raises SkipPage when it cannot be had."""
    client = Client(private=private, limits=Limits(bytes=limit, timeout=timeout), transport=transport)
    try:
        return client.get(url)
    finally:
        client.close()
