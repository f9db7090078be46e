"""Asks pip-audit for known faults of what dateline installs: `make audit`.

Of a package that its index cannot tell of, pip-audit says "skipped" and ends with 0; here that is no answer.
Exit status 0: all were looked up and none has a known fault; 1: some have; 2: not all could be looked up.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

PINNED = Path(__file__).with_name("run.txt")
AUDIT = ("pip-audit", "--disable-pip", "--require-hashes", "--format=json", "--progress-spinner=off")
ELSEWHERE = "run this where pypi.org can be reached"


def verdict(told: list[dict[str, Any]]) -> tuple[int, list[str]]:
    """The exit status, and the lines to say, of what pip-audit tells of each package."""
    lines = [
        f"{each['name']} {each['version']}: {fault['id']}, mended in "
        + (", ".join(fault["fix_versions"]) or "no version")
        for each in told
        for fault in each.get("vulns", ())
    ]
    status = 1 if lines else 0
    unknown = sum("skip_reason" in each for each in told)
    if unknown or not told:
        named = f"{unknown} of {len(told)} packages" if unknown else "any package"
        return status or 2, [*lines, f"not audited: the index tells nothing of {named}; {ELSEWHERE}"]
    return status, lines or [f"{len(told)} packages, none with a known fault"]


def main(uv: str) -> int:
    """Ask, and say what came."""
    command = [uv, "tool", "run", *AUDIT, "--requirement", str(PINNED)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    try:
        told = json.loads(run.stdout)["dependencies"]
    except (ValueError, KeyError):
        last = (run.stderr.strip().splitlines() or ["it says nothing"])[-1]
        sys.stderr.write(f"not audited: pip-audit cannot be run ({last[:200]}); {ELSEWHERE}\n")
        return 2
    status, lines = verdict(told)
    (sys.stderr if status else sys.stdout).write("\n".join(lines) + "\n")
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "uv"))
