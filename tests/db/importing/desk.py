"""A salon with three members of staff, at whose desk tables are imported."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from db.clients.fields.client import CLIENT_FIELDS
from db.clients.operations import clients
from db.clients.records import ClientRecord
from db.core.desk import Desk
from db.core.permissions import Role
from db.core.sql import rows
from db.importing import operations as importing
from db.importing.files.tables import read_table
from db.importing.operations import ImportTable
from db.importing.questions import Question, Reading
from db.importing.records import RawTable, ReadRow
from db.importing.rows import RowReader
from db.sign_in.operations import opening
from db.sign_in.operations.sign_in import FirstRun, first_run, sign_in
from db.staff.operations import staff
from tests.db.importing.messy import MEANINGS
from tests.db.salon import give_sheet

MANAGER_PIN, RECEPTION_PIN = "90517326", "905173"
RECEPTION = 3

TODAY = date(2026, 11, 22)


def build(home: Path) -> Path:
    """Makes the salon, closed: 周岚 (manager), 林小雨 (beautician), 王敏 (reception)."""
    first = FirstRun(salon="静颜美容中心", owner="周岚", pin=MANAGER_PIN)
    archive = first_run(home / "data", home / "keys", first)
    desk = sign_in(archive, 1, MANAGER_PIN)
    give_sheet(desk)
    staff.add_staff(
        desk, staff.AddStaff(request_id="s1", name="林小雨", roles=(Role.BEAUTICIAN,), pin="905174", short="林")
    )
    staff.add_staff(desk, staff.AddStaff(request_id="s2", name="王敏", roles=(Role.RECEPTIONIST,), pin=RECEPTION_PIN))
    archive.close()
    return home


@contextmanager
def opened(prepared: Path, home: Path) -> Iterator[Desk]:
    """A copy of the salon, with the manager signed in."""
    shutil.copytree(prepared, home)
    archive = opening.open_desk(home / "data", home / "keys")
    try:
        yield sign_in(archive, 1, MANAGER_PIN)
    finally:
        archive.close()


def sheet_file(path: Path, *content: Sequence[Any]) -> Path:
    """Writes a sheet from its rows."""
    book = Workbook()
    for row in content:
        book.active.append(row)
    book.save(path)
    return path


READING = Reading(meanings=MEANINGS, answers={"encoding": "gb18030"})
"""The answers to what the messy tables leave to be asked."""


def brought_in(desk: Desk, path: Path, *, reading: Reading = READING, **more: Any) -> importing.ImportResult:
    """Imports a table."""
    return importing.import_table(
        desk, ImportTable(request_id=more.pop("request", "r1"), path=path, reading=reading, **more)
    )


def preview(desk: Desk, path: Path, reading: Reading = READING) -> importing.ImportPreview:
    """Looks at a table."""
    return importing.preview_import(desk, path, reading)


def count(table: str) -> int:
    """How many rows a table of the archive has."""
    return int(rows(f"SELECT COUNT(*) FROM {table}")[0][0])


def record(desk: Desk, name: str) -> ClientRecord:
    """The whole record of the client with a name."""
    return clients.reveal(desk, rows("SELECT id FROM client WHERE name = ?", name)[0][0])


def read(path: Path, reading: Reading = Reading()) -> tuple[RawTable, list[ReadRow], list[Question]]:  # noqa: B008
    table = read_table(path, CLIENT_FIELDS, reading)
    reader = RowReader(table, CLIENT_FIELDS, {}, TODAY, reading)
    rows = [row for raw in table.rows if (row := reader.read(raw))]
    return table, rows, [*table.questions, *reader.questions()]


def open_kinds(questions: list[Question]) -> list[str]:
    return [one.key for one in questions if not one.answer]
