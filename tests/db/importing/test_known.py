"""Tables about people who are known: what is added, what changed, and who may read what goes to places of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.clients.finding.queries import find
from db.clients.operations import clients
from db.core.desk import Desk
from db.core.errors import Code, SalonError
from db.core.sql import rows
from db.fields.values import Hidden
from db.importing import operations as importing
from db.importing.operations import ImportTable, Reading, Verdict
from db.sign_in.operations.sign_in import sign_in
from tests.db.importing.desk import RECEPTION, RECEPTION_PIN, brought_in, count, record, sheet_file

HEAD = ("姓名", "手机", "过敏史", "备注")


def test_a_later_row_of_the_same_person_that_knows_an_allergy(desk: Desk, tmp_path: Path) -> None:
    path = sheet_file(
        tmp_path / "a.xlsx",
        HEAD,
        ("苏晴岚", "13560010001", "无", None),
        ("苏晴岚", "13560010001", "果酸过敏，红肿", "2025年加"),
        ("黎小曼", "13560010005", None, None),
        ("黎小曼", "13560010005", "无", None),
    )
    seen = importing.preview_import(desk, path).rows
    assert [row.verdict for row in seen] == [
        Verdict.ACCEPTED, Verdict.DUPLICATE, Verdict.ACCEPTED, Verdict.DUPLICATE,
    ]  # fmt: skip
    # health first
    assert [(one.field, one.health) for one in seen[1].differences] == [
        ("allergens", True), ("allergy_detail", True), ("remarks", False),
    ]  # fmt: skip
    assert brought_in(desk, path).added == 2
    values = record(desk, "苏晴岚").values
    assert values["allergens"] == ("acids",)
    assert values["allergy_detail"] == "无\n果酸过敏，红肿"
    assert [alert.code for alert in record(desk, "苏晴岚").alerts] == ["acids"]
    # what isn't about health waits to be taken over
    assert values["remarks"] is None
    assert record(desk, "黎小曼").values["allergens"] == ()


def test_what_is_not_asked_stays_not_asked(desk: Desk, tmp_path: Path) -> None:
    path = sheet_file(tmp_path / "a.xlsx", HEAD, ("苏晴岚", "13560010001", None, "靠窗"))
    brought_in(desk, path)
    assert record(desk, "苏晴岚").values["allergens"] is None
    assert not count("confirmed")


def test_the_corrected_table_again_offers_what_changed_field_by_field(desk: Desk, tmp_path: Path) -> None:
    head = ("姓名", "手机", "生日", "职业", "备注")
    first = sheet_file(tmp_path / "a.xlsx", head, ("苏晴岚", "13560010001", None, "会计", None))
    brought_in(desk, first)
    path = sheet_file(tmp_path / "b.xlsx", head, ("苏晴岚", "13560010001", "1988-05-12", "教师", "对酒精过敏"))
    [row] = importing.preview_import(desk, path).rows
    assert row.verdict is Verdict.DUPLICATE and row.is_same
    assert [(one.field, one.old, one.new, one.adds) for one in row.differences] == [
        ("allergens", None, ("alcohol",), True),
        ("allergy_detail", None, "对酒精过敏", True),
        ("birthday", None, "1988-05-12", True),
        ("occupation", "会计", "教师", False),
    ]
    result = brought_in(desk, path, request="r2", take=frozenset({(2, "birthday")}))
    assert (result.added, result.changed, count("client")) == (0, 1, 1)
    found = record(desk, "苏晴岚")
    assert (found.values["birthday"], found.values["occupation"]) == ("1988-05-12", "会计")
    assert [alert.code for alert in found.alerts] == ["alcohol"]
    assert sorted(field for (field,) in rows("SELECT field FROM change")) == [
        "allergens", "allergy_detail", "birthday",
    ]  # fmt: skip
    # once more: there is nothing left but what wasn't taken over
    [again] = importing.preview_import(desk, path).rows
    assert [one.field for one in again.differences] == ["occupation"]


def test_another_name_on_the_same_phone_that_tells_of_health_is_asked(desk: Desk, tmp_path: Path) -> None:
    brought_in(desk, sheet_file(tmp_path / "a.xlsx", HEAD, ("苏晴岚", "13560010001", None, None)))
    path = sheet_file(tmp_path / "b.xlsx", HEAD, ("苏妈妈", "13560010001", "海鲜", None))
    preview = importing.preview_import(desk, path)
    assert [one.key for one in preview.open_questions] == ["person 2"]
    with pytest.raises(SalonError) as caught:
        brought_in(desk, path, request="r2", reading=Reading())
    assert caught.value.code is Code.OPEN_QUESTIONS
    assert brought_in(desk, path, request="r3", reading=Reading({"person 2": "other"})).added == 1
    assert record(desk, "苏妈妈").values["allergens"] == ("seafood",)
    assert record(desk, "苏晴岚").values["allergens"] is None


def test_the_same_person_under_another_name(desk: Desk, tmp_path: Path) -> None:
    brought_in(desk, sheet_file(tmp_path / "a.xlsx", HEAD, ("苏晴岚", "13560010001", None, None)))
    path = sheet_file(tmp_path / "b.xlsx", HEAD, ("晴岚姐", "13560010001", "海鲜", None))
    assert brought_in(desk, path, request="r2", reading=Reading({"person 2": "same"})).changed == 1
    assert record(desk, "苏晴岚").values["allergens"] == ("seafood",)


def test_amounts_and_further_phones_are_read_by_those_who_may(desk: Desk, tmp_path: Path) -> None:
    path = sheet_file(
        tmp_path / "a.xlsx",
        ("姓名", "手机", "电话2", "家庭电话", "余额"),
        ("苏晴岚", "13560010001", "13560010002", "13560010003", "3800"),
        ("苏晴岚", "13560010001", None, None, "4100"),
    )
    brought_in(desk, path)
    told = {(cell.heading, cell.text) for cell in record(desk, "苏晴岚").from_tables}
    assert told == {("余额", "3800"), ("余额", "4100"), ("家庭电话", "135 6001 0003")}
    [client] = [id for (id,) in rows("SELECT id FROM client")]
    reception = sign_in(desk.archive, RECEPTION, RECEPTION_PIN)
    masked = {cell.heading: cell.text for cell in clients.open_client(reception, client).from_tables}
    assert masked == {"余额": Hidden("···"), "家庭电话": Hidden("·0003")}
    # the third number finds the client as the others do
    assert [line.name for line in find(reception, "13560010003")] == ["苏晴岚"]
    assert not any("3800" in text for (text,) in rows("SELECT remarks FROM client"))


def test_a_field_of_our_own_is_made_of_a_heading(desk: Desk, tmp_path: Path) -> None:
    path = sheet_file(tmp_path / "a.xlsx", ("姓名", "手机", "小名"), ("苏晴岚", "13560010001", "岚岚"))
    brought_in(desk, path, reading=Reading(meanings={"小名": "own_field"}))
    found = record(desk, "苏晴岚")
    [own] = found.own_fields
    assert (own.label.zh, found.values[own.name]) == ("小名", "岚岚")


def test_meanings_are_kept_under_a_name(desk: Desk, tmp_path: Path) -> None:
    head = ("姓名", "手机", "来店")
    path = sheet_file(tmp_path / "a.xlsx", head, ("苏晴岚", "13560010001", "周末"))
    brought_in(desk, path, reading=Reading(meanings={"来店": "contact_time"}), keep_as="收银系统")
    other = sheet_file(tmp_path / "b.xlsx", ("手机", "姓名", "来店"), ("13560010005", "黎小曼", "晚上"))
    preview = importing.preview_import(desk, other)
    assert (preview.mapping, preview.open_questions) == ("收银系统", ())
    assert importing.import_table(desk, ImportTable(request_id="r2", path=other)).added == 1
    assert record(desk, "黎小曼").values["contact_time"] == ("evening",)
