"""Keys of the first run and the recovery sheet."""

from __future__ import annotations

from db.core.permissions import Permission
from salon_tui.commands import LISTED, Command
from salon_tui.screens.contacts.commands import LogContact
from salon_tui.words.i18n import N_


class PrintSheet(Command):
    key, label, action = "f9", N_("Print"), "print"
    help = N_("Print the recovery sheet on the printer that is used by itself. It is never saved as a file.")
    permission = Permission.SETTINGS


class GoOn(Command):
    key, label, action = "f10", N_("Go on"), "go_on"
    help = N_("On to the next step.")
    permission = Permission.SETTINGS


class MakeArchive(Command):
    key, label, action = "f10", N_("Make the archive"), "make"
    help = N_("Make the archive with what stands here, and go on to the sign-in page.")


class RestoreInstead(Command):
    key, label, action = LISTED, N_("Restore from a backup"), "restore"
    help = N_("There was an archive before: it comes back from a backup, with its key file or its recovery sheet.")


class Contact(LogContact):
    # F10 is one action on a page: of who is to come it checks in
    action = "check_in"
