from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from db.clients.operations import clients
from db.core.desk import Desk
from db.core.errors import Flaw
from db.fields.values import Ref
from db.importing import operations as importing
from db.importing.operations import Ask, Reading, Verdict
from tests.db.importing.desk import READING, brought_in, record, sheet_file


def test_refusals_say_which_field_and_why(desk: Desk, tmp_path: Path) -> None:
    path = sheet_file(
        tmp_path / "a.xlsx",
        ("姓名", "手机", "邮箱", "身份证号", "微信", "生日"),
        ("一", None, None, None, None, None),
        ("二", "1380013800", None, None, None, None),
        (None, 13800000001, None, None, None, None),
        ("长" * 61, 13800000002, None, None, None, None),
        ("三", 13800000003, "a@b", None, None, None),
        ("四", 13800000004, None, 110105199003071234, None, None),
        ("五", 13800000005, None, None, "w" * 61, None),
        ("六", 13800000006, "无", "-", "无", "2099-01-01"),
        ("七", "微信同号", None, None, None, "3.1"),
    )
    rows = importing.preview_import(desk, path).rows
    assert [dict(row.flaws) for row in rows] == [
        {"phone": Flaw.REQUIRED},
        {"phone": Flaw.NOT_A_PHONE},
        {"name": Flaw.REQUIRED},
        {"name": Flaw.TOO_LONG},
        {},
        {},
        {},
        {},
        {"phone": Flaw.REQUIRED},
    ]
    # a cell that may be empty is left out and listed: it never costs the client
    assert [dict(row.left_out) for row in rows[4:7]] == [
        {"邮箱": Flaw.NOT_AN_EMAIL},
        {"身份证号": Flaw.NOT_AN_IDENTITY},
        {"微信": Flaw.TOO_LONG},
    ]
    assert rows[7].kept == (("生日", Flaw.IN_THE_FUTURE),)
    brought_in(desk, path)
    assert record(desk, "六").values["remarks"] == "生日：2099-01-01"


def test_the_headings_of_the_source_document(desk: Desk, tmp_path: Path) -> None:
    headings = (
        "姓名 性别 出生日期 联系电话 电子邮箱 身份证号（选填） 职业 住址 是否有手术史 是否有药物过敏史 是否有其他疾病 "
        "首次就诊日期 最近一次就诊日期 治疗项目 疗效评价 满意度 建议与意见 累计消费金额 上一次付款日期 付款方式 "
        "上次联系日期 联系人 联系目的 联系方式 记录摘要"
    )
    heads = headings.split()
    cells = ("王芳 女 1988-03-12 13800138000 a@b.cn - 会计 上海 否 无 无 2023-1-1 2024-1-1 补水 好 满意 无 12000 "
             "2024-1-1 微信 2024-2-1 小林 回访 电话 好")  # fmt: skip
    path = sheet_file(tmp_path / "a.xlsx", heads, cells.split())
    waiting = importing.preview_import(desk, path).open_questions
    assert {one.ask for one in waiting} == {Ask.COLUMN}
    reading = Reading(meanings={one.about: "remarks" for one in waiting})
    preview = importing.preview_import(desk, path, reading)
    fields = {column.heading: column.field for column in preview.columns}
    assert [fields[heading] for heading in heads[:11]] == [
        "name", "sex", "birthday", "phone", "email", "national_id", "occupation", "address", "surgery_detail",
        "allergy_detail", "illness",
    ]  # fmt: skip
    # 联系人 is the member of staff here
    assert "联系人" in {one.about for one in waiting} and preview.count(Verdict.ACCEPTED) == 1
    brought_in(desk, path, reading=reading)
    values = record(desk, "王芳")
    remarks = values.values["remarks"]
    assert isinstance(remarks, str)
    assert "联系人：小林" in remarks and "12000" not in remarks
    assert ("累计消费金额", "12000") in {(cell.heading, cell.text) for cell in values.from_tables}


