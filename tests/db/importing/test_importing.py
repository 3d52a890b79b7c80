from __future__ import annotations

import hashlib
import hmac
import json
import threading
from pathlib import Path

import pytest

from db.clients.operations import clients
from db.core import chain
from db.core.desk import Desk
from db.core.errors import Code, Refused, SalonError
from db.core.sql import rows
from db.fields.values import Ref
from db.importing import operations as importing
from db.importing.operations import ImportTable, Verdict
from db.sign_in.operations.sign_in import sign_in
from tests.db.importing.desk import (
    READING,
    RECEPTION,
    RECEPTION_PIN,
    brought_in,
    count,
    preview,
    record,
    sheet_file,
)
from tests.db.importing.messy import mobile_of, name_of, write_messy_csv, write_messy_xlsx


def test_a_messy_sheet_gives_what_it_holds(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "客户王芳.xlsx"
    expected = write_messy_xlsx(path)
    seen = preview(desk, path)
    assert seen.sheet == "客户资料"
    assert seen.heading_rows == (2, 3)
    assert [seen.count(verdict) for verdict in Verdict] == [
        expected.accepted,
        expected.duplicates,
        expected.refused,
    ]
    assert not count("client")
    result = brought_in(desk, path, digest=seen.digest)
    assert (result.added, result.duplicates, result.refused) == (
        expected.accepted,
        expected.duplicates,
        expected.refused,
    )
    assert count("client") == count("imported_row") == expected.accepted
    assert not count("consent")
    good, bad = chain.verify()
    assert bad is None
    [(operation, action, what)] = rows("SELECT operation, action, what FROM audit_entry WHERE seq = ?", result.id)
    assert (operation, action, good) == ("import_table", "C", result.id)
    assert "王芳" not in what and "xlsx" not in what
    assert f'"added":{expected.accepted}' in what


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
        "年龄：31", "美容师：阿美", "首次就诊日期：2023-01-02", "推荐人：网上看到的"
    ]  # fmt: skip
    assert [(cell.heading, cell.text) for cell in record(desk, name_of(1)).from_tables] == [("累计消费金额", "12.50")]
    kept = [text for found in rows("SELECT name, address, remarks FROM client") for text in found]
    assert not any(char in text for text in kept for char in "\x1b\x00\u202e\ufeff")
    assert any("<img src=" in text for text in kept)


def test_the_same_request_and_the_same_table_again_add_nothing(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    expected = write_messy_xlsx(path, 60)
    first = brought_in(desk, path)
    assert brought_in(desk, path) == first
    seen = preview(desk, path)
    assert seen.count(Verdict.ACCEPTED) == 0
    assert seen.rows[0].reasons == ("imported_before",)
    everything = frozenset(row.row for row in seen.rows)
    again = importing.import_table(
        desk, ImportTable(request_id="r2", path=path, include_rows=everything, reading=READING)
    )
    # rows 13 and 38 say something else about people who are known, so they may be included; a row as such may not
    assert again.added == sum(row.reasons == ("phone",) for row in seen.rows)
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
        importing.import_table(desk, ImportTable(request_id="r1", path=path, reading=READING), progress=stop)
    assert seen[-1] == (20, expected.accepted)
    assert not count("client") and not count("imported_row")
    assert brought_in(desk, path).added == expected.accepted
    assert rows("SELECT number FROM client ORDER BY id")[0][0].startswith("0000001")


def test_in_a_worker_thread(desk: Desk, tmp_path: Path) -> None:
    expected = write_messy_xlsx(tmp_path / "a.xlsx", 30)
    results: list[importing.ImportResult] = []
    worker = threading.Thread(target=lambda: results.append(brought_in(desk, tmp_path / "a.xlsx")))
    worker.start()
    worker.join()
    assert results[0].added == expected.accepted == count("client")


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
    known = clients.register(
        desk,
        clients.Register("x", {"name": "王芳", "phone": "13800138000", "birthday": "1988-03-12", "consent_file": True}),
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
    seen = preview(desk, path).rows
    assert [row.reasons for row in seen] == [("name_and_birthday",), ("phone",), (), ("phone",), ("same_row",)]
    assert [row.client.number if row.client else "" for row in seen] == [known.number, known.number, "", "", ""]
    assert [row.same_as for row in seen] == [0, 0, 0, 4, 4]
    assert brought_in(desk, path, include_rows=frozenset({3, 5, 6})).added == 3
    assert len(rows("SELECT 1 FROM client WHERE phone = ?", "13800138000")) == 2


def test_digests_are_keyed(desk: Desk, tmp_path: Path) -> None:
    path = sheet_file(tmp_path / "a.xlsx", ("姓名", "手机"), ("王芳", 13800138000))
    brought_in(desk, path)
    source = json.dumps([("姓名", "王芳"), ("手机", "13800138000")], ensure_ascii=False)
    kept = rows("SELECT digest FROM imported_row")[0][0]
    assert kept != hashlib.sha256(f"row:{source}".encode()).hexdigest()
    key = desk.archive.keys.field
    assert kept == hmac.digest(key, f"row:{source}".encode(), hashlib.sha256).hex()
    # columns in another order, and another running number: the same row
    moved = sheet_file(tmp_path / "b.xlsx", ("手机", "序号", "姓名"), (13800138000, 7, "王芳"))
    assert preview(desk, moved).rows[0].reasons == ("imported_before",)


def test_only_keeper_and_manager_import(desk: Desk, tmp_path: Path) -> None:
    path = sheet_file(tmp_path / "a.xlsx", ("姓名", "手机"), ("王芳", 13800138000))
    reception = sign_in(desk.archive, RECEPTION, RECEPTION_PIN)
    for attempt in (
        lambda: importing.preview_import(reception, path),
        lambda: importing.import_table(reception, ImportTable(request_id="r", path=path)),
    ):
        with pytest.raises(Refused):
            attempt()
    assert not count("client")


def test_a_file_that_was_changed_after_the_preview(desk: Desk, tmp_path: Path) -> None:
    path = sheet_file(tmp_path / "a.xlsx", ("姓名", "手机"), ("王芳", 13800138000))
    digest = preview(desk, path).digest
    sheet_file(path, ("姓名", "手机"), ("李娜", 13800138000))
    with pytest.raises(SalonError) as caught:
        brought_in(desk, path, digest=digest)
    assert caught.value.code is Code.CHANGED_MEANWHILE
    assert not count("client")
