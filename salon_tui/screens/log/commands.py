"""Keys of the log."""

from __future__ import annotations

from db.core.permissions import Permission
from salon_tui.commands import LISTED, Command
from salon_tui.words.i18n import N_


class ShowEntries(Command):
    key, label, action = "f10", N_("Show"), "save"
    help = N_("Show the entries that fit.")


class LogFilter(Command):
    key, label, action = "f10", N_("Filter"), "edit"
    help = N_("Choose whose entries, of what, about whom, and of which days.")


class OnlyPerson(Command):
    key, label, action = LISTED, N_("Only this person"), "only_person"
    help = N_("Only entries of who did what the mark stands on.")


class OnlyClient(Command):
    key, label, action = LISTED, N_("Only this client"), "only_client"
    help = N_("Only entries about the client whom the mark stands on.")


class OnlySuch(Command):
    key, label, action = LISTED, N_("Only such entries"), "only_such"
    help = N_("Only entries of the same kind as the one under the mark.")


class Everything(Command):
    key, label, action = LISTED, N_("Everything"), "everything"
    help = N_("The whole log again.")


class AgainstPaper(Command):
    key, label, action = LISTED, N_("Against paper"), "against_paper"
    help = N_("Whether the log is still as a closing sheet says.")
    permission = Permission.INSPECT


class TypeHead(Command):
    key, label, action = "f6", N_("Type from paper"), "new"
    help = N_("Type number and digest of the log from a closing sheet.")
    permission = Permission.INSPECT


class HoldAgainst(Command):
    key, label, action = "f10", N_("Hold against the log"), "save"
    help = N_("Go through the log, and say whether it is still what the paper says.")


class PrintWhoLooked(Command):
    key, label, action = "f9", N_("Print"), "print"
    help = N_("Print for the client who looked at the file.")
    permission = Permission.INSPECT
