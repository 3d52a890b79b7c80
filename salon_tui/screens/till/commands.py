"""Keys of the till."""

from __future__ import annotations

from db.core.permissions import Permission
from salon_tui.commands import LISTED, Command
from salon_tui.words.i18n import N_


class NewCashMove(Command):
    key, label, action = "f6", N_("Cash in or out"), "new"
    help = N_("Write down cash that is put into the till, paid out of it, or brought to the bank.")
    permission = Permission.CLOSE_TILL


class PrintClosing(Command):
    key, label, action = "f9", N_("Closing sheet"), "print"
    help = N_("Print the closing sheet of the day under the mark.")
    permission = Permission.CLOSE_TILL


class CountDay(Command):
    key, label, action = "f10", N_("Close the day"), "go_on"
    help = N_("Count the day that is to be closed next, and close it.")
    permission = Permission.CLOSE_TILL


class CloseDay(Command):
    key, label, action = "f10", N_("Close the day"), "save"
    help = N_("Close the day with what was counted; where something differs, it asks why.")
    permission = Permission.CLOSE_TILL


class ReopenDay(Command):
    key, label, action = LISTED, N_("Open the day anew"), "reopen"
    help = N_("Open the last closed day anew, with a reason and a second person, and count it once more.")
    permission = Permission.REOPEN_TILL
