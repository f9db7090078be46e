"""The API for programs: parts, lines, tags, problems, limits, tokens."""

from __future__ import annotations

import asyncio
import dataclasses
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest
from linked_pages import linked_store
from serve_pages import Get, client, strike

from dateline.serve import query
from dateline.serve.app import create_app
from dateline.serve.options import Serving
from dateline.serve.rest import parameters
from dateline.serve.rest.operations import BASE, OPERATIONS
from dateline.store.base import View
from dateline.store.sql import SqlStore, open_store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqlStore]:
    made = linked_store(tmp_path_factory.mktemp("rest") / "news.db")
    made.add(strike())
    yield made
    made.close()


@pytest.fixture
def ask(store: SqlStore) -> Get:
    return client(store)


def asking(view: View, serving: Serving, host: str = "127.0.0.1") -> Any:
    """A function that sends requests to one application over one store."""
    app = create_app(view, serving)
    transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)

    async def send(method: str, path: str, **more: Any) -> httpx.Response:
        async with httpx.AsyncClient(transport=transport, base_url=f"http://{host}") as session:
            return await session.request(method, path, **more)

    return lambda method, path, **more: asyncio.run(send(method, path, **more))


def problem(answer: httpx.Response) -> dict[str, Any]:
    assert answer.headers["content-type"] == "application/problem+json"
    told: dict[str, Any] = answer.json()
    assert told["status"] == answer.status_code
    assert set(told) == {"type", "title", "status", "detail", "remedy", "close"}
    return told


def test_every_answer_is_the_record_that_the_description_names(ask: Get) -> None:
    event = ask(f"{BASE}/events").json()["events"][0]["id"]
    page = ask(f"{BASE}/pages").json()["pages"][0]["id"]
    ids = {"event": event, "page": page, "story": "near", "treaty": "pact"}
    for each in OPERATIONS:
        path = BASE + each.path.format(id=ids.get(each.name, ""), facet="type")
        answer = ask(path)
        assert answer.status_code == 200, path
        assert answer.headers["content-type"] == each.media
        for line in answer.text.splitlines() if each.stream else [answer.text]:
            record = msgspec.json.decode(line, type=each.answer)
            assert set(json.loads(line)) == {field.name for field in dataclasses.fields(record)}


def test_the_filters_are_those_of_the_explorer() -> None:
    assert {each.name for each in parameters.FILTERS} == set(query.FIELDS)


@pytest.mark.parametrize("path", ["/events", "/reports", "/pages", "/stories", "/treaties", "/quotations"])
def test_parts_follow_one_another_by_next_and_by_link(ask: Get, path: str) -> None:
    name = path.removeprefix("/")
    whole = ask(f"{BASE}{path}?limit=200").json()[name]
    found: list[Any] = []
    address: str | None = f"{BASE}{path}?limit=1"
    while address:
        answer = ask(address)
        found += answer.json()[name]
        address = answer.json()["next"]
        assert answer.headers.get("link") == (f'<{address}>; rel="next"' if address else None)
    assert found == whole
    assert len(whole) > 1 or path == "/quotations"


def test_the_total_is_told_once(ask: Get) -> None:
    first = ask(f"{BASE}/events?limit=1").json()
    assert first["total"] > 1
    assert ask(first["next"]).json()["total"] is None


def test_a_stream_goes_on_after_any_line(ask: Get) -> None:
    lines = [json.loads(line) for line in ask(f"{BASE}/reports.ndjson").text.splitlines()]
    assert len({line["id"] for line in lines}) == len(lines) > 4
    for number, line in enumerate(lines):
        rest = ask(f"{BASE}/reports.ndjson?cursor={line['cursor']}").text.splitlines()
        assert [json.loads(each)["id"] for each in rest] == [each["id"] for each in lines[number + 1 :]]
    gone = lines[2]["cursor"].split("!")[0] + "!none"
    assert len(ask(f"{BASE}/reports.ndjson?cursor={gone}").text.splitlines()) == len(lines)


def test_lines_of_several_parts_each_come_once(ask: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    from dateline.serve.rest import operations

    whole = ask(f"{BASE}/reports.ndjson").text
    monkeypatch.setattr(operations, "PART", 2)
    lines = [json.loads(line) for line in ask(f"{BASE}/reports.ndjson").text.splitlines()]
    assert [line["id"] for line in lines] == [json.loads(line)["id"] for line in whole.splitlines()]
    rest = ask(f"{BASE}/reports.ndjson?cursor={lines[4]['cursor']}").text.splitlines()
    assert [json.loads(line)["id"] for line in rest] == [line["id"] for line in lines[5:]]


def test_what_is_known_already_is_not_sent_again(tmp_path: Path) -> None:
    with open_store(tmp_path / "news.db") as store:
        ask = client(store)
        tag = ask(f"{BASE}/events").headers["etag"]
        again = ask(f"{BASE}/events", **{"if-none-match": f'"x", {tag}'})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == tag
        assert ask(f"{BASE}/reports").headers["etag"] != tag
        store.add(strike())
        changed = ask(f"{BASE}/events", **{"if-none-match": tag})
        assert changed.status_code == 200
        assert changed.headers["etag"] != tag
        assert changed.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    ("path", "status", "kind", "words"),
    [
        ("/events?tipe=ASSAULT", 400, "bad-parameter", "did you mean type?"),
        ("/events?xyz=red", 400, "bad-parameter", "there are text, type"),
        ("/totals?limit=1", 400, "bad-parameter", "takes none"),
        ("/events?type=ASSAULT&type=AID", 400, "bad-parameter", "give it once"),
        ("/events?type=OTHER", 400, "bad-parameter", "there are AGREE"),
        ("/events?limit=201", 400, "bad-parameter", "from 1 to 200"),
        ("/events?since=2026-3-5", 400, "bad-parameter", "2026-03-05"),
        ("/events?told=assertd", 400, "bad-parameter", "did you mean asserted?"),
        ("/events?cursor=nonsense", 400, "bad-parameter", "cursor"),
        ("/facets/colour", 400, "bad-parameter", "facet"),
        ("/treaties?on=20240601", 400, "bad-parameter", "2026-03-05"),
        ("/events/none", 404, "not-found", "no event none"),
        ("/nowhere", 404, "not-found", "nothing at this address"),
    ],
)
def test_every_problem_has_one_shape_and_a_way_out(
    ask: Get, path: str, status: int, kind: str, words: str
) -> None:
    answer = ask(BASE + path)
    told = problem(answer)
    assert (answer.status_code, told["type"]) == (status, f"{BASE}#{kind}")
    assert words in told["detail"] + told["remedy"]


