"""Importing a table: what is understood, what is left out and why, all or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.core.sql import rows
from db.importing.operations import ImportTable
from db.papers.filing.order import Order
from db.papers.filing.queries import in_order
from salon_tui.screens.importing import nearby, running
from salon_tui.widgets.editor import Editor
from tests.db.salon import DESK_WOMAN, OUYANG, OWNER, Salon
from tests.screens.desks import Sitting, at_desk, key_event

HEADS = "姓名,手机,生日,爱好,会员等级"
TABLE = f"""{HEADS}
赵一,13500135005,1990-03-04,游泳,金卡
钱二,1350013,1991-03-04,,
孙三,13500135007,foo,,
{OUYANG},13800138000,1988-03-12,,
李四,13900139001,,,
赵一,13500135005,1990-03-04,游泳,金卡
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "clients.csv"
    path.write_text(TABLE, "utf-8")
    return path


async def _read(desk: Sitting, path: Path) -> None:
    await desk.go("import")
    await desk.type(str(path))
    await desk.press("enter")


def _count(desk: Sitting) -> int:
    return len(in_order(desk.app.desk_in_use, Order.CREATED))


async def test_the_preview_says_what_would_happen_and_changes_nothing(salon: Salon, table: Path) -> None:
    async with at_desk(salon) as desk:
        await _read(desk, table)
        assert "2 new clients · 3 known already · 1 refused" in desk.text
        assert "A 姓名 → Name" in desk.text and "E 会员等级 → Grade" in desk.text
        assert "3 钱二" in desk.line("Phone: This is not a phone number")
        assert OUYANG in desk.line("the same phone, the same name and birthday")
        assert "7 赵一" in desk.line("says the same as row 2")
        assert "4 孙三" in desk.line("in words, in the remarks: 生日")
        assert "Nothing is imported yet" in desk.text
        assert _count(desk) == 5


async def test_f10_imports_and_shows_what_was_left_out(salon: Salon, table: Path) -> None:
    async with at_desk(salon) as desk:
        await _read(desk, table)
        await desk.press("f10")
        assert "Import 2 new clients?" in desk.text
        await desk.press("f10")
        assert "2 clients were imported" in desk.text
        assert "钱二" in desk.text and "孙三" not in desk.text
        assert _count(desk) == 7
        await desk.press("f5")
        assert "0 new clients · 5 known already · 1 refused" in desk.text
        assert "imported before" in desk.text
        assert "F10" not in desk.text.splitlines()[-1]


async def test_balances_of_the_table_wait_to_be_taken_over(salon: Salon, tmp_path: Path) -> None:
    path = tmp_path / "balances.csv"
    path.write_text("姓名,手机,储值余额,累计消费\n赵一,13500135005,¥406.00,88000\n钱二,13500135006,0,120\n", "utf-8")
    async with at_desk(salon) as desk:
        await _read(desk, path)
        await desk.press("f10", "f10")
        assert "Balances wait under “Balances from paper”" in desk.said
        await desk.go("open_balances")
        assert "406.00" in desk.line("赵一") and "1 to be taken over" in desk.text
        assert "钱二" not in desk.text


async def test_esc_leaves_the_question_and_imports_nothing(salon: Salon, table: Path) -> None:
    async with at_desk(salon) as desk:
        await _read(desk, table)
        await desk.press("f10", "f12")
        assert "2 new clients" in desk.text
        assert _count(desk) == 5


async def test_somebody_else_with_the_same_phone_is_included_with_enter(salon: Salon, table: Path) -> None:
    async with at_desk(salon) as desk:
        await _read(desk, table)
        for _times in range(10):
            if "▸" in desk.line("李四"):
                break
            await desk.press("down")
        await desk.press("enter")
        assert "✓ imported all the same" in desk.line("李四")
        assert "3 new clients · 2 known already" in desk.text
        await desk.press("f10", "f10")
        assert "3 clients were imported" in desk.text
        assert _count(desk) == 8


async def test_a_row_that_is_refused_is_explained_in_full(salon: Salon, table: Path) -> None:
    async with at_desk(salon) as desk:
        await _read(desk, table)
        for _times in range(10):
            if "▸" in desk.line("钱二"):
                break
            await desk.press("down")
        await desk.press("enter")
        assert "Phone: This is not a phone number. Check the digits." in desk.text


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("nowhere.csv", None, "There is no such file"),
        ("empty.csv", "", "This file is empty"),
        ("page.xls", "<html></html>", "This file is not a table"),
        ("other.csv", "a,b\n1,2\n", "No headings like name and phone"),
    ],
)
async def test_a_file_that_can_not_be_read_is_explained(
    salon: Salon, tmp_path: Path, name: str, content: str | None, said: str
) -> None:
    if content is not None:
        (tmp_path / name).write_text(content, "utf-8")
    async with at_desk(salon) as desk:
        await _read(desk, tmp_path / name)
        assert said in desk.text
        assert desk.app.screen.query_one(Editor).value.endswith(name), "the path stays to be corrected"


async def test_a_file_that_changed_since_is_not_imported(salon: Salon, table: Path) -> None:
    async with at_desk(salon) as desk:
        await _read(desk, table)
        table.write_text(TABLE.replace("赵一", "赵乙"), "utf-8")
        await desk.press("f10", "f10")
        assert "The file was changed since it was read" in desk.text
        assert _count(desk) == 5


