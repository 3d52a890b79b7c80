"""Keys of the rules of health."""

from __future__ import annotations

from db.core.permissions import Permission
from salon_tui.commands import Command
from salon_tui.commands.declaration import LISTED
from salon_tui.words.i18n import N_


class ChangeRule(Command):
    key, label, action = "f10", N_("Edit"), "edit"
    help = N_("Change the rule under the mark: that makes a new version, which has to be confirmed.")
    permission = Permission.RULES


class StandForRule(Command):
    key, label, action = LISTED, N_("Confirm this rule"), "confirm_rule"
    help = N_("Stand for the rule under the mark, by name: it is right for this salon.")
    permission = Permission.RULES
