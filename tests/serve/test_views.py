"""What a reader sees, and what no reader must ever get."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from httpx import Response
from serve_pages import client, strike

from dateline.store.base import View
from dateline.store.sql import open_store

PATHS = ("/", "/events", "/pages")
FOREIGN = re.compile(r"""(?:src|href|action)=["'](?:https?:)?//(?!altiplano-dispatch\.example)""")


def ids(get) -> dict[str, str]:
    return {
        e["report"]["type"] + e["report"]["trigger"]["text"]: e["id"]
        for e in get("/events.json").json()["events"]
    }


def page_ids(get) -> list[str]:
    return [head["id"] for head in get("/pages.json").json()["pages"]]


def every_page(get) -> list[Response]:
    paths = [
        *PATHS,
        *(f"/events/{id}" for id in ids(get).values()),
        *(f"/pages/{id}" for id in page_ids(get)),
    ]
    return [get(path) for path in paths]


def test_every_view_answers_escapes_and_keeps_to_this_host(get) -> None:
    for response in every_page(get):
        assert response.status_code == 200
        text = response.text
        assert "<script" not in text
        assert "<img" not in text
        assert "javascript:" not in text
        assert " style=" not in text
        assert not FOREIGN.search(text)
        assert text.count("<h1") == 1


def test_every_answer_has_the_security_headers(get) -> None:
    for path in ("/", "/events.json", "/events.csv", "/static/dateline.css", "/nowhere", "/events?type=NO"):
        headers = get(path).headers
        policy = headers["content-security-policy"]
        assert (
            "default-src 'none'" in policy and "unsafe" not in policy and "frame-ancestors 'none'" in policy
        )
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"


def test_an_event_shows_its_marks_speaker_status_reasons_and_gaps(get) -> None:
    text = get(f"/events/{ids(get)['ASSAULTbombed']}").text
    assert '<span class="mark trigger">bombed</span>' in text
    assert '<span class="mark actor">The Bolivian air force</span>' in text
    assert '<span class="mark recipient">the Black Caiman smuggling group</span>' in text
    assert "the defence ministry</span> says" in text
    assert "trigger row: bombed" in text
    assert "4 March 2026" in text and "Río Mamoré" in text
    denied = get(f"/events/{ids(get)['ASSAULTattacked']}").text
    assert "Said not to have happened" in denied
    assert "the sentence names no place" in denied


def test_an_undated_event_says_why(get) -> None:
    assert "relative date, undated block" in get(f"/events/{ids(get)['AGREEtravel']}").text


def test_a_page_has_its_events_beside_it_and_the_reasons_on_demand(get) -> None:
    found = [get(f"/pages/{id}").text for id in page_ids(get)]
    strike = next(text for text in found if "Altiplano Dispatch" in text)
    assert strike.count('class="card"') == 4
    assert "1 part around the story not coded" in strike and "not part of the story" in strike
    assert "no political trigger" in strike and "<details" in strike
    assert "Photo: Rosaura Quiñel" in strike
    assert "Other stories on this page" in strike and "Readers’ words" in strike
    assert 'href="https://altiplano-dispatch.example/river-camp"' in strike


def test_a_page_in_a_language_without_parser_says_so(get) -> None:
    found = [get(f"/pages/{id}").text for id in page_ids(get)]
    assert any("no parser for it yet" in text and "no parser for fr" in text for text in found)


@pytest.mark.parametrize(
    ("query", "n"),
    [
        ("type=ASSAULT", 3),
        ("type=assault&status=historical", 1),
        ("status=asserted", 2),
        ("country=FRA", 1),
        ("since=2026-03-04&until=2026-03-04", 1),
        ("since=2026-03&until=2026-03", 1),
        ("min_confidence=1", 0),
        ("until=2023", 1),
        ("text=bombed", 1),
        ("text=zebra", 0),
    ],
)
def test_filters_stand_in_the_address(get, query: str, n: int) -> None:
    assert get(f"/events.json?{query}").json()["total"] == n
    text = get(f"/events?{query}").text
    assert text.count('class="item"') == n
    assert ("Nothing fits these filters" in text) == (n == 0)


