"""Keys of conditions."""

from __future__ import annotations

from db.core.permissions import Permission
from salon_tui.commands import LISTED, Command
from salon_tui.words.i18n import N_


class NewCondition(Command):
    key, label, action = "f6", N_("New"), "new"
    help = N_("Take down what the client has or had; on the form of health it is ticked then.")
    permission = Permission.KEY_HEALTH


class AmendCondition(Command):
    key, label, action = "f10", N_("More on it"), "edit"
    help = N_("Write what more is known of it, or since when it is over.")
    permission = Permission.KEY_HEALTH


ON_CARD = (NewCondition, AmendCondition)
"""What the list of conditions on a client's card has; the keys mean a visit or the client elsewhere on it."""


class StillSo(Command):
    key, label, action = LISTED, N_("Still so"), "still_so"
    help = N_("The client was asked, and it is still so.")


class NeverWasSo(Command):
    key, label, action = LISTED, N_("Never was so"), "never_was_so"
    help = N_("It was taken down by mistake: it counts nowhere from now on. A second person agrees.")
    permission = Permission.RECORD_HEALTH


class DoesNoHarm(Command):
    key, label, action = LISTED, N_("Does no harm"), "does_no_harm"
    help = N_("Treatment went well in spite of it: from now on it is a note. A second person agrees.")
    permission = Permission.RECORD_HEALTH


class DeclineQuestion(Command):
    key, label, action = LISTED, N_("Would rather not say"), "decline"
    help = N_("The client would rather not answer this question: nobody asks again. Once more takes that back.")