async def test_stopped_imports_keep_nothing(salon: Salon, table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with at_desk(salon) as desk:
        await _read(desk, table)
        page = desk.app.page("import")
        assert isinstance(page, running.ImportRun)
        original = page.run_import

        def run_and_stop(asked: ImportTable) -> None:
            original(asked)
            page.do_back()

        monkeypatch.setattr(page, "run_import", run_and_stop)
        await desk.press("f10", "f10")
        assert "Stopped. Nothing was imported." in desk.text
        assert _count(desk) == 5
        assert not desk.app.busy


async def test_a_desk_left_in_the_middle_of_an_import_is_dark_and_locked_at_its_end(
    salon: Salon, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with at_desk(salon) as desk:
        await _read(desk, table)
        page = desk.app.page("import")
        assert isinstance(page, running.ImportRun)
        original, seen = page.run_import, list[str]()

        def run_and_leave(asked: ImportTable) -> None:
            original(asked)
            page.do_lock()
            desk.app.screen.post_message(key_event("down"))
            seen.append(desk.text.strip())

        monkeypatch.setattr(page, "run_import", run_and_leave)
        await desk.press("f10", "f10")
        assert seen == [""]
        assert desk.app.desk is None and OWNER in desk.text
        assert [name for (name,) in rows("SELECT name FROM client") if name == "赵一"]


async def test_tables_nearby_are_offered(salon: Salon, table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (table.parent / "notes.txt").write_text("no table")
    monkeypatch.setattr(nearby, "folders", lambda: [table.parent, table.parent / "nowhere"])
    async with at_desk(salon) as desk:
        await desk.go("import")
        await desk.press("f4")
        assert "clients.csv" in desk.text and "notes.txt" not in desk.text
        await desk.press("1")
        assert "2 new clients" in desk.text


async def test_the_preview_is_forgotten_at_a_lock(salon: Salon, table: Path) -> None:
    async with at_desk(salon) as desk:
        await _read(desk, table)
        desk.app.lock()
        await desk.settle()
        desk.app.enter(salon.desk(DESK_WOMAN))
        await desk.settle()
        await desk.go("menu")
        assert "Import" not in desk.text


def test_newest_tables_first_and_folders_that_are_not_there_are_passed_over(tmp_path: Path) -> None:
    import os

    for number, name in enumerate(("old.csv", "new.XLSX", ".hidden.csv", "~$lock.xlsx", "text.txt")):
        (tmp_path / name).write_text("x")
        os.utime(tmp_path / name, (number, number))
    assert [path.name for path in nearby.tables([tmp_path, tmp_path / "nowhere"])] == ["new.XLSX", "old.csv"]


def test_paths_are_written_with_the_home_folder_in_short() -> None:
    assert nearby.short(Path.home() / "a" / "b.csv") == "~/a/b.csv"
    assert nearby.short(Path.home()) == "~"
    assert nearby.short(Path("/media/stick/b.csv")) == "/media/stick/b.csv"


async def test_what_is_open_is_asked_one_after_the_other(salon: Salon, tmp_path: Path) -> None:
    path = tmp_path / "clients.csv"
    path.write_text("姓名,手机,来店,小名\n赵一,13500135005,周末,一一\n", "utf-8")
    async with at_desk(salon) as desk:
        await _read(desk, path)
        assert "2 questions are open: F10 asks them." in desk.text
        assert "? What does the column “来店” mean? 周末" in desk.text
        await desk.press("f10")
        assert "What does the column “来店” mean?" in desk.text
        await desk.press("1", "enter")
        assert "What does the column “小名” mean?" in desk.text
        await desk.press("1", "enter")
        assert "C 来店 → leave out" in desk.text and "D 小名 → leave out" in desk.text
        assert "Nothing is imported yet: F10 does it." in desk.text
        await desk.press("f10", "f10")
        assert "1 client was imported" in desk.text
        assert _count(desk) == 6


async def test_what_a_known_client_would_get_is_taken_over_with_enter(salon: Salon, tmp_path: Path) -> None:
    path = tmp_path / "clients.csv"
    path.write_text(f"姓名,手机,职业,备注\n{OUYANG},13800138000,画家,对碘过敏\n", "utf-8")
    async with at_desk(salon) as desk:
        await _read(desk, path)
        assert "✓" in desk.line("+ iodine"), "what is added about health is taken over in any case"
        assert "·" in desk.line("画家")
        for _times in range(12):
            if "▸" in desk.line("画家"):
                break
            await desk.press("down")
        await desk.press("enter")
        assert "✓" in desk.line("画家")
        await desk.press("f10")
        assert "Add to 1 client who is known?" in desk.text
        await desk.press("f10")
        assert "1 was added to" in desk.text


async def test_f4_changes_what_a_column_means(salon: Salon, table: Path) -> None:
    async with at_desk(salon) as desk:
        await _read(desk, table)
        await desk.more("What a column means")
        await desk.press("4")
        assert "What does the column “爱好” mean?" in desk.text
        await desk.press("1", "enter")
        assert "D 爱好 → leave out" in desk.text
