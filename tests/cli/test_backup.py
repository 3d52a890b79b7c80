"""``backup``, ``drill`` and ``restore``: what they do, what they say, and what they ask before anything happens."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from db.core.sql import rows
from tests.cli.conftest import CLIENTS, Home
from tests.cli.test_recover import sheet


def clients(home: Home) -> int:
    archive = home.archive()
    try:
        return int(rows("SELECT COUNT(*) FROM client")[0][0])
    finally:
        archive.close()


def test_backed_up_drilled_and_restored_after_the_data_is_gone(demo: Home) -> None:
    made = demo.run_cold("backup")
    assert (made.status, made.err) == (0, "")
    assert re.search(
        r"^Backup: .*/data-backups/salon-\S+ · 1 MB\n\d+ lines, read back and found whole\.$", made.out, re.M
    )
    drilled = demo.run("drill")
    assert (drilled.status, drilled.err) == (0, "")
    assert "Restored for trial: salon-" in drilled.out
    assert "The audit log is unbroken" in drilled.out and " 0 were changed or went since." in drilled.out
    shutil.rmtree(demo.data)
    restored = demo.run("restore", str(demo.folder / "data-backups"), "--yes")
    assert (restored.status, restored.err) == (0, "")
    assert "read from end to end and found whole" in restored.out
    assert "is kept in" not in restored.out
    assert demo.run("check").status == 0
    assert clients(demo) == CLIENTS


def test_by_the_sheet_on_a_machine_without_the_key_file(demo: Home) -> None:
    phrase = sheet(demo)
    stick = demo.folder / "stick"
    stick.mkdir()
    # as it lies on a stick
    assert demo.run("backup", "--to", str(stick / "salon-tui-backups")).status == 0
    shutil.rmtree(demo.data)
    shutil.rmtree(demo.keys)
    typed = "".join(f"{group.lower()}\n" for group in phrase)
    refused = demo.run("restore", str(stick), typed=f"{typed}no\n")
    assert (refused.status, demo.data.exists()) == (1, False)
    assert "Nothing was restored, and nothing was changed." in refused.err
    restored = demo.run("restore", str(stick), typed=f"{typed}yes\n")
    assert (restored.status, restored.err) == (0, "")
    assert "No key file in" in restored.out and "The key file is there again: " in restored.out
    assert demo.run("check").status == 0
    assert clients(demo) == CLIENTS


def test_what_was_saved_after_it_is_told_and_kept_aside(demo: Home) -> None:
    assert demo.run("backup").status == 0
    table = demo.folder / "more.csv"
    table.write_text("姓名,电话\n令狐冲,13500135005\n", encoding="utf-8")
    assert demo.run("import", str(table), "--yes", "--as", "1", typed="90517326\n").status == 0
    assert clients(demo) == CLIENTS + 1
    ended = demo.run("restore", str(demo.folder / "data-backups"), typed="y\n")
    assert (ended.status, ended.err) == (0, "")
    assert re.search(r"^1 thing was saved after this backup and would be missing:$", ended.out, re.M)
    assert re.search(r"^  \d{4}-\d\d-\d\d: \d+$", ended.out, re.M)
    [kept] = re.findall(r"^What was there before is kept in (.*)\.$", ended.out, re.M)
    assert clients(demo) == CLIENTS
    shutil.rmtree(demo.data)
    Path(kept).rename(demo.data)
    assert clients(demo) == CLIENTS + 1


def test_restored_into_another_folder(demo: Home) -> None:
    assert demo.run("backup").status == 0
    other = demo.folder / "other"
    ended = demo.run("restore", str(demo.folder / "data-backups"), "--to", str(other), "--yes")
    assert ended.status == 0 and f"goes to: {other}" in ended.out
    assert demo.run("check", "--data", str(other)).status == 0
    assert clients(demo) == CLIENTS


def test_what_cant_be_done_is_said(demo: Home, open_elsewhere: Home) -> None:
    for command in ("backup", "drill"):
        ended = demo.run(command)
        assert ended.status == 1 and "already open on this machine" in ended.err


def test_places_that_are_not_there(demo: Home) -> None:
    nowhere = str(demo.folder / "no" / "stick")
    for command in (["backup", "--to", nowhere], ["drill", nowhere], ["restore", nowhere]):
        ended = demo.run(*command)
        assert ended.status == 1
        assert f"{nowhere} can't be reached" in ended.err
    for command in (["drill", str(demo.folder)], ["restore", str(demo.folder)]):
        ended = demo.run(*command)
        assert ended.status == 1
        assert f"There is no backup of this archive in {demo.folder}." in ended.err
