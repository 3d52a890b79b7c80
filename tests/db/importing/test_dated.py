"""Tables that tell of dated records: each waits until somebody accepts it, and nothing of a row is lost."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from db.clients.operations.clients import RecordConsent, record_consent
from db.core.desk import Desk
from db.core.errors import Flaw
from db.core.sql import rows
from db.dated.declaration import Dated
from db.dated.kinds import KINDS
from db.dated.operations import accept_dated
from db.dated.queries import dated_record, waiting_dated
from db.dated.records import State
from db.dated.requests import AcceptDated
from db.importing import operations as importing
from db.importing.dated import dated_field, dated_place
from db.text.cleaning import fold
from tests.db.importing.desk import brought_in, preview, record, sheet_file

HEAD = ("姓名", "手机", "皮肤诊断 日期", "皮肤诊断 检测方法", "左颊 毛孔", "黑头[鼻]", "皮肤诊断 结论")
ROW = ("苏晴岚", "13560010001", "2025-04-02", "肉眼", "2 中", "1", "两颊偏干")


def kept(desk: Desk) -> list[tuple[str, str, str]]:
    """Kind, day and state of every record."""
    return list(rows("SELECT kind, day, state FROM dated ORDER BY id"))


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_every_field_of_every_kind_has_a_heading(kind: Dated) -> None:
    """Behind the kind's label; of two fields that are called alike neither is meant."""
    assert dated_place(f"{kind.label.zh}日期") == (kind.code, "day")
    for whose, labels in (
        (kind.label.zh, {key: field.label.zh for key in kind.keys if (field := kind.at(key))}),
        (kind.label.en, {key: field.label.en for key in kind.keys if (field := kind.at(key))}),
    ):
        for key, label in labels.items():
            heading = f"{whose} {label}" if "[" not in key else f"{whose} {label.replace(', ', '[', 1)}"
            alike = [fold(one) for one in (*labels.values(), "日期", "day", "date")].count(fold(label)) > 1
            assert alike or dated_place(heading) == (kind.code, key), heading


@pytest.mark.parametrize(
    ("heading", "kind", "key"),
    [
        ("毛孔[左颊]", "skin", "pores[l_cheek]"),
        ("左颊 毛孔", "skin", "pores[l_cheek]"),
        ("Pores [L cheek]", "skin", "pores[l_cheek]"),
        ("Skin analysis: Conclusion", "skin", "conclusion"),
        ("皮肤诊断·结论", "skin", "conclusion"),
    ],
)
def test_a_heading_is_a_label_behind_its_kind_or_with_its_row(heading: str, kind: str, key: str) -> None:
    place = dated_place(heading)
    assert place == (kind, key)
    assert place is not None and dated_field(place) is KINDS[kind].at(key)


@pytest.mark.parametrize("heading", ["结论", "产品", "毛孔", "Product", "目标2", "日期"])
def test_a_label_that_may_be_of_anything_means_no_record(heading: str) -> None:
    assert dated_place(heading) is None


def test_an_analysis_of_a_table_waits_and_is_accepted_by_who_brought_it_in(desk: Desk, tmp_path: Path) -> None:
    path = sheet_file(tmp_path / "a.xlsx", HEAD, ROW)
    assert preview(desk, path).rows[0].dated == (("skin", "2025-04-02"),)
    assert brought_in(desk, path).records == 1
    assert kept(desk) == [("skin", "2025-04-02", "review")]
    [waiting] = waiting_dated(desk)
    said = dated_record(desk, waiting.id)
    values = {"method": ("eye",), "pores[l_cheek]": "2", "blackheads[nose]": "1", "conclusion": "两颊偏干"}
    assert (said.filled_by, said.day) == ("import", date(2025, 4, 2))
    assert {key: said.values[key] for key in values} == values
    accept_dated(desk, AcceptDated(request_id="a", id=said.id, version=said.version, keys=frozenset(said.values)))
    assert kept(desk) == [("skin", "2025-04-02", State.CURRENT.value)]


def test_each_row_of_a_client_is_a_record_and_the_same_table_again_adds_none(desk: Desk, tmp_path: Path) -> None:
    later = (*ROW[:2], "2025-08-01", *ROW[3:6], "好转")
    path = sheet_file(tmp_path / "a.xlsx", HEAD, ROW, later, ROW)
    result = brought_in(desk, path)
    assert (result.added, result.records) == (1, 2)
    assert [day for _kind, day, _state in kept(desk)] == ["2025-04-02", "2025-08-01"]
    again = brought_in(desk, path, request="r2")
    assert (again.added, again.records, len(kept(desk))) == (0, 0, 2)


def test_what_cannot_stand_in_a_record_is_kept_in_words(desk: Desk, tmp_path: Path) -> None:
    path = sheet_file(
        tmp_path / "a.xlsx",
        HEAD,
        (*ROW[:4], "像月球", *ROW[5:]),
        ("黎小曼", "13560010005", "2025-04-02", None, "重", None, "偏油"),
        ("白露", "13560010006", "2025-13-45", "肉眼", None, None, "偏干"),
    )
    seen = preview(desk, path).rows
    assert seen[0].kept == (("左颊 毛孔", Flaw.NOT_A_CHOICE),)
    # how it was looked at has to be said: without it there is no analysis
    assert {flaw for _heading, flaw in seen[1].kept} == {Flaw.REQUIRED} and seen[1].dated == ()
    assert seen[2].kept == (("皮肤诊断 日期", Flaw.NO_SUCH_DAY),)
    assert brought_in(desk, path).records == 2
    assert record(desk, "苏晴岚").values["illness"] == "左颊 毛孔：像月球"
    assert "皮肤诊断 结论：偏油" in str(record(desk, "黎小曼").values["illness"])


def test_who_took_back_that_health_is_kept_gets_no_record_of_it(desk: Desk, tmp_path: Path) -> None:
    brought_in(desk, sheet_file(tmp_path / "a.xlsx", HEAD[:2], ROW[:2]))
    client = record(desk, "苏晴岚").id
    record_consent(desk, RecordConsent(request_id="c", client=client, values={"consent_health": False}))
    path = sheet_file(tmp_path / "b.xlsx", HEAD, ROW)
    [seen] = preview(desk, path).rows
    assert dict(seen.left_out)["皮肤诊断 结论"] is Flaw.NOT_AGREED and seen.dated == ()
    assert (brought_in(desk, path).records, kept(desk)) == (0, [])


def test_meanings_that_are_kept_know_records_again(desk: Desk, tmp_path: Path) -> None:
    path = sheet_file(tmp_path / "a.xlsx", HEAD, ROW)
    brought_in(desk, path, keep_as="皮肤表")
    found = preview(desk, sheet_file(tmp_path / "b.xlsx", HEAD, ("白露", "13560010006", *ROW[2:])))
    assert found.mapping == "皮肤表" and found.rows[0].dated == (("skin", "2025-04-02"),)
    assert importing.Means.DATED in {column.means for column in found.columns}
