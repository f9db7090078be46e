"""Parts: every record in exactly one, and nothing that is done twice."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from dateline.errors import SkipPage
from dateline.pages import archives
from dateline.scale import parts
from dateline.scale.keeping import Folder, is_remote, keeper
from dateline.scale.output import NO_DAY, day_of
from dateline.scale.records import Done, Part, Source

SAMPLES = Path(__file__).parents[2] / "samples"


def warc(path: Path, records: int) -> Path:
    """A gzip WARC of small pages."""
    path.write_bytes(b"".join(gzip.compress(record(n)) for n in range(records)))
    return path


def record(number: int) -> bytes:
    body = f"<html><body><h1>Talks {number}</h1><p>Kenya met Togo on Monday, {number}.</p></body></html>"
    response = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(body)}\r\n\r\n{body}"
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\n"
        f"WARC-Target-URI: https://a.example/{number}\r\nWARC-Date: 2026-03-01T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(response)}\r\n\r\n"
    )
    return f"{head}{response}\r\n\r\n".encode()


@pytest.mark.parametrize("size", [1, 3, 7, 100])
def test_the_parts_of_a_warc_have_every_record_once(tmp_path: Path, size: int) -> None:
    path = warc(tmp_path / "news.warc.gz", 10)
    found = parts.of_archive(parts.source_of(str(path)), size)
    assert len(found) == -(-10 // size)
    urls = []
    for part in found:
        for entry in archives.entries(path, archives.Wanted(), start=part.start):
            if part.stop is not None and entry.next >= part.stop:
                break
            assert entry.page is not None
            urls.append(entry.page.url)
    assert urls == [f"https://a.example/{n}" for n in range(10)]


def test_an_archive_that_is_no_warc_is_one_part(tmp_path: Path) -> None:
    path = tmp_path / "stories.jsonl"
    path.write_text('{"url": "https://a.example/1", "title": "Talks", "text": "Kenya met Togo."}\n')
    assert [(each.start, each.stop) for each in parts.of_archive(parts.source_of(str(path)), 1)] == [
        (0, None)
    ]


def test_what_is_done_is_left_out_and_what_changed_is_refused(tmp_path: Path) -> None:
    one, two = tmp_path / "1.txt", tmp_path / "2.txt"
    one.write_text("Kenya met Togo."), two.write_text("Chad met Mali.")
    part = Part(sources=(parts.source_of(str(one)),))
    finished = parts.Finished([Done(id=part.id, part=part, version="test")])
    failed: list[SkipPage] = []
    names = [str(one), str(two), str(two)]
    assert parts.listing(names, finished, failed.append) == ([parts.source_of(str(two))], [])
    one.write_text("Kenya met Togo again.")
    assert parts.listing([str(one)], finished, failed.append) == ([], [])
    assert "has changed" in str(failed[0])


def test_object_storage_is_listed_copied_and_written() -> None:
    fsspec = pytest.importorskip("fsspec", reason="fsspec is not installed: make test-ray")
    system = fsspec.filesystem("memory")
    system.pipe("/in/a.txt", b"Kenya met Togo.")
    system.pipe("/in/b/c.html", b"<p>Chad met Mali.</p>")
    pages, many = parts.listing(["memory://in"], parts.Finished(()), lambda error: pytest.fail(str(error)))
    assert [each.name for each in pages] == ["memory:///in/a.txt", "memory:///in/b/c.html"]
    assert not many
    with parts.local_file(pages[0].name, 6, 9) as path:
        assert path.read_bytes() == b"met"
    assert not path.exists()
    kept = keeper("memory://out")
    assert kept.read("done/a.json") is None
    kept.write("done/a.json", b"{}")
    assert list(kept.names("done")) == ["done/a.json"]
    kept.remove("done/a.json")
    assert kept.read("done/a.json") is None


def test_a_file_is_written_whole_and_what_is_being_written_is_not_listed(tmp_path: Path) -> None:
    kept = Folder(tmp_path)
    kept.write("done/a.json", b"1")
    (tmp_path / "done" / ".b.json.17").write_bytes(b"ha")
    kept.write("done/a.json", b"2")
    assert list(kept.names("done")) == ["done/a.json"]
    assert kept.read("done/a.json") == b"2"


@pytest.mark.parametrize(
    ("published", "day"),
    [("2026-03-04T09:00:00Z", "2026-03-04"), ("2026-03", NO_DAY), (None, NO_DAY), ("0000-99-99", NO_DAY)],
)
def test_the_day_of_a_page(published: str | None, day: str) -> None:
    assert day_of(published) == day


def test_pages_of_the_web_are_not_object_storage() -> None:
    assert is_remote("s3://bucket/key") and not is_remote("https://a.example/") and not is_remote("a/b.txt")


def test_the_id_of_a_part_follows_from_its_content() -> None:
    part = Part(sources=(Source(name="/a", state="1"),))
    assert part.id == Part(sources=(Source(name="/a", state="1"),)).id
    assert part.id != Part(sources=(Source(name="/a", state="2"),)).id
