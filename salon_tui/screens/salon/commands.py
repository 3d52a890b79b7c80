"""Keys of the manager's lists."""

from __future__ import annotations

from db.core.permissions import Permission
from salon_tui.commands import Command
from salon_tui.words.i18n import N_


class AddToCatalogue(Command):
    key, label, action = "f6", N_("New"), "new"
    help = N_("Add an entry to this list.")
    permission = Permission.CATALOGUE


class ChangeCatalogue(Command):
    key, label, action = "f10", N_("Edit"), "edit"
    help = N_("Change what the mark stands on.")
    permission = Permission.CATALOGUE


class TakeOut(Command):
    key, label, action = "f10", N_("Take out of use"), "take_out"
    help = N_("Take this field out of the forms. What was answered is kept.")
    permission = Permission.SETTINGS
