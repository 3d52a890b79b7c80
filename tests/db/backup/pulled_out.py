"""A stick that is pulled out while a backup on it is restored, for real: in a process that may mount what it likes.

``unshare -m python -m tests.db.backup.pulled_out FOLDER BACKUP POINTS`` restores a backup of ``FOLDER/backups``, from a
stick and where there is no archive, as often as there are points, each time pulling the stick out at another one; it
prints what came of each, as lines of JSON. Where root may have them, the stick is an image on a loop device that is
emptied: whatever is read from it afterwards fails, as with a stick that is gone. Elsewhere it is a file system in
memory that goes from its place.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from db.backup.operations.restoring import plan_restore, restore
from db.core.connection import open_archive
from db.core.errors import SalonError
from db.staff import pins
from tests.db.erasing.planted import lines_of_archive
from tests.db.salon import CHEAP
from tests.db.system_calls import READ, exchange
from tests.warm import REPOSITORY

PLACE: Final = "backups"
DATA: Final = "restored"
_MEGABYTES: Final = 24


@dataclass(frozen=True)
class Tried:
    """What came of restoring.

    Attributes:
        at: Before which look at the stick it was pulled out; 0 for never.
        looks: How many there were.
        code: What was refused; empty where it was restored.
        texts: All that stands in the archive that is there afterwards; empty for none.
        left: What else is left beside it.
    """

    at: int
    looks: int
    code: str
    texts: str
    left: list[str]


def pulled_out(folder: Path, backup: str, points: int) -> list[Tried]:
    """Restores a backup of ``folder/backups`` by the key in ``folder/keys``, again and again.

    Returns:
        What came of it: without anything that happens first, at the end once more, in between with the stick pulled
        out at so many points. Empty where this account may have no mounts of its own.
    """
    for words in (("unshare", "-m"), ("unshare", "-Urm")):
        if subprocess.run([*words, "true"], capture_output=True, check=False).returncode == 0:
            program = [sys.executable, "-m", "tests.db.backup.pulled_out", str(folder), backup, str(points)]
            done = subprocess.run([*words, *program], cwd=REPOSITORY, capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stderr
            return [Tried(**json.loads(line)) for line in done.stdout.splitlines()]
    return []


class _Stick:
    """A stick with the backups of a folder on it.

    Args:
        folder: The folder.
    """

    def __init__(self, folder: Path) -> None:
        self._backups, self._image, self.place = folder / PLACE, folder / "stick.img", folder / "stick"
        self.place.mkdir(exist_ok=True)

    def plug_in(self) -> None:
        """A whole one, of which nothing has been read."""
        self._image.unlink(missing_ok=True)
        make = ["mke2fs", "-q", "-t", "ext4", "-d", str(self._backups), str(self._image), f"{_MEGABYTES}M"]
        self._is_device = _works(*make) and _works("mount", "-o", "loop", str(self._image), str(self.place))
        if not self._is_device:
            subprocess.run(["mount", "-t", "tmpfs", "stick", str(self.place)], check=True)
            shutil.copytree(self._backups, self.place, dirs_exist_ok=True)

    def pull_out(self) -> None:
        """At once, whoever is reading."""
        if not self._is_device:
            self.unmount()
            return
        for path in self.place.rglob("*"):
            if path.is_file():
                with path.open("rb") as file:
                    os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        os.truncate(self._image, 0)

    def unmount(self) -> None:
        """It goes from its place."""
        _works("umount", "--lazy", str(self.place))


def _works(*words: str) -> bool:
    return subprocess.run(words, capture_output=True, check=False).returncode == 0


class _Looks:
    """Counts the looks at a place, by SQLite or by Python, and lets something happen before one of them.

    Args:
        place: The place; SQLite's reads count wherever they go.
        at: Before which.
        happens: What.
    """

    def __init__(self, place: Path, at: int, happens: Callable[[], None]) -> None:
        self.count = 0
        self._place, self._at, self._happens = str(place), at, happens
        exchange((*READ, "open"), self._call)
        sys.addaudithook(self._hear)

    def _look(self) -> None:
        self.count += 1
        if self.count == self._at:
            self._happens()

    def _call(self, name: str, call: Callable[..., int], arguments: tuple[Any, ...]) -> int:
        if name != "open" or os.fsdecode(arguments[0]).startswith(self._place):
            self._look()
        return call(*arguments)

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event in ("open", "os.listdir", "os.scandir") and str(arguments[0]).startswith(self._place):
            self._look()


def _restored(folder: Path, backup: str, stick: _Stick, at: int) -> Tried:
    data, keys = folder / DATA, folder / "keys"
    before = {*folder.iterdir()}
    looks = _Looks(stick.place, at, stick.pull_out)
    try:
        restore(plan_restore(stick.place / backup, data, keys))
        code = ""
    except SalonError as error:
        code = error.code.value
    left = [path.name for path in {*folder.iterdir()} - before - {data}]
    texts = ""
    count = looks.count
    if data.exists():
        archive = open_archive(data, keys)
        with archive.connected():
            texts = "".join(lines_of_archive())
        archive.close()
        shutil.rmtree(data)
    return Tried(at, count, code, texts, left)


def _in_child(folder: Path, backup: str, stick: _Stick, at: int) -> Tried:
    """One trial in a process of its own, whose calls are exchanged for good."""
    stick.plug_in()
    reads, writes = os.pipe()
    child = os.fork()
    if not child:
        os.close(reads)
        with os.fdopen(writes, "w") as said:
            json.dump(vars(_restored(folder, backup, stick, at)), said)
        os._exit(0)
    os.close(writes)
    with os.fdopen(reads) as said:
        text = said.read()
    os.waitpid(child, 0)
    stick.unmount()
    return Tried(**json.loads(text))


def _trials(folder: Path, backup: str, points: int) -> Iterator[Tried]:
    pins.FLOOR_KIB, pins.FLOOR_PASSES = CHEAP
    stick = _Stick(folder)
    whole = _in_child(folder, backup, stick, 0)
    yield whole
    # the first and the last looks are where files are opened and listed, the many between are pages of the copy
    ends = {*range(1, 6), *range(whole.looks - 4, whole.looks + 1)}
    for at in sorted(ends | {whole.looks * point // points for point in range(1, points)}):
        yield _in_child(folder, backup, stick, at)
    yield _in_child(folder, backup, stick, 0)


if __name__ == "__main__":
    for tried in _trials(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])):
        print(json.dumps(vars(tried)), flush=True)
