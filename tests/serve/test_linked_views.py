"""Events of many reports, stories and treaties, as readers see them and as data."""

from __future__ import annotations

import base64
import csv
import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from linked_pages import linked_store, meeting
from serve_pages import Get, client

from dateline import serve
from dateline.store.base import StoredEvent
from dateline.store.sql import SqlStore, open_store

FOREIGN = re.compile(r"""(?:src|href|action)=["'](?:https?:)?//(?!news\.example)""")


@pytest.fixture(scope="module")
def linked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqlStore]:
    with linked_store(tmp_path_factory.mktemp("linked") / "news.db") as store:
        yield store


@pytest.fixture
def ask(linked: SqlStore) -> Get:
    return client(linked)


@pytest.fixture
def one(linked: SqlStore) -> StoredEvent:
    """The event of all four reports."""
    (found,) = linked.listing().items
    assert found.event is not None
    assert len(found.event.tellings) == 4
    return found


def addresses(linked: SqlStore) -> list[str]:
    (found,) = linked.listing().items
    reports = linked.reports(found.id)
    return [
        "/", "/events?reports=1", f"/events/{found.id}", *(f"/events/{each.id}" for each in reports),
        "/pages", *(f"/pages/{each.page.id}" for each in reports),
        "/stories", "/stories?text=meeting&section=World", "/stories/near", "/stories/far",
        "/treaties", "/treaties?on=2024-11-10&party=AUT&field=defence", "/treaties/pact", "/treaties/other",
    ]  # fmt: skip


def test_every_view_escapes_keeps_to_this_host_and_has_sound_markup(linked: SqlStore, ask: Get) -> None:
    for path in addresses(linked):
        answer = ask(path)
        assert answer.status_code == 200, path
        text = answer.text
        for wrong in ("<script", "<img", 'href="javascript:', " style=", "<style"):
            assert wrong not in text, (path, wrong)
        assert not FOREIGN.search(text)
        assert text.count("<h1") == 1
        repeated = [id for id, n in Counter(re.findall(r'\bid="([^"]+)"', text)).items() if n > 1]
        assert not repeated, (path, repeated)
        inside = set(re.findall(r'href="#([^"]+)"', text))
        assert inside <= set(re.findall(r'\bid="([^"]+)"', text)), path
        assert all(f'<a href="/{part}"' in text for part in ("events", "stories", "treaties", "pages"))


def test_links_between_views_lead_somewhere(linked: SqlStore, ask: Get) -> None:
    links = {link for path in addresses(linked) for link in re.findall(r'href="(/[^"#]*)', ask(path).text)}
    assert len(links) > 30
    for link in sorted(links):
        if "/pages/gone" not in link:
            assert ask(link.replace("&amp;", "&")).status_code == 200, link


def test_the_list_says_how_many_tell_of_it_what_differs_and_who_denies(ask: Get) -> None:
    text = ask("/events").text
    assert text.count('class="item"') == 1
    assert "<strong>4 reports</strong> from 4 independent sources" in text
    assert "Outlet 1, Outlet 2, Outlet 3 and Outlet 4" in text
    assert "12 to 15 dead" in text
    assert "Denied by State radio" in text
    assert "Contested: some say so, others deny it" in text


def test_every_report_by_itself(ask: Get) -> None:
    text = ask("/events?reports=1").text
    assert text.count('class="item"') == 4
    assert 'name="reports" value="1" checked' in text
    assert "every report by itself" in text
    assert ask("/events.json?reports=1").json()["total"] == 4
    assert ask("/events.json").json()["total"] == 1
    assert len(ask("/events.csv?reports=1").text.splitlines()) == 5
    assert len(ask("/events.csv").text.splitlines()) == 2
    assert ask("/events?reports=yes").status_code == 400


