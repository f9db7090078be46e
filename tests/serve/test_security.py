"""What no page in a store, no address and no other site may bring about."""

from __future__ import annotations

import ast
import asyncio
import html.parser
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import httpx
import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute
from hostile_pages import ATTACKS, PRODUCT, write
from linked_pages import linked_store
from serve_pages import hostile, strike

import dateline
from dateline import coder
from dateline.coder import Tools
from dateline.pages import read
from dateline.serve.app import _all, create_app
from dateline.serve.headers import HEADERS
from dateline.serve.limits import Buckets, client_of
from dateline.serve.options import LOCAL, Serving
from dateline.store.base import View
from dateline.store.sql import SqlStore

ROOT = Path(dateline.__file__).parent
SCHEMES = ("http", "https")
LOADS = {"src", "srcset", "href", "action", "formaction", "poster", "data", "xlink:href"}


def asking(view: View, serving: Serving = LOCAL, host: str = "127.0.0.1", peer: str = "127.0.0.1") -> Any:
    """A function that sends requests to one application over one store, from one peer."""
    app = create_app(view, serving)
    transport = httpx.ASGITransport(app=app, raise_app_exceptions=False, client=(peer, 1))

    async def send(method: str, path: str, **more: Any) -> httpx.Response:
        async with httpx.AsyncClient(transport=transport, base_url=f"http://{host}") as session:
            return await session.request(method, path, **more)

    return lambda method, path, **more: asyncio.run(send(method, path, **more))


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory, tools: Tools) -> Iterator[SqlStore]:
    """A store of hostile pages, read and coded as all are, and of records that no reader would make."""
    folder = tmp_path_factory.mktemp("attacked")
    write(folder)
    store = linked_store(folder / "news.db")
    pages = [read(path) for path in sorted(folder.glob("*.html"))]
    for coded in coder.code_all(pages, tools):
        store.add(coded)
    store.add(hostile())
    store.add(strike())
    yield store
    store.close()


