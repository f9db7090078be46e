"""Whether a clause looks ahead, so that its weekday is the coming one."""

from __future__ import annotations

import pytest

from dateline.coder import Tools
from dateline.coding.tense import looks_ahead


@pytest.mark.parametrize(
    ("text", "ahead"),
    [
        ("Men set fire to a mill in Lima on Wednesday.", False),
        ("They set new talks for Wednesday.", True),
        ("Talks are set for Wednesday.", True),
        ("The talks will begin on Wednesday.", True),
        ("The talks began on Wednesday.", False),
    ],
)
def test_a_weekday_is_the_coming_one_where_the_clause_looks_ahead(
    tools: Tools, text: str, ahead: bool
) -> None:
    doc = next(iter(tools.parser.parse([text])))
    assert looks_ahead(doc)(text.index("Wednesday")) is ahead
