"""Workbooks of older Excel: ``.xls`` and ``.xlsb`` as other programs write them.

The two files in ``workbooks`` hold the same two sheets; xlwt 1.3 has written one, pyxlsbwriter 0.1 the other.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from db.core.desk import Desk
from db.core.errors import Code, SalonError
from db.importing import operations as importing
from db.importing.files.tables import read_table
from db.importing.operations import Reading
from tests.db.importing.desk import brought_in, record

KINDS = ("xls", "xlsb")
READING = Reading(meanings={"首次到店": "left_out"})


def workbook(kind: str) -> Path:
    return Path(__file__).with_name("workbooks") / f"clients.{kind}"


@pytest.mark.parametrize("kind", KINDS)
def test_numbers_days_and_words_are_read_as_they_were_meant(kind: str) -> None:
    table = read_table(workbook(kind))
    assert (table.sheet, [column.heading for column in table.heads.columns]) == (
        "顾客",
        ["姓名", "手机", "生日", "首次到店", "备注"],
    )
    assert [row.cells for row in table.rows] == [
        ("苏晴岚", "13560010001", "1990-05-06", "2025-11-25", "靠窗"),
        ("欧阳雪", "13560010002", "3.12", "", "=不是公式"),
        ("Zoë Bjørn", "+86 135 6001 0003", "1988-02-29", "2024-02-29"),
    ]
    # a sheet without headings of clients is none
    assert [sheet.name for sheet in table.sheets] == ["顾客"]


@pytest.mark.parametrize("kind", KINDS)
def test_its_clients_come_in_and_what_cannot_be_checked_is_said(desk: Desk, kind: str) -> None:
    path = workbook(kind)
    asked = importing.preview_import(desk, path)
    assert not asked.is_checked
    assert [question.about for question in asked.open_questions] == ["首次到店"]
    assert brought_in(desk, path, reading=READING).added == 3
    assert record(desk, "苏晴岚").values["birthday"] == "1990-05-06"
    assert record(desk, "欧阳雪").values["birthday"] == "--03-12"
    assert record(desk, "Zoë Bjørn").values["phone"] == "13560010003"


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_that_was_cut_short_is_refused(tmp_path: Path, kind: str) -> None:
    whole = workbook(kind).read_bytes()
    for length in (600, len(whole) // 2, len(whole) - 30):
        path = tmp_path / f"cut.{kind}"
        path.write_bytes(whole[:length])
        try:
            found = read_table(path)
        except SalonError as error:
            assert error.code is Code.UNREADABLE_TABLE
        else:
            # the end of an .xls may be padding
            assert [row.cells[0] for row in found.rows] == ["苏晴岚", "欧阳雪", "Zoë Bjørn"]
