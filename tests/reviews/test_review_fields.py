"""Corrections as people write them: checked, read from a record, put into it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import factories
from dateline import ontology
from dateline.model import Correction, Report
from dateline.reviews import fields
from dateline.reviews.fields import BadField, apply, check, shown


def correction(field: str, now: str, was: str = "") -> Correction:
    return Correction(field=field, was=was, now=now, by="ann", at="2024-11-12T10:00:00+00:00", review="r1")


def test_no_sector_is_a_country_too() -> None:
    assert not set(fields.sectors()) & set(fields.countries())
    assert {"KEN", "XKX", "UNO"} <= set(fields.countries())


@pytest.mark.parametrize(
    ("field", "given", "kept"),
    [
        ("type", "accuse", "ACCUSE"),
        ("mode", "EXPEL", "expel"),
        ("actors", " Ann  Lee [prk gov] ;soldiers", "Ann Lee [PRK GOV]; soldiers"),
        ("recipients", "", ""),
        ("source", "KCNA [PRK JRN]", "KCNA [PRK JRN]"),
        ("actors", "rebels [REB]", "rebels [REB]"),
        ("date", "2024-11-04/2024-11-10", "2024-11-04/2024-11-10"),
        ("date", "../2024-11", "../2024-11"),
        ("date", "2024", "2024"),
        ("date", "", ""),
        ("place", "Vienna [aut] 48.21,16.37", "Vienna [AUT] 48.21, 16.37"),
        ("place", "Vienna", "Vienna"),
        ("auxiliary", "future  negation", "future negation"),
    ],
)
def test_what_may_be_written(field: str, given: str, kept: str) -> None:
    assert check("event", {field: given}, type="SANCTION") == {field: kept}


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("type", "DEMAND"),
        ("type", ""),
        ("mode", "aerial"),
        ("actors", "Ann [XXX]"),
        ("actors", "Ann [GOV PRK]"),
        ("actors", "Ann [PRK"),
        ("actors", ";".join("abcdefghijklmnopqrstuvwxyz")),
        ("date", "yesterday"),
        ("date", "2024-13"),
        ("date", "2024-02-30"),
        ("date", "2024-11-10/2024-11-04"),
        ("date", "/"),
        ("place", "Vienna [XXX]"),
        ("place", "Vienna 99, 16"),
        ("auxiliary", "maybe"),
        ("colour", "red"),
        ("actors", "x" * 600),
    ],
)
def test_what_means_nothing_is_refused_with_a_way_out(field: str, given: str) -> None:
    with pytest.raises(BadField) as caught:
        check("event", {field: given}, type="SANCTION")
    assert caught.value.where == field


def test_controls_and_directions_do_not_get_in() -> None:
    assert check("event", {"actors": "A\u202enn\x1b[PRK]\n"}, type="X") == {"actors": "A nn [PRK]"}


def test_pages_and_treaties_have_fields_of_their_own() -> None:
    assert check("page", {"headline": "New  words", "published": "2024-11-12T09:30+01:00"})
    assert check("treaty", {"parties": "aut, hun", "field": "Defence"}) == {
        "field": "defence",
        "parties": "AUT HUN",
    }
    for kind, field, value in (
        ("page", "published", "noon"),
        ("treaty", "name", ""),
        ("treaty", "parties", "XYZ"),
    ):
        with pytest.raises(BadField):
            check(kind, {field: value})  # type: ignore[arg-type]


def test_another_type_takes_its_class_and_drops_modes_that_are_not_its_own() -> None:
    found = apply(factories.expulsion(), [correction("type", "ACCUSE")])
    known = ontology.types()["ACCUSE"]
    assert (found.type, found.quad, found.intensity, found.modes) == (
        "ACCUSE",
        known.quad,
        known.intensity,
        (),
    )


def test_those_who_stay_keep_their_words_and_those_who_come_have_a_reason() -> None:
    before = factories.report()
    value = f"{shown(before, 'actors')}; Vienna [AUT]; Nobody Here [DEU CVL]"
    found = apply(before, [correction("actors", value)]).actors
    assert found[0] == before.actors[0]
    assert found[1].text == "Vienna" and found[1].why == "corrected by ann on 2024-11-12"
    assert found[2].text == "" and found[2].start == found[2].end and found[2].name == "Nobody Here"


def test_what_is_taken_out_has_a_reason() -> None:
    found = apply(factories.report(), [correction("date", ""), correction("place", "")])
    assert found.date is None and found.place is None
    assert found.missing == {
        "date": "corrected by ann on 2024-11-12",
        "place": "corrected by ann on 2024-11-12",
    }


def test_a_speaker_who_stays_keeps_the_cue() -> None:
    before = factories.expulsion()
    found = apply(before, [correction("source", "State media [HUN JRN]; The army [HUN MIL]")])
    assert found.attribution[0].cue == before.attribution[0].cue
    assert found.attribution[0].source and found.attribution[0].source.country == "HUN"
    assert found.attribution[1].stance == "says"
    assert apply(before, [correction("source", "")]).attribution == ()


values = {
    "type": st.sampled_from(sorted(ontology.types())),
    "actors": st.sampled_from(["", "Vienna [AUT]", "Ann Lee [PRK GOV]; Bo", "Borduria"]),
    "recipients": st.sampled_from(["", "two Ruritanian diplomats [AUT GOV]"]),
    "date": st.sampled_from(["", "2024-11-12", "2024", "2024-11-04/2024-11-10"]),
    "place": st.sampled_from(["", "Vienna [AUT]", "Graz [AUT] 47.07, 15.44", "Linz"]),
    "auxiliary": st.sampled_from(["", "future", "hypothetical negation"]),
    "source": st.sampled_from(["", "KCNA [PRK JRN]", "State media [JRN]"]),
}


@given(
    st.fixed_dictionaries({}, optional=values), st.sampled_from([factories.report(), factories.expulsion()])
)
def test_what_is_corrected_is_shown_and_every_span_quotes_its_text(
    given: dict[str, str], report: Report
) -> None:
    kept = check("event", given, type=report.type)
    found = apply(report, [correction(name, now) for name, now in kept.items()])
    assert {name: shown(found, name) for name in kept} == kept
    text = factories.page().blocks[1].text
    people = [*found.actors, *found.recipients, *(each.source for each in found.attribution if each.source)]
    for each in people:
        assert text[each.start : each.end] == each.text
