"""What other processes do with an archive; what they import is imported when it is first needed."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from db.core.desk import Desk

T = TypeVar("T")

DRAFT = "register"
"""The form whose draft :func:`work` keeps."""
TRIES = 3
"""So often does :func:`endure` try."""


def say(word: str, *more: object) -> None:
    """Says something to the test; one write, so that lines never mix."""
    os.write(1, (" ".join([word, *map(str, more)]) + "\n").encode())


def hold(folder: str) -> None:
    """Opens the desk and stays there."""
    from db.sign_in.operations.opening import open_desk

    archive = open_desk(Path(folder) / "data", Path(folder) / "keys")
    say("ready")
    signal.pause()
    archive.close()


def open_as_nobody(folder: str) -> None:
    """As :func:`try_to_open`, without the rights of root."""
    if os.geteuid() == 0:
        os.setgid(65534)
        os.setuid(65534)
    try_to_open(folder)


def read_as_nobody(folder: str) -> None:
    """Opens an archive to be read, without the rights of root, and says who works there."""
    from db.integrity.reading import open_to_read
    from db.sign_in.operations.opening import people

    if os.geteuid() == 0:
        os.setgid(65534)
        os.setuid(65534)
    archive = open_to_read(Path(folder) / "data", Path(folder) / "keys")
    say("people", len(people(archive)))
    copy = archive.folder
    archive.close()
    say("left", copy.exists())


def try_to_open(folder: str) -> None:
    """Tries to open the desk, and says what came of it."""
    from db.core.errors import SalonError
    from db.sign_in.operations.opening import open_desk

    try:
        open_desk(Path(folder) / "data", Path(folder) / "keys").close()
    except SalonError as error:
        say("code", error.code.value)
    else:
        say("code", "opened")


def kill_at(last: int, *folders: str) -> Callable[[], int]:
    """From now on this process is killed at the so manieth thing that it does in these folders; gives how many it did.

    Between two of them it may read its own source, which changes nothing that could be found afterwards.
    """
    done = 0

    def count(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal done
        if event in ("open", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "tempfile.mkdtemp") and any(
            str(argument).startswith(folders) for argument in arguments
        ):
            done += 1
            if done == last:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)
    return lambda: done


def first_run(folder: str, last: int = 0) -> None:
    """Makes an archive; killed at the so manieth thing that it does there, where that is given."""
    from db.sign_in.operations import sign_in as operations
    from tests.db.salon import CHEAP, OWNER, PINS

    done = kill_at(last, folder)
    first = operations.FirstRun(salon="静颜", owner=OWNER, pin=PINS[OWNER])
    operations.first_run(Path(folder) / "data", Path(folder) / "keys", first, pin_cost=CHEAP).close()
    say("made", done())


def back_up(folder: str, place: str, last: int = 0) -> None:
    """Makes a backup; killed as :func:`first_run`."""
    from db.backup.operations.making import back_up_unasked
    from db.sign_in.operations.opening import open_desk

    archive = open_desk(Path(folder) / "data", Path(folder) / "keys")
    with archive.connected():
        pass
    done = kill_at(last, folder, place)
    say("ready")
    back_up_unasked(archive, Path(place))
    say("made", done())
    archive.close()


def restore(folder: str, place: str, last: int = 0) -> None:
    """Restores the newest backup of a place; killed as :func:`first_run`."""
    from db.backup.operations import restoring

    plan = restoring.plan_restore(Path(place), Path(folder) / "data", Path(folder) / "keys")
    done = kill_at(last, folder, place)
    restoring.restore(plan)
    say("made", done())


def sign_in(folder: str, staff: int, pin: str) -> None:
    """Signs in, as slowly as the hash is."""
    from db.core.errors import Refused
    from db.sign_in.operations import opening
    from db.sign_in.operations import sign_in as operations

    archive = opening.open_desk(Path(folder) / "data", Path(folder) / "keys")
    say("ready")
    try:
        operations.sign_in(archive, staff, pin)
    except Refused as error:
        say("code", error.code.value)
    archive.close()


def save(folder: str, staff: int, pin: str, service: int, begin: int) -> None:
    """Saves in a loop through the real operations, and says so after each one has returned."""
    from db.sign_in.operations import opening
    from db.sign_in.operations import sign_in as operations
    from tests.db.saving import Saver

    archive = opening.open_desk(Path(folder) / "data", Path(folder) / "keys")
    saver = Saver(operations.sign_in(archive, staff, pin), staff, service)
    say("ready")
    for step in saver.steps(begin):
        say("saved", step)


def work(folder: str, place: str, what: str, days: float, staff: int, pin: str, service: int, begin: int) -> None:
    """As :func:`save`, with a draft before each save, so many days from now.

    Args:
        folder: The archive's.
        place: Where backups are.
        what: ``back_up`` for backups meanwhile, one after the other; ``restore`` to restore the newest one before.
        days: How far the clock is ahead.
        staff: Who saves.
        pin: Their PIN.
        service: What is done at each visit.
        begin: The first step.
    """
    from db.backup.operations import making, restoring
    from db.sign_in.operations import opening
    from db.sign_in.operations import sign_in as operations
    from db.staff.operations.session import KeepDraft, keep_draft
    from tests.db.saving import Saver, mark

    data, keys = Path(folder) / "data", Path(folder) / "keys"

    def clock() -> datetime:
        return datetime.now(UTC) + timedelta(days=days)

    if what == "restore":
        plan = restoring.plan_restore(Path(place), data, keys, clock=clock)
        say("restoring")
        restoring.restore(plan, clock)
        say("restored")
    archive = opening.open_desk(data, keys, clock)
    desk = operations.sign_in(archive, staff, pin)

    def back_up() -> None:
        while True:
            say("backing_up")
            say("backed_up", making.back_up_unasked(archive, Path(place)).name)

    say("ready")
    if what == "back_up":
        threading.Thread(target=back_up, daemon=True).start()
    keep_draft(desk, KeepDraft(DRAFT, mark(begin)))
    for step in Saver(desk, staff, service).steps(begin):
        say("saved", step)
        keep_draft(desk, KeepDraft(DRAFT, mark(step + 1)))


def endure(
    folder: str, place: str, staff: int, pin: str, service: int, begin: int, at: int, number: int, for_good: bool
) -> None:
    """Opens the desk, signs in, saves a visit from beginning to end, backs up and closes, on a disk that fails.

    What fails is tried again, as somebody at the desk does; each time is told with its sentence.

    Args:
        folder: The archive's.
        place: Where backups are.
        staff: Who works.
        pin: Their PIN.
        service: What is done.
        begin: The first step.
        at: As ``number`` and ``for_good``, see :class:`tests.db.disk_faults.DiskFaults`.
        number: With which error.
        for_good: Whether it goes on.
    """
    from db.backup.operations import making
    from db.core.errors import SalonError
    from db.sign_in.operations import opening
    from db.sign_in.operations import sign_in as operations
    from salon_tui.words.sentences import sentence
    from tests.db.disk_faults import DiskFaults
    from tests.db.saving import KINDS, Saver

    data, keys = Path(folder) / "data", Path(folder) / "keys"
    faults = DiskFaults(folder, at, number, for_good)
    done = begin

    def save(desk: Desk) -> None:
        nonlocal done
        for step in Saver(desk, staff, service).steps(done):
            say("saved", step)
            done = step + 1
            if done == begin + KINDS:
                return

    def patiently(do: Callable[[], T]) -> T | None:
        for _ in range(TRIES):
            try:
                return do()
            except SalonError as error:
                say("told", error.code.value, sentence(error))
        return None

    faults.begin()
    archive = patiently(lambda: opening.open_desk(data, keys))
    if archive is not None:
        desk = patiently(lambda: operations.sign_in(archive, staff, pin))
        if desk is not None:
            patiently(lambda: save(desk))
        patiently(lambda: making.back_up_unasked(archive, Path(place)))
        archive.close()
    say("done", faults.done)


def misread(folder: str) -> None:
    """Opens the archive and reads the staff again and again, while one read of the disk fails, another each time."""
    import errno

    from db.core.errors import SalonError
    from db.core.sql import rows
    from db.sign_in.operations.opening import open_desk, people
    from tests.db.disk_faults import DiskFaults

    faults = DiskFaults(folder, 0, errno.EIO, for_good=False)

    def look(at: int) -> None:
        faults.done, faults.at = 0, at
        archive = open_desk(Path(folder) / "data", Path(folder) / "keys")
        try:
            with archive.reading():
                rows("PRAGMA shrink_memory")
            people(archive)
        except SalonError as error:
            say("reading", error.code.value, archive.is_damaged)
            faults.at = 0
            say("again", len(people(archive)))
        finally:
            archive.close()

    faults.begin()
    look(0)
    for at in range(1, faults.done + 1):
        try:
            look(at)
        except SalonError as error:
            say("opening", error.code.value)
    say("done")


def record(folder: str, scene: str, out: str, **facts: Any) -> None:
    """Plays a scene of :mod:`tests.db.power.scenes`, and keeps in a file what it did with the folder's files."""
    import pickle

    from tests.db.power.recording import Recorder
    from tests.db.power.scenes import SCENES

    recorder = Recorder(folder)
    recorder.begin()
    SCENES[scene](recorder, Path(folder), **facts)
    Path(out).write_bytes(pickle.dumps(recorder.events))
    say("recorded")


JOBS: dict[str, Callable[..., None]] = {
    "hold": hold,
    "open_as_nobody": open_as_nobody,
    "open": try_to_open,
    "first_run": first_run,
    "back_up": back_up,
    "restore": restore,
    "sign_in": sign_in,
    "save": save,
    "work": work,
    "endure": endure,
    "misread": misread,
    "read_as_nobody": read_as_nobody,
    "record": record,
}
