"""Starting the desk: the archive first, then the screen."""

from __future__ import annotations

import gc
import os
from pathlib import Path

from db.core.errors import Code, SalonError
from db.sign_in.operations.opening import Archive, open_desk
from salon_tui.kiosk.hardening import load_without_tls

FRAMES = "1000"
"""Most frames a second. What is found has a frame of its own behind the key that was typed, which waits for the next
beat: up to 17 ms at Textual's 60. A faster beat takes no more processor time: only what has changed is painted."""


def run_desk(data: Path, keys: Path) -> int:
    """Opens the archive and runs the app until it ends.

    Returns:
        The exit status.

    Raises:
        SalonError: When there is an archive that can't be opened.
    """
    archive: Archive | None
    # what is imported stays; looking for what doesn't takes a tenth of the start
    gc.disable()
    load_without_tls()
    try:
        archive = open_desk(data, keys)
    except SalonError as error:
        if error.code is not Code.NO_ARCHIVE:
            raise
        archive = None
    # Textual reads it when it is imported
    os.environ["TEXTUAL_FPS"] = FRAMES
    from salon_tui.app.application import SalonApp
    from salon_tui.kiosk.app import run_kiosk

    app = SalonApp(archive, data, keys, incident_log=data / "incidents.log")
    gc.freeze()
    gc.enable()
    return run_kiosk(app)
