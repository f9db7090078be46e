"""Reviews in the browser and for programs: who may, what shows, and what no other site can do."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from fastapi.testclient import TestClient
from serve_pages import strike

from dateline.serve.app import create_app
from dateline.serve.options import Serving
from dateline.store import accounts
from dateline.store.sql import SqlStore, open_store

PASSWORD = "nine ruritanian diplomats"
HOSTILE = "<script>alert(1)</script>"
Asker = Callable[..., TestClient]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hash that costs little."""
    cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(accounts, "_hasher", lambda: cheap)
    accounts._nobody.cache_clear()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    with open_store(tmp_path / "news.db") as opened:
        opened.add(strike())
        yield opened


@pytest.fixture
def local(store: SqlStore) -> TestClient:
    """On this machine alone."""
    return TestClient(create_app(store), base_url="http://127.0.0.1:8000", follow_redirects=False)


@pytest.fixture
def public(store: SqlStore) -> TestClient:
    """A server for others, with an account for each role."""
    for role in accounts.ROLES:
        store.accounts.add(role, role, PASSWORD)
    app = create_app(store, Serving(host="0.0.0.0", names=("news.example",), rate=0))
    return TestClient(app, base_url="https://news.example", follow_redirects=False)


def an_event(store: SqlStore) -> str:
    return store.listing().items[0].report.id


def token(client: TestClient, path: str) -> str:
    found = re.search(r'name="csrf" value="([0-9a-f]{64})"', client.get(path).text)
    assert found, path
    return found[1]


def sign_in(client: TestClient, name: str, password: str = PASSWORD) -> int:
    data = {"name": name, "password": password, "csrf": token(client, "/sign-in")}
    return client.post("/sign-in", data=data).status_code


def leave(client: TestClient, id: str, **values: str) -> int:
    data = {"kind": "event", "about": id, "csrf": token(client, f"/events/{id}"), **values}
    return client.post("/review", data=data).status_code


def test_a_review_shows_at_once_and_can_be_taken_back(local: TestClient, store: SqlStore) -> None:
    id = an_event(store)
    assert leave(local, id, correct="1", **{"field.type": "ACCUSE"}, comment="Words, not deeds") == 303
    text = local.get(f"/events/{id}").text
    assert "Corrected by reviewers" in text and "Words, not deeds" in text and "<del>" in text
    assert "Corrected by reviewers" in local.get("/events").text
    body = local.get(f"/events/{id}.json").json()
    assert body["report"]["type"] == "ACCUSE"
    review = store.reviews.listing().items[0].review.id
    undone = local.post(
        "/review/undo", data={"id": review, "csrf": token(local, "/review"), "back": "/review"}
    )
    assert undone.status_code == 303 and store.event(id).review is None


def test_pages_are_reviewed_too(local: TestClient, store: SqlStore) -> None:
    page = store.pages().items[0].id
    data = {"kind": "page", "about": page, "csrf": token(local, f"/pages/{page}"), "correct": "1"}
    assert local.post("/review", data={**data, "field.section": "Elsewhere"}).status_code == 303
    assert "Elsewhere" in local.get(f"/pages/{page}").text


@pytest.mark.parametrize("given", ["", "0" * 64, "x", "é"])
def test_no_write_without_the_form_s_own_token(local: TestClient, store: SqlStore, given: str) -> None:
    id = an_event(store)
    local.get(f"/events/{id}")
    for path, data in (
        ("/review", {"kind": "event", "about": id, "verdict": "wrong"}),
        ("/review/undo", {"id": "x"}),
        ("/sign-in", {"name": "a", "password": "b"}),
        ("/sign-out", {}),
    ):
        assert local.post(path, data={**data, "csrf": given}).status_code == 403, path
    assert not store.reviews.listing().items


def test_a_token_is_of_one_browser(local: TestClient, store: SqlStore) -> None:
    given = token(local, "/review")
    other = TestClient(local.app, base_url="http://127.0.0.1:8000", follow_redirects=False)
    other.get("/review")
    data = {"kind": "event", "about": an_event(store), "verdict": "right", "csrf": given}
    assert other.post("/review", data=data).status_code == 403
    assert local.post("/review", data=data).status_code == 303


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site", "origin": "null"},
        {"host": "evil.example"},
    ],
)
def test_other_sites_cannot_write(local: TestClient, store: SqlStore, headers: dict[str, str]) -> None:
    id = an_event(store)
    data = {"kind": "event", "about": id, "verdict": "wrong", "csrf": token(local, "/review")}
    assert local.post("/review", data=data, headers=headers).status_code in (403, 421)
    body = {"kind": "event", "about": id, "verdict": "wrong"}
    assert local.post("/api/v1/reviews", json=body, headers=headers).status_code in (403, 421)
    assert not store.reviews.listing().items


