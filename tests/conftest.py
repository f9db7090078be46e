"""What several tests share: the parser, loaded once a run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dateline.language.english import English

if TYPE_CHECKING:
    from dateline.coder import Tools


@pytest.fixture(scope="session")
def english() -> English:
    """The English parser; loading takes two seconds, so only for tests that need real parses."""
    return English()


@pytest.fixture(scope="session")
def tools(english: English) -> Tools:
    """The whole coder around the shared parser."""
    from dateline.coder import Tools

    return Tools.load(english)
