"""Keys of what clients say."""

from __future__ import annotations

from db.core.permissions import Permission
from salon_tui.commands import LISTED, Command
from salon_tui.words.i18n import N_


class NewComplaint(Command):
    key, label, action = "f6", N_("New complaint"), "new"
    help = N_("Take a complaint down, and say who deals with it until when.")
    permission = Permission.APPOINTMENTS


class NextStep(Command):
    key, label, action = "f10", N_("Next step"), "go_on"
    help = N_("Answer the complaint; when it is answered, write down what the client says of the answer.")


class ReopenComplaint(Command):
    key, label, action = LISTED, N_("Open again"), "reopen"
    help = N_("The client has come back to a settled complaint: it is answered once more.")


class HandComplaint(Command):
    key, label, action = LISTED, N_("Somebody else, another day"), "hand"
    help = N_("Say who deals with the complaint from now on, or until which other day.")