def test_a_form_of_another_site_is_no_json(local: TestClient, store: SqlStore) -> None:
    body = '{"kind": "event", "about": "x", "verdict": "wrong"}'
    for kind in ("text/plain", "application/x-www-form-urlencoded", ""):
        headers = {"content-type": kind} if kind else {}
        assert local.post("/api/v1/reviews", content=body, headers=headers).status_code in (400, 403)


def test_a_server_for_others_lets_nobody_write_unknown(public: TestClient, store: SqlStore) -> None:
    id = an_event(store)
    assert (
        "Sign in" in public.get(f"/events/{id}").text and "<textarea" not in public.get(f"/events/{id}").text
    )
    csrf = token(public, "/sign-in")
    for path, data in (
        ("/review", {"kind": "event", "about": id, "verdict": "right"}),
        ("/review/undo", {"id": "x"}),
    ):
        assert public.post(path, data={**data, "csrf": csrf}).status_code == 401
    assert (
        public.post("/api/v1/reviews", json={"kind": "event", "about": id, "verdict": "right"}).status_code
        == 401
    )
    assert public.get("/api/v1/reviews/queue").status_code == 401
    assert "Sign in" in public.get("/review").text


def test_roles_go_so_far_and_no_further(public: TestClient, store: SqlStore) -> None:
    id = an_event(store)
    fix = {"correct": "1", "field.type": "ACCUSE"}
    assert sign_in(public, "reader") == 303
    assert leave(public, id, verdict="wrong", comment="no") == 303
    assert leave(public, id, **fix) == 403 and leave(public, id, verdict="right", asked="sample") == 403
    assert "for reviewers" in public.get("/review").text
    theirs = store.reviews.listing().items[0].review.id
    assert sign_in(public, "reviewer") == 303
    assert leave(public, id, **fix) == 303 and store.event(id).report.type == "ACCUSE"
    undo = {"id": theirs, "csrf": token(public, "/review")}
    assert public.post("/review/undo", data=undo).status_code == 403
    assert sign_in(public, "editor") == 303
    undo["csrf"] = token(public, "/review")
    assert public.post("/review/undo", data=undo).status_code == 303
    assert leave(public, id, verdict="wrong") == 303
    assert store.event(id).review.standing == "rejected"  # type: ignore[union-attr]


def test_roles_hold_for_tokens_too(public: TestClient, store: SqlStore) -> None:
    id = an_event(store)
    body = {"kind": "event", "about": id, "fields": {"type": "ACCUSE"}}
    given = {role: store.accounts.add_token(role) for role in accounts.ROLES}

    def post(role: str, path: str = "/api/v1/reviews", **more: object) -> int:
        headers = {"authorization": f"Bearer {given[role]}"}
        return public.post(path, json={**body, **more}, headers=headers).status_code

    assert post("reader") == 403
    assert post("reviewer") == 201
    assert post("reviewer", fields={"type": "NONSENSE"}) == 400
    assert post("reviewer", about="none") == 404
    assert post("editor", fields={}, verdict="wrong") == 201
    assert post("editor", colour="red") in (400, 422)
    answer = public.get("/api/v1/reviews", headers={"authorization": f"Bearer {given['reader']}"})
    assert [each["review"]["by"] for each in answer.json()["reviews"]] == ["editor", "reviewer"]
    own = answer.json()["reviews"][0]["review"]["id"]
    assert post("reviewer", f"/api/v1/reviews/{own}/undo") == 403
    assert post("editor", f"/api/v1/reviews/{own}/undo") == 201
    given["editor"] = "dl_wrong"
    assert post("editor") == 401


def test_signing_in_and_out(public: TestClient) -> None:
    assert sign_in(public, "editor", "not the password") == 403
    answer = public.post(
        "/sign-in",
        data={"name": "editor", "password": PASSWORD, "csrf": token(public, "/sign-in"), "back": "/events"},
    )
    assert answer.headers["location"].startswith("/events")
    cookie = answer.headers["set-cookie"]
    for part in ("dateline_session=", "HttpOnly", "SameSite=Lax", "Secure", "Path=/"):
        assert part in cookie
    assert "Signed in as editor" in public.get("/review").text
    kept = public.cookies["dateline_session"]
    assert public.post("/sign-out", data={"csrf": token(public, "/review")}).status_code == 303
    public.cookies.set("dateline_session", kept)
    assert "Signed in as editor" not in public.get("/review").text


