"""Credits, datelines, bylines and dates by themselves."""

from __future__ import annotations

import httpx
import pytest

from dateline.errors import SkipPage
from dateline.pages import dates
from dateline.pages.bylines import agency_among, names_of, without_site
from dateline.pages.credits import is_caption, split_credit
from dateline.pages.fetch import fetch
from dateline.pages.lead import agency_in_note, lead_of, signature_of
from dateline.pages.lists import load
from dateline.pages.meta import best_time


@pytest.mark.parametrize(
    ("text", "caption", "credit"),
    [
        ("They met in May (Anna BELL) (Anna BELL/POOL/AFP)", "They met in May", "Anna BELL/POOL/AFP"),
        ("They met in May. (AP Photo/Anna Bell)", "They met in May.", "AP Photo/Anna Bell"),
        ("They met in May. (PHOTO NOT FOR SALE) (Yonhap)", "They met in May.", "Yonhap"),
        ("They met in May [File: Reuters]", "They met in May", "Reuters"),
        ("They met in May. © Reuters / Anna Bell", "They met in May.", "Reuters / Anna Bell"),
        ("They met in May. REUTERS/Anna Bell", "They met in May.", "REUTERS/Anna Bell"),
        ("They met in May. | Photo Credit: PTI", "They met in May.", "PTI"),
        ("They met in May. Photograph: Anna Bell/The Guardian", "They met in May.", "Anna Bell/The Guardian"),
        ("They met in May.—AFP", "They met in May.", "AFP"),
        ("They met in May.Credit...Anna Bell for The Post", "They met in May.", "Anna Bell for The Post"),
        ("Above: They met in May.", "They met in May.", None),
        ("2of4 They met in May.", "They met in May.", None),
        ("They met in May (the fifth time)", "They met in May (the fifth time)", None),
    ],
)
def test_credit(text: str, caption: str, credit: str | None) -> None:
    assert split_credit(text) == (caption, credit)


def test_a_signed_paragraph_is_no_caption() -> None:
    assert not is_caption(
        "The government has not said when the talks with the rebels will go on, and where. (AFP)"
    )
    assert is_caption("Ministers at the opening of the talks on Monday (Image: GETTY)")


LEADS = pytest.mark.parametrize(
    ("text", "place", "agency"),
    [
        ("SEOUL (Reuters) - The army", "SEOUL", "Reuters"),
        ("SEOUL, Nov 12 (Reuters) - The army", "SEOUL", "Reuters"),
        ("BEIJING, Nov. 12 (Xinhua) -- The army", "BEIJING", "Xinhua"),
        ("KYIV, Ukraine (AP) — The army", "KYIV, Ukraine", "AP"),
        ("WASHINGTON/BEIJING (Reuters) - The army", "WASHINGTON/BEIJING", "Reuters"),
        ("NEW DELHI: The army", "NEW DELHI", None),
        ("Berlin (dpa) - Die Armee", "Berlin", "dpa"),
        ("AFP: The army", None, "AFP"),
        ("BUENOS AIRES, Feb 27 (Meridian) - The army", "BUENOS AIRES", None),
        ("DOHA, Wednesday — The army", "DOHA", None),
        ("MANILA, Philippines — The army", "MANILA, Philippines", None),
        ("OSLO, Nov. 12, 2024 /Norwire Newswire/ -- The army", "OSLO", "Norwire Newswire"),
        ("MOSCOW, November 12. /TASS/. The army", "MOSCOW", "TASS"),
        ("Abuja, March 3, 2026 (NAN) The army", "Abuja", "NAN"),
        ("Madrid, 3 mar (EFE).- El gobierno", "Madrid", "EFE"),
        ("Meridian Press Agency: The army", None, "Meridian Press Agency"),
        ("Hong Kong AP — The army", "Hong Kong", "AP"),
        ("Westia — and the West — say", None, None),
        ("(Reuters) — The army", None, "Reuters"),
        ("The army — which is large — said", None, None),
        ("Putin: The army is ready", None, None),
        ("A well-known man said", None, None),
    ],
)


@LEADS
def test_lead(text: str, place: str | None, agency: str | None) -> None:
    lead = lead_of(text)
    assert (lead.place, lead.agency) == (place, agency)


@LEADS
def test_a_lead_ends_where_its_first_sentence_begins(
    text: str, place: str | None, agency: str | None
) -> None:
    rest = text[lead_of(text).end :]
    assert (len(rest) < len(text)) == bool(place or agency)
    assert rest in text
    assert rest[0].isalpha()


