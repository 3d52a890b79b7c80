from __future__ import annotations

import hashlib
import hmac
import json
import shutil
import threading
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from db import audit
from db.errors import Code, Flaw, Refused, SalonError
from db.guard import Desk
from db.models import AuditEntry, Client, Consent, ImportedRow
from db.operations import clients as client_operations
from db.operations import entrance, importing, staff
from db.operations.importing import ImportPreview, ImportRow, ImportTable, Verdict
from db.permissions import Role
from db.records import ClientRecord, Ref
from tests.db.messy import mobile_of, name_of, write_messy_csv, write_messy_xlsx

MANAGER_PIN, RECEPTION_PIN = "90517326", "905173"


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("prepared")
    archive = entrance.first_run(home / "data", home / "keys", entrance.FirstRun("静颜美容中心", "周岚", MANAGER_PIN))
    desk = entrance.sign_in(archive, 1, MANAGER_PIN)
    staff.add_staff(desk, staff.AddStaff("s1", "林小雨", (Role.BEAUTICIAN,), "905174", short="林"))
    staff.add_staff(desk, staff.AddStaff("s2", "王敏", (Role.RECEPTIONIST,), RECEPTION_PIN))
    archive.close()
    return home


@pytest.fixture
def desk(prepared: Path, tmp_path: Path) -> Iterator[Desk]:
    shutil.copytree(prepared, tmp_path / "home")
    archive = entrance.open_desk(tmp_path / "home" / "data", tmp_path / "home" / "keys")
    yield entrance.sign_in(archive, 1, MANAGER_PIN)
    archive.close()


def sheet_file(path: Path, *rows: tuple[Any, ...], title: str = "客户") -> Path:
    book = Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def by_name(preview: ImportPreview) -> dict[str, ImportRow]:
    return {row.name: row for row in preview.rows}


def record(desk: Desk, name: str) -> ClientRecord:
    return client_operations.reveal(desk, Client.get(Client.name == name).id)


def brought_in(desk: Desk, path: Path, **more: Any) -> importing.ImportResult:
    return importing.import_table(desk, ImportTable("r1", path, **more))