def test_too_many_wrong_passwords_have_to_wait(public: TestClient) -> None:
    tries = [sign_in(public, "editor", "wrong password") for _ in range(9)]
    assert tries[:8] == [403] * 8 and tries[8] == 429
    assert sign_in(public, "reader") == 303


@pytest.mark.parametrize(
    "back", ["https://evil.example/x", "//evil.example", "/\\evil.example", "javascript:alert(1)"]
)
def test_nobody_is_led_elsewhere(public: TestClient, back: str) -> None:
    data = {"name": "editor", "password": PASSWORD, "csrf": token(public, "/sign-in"), "back": back}
    assert re.fullmatch(r"/[^/\\].*", public.post("/sign-in", data=data).headers["location"])


def test_a_cookie_on_this_machine_needs_no_certificate(local: TestClient) -> None:
    cookie = local.get("/review").headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=Lax" in cookie and "Secure" not in cookie
    assert local.get("/review").headers["cache-control"] == "private, no-store"


def test_what_people_write_is_text(local: TestClient, store: SqlStore) -> None:
    id = an_event(store)
    values = {"correct": "1", "field.actors": "<b onmouseover=x>Bo</b>", "comment": HOSTILE}
    assert leave(local, id, **values) == 303
    page = store.event(id).page.id
    for path in (
        f"/events/{id}",
        "/reviews",
        "/events",
        f"/pages/{page}",
        "/review",
        f"/reviews?by={HOSTILE}",
    ):
        text = local.get(path).text
        assert HOSTILE not in text and "<b onmouseover" not in text, path
    assert "&lt;script&gt;" in local.get("/reviews").text


@pytest.mark.files
def test_a_store_that_may_not_be_written_to_says_so(store: SqlStore, monkeypatch: pytest.MonkeyPatch) -> None:
    from dateline.store import opening

    monkeypatch.setattr(opening, "writable", lambda path: False)
    with open_store(store.where) as shut:
        client = TestClient(create_app(shut), base_url="http://127.0.0.1:8000", follow_redirects=False)
        id = an_event(store)
        assert "may not be written to" in client.get(f"/events/{id}").text
        body = {"kind": "event", "about": id, "verdict": "right"}
        assert client.post("/api/v1/reviews", json=body).status_code == 403


def test_a_store_opened_for_reading_has_a_second_handle(store: SqlStore) -> None:
    with open_store(store.where, read_only=True) as view:
        client = TestClient(create_app(view), base_url="http://127.0.0.1:8000", follow_redirects=False)
        id = an_event(store)
        assert leave(client, id, verdict="right") == 303
        assert view.event(id).review.standing == "confirmed"  # type: ignore[union-attr]
        client.app.state.desk.close()  # type: ignore[attr-defined]


def test_the_queue_and_quality(local: TestClient, store: SqlStore) -> None:
    text = local.get("/review").text
    assert text.count('class="asked"') >= 3 and "Drawn at random" in text
    id = store.reviews.queue(accounts.LOCAL_EDITOR, why="sample")[0].event.report.id
    data = {
        "kind": "event",
        "about": id,
        "verdict": "right",
        "asked": "sample",
        "csrf": token(local, "/review"),
    }
    answer = local.post("/review", data={**data, "back": "/review"})
    assert re.fullmatch(r"/review\?done=[0-9a-f]{16}", answer.headers["location"])
    assert "Take it back" in local.get(answer.headers["location"]).text
    assert "100 %" in local.get("/quality").text
    assert local.get("/quality.json").json()["precision"][0]["read"] == 1
    assert local.get("/quality.csv").text.startswith("type,mode,read,right")
    assert local.get("/api/v1/quality").json()["precision"][0]["right"] == 1
    assert local.get("/api/v1/reviews/queue?why=sample").status_code == 200
    assert local.get("/review?why=nonsense").status_code == 400


def test_wrong_questions_have_a_way_out(local: TestClient, store: SqlStore) -> None:
    id = an_event(store)
    assert leave(local, id, correct="1", **{"field.type": "NONSENSE"}) == 400
    assert leave(local, id) == 400
    assert leave(local, id, verdict="maybe") == 400
    assert leave(local, id, kind="story", verdict="right") == 400
    assert local.get("/reviews?cursor=x").status_code == 400
    assert local.get("/api/v1/reviews?limit=0").status_code == 400
