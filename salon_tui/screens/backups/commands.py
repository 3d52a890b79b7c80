"""Keys of backups."""

from __future__ import annotations

from db.core.permissions import Permission
from salon_tui.commands import LISTED, Command
from salon_tui.words.i18n import N_


class BackUpNow(Command):
    key, label, action = "f10", N_("Back up now"), "make"
    help = N_("Make a backup now, in the folder and on every known stick that is plugged in. Work goes on meanwhile.")
    permission = Permission.BACKUP


class TryRestore(Command):
    key, label, action = LISTED, N_("Restore for trial"), "drill"
    help = N_(
        "Restore the newest backup into a folder that goes again, and see whether everything is there. It is due every "
        "three months, and ends in a proof to be printed."
    )
    permission = Permission.BACKUP


class EmergencyPage(Command):
    key, label, action = LISTED, N_("Emergency page"), "emergency"
    help = N_("Print the page that hangs beside the desk: what to do, and whom to call, when the machine is gone.")
    permission = Permission.BACKUP


class Proof(Command):
    key, label, action = LISTED, N_("Proof of the last trial"), "proof"
    help = N_("Print what the last trial has shown, to be signed and kept with the papers of the salon.")
    permission = Permission.BACKUP


class WhereTo(Command):
    key, label, action = LISTED, N_("Where backups go"), "places"
    help = N_("The folder for backups, and the labels of the sticks that go home by turns.")
    permission = Permission.SETTINGS


class RestoreOne(Command):
    key, label, action = LISTED, N_("Restore a backup"), "restore"
    help = N_(
        "Put a backup in the place of the archive; what was saved since then is told first, and a second person agrees."
    )
    permission = Permission.RESTORE


class RestoreChosen(Command):
    key, label, action = "f10", N_("Restore"), "accept"
    help = N_("Look into the backup under the mark; then, once you have read what would happen, restore it.")


class OtherFolder(Command):
    key, label, action = LISTED, N_("Another folder"), "folder"
    help = N_("Look for backups in a folder that you name.")


class Updates(Command):
    key, label, action = LISTED, N_("Updates of the program"), "updates"
    help = N_("Which program is in use, what the publisher's stick brings, and what came of the last update.")
    permission = Permission.SETTINGS
