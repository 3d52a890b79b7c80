"""What an update does with the archive: run in an environment of its own, as the desk's account; answers in JSON.

The program that updates and the one that is tried are two versions: steps, words and answers here stay as they are.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from salon_tui.app.settings import Places

if TYPE_CHECKING:
    from db.backup.records import RestoreAgreed

Said = Mapping[str, Any]


def back_up(where: Places) -> Said:
    """A backup in the usual folder."""
    from db.backup.operations.making import back_up_unasked
    from db.backup.operations.places import places_before_sign_in
    from db.integrity.trial import newest_schema
    from db.sign_in.operations.opening import open_desk

    archive = open_desk(where.data, where.keys)
    try:
        folder = places_before_sign_in(archive).folder
        made = back_up_unasked(archive, folder)
    finally:
        archive.close()
    return {"backup": str(folder / made.name), "schema": newest_schema()}


def try_out(where: Places) -> Said:
    """Whether this program brings a copy of the archive up to date, finds it whole, and opens on it."""
    from db.integrity.operations import examine
    from db.integrity.trial import bring_up_copy, newest_schema

    with tempfile.TemporaryDirectory(prefix="salon-trial-", dir="/var/tmp") as folder:
        copy = Path(folder)
        bring_up_copy(where.data, where.keys, copy)
        wrong = [found.part.value for found in examine(copy, where.keys).found if not found.good]
        if wrong:
            return {"failed": True, "wrong": " ".join(wrong)}
        if not asyncio.run(_opens(Places(copy, where.keys))):
            return {"failed": True, "wrong": "start"}
    return {"version": version("salon-tui"), "schema": newest_schema()}


async def _opens(where: Places) -> bool:
    """Whether the sign-in page shows."""
    from db.sign_in.operations.opening import open_desk
    from salon_tui.app.application import SalonApp
    from salon_tui.words import i18n

    i18n.use("en")
    archive = open_desk(where.data, where.keys)
    try:
        app = SalonApp(archive, where.data, where.keys, incident_log=where.incidents)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            shows = app.screen.is_mounted and bool(app.screen.children)
    finally:
        with contextlib.suppress(Exception):
            archive.close()
    return shows and not where.incidents.exists()


def agree(where: Places, backup: Path) -> Said:
    """Says what going back to a backup would lose, asks, and has two people agree to it."""
    from dataclasses import asdict

    from db.backup.operations.restoring import plan_restore
    from salon_tui.cli.backups.agreeing import agreement
    from salon_tui.cli.say import complain
    from salon_tui.cli.sign_in import YES, ask
    from salon_tui.words.i18n import _
    from salon_tui.words.restoring import what_would_happen

    plan = plan_restore(backup, where.data, where.keys)
    for line in what_would_happen(plan.backup, plan.folder, plan.saved, is_replacing=True):
        complain(line)
    if ask(_("Go back to this backup? yes or no:")).casefold() not in YES:
        return {"agreed": None, "declined": True}
    agreed = agreement(where, plan.backup.folder.name, None)
    return {"agreed": asdict(agreed) if agreed else None}


def restore(where: Places, backup: Path, agreed: RestoreAgreed | None) -> Said:
    """Puts the backup in the archive's place, by the program that it was made with."""
    from db.backup.operations.restoring import plan_restore
    from db.backup.operations.restoring import restore as put_back

    done = put_back(plan_restore(backup, where.data, where.keys), agreed=agreed)
    return {"kept": str(done.kept or "")}


def undo(where: Places, backup: Path) -> Said:
    """As :func:`restore`, without asking anybody: only where nothing was saved since the backup."""
    from db.backup.operations.restoring import plan_restore
    from db.backup.operations.restoring import restore as put_back

    plan = plan_restore(backup, where.data, where.keys)
    if plan.saved != ():
        return {"failed": True, "wrong": "saved"}
    return {"kept": str(put_back(plan).kept or "")}


def main() -> int:
    """Runs one step; what goes wrong is told by its code."""
    parser = ArgumentParser()
    parser.add_argument("step", choices=("backup", "try", "agree", "restore", "undo"))
    parser.add_argument("backup", nargs="?", type=Path)
    parser.add_argument("--data", required=True)
    parser.add_argument("--keys", required=True)
    asked = parser.parse_args()
    where = Places(Path(asked.data), Path(asked.keys))
    answers = sys.stdout
    # whatever else is printed isn't the answer
    with contextlib.redirect_stdout(sys.stderr):
        said, status = _said(asked.step, where, asked.backup)
    print(json.dumps(said), file=answers, flush=True)
    return status


def _said(step: str, where: Places, backup: Path | None) -> tuple[Said, int]:
    from db.core.errors import SalonError

    try:
        match step:
            case "backup":
                return back_up(where), 0
            case "try":
                said = try_out(where)
                return said, int(bool(said.get("failed")))
            case "undo" if backup is not None:
                said = undo(where, backup)
                return said, int(bool(said.get("failed")))
            case "agree" if backup is not None:
                _speak()
                return agree(where, backup), 0
            case "restore" if backup is not None:
                return restore(where, backup, _agreement(json.loads(sys.stdin.read()))), 0
    except SalonError as error:
        return {"code": error.code.value, **{name: str(value) for name, value in error.facts.items()}}, 1
    except Exception as error:
        # its text may quote what it was about
        return {"wrong": type(error).__name__}, 1
    return {"wrong": "step"}, 2


def _speak() -> None:
    import locale

    from salon_tui.words import i18n

    with contextlib.suppress(locale.Error):
        locale.setlocale(locale.LC_ALL, "")
    i18n.use(i18n.default_language())


def _agreement(agreed: Mapping[str, Any] | None) -> RestoreAgreed | None:
    from db.backup.records import RestoreAgreed

    return RestoreAgreed(**agreed) if agreed else None


if __name__ == "__main__":
    sys.exit(main())
