"""Every small table that went wrong once: what is read of it, what is asked, and what goes where."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment

from db.core.errors import Code, Flaw, SalonError
from db.fields.values import Value
from db.importing.files.sheet_xml import open_book, read_marks
from db.importing.questions import Ask, Reading
from db.importing.records import ReadRow
from tests.cases.tables import CASES
from tests.db.importing.desk import open_kinds, read, sheet_file

HEAD = ("姓名", "手机", "备注")


@pytest.mark.parametrize("name", CASES)
def test_a_table_that_went_wrong_once(name: str, tmp_path: Path) -> None:
    case = CASES[name]
    _table, rows, questions = read(sheet_file(tmp_path / "a.xlsx", *case.rows))
    assert tuple(row.name for row in rows) == case.names
    assert tuple(open_kinds(questions)) == case.asked
    first = rows[0]
    values: dict[str, Value] = {field: first.values.get(field) for field in case.values}
    assert values == case.values
    assert {code for _field, code in first.alerts} | set(_allergens(first)) == set(case.alerts)
    assert tuple(first.left_out) == case.left_out
    assert tuple((cell.access, cell.text) for cell in first.cells) == case.cells


def _allergens(row: ReadRow) -> tuple[str, ...]:
    found = row.values.get("allergens")
    return found if isinstance(found, tuple) else ()


@pytest.mark.parametrize(
    ("answers", "phone"),
    [({"region +886": "+886"}, "+886912345678"), ({"region +886": "out"}, None), ({}, None)],
)
def test_a_country_that_was_answered(tmp_path: Path, answers: dict[str, str], phone: str | None) -> None:
    path = sheet_file(tmp_path / "a.xlsx", ("姓名", "手机"), ("苏晴岚", "0912-345-678"))
    _table, rows, _questions = read(path, Reading(answers))
    assert rows[0].values.get("phone") == phone
    assert rows[0].flaws == ({} if phone else {"phone": Flaw.NEEDS_COUNTRY})


def test_a_doubt_about_health_is_an_alert_or_words_as_was_answered(tmp_path: Path) -> None:
    path = sheet_file(tmp_path / "a.xlsx", HEAD, ("苏晴岚", "13560010001", "以前怀孕时来过"))
    for answer, alerts in (("alert", [("no_instruments", "pregnancy")]), ("words", [])):
        _table, rows, questions = read(path, Reading({"health pregnancy": answer}))
        assert list(rows[0].alerts) == alerts and not open_kinds(questions)
        assert rows[0].values["illness"] == "以前怀孕时来过"


def test_what_values_do_not_tell(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    for row in (HEAD, ("苏晴岚", "13560010001", '=IF(1=1,"对酒精过敏","")'), ("黎小曼", "13560010005", None)):
        sheet.append(row)
    sheet.append(("贺知微", "13560010006", "#N/A"))
    sheet["C4"].data_type = "e"
    sheet.append(("已退卡", "13560010007", None))
    sheet.row_dimensions[5].hidden = True
    sheet["A3"].comment = Comment("对碘过敏，上次红肿", "前台")
    book.save(tmp_path / "a.xlsx")
    table, rows, questions = read(tmp_path / "a.xlsx")
    assert open_kinds(questions) == ["hidden_rows", "unreadable", "comments"]
    unreadable = next(one for one in questions if one.ask is Ask.UNREADABLE)
    assert unreadable.examples == ("C2 备注 formula", "C4 备注 #N/A")
    assert [row.left_out for row in rows] == [{"备注": Flaw.NO_VALUE}, {}, {"备注": Flaw.NO_VALUE}, {}]
    assert table.is_checked
    # a comment about health is never left out
    _table, rows, _questions = read(tmp_path / "a.xlsx", Reading({"hidden_rows": "out", "comments": "out"}))
    assert [row.name for row in rows] == ["苏晴岚", "黎小曼", "贺知微"]
    assert rows[1].values["allergens"] == ("iodine",)


def test_a_phone_that_is_a_formula_is_named(tmp_path: Path) -> None:
    path = sheet_file(tmp_path / "a.xlsx", ("姓名", "手机"), ("苏晴岚", '="135"&"60010001"'))
    _table, rows, _questions = read(path)
    assert rows[0].flaws == {"phone": Flaw.NO_VALUE}


def test_blocks_are_parted_as_was_answered(tmp_path: Path) -> None:
    case = CASES["two blocks side by side"]
    path = sheet_file(tmp_path / "a.xlsx", *case.rows)
    for answer, phones in (("each", ["13560010001", "13560010005"]), ("first", ["13560010001"])):
        _table, rows, _questions = read(path, Reading({"blocks": answer}))
        assert [row.values["phone"] for row in rows] == phones
        assert all("phone2" not in row.values for row in rows)


def test_sheets_are_chosen(tmp_path: Path) -> None:
    book = Workbook()
    for title, name in (("林林的客人", "苏晴岚"), ("阿美的客人", "黎小曼")):
        sheet = book.create_sheet(title)
        sheet.append(("姓名", "手机"))
        sheet.append((name, "13560010001"))
    book.save(tmp_path / "a.xlsx")
    table, _rows, questions = read(tmp_path / "a.xlsx")
    assert [(sheet.name, sheet.rows) for sheet in table.sheets] == [("林林的客人", 1), ("阿美的客人", 1)]
    assert open_kinds(questions) == ["sheet"]
    _table, rows, questions = read(tmp_path / "a.xlsx", Reading({"sheet": "阿美的客人"}))
    assert [row.name for row in rows] == ["黎小曼"] and not open_kinds(questions)
    with pytest.raises(SalonError) as caught:
        read(tmp_path / "a.xlsx", Reading({"sheet": "没有"}))
    assert caught.value.facts["why"] == "no_sheet"


def test_an_unclosed_quote_is_said_with_its_line(tmp_path: Path) -> None:
    text = '姓名,手机,备注\n苏晴岚,13560010001,靠窗\n黎小曼,13560010005,"喜欢安静\n贺知微,13560010006,\n'
    (tmp_path / "a.csv").write_text(text, "utf-8")
    _table, rows, questions = read(tmp_path / "a.csv")
    assert [(one.key, one.rows) for one in questions] == [("quote", (3,))]
    assert [row.name for row in rows] == ["苏晴岚", "黎小曼", "贺知微"]
    (tmp_path / "a.csv").write_text('姓名,手机,备注\n苏晴岚,13560010001,"两行\n字, 有逗号"\n', "utf-8")
    assert not read(tmp_path / "a.csv")[2]


def test_what_a_column_means_is_changed_by_hand(tmp_path: Path) -> None:
    path = sheet_file(tmp_path / "a.xlsx", ("姓名", "手机", "来店", "小名"), ("苏晴岚", "13560010001", "周末", "岚岚"))
    reading = Reading(meanings={"来店": "contact_time", "小名": "left_out"})
    _table, rows, questions = read(path, reading)
    assert not open_kinds(questions)
    assert rows[0].values["contact_time"] == ("weekend",)
    # what is said goes before what was recognised
    _table, rows, _questions = read(path, Reading(meanings={"小名": "name", "来店": "left_out"}))
    assert rows[0].name == "岚岚"


def test_a_column_that_is_left_out_keeps_what_it_tells_of_health(tmp_path: Path) -> None:
    path = sheet_file(tmp_path / "a.xlsx", ("姓名", "手机", "项目"), ("苏晴岚", "13560010001", "刷酸后红肿"))
    _table, rows, _questions = read(path, Reading(meanings={"项目": "left_out"}))
    assert rows[0].values["illness"] == "项目：刷酸后红肿"


def _changed(data: bytes, change: dict[str, bytes], renamed: dict[str, str] | None = None) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr((renamed or {}).get(name, name), change.get(name) or source.read(name))
    return out.getvalue()


def test_a_column_that_is_formatted_to_the_last_row(tmp_path: Path) -> None:
    path = sheet_file(tmp_path / "a.xlsx", ("姓名", "手机"), ("苏晴岚", "13560010001"))
    part = "xl/worksheets/sheet1.xml"
    with zipfile.ZipFile(path) as package:
        sheet = package.read(part)
    formatted = b"".join(b'<row r="%d"><c r="C%d" s="0"/></row>' % (at, at) for at in range(3, excel_last() + 1))
    path.write_bytes(_changed(path.read_bytes(), {part: sheet.replace(b"</sheetData>", formatted + b"</sheetData>")}))
    with zipfile.ZipFile(path) as package:
        marks = read_marks(open_book(package), "Sheet")
    # nothing but the two rows is left to be parsed, whatever was formatted
    assert marks.slim is not None and len(marks.slim) < 2 * len(sheet)
    _table, rows, questions = read(path)
    assert [row.name for row in rows] == ["苏晴岚"] and not questions


def excel_last() -> int:
    return 1_048_576


def test_a_stray_cell_at_the_end_of_the_sheet_takes_no_memory(tmp_path: Path) -> None:
    path = sheet_file(tmp_path / "a.xlsx", ("姓名", "手机"), ("苏晴岚", "13560010001"))
    part = "xl/worksheets/sheet1.xml"
    with zipfile.ZipFile(path) as package:
        sheet = package.read(part)
    stray = b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    path.write_bytes(_changed(path.read_bytes(), {part: sheet.replace(b"</sheetData>", stray)}))
    with pytest.raises(SalonError) as caught:
        read(path)
    assert caught.value.facts["why"] == "too_big"


def test_a_renamed_workbook_part_asks_to_save_it_again(tmp_path: Path) -> None:
    path = sheet_file(tmp_path / "a.xlsx", ("姓名", "手机"), ("苏晴岚", "13560010001"))
    with zipfile.ZipFile(path) as package:
        rels = {"_rels/.rels": package.read("_rels/.rels").replace(b"workbook.xml", b"workbook2.xml")}
    moved = {"xl/workbook.xml": "xl/workbook2.xml", "xl/_rels/workbook.xml.rels": "xl/_rels/workbook2.xml.rels"}
    path.write_bytes(_changed(path.read_bytes(), rels, moved))
    with pytest.raises(SalonError) as caught:
        read(path)
    assert (caught.value.code, caught.value.facts["why"]) == (Code.UNREADABLE_TABLE, "save_again")


def test_what_cannot_be_checked_in_other_programs_files_is_said(tmp_path: Path) -> None:
    names = " ".join(
        f'xmlns:{one}="urn:oasis:names:tc:opendocument:xmlns:{one}:1.0"' for one in ("office", "table", "text")
    )
    text = 'office:value-type="string"'
    rows = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell {text}><text:p>{cell}</text:p></table:table-cell>" for cell in row)
        + "</table:table-row>"
        for row in (("姓名", "手机"), ("苏晴岚", "13560010001"))
    )
    body = f'<table:table table:name="会员">{rows}</table:table>'
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    with zipfile.ZipFile(tmp_path / "a.ods", "w") as package:
        package.writestr("mimetype", kind)
        package.writestr(
            "content.xml",
            f"<office:document-content {names}><office:body><office:spreadsheet>{body}"
            "</office:spreadsheet></office:body></office:document-content>",
        )
        package.writestr(
            "META-INF/manifest.xml",
            f'<m:manifest xmlns:m="{manifest}"><m:file-entry m:full-path="/" m:media-type="{kind}"/></m:manifest>',
        )
    table, found, _questions = read(tmp_path / "a.ods")
    assert [row.name for row in found] == ["苏晴岚"]
    assert not table.is_checked
