"""Codes of other data sets: well-known ones, and none forgotten."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline import lexicon, ontology
from dateline.exports.codes import Codes, number

CODES = Codes.load()
PLACES = ("country", "name", "aliases", "adjectives", "lat", "lon", "source")
COUNTRIES = [row["country"] for row in lexicon.table("places/countries.tsv", PLACES)]


WELL_KNOWN = """
USA US US 2, GBR GB UK 200, DEU DE GM 255, RUS RU RS 365, CHN CN CH 710
CHE CH SZ 225, PRK KP KN 731, KOR KR KS 732, UKR UA UP 369, ISR IL IS 666
PSE PS WE -, SWE SE SW 380, ZAF ZA SF 560, NER NE NG 436, NGA NG NI 475
NIC NI NU 93, COD CD CG 490, COG CG CF 484, AUS AU AS 900, AUT AT AU 305
XKX XK KV 347, SSD SS OD 626, SDN SD SU 625, SRB RS RI 345, MNE ME MJ 341
YEM YE YM 679, VNM VN VM 816, MMR MM BM 775, TUR TR TU 640, JPN JP JA 740
TLS TL TT 860, ROU RO RO 360, HKG HK HK -, GRL GL GL -, TWN TW TW 713
IRN IR IR 630
"""


@pytest.mark.parametrize("line", re.split(r"[,\n]\s*", WELL_KNOWN.strip()))
def test_well_known_countries(line: str) -> None:
    code, alpha2, fips, cow = line.replace("-", "").split(" ")
    country = CODES.country(code)
    assert country is not None
    assert (country.alpha2, country.fips, country.cow) == (alpha2, fips, cow)


def test_every_country_has_a_row_and_no_code_stands_for_two() -> None:
    found = [CODES.country(code) for code in COUNTRIES]
    assert all(found)
    for name in ("alpha2", "fips", "cow", "cameo", "name"):
        values = [value for each in found if each and (value := getattr(each, name))]
        assert len(values) == len(set(values)), name
    assert sum(bool(each and each.cow) for each in found) == 195  # the COW states of today
    assert CODES.country(None) is None and CODES.country("UNO") is None


def test_every_type_and_mode_has_its_cameo_event() -> None:
    for type, known in ontology.types().items():
        for mode in ("", *known.modes):
            cameo = CODES.cameo(type, (mode,) if mode else ())
            assert cameo is not None, (type, mode)
            assert cameo.code.isdigit() and 3 <= len(cameo.code) <= 4
            assert 1 <= int(cameo.root) <= 20 and cameo.code.startswith(cameo.base)
            assert -10 <= cameo.goldstein <= 10 and cameo.name
            # On PLOVER's side of peace and conflict, but for what CAMEO itself has elsewhere.
            side = cameo.quad > 2
            assert side == (known.quad > 2) or cameo.code == "090"
    assert CODES.cameo("CORRIDOR", ()) is None
    assert CODES.cameo("ASSAULT", ("nothing", "aerial")) == CODES.cameo("ASSAULT", ("aerial",))


def test_quad_classes_as_gdelt_counts_them() -> None:
    for type, mode, quad in (
        ("CONSULT", "visit", 1),
        ("AID", "", 2),
        ("PROTEST", "demo", 3),
        ("ASSAULT", "", 4),
    ):
        cameo = CODES.cameo(type, (mode,))
        assert cameo is not None and cameo.quad == quad


def test_every_sector_is_in_the_table() -> None:
    sectors = {row["sector"] for row in lexicon.table("exports/sectors.tsv", ("sector", "cameo", "icews"))}
    book = (
        "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC"
    )
    assert sectors == set(book.split())
    assert CODES.cameo_types(("GOV", "JRN", "GOV", "PRE", "XXX")) == ("GOV", "MED")
    assert CODES.icews_sectors(("LEG",)) == ("Legislative / Parliamentary",)
    assert all(map(CODES.group, ("IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC")))


@given(st.text(alphabet="0123456789abcdef", min_size=16, max_size=16), st.integers(0, 9))
def test_a_number_leads_back_to_its_event(id: str, pair: int) -> None:
    assert 0 <= number(id, pair) < 2**52
    assert f"{number(id):013x}" == id[:13]


def test_an_id_of_another_program_has_a_number_too() -> None:
    assert number("urn:x") != number("urn:y")
    assert number("urn:x") == number("urn:x")
