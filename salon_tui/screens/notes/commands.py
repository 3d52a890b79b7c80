"""Keys of notes on the program."""

from __future__ import annotations

from salon_tui.commands import Command
from salon_tui.words.i18n import N_


class WriteNote(Command):
    key, label, action = "f6", N_("Note on the program"), "new"
    help = N_("Something is wrong, hard to find or missing here: write a note to the manager.")
