"""Paper on its way: what, where to, and what became of it."""

from __future__ import annotations

from db.core.permissions import Permission
from salon_tui.commands.declaration import LISTED, Command
from salon_tui.words.i18n import N_


class Print(Command):
    key, label, action = "f9", N_("Print"), "print"
    help = N_("See what will be printed, print it, or save it as PDF.")
    permission = Permission.PRINT


class WhereTo(Command):
    key, label, action = "f4", N_("Where to"), "choose"
    help = N_("Choose a printer, or a folder for a PDF file; on a stick, a client's sheet gets a password.")


class OtherTarget(WhereTo):
    key, label, action = LISTED, N_("Where to"), "choose"


class PrintNow(Command):
    key, label, action = "f10", N_("Print"), "print_now"
    help = N_("Print what stands here, or save it as PDF where there is no printer. It is written down.")


class Queue(Command):
    key, label, action = LISTED, N_("Print jobs"), "queue"
    help = N_("What was sent to the printer, and what became of it.")


class LeaveOut(Command):
    key, label, action = LISTED, N_("Leave out"), "leave_out"
    help = N_("Take the line under the mark off this list.")
