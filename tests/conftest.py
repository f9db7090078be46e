"""What several tests share: the parser, loaded once a run."""

from __future__ import annotations

import pytest

from dateline.language.english import English


@pytest.fixture(scope="session")
def english() -> English:
    """The English parser; loading takes two seconds, so only for tests that need real parses."""
    return English()
