"""Actors: months without gaps, pictures that stand alone, addresses by code and by name."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from serve_pages import Get

from dateline.serve import actors
from dateline.store.base import Deeds, Profile

MONTHS = st.dictionaries(
    st.builds("{:04}-{:02}".format, st.integers(1990, 2026), st.integers(1, 12)),
    st.integers(1, 50),
    max_size=30,
)


def deeds(months: dict[str, int]) -> Deeds:
    return Deeds(events=sum(months.values()), types=(), others=(), months=tuple(sorted(months.items())))


def profile(acts: dict[str, int], receives: dict[str, int]) -> Profile:
    return Profile(who="KEN", country="KEN", acts=deeds(acts), receives=deeds(receives))


@given(MONTHS, MONTHS)
def test_no_event_is_lost_and_no_month_left_out(acts: dict[str, int], receives: dict[str, int]) -> None:
    drawn, earlier = actors.months(profile(acts, receives))
    shown = sum(each.acts + each.receives for each in drawn)
    assert shown + earlier == sum(acts.values()) + sum(receives.values())
    numbers = [int(each.month[:4]) * 12 + int(each.month[5:]) for each in drawn]
    assert numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else not drawn
    assert len(drawn) in (0, *range(actors.FEWEST, actors.MONTHS + 1))


def test_the_picture_is_sound_and_tells_its_numbers(get: Get) -> None:
    answer = get("/actors/BOL.svg")
    assert answer.headers["content-type"] == "image/svg+xml"
    assert "unsafe" not in answer.headers["content-security-policy"]
    root = ET.fromstring(answer.text)
    assert root.get("role") == "img"
    assert "2026-03: " in answer.text


def test_the_picture_in_pixels(get: Get) -> None:
    answer = get("/actors/FRA.png")
    assert answer.headers["content-type"] == "image/png"
    assert answer.content.startswith(b"\x89PNG")


@pytest.mark.parametrize("who", ["FRA", "france%3Cscript%3Ealert(1)%3C/script%3E"])
def test_a_page_by_code_and_by_name(get: Get, who: str) -> None:
    answer = get(f"/actors/{who}")
    assert answer.status_code == 200
    assert "<script" not in answer.text
    assert "ACCUSE" in answer.text
    assert get(f"/actors/{who}.json").json()["actor"]["acts"]["events"] == 1
    assert get(f"/actors/{who}.csv").text.startswith(",".join(actors.DEED_COLUMNS))


@pytest.mark.parametrize("who", ["QQQ", "nobody%20at%20all", "%3Cscript%3E", "a/b/c"])
def test_nobody_is_said_to_be_nobody(get: Get, who: str) -> None:
    for ending in ("", ".json", ".csv", ".svg"):
        answer = get(f"/actors/{who}{ending}")
        assert answer.status_code == 404
        assert ending or "<script" not in answer.text


def test_the_list(get: Get) -> None:
    text = get("/actors").text
    assert 'href="/actors/FRA"' in text
    found = get("/actors.json").json()
    assert {row["country"] for row in found["actors"]} >= {"FRA", "ESP"}
    assert len(get("/actors.csv").text.splitlines()) == 1 + len(found["actors"]) + len(found["named"])
