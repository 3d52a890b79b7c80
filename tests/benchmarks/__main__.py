"""Runs a benchmark by name: ``python -m tests.benchmarks typeahead``; without a name, says which there are.

``monkey`` takes how long and from which seed on: ``python -m tests.benchmarks monkey --minutes 5 --seed 7``.
"""

from __future__ import annotations

import argparse
import gc
import sys
from importlib import import_module

from salon_tui.kiosk.garbage import MOST_OBJECTS, RESTLESS_ROUNDS, ROUNDS

NAMES = (
    "start",
    "memory",
    "keypaint",
    "typeahead",
    "duplicates",
    "merge_undo",
    "pairs",
    "open_client",
    "save_visit",
    "card",
    "cards",
    "home",
    "sheet",
    "idle",
    "monkey",
    "tables",
    "kill",
    "faults",
    "rot",
    "backup_load",
    "drill",
    "booking_model",
    "day_grid",
    "book",
    "powercut",
    "ledger_model",
    "planted_edits",
    "use_units",
    "take_split",
    "account",
    "day_end",
    "make_day",
    "task_year",
    "timeline",
    "retention",
    "first_day",
    "day_kill",
    "whole_day",
    "rules",
    "record",
    "properties",
    "journeys",
    "filters",
    "brute",
    "erase",
    "chain",
    "planted",
    "week",
)
ELSEWHERE = {
    "merge_undo": "merging.merge_undo",
    "pairs": "merging.pairs",
    "card": "paper.card",
    "cards": "paper.cards",
    "home": "paper.home",
    "sheet": "paper.sheet",
    "kill": "backups.kill",
    "faults": "backups.faults",
    "rot": "backups.rot",
    "backup_load": "backups.load",
    "drill": "backups.drill",
    "powercut": "backups.powercut",
    "day_grid": "appointments.reading",
    "book": "appointments.book",
    "ledger_model": "money.ledger_model",
    "planted_edits": "money.planted_edits",
    "use_units": "money.use_units",
    "take_split": "money.take_split",
    "account": "money.account",
    "day_end": "money.day_end",
    "make_day": "contacts.make_day",
    "task_year": "contacts.task_year",
    "timeline": "contacts.timeline",
    "retention": "contacts.retention",
    "filters": "contacts.filters",
    "first_day": "days.first_day",
    "day_kill": "days.day_kill",
    "whole_day": "days.whole_day",
    "properties": "records.properties",
    "journeys": "records.journeys",
    "erase": "trust.erase",
    "brute": "trust.brute",
    "chain": "trust.chain",
    "planted": "trust.planted",
    "week": "trust.week",
}
"""Modules that stand in a folder."""


def main(arguments: list[str]) -> int:
    """Runs the benchmarks that are named, or all.

    Returns:
        0 where every goal is met, 1 where one is missed, 64 for a name that there isn't.
    """
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", add_help=False, exit_on_error=False)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--minutes", type=float)
    parser.add_argument("--seed", type=int)
    asked = parser.parse_args(arguments)
    if not asked.names or set(asked.names) - {*NAMES, "all"}:
        print(f"python -m tests.benchmarks NAME …   all {' '.join(NAMES)}", file=sys.stderr)
        return 64
    given = {name: value for name, value in (("minutes", asked.minutes), ("seed", asked.seed)) if value is not None}
    # garbage is collected as seldom as the desk does, which does so when the keys come to rest
    gc.freeze()
    gc.set_threshold(MOST_OBJECTS, ROUNDS, RESTLESS_ROUNDS)
    missed = 0
    for name in NAMES if "all" in asked.names else asked.names:
        print(f"— {name} —", flush=True)
        missed |= int(
            import_module(f"tests.benchmarks.{ELSEWHERE.get(name, name)}").run(**(given if name == "monkey" else {}))
        )
    return missed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
