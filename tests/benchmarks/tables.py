"""``tables``: an import of 2,000 messy rows ÷ what can't be spared; the column that is formatted to the last row.

The floor reads the same sheet with openpyxl and makes the same clients in one transaction, without asking anything of
either: no doubts, no duplicates, no differences. Both are measured in turns, in processor time, each in a fresh copy of
one archive. The sheet whose column is formatted to row 1,048,576 is read in fresh processes, with what it adds to the
process's memory at its highest.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path
from typing import Final

from openpyxl import load_workbook

from db.clients.store import clients
from db.core.audit import Action
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.importing import operations as importing
from db.importing.operations import ImportTable
from db.importing.store import importing as store
from tests.benchmarks.support import Series, in_turns, verdict
from tests.db.importing.desk import READING, build, opened, sheet_file
from tests.db.importing.messy import write_messy_xlsx

ROWS: Final = 2000
ROUNDS: Final = 3
GOAL: Final = 2.0
STARTS: Final = 5
SECONDS: Final = 2.0
MEGABYTES: Final = 100.0
LAST_ROW: Final = 1_048_576
_READ: Final = """
import sys, time
from pathlib import Path
import python_calamine, db.importing.files.tables as tables
def peak():
    return int(next(line for line in open("/proc/self/status") if line.startswith("VmHWM")).split()[1]) / 1024
before, began = peak(), time.process_time()
assert len(tables.read_table(Path(sys.argv[1])).rows) == 2
print(time.process_time() - began, peak() - before)
"""


@operation(Permission.IMPORT, Action.CREATE)
def make_clients(work: Work, planned: store.Plan) -> None:
    """The same clients, without a table."""
    for one in planned.rows:
        if one.verdict is importing.Verdict.ACCEPTED:
            clients.create(work, planned.fields, one.row.values)


@operation(Permission.IMPORT, Action.READ)
def read_plan(work: Work, path: Path) -> store.Plan:
    """What the table gives."""
    return store.plan(work, store.read(path, READING), reading=READING)


def run() -> int:
    """Measures and prints; returns 1 where a goal is missed."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        home = build(place / "salon")
        table = place / "messy.xlsx"
        write_messy_xlsx(table, ROWS)
        ours, floor = Series(f"import of {ROWS} messy rows", "s"), Series("openpyxl and the same clients", "s")
        copies = iter(range(2 * ROUNDS))
        request = ImportTable(request_id="r", path=table, reading=READING)

        def bring_in() -> None:
            with opened(home, place / f"copy{next(copies)}") as desk:
                began = time.process_time()
                importing.import_table(desk, request)
                ours.add(time.process_time() - began)

        def make() -> None:
            with opened(home, place / f"copy{next(copies)}") as desk:
                planned = read_plan(desk, table)
                began = time.process_time()
                _read_all(table)
                make_clients(desk, planned)
                floor.add(time.process_time() - began)

        in_turns(ROUNDS, bring_in, make)
        print(ours, floor, sep="\n")
        met = verdict("import ÷ floor", ours.median / floor.median, GOAL)
        return int(not all((met, _whole_column(place))))


def _read_all(table: Path) -> None:
    book = load_workbook(table, read_only=True, data_only=True)
    for sheet in book.worksheets:
        for _row in sheet.iter_rows(values_only=True):
            pass
    book.close()


def _whole_column(place: Path) -> bool:
    path = sheet_file(place / "small.xlsx", ("姓名", "手机"), ("苏晴岚", "13560010001"), ("黎小曼", "13560010005"))
    whole = place / "whole.xlsx"
    part = "xl/worksheets/sheet1.xml"
    formatted = b"".join(b'<row r="%d"><c r="C%d" s="0"/></row>' % (at, at) for at in range(4, LAST_ROW + 1))
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            ends = content.replace(b"</sheetData>", formatted + b"</sheetData>") if name == part else content
            target.writestr(name, ends)
    seconds, memory = Series("column formatted to the last row", "s"), Series("and what it adds", "MB")
    for _start in range(STARTS):
        found = subprocess.check_output([sys.executable, "-c", _READ, str(whole)], text=True).split()
        seconds.add(float(found[0]))
        memory.add(float(found[1]))
    print(seconds, memory, sep="\n")
    met = verdict("column formatted to the last row", seconds.median, SECONDS, " s")
    return verdict("what it adds to the process", memory.median, MEGABYTES, " MB") and met


if __name__ == "__main__":
    sys.exit(run())
