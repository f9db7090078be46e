"""Starting the server, and a store that fails under it."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from serve_pages import client

from dateline.errors import StopRun
from dateline.serve.app import run
from dateline.serve.options import Serving
from dateline.store.sql import open_store


class Damaged:
    """A store whose file broke while it was served."""

    def __getattr__(self, name: str) -> object:
        def fail(*args: object, **options: object) -> object:
            raise StopRun("/home/somebody/news.db", "is damaged", "restore a copy")

        return fail


@pytest.mark.parametrize("path", ["/", "/events.json", "/events.csv", "/events/x", "/pages", "/pages/x.json"])
def test_a_damaged_store_is_said_without_its_path(path: str) -> None:
    answer = client(Damaged())(path)  # type: ignore[arg-type]
    assert answer.status_code == 500
    assert "damaged" in answer.text
    assert "somebody" not in answer.text


def test_a_port_in_use_is_one_clear_line(tmp_path: Path) -> None:
    store = tmp_path / "news.db"
    open_store(store).close()
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(StopRun, match="another --port"):
        run(str(store), Serving(port=taken.getsockname()[1]), say=lambda line: None)


def test_a_store_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(StopRun):
        run(str(tmp_path / "none.db"), say=lambda line: None)
    assert not list(tmp_path.iterdir())
