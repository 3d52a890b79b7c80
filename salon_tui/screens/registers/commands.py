"""Keys of registers: clients' requests, inspections."""

from __future__ import annotations

from db.core.permissions import Permission
from salon_tui.commands import LISTED, Command
from salon_tui.words.i18n import N_


class NewRequest(Command):
    key, label, action = "f6", N_("New request"), "new"
    help = N_("Write down that a client asks to see, copy, correct or delete what is kept of them.")
    permission = Permission.REQUEST_ERASURE


class PrintMarked(Command):
    key, label, action = "f9", N_("Print"), "print"
    help = N_("Print what the mark stands on.")


class NewInspection(Command):
    key, label, action = "f6", N_("New inspection"), "new"
    help = N_("Go through the points of the files or of the store room.")
    permission = Permission.INSPECT


class NewFinding(Command):
    key, label, action = LISTED, N_("New finding"), "new_finding"
    help = N_("Write down what the inspection under the mark has found, who puts it right, and until when.")
    permission = Permission.INSPECT


class CheckAgain(Command):
    key, label, action = "f10", N_("Put right"), "check_again"
    help = N_("You have looked again: the finding under the mark is put right.")
    permission = Permission.INSPECT
