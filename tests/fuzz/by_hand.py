"""Fuzz readers for as long as one likes: `make fuzz SECONDS=1800`, or this file with -s 60 and a reader.

The seconds are of processor time and for each reader, so a busy machine, or a process that is stopped for a
while, takes longer and tries as much; one after another, each in a process of its own with a limit on memory.
What breaks one, or takes it longer than SLOW seconds, is written to the corpus, once a place in the code, and
the run goes on. The end says how many inputs each took, in which time. Exit status 1: something broke.
"""

from __future__ import annotations

import argparse
import hashlib
import resource
import signal
import sys
import time
import traceback
from multiprocessing import Process
from pathlib import Path
from random import Random
from types import FrameType

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1])]

from checks import CHECKS  # noqa: E402
from mutating import mutated  # noqa: E402

from dateline.errors import DatelineError  # noqa: E402

CORPUS = Path(__file__).parent / "corpus"
SLOW = 10.0
"""Seconds of processor time that one input of up to 100 kB may take."""
MEMORY = 4 << 30


class Hang(BaseException):
    """A reader has taken too long."""


def corpus_of(name: str) -> list[bytes]:
    """What a reader is fuzzed from, in order of name."""
    return [path.read_bytes() for path in sorted((CORPUS / name).iterdir())]


def _too_long(_number: int, _frame: FrameType | None) -> None:
    raise Hang


def fuzz(name: str, seconds: float, seed: int) -> None:
    """Fuzz one reader; leaves with status 1 where it broke."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.signal(signal.SIGVTALRM, _too_long)
    corpus, chance = corpus_of(name), Random(seed)
    seen: set[str] = set()
    wall, end, count, slowest = time.monotonic(), time.process_time() + seconds, 0, 0.0
    while time.process_time() < end:
        data, count = mutated(corpus, chance), count + 1
        begun = time.process_time()
        signal.setitimer(signal.ITIMER_VIRTUAL, SLOW)
        try:
            CHECKS[name](data)
        except DatelineError:
            pass
        except (Exception, Hang) as error:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            _keep(name, data, error, seen)
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        slowest = max(slowest, time.process_time() - begun)
    spent, wall = time.process_time() - end + seconds, time.monotonic() - wall
    print(
        f"{name}: {count} inputs in {spent:.0f} s of processor time ({wall:.0f} s in all), "
        f"{len(seen)} faults, the slowest took {slowest:.2f} s",
        flush=True,
    )
    sys.exit(1 if seen else 0)


def _keep(name: str, data: bytes, error: BaseException, seen: set[str]) -> None:
    """Write the input to the corpus, unless one that broke at the same place is there."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{type(error).__name__} {frames[-1].filename}:{frames[-1].lineno} {_ours(frames)}"
    if place in seen or (isinstance(error, Hang) and len(seen) > 20):
        return
    seen.add(place)
    path = CORPUS / name / f"found-{hashlib.sha256(data).hexdigest()[:12]}"
    path.write_bytes(data)
    print(f"{name}: {place}: {str(error)[:200]} ({path.name}, {len(data):,} bytes)", flush=True)


def _ours(frames: traceback.StackSummary) -> str:
    ours = [
        frame for frame in frames if "dateline" in frame.filename and "site-packages" not in frame.filename
    ]
    return f"in {Path(ours[-1].filename).name}:{ours[-1].lineno}" if ours else ""


def main() -> int:
    """Run the readers that are named, or all."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("readers", nargs="*", metavar="READER", help=f"all of them: {', '.join(CHECKS)}")
    parser.add_argument("-s", "--seconds", type=float, default=60.0, help="of processor time for each reader")
    parser.add_argument("--seed", type=int, default=time.time_ns() % 2**32, help="for the same run again")
    given = parser.parse_args()
    unknown = set(given.readers) - set(CHECKS)
    if unknown:
        parser.error(f"there is no reader {', '.join(sorted(unknown))}; there are {', '.join(CHECKS)}")
    print(f"seed {given.seed}", flush=True)
    failed = 0
    for name in given.readers or CHECKS:
        process = Process(target=fuzz, args=(name, given.seconds, given.seed))
        process.start()
        process.join()
        failed += process.exitcode != 0
        if process.exitcode not in (0, 1):
            print(f"{name}: the process died ({process.exitcode})", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
