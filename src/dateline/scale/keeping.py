"""Files by name, in a folder of this machine or in object storage (fsspec): read, listed, written whole."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import IO, Any, Protocol

from dateline.errors import StopRun

LOCAL = "file://"


class Keeper(Protocol):
    """A folder, wherever it is. Names in it are relative, with / between."""

    where: str

    def read(self, name: str) -> bytes | None:
        """The content of a file; null: there is none."""
        ...

    def write(self, name: str, content: bytes) -> None:
        """Put a file in its place: whole, or not at all. Raises StopRun when that fails."""
        ...

    def remove(self, name: str) -> None:
        """Take a file away, if it is there."""
        ...

    def clear(self, under: str) -> None:
        """Take a folder away with all that is in it, if it is there."""
        ...

    def names(self, under: str) -> Iterator[str]:
        """The names of all files below a folder, in order; nothing where there is none."""
        ...


def is_remote(name: str) -> bool:
    """Is it an address of object storage (s3://, gs://, memory:// ...)? Pages of the web are not."""
    scheme, _, rest = name.partition("://")
    return bool(rest) and scheme.isalnum() and scheme.lower() not in ("http", "https")


def keeper(where: str) -> Keeper:
    """The folder of this name. Raises StopRun where a package is missing that reads it."""
    if where.startswith(LOCAL):
        return Folder(Path(where.removeprefix(LOCAL)))
    return Bucket(where) if is_remote(where) else Folder(Path(where))


class Folder:
    """A folder of this machine, or one that all machines share."""

    def __init__(self, path: Path) -> None:
        self._path = path.absolute()
        self.where = str(self._path)

    def read(self, name: str) -> bytes | None:
        """See `Keeper`."""
        try:
            return (self._path / name).read_bytes()
        except FileNotFoundError:
            return None

    def write(self, name: str, content: bytes) -> None:
        """See `Keeper`. The content is on the disk before it has its name."""
        path = self._path / name
        part = path.with_name(f".{path.name}.{os.getpid()}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with part.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
        except OSError as error:
            part.unlink(missing_ok=True)
            cause = f"cannot be written ({error.strerror or error})"
            raise StopRun(str(path), cause, "make room, or name another folder") from error

    def remove(self, name: str) -> None:
        """See `Keeper`."""
        (self._path / name).unlink(missing_ok=True)

    def clear(self, under: str) -> None:
        """See `Keeper`."""
        shutil.rmtree(self._path / under, ignore_errors=True)

    def names(self, under: str) -> Iterator[str]:
        """See `Keeper`. A name that begins with a dot is a file being written."""
        files = (path for path in (self._path / under).rglob("*") if path.is_file())
        yield from sorted(
            path.relative_to(self._path).as_posix() for path in files if not path.name.startswith(".")
        )


class Bucket:
    """A folder in object storage, where a file appears when it is complete."""

    def __init__(self, where: str) -> None:
        self.where = where.rstrip("/")
        self._system, self._root = system_of(self.where)

    def read(self, name: str) -> bytes | None:
        """See `Keeper`."""
        try:
            return bytes(self._system.cat_file(self._at(name)))
        except FileNotFoundError:
            return None

    def write(self, name: str, content: bytes) -> None:
        """See `Keeper`."""
        try:
            self._system.makedirs(self._at(name).rpartition("/")[0], exist_ok=True)
            self._system.pipe_file(self._at(name), content)
        except OSError as error:
            raise StopRun(f"{self.where}/{name}", f"cannot be written ({error})", "see its rights") from error

    def remove(self, name: str) -> None:
        """See `Keeper`."""
        if self._system.exists(self._at(name)):
            self._system.rm_file(self._at(name))

    def clear(self, under: str) -> None:
        """See `Keeper`."""
        if self._system.exists(self._at(under)):
            self._system.rm(self._at(under), recursive=True)

    def names(self, under: str) -> Iterator[str]:
        """See `Keeper`."""
        self._system.invalidate_cache()
        try:
            found = self._system.find(self._at(under))
        except FileNotFoundError:
            return
        yield from sorted(str(each)[len(self._root) + 1 :] for each in found)

    def _at(self, name: str) -> str:
        return f"{self._root}/{name}"


def system_of(name: str) -> tuple[Any, str]:
    """The file system of an address, and the path in it. Raises StopRun where a package for it is missing."""
    scheme = name.partition("://")[0]
    try:
        system, path = import_module("fsspec.core").url_to_fs(name)
    except ImportError as error:
        remedy = (
            "pip install 'dateline[ray]'" if (error.name or "").startswith("fsspec") else _package_of(error)
        )
        raise StopRun(name, f"{scheme}:// needs a package that is not installed", remedy) from error
    except (ValueError, OSError) as error:
        raise StopRun(name, f"cannot be opened ({error})", "check the address") from error
    return system, str(path).rstrip("/")


def _package_of(error: ImportError) -> str:
    return f"fsspec says: {error.msg}"


def open_remote(name: str) -> IO[bytes]:
    """A file of object storage, for reading."""
    system, path = system_of(name)
    file: IO[bytes] = system.open(path, "rb")
    return file
