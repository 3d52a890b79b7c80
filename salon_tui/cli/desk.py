"""The desk itself: the terminal is closed off, then the screen opens."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from salon_tui.app.settings import Places, places
from salon_tui.cli.say import Trouble
from salon_tui.words.i18n import _

if TYPE_CHECKING:
    from argparse import Namespace


def run(asked: Namespace) -> int:
    """Opens the desk and runs it until it ends."""
    return open_desk(places(asked.data, asked.keys))


def open_desk(where: Places) -> int:
    """Opens the desk on some folders.

    Returns:
        The exit status of the desk.

    Raises:
        Trouble: Where there is no terminal.
        SalonError: When the archive can't be opened.
    """
    if not _on_terminal():
        raise Trouble(_("The desk needs a terminal. Start salon-tui in one, without redirecting it."))
    from salon_tui.kiosk import hardening

    hardening.close_environment()
    give_back = hardening.quiet_terminal()
    hardening.ignore_signals()
    hardening.no_core_dumps()
    try:
        # after the terminal is quiet: importing takes a while, and ctrl+c would end it with a traceback
        hardening.load_without_openssl()
        from salon_tui.app.start import run_desk

        return run_desk(where.data, where.keys)
    finally:
        give_back()


def _on_terminal() -> bool:
    streams = (sys.__stdin__, sys.__stderr__ if sys.__stderr__ and sys.__stderr__.isatty() else sys.__stdout__)
    return all(stream is not None and stream.isatty() for stream in streams)