def test_ids_near_the_one_asked_for_are_told(ask: Get) -> None:
    id = ask(f"{BASE}/events").json()["events"][0]["id"]
    assert id in problem(ask(f"{BASE}/events/{id}x"))["close"]


def test_methods_and_head(store: SqlStore) -> None:
    send = asking(store, Serving())
    for path in ("/events", "/events.ndjson"):
        answer = send("HEAD", BASE + path)
        assert (answer.status_code, answer.content) == (200, b"")
        refused = send("DELETE", BASE + path)
        assert problem(refused)["status"] == 405
        assert refused.headers["allow"] == "GET, HEAD"
    assert send("PUT", f"{BASE}/reviews").headers["allow"] == "GET, HEAD, POST"


def test_long_answers_are_packed(ask: Get) -> None:
    packed = ask(f"{BASE}/events", **{"accept-encoding": "gzip"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "Accept-Encoding" in packed.headers["vary"]
    assert "content-encoding" not in ask(f"{BASE}/events", **{"accept-encoding": "identity"}).headers


def test_the_readable_page_has_every_address_and_problem(ask: Get) -> None:
    text = ask(BASE).text
    for each in OPERATIONS:
        assert f"{BASE}{each.path}</code>" in text
    assert 'id="too-many-requests"' in text and f"POST {BASE}/reviews" in text


def test_requests_are_counted_where_a_rate_is_set(store: SqlStore) -> None:
    send = asking(store, Serving(rate=3))
    left = [send("GET", f"{BASE}/totals") for _ in range(4)]
    assert [each.status_code for each in left] == [200, 200, 200, 429]
    assert left[0].headers["ratelimit"].startswith('"minute";r=2;t=')
    assert left[0].headers["ratelimit-policy"] == '"minute";q=3;w=60'
    assert 1 <= int(left[3].headers["retry-after"]) <= 20
    assert problem(left[3])["type"].endswith("#too-many-requests")
    assert send("GET", "/static/dateline.css").status_code == 200
    assert "ratelimit" not in asking(store, Serving())("GET", f"{BASE}/totals").headers


def test_a_closed_server_asks_for_a_token(tmp_path: Path) -> None:
    with open_store(tmp_path / "news.db") as store:
        store.accounts.add("ana", "reader")
        token = store.accounts.add_token("ana")
        send = asking(store, Serving(names=("news.test",), need_token=True), "news.test")
        for path in (f"{BASE}/events", "/events.json", "/explore/export/csv", f"{BASE}/events.ndjson"):
            assert send("GET", path).status_code in (401, 303), path
        refused = send("GET", f"{BASE}/events")
        assert problem(refused)["status"] == 401 and refused.headers["www-authenticate"] == "Bearer"
        wrong = send("GET", f"{BASE}/events", headers={"Authorization": "Bearer dl_wrong"})
        assert wrong.status_code == 401 and "invalid_token" in wrong.headers["www-authenticate"]
        let_in = send("GET", f"{BASE}/events", headers={"Authorization": f"Bearer {token}"})
        assert let_in.status_code == 200 and "private" in let_in.headers["cache-control"]
        assert send("GET", "/events").headers["location"] == "/sign-in"
        assert send("GET", "/sign-in").status_code == 200
        assert send("GET", f"{BASE}/openapi.json").json()["security"] == [{"token": []}]


def test_other_origins_read_only_where_they_are_named(store: SqlStore) -> None:
    asked = {"headers": {"Origin": "https://maps.example"}}
    closed = asking(store, Serving())("GET", f"{BASE}/totals", **asked)
    assert "access-control-allow-origin" not in closed.headers
    send = asking(store, Serving(origins=("https://maps.example",)))
    named = send("GET", f"{BASE}/totals", **asked)
    assert named.headers["access-control-allow-origin"] == "https://maps.example"
    assert "access-control-allow-credentials" not in named.headers
    other = send("GET", f"{BASE}/totals", headers={"Origin": "https://other.example"})
    assert "access-control-allow-origin" not in other.headers
    assert "access-control-allow-origin" not in send("GET", "/events.json", **asked).headers
