"""Keys of erasing."""

from __future__ import annotations

from db.core.permissions import Permission
from salon_tui.commands import Command
from salon_tui.words.i18n import N_


class EraseFile(Command):
    key, label, action = "f10", N_("Erase"), "go_on"
    help = N_("Erase the file, with a second person. It can't be taken back; the papers wait for the shredder.")
    permission = Permission.ERASE


class PapersGone(Command):
    key, label, action = "f10", N_("Papers are gone"), "go_on"
    help = N_("Both have signed the slip under the mark: what stands on it is destroyed.")
    permission = Permission.INSPECT
