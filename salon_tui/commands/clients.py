"""A client at the desk: file, visit, payment."""

from __future__ import annotations

from db.core.permissions import Permission
from salon_tui.commands.declaration import LISTED, Command
from salon_tui.words.i18n import N_


class NewClient(Command):
    key, label, action = "f6", N_("New client"), "new"
    help = N_("Open a file for a new client.")
    permission = Permission.OPEN_FILE


class NewVisit(Command):
    key, label, action = "f6", N_("Visit"), "new"
    help = N_("Open a visit: the client has arrived.")
    permission = Permission.RECORD_VISIT


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


class OtherAmount(Command):
    key, label, action = "f4", N_("Other amount"), "choose"
    help = N_("Type another amount than all that is left.")


class OrderBy(Command):
    key, label, action = "1–3", N_("Order"), "order"
    help = N_("Another order: by pinyin, by strokes of the surname, or as the cards were opened.")
    bound = False


class Reveal(Command):
    key, label, action = "ctrl+t", N_("Show"), "reveal"
    help = N_("Show phone, address and the like in full; this is written down.")


class WithdrawConsent(Command):
    key, label, action = LISTED, N_("Withdraw consent"), "withdraw_consent"
    help = N_("The client takes back what was agreed to: choose the purpose, and it is written down with day and name.")


class Repeat(Command):
    key, label, action = "ctrl+r", N_("Repeat"), "repeat"
    help = N_("Open a visit with the services, products and steps of the last one.")
    permission = Permission.RECORD_VISIT


class AssignClient(Command):
    key, label, action = LISTED, N_("Assign to somebody"), "assign"
    help = N_("Say who looks after this client from now on.")
    permission = Permission.ASSIGN
