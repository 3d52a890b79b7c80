"""Keys of beds, rooms and instruments, and of what services need."""

from __future__ import annotations

from db.core.permissions import Permission
from salon_tui.commands import LISTED, Command
from salon_tui.words.i18n import N_


class NewPlace(Command):
    key, label, action = "f6", N_("New"), "new"
    help = N_("Add a bed, a room or an instrument.")
    permission = Permission.CATALOGUE


class ChangePlace(Command):
    key, label, action = "f10", N_("Edit"), "edit"
    help = N_("Change what the mark stands on.")
    permission = Permission.CATALOGUE


class Needs(Command):
    key, label, action = LISTED, N_("Time, people, beds"), "needs"
    help = N_("What the service under the mark asks of the day: getting ready, who does it, which bed or instrument.")
    permission = Permission.CATALOGUE
