"""Keys of dated records."""

from __future__ import annotations

from db.core.permissions import Permission
from salon_tui.commands import LISTED, Command
from salon_tui.words.i18n import N_


class NewRecord(Command):
    key, label, action = "f6", N_("New"), "new"
    help = N_("Take down a new record of this kind, with an empty form.")


class LikeLast(Command):
    key, label, action = "ctrl+r", N_("As before"), "repeat"
    help = N_("Take down a new record that begins with what may be taken over from the last one; look at every page.")


class Amend(Command):
    key, label, action = "f10", N_("Revise"), "edit"
    help = N_(
        "Put the record right, on its own day and by who wrote it; later make a new version of it, and say why. The "
        "old one stays to be read."
    )


class Compare(Command):
    key, label, action = LISTED, N_("Compare with the one before"), "compare"
    help = N_("This record and the one before it, side by side.")


ON_CARD = (NewRecord, LikeLast, Amend)
"""What a list of dated records on a client's card has; the keys mean a visit or the client elsewhere on it."""


class Accept(Command):
    key, label, action = "f10", N_("Accept"), "edit"
    help = N_("What came from outside counts from now on; choose what of it. The rest stays in the client's history.")
    permission = Permission.INSPECT


class Void(Command):
    key, label, action = LISTED, N_("Doesn't count"), "void"
    help = N_("It was written for the wrong client, or twice: it stays to be read, and counts nowhere.")


class LookOver(Command):
    key, label, action = LISTED, N_("Looked over"), "look_over"
    help = N_("Say that it is right. After that it is revised, not edited.")
    permission = Permission.INSPECT


class AllItems(Command):
    key, label, action = LISTED, N_("All items"), "all_items"
    help = N_("Also what is the same on both; again: only what changed.")


class OtherDay(Command):
    key, label, action = LISTED, N_("Another day"), "other_day"
    help = N_("Compare with another record, by its day.")


class ReadLater(Command):
    key, label, action = LISTED, N_("Read the later one"), "read_later"
    help = N_("The later of both records in full.")
