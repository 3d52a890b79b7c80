"""What the program does by itself, in a worker: nobody waits for it, and its faults are written down."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from db.core.errors import Code, SalonError

if TYPE_CHECKING:
    from salon_tui.kiosk.app import KioskApp


def do_unattended(app: KioskApp[int], what: Callable[[], None], no_fault: Collection[Code]) -> bool:
    """Does something that nobody asked for.

    Args:
        app: The app, where faults are written down.
        what: What is done.
        no_fault: Refusals that are none: a damaged archive is told of by whoever counts the minutes.

    Returns:
        Whether it was done.
    """
    try:
        what()
    except SalonError as error:
        if error.code not in no_fault:
            app.note_incident(error)
    except Exception as error:
        app.note_incident(error)
    else:
        return True
    return False
