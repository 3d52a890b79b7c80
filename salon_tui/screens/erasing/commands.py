"""Keys of erasing."""

from __future__ import annotations

from db.core.permissions import Permission
from salon_tui.commands import LISTED, Command
from salon_tui.words.i18n import N_


class EraseFile(Command):
    key, label, action = "f10", N_("Erase"), "go_on"
    help = N_("Erase the file, with a second person. It can't be taken back; the papers wait for the shredder.")
    permission = Permission.ERASE


class PapersGone(Command):
    key, label, action = "f10", N_("Papers are gone"), "go_on"
    help = N_("Both have signed the slip under the mark: what stands on it is destroyed.")
    permission = Permission.INSPECT


class DestroyHealth(Command):
    key, label, action = "f10", N_("Destroy"), "go_on"
    help = N_("Destroy what is kept of this client's health, with a second person. It can't be taken back.")
    permission = Permission.ERASE


class DestroyTicked(Command):
    key, label, action = "f10", N_("Destroy what is ticked"), "go_on"
    help = N_("Destroy all that is ticked, with a second person, on one slip; or go on where that was interrupted.")
    permission = Permission.ERASE


class TickAll(Command):
    key, label, action = LISTED, N_("Tick all, or none"), "tick_all"
    help = N_("Tick all that stands on the list; where all of it is ticked, nothing.")
    permission = Permission.ERASE


class ShowLocked(Command):
    key, label, action = LISTED, N_("Locked records"), "show_locked"
    help = N_("What a law keeps of who was erased, until when.")
    permission = Permission.INSPECT


class OpenLocked(Command):
    key, label, action = "f10", N_("Open for the law"), "go_on"
    help = N_("Print the locked record under the mark for what a law asks, with a reason and a second person.")
    permission = Permission.ERASE
