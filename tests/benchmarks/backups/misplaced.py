"""Files that aren't where they belong: the archive isn't opened, says why, and is as it was once they are put back."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from db.core.connection import open_archive
from db.core.disk.files import DATABASE_FILE
from db.core.errors import Code, SalonError
from db.core.sql import rows
from salon_tui.words.sentences import sentence
from tests.db import salon as salons
from tests.db.backup.places import picture
from tests.db.others import Others

JOURNAL: Final = f"{DATABASE_FILE}-wal"


def told_wrongly(salon: salons.Salon, others: Others) -> list[str]:
    """Which of them are not told as they should be, or leave something changed; the salon is closed and stays so."""
    with tempfile.TemporaryDirectory() as folder:
        # for somebody else too, who may not write
        Path(folder).chmod(0o755)
        return _told_wrongly(_states(salon, Path(folder)), others)


def _told_wrongly(states: tuple[Path, Path, Path], others: Others) -> list[str]:
    older, newer, stranger = states
    told: dict[str, tuple[Code, Callable[[Path], object]]] = {
        "read-only": (Code.NOT_WRITABLE, _forbid),
        "key gone": (Code.KEY_MISSING, lambda here: shutil.rmtree(here / "keys")),
        "wrong key": (Code.WRONG_KEY, lambda here: _put(_key(stranger), _key(here))),
        "newer schema": (Code.NEWER_SCHEMA, _from_the_future),
        "foreign journal": (
            Code.FOREIGN_JOURNAL,
            lambda here: _put(stranger / "data" / JOURNAL, here / "data" / JOURNAL),
        ),
        "older file beside a newer journal": (
            Code.ROLLED_BACK,
            lambda here: _put(older / "data" / DATABASE_FILE, here / "data" / DATABASE_FILE),
        ),
    }
    return [what for what, (code, happens) in told.items() if not _is_told(what, code, happens, newer, others)]


def _states(salon: salons.Salon, folder: Path) -> tuple[Path, Path, Path]:
    """An archive before and after a checkpoint and more work, and another one, each as a power cut leaves it."""
    here = salons.copy(salon, folder / "in-use")
    _work(here)
    older = Path(shutil.copytree(here.folder, folder / "older"))
    here.reopen()
    _work(here)
    newer = Path(shutil.copytree(here.folder, folder / "newer"))
    here.close()
    other = salons.build(folder / "other")
    other.reopen()
    _work(other)
    stranger = Path(shutil.copytree(other.folder, folder / "stranger"))
    other.close()
    return older, newer, stranger


def _work(salon: salons.Salon) -> None:
    desk = salon.desk(salons.OWNER)
    for number in range(20):
        salon.register(desk, f"客户{number}", f"135001{number:05d}")


def _is_told(what: str, code: Code, happens: Callable[[Path], object], whole: Path, others: Others) -> bool:
    here = whole.with_name("misplaced")
    shutil.copytree(whole, here)
    try:
        happens(here)
        before = _picture(here)
        with others.child("open_as_nobody" if what == "read-only" else "open", folder=str(here)) as child:
            found = child.waits_for("code")
        is_told = found == code.value and bool(sentence(SalonError(code, path="")))
        is_same = _picture(here) == before
        print(f"{what}: {found}{'' if is_same else ', and files were changed'}")
        for path in (here, *here.rglob("*")):
            path.chmod(0o700)
        shutil.copytree(whole, here, dirs_exist_ok=True)
        archive = open_archive(here / "data", here / "keys")
        clients = rows("SELECT COUNT(*) FROM client")[0][0]
        archive.close()
        return is_told and is_same and clients == len(salons.CLIENTS) + 40
    finally:
        shutil.rmtree(here)


def _picture(here: Path) -> dict[str, bytes]:
    # besides what SQLite needs to read a journal at all, and the lock
    mine = (f"{DATABASE_FILE}-shm", "desk.lock")
    return {name: content for name, content in picture(here).items() if Path(name).name not in mine}


def _put(source: Path, target: Path) -> None:
    target.unlink()
    shutil.copy(source, target)


def _key(folder: Path) -> Path:
    [found] = (folder / "keys").iterdir()
    return found


def _forbid(here: Path) -> None:
    for path in (here, *here.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)


def _from_the_future(here: Path) -> None:
    archive = open_archive(here / "data", here / "keys")
    rows("INSERT INTO schema_migration (name, applied) VALUES ('9999_later', '2030-01-01')")
    archive.close()
