"""Parts on many machines: Ray Data with a pool of actors, each with a parser of its own."""

from __future__ import annotations

import logging
import os
import socket
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from typing import Any

from dateline import serialise
from dateline.errors import DatelineError, StopRun
from dateline.scale.parts import of_archive
from dateline.scale.records import Done, Part, Source
from dateline.scale.work import Coder, Job

#: Blocks that Ray hands out; parts beyond that share one. It keeps a table of them.
BLOCKS = 10_000
_BEFORE = {
    # Ray would send statistics to its makers, and prints what nobody but they can use.
    "RAY_USAGE_STATS_ENABLED": "0",
    "RAY_BACKEND_LOG_LEVEL": "fatal",
    "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0",
    "RAY_raylet_start_wait_time_s": "300",
    # A worker a core, so a thread a worker. Processes of a cluster on this machine inherit it.
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
}
"""Read by Ray, or by those that calculate, when they are imported."""
START = 3
"""Workers that may die one after the other while they load, before the run is given up."""
WAIT = 10.0
"""Seconds within which the head of a cluster has to answer."""
_OBJECTS = 200_000_000
"""Bytes of shared memory on one machine: parts and markers travel, pages do not."""


class _Actor:
    """A worker of the pool. It may die at any time: what it did is on disk, or not done."""

    def __init__(self, job: Job) -> None:
        _quiet_arrow()
        self._coder = Coder(job)

    def __call__(self, batch: dict[str, Any]) -> dict[str, list[str]]:
        parts = [serialise.from_json(text, Part) for text in batch["part"]]
        return {"done": [serialise.to_json(self._coder.code(part)) for part in parts]}


def _quiet_arrow() -> None:
    """Arrow has threads of its own, which would take the time of the worker beside this one."""
    import pyarrow as pa

    pa.set_cpu_count(1)
    pa.set_io_thread_count(1)


@contextmanager
def running(address: str | None, workers: int | None) -> Iterator[int]:
    """A connection to a cluster, or one on this machine; the number of workers. Raises StopRun.

    `address` is as Ray takes it ("auto", "10.0.0.5:6379", "ray://..."); null starts one here.
    """
    for name, value in _BEFORE.items():
        os.environ.setdefault(name, value)
    ray = _ray()
    if address:
        _answers(address)
    options: dict[str, Any] = {"address": address} if address else _local(workers)
    try:
        with _hushed():
            ray.init(log_to_driver=False, logging_level=logging.ERROR, ignore_reinit_error=True, **options)
    except Exception as error:  # Ray raises bare ones too
        cause = f"no cluster answers ({' '.join(str(error).split())[:200]})"
        where = f"--address {address}" if address else "--engine ray"
        raise StopRun(where, cause, _remedy(address)) from error
    try:
        yield workers or (int(ray.cluster_resources().get("CPU", 1)) if address else os.cpu_count()) or 1
    finally:
        ray.shutdown()


def _remedy(address: str | None) -> str:
    """What to do about a cluster that cannot be reached."""
    if address in (None, "auto") or os.environ.get("RAY_AUTH_MODE"):
        return "start one with ray start --head"
    # Ray looks for its token by itself only where it looks for the cluster itself.
    return "start one with ray start --head; where it asks for Ray's token, set RAY_AUTH_MODE=token"


def _answers(address: str) -> None:
    """Raises StopRun where nobody listens, for which Ray itself would wait many minutes."""
    host, _, port = address.rpartition("://")[2].rpartition(":")
    if not host or not port.isdigit():
        return
    try:
        socket.create_connection((host.strip("[]"), int(port)), WAIT).close()
    except (OSError, OverflowError) as error:
        cause = f"no cluster answers ({getattr(error, 'strerror', None) or error})"
        raise StopRun(f"--address {address}", cause, "start one with ray start --head") from error


@contextmanager
def _hushed() -> Iterator[None]:
    """Nothing on standard error, where Ray's C++ says that it has been told to say nothing."""
    kept, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


def _ray(module: str = "ray") -> Any:
    """Ray, which few installations have. Raises StopRun without it."""
    try:
        return import_module(module)
    except ImportError as error:
        raise StopRun("--engine ray", "Ray is not installed", "pip install 'dateline[ray]'") from error


def _local(workers: int | None) -> dict[str, Any]:
    return {
        "address": "local",
        # One more than work, for Ray's own tasks: with one core in all, a run was never seen to begin.
        "num_cpus": (workers or os.cpu_count() or 1) + 1,
        "include_dashboard": False,
        "object_store_memory": _OBJECTS,
    }


def split(archives: Sequence[Source], size: int | None) -> Iterator[Part]:
    """The parts of archives, each looked through by a task of its own."""
    ray = _ray()
    task = ray.remote(max_retries=-1)(_split)
    for found in ray.get([task.remote(serialise.to_json(each), size) for each in archives]):
        yield from (serialise.from_json(text, Part) for text in found)


def each(work: Callable[[int], list[str]], numbers: Sequence[int], workers: int) -> Iterator[list[str]]:
    """What the work gives for each number, as it comes; so many at once. Who dies is replaced."""
    ray = _ray()
    task = ray.remote(max_retries=-1)(_one)
    waiting, under_way = list(reversed(numbers)), list[Any]()
    try:
        while waiting or under_way:
            while waiting and len(under_way) < workers:
                under_way.append(task.remote(work, waiting.pop()))
            ready, under_way = ray.wait(under_way)
            yield from ray.get(ready)
    except ray.exceptions.RayError as error:
        raise _cause(error) from error


def _one(work: Callable[[int], list[str]], number: int) -> list[str]:
    return work(number)


def _split(text: str, size: int | None) -> list[str]:
    return [serialise.to_json(part) for part in of_archive(serialise.from_json(text, Source), size)]


def code(parts: Sequence[Part], job: Job, workers: int) -> Iterator[Done]:
    """The markers of the parts as they come, in any order. Raises StopRun when a worker meets one."""
    ray, data = _ray(), _data()
    items = [{"part": serialise.to_json(part)} for part in parts]
    made = data.from_items(items, override_num_blocks=min(len(items), BLOCKS)).map_batches(
        _Actor,
        fn_constructor_kwargs={"job": job},
        batch_size=1,
        # One part in hand: a second one would wait behind it while another worker has nothing to do.
        compute=data.ActorPoolStrategy(size=min(workers, len(items)), max_tasks_in_flight_per_actor=1),
        num_cpus=1,  # and whoever dies is started again, any number of times, as Ray Data has it
    )
    try:
        for row in made.iter_rows():
            yield serialise.from_json(row["done"], Done)
    except ray.exceptions.RayError as error:
        raise _cause(error) from error


def _data() -> Any:
    """Ray Data, which says nothing while it works: progress is ours to tell."""
    data = _ray("ray.data")
    context = data.DataContext.get_current()
    context.enable_progress_bars = False
    context.print_on_execution_start = False
    context.max_consecutive_actor_init_deaths = START
    logging.getLogger("ray.data").setLevel(logging.CRITICAL)
    return data


def _cause(error: Exception) -> DatelineError:
    """What a worker met, if it has told; else that it cannot go on."""
    cause = getattr(error, "cause", None)
    return cause if isinstance(cause, DatelineError) else _stopped(error)


def _stopped(error: Exception) -> StopRun:
    told = [line.strip() for line in str(error).splitlines() if line.strip()]
    cause = f"a worker cannot go on ({told[-1][:300] if told else type(error).__name__})"
    return StopRun("--engine ray", cause, "see Ray's own log; the same command goes on where it stopped")
