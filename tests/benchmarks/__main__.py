"""Runs a benchmark by name: ``python -m tests.benchmarks typeahead``; without a name, says which there are."""

from __future__ import annotations

import sys
from importlib import import_module

NAMES = (
    "start",
    "memory",
    "keypaint",
    "typeahead",
    "duplicates",
    "open_client",
    "save_visit",
    "card",
    "cards",
    "sheet",
    "idle",
)


def main(arguments: list[str]) -> int:
    """Runs the benchmarks that are named, or all.

    Returns:
        0 where every goal is met, 1 where one is missed, 64 for a name that there isn't.
    """
    if not arguments or set(arguments) - {*NAMES, "all"}:
        print(f"python -m tests.benchmarks NAME …   all {' '.join(NAMES)}", file=sys.stderr)
        return 64
    missed = 0
    for name in NAMES if "all" in arguments else arguments:
        print(f"— {name} —", flush=True)
        missed |= int(import_module(f"tests.benchmarks.{name}").run())
    return missed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
