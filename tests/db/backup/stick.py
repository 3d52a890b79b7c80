"""A stick that is full, write-protected or pulled out, for real: in a process that may mount what it likes.

``unshare -Urm python -m tests.db.backup.stick WHAT FOLDER`` backs an archive up to ``FOLDER/stick``, and prints what
came of it as JSON.
"""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

from db.backup import making
from db.backup.operations.making import back_up_unasked
from db.core.connection import open_archive
from db.core.errors import Code, SalonError
from db.staff import pins
from tests.db.backup.places import good_ones, picture
from tests.db.salon import CHEAP, Salon, copy

FILL = "full"
_MEGABYTE = 1 << 20


TOLD: Final = {
    "too_small": Code.NO_ROOM,
    "fills_up": Code.NO_ROOM,
    "fills_up_late": Code.NO_ROOM,
    "write_protected": Code.PLACE_READ_ONLY,
    "pulled_out": Code.PLACE_GONE,
    "pulled_out_late": Code.PLACE_GONE,
}
"""What may happen to a stick, and what is told of it."""


@cache
def may_mount() -> bool:
    """Whether this account may have mounts of its own."""
    words = ["unshare", "-Urm", "true"]
    return subprocess.run(words, capture_output=True, check=False).returncode == 0


def on_stick(prepared: Salon, folder: Path, what: str) -> dict[str, object]:
    """What came of a backup to a stick to which something happens.

    Args:
        prepared: A salon that is closed, and stays as it is.
        folder: Where its copy goes, which isn't there yet.
        what: See ``TOLD``.
    """
    copy(prepared, folder).close()
    words = ["unshare", "-Urm", sys.executable, "-m", "tests.db.backup.stick", what, str(folder)]
    done = subprocess.run(words, cwd=Path(__file__).parents[3], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    said: dict[str, object] = json.loads(done.stdout)
    return said


def mount(*words: str) -> None:
    subprocess.run(["mount", *words], check=True)


def fill(stick: Path) -> None:
    """Fills the stick to its last byte."""
    with contextlib.suppress(OSError), (stick / FILL).open("wb", buffering=0) as file:
        while True:
            file.write(bytes(4096))


def too_small(stick: Path) -> None:
    (stick / FILL).write_bytes(bytes(40 * _MEGABYTE))


def write_protected(stick: Path) -> None:
    mount("-o", "remount,ro", str(stick))


@contextlib.contextmanager
def meanwhile(name: str, happens: Callable[[], object]) -> Iterator[None]:
    """Something happens to the stick just after a step of making a backup."""
    step: Callable[..., Any] = getattr(making, name)

    def then(*args: Any, **kwargs: Any) -> Any:
        result = step(*args, **kwargs)
        happens()
        return result

    setattr(making, name, then)
    try:
        yield
    finally:
        setattr(making, name, step)


def main(what: str, folder: Path) -> None:
    """Backs up, lets it happen while another backup is made, and looks at what is left."""
    pins.FLOOR_KIB, pins.FLOOR_PASSES = CHEAP
    stick, other = folder / "stick", folder / "other"
    stick.mkdir()
    other.mkdir()
    mount("-t", "tmpfs", "-o", "size=48m", "tmpfs", str(stick))
    # the same file system by another way, which stays when the first is pulled out
    mount("--bind", str(stick), str(other))
    archive = open_archive(folder / "data", folder / "keys")
    with archive.connected():
        pass
    back_up_unasked(archive, stick / "backups")
    before = picture(other)
    pull_out = ["umount", "--lazy", str(stick)]
    before_it = {"too_small": too_small, "write_protected": write_protected}
    during_it: dict[str, contextlib.AbstractContextManager[None]] = {
        "fills_up": meanwhile("prepare_place", lambda: fill(stick)),
        "fills_up_late": meanwhile("write_copy", lambda: fill(stick)),
        "pulled_out": meanwhile("prepare_place", lambda: subprocess.run(pull_out, check=True)),
        "pulled_out_late": meanwhile("write_copy", lambda: subprocess.run(pull_out, check=True)),
    }
    if what in before_it:
        before_it[what](stick)
    said: dict[str, object] = {"code": ""}
    with during_it.get(what, contextlib.nullcontext()):
        try:
            back_up_unasked(archive, stick / "backups")
        except SalonError as error:
            said = {"code": error.code.value, **error.facts}
    now = picture(other)
    said["whole"] = {name: now.get(name) for name in before} == before
    said["good"] = len(good_ones(other / "backups", archive.keys))
    said["left"] = len([name for name in now if name.startswith("backups/.")])
    # and with another stick, or more room, all is well again
    if what != "write_protected":
        (other / FILL).unlink(missing_ok=True)
        back_up_unasked(archive, other / "backups")
        said["again"] = all(name.startswith("backups/salon-") for name in picture(other))
    archive.close()
    print(json.dumps(said))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
