"""Settings come from the environment, once, and wrong ones are refused."""

from __future__ import annotations

from dataclasses import fields

import pytest

from dateline.errors import StopRun
from dateline.settings import Settings, describe


def test_defaults_and_values() -> None:
    assert Settings.from_environ({"HOME": "x"}) == Settings()
    read = Settings.from_environ({"DATELINE_STORE": "a/b.db", "DATELINE_BATCH": "4", "DATELINE_WAIT": "1.5"})
    assert (read.store, read.batch, read.wait) == ("a/b.db", 4, 1.5)


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("DATELINE_STORES", "x", "did you mean DATELINE_STORE?"),
        ("DATELINE_ZZZZZZZZZZZZZZZZ", "x", "there are DATELINE_"),
        ("DATELINE_BATCH", "many", "'many' does not fit"),
        ("DATELINE_BATCH", "0", "1 or more"),
        ("DATELINE_MIN_CONFIDENCE", "1.5", "from 0 to 1"),
        ("DATELINE_MIN_CONFIDENCE", "nan", "from 0 to 1"),
        ("DATELINE_WAIT", "-1", "number of seconds"),
        ("DATELINE_STORE", " ", "it is empty"),
    ],
)
def test_what_does_not_fit_is_refused(name: str, value: str, words: str) -> None:
    with pytest.raises(StopRun, match=words.replace("?", r"\?")):
        Settings.from_environ({name: value})


def test_every_setting_has_help() -> None:
    rows = describe()
    assert len(rows) == len(fields(Settings))
    assert all(name.startswith("DATELINE_") and default and help for name, default, help in rows)
