"""Keys of files that may be of one person."""

from __future__ import annotations

from db.core.permissions import Permission
from salon_tui.commands import LISTED, Command
from salon_tui.words.i18n import N_


class MergeFiles(Command):
    key, label, action = "f10", N_("Merge"), "go_on"
    help = N_(
        "Make one file of the two, with a reason and a second person. It can be undone as a whole for thirty days."
    )
    permission = Permission.MERGE


class SideBySide(Command):
    key, label, action = "f10", N_("Side by side"), "go_on"
    help = N_("Put the two files under the mark side by side, or open the merge that was done.")


class FileBefore(Command):
    key, label, action = LISTED, N_("File before the merge"), "open_gone"
    help = N_("The old file of the merge under the mark as it was: to be read, nothing more is written to it.")


class FileKept(Command):
    key, label, action = LISTED, N_("File that is kept"), "open_kept"
    help = N_("The file that has what both had, of the merge under the mark.")


class Propose(Command):
    key, label, action = LISTED, N_("Propose merging"), "propose"
    help = N_("Say that the two may be one person, so that a manager or the keeper looks.")
    permission = Permission.PROPOSE_MERGE


class NotTheSame(Command):
    key, label, action = LISTED, N_("Not the same person"), "tell_apart"
    help = N_("Say that they are two people, such as mother and daughter: they never come up again.")
    permission = Permission.PROPOSE_MERGE


class Swap(Command):
    key, label, action = LISTED, N_("Swap"), "swap"
    help = N_("Keep the other file, and merge this one into it.")


class TakeFirst(Command):
    key, label, action = "1", N_("Take 1"), "take_first"
    help = N_("Of the marked line, the first value counts.")
    bound = False


class TakeSecond(Command):
    key, label, action = "2", N_("Take 2"), "take_second"
    help = N_("Of the marked line, the second value counts.")
    bound = False


class PreviousPair(Command):
    key, label, action = "f7", N_("Pair before"), "previous"
    help = N_("The pair before this one in the list.")


class NextPair(Command):
    key, label, action = "f8", N_("Next pair"), "next"
    help = N_("The pair after this one in the list.")


class UndoMerge(Command):
    key, label, action = "f10", N_("Undo"), "go_on"
    help = N_("Make two files of it again, with a reason and a second person.")
    permission = Permission.MERGE


class Goes(Command):
    key, label, action = "2", N_("Goes"), "goes"
    help = N_("What is marked belongs to the client who gets a file again.")
    bound = False


class Stays(Command):
    key, label, action = "1", N_("Stays"), "stays"
    help = N_("What is marked stays where it is.")
    bound = False