def test_an_event_shows_agreement_difference_status_and_voices(ask: Get, one: StoredEvent) -> None:
    text = ask(f"/events/{one.id}").text
    assert "they differ on the number dead" in text
    dead = text.split(">Dead ")[1].split("</tbody>")[0]
    assert "they differ" in dead and ">12<" in dead and ">15<" in dead
    assert "3 of 4" in dead and "1 of 4" in dead and "Outlet 2, 12 November 2024" in dead
    assert text.index("Told as fact") < text.index("Contested", text.index("Status over time"))
    assert "State radio" in text.split("Who denies it")[1].split("</section>")[0]
    assert "first told 12 November 2024" in text
    assert text.count('class="telling"') == 4
    assert text.count('<span class="mark trigger">met</span>') == 5  # the fullest report heads the page


def test_a_report_has_an_address_of_its_own_and_leads_to_its_event(ask: Get, one: StoredEvent) -> None:
    text = ask(f"/events/{one.report.id}").text
    assert "This is one report" in text and f'href="/events/{one.id}"' in text
    assert "3 other reports" in text
    assert "triggers.tsv: meet" in text


def test_an_event_as_data_has_its_reports(ask: Get, one: StoredEvent) -> None:
    body = ask(f"/events/{one.id}.json").json()
    assert body["id"] == one.id
    assert body["event"]["status"] == "contested"
    assert len(body["reports"]) == 4
    assert len(ask(f"/events/{one.id}.csv").text.splitlines()) == 5


def test_an_id_that_is_no_more_says_where_its_reports_are(tmp_path: Path) -> None:
    with open_store(tmp_path / "news.db") as store:
        store.add(meeting(3, 12))
        store.link()
        old = store.listing().items[0].id
        store.add(meeting(1, 12))
        store.link()
        new = store.listing().items[0].id
        ask = client(store)
        gone = ask(f"/events/{old}")
        assert gone.status_code == 410
        assert f'href="/events/{new}"' in gone.text and "any more" in gone.text
        assert ask(f"/events/{old}.json").json()["close"] == [new]
        assert ask("/events/nonesuch").status_code == 404


def test_stories_are_listed_newest_first(ask: Get) -> None:
    text = ask("/stories").text
    assert text.index("/stories/far") < text.index("/stories/near")
    assert "3 pages · 2 independent sources · Outlet 1 and Outlet 2" in text
    assert "/stories/far" not in ask("/stories?section=World").text
    assert "No story fits" in ask("/stories?text=zebra").text
    assert [each["id"] for each in ask("/stories.json?limit=1").json()["stories"]] == ["far"]
    assert ask("/stories.json?limit=1").json()["next"]
    assert ask("/stories.csv").text.splitlines()[0].startswith("id,headline")


def test_a_story_has_its_days_pages_neighbours_and_treaty(ask: Get, one: StoredEvent) -> None:
    text = ask("/stories/near").text
    assert text.index("11 November 2024") < text.index("12 November 2024</time>")
    assert f'href="/events/{one.id}"' in text and "12 to 15 dead" in text
    assert text.count('href="/pages/') >= 3
    assert 'href="/stories/far"' in text
    assert 'href="/treaties/pact"' in text
    body = ask("/stories/near.json").json()
    assert [head["site_name"] for head in body["pages"]] == ["Outlet 1", "Outlet 2", "Outlet 3"]
    assert len(ask("/stories/near.csv").text.splitlines()) == 4


def test_a_page_shows_its_story_and_its_other_pages(ask: Get, one: StoredEvent) -> None:
    text = ask(f"/pages/{one.event.tellings[0].page}").text  # type: ignore[union-attr]
    assert "In this story" in text and 'href="/stories/near"' in text
    assert "Meeting as outlet 2 has it" in text
    assert "Related stories" in text and 'href="/stories/far"' in text
    assert "is one of 4, from 4 independent sources" in text


def test_treaties_are_listed_with_their_status_on_the_day(ask: Get) -> None:
    text = ask("/treaties?on=2024-11-10").text
    assert "ratified by Austria" in text and "since 6 November 2024" in text
    assert "Austria</span>, <span" in text and "Hungary" in text
    assert "Status at the end of 10 November 2024, as" in text
    assert 'href="/treaties/pact?on=2024-11-10"' in text
    earlier = ask("/treaties?on=2024-07-01&party=hun").text
    assert ">signed<" in earlier and "since June 2024" in earlier
    assert "/treaties/other" not in earlier
    assert ", today" in ask("/treaties").text
    assert "No treaty fits" in ask("/treaties?field=trade").text


