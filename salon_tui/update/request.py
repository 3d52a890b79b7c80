"""What the desk asks root for: a file in its own folder, for which root's unit waits. It names the release alone."""

from __future__ import annotations

import os
import re

from db.core.disk.files import write_whole
from salon_tui.update.machine import Machine
from salon_tui.update.why import UpdateError, Why

REQUEST_FILE = "update-request"
_DIGEST = re.compile("[0-9a-f]{64}")


def ask(machine: Machine, digest: str) -> None:
    """Asks for the release on the stick that was looked at.

    Raises:
        OSError: It can't be written.
    """
    write_whole(machine.places.data / REQUEST_FILE, digest + "\n")


def is_asked(machine: Machine) -> bool:
    """Whether nobody has taken up the request yet."""
    return (machine.places.data / REQUEST_FILE).exists()


def take_request(machine: Machine) -> str:
    """Takes the request up: it is gone, so that it is followed once.

    Raises:
        UpdateError: ``OTHER_ASKED`` where it names no release.
    """
    path = machine.places.data / REQUEST_FILE
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        try:
            said = os.read(handle, 100).decode("ascii", "replace").strip()
        finally:
            os.close(handle)
    except OSError:
        said = ""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise UpdateError(Why.NOT_ALLOWED) from error
    if not _DIGEST.fullmatch(said):
        raise UpdateError(Why.OTHER_ASKED)
    return said
