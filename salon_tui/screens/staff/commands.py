"""Keys of staff and reviews."""

from __future__ import annotations

from db.core.permissions import Permission
from salon_tui.commands import LISTED, Command
from salon_tui.words.i18n import N_


class NewPin(Command):
    key, label, action = LISTED, N_("New PIN"), "new_pin"
    help = N_("Set a new PIN for somebody who has forgotten theirs; a second person has to agree.")
    permission = Permission.RESET_PIN


class HandOverClients(Command):
    key, label, action = LISTED, N_("Hand over the clients"), "hand_over"
    help = N_("Give all clients of the person under the mark to somebody else; a second person has to agree.")
    permission = Permission.HAND_OVER


class LookedAt(Command):
    key, label, action = "f10", N_("Looked at"), "looked_at"
    help = N_("You have looked at what the mark stands on.")
    permission = Permission.REVIEW