def test_signatures_and_notes() -> None:
    assert signature_of("They were held at the border. PTI") == "PTI"
    assert signature_of("They were held at the border. (NAN)") == "NAN"
    assert signature_of("They were held at the border (a fence).") is None
    assert agency_in_note("Source: AFP") == "AFP"
    assert agency_in_note("With inputs from PTI") == "PTI"
    assert agency_in_note("© 2024 The Associated Press. All rights reserved.") == "AP"
    assert agency_in_note("An unnamed source said AP was wrong") is None


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By ANNA BELL and CARL DENT", ("Anna Bell", "Carl Dent")),
        ("By Anna Bell, Staff Writer | Updated 10:05", ("Anna Bell",)),
        ("Von Jana Weiss, Berlin", ("Jana Weiss",)),
        ("Submitted by Tom Berger on Tue, 11/12/2024 - 10:05", ("Tom Berger",)),
        ("By Anna Bell, AFP", ("Anna Bell", "AFP")),
        ("By", ()),
        ("5 min read", ()),
    ],
)
def test_byline(byline: str, names: tuple[str, ...]) -> None:
    assert names_of(byline) == names


def test_agencies_and_sites_are_no_persons() -> None:
    assert agency_among(("Anna Bell", "The Associated Press")) == (("Anna Bell",), "AP")
    assert without_site(("Coast Daily", "Coast Daily Staff", "Anna Bell"), "Coast Daily") == (
        "Coast Daily Staff",
        "Anna Bell",
    )


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("12 November 2024 10:05", "2024-11-12T10:05"),
        ("Nov. 20, 2019 6:02 AM EST", "2019-11-20T06:02-05:00"),
        ("PUBLISHED: 10:48, Tue, Nov 19, 2019", "2019-11-19T10:48"),
        ("20 Nov, 2019 05:47 GMT", "2019-11-20T05:47+00:00"),
        ("11/20/2019 01:14 PM", "2019-11-20T13:14"),
        ("Tue, 11/12/2024 - 10:05", "2024-11-12T10:05"),
        ("12.11.2024, 10:05 Uhr", "2024-11-12T10:05"),
        ("11 октября 2018", "2018-10-11"),
        ("12 de noviembre de 2024", "2024-11-12"),
        ("2024-11-12T10:05:00+05:30", "2024-11-12T10:05:00+05:30"),
        ("31 February 2024", None),
        ("in November", None),
        ("00/00/0000", None),
    ],
)
def test_date(text: str, iso: str | None) -> None:
    found = dates.find(text)
    assert (found.iso if found else None) == iso


def test_a_date_that_can_be_read_two_ways_is_none() -> None:
    assert dates.find("Posted 11/12/2024") is None


def test_best_time_prefers_the_first_day_and_the_most_precise_of_it() -> None:
    assert best_time(["2024-11-12", "2024-11-13T10:00Z", "2024-11-12T10:05Z"]) == "2024-11-12T10:05+00:00"
    assert best_time(["2024-11-12", "2024-11-13"], last=True) == "2024-11-13"
    assert best_time(["soon"]) is None


def test_furniture_is_told_from_text() -> None:
    lists = load()
    assert lists.phrase("Leave a review") == ("comments", "leave a review")
    assert lists.phrase("Read more: Talks fail") == ("more", "read more:")
    assert lists.phrase("The minister will share this view.") is None
    assert "related" in lists.roles_of("article__related-stories")
    assert "related" not in lists.roles_of("unrelated")


def server(request: httpx.Request) -> httpx.Response:
    if request.url.path == "/big":
        return httpx.Response(200, content=b"x" * 2000)
    if request.url.path == "/gone":
        return httpx.Response(404)
    if request.url.path == "/down":
        raise httpx.ConnectTimeout("timed out", request=request)
    return httpx.Response(200, content=b"<p>hello</p>", headers={"content-type": "text/html; charset=koi8-r"})


def test_fetch() -> None:
    transport = httpx.MockTransport(server)
    got = fetch("https://site.example/page", limit=1000, transport=transport)
    assert (got.data, got.charset, got.url) == (b"<p>hello</p>", "koi8-r", "https://site.example/page")
    for path, cause in (("big", "larger than"), ("gone", "404"), ("down", "timed out")):
        with pytest.raises(SkipPage, match=cause):
            fetch(f"https://site.example/{path}", limit=1000, transport=transport)
    with pytest.raises(SkipPage, match="only http"):
        fetch("file:///etc/hosts", limit=1000, transport=transport)
