"""Starting the desk: the archive first, then the screen."""

from __future__ import annotations

import gc
import os
from pathlib import Path

from db.core.errors import Code, SalonError
from db.sign_in.operations.opening import Archive, open_desk
from salon_tui.kiosk.hardening import share_one_heap

FRAMES = "1000"
"""Most frames a second. What is found has a frame of its own behind the key that was typed, which waits for the next
beat: up to 17 ms at Textual's 60. A faster beat takes no more processor time: only what has changed is painted."""

RESTORED = frozenset(
    {Code.DAMAGED, Code.NOT_A_DATABASE, Code.INCOMPLETE_ARCHIVE, Code.ROLLED_BACK, Code.FOREIGN_JOURNAL}
)
"""What is the matter with an archive that a backup is put in the place of: the desk opens and offers that."""


def run_desk(data: Path, keys: Path) -> int:
    """Opens the archive and runs the app until it ends.

    Returns:
        The exit status.

    Raises:
        SalonError: When there is an archive that can't be opened, and a backup would be no help.
    """
    archive: Archive | None = None
    broken: SalonError | None = None
    # what is imported stays; looking for what doesn't takes a tenth of the start
    gc.disable()
    share_one_heap()
    try:
        archive = open_desk(data, keys)
    except SalonError as error:
        if error.code in RESTORED:
            broken = error
        elif error.code in (Code.NOT_WRITABLE, Code.DISK_FULL):
            archive = _open_to_read(data, keys, error)
        elif error.code is not Code.NO_ARCHIVE:
            raise
    # Textual reads it when it is imported
    os.environ["TEXTUAL_FPS"] = FRAMES
    from salon_tui.app.application import SalonApp
    from salon_tui.kiosk.app import run_kiosk

    app = SalonApp(archive, data, keys, incident_log=data / "incidents.log", broken=broken)
    gc.freeze()
    gc.enable()
    return run_kiosk(app)


def _open_to_read(data: Path, keys: Path, why: SalonError) -> Archive:
    """An archive that can't be written, to be read.

    Raises:
        SalonError: Why it can't be written, where it can't be read either.
    """
    from db.integrity.reading import open_to_read

    try:
        return open_to_read(data, keys)
    except SalonError as error:
        raise why from error
