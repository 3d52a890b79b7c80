"""The update, step by step: the archive and the program in use stay as they are until the new one has been tried.

The desk is closed only for the backup, the trial and the switch. A kill at any moment leaves one program or the other,
whole, with the archive that it knows; the new one changes the tables when it opens it, after a backup of its own.
"""

from __future__ import annotations

import errno
import json
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from salon_tui.update import result as results
from salon_tui.update.building import build
from salon_tui.update.children import run_inside
from salon_tui.update.machine import Machine, Replaced
from salon_tui.update.release import Release, require_fit
from salon_tui.update.result import Result, State, Step
from salon_tui.update.stick import Signed, look_at, require_files
from salon_tui.update.why import UpdateError, Why

Told = Callable[[Step], object]
"""Is told of each step as it begins."""


def check(machine: Machine, stick: Path) -> Release:
    """Looks whether what is on a stick can be taken, down to every file, and changes nothing.

    Raises:
        UpdateError: Why it can't.
    """
    found = look_at(stick, machine.keys).release
    require_fit(found, machine.installed, machine.highest)
    require_files(stick, found)
    return found


def update(machine: Machine, stick: Path, told: Told, digest: str = "") -> Result:
    """Updates the program.

    Args:
        machine: The machine.
        stick: Where the release is.
        told: Is told of each step.
        digest: The release that was asked for; empty takes what is there.

    Raises:
        UpdateError: Why what is in use stays; it is kept as the result, too.
    """
    with machine.alone():
        result = results.keep(machine, results.begun(machine.installed))
        try:
            return _update(machine, stick, told, digest, result)
        except UpdateError as error:
            _failed(machine, error)
            raise
        except OSError as error:
            why = Why.NO_ROOM if error.errno in (errno.ENOSPC, errno.EDQUOT) else Why.NOT_BUILT
            failed = UpdateError(why, path=str(machine.root))
            _failed(machine, failed)
            raise failed from error
        finally:
            shutil.rmtree(machine.state / "incoming", ignore_errors=True)


def _failed(machine: Machine, error: UpdateError) -> None:
    kept = results.last_result(machine)
    if kept is not None:
        with suppress(OSError):
            results.keep(machine, replace(kept, state=State.FAILED, why=error.why.value, facts=error.facts))


def _update(machine: Machine, stick: Path, told: Told, digest: str, result: Result) -> Result:
    def begin(step: Step) -> None:
        results.keep(machine, replace(result, step=step))
        told(step)

    begin(Step.VERIFY)
    signed, files = _taken_over(machine, stick, digest)
    release = signed.release
    result = replace(result, version=release.version)
    begin(Step.BUILD)
    new = machine.environment(release.version)
    build(new, files)
    begin(Step.STOP)
    machine.stop_desk()
    is_running = False
    try:
        begin(Step.BACKUP)
        backup = run_inside(machine, machine.environment(result.before), Why.NO_BACKUP, "backup")
        begin(Step.TRY)
        found = run_inside(machine, new, Why.NOT_TRIED, "try")
        if (found.get("version"), found.get("schema")) != (release.version, release.schema):
            raise UpdateError(Why.NOT_TRIED, wrong="version")
        begin(Step.SWITCH)
        schema = str(backup["schema"])
        before = Replaced(version=result.before, schema=schema, own_schema=release.schema, backup=str(backup["backup"]))
        machine.keep_replaced(release.version, before)
        machine.switch(release.version)
        begin(Step.START)
        is_running = machine.start_desk()
        if not is_running:
            _undo(machine, before)
            raise UpdateError(Why.NOT_STARTED)
    finally:
        if not is_running:
            machine.start_desk()
    _tidy(machine, {release.version, result.before})
    return results.keep(machine, replace(result, state=State.DONE, step=Step.DONE))


def _undo(machine: Machine, before: Replaced) -> None:
    """The old program again, and the archive as it knows it: the new one may have changed the tables already."""
    machine.stop_desk()
    machine.switch(before.version)
    if before.schema != before.own_schema:
        with suppress(UpdateError):
            run_inside(machine, machine.environment(before.version), Why.NOT_RESTORED, "undo", before.backup)


def _taken_over(machine: Machine, stick: Path, digest: str) -> tuple[Signed, Path]:
    """A release that fits and is whole, and the copy of its files that is used from then on."""
    signed = look_at(stick, machine.keys)
    if digest and digest != signed.digest:
        raise UpdateError(Why.OTHER_ASKED, version=signed.release.version)
    require_fit(signed.release, machine.installed, machine.highest)
    files = machine.state / "incoming"
    shutil.rmtree(files, ignore_errors=True)
    files.mkdir(mode=0o700)
    require_files(stick, signed.release, files)
    machine.saw(signed.release.version)
    return signed, files


def _tidy(machine: Machine, kept: set[str]) -> None:
    """Takes away environments from which nobody goes back any more."""
    for path in (machine.root / "versions").iterdir():
        if path.name not in kept:
            shutil.rmtree(path, ignore_errors=True)


def go_back(machine: Machine, told: Told) -> Result | None:
    """The program before this one again, and the backup from then where the tables changed since.

    What was saved in between is told, and two people agree, before anything happens.

    Returns:
        None where somebody changed their mind.

    Raises:
        UpdateError: ``NO_WAY_BACK``, ``NOT_RESTORED``, and why it can't be done.
    """
    with machine.alone():
        now = machine.installed
        replaced = machine.replaced(now)
        if replaced is None or not (machine.environment(replaced.version) / "bin/python").exists():
            raise UpdateError(Why.NO_WAY_BACK)
        told(Step.STOP)
        machine.stop_desk()
        try:
            if replaced.schema != replaced.own_schema:
                backup = replaced.backup
                said = run_inside(machine, machine.environment(now), Why.NOT_RESTORED, "agree", backup, asks=True)
                if said.get("declined"):
                    return None
                told(Step.BACKUP)
                old = machine.environment(replaced.version)
                agreed = json.dumps(said.get("agreed"))
                run_inside(machine, old, Why.NOT_RESTORED, "restore", backup, typed=agreed)
            told(Step.SWITCH)
            machine.switch(replaced.version)
        finally:
            told(Step.START)
            machine.start_desk()
        done = results.begun(now, replaced.version)
        return results.keep(machine, replace(done, state=State.BACK, step=Step.DONE))
