"""Commands that touch clients: the same people, PINs and rights as at the desk."""

from __future__ import annotations

import stat
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from salon_tui.demo import PIN_LONG, PIN_SHORT
from tests.cli.conftest import ROOT, Ended, Home
from tests.sticks import Machine

TABLE = "姓名,手机,生日\n汤沐云,15499990001,1990-05-06\n戴听雪,15499990002,3.12\n没有电话,,\n"


@pytest.fixture
def table(demo: Home) -> Path:
    """A table with two clients and one row without a phone."""
    path = demo.folder / "clients.csv"
    path.write_text(TABLE, "utf-8")
    return path


def bring_in(demo: Home, table: Path, *more: str, person: str = "沈洁", typed: str = PIN_LONG + "\n") -> Ended:
    return demo.run("import", str(table), "--as", person, *more, typed=typed)


def test_a_wrong_pin_and_nobody(demo: Home) -> None:
    target = demo.folder / "x.pdf"
    for person, typed, part in (
        ("王敏", "111222\n", "This PIN is not right"),
        ("王敏", "", "This PIN is not right"),
        ("王敏", "\x00\x1b[A\n", "This PIN is not right"),
        ("王", PIN_SHORT + "\n", "Nobody called 王 works here"),
        ("99", PIN_SHORT + "\n", "Nobody called 99 works here"),
        ("9" * 5000, PIN_SHORT + "\n", "works here"),
    ):
        ended = demo.run("print", "intake", "--to", str(target), "--as", person, typed=typed)
        assert ended.status == 1
        assert part in ended.err
        assert PIN_SHORT not in ended.err + ended.out
    assert not target.exists()


def test_tries_count_across_commands(demo: Home) -> None:
    for _ in range(5):
        ended = demo.run("print", "intake", "--to", "/tmp/never.pdf", "--as", "敏", typed="111222\n")
    assert "Wait 30 seconds" in ended.err
    ended = demo.run("print", "intake", "--to", "/tmp/never.pdf", "--as", "敏", typed=PIN_SHORT + "\n")
    assert ended.status == 1
    assert "Too many tries" in ended.err


def test_name_and_pin_can_both_be_typed(demo: Home) -> None:
    ended = demo.run_cold("import", "/nowhere.csv", typed=f"6\n{PIN_LONG}\n")
    assert ended.status == 1
    assert "  6  沈洁" in ended.err
    assert "There is no such file" in ended.err


def test_import_looks_asks_and_brings_in(demo: Home, table: Path) -> None:
    looked = bring_in(demo, table, "--look")
    assert looked.status == 0
    assert "2 rows can be imported." in looked.out
    assert "1 row can't be imported:" in looked.out
    refused = bring_in(demo, table, typed=f"{PIN_LONG}\nno\n")
    assert (refused.status, refused.err.splitlines()[-1]) == (1, "Nothing was imported.")
    done = bring_in(demo, table, typed=f"{PIN_LONG}\nyes\n")
    assert done.status == 0
    assert "2 clients were imported." in done.out
    again = bring_in(demo, table, "--yes")
    assert again.status == 0
    assert "0 rows can be imported." in again.out
    assert "2 rows are known already:" in again.out


def test_import_with_a_question_open_ends_with_it(demo: Home) -> None:
    table = demo.folder / "asked.csv"
    table.write_text("姓名,手机,来店\n汤沐云,15499990021,周末\n", "utf-8")
    ended = bring_in(demo, table, "--yes")
    assert ended.status == 1
    assert "? What does the column “来店” mean? 周末" in ended.out
    columns = demo.folder / "columns.txt"
    columns.write_text("# 收银系统\n来店 = Best time to call\n", "utf-8")
    done = bring_in(demo, table, "--yes", "--columns", str(columns))
    assert done.status == 0
    assert "1 client was imported." in done.out
    columns.write_text("来店 = no such field\n", "utf-8")
    refused = bring_in(demo, table, "--look", "--columns", str(columns))
    assert refused.status == 1 and "The file of columns has a line that can't be read" in refused.err


def test_import_in_another_encoding(demo: Home) -> None:
    table = demo.folder / "big5.csv"
    table.write_bytes("Name,Phone\n陳沐云,15499990022\n".encode("big5"))
    asked = bring_in(demo, table, "--yes")
    assert asked.status == 1 and "big5: Name,Phone ⏎ 陳沐云,15499990022" in asked.out
    done = bring_in(demo, table, "--yes", "--encoding", "big5")
    assert done.status == 0 and "1 client was imported." in done.out


def test_import_is_not_everybodys(demo: Home, table: Path) -> None:
    ended = bring_in(demo, table, "--yes", person="王敏", typed=PIN_SHORT + "\n")
    assert ended.status == 1
    assert "Your role doesn't let you import a table" in ended.err


def test_import_of_what_is_no_table(demo: Home) -> None:
    for name, content, part in (
        ("empty.csv", b"", "is empty"),
        ("picture.csv", b"%PDF-1.7", "is not a table"),
        ("numbers.csv", b"1,2\n3,4\n", "No headings"),
    ):
        (demo.folder / name).write_bytes(content)
        ended = bring_in(demo, demo.folder / name)
        assert ended.status == 1
        assert part in ended.err


