"""Keys of a visit."""

from __future__ import annotations

from db.core.permissions import Permission
from salon_tui.commands import LISTED, Command
from salon_tui.words.i18n import N_


class Close(Command):
    key, label, action = "f10", N_("Save; twice: close"), "save"
    help = N_("Save the visit; pressed again, take the payment and close it.")


class CancelVisit(Command):
    key, label, action = LISTED, N_("Cancel this visit"), "cancel_visit"
    help = N_("Take back a visit that was opened by mistake, with a reason. It stays to be read, and counts nowhere.")
    permission = Permission.RECORD_VISIT


class AddNote(Command):
    key, label, action = "f10", N_("Add a note"), "edit"
    help = N_("Add a note to this closed visit; what stands there stays.")
    permission = Permission.ADD_TO_CLOSED
