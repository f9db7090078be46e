"""Golden pages, and what a read may be given."""

from __future__ import annotations

import gzip
import io
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import SkipPage
from dateline.model import Page
from dateline.pages import read
from dateline.pages.fetch import Fetched

GOLDEN = Path(__file__).parents[1] / "golden" / "pages"
STORY = "<h1>Talks fail again</h1><p>The minister said on Monday that the talks had failed again.</p>"


def as_json(page: Page) -> dict[str, Any]:
    """A page for comparison: its fields, and each block on a line of its own."""
    fields = {key: value for key, value in asdict(page).items() if key not in ("blocks", "missing", "source")}
    blocks = [[b.kind, b.text, b.credit, b.anchor] for b in page.blocks]
    whole = {**fields, "missing": sorted(page.missing), "blocks": blocks}
    found: dict[str, Any] = json.loads(json.dumps(whole))
    return found


@pytest.mark.parametrize(
    "path", sorted(p for p in GOLDEN.iterdir() if p.suffix != ".json"), ids=lambda p: p.name
)
def test_golden_page(path: Path) -> None:
    golden = path.with_suffix(path.suffix + ".json")
    assert as_json(read(path)) == json.loads(golden.read_text(encoding="utf-8"))


def body(page: Page) -> list[str]:
    return [block.text for block in page.blocks if block.kind == "body"]