class Markup(html.parser.HTMLParser):
    """The tags of a page that a browser would act on, with what they load."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.tags: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            if name.startswith("on") or name in ("style", "srcdoc", "http-equiv"):
                self.faults.append(f"<{tag} {name}={value!r}>")
            if name in LOADS:
                self._loads(tag, name, value or "")
        names = dict(attrs)
        if tag == "script" and (not (names.get("src") or "").startswith("/static/")):
            self.faults.append(f"<script {attrs}>")
        if tag in ("iframe", "object", "embed", "base"):
            self.faults.append(f"<{tag}>")

    handle_startendtag = handle_starttag

    def _loads(self, tag: str, name: str, value: str) -> None:
        self.links.append(value)
        plain = re.sub(r"[\x00-\x20]", "", value)
        own = (plain.startswith(("/", "#", "?")) and not plain.startswith(("//", "/\\"))) or not plain
        away = urlsplit(plain).scheme in SCHEMES and tag == "a" and name == "href"
        if not own and not away and urlsplit(plain).scheme:
            self.faults.append(f"<{tag} {name}={value!r}>")
        if plain.startswith(("//", "/\\")):
            self.faults.append(f"<{tag} {name}={value!r}>")


def parsed(text: str) -> Markup:
    made = Markup()
    made.feed(text)
    return made


def views(send: Any, starts: Iterable[str] = ("/",)) -> dict[str, str]:
    """Every page that can be reached by links from the start, up to a bound for each kind."""
    found: dict[str, str] = {}
    kinds: dict[str, int] = {}
    waiting = list(starts)
    while waiting:
        path = waiting.pop(0)
        kind = "/".join(path.partition("?")[0].split("/")[:2]) + ("?" if "?" in path else "")
        if path in found or kinds.get(kind, 0) >= 8:
            continue
        kinds[kind] = kinds.get(kind, 0) + 1
        answer = send("GET", path)
        assert answer.status_code < 500, path
        found[path] = answer.text if "text/html" in answer.headers.get("content-type", "") else ""
        links = parsed(found[path]).links
        waiting += [each.partition("#")[0] for each in links if each.startswith("/")]
    return found


# News text never becomes markup


def test_no_text_of_a_page_becomes_markup_on_any_view(attacked: SqlStore) -> None:
    send = asking(attacked)
    starts = ["/", "/events", "/stories", "/treaties", "/pages", "/actors", "/sources", "/explore", "/search",
              "/review", "/reviews", "/quality", "/api/v1"]  # fmt: skip
    starts += [f"/search?q={quote(attack)}" for attack in ATTACKS]
    starts += [f"/events?text={quote(attack)}" for attack in ATTACKS]
    starts += [f"/{quote(attack, safe='')}" for attack in ATTACKS[::4]]
    shown = views(send, starts)
    assert len([text for text in shown.values() if text]) > 60
    for path, text in shown.items():
        assert not parsed(text).faults, path
        assert PRODUCT not in text, path
    assert any("&lt;script&gt;alert(1)" in text for text in shown.values())


def test_data_of_hostile_pages_is_no_page(attacked: SqlStore) -> None:
    send = asking(attacked)
    for path in ("/events.json", "/pages.json", "/api/v1/events", "/api/v1/events.ndjson", "/events.csv"):
        answer = send("GET", path)
        assert "html" not in answer.headers["content-type"]
        assert answer.headers["x-content-type-options"] == "nosniff"


# Headers


def test_headers_on_every_kind_of_answer(attacked: SqlStore) -> None:
    send = asking(attacked)
    for path in ("/", "/events.json", "/api/v1/events", "/api/v1/none", "/static/dateline.css", "/none",
                 "/events?type=NO", "/api/v1/events.ndjson", "/sign-in"):  # fmt: skip
        headers = send("GET", path).headers
        for name, value in HEADERS.items():
            assert headers[name] == value, path
        assert "unsafe" not in headers["content-security-policy"]
        assert "strict-transport-security" not in headers and "server" not in headers
    refused = send("GET", "/", headers={"Host": "evil.example"})
    assert refused.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7"])
def test_a_published_server_insists_on_https(attacked: SqlStore, host: str) -> None:
    assert "max-age=" in asking(attacked, Serving(host=host))("GET", "/").headers["strict-transport-security"]


def test_a_fault_of_ours_shows_nothing_of_the_inside(attacked: SqlStore) -> None:
    class Broken:
        accounts = None

        def __getattr__(self, name: str) -> object:
            raise RuntimeError("secret path /home/somebody")

    for path in ("/", "/events.json", "/api/v1/events"):
        answer = asking(Broken())("GET", path)  # type: ignore[arg-type]
        assert answer.status_code == 500
        assert "somebody" not in answer.text and "Traceback" not in answer.text
        assert answer.headers["content-security-policy"] == HEADERS["Content-Security-Policy"]


# Names, sizes, numbers of requests


@pytest.mark.parametrize(
    ("serving", "name", "status"),
    [
        (LOCAL, "127.0.0.1:8000", 200),
        (LOCAL, "localhost", 200),
        (LOCAL, "[::1]:8000", 200),
        (LOCAL, "evil.example", 421),
        (LOCAL, "127.0.0.1.evil.example", 421),
        (LOCAL, "192.0.2.7", 421),
        (LOCAL, "localhost@evil.example", 421),
        (Serving(host="0.0.0.0"), "192.0.2.7", 200),
        (Serving(host="0.0.0.0"), "evil.example", 421),
        (Serving(names=("News.example",)), "news.example", 200),
        (Serving(names=("news.example",)), "evil.example", 421),
    ],
)
def test_a_server_answers_to_its_own_names_only(
    attacked: SqlStore, serving: Serving, name: str, status: int
) -> None:
    assert asking(attacked, serving)("GET", "/api/v1/totals", headers={"Host": name}).status_code == status


def test_what_is_too_large_is_refused(attacked: SqlStore) -> None:
    send = asking(attacked, Serving(max_body=1000))
    assert send("GET", "/events?text=" + "x" * 9000).status_code == 414
    assert send("POST", "/api/v1/reviews", content=b"x" * 2000).status_code == 413

    async def pieces() -> Any:
        for _ in range(20):
            yield b"x" * 100

    json = {"Content-Type": "application/json"}
    assert send("POST", "/api/v1/reviews", content=pieces(), headers=json).status_code == 413


def test_buckets_fill_again_and_stay_few() -> None:
    now = [0.0]
    buckets = Buckets(60, most=100, clock=lambda: now[0])
    assert [buckets.take("a").wait for _ in range(61)] == [0] * 60 + [1]
    now[0] = 1.0
    assert buckets.take("a").wait == 0
    for number in range(1000):
        buckets.take(str(number))
    assert len(buckets) == 100


def test_one_connection_is_one_client() -> None:
    first, second = ({"client": (f"2001:db8::{end}", 1)} for end in (1, 2))
    assert client_of(first) == client_of(second)
    assert client_of({"client": ("192.0.2.1", 1)}) != client_of({"client": ("192.0.2.2", 1)})


# SQL

ASKED = ("'", '"', "' OR 1=1 --", "a' UNION SELECT 1", "%", "_", "\\", "NEAR(a b)", "a AND", "OR", "-", "*",
         "sentence:x", "^a", "a*b", "((", '"a', "a\x00b", "\ud7ff", "{{7*7}}", "x" * 200)  # fmt: skip


@pytest.mark.parametrize("name", ["text", "mode", "source", "outlet", "context", "sector", "cursor", "type"])
def test_no_value_of_a_filter_is_read_as_sql(attacked: SqlStore, name: str) -> None:
    send = asking(attacked)
    before = send("GET", "/api/v1/totals").json()
    for value in ASKED:
        for path in ("/events.json", "/api/v1/events", "/api/v1/facets/type"):
            answer = send("GET", path, params={name: value})
            assert answer.status_code in (200, 400), (path, value)
            if answer.status_code == 200 and name in ("mode", "outlet", "context", "sector"):
                assert answer.json().get("total", 0) == 0, (path, value)
    assert send("GET", "/api/v1/totals").json() == before


def test_signs_of_patterns_are_letters_like_others(own: SqlStore) -> None:
    send = asking(own)
    for path, name in (("stories", "text"), ("treaties", "text"), ("quotations", "speaker")):
        for value in ("%", "_", "%%", "\\"):
            assert not send("GET", f"/api/v1/{path}", params={name: value}).json()[path], (path, value)


def _sql_of_strings(path: Path) -> Iterator[str]:
    """Places where a statement is put together from strings."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if called in ("text", "exec_driver_sql", "execute", "executescript", "executemany") and _built(node):
            yield f"{path.name}:{node.lineno}"


