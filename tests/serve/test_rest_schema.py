"""The API keeps to its own description: all checks of schemathesis, in this process, with a fixed seed.

`SCHEMATHESIS_EXAMPLES=100` asks more and covers every address: see DEVELOPERS.md.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from linked_pages import linked_store
from schemathesis import engine
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import events
from serve_pages import hostile, strike

from dateline.serve.app import create_app

EXAMPLES = int(os.environ.get("SCHEMATHESIS_EXAMPLES", "0"))
SAME_FILTERS = re.compile(r"/(events\.ndjson|reports|reports\.ndjson|actors|explore)$")
"""They take what /events takes, so that a quick run need not go through all of it again."""


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The description of the API over a store of linked and of hostile pages."""
    store = linked_store(tmp_path_factory.mktemp("schema") / "news.db")
    store.add(strike())
    store.add(hostile())
    config = SchemathesisConfig.from_dict(
        {
            "seed": 1,
            "generation": {"max-examples": EXAMPLES or 2, "deterministic": True, "database": "none"},
            "phases": {"stateful": {"enabled": False}},
        }
    )
    app = create_app(store)
    host = {"Host": "127.0.0.1"}
    loaded = schemathesis.openapi.from_asgi("/api/v1/openapi.json", app, config=config, headers=host)
    loaded.config.update(base_url="http://127.0.0.1")
    yield loaded if EXAMPLES else loaded.exclude(path_regex=SAME_FILTERS)
    store.close()


@pytest.mark.filterwarnings("default")
def test_schemathesis_passes(schema: Any) -> None:
    failed, asked = [], 0
    for event in engine.from_schema(schema).execute():
        assert not isinstance(event, events.FatalError | events.NonFatalError), event
        if isinstance(event, events.ScenarioFinished):
            asked += len(event.recorder.cases)
            failed += list(_failures(event.recorder))
    assert not failed
    assert asked > 300


def _failures(recorder: Any) -> Iterator[str]:
    for case, checks in recorder.checks.items():
        for check in checks:
            if check.failure_info is not None:
                curl = recorder.cases[case].value.as_curl_command()
                yield f"{recorder.label} {check.name}: {check.failure_info.failure.message}\n{curl}"