def test_a_messy_sheet_gives_what_it_holds(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "客户王芳.xlsx"
    expected = write_messy_xlsx(path)
    preview = importing.preview_import(desk, path)
    assert preview.sheet == "客户资料"
    assert preview.heading_rows == (2, 3)
    assert [preview.count(verdict) for verdict in Verdict] == [
        expected.accepted,
        expected.duplicates,
        expected.refused,
    ]
    assert not Client.select().exists()
    result = brought_in(desk, path, digest=preview.digest)
    assert (result.added, result.duplicates, result.refused) == (
        expected.accepted,
        expected.duplicates,
        expected.refused,
    )
    assert Client.select().count() == ImportedRow.select().count() == expected.accepted
    assert not Consent.select().exists()
    good, bad = audit.verify()
    assert bad is None
    entry = AuditEntry.get_by_id(result.id)
    assert (entry.operation, entry.action, good) == ("import_table", "C", result.id)
    assert "王芳" not in entry.what and "xlsx" not in entry.what
    assert f'"added":{expected.accepted}' in entry.what


def test_values_of_a_messy_sheet(desk: Desk, tmp_path: Path) -> None:
    write_messy_xlsx(tmp_path / "a.xlsx", 48)
    brought_in(desk, tmp_path / "a.xlsx")
    born = {number: record(desk, name_of(number)).values["birthday"] for number in (0, 1, 2, 3, 4, 5, 6, 7, 8)}
    assert born == {
        0: "1960-01-01",
        1: "1960-01-12",
        2: "1960-01-23",
        3: "1960-02-03",
        4: "1960-02-14",
        5: "1960-02-25",
        6: "1960-03-07",
        7: "L1960-01-25",
        8: "--03-29",
    }
    for number in range(9):
        values = record(desk, name_of(number)).values
        assert values["phone"] == mobile_of(number)
        assert values["source"] == "imported"
        assert values["sex"] == ("male" if number == 4 else "female")
    assert record(desk, name_of(3)).values["phone2"] == "02160000021"
    referred = record(desk, name_of(3)).values
    beautician, referrer = referred["beautician"], referred["referrer"]
    assert isinstance(beautician, Ref) and beautician.label == "林小雨"
    assert isinstance(referrer, Ref) and referrer.label.startswith(name_of(0))
    assert record(desk, name_of(1)).values["allergens"] == ("drugs",)
    assert [alert.code for alert in record(desk, name_of(1)).alerts] == ["drugs"]
    # "no" to drugs is no answer to acids and fragrance
    assert record(desk, name_of(0)).values["allergens"] is None
    remarks = record(desk, name_of(1)).values["remarks"]
    assert isinstance(remarks, str)
    assert remarks.splitlines() == [
        "年龄：31", "美容师：阿美", "首次就诊日期：2023-01-02", "累计消费金额：12.50", "推荐人：网上看到的"
    ]  # fmt: skip
    kept = [value for one in Client.select() for value in (one.name, one.address, one.remarks)]
    assert not any(char in text for text in kept for char in "\x1b\x00\u202e\ufeff")
    assert any("<img src=" in text for text in kept)


def test_the_same_request_and_the_same_table_again_add_nothing(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    expected = write_messy_xlsx(path, 60)
    first = brought_in(desk, path)
    assert brought_in(desk, path) == first
    preview = importing.preview_import(desk, path)
    assert preview.count(Verdict.ACCEPTED) == 0
    assert by_name(preview)[name_of(0)].reasons == ("imported_before",)
    everything = frozenset(row.row for row in preview.rows)
    again = importing.import_table(desk, ImportTable("r2", path, include_rows=everything))
    # rows 13 and 38 say something else about people who are known, so they may be included; a row as such may not
    assert again.added == sum(row.reasons == ("phone",) for row in preview.rows)
    assert again.added + again.duplicates == expected.accepted + expected.duplicates


def test_half_an_import_is_none(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    expected = write_messy_xlsx(path, 60)
    seen: list[tuple[int, int]] = []

    def stop(done: int, of: int) -> None:
        seen.append((done, of))
        if done == 20:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        importing.import_table(desk, ImportTable("r1", path), progress=stop)
    assert seen[-1] == (20, expected.accepted)
    assert not Client.select().exists() and not ImportedRow.select().exists()
    assert brought_in(desk, path).added == expected.accepted
    assert Client.select().order_by(Client.id).first().number.startswith("0000001")


def test_in_a_worker_thread(desk: Desk, tmp_path: Path) -> None:
    expected = write_messy_xlsx(tmp_path / "a.xlsx", 30)
    results: list[importing.ImportResult] = []
    worker = threading.Thread(target=lambda: results.append(brought_in(desk, tmp_path / "a.xlsx")))
    worker.start()
    worker.join()
    assert results[0].added == expected.accepted == Client.select().count()


def test_a_csv_of_chinese_excel(desk: Desk, tmp_path: Path) -> None:
    expected = write_messy_csv(tmp_path / "客户.csv")
    result = brought_in(desk, tmp_path / "客户.csv")
    assert (result.added, result.duplicates, result.refused) == (expected.accepted, 0, expected.refused)
    values = record(desk, name_of(1)).values
    assert values["phone"] == mobile_of(1)
    assert values["address"] == "上海市静安区,南京西路 㐂号"
    assert values["remarks"] == "喜欢\n靠窗\n客户来源：抖音"
    assert record(desk, name_of(2)).values["phone"] == mobile_of(2)
    assert record(desk, name_of(2)).values["source"] == "referral"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "gb18030"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_encodings_and_delimiters(desk: Desk, tmp_path: Path, encoding: str, delimiter: str) -> None:
    lines = (("姓名", "手机", "住址"), ("张 三", "138 0013 8000", '"上海,静安\n一号"'))
    (tmp_path / "a.txt").write_bytes("\n".join(delimiter.join(line) for line in lines).encode(encoding))
    assert brought_in(desk, tmp_path / "a.txt").added == 1
    assert record(desk, "张三").values["address"] == "上海,静安 一号"


def test_who_is_known_is_not_added_unless_asked_for(desk: Desk, tmp_path: Path) -> None:
    known = client_operations.register(
        desk,
        client_operations.Register(
            "x", {"name": "王芳", "phone": "13800138000", "birthday": "1988-03-12", "consent_file": True}
        ),
    )
    path = sheet_file(
        tmp_path / "a.xlsx",
        ("姓名", "电话", "出生日期"),
        ("王芳", 13900139000, "1988.3.12"),
        ("王芳的女儿", "+86 138 0013 8000", None),
        ("李娜", 13700137000, None),
        ("李娜的妈妈", 13700137000, None),
        ("李娜", 13700137000, None),
    )
    rows = importing.preview_import(desk, path).rows
    assert [row.reasons for row in rows] == [("name_and_birthday",), ("phone",), (), ("phone",), ("same_row",)]
    assert [row.client.number if row.client else "" for row in rows] == [known.number, known.number, "", "", ""]
    assert [row.same_as for row in rows] == [0, 0, 0, 4, 4]
    assert brought_in(desk, path, include_rows=frozenset({3, 5, 6})).added == 3
    assert Client.select().where(Client.phone == "13800138000").count() == 2


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
        {"email": Flaw.NOT_AN_EMAIL},
        {"national_id": Flaw.NOT_AN_IDENTITY},
        {"wechat": Flaw.TOO_LONG},
        {},
        {"phone": Flaw.REQUIRED},
    ]
    assert rows[7].kept == (("生日", Flaw.IN_THE_FUTURE),)
    brought_in(desk, path)
    assert record(desk, "六").values["remarks"] == "生日：2099-01-01"


def test_the_headings_of_the_source_document(desk: Desk, tmp_path: Path) -> None:
    heads = (
        "姓名 性别 出生日期 联系电话 电子邮箱 身份证号（选填） 职业 住址 是否有手术史 是否有药物过敏史 是否有其他疾病 "
        "首次就诊日期 最近一次就诊日期 治疗项目 疗效评价 满意度 建议与意见 累计消费金额 上一次付款日期 付款方式 "
        "上次联系日期 联系人 联系目的 联系方式 记录摘要"
    ).split()
    cells = ("王芳 女 1988-03-12 13800138000 a@b.cn - 会计 上海 否 无 无 2023-1-1 2024-1-1 补水 好 满意 无 12000 "
             "2024-1-1 微信 2024-2-1 小林 回访 电话 好").split()  # fmt: skip
    path = sheet_file(tmp_path / "a.xlsx", tuple(heads), tuple(cells))
    preview = importing.preview_import(desk, path)
    fields = {column.heading: column.field for column in preview.columns}
    assert [fields[heading] for heading in heads[:11]] == [
        "name", "sex", "birthday", "phone", "email", "national_id", "occupation", "address", "surgery_detail",
        "allergy_detail", "illness",
    ]  # fmt: skip
    # 联系人 is the member of staff here, and 联系方式 the way of getting in touch
    assert fields["联系人"] == "" and preview.count(Verdict.ACCEPTED) == 1
    brought_in(desk, path)
    remarks = record(desk, "王芳").values["remarks"]
    assert isinstance(remarks, str)
    assert "联系方式：电话" in remarks and "联系人：小林" in remarks and "累计消费金额：12000" in remarks


def test_groups_tell_whose_phone_it_is(desk: Desk, tmp_path: Path) -> None:
    path = sheet_file(
        tmp_path / "a.xlsx",
        ("顾客档案", None, None, None, None),
        (None,),
        ("姓名", "联系方式", None, "紧急联系人", None, "推荐人", None),
        (None, "手机", "微信", "姓名", "电话", "姓名", "电话"),
        ("王芳", "13800138000", "wx", "王强", "13900139000", "李四", "13700137000"),
    )
    preview = importing.preview_import(desk, path)
    assert [column.field for column in preview.columns] == [
        "name", "phone", "wechat", "emergency_contact", "emergency_phone", "", "",
    ]  # fmt: skip
    assert preview.heading_rows == (3, 4)
    brought_in(desk, path)
    assert record(desk, "王芳").values["phone2"] is None


def test_merged_cells_days_as_shown_and_hidden_sheets(desk: Desk, tmp_path: Path) -> None:
    book = Workbook()
    old = book.active
    old.title, old.sheet_state = "旧", "hidden"
    for row in (("姓名", "手机"), ("旧客户", 13800138009)):
        old.append(row)
    sheet = book.create_sheet("新")
    serial = (date(1988, 3, 12) - date(1899, 12, 30)).days
    for row in (
        ("Name", "Mobile", "地址", "Birthday"),
        ("王芳", 13800138001, "上海", serial),
        ("李娜", 13800138002, None, serial),
        ("张丽", 13800138003, None, datetime(1988, 3, 12, 9, 30)),
        ("Name", "Mobile", "地址", "Birthday"),
        ("赵敏", 2162478899, None, serial),
    ):
        sheet.append(row)
    sheet.merge_cells("C2:C4")
    # the Chinese formats that files keep by number only: 3月12日 and 1988年3月
    for place, format_id in (("D2", 58), ("D3", 57)):
        sheet[place].number_format = "0"
        sheet[place]._style.numFmtId = format_id
    book.save(tmp_path / "a.xlsx")
    assert brought_in(desk, tmp_path / "a.xlsx").added == 4
    assert record(desk, "王芳").values["birthday"] == "--03-12"
    assert record(desk, "李娜").values["birthday"] is None
    assert record(desk, "李娜").values["remarks"] == "Birthday：1988-03"
    assert record(desk, "张丽").values["birthday"] == "1988-03-12"
    assert [record(desk, name).values["address"] for name in ("王芳", "李娜", "张丽", "赵敏")] == ["上海"] * 3 + [None]
    assert record(desk, "赵敏").values["phone"] == "02162478899"


def test_referrers_in_the_table_and_in_the_archive(desk: Desk, tmp_path: Path) -> None:
    known = client_operations.register(
        desk, client_operations.Register("x", {"name": "老客", "phone": "13600136000", "consent_file": True})
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


def test_digests_are_keyed(desk: Desk, tmp_path: Path) -> None:
    path = sheet_file(tmp_path / "a.xlsx", ("姓名", "手机"), ("王芳", 13800138000))
    brought_in(desk, path)
    source = json.dumps([("姓名", "王芳"), ("手机", "13800138000")], ensure_ascii=False)
    kept = ImportedRow.get().digest
    assert kept != hashlib.sha256(f"row:{source}".encode()).hexdigest()
    key = desk.archive.keys.field
    assert kept == hmac.digest(key, f"row:{source}".encode(), hashlib.sha256).hex()
    # columns in another order, and another running number: the same row
    moved = sheet_file(tmp_path / "b.xlsx", ("手机", "序号", "姓名"), (13800138000, 7, "王芳"))
    assert importing.preview_import(desk, moved).rows[0].reasons == ("imported_before",)


def test_only_keeper_and_manager_import(desk: Desk, tmp_path: Path) -> None:
    path = sheet_file(tmp_path / "a.xlsx", ("姓名", "手机"), ("王芳", 13800138000))
    reception = entrance.sign_in(desk.archive, 3, RECEPTION_PIN)
    for attempt in (
        lambda: importing.preview_import(reception, path),
        lambda: importing.import_table(reception, ImportTable("r", path)),
    ):
        with pytest.raises(Refused):
            attempt()
    assert not Client.select().exists()


def test_a_file_that_was_changed_after_the_preview(desk: Desk, tmp_path: Path) -> None:
    path = sheet_file(tmp_path / "a.xlsx", ("姓名", "手机"), ("王芳", 13800138000))
    digest = importing.preview_import(desk, path).digest
    sheet_file(path, ("姓名", "手机"), ("李娜", 13800138000))
    with pytest.raises(SalonError) as caught:
        brought_in(desk, path, digest=digest)
    assert caught.value.code is Code.CHANGED_MEANWHILE
    assert zipfile.is_zipfile(path) and not Client.select().exists()