def _built(call: ast.Call) -> bool:
    """Is its first argument made of parts? Constants and whole numbers are none."""
    made = call.args[0]
    if isinstance(made, ast.JoinedStr):
        parts = [each.value for each in made.values if isinstance(each, ast.FormattedValue)]
        return not all(ast.unparse(part).isupper() or ast.unparse(part).startswith("int(") for part in parts)
    return isinstance(made, ast.BinOp) or "format" in ast.unparse(getattr(made, "func", made))[-6:]


def test_no_sql_is_made_of_strings() -> None:
    found = [each for path in (ROOT / "store").rglob("*.py") for each in _sql_of_strings(path)]
    assert not found
    for path in ROOT.rglob("*.py"):
        if path.relative_to(ROOT).parts[0] not in ("store", "bench"):
            assert "exec_driver_sql" not in path.read_text(encoding="utf-8"), path


# Writing


def _writes(app: FastAPI) -> list[tuple[str, str]]:
    """Method and address of every route that may change something."""
    return [
        (method, re.sub(r"\{[^}]*\}", "x", route.path))
        for route in _all(app.routes)
        for method in sorted((route.methods or set()) - {"GET", "HEAD", "OPTIONS"})
    ]


@pytest.fixture
def own(tmp_path: Path) -> Iterator[SqlStore]:
    store = linked_store(tmp_path / "own.db")
    yield store
    store.close()


def test_no_write_without_the_token_of_a_form(own: SqlStore) -> None:
    routes = _writes(create_app(own))
    assert len(routes) >= 5
    bodies: tuple[dict[str, Any], ...] = (
        {"data": {"csrf": "", "kind": "page", "about": "x", "verdict": "right", "id": "x", "name": "a"}},
        {"data": {"csrf": "0" * 64, "id": "x"}},
        {"content": b'{"kind":"page","about":"x"}', "headers": {"Content-Type": "text/plain"}},
    )  # fmt: skip
    for serving, host in ((LOCAL, "127.0.0.1"), (Serving(names=("news.example",)), "news.example")):
        send = asking(own, serving, host)
        for method, path in routes:
            for body in bodies:
                assert send(method, path, **body).status_code in (400, 401, 403), (method, path)
    assert not own.reviews.listing(limit=5).items


