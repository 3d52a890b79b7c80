"""What an update does with the archive itself: the backup, and the way back to it."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from db.backup.records import RestoreAgreed
from db.core.sql import rows
from salon_tui.app.settings import Places
from salon_tui.update import inside
from salon_tui.words import i18n
from tests.db.salon import OWNER, PINS, SHEN, Salon, entries


@pytest.fixture
def where(salon: Salon) -> Places:
    salon.close()
    return Places(salon.folder / "data", salon.folder / "keys")


def names(salon: Salon) -> list[str]:
    salon.reopen()
    return [name for (name,) in rows("SELECT name FROM client")]


def test_the_archive_comes_back_by_itself_only_where_nothing_was_saved(salon: Salon, where: Places) -> None:
    backup = Path(inside.back_up(where)["backup"])
    assert Path(inside.undo(where, backup)["kept"]).is_dir()
    salon.reopen()
    salon.register(salon.desk(OWNER), "后来的人")
    salon.close()
    assert inside.undo(where, backup) == {"failed": True, "wrong": "saved"}
    assert "后来的人" in names(salon)


def test_who_goes_back_is_told_what_is_lost_and_two_agree(
    salon: Salon, where: Places, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    backup = Path(inside.back_up(where)["backup"])
    salon.reopen()
    salon.register(salon.desk(OWNER), "后来的人")
    salon.close()
    i18n.use("en")

    def typed(*lines: str) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("\n".join(lines).encode())))

    typed("no")
    assert inside.agree(where, backup) == {"agreed": None, "declined": True}
    assert "would be missing" in capsys.readouterr().err
    typed("yes", OWNER, PINS[OWNER], SHEN, PINS[SHEN])
    agreed = inside.agree(where, backup)["agreed"]
    assert (agreed["person"], agreed["approved_by"]) == (OWNER, SHEN)
    assert inside.restore(where, backup, RestoreAgreed(**agreed))["kept"]
    assert "后来的人" not in names(salon)
    assert entries(operation="restore")[-1]["person"] == OWNER
