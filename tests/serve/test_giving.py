"""What a published server gives away of the outlets' text: no data, and of pages the sentences of events."""

from __future__ import annotations

import asyncio
import html
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import httpx
import pytest
from linked_pages import linked_store
from serve_pages import strike

from dateline.model import Block, Coded
from dateline.serve.app import create_app
from dateline.serve.options import Serving
from dateline.serve.rest.operations import BASE, OPERATIONS
from dateline.store.base import View
from dateline.store.sql import SqlStore

OTHERS = Serving(names=("news.example",), rate=0)
FOLDER = "/home/somebody/clippings/page.html"
PLAIN = "Nothing that this paragraph says is an event of any kind."
DATA = (
    "/events", "/pages", "/stories", "/treaties", "/actors", "/sources", "/front", "/explore", "/quality",
    "/search", "/explore/timeline", "/explore/map",
)  # fmt: skip


def told() -> Coded:
    """A page from a file, with a paragraph without events."""
    coded = strike()
    page = coded.page
    more = Block(index=len(page.blocks), kind="body", text=PLAIN)
    return replace(coded, page=replace(page, source=FOLDER, blocks=(*page.blocks, more)))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqlStore]:
    made = linked_store(tmp_path_factory.mktemp("giving") / "news.db")
    made.add(told())
    yield made
    made.close()


def asking(view: View, serving: Serving = OTHERS) -> Any:
    """A function that asks one application."""
    name = serving.names[0] if serving.names else "127.0.0.1"
    transport = httpx.ASGITransport(app=create_app(view, serving))

    async def get(path: str, **headers: str) -> httpx.Response:
        async with httpx.AsyncClient(transport=transport, base_url=f"http://{name}") as session:
            return await session.get(path, headers=headers)

    return lambda path, **headers: asyncio.run(get(path, **headers))


def texts(store: SqlStore) -> set[str]:
    """Whatever an outlet has written: its blocks, its sentences, what is quoted."""
    pages = [store.page(head.id).coded for head in store.pages(limit=100).items]
    found = {block.text for coded in pages for block in coded.page.blocks}
    found |= {report.sentence.text for coded in pages for report in coded.events}
    found |= {said.content for said in store.all_quotations()}
    found |= {coded.page.headline or "" for coded in pages}
    found |= {each.clause for treaty in store.treaties().items for each in treaty.obligations}
    found |= {
        evidence.step.sentence.text
        for treaty in store.treaties().items
        for each in treaty.steps
        for evidence in each.evidence
    }
    return {text for text in found if len(text.split()) >= 4}


def addresses(store: SqlStore) -> Iterator[str]:
    """Every address of data, with an id of each kind."""
    page = next(head.id for head in store.pages(limit=100).items if head.source == FOLDER)
    ids = {
        "events": [each.id for each in store.listing(limit=100).items],
        "pages": [page],
        "stories": [store.stories().items[0].id],
        "treaties": [store.treaties().items[0].id],
        "actors": ["AUT"],
    }
    for kind in ("json", "csv"):
        yield from (f"{path}.{kind}{'?q=strike' if path == '/search' else ''}" for path in DATA)
        yield from (f"/{part}/{id}.{kind}" for part, of in ids.items() for id in of if part != "actors")
    for each in OPERATIONS:
        part = each.path.split("/")[1]
        for id in ids.get(part, ["type"]) if "{" in each.path else [""]:
            yield BASE + re.sub(r"\{\w+\}", id, each.path)
    yield "/api/v1/reviews"


def test_a_published_server_gives_no_text_away(store: SqlStore) -> None:
    get, written = asking(store), texts(store)
    assert len(written) > 10
    asked = list(addresses(store))
    assert len(asked) > 50
    for path in asked:
        answer = get(path)
        assert answer.status_code == 200, path
        plain = answer.text.replace('\\"', '"').replace('""', '"')
        assert not [text for text in written if text in plain], path
        assert FOLDER not in plain and "somebody" not in plain, path
    assert "sha256:" in get("/events.csv").text
    assert "sha256:" in get("/api/v1/events.ndjson").text


@pytest.mark.parametrize("name", ["csv", "plover", "geojson", "ftm", "atom"])
def test_nor_do_its_exports(store: SqlStore, name: str) -> None:
    found = asking(store)(f"/explore/export/{name}").text
    assert not [text for text in texts(store) if text in found]
    assert FOLDER not in found


def test_with_text_it_gives_all_but_paths(store: SqlStore) -> None:
    get = asking(store, replace(OTHERS, with_text=True))
    page = next(head.id for head in store.pages(limit=100).items if head.source == FOLDER)
    shown = get(f"/api/v1/pages/{page}")
    assert PLAIN in shown.text and FOLDER not in shown.text
    assert FOLDER not in get("/pages.json").text and PLAIN in get(f"/pages/{page}").text
    other = asking(store)(f"/api/v1/pages/{page}")
    assert other.headers["etag"] != shown.headers["etag"]


def test_on_this_machine_nothing_is_hidden(store: SqlStore) -> None:
    get = asking(store, Serving())
    page = next(head.id for head in store.pages(limit=100).items if head.source == FOLDER)
    shown = get(f"/api/v1/pages/{page}").json()
    assert shown["page"]["source"] == FOLDER and PLAIN in [each["text"] for each in shown["page"]["blocks"]]


@pytest.mark.parametrize("by", ["", "?by=speaker"])
def test_a_view_of_a_page_has_the_sentences_of_events_alone(store: SqlStore, by: str) -> None:
    page = next(head.id for head in store.pages(limit=100).items if head.source == FOLDER)
    coded = store.page(page).coded
    shown = asking(store)(f"/pages/{page}{by}").text
    plain = re.sub(r"<a class=\"note\".*?</a>", "", shown)
    plain = html.unescape(re.sub(r"<[^>]*>", "", plain))
    events = {report.sentence.text for report in coded.events}
    for each in coded.events:
        assert each.sentence.text in plain
    for other in coded.uncoded:
        if other.sentence.text not in events and coded.page.blocks[other.sentence.block].kind != "headline":
            assert other.sentence.text not in plain
    assert PLAIN not in plain and "page.html" not in plain and "somebody" not in plain
    assert "the sentences that tell of events" in plain
    assert PLAIN in asking(store, Serving())(f"/pages/{page}{by}").text


def test_those_who_judge_a_page_see_it(store: SqlStore) -> None:
    page = next(head.id for head in store.pages(limit=100).items if head.source == FOLDER)
    for name, role, sees in (("one", "reader", False), ("two", "reviewer", True)):
        store.accounts.add(name, role)  # type: ignore[arg-type]
        token = store.accounts.add_token(name)
        shown = asking(store)(f"/pages/{page}", Authorization=f"Bearer {token}").text
        assert (PLAIN in shown) is sees
