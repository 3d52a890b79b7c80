"""Keys of the log."""

from __future__ import annotations

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