def test_parts_of_a_list_follow_one_another(get) -> None:
    seen, address = [], "/events.json?limit=2"
    while address:
        part = get(address).json()
        seen += [event["id"] for event in part["events"]]
        address = part["next"]
    assert sorted(seen) == sorted(ids(get).values())
    assert 'rel="next"' in get("/events?limit=2").text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/nowhere", 404),
        ("/events/none", 404),
        ("/pages/none", 404),
        ("/events?type=DEMAND", 400),
        ("/events?since=yesterday", 400),
        ("/events?country=Kenya", 400),
        ("/events?limit=0", 400),
        ("/events?min_confidence=2", 400),
        ("/events?limit=9999", 400),
        ("/events?limit=²", 400),
        ("/events?colour=red", 400),
        ("/events?status=maybe", 400),
        ("/events?cursor=nonsense", 400),
        ("/pages?cursor=nonsense", 400),
        ("/events?text=" + "x" * 300, 400),
        ("/events?text=%22%22", 400),
        ("/events?text=*", 400),
    ],
)
def test_errors_have_a_way_out(get, path: str, status: int) -> None:
    response = get(path)
    assert response.status_code == status
    assert 'href="/events"' in response.text
    if path != "/nowhere":
        base, _, query = path.partition("?")
        answer = get(f"{base}.json?{query}")
        assert answer.status_code == status
        assert answer.json()["detail"]


def test_no_answer_names_a_file_of_the_server(get, shown) -> None:
    for path in ("/events/none", "/pages/none", "/events.json?cursor=nonsense", "/nowhere"):
        assert shown.where not in get(path).text


def test_a_wrong_question_is_refused_before_the_stream_begins(get) -> None:
    assert get("/events.csv?text=*").status_code == 400


def test_ids_that_look_alike_are_offered(get) -> None:
    id = next(iter(ids(get).values()))
    assert f'href="/events/{id}"' in get(f"/events/{id}x").text


def test_a_hostile_query_is_escaped(get) -> None:
    text = get("/events?text=%3Cscript%3E%22%27").text
    assert "<script" not in text and "&lt;script&gt;" in text
    assert "<script" not in get("/events?type=%3Cscript%3E").text


def test_the_csv_list_has_all_events_in_the_columns_of_the_export(get) -> None:
    response = get("/events.csv")
    assert response.headers["content-type"].startswith("text/csv")
    lines = response.text.splitlines()
    assert len(lines) == 6
    assert lines[0].startswith("id,date,")


def test_json_of_a_page_is_what_the_command_line_prints(get) -> None:
    body = get(f"/pages/{page_ids(get)[0]}.json").json()
    assert {"stored", "page", "events", "quantities", "treaties", "uncoded", "version"} <= set(body)


def test_an_event_of_a_replaced_page_says_so(tmp_path) -> None:
    with open_store(tmp_path / "news.db") as store:
        old = strike()
        store.add(old)
        store.add(replace(old, page=replace(old.page, blocks=old.page.blocks[:1]), events=(), uncoded=()))
        ask = client(store)
        assert ask("/events.json").json()["total"] == 0
        assert "has been replaced" in ask(f"/events/{old.events[0].id}").text


def test_an_empty_store_says_what_to_do(tmp_path) -> None:
    with open_store(tmp_path / "news.db") as store:
        ask = client(store)
        assert "dateline add" in ask("/").text and "dateline add" in ask("/pages").text


def test_nothing_can_be_changed(shown: View) -> None:
    from dateline.serve.app import create_app

    methods = {m for route in create_app(shown).routes for m in getattr(route, "methods", None) or ()}
    assert methods <= {"GET", "HEAD"}
