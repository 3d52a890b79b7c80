"""A front desk in small, for the tests of the kiosk to be run in a terminal.

Run it with ``python -m tests.kiosk.desk``.  ``DESK_LOG`` names the incident log, ``DESK_DRAFT`` the file for drafts;
with ``DESK_SUPERVISED`` it has a parent, as the real one has.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from salon_tui.kiosk import hardening
from salon_tui.kiosk.supervisor import supervise


def main() -> int:
    """What ``salon_tui.__main__`` does, with the small desk."""
    hardening.close_environment()
    restore = hardening.quiet_terminal()
    hardening.ignore_signals()
    hardening.no_core_dumps()
    print("STARTING", flush=True)
    try:
        from salon_tui.kiosk.app import run_kiosk
        from tests.kiosk.desk_app import Desk

        log, draft = os.environ.get("DESK_LOG"), os.environ.get("DESK_DRAFT")
        return run_kiosk(Desk(incident_log=Path(log) if log else None, draft=Path(draft) if draft else None))
    finally:
        restore()


def start(_arguments: list[str]) -> int:
    """The desk with its parent, or alone."""
    code = supervise(main) if "DESK_SUPERVISED" in os.environ else main()
    if "DESK_LINGERS" in os.environ:
        time.sleep(30)
    return code


if __name__ == "__main__":
    sys.exit(start(sys.argv[1:]))
