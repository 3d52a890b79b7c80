"""Keys of staff and reviews."""

from __future__ import annotations

from db.core.permissions import Permission
from salon_tui.commands import LISTED, Command
from salon_tui.words.i18n import N_


class NewPin(Command):
    key, label, action = LISTED, N_("New PIN"), "new_pin"
    help = N_("Set a new PIN for somebody who has forgotten theirs; a second person has to agree.")
    permission = Permission.RESET_PIN


class InHand(Command):
    key, label, action = LISTED, N_("What is in hand"), "in_hand"
    help = N_("What the person under the mark has in hand: clients, appointments, tasks and more, to be handed over.")
    permission = Permission.HAND_OVER


class HandOverAll(Command):
    key, label, action = "f10", N_("Hand over all"), "hand_over_all"
    help = N_("Everything to one colleague; a second person has to agree. What takes a page of its own stays.")
    permission = Permission.HAND_OVER


class HandOverOne(Command):
    key, label, action = LISTED, N_("Hand over this one"), "hand_over_one"
    help = N_("What the mark stands on to a colleague.")
    permission = Permission.ASSIGN


class LookedAt(Command):
    key, label, action = "f10", N_("Looked at"), "looked_at"
    help = N_("You have looked at what the mark stands on.")
    permission = Permission.REVIEW


class LookedAtRemark(Command):
    key, label, action = LISTED, N_("Looked at, with a remark"), "looked_at_remark"
    help = N_("You have looked at it, and write what there is to say.")
    permission = Permission.REVIEW


class LetThrough(Command):
    key, label, action = LISTED, N_("Let through against health"), "let_through"
    help = N_("What was done on visits although something is known against it.")
    permission = Permission.REVIEW


class Agreed(Command):
    key, label, action = LISTED, N_("What a second person agreed to"), "agreed"
    help = N_("Every approval in the log: who agreed, for whom, to what.")
    permission = Permission.REVIEW


class PrintedLists(Command):
    key, label, action = LISTED, N_("Printed lists and files"), "printed_lists"
    help = N_("Who printed lists with clients or saved them as a file, and how many lines.")
    permission = Permission.REVIEW
