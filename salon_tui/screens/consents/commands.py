"""Keys of consent."""

from __future__ import annotations

from db.core.permissions import Permission
from salon_tui.commands import Command
from salon_tui.words.i18n import N_


class Withdraw(Command):
    key, label, action = "f10", N_("Withdraw"), "accept"
    help = N_("The client takes back what is under the mark: it says what follows, and F10 does it.")


class NewText(Command):
    key, label, action = "f6", N_("New version"), "new"
    help = N_("Put new words in force, from today or a later day on.")
    permission = Permission.SETTINGS
