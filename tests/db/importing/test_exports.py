"""Tables as other programs write them: encodings, address books, exports."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.importing.questions import Ask, Reading
from tests.db.importing.desk import open_kinds, read

EXPORTS = {
    "Google": (
        "First Name,Last Name,Labels,Birthday,Notes,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value",
        "晴岚,苏,* myContacts,--05-12,怕冷,*,su@example.com,Mobile,13560010001 ::: 13560010002",
    ),
    "Salonized": (
        "salonized_id;first_name;last_name;email;phone;birthday;gender;notes",
        "7;晴岚;苏;su@example.com;13560010001;12-05-1988;female;",
    ),
    "Fresha": (
        "Client ID,First name,Last name,Full name,Blocked,Gender,Mobile number,Email,Date of birth,Added on,"
        "Referral source",
        "0007,晴岚,苏,苏晴岚,No,Female,86 13560010001,su@example.com,12 May 1988,01 Jan 2024,Walk-In",
    ),
    "Shopify": (
        "First Name,Last Name,Email,Accepts Email Marketing,Address1,Phone,Total Spent,Total Orders",
        "晴岚,苏,su@example.com,no,,'+8613560010001,1200.00,3",
    ),
}


@pytest.mark.parametrize("encoding", ["gb18030", "big5", "shift_jis", "cp949", "cp1252", "mac_roman"])
def test_an_encoding_is_chosen_among_those_that_are_likely(tmp_path: Path, encoding: str) -> None:
    names = {"gb18030": "苏晴岚", "big5": "陳美玲", "shift_jis": "山田花子", "cp949": "김민지", "cp1252": "Zoë Müller",
             "mac_roman": "Zoë Müller"}  # fmt: skip
    path = tmp_path / "a.csv"
    path.write_bytes(f"Name,Phone\n{names[encoding]},13560010001\n".encode(encoding))
    _table, rows, questions = read(path)
    asked = questions[0]
    assert (asked.ask, rows) == (Ask.ENCODING, [])
    lines = dict(zip(asked.options, asked.examples, strict=True))
    assert names[encoding] in lines[encoding]
    _table, rows, _questions = read(path, Reading({"encoding": encoding}))
    assert rows[0].name == names[encoding]


def test_utf8_and_utf16_are_read_by_themselves(tmp_path: Path) -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le"):
        (tmp_path / "a.csv").write_bytes("姓名,手机\n苏晴岚,13560010001\n".encode(encoding))
        _table, rows, questions = read(tmp_path / "a.csv")
        assert rows[0].name == "苏晴岚" and not questions


def test_an_address_book_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.vcf").write_text(
        "BEGIN:VCARD\r\nVERSION:3.0\r\nN:苏;晴岚;;;\r\nFN:苏晴岚\r\nTEL;type=CELL:135 6001 0001\r\n"
        "item1.TEL:+86 571 8600 1003\r\nBDAY;value=date:1988-05-12\r\nNOTE:怕冷\\, 靠窗\r\nEND:VCARD\r\n"
        "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E9=BB=8E;=E5=B0=8F=E6=9B=BC\r\n"
        "TEL;CELL:13560010005\r\nEND:VCARD\r\n",
        "utf-8",
    )
    _table, rows, questions = read(tmp_path / "a.vcf")
    assert [row.name for row in rows] == ["苏晴岚", "黎小曼"] and not questions
    values = rows[0].values
    assert [values[name] for name in ("phone", "phone2", "birthday", "remarks")] == [
        "13560010001", "057186001003", "1988-05-12", "怕冷, 靠窗",
    ]  # fmt: skip


@pytest.mark.parametrize("program", EXPORTS)
def test_exports_of_other_programs_are_read_at_once(tmp_path: Path, program: str) -> None:
    (tmp_path / "a.csv").write_text("\n".join(EXPORTS[program]), "utf-8")
    _table, rows, questions = read(tmp_path / "a.csv")
    assert open_kinds(questions) == []
    assert (rows[0].name, rows[0].values["phone"], rows[0].values["email"]) == (
        "苏晴岚",
        "13560010001",
        "su@example.com",
    )
    assert rows[0].values.get("birthday") in ("--05-12", "1988-05-12", None)
    assert not rows[0].kept and not rows[0].left_out
