"""Keys of importing a table."""

from __future__ import annotations

from db.core.permissions import Permission
from salon_tui.commands import LISTED, Command
from salon_tui.words.i18n import N_


class ImportNow(Command):
    key, label, action = "f10", N_("Import"), "import_now"
    help = N_("Add every new client of this table, or none if something goes wrong.")
    permission = Permission.IMPORT


class ColumnMeaning(Command):
    key, label, action = LISTED, N_("What a column means"), "column_meaning"
    help = N_("Say what a column of the table means: a field, leave out, a field of our own, first or last name.")


class KeepMeanings(Command):
    key, label, action = LISTED, N_("Keep what the columns mean"), "keep_meanings"
    help = N_("Give what the columns mean a name: a table with the same headings is read so the next time.")


class OtherTable(Command):
    key, label, action = LISTED, N_("Sheet of the table"), "other_sheet"
    help = N_("Read another sheet of this file.")


class ChooseFile(Command):
    key, label, action = "f4", N_("Files"), "choose"
    help = N_("Choose among the tables in the home folder, the downloads and on sticks.")
