"""Keys of messages."""

from __future__ import annotations

from db.core.permissions import Permission
from salon_tui.commands import LISTED, Command
from salon_tui.words.i18n import N_


class ShowCode(Command):
    key, label, action = "f10", N_("Show the code"), "show_code"
    help = N_("The message under the mark as a code on the whole screen, for the salon's phone; this is written down.")
    permission = Permission.APPOINTMENTS


class ChangeWording(Command):
    key, label, action = LISTED, N_("Text"), "wording"
    help = N_("Change what the messages for the occasion under the mark say.")
    permission = Permission.SETTINGS


class Sent(Command):
    key, label, action = "f10", N_("It was sent"), "sent"
    help = N_("The message has gone out from the salon's phone; it is written down as a contact, with what it was for.")
    permission = Permission.APPOINTMENTS
