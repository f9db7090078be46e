"""The one place that touches the network: one page, by http or https."""

from __future__ import annotations

from dataclasses import dataclass

import httpx

from dateline.errors import SkipPage

_AGENT = "dateline/0.1 (news reader for research)"
_REMEDY = "check the address, or save the page and give its file"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What came: the bytes, the charset the server declares, and the address after redirects."""

    data: bytes
    charset: str | None
    url: str


def fetch(
    url: str, *, limit: int, timeout: float = 20.0, transport: httpx.BaseTransport | None = None
) -> Fetched:
    """The page at `url`, at most `limit` bytes. Raises SkipPage when it cannot be had."""
    if not url.lower().startswith(("http://", "https://")):
        raise SkipPage(url, "only http and https addresses are read", _REMEDY)
    try:
        with (
            httpx.Client(
                timeout=timeout, follow_redirects=True, max_redirects=5, transport=transport
            ) as client,
            client.stream(
                "GET", url, headers={"User-Agent": _AGENT, "Accept": "text/html, text/plain, */*;q=0.1"}
            ) as answer,
        ):
            return _take(answer, url, limit)
    except httpx.HTTPError as error:
        raise SkipPage(url, f"cannot be fetched ({str(error) or type(error).__name__})", _REMEDY) from error
    except (httpx.InvalidURL, UnicodeError) as error:
        raise SkipPage(url, f"is not an address ({error})", _REMEDY) from error


def _take(answer: httpx.Response, url: str, limit: int) -> Fetched:
    if answer.status_code >= 400:
        raise SkipPage(
            url, f"the server answers {answer.status_code} {answer.reason_phrase}".rstrip(), _REMEDY
        )
    pieces, size = [], 0
    for piece in answer.iter_bytes():
        size += len(piece)
        if size > limit:
            raise SkipPage(
                url, f"is larger than {limit // 1_000_000} MB", "save the story alone and give its file"
            )
        pieces.append(piece)
    return Fetched(data=b"".join(pieces), charset=answer.charset_encoding, url=str(answer.url))