def test_groups_tell_whose_phone_it_is(desk: Desk, tmp_path: Path) -> None:
    path = sheet_file(
        tmp_path / "a.xlsx",
        ("顾客档案", None, None, None, None),
        (None,),
        ("姓名", "联系方式", None, "紧急联系人", None, "推荐人", None),
        (None, "手机", "微信", "姓名", "电话", "姓名", "电话"),
        ("王芳", "13800138000", "wx", "王强", "13900139000", "李四", "13700137000"),
    )
    preview = importing.preview_import(desk, path, READING)
    assert [column.field for column in preview.columns] == [
        "name", "phone", "wechat", "emergency_contact", "emergency_phone", "", "",
    ]  # fmt: skip
    assert preview.heading_rows == (3, 4)
    assert [one.about for one in preview.open_questions] == ["推荐人 姓名"]
    brought_in(desk, path, reading=Reading(meanings={"推荐人 姓名": "referrer"}))
    assert record(desk, "王芳").values["phone2"] is None
    assert [(cell.heading, cell.text) for cell in record(desk, "王芳").from_tables] == [
        ("推荐人 电话", "137 0013 7000")
    ]


def test_merged_cells_days_as_shown_and_hidden_sheets(desk: Desk, tmp_path: Path) -> None:
    book = Workbook()
    old = book.active
    old.title, old.sheet_state = "旧", "hidden"
    old.append(("姓名", "手机"))
    old.append(("旧客户", 13800138009))
    sheet = book.create_sheet("新")
    serial = (date(1988, 3, 12) - date(1899, 12, 30)).days
    content: tuple[tuple[Any, ...], ...] = (
        ("Name", "Mobile", "地址", "Birthday"),
        ("王芳", 13800138001, "上海", serial),
        ("李娜", 13800138002, None, serial),
        ("张丽", 13800138003, None, datetime(1988, 3, 12, 9, 30)),
        ("Name", "Mobile", "地址", "Birthday"),
        ("赵敏", 2162478899, None, serial),
    )
    for row in content:
        sheet.append(row)
    sheet.merge_cells("C2:C4")
    # the Chinese formats that files keep by number only: 3月12日 and 1988年3月
    for place, format_id in (("D2", 58), ("D3", 57)):
        sheet[place].number_format = "0"
        sheet[place]._style.numFmtId = format_id
    book.save(tmp_path / "a.xlsx")
    asked = importing.preview_import(desk, tmp_path / "a.xlsx")
    assert [(sheet.name, sheet.rows, sheet.hidden) for sheet in asked.sheets] == [("新", 5, False), ("旧", 1, True)]
    assert [one.ask for one in asked.open_questions] == [Ask.SHEET]
    assert brought_in(desk, tmp_path / "a.xlsx", reading=Reading({"sheet": "新"})).added == 4
    assert record(desk, "王芳").values["birthday"] == "--03-12"
    assert record(desk, "李娜").values["birthday"] is None
    assert record(desk, "李娜").values["remarks"] == "Birthday：1988-03"
    assert record(desk, "张丽").values["birthday"] == "1988-03-12"
    assert [record(desk, name).values["address"] for name in ("王芳", "李娜", "张丽", "赵敏")] == ["上海"] * 3 + [None]
    assert record(desk, "赵敏").values["phone"] == "02162478899"


def test_referrers_in_the_table_and_in_the_archive(desk: Desk, tmp_path: Path) -> None:
    known = clients.register(
        desk, clients.Register("x", {"name": "老客", "phone": "13600136000", "consent_file": True})
    )
    path = sheet_file(
        tmp_path / "a.xlsx",
        ("姓名", "手机", "推荐人"),
        ("甲", 13800138001, "乙"),
        ("乙", 13800138002, known.number),
        ("丙", 13800138003, "老客"),
        ("丁", 13800138004, "同名"),
        ("同名", 13800138005, "同名"),
        ("同名", 13800138006, None),
    )
    brought_in(desk, path)
    labels = [record(desk, name).values["referrer"] for name in "甲乙丙"]
    assert [ref.label.split()[0] if isinstance(ref, Ref) else "" for ref in labels] == ["乙", "老客", "老客"]
    assert record(desk, "丁").values["referrer"] is None
    assert record(desk, "丁").values["remarks"] == "推荐人：同名"
