from __future__ import annotations

import io
import random
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from db.clients.fields.client import CLIENT_FIELDS
from db.core.errors import Code, SalonError
from db.fields.parsing import FieldError
from db.importing import words
from db.importing.cells import excel_text, plain_text
from db.importing.days import read_day
from db.importing.files import tables
from db.importing.health import read_allergies
from db.importing.phones import read_phones
from tests.db.importing.messy import write_messy_xlsx

FIELDS = {field.name: field for field in CLIENT_FIELDS}


def workbook(*rows: tuple[Any, ...]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def altered(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            assert name != part or old in content
            target.writestr(name, content.replace(old, new, 1) if name == part else content)
    return out.getvalue()


GOOD = workbook(("姓名", "手机"), ("王芳", "13800138000"))
SHEET = "xl/worksheets/sheet1.xml"
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("xl/workbook.xml", "<workbook/>")
        with target.open("xl/sharedStrings.xml", "w", force_zip64=True) as part:
            for _ in range(301):
                part.write(bytes(2**20))
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (b"\n \r\n", "empty"),
        (OLE, "corrupt"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (GOOD[: len(GOOD) // 2], "corrupt"),
        (b"PK\x03\x04 nothing", "corrupt"),
        (b"<html><table><tr><td>\xe5\xa7\x93\xe5\x90\x8d</td></tr></table>", "not_a_table"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", "not_a_table"),
        (b"a,b\n1,2\n", "no_headings"),
        ("姓名\n王芳\n".encode(), "no_headings"),
        (b"\xff\xfe\x00\xd8\x00\xd8", "encoding"),
        ("姓名,手机\n王芳,".encode() + b"1" * 200_000, "corrupt"),
        (workbook(("a", "b")), "no_headings"),
        (workbook(("姓名", "手机", *(f"h{n}" for n in range(210)))), "too_many_columns"),
        (altered(GOOD, SHEET, b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet'), "corrupt"),
        (altered(GOOD, SHEET, b'<row r="2"', b'<row r="99999999999"'), "too_many_rows"),
        (altered(GOOD, SHEET, b"</sheetData>", b"</sheetDat>"), "corrupt"),
        (GOOD.replace(b"xl/", b"xy/"), "not_a_table"),
    ],
)  # fmt: skip
def test_what_is_no_table_is_refused_with_a_code(tmp_path: Path, content: bytes, why: str) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    with pytest.raises(SalonError) as caught:
        tables.read_table(path)
    assert (caught.value.code, caught.value.facts["why"]) == (Code.UNREADABLE_TABLE, why)


def test_bounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.xlsx"
    with pytest.raises(SalonError, match="unreadable_table") as caught:
        tables.read_table(path)
    assert caught.value.facts["why"] == "no_file"
    path.write_bytes(bomb())
    with pytest.raises(SalonError) as caught:
        tables.read_table(path)
    assert caught.value.facts["why"] == "too_big"
    path.write_text("姓名,手机\n" + "王芳,1\n" * 11, "utf-8")
    monkeypatch.setattr(tables, "MOST_ROWS", 10)
    with pytest.raises(SalonError) as caught:
        tables.read_table(path)
    assert caught.value.facts["why"] == "too_many_rows"
    monkeypatch.setattr(tables, "MOST_BYTES", 20)
    with pytest.raises(SalonError) as caught:
        tables.read_table(path)
    assert caught.value.facts["why"] == "too_big"


def test_a_damaged_file_is_a_table_or_a_code_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_messy_xlsx(path, 8)
    good, chance = path.read_bytes(), random.Random(7)
    for _ in range(120):
        bad = bytearray(good)
        for _ in range(chance.randint(1, 4)):
            bad[chance.randrange(len(bad))] = chance.randrange(256)
        path.write_bytes(bytes(bad[: chance.choice((len(bad), len(bad), chance.randrange(len(bad))))]))
        try:
            tables.read_table(path)
        except SalonError as error:
            assert error.code is Code.UNREADABLE_TABLE


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (13800138000, "General", "13800138000"),
        (1.3800138e10, "General", "13800138000"),
        (2162478899, "00000000000", "02162478899"),
        (110105199003071234, "0", "1.10105199003071E+17"),
        (3.1, "0.00", "3.10"),
        (3.1, "General", "3.1"),
        (float("nan"), "General", ""),
        (True, "General", "是"),
        (date(1988, 3, 12), "yyyy/m/d", "1988-03-12"),
        (date(2019, 3, 12), 'm"月"d"日"', "03-12"),
        (date(1988, 3, 1), '[$-804]yyyy"年"m"月"', "1988-03"),
        ("a_x000D_\nb", "General", "a\r\nb"),
    ],
)
def test_cells_say_what_the_sheet_shows(value: object, number_format: str, text: str) -> None:
    assert excel_text(value, number_format) == text


def test_cells_of_text_files() -> None:
    assert [plain_text(cell) for cell in ('="0138"', "'0138", "'=1", "13800138000\t", "O'Neil", "'tis")] == [
        "0138", "0138", "=1", "13800138000", "O'Neil", "'tis",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "numbers", "other"),
    [
        ("13800138000/021-62478899", ["13800138000", "02162478899"], []),
        ("138 0013 8000 139 0013 9000", [], None),
        ("13800138000 13900139000", ["13800138000", "13900139000"], []),
        ("＋８６ １３８００１３８０００", ["13800138000"], []),
        ("13800138000.0", ["13800138000"], []),
        ("1.3800138000E+10", ["13800138000"], []),
        ("1.38E+10", [], None),
        ("13800138000（微信同号）", ["13800138000"], ["微信同号"]),
        ("妈妈：13800138000、本人 13900139000", ["13800138000", "13900139000"], ["妈妈", "本人"]),
        ("021-62478899转12", ["02162478899,12"], []),
        ("微信同号", [], ["微信同号"]),
        ("23800138000", [], None),
    ],
)
def test_phones(text: str, numbers: list[str], other: list[str] | None) -> None:
    found = read_phones(text)
    assert (found.numbers, found.unreadable) == (numbers, other is None)
    assert other is None or found.words == other


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        *(("sex", text, "female") for text in ("女", "F", "Female", "女士", "ｆｅｍａｌｅ")),
        ("sex", "1", None),
        ("grade", "金卡会员", "gold"),
        ("grade", "会员", None),
        ("education", "中专", "high"),
        ("income", "5,000-10,000", "b2"),
        ("income", "8000元左右", "b2"),
        ("income", "1.5万", "b3"),
        ("income", "12万", "b5"),
        ("income", "高", None),
        ("family", "已婚已育", "children"),
        ("family", "已婚", "married"),
    ],
)
def test_words_of_the_lists(name: str, text: str, code: str | None) -> None:
    try:
        found: str | None = words.one(FIELDS[name], text)
    except FieldError:
        found = None
    assert found == code


@pytest.mark.parametrize(
    ("heading", "text", "items"),
    [
        ("是否有药物过敏史", "否", None),
        ("过敏史", "无", ()),
        ("是否有药物过敏史", "是", ("drugs",)),
        ("药物过敏史", "有，青霉素", ("drugs",)),
        ("过敏", "海鲜、酒精", ("alcohol", "seafood")),
        ("过敏", "青霉素", ("drugs",)),
        ("过敏", "对酒精不过敏", None),
        ("过敏", "有", None),
        ("Allergies", "latex", ("latex",)),
    ],
)
def test_allergies(heading: str, text: str, items: tuple[str, ...] | None) -> None:
    found = read_allergies(heading, text, FIELDS["allergens"])
    assert found.items == items
    assert text in found.detail


@pytest.mark.parametrize(
    ("heading", "text", "stored"),
    [
        ("生日", "32214", "1988-03-12"),
        ("生日", "1988/3/12 00:00:00", "1988-03-12"),
        ("农历生日", "1988-01-25", "L1988-01-25"),
        ("农历生日", "农历正月廿五", "L--01-25"),
        ("生日", "03-12", "--03-12"),
        ("生日", "3.1", None),
        ("生日", "1988", None),
        ("生日", "属龙", None),
    ],
)
def test_days(heading: str, text: str, stored: str | None) -> None:
    try:
        found = read_day(FIELDS["birthday"], heading, text, date(2026, 11, 22), False)
    except FieldError:
        found = None
    assert found == stored


def test_day_numbers_of_old_macs() -> None:
    assert read_day(FIELDS["birthday"], "生日", "30752", date(2026, 11, 22), True) == "1988-03-12"