def test_no_write_from_another_site(own: SqlStore) -> None:
    send = asking(own)
    page = own.pages().items[0].id
    body = {"kind": "page", "about": page, "verdict": "right"}
    for told in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
        assert send("POST", "/api/v1/reviews", json=body, headers=told).status_code == 403
    assert send("POST", "/api/v1/reviews", json=body).status_code == 201


def test_roles_hold_for_programs_too(own: SqlStore) -> None:
    send = asking(own, Serving(names=("news.example",), rate=0), "news.example")
    page = own.pages().items[0].id
    report = own.listing().items[0].report.id
    said = {"kind": "page", "about": page, "verdict": "right"}
    correct = {"kind": "event", "about": report, "fields": {"type": "AID"}}

    def as_(role: str) -> dict[str, str]:
        own.accounts.add(f"{role} one", role)  # type: ignore[arg-type]
        return {"Authorization": f"Bearer {own.accounts.add_token(f'{role} one')}"}

    assert send("POST", "/api/v1/reviews", json=said).status_code == 401
    reader, reviewer, editor = as_("reader"), as_("reviewer"), as_("editor")
    assert send("POST", "/api/v1/reviews", json=correct, headers=reader).status_code == 403
    assert send("GET", "/api/v1/reviews/queue", headers=reader).status_code == 403
    made = send("POST", "/api/v1/reviews", json=correct, headers=reviewer)
    assert made.status_code == 201, made.text
    id = made.json()["review"]["id"]
    assert send("POST", f"/api/v1/reviews/{id}/undo", headers=reader).status_code == 403
    assert send("POST", f"/api/v1/reviews/{id}/undo", headers=editor).status_code == 201
    wrong = {"Authorization": "Bearer dl_wrong"}
    assert send("POST", "/api/v1/reviews", json=said, headers=wrong).status_code == 401


# Redirects


ELSEWHERE = ("//evil.example", "https://evil.example/x", "/\\evil.example", "javascript:x",
             "\thttps://evil.example", "/\t/evil.example", "evil.example")  # fmt: skip


@pytest.mark.parametrize("back", ELSEWHERE)
def test_no_redirect_leads_elsewhere(own: SqlStore, back: str) -> None:
    own.accounts.add("ana", "editor", "correct horse battery")
    send = asking(own, Serving(names=("news.example",), rate=0), "news.example")
    form = send("GET", "/sign-in", params={"back": back})
    assert not parsed(form.text).faults
    cookie = form.headers["set-cookie"].partition(";")[0]
    csrf = re.search(r'name="csrf" value="([0-9a-f]+)"', form.text)
    assert csrf
    data = {"name": "ana", "password": "correct horse battery", "csrf": csrf[1], "back": back}
    answer = send("POST", "/sign-in", data=data, headers={"Cookie": cookie})
    assert answer.status_code == 303
    target = answer.headers["location"]
    assert target.startswith("/") and not re.match(r"/[\s]*[/\\]", target)
    session = answer.headers["set-cookie"]
    assert "HttpOnly" in session and "SameSite=" in session and "Secure" in session


@pytest.mark.parametrize("path", ["//evil.example/", "/events/", "/\\evil.example", "/static//evil.example"])
def test_no_address_is_turned_into_another(own: SqlStore, path: str) -> None:
    answer = asking(own)("GET", f"http://127.0.0.1{path}")
    assert answer.status_code in (200, 404) and "location" not in answer.headers


def test_no_file_outside_is_served(own: SqlStore) -> None:
    send = asking(own)
    for path in ("/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static//etc/passwd"):
        assert send("GET", path).status_code == 404


def test_every_address_is_known_to_the_description(own: SqlStore) -> None:
    app = create_app(own)
    described = set(asking(own)("GET", "/api/v1/openapi.json").json()["paths"])
    routes = {each.path for each in _all(app.routes) if isinstance(each, APIRoute)}
    assert {path for path in routes if path.startswith("/api/v1/")} <= described