def test_print_card_to_a_file(demo: Home) -> None:
    target = demo.folder / "card.pdf"
    number = "0000 0013"
    ended = demo.run_cold("print", "card", number, "--to", str(target), "--as", "秦岭", typed=PIN_LONG + "\n")
    assert (ended.status, ended.err) == (0, "")
    assert target.read_bytes().startswith(b"%PDF-")
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    before = target.read_bytes()
    refused = demo.run("print", "card", number, "--to", str(target), "--as", "秦岭", typed=PIN_LONG + "\n")
    assert refused.status == 1
    assert "is there already" in refused.err
    assert target.read_bytes() == before
    forced = demo.run("print", "card", number, "--to", str(target), "--force", "--as", "秦", typed=PIN_LONG + "\n")
    assert forced.status == 0
    assert sorted(file.name for file in demo.folder.iterdir()) == ["card.pdf", "data", "keys"]


@pytest.mark.parametrize("arguments", [["intake"], ["intake", "00000013"]])
def test_print_intake_to_a_file(demo: Home, arguments: list[str]) -> None:
    target = demo.folder / "intake.pdf"
    ended = demo.run("print", *arguments, "--to", str(target), "--as", "秦岭", typed=PIN_LONG + "\n")
    assert (ended.status, ended.err) == (0, "")
    assert target.read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("kind", ["card", "intake"])
def test_no_file_gets_what_this_person_may_not_see(demo: Home, kind: str) -> None:
    target = demo.folder / "sheet.pdf"
    ended = demo.run("print", kind, "00000013", "--to", str(target), "--as", "王敏", typed=PIN_SHORT + "\n")
    assert ended.status == 1
    assert "More stands on this sheet than you may see." in ended.err
    assert not target.exists()


def test_print_never_harms_other_files(demo: Home) -> None:
    database = demo.data / "salon.db"
    link = demo.folder / "link.pdf"
    link.symlink_to(database)
    before = database.read_bytes()
    for target, part in (
        (database, "the archive's own files"),
        (next(demo.keys.iterdir()), "the archive's own files"),
        (link, "the archive's own files"),
        (Path("/dev/null"), "not an ordinary file"),
        (demo.folder, "not an ordinary file"),
        (demo.folder / "no" / "x.pdf", "There is no folder"),
    ):
        ended = demo.run("print", "intake", "--force", "--to", str(target), "--as", "敏", typed=PIN_SHORT + "\n")
        assert ended.status == 1
        assert part in ended.err
    assert database.read_bytes() == before
    assert link.is_symlink()


def test_print_of_nobody(demo: Home) -> None:
    for number in ("00000000", "x" * 2000, "' OR 1=1 --", "\x1b[2J"):
        ended = demo.run("print", "card", number, "--to", str(demo.folder / "x.pdf"), "--as", "敏", typed=PIN_SHORT)
        assert ended.status == 1
        assert "No client has the card number" in ended.err


def on_a_stick(demo: Home, stick: Path, *arguments: str, typed: str) -> Ended:
    """Runs the command at a machine where a folder is on a stick."""
    machine = Machine(demo.folder / "machine")
    machine.plug_in(stick)
    code = (
        "import sys; from pathlib import Path; from salon_tui.app import removable; "
        "removable.MOUNTS, removable.DEVICES = map(Path, sys.argv[1:3]); "
        "from salon_tui.__main__ import main; sys.exit(main(sys.argv[3:]))"
    )
    command = [sys.executable, "-c", code, str(machine.mounts), str(machine.devices), "--lang", "en", *arguments]
    ended = subprocess.run(
        command, cwd=ROOT, env=demo.environment, input=typed.encode(), capture_output=True, timeout=60, check=False
    )
    return Ended(ended.returncode, ended.stdout.decode(), ended.stderr.decode())


@pytest.mark.parametrize(
    ("passwords", "told"),
    [
        ("Ostern 2026\nOstern 2026\n", ""),
        ("short\nshort\n", "A password needs at least 8 letters, digits or signs. Nothing was written."),
        ("Ostern 2026\nOstern 2027\n", "The two passwords are not the same. Nothing was written."),
        ("", "A password needs at least 8"),
    ],
)
def test_a_card_on_a_stick_gets_a_password(demo: Home, passwords: str, told: str) -> None:
    stick = demo.folder / "stick"
    target = stick / "card.pdf"
    card = ("print", "card", "00000013", "--to", str(target), "--as", "秦岭")
    ended = on_a_stick(demo, stick, *card, typed=f"{PIN_LONG}\n{passwords}")
    assert told in ended.err and "Ostern" not in ended.err + ended.out
    if told:
        assert ended.status == 1 and list(stick.iterdir()) == []
    else:
        assert ended.status == 0
        reader = PdfReader(target)
        assert reader.is_encrypted and reader.decrypt("Ostern 2026")
        assert len(reader.pages) == 2


def test_no_password_opens_a_stick_to_what_this_person_may_not_see(demo: Home) -> None:
    stick = demo.folder / "stick"
    card = ("print", "card", "00000013", "--to", str(stick / "card.pdf"), "--as", "王敏")
    ended = on_a_stick(demo, stick, *card, typed=f"{PIN_SHORT}\nOstern 2026\nOstern 2026\n")
    assert ended.status == 1
    assert "More stands on this sheet than you may see." in ended.err
    assert "Ostern" not in ended.err + ended.out
    assert list(stick.iterdir()) == []


def test_an_empty_form_on_a_stick_needs_none(demo: Home) -> None:
    stick = demo.folder / "stick"
    target = stick / "intake.pdf"
    form = ("print", "intake", "--to", str(target), "--as", "王敏")
    ended = on_a_stick(demo, stick, *form, typed=f"{PIN_SHORT}\n")
    assert (ended.status, ended.err) == (0, "")
    assert not PdfReader(target).is_encrypted
