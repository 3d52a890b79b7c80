"""Keys of filters."""

from __future__ import annotations

from db.core.permissions import Permission
from salon_tui.commands import LISTED, Command
from salon_tui.words.i18n import N_


class Count(Command):
    key, label, action = "f10", N_("Count and show"), "save"
    help = N_("Count whom the filters leave, and show them.")


class ChangeFilters(Command):
    key, label, action = "f10", N_("Other filters"), "edit"
    help = N_("Back to the filters, as they stand.")


class PrintList(Command):
    key, label, action = "f9", N_("Print"), "print"
    help = N_("Print this list, without phone numbers.")
    permission = Permission.LIST_CONTACTS


class PrintWithPhones(Command):
    key, label, action = LISTED, N_("Print with phone numbers"), "print_with_phones"
    help = N_("Print this list with the numbers of who may be phoned; above 20 clients a day a second person agrees.")
    permission = Permission.LIST_CONTACTS


class PrintSkinIndex(Command):
    key, label, action = "f9", N_("Print"), "print"
    help = N_("Print the index of all cards by skin type and concern; a second person agrees.")
    permission = Permission.LIST_MANY_CONTACTS