def test_every_kind_of_source(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(STORY, encoding="utf-8")
    packed = tmp_path / "page.html.gz"
    packed.write_bytes(gzip.compress(STORY.encode()))
    expected = ["The minister said on Monday that the talks had failed again."]
    for source in (
        path,
        str(path),
        packed,
        STORY,
        io.BytesIO(STORY.encode()),
        io.StringIO(STORY),
        expected[0],
    ):
        assert body(read(source)) == expected
    assert read(path).source == str(path)


def test_each_null_field_has_a_reason() -> None:
    page = read("The army shelled the border town on Monday, residents said.")
    for name in ("url", "headline", "site_name", "agency", "dateline", "section", "published", "modified"):
        assert getattr(page, name) is None
        assert page.missing[name]
    assert page.language == "en"
    assert "language" not in page.missing


def test_prose_alone_is_body_and_a_first_short_line_its_headline() -> None:
    page = read(
        "Army shells border town\n\nThe army shelled the town on Monday.\n\nTwo people were hurt, he said.\n"
    )
    assert page.headline == "Army shells border town"
    assert len(body(page)) == 2


def test_wrapped_lines_become_paragraphs() -> None:
    page = read(
        "The army shelled the border town on Monday in the first attack since\n"
        "the truce was signed, residents and two local officials said on the\ntelephone.\n\n"
        "Two people were hurt when a shell hit the roof of the market hall, the\nmayor of the town said.\n"
    )
    assert len(body(page)) == 2
    assert body(page)[0].endswith("said on the telephone.")


def test_controls_and_overrides_are_stripped_and_blanks_are_one_space() -> None:
    page = read(
        "The\x00 min\u202eister\u200b  said\u00a0on Monday:\n“Cafe\u0301 talks”   have failed, he added."
    )
    assert body(page)[0] == "The minister said on Monday:"
    assert "Café talks" in " ".join(body(page))


@pytest.mark.parametrize(
    ("name", "data", "cause"),
    [
        ("empty.html", b"", "empty"),
        ("blank.txt", b" \n\t\n", "empty"),
        ("image.html", b"\x89PNG\r\n\x1a\n" + bytes(200), "image"),
        ("document.html", b"%PDF-1.7 ...", "PDF"),
        ("nul.html", bytes(500), "binary"),
        ("script.html", b"<html><body><script>let a = 1</script></body></html>", "no text"),
        ("signs.txt", b"*** --- ***\n", "no text"),
        ("broken.html.gz", b"\x1f\x8b\x08\x00garbage-and-more", "gzip"),
        ("cut.html.gz", gzip.compress(bytes(range(256)) * 40, mtime=0)[:90], "gzip"),
    ],
)
def test_bad_files_are_skipped_with_file_cause_and_way_out(
    tmp_path: Path, name: str, data: bytes, cause: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(SkipPage, match=cause) as caught:
        read(path)
    assert caught.value.where == str(path)
    assert caught.value.remedy
    assert "\n" not in str(caught.value)


def test_what_is_no_page_at_all(tmp_path: Path) -> None:
    for source in (tmp_path / "none.html", "no/such/file.html", tmp_path, "ftp://host.example/page", "", 5):
        with pytest.raises(SkipPage):
            read(source)  # type: ignore[arg-type]


def test_unreadable_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "page.html"
    path.write_text(STORY)

    def deny(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", deny)
    with pytest.raises(SkipPage, match="Permission denied"):
        read(path)


def test_over_the_limit_is_refused_before_it_is_parsed(tmp_path: Path) -> None:
    path = tmp_path / "big.html"
    path.write_bytes(b"<p>hello</p>" * 5_000_000)
    with pytest.raises(SkipPage, match="larger than 20 MB"):
        read(path)
    bomb = tmp_path / "bomb.html.gz"
    bomb.write_bytes(gzip.compress(bytes(30_000_000), compresslevel=1))
    with pytest.raises(SkipPage, match="larger than 20 MB"):
        read(bomb)


@pytest.mark.parametrize("tag", ["div", "span", "b", "table", "ul", "a"])
def test_a_hundred_thousand_nested_tags(tag: str) -> None:
    prose = "The minister said on Monday that the talks had failed again."
    page = read(f"<html><body>{f'<{tag}>' * 100_000}<p>{prose}</p>")
    assert prose in " ".join(body(page))


@pytest.mark.parametrize(
    ("declared", "real", "text"),
    [
        ("utf-8", "cp1252", "Le président a déclaré hier à l’Assemblée que « tout va bien »."),
        ("iso-8859-1", "utf-8", "Präsident sagte gestern in München: “Gut” – über die Straße."),
        ("no-such-code", "utf-8", "Президент заявил во вторник, что переговоры завершились."),
        ("utf-8", "cp1251", "Президент заявил во вторник, что переговоры завершились без результата."),
        ("gb2312", "gb18030", "外交部发言人周二宣布,部长将于周四访问肯尼亚,并签署贸易协定。"),
        ("utf-16", "utf-8", "Der Minister sagte am Montag, die Gespräche seien gescheitert."),
    ],
)
def test_a_wrong_declared_encoding_is_survived(tmp_path: Path, declared: str, real: str, text: str) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(
        f'<html><head><meta charset="{declared}"></head><body><p>{text}</p></body></html>'.encode(real)
    )
    assert body(read(path)) == [text]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_marks(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes("Der Minister sagte am Montag, die Gespräche seien gescheitert.".encode(encoding))
    assert body(read(path)) == ["Der Minister sagte am Montag, die Gespräche seien gescheitert."]


def check(source: str) -> None:
    try:
        page = read(source)
    except SkipPage as skip:
        assert str(skip)
        return
    assert page.blocks
    for number, block in enumerate(page.blocks):
        assert block.index == number
        assert block.text == " ".join(block.text.split())
        assert block.text


PIECES = """
Reuters|(AP)|—|Photo:|2024-11-12|11/12/2024|10:05|By|Read more:|KYIV|said.|©|-|Comments|Related|the
<p>|minister|“no”|</p>|<h1>|<a href='/x/y'>|</a>|<figure>|<figcaption>|<time datetime='x'>
<div class='related'>|</div>|{|}|&#0;
<script type='application/ld+json'>|</script>|<br>|<footer>|<ul>|<li>|<aside>|<span class='credit'>|</span>
"""
WORDS = st.sampled_from(["\n", *PIECES.replace("\n", "|").strip("|").split("|")])


@settings(max_examples=80, deadline=None)
@given(st.lists(WORDS, max_size=60))
def test_any_page_is_read_or_skipped(words: list[str]) -> None:
    check(" ".join(words) + "\n")
    check("<html><body>" + " ".join(words))


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_skipped(data: bytes) -> None:
    try:
        assert read(io.BytesIO(data)).blocks
    except SkipPage as skip:
        assert str(skip)


def test_a_template_that_declares_english_around_another_language_is_not_believed() -> None:
    german = (
        "Die Polizei hat am Montagabend vor dem Parlament sieben Menschen festgenommen und wieder entlassen. "
    )
    english = "The police arrested seven people in front of the parliament on Monday and let them go again. "
    for text, language in ((german, "de"), (english, "en")):
        page = read(f'<html lang="en-US"><body><h1>News</h1><p>{text * 4}</p></body></html>')
        assert page.language == language


def test_an_address_is_fetched_and_its_final_address_is_the_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    def answer(url: str, *, limit: int, timeout: float, private: bool) -> Fetched:
        text = "<p>Президент заявил во вторник, что переговоры завершились.</p>"
        return Fetched(data=text.encode("koi8-r"), charset="koi8-r", url=url + "/final")

    monkeypatch.setattr("dateline.pages.fetch.fetch", answer)
    page = read("https://site.example/page")
    assert (page.source, page.url) == ("https://site.example/page", "https://site.example/page/final")
    assert body(page) == ["Президент заявил во вторник, что переговоры завершились."]
    assert read("https://site.example/page", url="https://other.example/").url == "https://other.example/"


def test_a_date_that_can_be_read_two_ways_is_said_so() -> None:
    for source in (
        "Talks fail in town\nPosted 11/12/2024\nThe minister said on Monday that the talks had failed.\n",
        f"<div><h1>Talks fail again</h1><p>Posted 11/12/2024</p>{STORY[29:]}</div>",
    ):
        page = read(source)
        assert page.published is None
        assert "11/12/2024" in page.missing["published"]
        assert all(block.anchor is None for block in page.blocks)


@pytest.mark.parametrize("broken", [False, True])
def test_a_second_opinion_where_next_to_no_body_is_found(
    monkeypatch: pytest.MonkeyPatch, broken: bool
) -> None:
    def extract(*_: object, **__: object) -> str:
        if broken:
            raise RecursionError
        return "Menu\n" + "\n".join(f"The talks went into round {n} on Monday, he said." for n in range(9))

    monkeypatch.setattr("trafilatura.extract", extract)
    assert len(body(read(f"<main>{STORY}</main>"))) == (1 if broken else 9)


PARAGRAPHS = [
    "The two governments signed a fishing treaty in the port of Marel on Monday, the ministry said.",
    "It lets forty boats of each side fish in the strait until the end of the decade.",
    "Fishermen said they had not been asked.",
]
SHELLS = {
    "empty": "<div id='root'></div>",
    "menu": "<nav><a href='/w'>World</a></nav><h1>Fishing treaty signed</h1><div id='app'>Loading</div>",
    "stub": "<h1>Fishing treaty signed</h1><p>The two governments signed a fishing treaty.</p><p>Log in</p>",
}
WRITTEN = {
    "plain": "\n\n".join(PARAGRAPHS),
    "html": "".join(f"<p>{text}</p>" for text in PARAGRAPHS),
    "escaped": "".join(f"&lt;p&gt;{text}&lt;/p&gt;&nbsp;" for text in PARAGRAPHS),
    "furnished": "\n".join([*PARAGRAPHS, "Read more: Boats leave port", "Advertisement"]),
    "list": PARAGRAPHS,
}


def stating(shell: str, text: Any, **more: str) -> str:
    article = {"@type": "NewsArticle", "headline": "Fishing treaty signed", "articleBody": text, **more}
    return (
        f"<html lang='en'><head><title>Fishing treaty signed</title></head><body>{shell}"
        f"<script type='application/ld+json'>{json.dumps(article)}</script></body></html>"
    )


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("written", WRITTEN)
def test_a_story_that_only_json_ld_holds(shell: str, written: str) -> None:
    page = read(stating(SHELLS[shell], WRITTEN[written], datePublished="2026-03-02T10:00:00+02:00"))
    assert body(page) == PARAGRAPHS
    assert page.headline == "Fishing treaty signed"
    assert {block.anchor for block in page.blocks if block.kind == "body"} == {"2026-03-02"}
    assert sum(block.kind == "headline" for block in page.blocks) == 1


def test_paragraphs_glued_together_are_parted() -> None:
    page = read(stating("<div id='root'></div>", "".join(PARAGRAPHS * 3)))
    assert body(page) == PARAGRAPHS * 3
    name = "He met the U.S. envoy J.P. Dent at 3.30 p.m. on Monday and left. " * 12
    assert len(body(read(stating("<div id='root'></div>", name)))) == 1


def test_a_stated_body_does_not_replace_the_one_that_is_shown() -> None:
    shown = "<h1>Fishing treaty signed</h1>" + "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    assert body(read(stating(shown, "Something shorter that a summary says."))) == PARAGRAPHS


def test_bodies_of_several_other_stories_are_not_this_pages() -> None:
    things = [
        {"@type": "NewsArticle", "headline": f"Other {n}", "articleBody": PARAGRAPHS[n]} for n in range(3)
    ]
    script = f"<script type='application/ld+json'>{json.dumps(things)}</script>"
    page = read(f"<html><body><h1>Latest</h1>{script}<p>{PARAGRAPHS[1]}</p></body></html>")
    assert body(page) == [PARAGRAPHS[1]]
    with pytest.raises(SkipPage, match="no text"):
        read(f"<html><body>{script}</body></html>")


@pytest.mark.parametrize(
    "text", [5, {"a": 1}, [1, None], "", " ", "<p>", "&#0;&lt;", "\ud800", "a" * 100_000]
)
def test_a_broken_stated_body_is_no_body(text: Any) -> None:
    page = read(stating("<h1>Fishing treaty signed</h1><p>" + PARAGRAPHS[0] + "</p>", text))
    assert body(page) == [PARAGRAPHS[0]]


@pytest.mark.parametrize("name", ["nav", "legal"])
def test_trafilatura_itself_gives_the_second_opinion(name: str) -> None:
    """A story in a box that is named as furniture, beside a box named as the story with one line in it."""
    rounds = [f"Round {n} of the talks ended without a result on Monday, both sides said." for n in range(6)]
    told = "".join(f"<p>{text}</p>" for text in [*PARAGRAPHS[:2], *rounds])
    page = read(
        "<html lang='en'><body><main><h1>Fishing treaty signed</h1>"
        f"<div class='{name}'>{told}</div><div class='story-body'>"
        "<p>This is all that the box holds, he said.</p></div></main></body></html>"
    )
    assert body(page)[:8] == [*PARAGRAPHS[:2], *rounds]
    assert page.headline == "Fishing treaty signed"