def test_treaties_as_data(ask: Get) -> None:
    body = ask("/treaties.json?on=2024-07-01&party=AUT").json()
    assert [(each["status"], each["on"]) for each in body["treaties"]] == [("signed", "2024-07-01")]
    rows = list(csv.DictReader(ask("/treaties.csv").text.splitlines()))
    assert {row["name"][:5] for row in rows} == {"Vienn", "'=SUM"}
    one = ask("/treaties/pact.json?on=2024-11-10").json()
    assert one["status"] == "ratified by AUT"
    assert [each["day"] for each in one["history"]] == ["2024-06-30", "2024-11-06"]
    steps = list(csv.DictReader(ask("/treaties/pact.csv").text.splitlines()))
    assert [row["step"] for row in steps] == ["signature", "ratification", "entry into force"]


def test_a_treaty_has_steps_evidence_what_is_pending_obligations_and_contradictions(ask: Get) -> None:
    text = ask("/treaties/pact?on=2024-11-10").text
    assert "Ratified by Austria" in text and "on 10 November 2024" in text
    assert "Also called the pact" in text
    to_come = text.split("Still to come")[1].split("</section>")[0]
    assert "entry into force" in to_come and "Waits for: exchange of instruments" in to_come
    steps = text.split("Steps, by party")[1]
    assert steps.index("The treaty as a whole") < steps.index("Austria</h3>")
    assert '<span class="mark trigger">ratified</span>' in steps
    assert "legislature" in steps
    assert "immediate help" in text and "When there is: an attack on one" in text
    assert "ratification by Austria: done by 6 November 2024" in text and 'href="#step-1"' in text
    assert '<svg xmlns="http://www.w3.org/2000/svg" class="lifecycle"' in text


def test_the_picture_by_itself_may_use_its_own_style_and_nothing_else(ask: Get) -> None:
    answer = ask("/treaties/pact.svg")
    assert answer.headers["content-type"].startswith("image/svg+xml")
    (style,) = re.findall(r"<style>(.*?)</style>", answer.text, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = answer.headers["content-security-policy"]
    assert f"style-src 'sha256-{digest}'" in policy and "unsafe" not in policy
    assert "<script" not in answer.text
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_the_style_sheet_draws_the_picture_as_its_own_style_does(ask: Get) -> None:
    style = ask("/treaties/pact.svg").text.partition("<style>")[2].partition("@media")[0]
    sheet = (Path(serve.__file__).parent / "static" / "dateline.css").read_text(encoding="utf-8")
    rules = [re.sub(r"(var\(--\w+), #\w+\)", r"\1)", rule).strip() for rule in style.splitlines()]
    missing = [rule for rule in rules if rule and rule not in sheet]
    assert not missing


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/stories/none", 404),
        ("/treaties/none", 404),
        ("/stories?colour=red", 400),
        ("/stories?cursor=nonsense", 400),
        ("/treaties?on=yesterday", 400),
        ("/treaties?on=2024-02-31", 400),
        ("/treaties?on=2024-06", 400),
        ("/treaties?party=Austria", 400),
        ("/treaties?status=signed", 400),
        ("/treaties/pact?on=soon", 400),
    ],
)
def test_errors_have_a_way_out(ask: Get, path: str, status: int) -> None:
    answer = ask(path)
    assert answer.status_code == status
    assert 'href="/stories"' in answer.text
    base, _, query = path.partition("?")
    data = ask(f"{base}.json?{query}")
    assert data.status_code == status
    assert data.json()["detail"]


def test_ids_that_look_alike_are_offered_for_every_kind(ask: Get) -> None:
    assert 'href="/stories/near"' in ask("/stories/nearby").text
    assert 'href="/treaties/pact"' in ask("/treaties/pactx").text


def test_empty_lists_say_what_to_do(tmp_path: Path) -> None:
    with open_store(tmp_path / "news.db") as store:
        ask = client(store)
        assert "dateline link" in ask("/stories").text and "dateline link" in ask("/treaties").text
