"""What is said when a backup can't be made or used."""

from __future__ import annotations

from typing import Final

from db.core.errors import Code
from salon_tui.words.i18n import N_

BACKUPS: Final[dict[Code, str]] = {
    Code.NO_ROOM: N_("There is no room for a backup in {path}. Older backups are whole. Make room, then try again."),
    Code.PLACE_READ_ONLY: N_(
        "Nothing can be written in {path}. If it is a stick with a switch, push the switch; or take another one."
    ),
    Code.PLACE_GONE: N_(
        "{path} can't be reached. Older backups are whole. If it is on a stick, plug the stick in again, or take "
        "another one; otherwise look whether the folder is right."
    ),
    Code.PLACE_IS_FILE: N_("{path} is a file. Backups need a folder: name the one that it is in, or another."),
    Code.PLACE_SLOW: N_(
        "{path} is so slow that the backup was given up. Older backups are whole. Use another stick or folder."
    ),
    Code.OTHER_SALON: N_(
        "The backups in {path} are another archive's. Nothing was written there. Use another stick or folder."
    ),
    Code.COPY_UNSOUND: N_(
        "What was written to {path} couldn't be read back as it should be, so it was thrown away. Older backups are "
        "whole. Use another stick or folder."
    ),
    Code.BACKUP_DAMAGED: N_("This backup is damaged: {path}. Use the one before it."),
    Code.NO_BACKUP: N_(
        "There is no backup of this archive in {path}. Look whether that is the folder, and whether the stick is "
        "plugged in."
    ),
}
ROOM_MISSING: Final = N_(
    "There is no room for a backup in {path}: {missing} MB more are needed. Older backups are whole. Make room, then "
    "try again."
)
