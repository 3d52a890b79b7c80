"""Keys of updates."""

from __future__ import annotations

from db.core.permissions import Permission
from salon_tui.commands import Command
from salon_tui.words.i18n import N_


class Install(Command):
    key, label, action = "f10", N_("Update"), "accept"
    help = N_(
        "Update the program from the stick. A backup is made, and the new program tried on a copy of the archive "
        "first; the desk closes for it, and opens again at the sign-in page."
    )
    permission = Permission.SETTINGS
