"""Run the tests of the store on a real PostgreSQL server, started for them alone: make test-postgres.

The server's programs come from Debian's package `postgresql` (installed here where that is possible), or from
anywhere on PATH. It listens on this machine only, on a free port, with a data folder that is thrown away.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

#: What runs on both databases.
TESTS = ("tests/store", "tests/serve", "tests/live", "tests/commands")
USER = "postgres"


def main(arguments: list[str]) -> int:
    """Start a server, run pytest with its address, stop it; pytest's exit status."""
    folder = programs() or installed()
    if folder is None:
        print(
            "no PostgreSQL here: install Debian's package postgresql, or put initdb on PATH", file=sys.stderr
        )
        return 2
    with server(folder) as address:
        command = [sys.executable, "-m", "pytest", "-q", *(arguments or TESTS)]
        return subprocess.run(
            command, env={**os.environ, "DATELINE_TEST_POSTGRES": address}, check=False
        ).returncode


def programs() -> Path | None:
    """The folder of initdb: on PATH, or where Debian has it."""
    found = shutil.which("initdb")
    if found:
        return Path(found).parent
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4]))
    return versions[-1].parent if versions else None


def installed() -> Path | None:
    """Install Debian's package, where we may."""
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        return None
    for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "postgresql"]):
        subprocess.run(command, check=False, stdout=subprocess.DEVNULL)
    return programs()


@contextmanager
def server(folder: Path) -> Iterator[str]:
    """A server with an empty database; its address. It refuses to run as root, so root lends its user."""
    data = Path(tempfile.mkdtemp(prefix="dateline-postgres-"))
    if os.geteuid() == 0:
        shutil.chown(data, USER)
    port = free_port()
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={data}"
    control = (folder / "pg_ctl", "-D", data / "db")
    try:
        run(folder / "initdb", "-D", data / "db", "-A", "trust", "-U", USER, "-E", "UTF8", "--locale=C.UTF-8")
        run(
            *control,
            "-o",
            options + " -c fsync=off -c max_connections=300",
            "-l",
            data / "log",
            "-w",
            "start",
        )
        yield f"postgresql://{USER}@127.0.0.1:{port}/postgres"
    finally:
        run(*control, "-m", "immediate", "stop")
        shutil.rmtree(data, ignore_errors=True)


def run(*command: str | Path) -> None:
    """Run a program of the server, as its user where we are root."""
    words = [str(word) for word in command]
    if os.geteuid() == 0:
        words = ["runuser", "-u", USER, "--", *words]
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL, cwd=tempfile.gettempdir())


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as made:
        made.bind(("127.0.0.1", 0))
        return int(made.getsockname()[1])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
