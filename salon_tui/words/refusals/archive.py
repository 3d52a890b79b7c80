"""What is said when the archive can't be opened, read or written."""

from __future__ import annotations

from typing import Final

from db.core.errors import Code
from salon_tui.words.i18n import N_

ARCHIVE: Final[dict[Code, str]] = {
    Code.NO_ARCHIVE: N_("There is no archive in {path}. Check the folder, or start salon-tui to make a new archive."),
    Code.INCOMPLETE_ARCHIVE: N_(
        "The archive's own file, salon.db, is missing in {path}, but other parts of it are there. Nothing was made or "
        "changed. Put the file back, or restore the newest backup."
    ),
    Code.NOT_EMPTY_FOLDER: N_("{path} is not empty. Choose an empty folder for the new archive."),
    Code.ROLLED_BACK: N_(
        "Parts of this archive are older than others: a file was put back by hand. Nothing was changed. Put back all "
        "files of one copy. If this older state is the one you want, delete {path}."
    ),
    Code.FOREIGN_JOURNAL: N_(
        "{path} is another archive's, or can't be read. Nothing was changed. Put back all files of one copy; where "
        "there is none, restore the newest backup."
    ),
    Code.NO_RECOVERY: N_("No recovery sheet was ever made for this archive: {path} is missing or can't be read."),
    Code.WRONG_PHRASE: N_("This is not the phrase of this archive's newest recovery sheet."),
    Code.NEEDS_RECOVERY: N_(
        "Before clients are entered, the manager makes the recovery sheet: sign in as manager, it is asked for."
    ),
    Code.ARCHIVE_EXISTS: N_("There is an archive in {path} already. Open that one, or choose another folder."),
    Code.KEY_MISSING: N_(
        "The key of this archive is missing: {path}. Put the key file back in its place; nothing was changed."
    ),
    Code.KEY_UNREADABLE: N_(
        "The key file {path} can't be read. Check that it is complete and that this account may read it."
    ),
    Code.WRONG_KEY: N_(
        "The key doesn't fit this archive ({path}). Use the key that belongs to it; nothing was changed."
    ),
    Code.NOT_A_DATABASE: N_("What is in {path} is not a complete archive. Don't delete it; restore the newest backup."),
    Code.DAMAGED: N_(
        "The archive is damaged; nothing more is written to it. Keep it as it is; restore the newest backup."
    ),
    Code.ONLY_READ: N_(
        "The disk is full or can't be written: nothing can be saved, but everything can be read. Make room or have the "
        "disk looked at, then start the program again."
    ),
    Code.NOT_READ: N_(
        "The disk didn't answer when the archive was read. The archive is whole; try again. If this comes again, make "
        "a backup and have the disk looked at."
    ),
    Code.NEWER_SCHEMA: N_(
        "A newer version of this program wrote the archive. Update the program, then start it again."
    ),
    Code.NOT_WRITABLE: N_("{path} can't be written. Check that this account may write there."),
    Code.DISK_FULL: N_(
        # opening a file is written down, too, so it waits as well
        "The disk is full. Nothing that was saved is lost, and lists can be read. Make room, then save or open again."
    ),
    Code.BUSY: N_("Another program is writing to the archive. Nothing is lost; wait a moment, then try again."),
    Code.FAULT: N_(
        "This could not be done, and nothing was changed. Tell whoever looks after the program: incident {incident}."
    ),
    Code.DESK_TAKEN: N_("The desk is already open on this machine (process {holder}). Close it there first."),
}
