"""The picture of a life cycle: well-formed, described in words, and safe whatever a name holds."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from dateline.model import Contradiction, StepName, StepRecord, TreatyRecord
from dateline.serve.lifecycle import svg

SVG = "{http://www.w3.org/2000/svg}"


def step(name: StepName, party: str | None, date: str | None, *, pending: bool = False) -> StepRecord:
    return StepRecord(
        step=name, party=party, by=None, date=date, pending=pending, negated=False, condition=None,
        resolved=False, contested=False, order=date or "9999", evidence=(),
    )  # fmt: skip


RECORD = TreatyRecord(
    id="0123456789abcdef",
    name="border <treaty> & pact",
    names=("border <treaty> & pact",),
    kind="treaty",
    scope="bilateral",
    field="border",
    parties=("KEN", "TZA"),
    steps=(
        step("signature", "KEN", "2026-01-31"),
        step("signature", "TZA", "2026-01-31"),
        step("rejection", "TZA", "2026-02-10"),
        step("entry into force", None, None, pending=True),
    ),
    obligations=(),
    trigger=None,
    contradictions=(Contradiction(what="two dates", step=0, pages=("a", "b")),),
    pages=("a", "b"),
    first="2026-02-01",
    last="2026-02-11",
)
HISTORY = (("2026-01-31", "signed"), ("2026-02-10", "rejected by TZA"))


def test_it_is_well_formed_and_named() -> None:
    root = ET.fromstring(svg(RECORD, HISTORY))
    assert root.tag == f"{SVG}svg" and root.get("role") == "img"
    title, text = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None and title.text == "Life cycle of border <treaty> & pact"
    assert text is not None and "signature by KEN" in (text.text or "")
    assert {title.get("id"), text.get("id")} == set((root.get("aria-labelledby") or "").split())


def test_what_is_to_come_is_hollow_and_contradictions_are_marked() -> None:
    drawn = svg(RECORD, HISTORY)
    assert drawn.count('class="mark done"') == 2 + 1  # two signatures, and the key
    assert "to come" in drawn and "contradicted" in drawn and "two dates" in drawn
    assert "rejected by TZA" in drawn


def test_it_loads_nothing_from_elsewhere() -> None:
    drawn = svg(RECORD, HISTORY)
    assert "href" not in drawn and "url(" not in drawn and "<script" not in drawn


def test_countries_may_be_named() -> None:
    assert "Tanzania" in svg(RECORD, HISTORY, names={"TZA": "Tanzania"})
    assert svg(RECORD) == svg(RECORD)
    assert svg(RECORD, standalone=True).startswith("<?xml")
