"""``backup``, ``drill`` and ``restore``: what they do, what they say, and what they ask before anything happens."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from db.core.sql import rows, run
from tests.cli.conftest import CLIENTS, Home
from tests.cli.test_recover import sheet
from tests.db.salon import entries


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
        r"^Backup: .*/data-backups/salon-\S+ · \d MB\n\d+ lines, read back and found whole\.$", made.out, re.M
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
    for typed, why in (
        ("y\n1\n90517327\n", "This PIN is not right"),
        # who signs in can't agree to it as well, and who may not restore can't agree either
        ("y\n周岚\n90517326\n周岚\n90517326\n", "Your role doesn't let you restore a backup."),
        ("y\n周岚\n90517326\n王敏\n905173\n", "Your role doesn't let you restore a backup."),
        ("y\n王敏\n905173\n", "Your role doesn't let you restore a backup."),
    ):
        refused = demo.run("restore", str(demo.folder / "data-backups"), typed=typed)
        assert refused.status == 1 and why in refused.err, refused.err
        assert clients(demo) == CLIENTS + 1 and not list(demo.folder.glob("data-until-*"))
    ended = demo.run("restore", str(demo.folder / "data-backups"), typed="y\n周岚\n90517326\n沈洁\n90517326\n")
    assert ended.status == 0, ended.err
    assert re.search(r"^1 thing was saved after this backup and would be missing:$", ended.out, re.M)
    assert re.search(r"^  \d{4}-\d\d-\d\d: \d+$", ended.out, re.M)
    [kept] = re.findall(r"^What was there before is kept in (.*)\.$", ended.out, re.M)
    assert clients(demo) == CLIENTS
    archive = demo.archive()
    try:
        [entry] = entries(operation="restore")
        assert entry["person"] == "周岚" and "沈洁" in entry["what"]
    finally:
        archive.close()
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
    nowhere, file = str(demo.folder / "no" / "stick"), str(demo.data / "key-name")
    ended = demo.run("backup", "--to", nowhere)
    assert ended.status == 1 and f"{nowhere} can't be reached" in ended.err
    for place in (file, f"{file}/backups"):
        ended = demo.run("backup", "--to", place)
        assert ended.status == 1 and f"{place} is a file. Backups need a folder" in ended.err
    for place in (nowhere, file, str(demo.folder)):
        for command in ("drill", "restore"):
            ended = demo.run(command, place)
            assert ended.status == 1 and f"There is no backup of this archive in {place}." in ended.err
    # before the first backup there is no folder for them
    assert "There is no backup of this archive in" in demo.run("drill").err
    assert "There is no archive in" in demo.run("recover", "--data", nowhere).err


def test_over_an_archive_that_cant_be_opened_nobody_is_asked_for_a_pin(demo: Home) -> None:
    assert demo.run("backup").status == 0
    with (demo.data / "salon.db").open("r+b") as file:
        file.write(b"x" * 8192)
    ended = demo.run("restore", str(demo.folder / "data-backups"), "--yes")
    assert (ended.status, ended.err) == (0, ""), ended.err
    assert clients(demo) == CLIENTS


def test_alone_a_reason_does(demo: Home) -> None:
    archive = demo.archive()
    run("UPDATE salon SET solo = 1")
    archive.close()
    assert demo.run("backup").status == 0
    where = str(demo.folder / "data-backups")
    assert demo.run("restore", where, "--yes", "--as", "周岚", typed="90517326\n\n").status == 1
    ended = demo.run("restore", where, "--yes", "--as", "周岚", typed="90517326\nthe disk was full\n")
    assert ended.status == 0, ended.err
    archive = demo.archive()
    try:
        assert rows("SELECT operation, reason FROM review ORDER BY id DESC LIMIT 1") == [
            ("agree_to_restore", "the disk was full")
        ]
    finally:
        archive.close()
