"""Archives: every format as a stream, from any place on, with one clear line for what is wrong."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterable
from pathlib import Path

import pytest
from fastwarc.warc import WarcRecord, WarcRecordType
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import SkipPage
from dateline.pages.archives import Wanted, entries, kind_of
from dateline.pages.archives.entry import language_of

SAMPLES = Path(__file__).parents[3] / "samples" / "archives"
ENGLISH = Wanted(languages=frozenset({"en"}))
STORY = "<p>Kenya and France signed a treaty on fishing in Nairobi on Monday, the ministry said.</p>"


def record(
    url: str, body: bytes, *, head: str = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8"
) -> bytes:
    made = WarcRecord()
    made.init_headers(WarcRecordType.response)
    made.headers["WARC-Target-URI"] = url
    made.headers["Content-Type"] = "application/http; msgtype=response"
    made.set_bytes_content(f"{head}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body)
    out = io.BytesIO()
    made.write(out)
    return out.getvalue()


def page(number: int, *, language: str = "en") -> bytes:
    return f'<html lang="{language}"><body><h1>Treaty {number}</h1>{STORY}</body></html>'.encode()


def archive(folder: Path, records: Iterable[bytes], *, packed: bool = True) -> Path:
    path = folder / ("news.warc.gz" if packed else "news.warc")
    path.write_bytes(b"".join(gzip.compress(each) if packed else each for each in records))
    return path


@pytest.mark.parametrize("packed", [True, False])
def test_a_web_archive_gives_its_pages_in_order(tmp_path: Path, packed: bool) -> None:
    path = archive(tmp_path, (record(f"https://a.example/{n}", page(n)) for n in range(4)), packed=packed)
    found = list(entries(path, ENGLISH))
    assert [each.page and each.page.headline for each in found] == [f"Treaty {n}" for n in range(4)]
    assert found[2].page is not None
    assert found[2].page.source == found[2].page.url == "https://a.example/2"


@pytest.mark.parametrize("packed", [True, False])
def test_it_goes_on_from_any_entry(tmp_path: Path, packed: bool) -> None:
    path = archive(tmp_path, (record(f"https://a.example/{n}", page(n)) for n in range(4)), packed=packed)
    found = list(entries(path, ENGLISH))
    for number, each in enumerate(found):
        again = list(entries(path, ENGLISH, start=each.next))
        assert [one.raw for one in again] == [one.raw for one in found[number:]]


def test_what_is_no_page_is_passed_with_its_reason(tmp_path: Path) -> None:
    path = archive(
        tmp_path,
        [
            record("https://a.example/gone", b"", head="HTTP/1.1 404 Not Found\r\nContent-Type: text/html"),
            record("https://a.example/p.png", b"\x89PNG", head="HTTP/1.1 200 OK\r\nContent-Type: image/png"),
            record("https://a.example/fr", page(1, language="fr")),
            record("https://a.example/pdf", b"%PDF-1.7 "),
        ],
    )
    passed = [each.passed or str(each.error) for each in entries(path, ENGLISH)]
    assert passed[:3] == [
        "the server answered 404",
        "it is image/png, not a page",
        "its language is fr",
    ]
    assert "a PDF file" in passed[3]


def test_a_compressed_answer_is_unpacked_up_to_the_limit(tmp_path: Path) -> None:
    bomb = gzip.compress(b"<html><p>" + b"a" * 3_000_000)
    head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip"
    path = archive(tmp_path, [record("https://a.example/bomb", bomb, head=head)])
    (found,) = entries(path, Wanted(max_bytes=100_000))
    assert found.error is not None
    assert "larger than 100,000 bytes" in str(found.error)


@pytest.mark.parametrize("kept", [0.3, 0.5, 0.7, 0.9])
def test_an_archive_that_breaks_off_keeps_what_came_before(tmp_path: Path, kept: float) -> None:
    path = archive(tmp_path, [record(f"https://a.example/{n}", page(n)) for n in range(3)])
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * kept)])
    found = list(entries(path, ENGLISH))
    assert [each.page.headline for each in found if each.page] == [
        f"Treaty {n}" for n in range(sum(1 for each in found if each.page))
    ]
    assert sum(1 for each in found if each.page) < 3


@settings(max_examples=40, deadline=None)
@given(noise=st.binary(max_size=400))
def test_noise_in_a_web_archive_never_breaks_the_run(
    tmp_path_factory: pytest.TempPathFactory, noise: bytes
) -> None:
    path = tmp_path_factory.mktemp("warc") / "noise.warc"
    path.write_bytes(record("https://a.example/0", page(0)) + noise)
    found = list(entries(path, ENGLISH))
    assert found[0].page is not None


def test_newsml_gives_stories_and_what_is_withdrawn() -> None:
    found = list(entries(SAMPLES / "agency.newsml.xml", ENGLISH))
    first = found[0].page
    assert first is not None
    assert (first.headline, first.agency, first.published) == (
        "Ghana and Togo sign border accord",
        "Kestrel Wire",
        "2026-03-04T10:40:00+00:00",
    )
    assert first.source == "urn:newsml:kestrelwire.example:20260304:7001"
    assert [block.kind for block in first.blocks] == ["headline", "body", "body", "caption"]
    assert first.blocks[3].credit == "Kestrel Wire/K. Mensah"
    assert found[1].passed == "its language is fr"
    assert found[2].withdrawn == "urn:newsml:kestrelwire.example:20260303:6990"


def test_nitf_by_itself() -> None:
    (found,) = entries(SAMPLES / "story.nitf.xml", ENGLISH)
    assert found.page is not None
    assert (found.page.site_name, found.page.section, found.page.authors) == (
        "Harbour Courier",
        "World",
        ("Kofi Adu",),
    )
    assert found.page.published == "2026-03-10T08:00:00+00:00"
    assert "not part of the story" not in " ".join(block.text for block in found.page.blocks)


def test_json_lines_hold_ninjs_of_each_version_and_plain_records() -> None:
    found = list(entries(SAMPLES / "stories.jsonl", ENGLISH))
    heads = [each.page.headline if each.page else each.withdrawn for each in found]
    assert heads == [
        "Kenya expels two envoys",
        "Ministers meet in Maputo",
        "Dockers walk out",
        "https://kestrelwire.example/ninjs/79",
    ]
    assert found[0].page is not None
    assert found[0].page.agency == "Kestrel Wire"
    assert found[2].page is not None
    assert found[2].page.authors == ("Lina Achieng",)
    rest = list(entries(SAMPLES / "stories.jsonl", ENGLISH, start=found[1].next))
    assert [each.raw for each in rest] == [each.raw for each in found[2:]]


def test_a_line_beyond_the_limit_is_said_and_the_next_is_read(tmp_path: Path) -> None:
    path = tmp_path / "long.jsonl"
    path.write_bytes(b'{"text": "' + b"a" * 5_000_000 + b'"}\n{"title": "T", "text": "Kenya met Togo."}\n')
    first, second = entries(path, Wanted(max_bytes=100_000))
    assert first.error is not None
    assert second.page is not None


@pytest.mark.parametrize(
    "line", ["{", '{"a": ' + "[" * 100_000, '{"text": 3}', '{"uri": "x", "headline": [], "bodies": 7}']
)
def test_a_bad_line_is_an_error_of_its_own(tmp_path: Path, line: str) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text('{"text": "Kenya met Togo in Lome."}\n' + line + "\n")
    first, second = entries(path, Wanted())
    assert first.page is not None
    assert isinstance(second.error, SkipPage)


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE n [<!ENTITY x SYSTEM "file:///etc/passwd">]><newsItem>&x;</newsItem>',
        '<!DOCTYPE n [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><newsItem>&b;</newsItem>',
        "<newsItem><contentSet>",
        "<newsItem>" + "<p>" * 5_000,
    ],
)
def test_hostile_xml_is_one_line(tmp_path: Path, text: str) -> None:
    path = tmp_path / "bad.xml"
    path.write_text(text)
    found = list(entries(path, Wanted()))
    assert [each.page for each in found] == [None] * len(found)
    assert found[-1].error is not None
    assert "\n" not in str(found[-1].error)


def test_kinds_are_told_by_content(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<html><p>newsItem</p></html>")
    assert kind_of(tmp_path / "page.html") is None
    assert kind_of(SAMPLES / "agency.newsml.xml") == "newsml"
    assert kind_of(SAMPLES / "story.nitf.xml") == "nitf"
    assert kind_of(tmp_path / "missing") is None


def test_the_language_of_a_template_is_not_believed_of_a_long_text() -> None:
    german = " ".join(["Die Minister trafen sich am Montag in Berlin und sprachen über den Haushalt."] * 8)
    assert language_of(f'<html lang="en"><script>var a = 1;</script><p>{german}</p>'.encode()) == "de"
    assert language_of(b'<html lang="pt"><p>x') == "pt"
