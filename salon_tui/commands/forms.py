"""Forms: saving, leafing, taking back."""

from __future__ import annotations

from db.core.permissions import Permission
from salon_tui.commands.declaration import LISTED, Command
from salon_tui.words.i18n import N_


class EmptyForm(Command):
    key, label, action = LISTED, N_("Empty"), "empty_form"
    help = N_("Put the form back as it was before anything was typed, and throw its draft away.")
    on_key_line = False


class GoToBox(Command):
    key, label, action = LISTED, N_("Go to a box"), "go_to_box"
    help = N_(
        "Go to a box by its number, such as B4, or by its name. In a field that can't be answered by it, the number "
        "and Enter go there at once."
    )


class NewEntry(Command):
    key, label, action = "f6", N_("New"), "new"
    help = N_("Add an entry to this list.")


class Previous(Command):
    key, label, action = "f7", N_("Previous"), "previous"
    help = N_("The record before this one in the list.")
    on_key_line = False


class OtherDraft(Command):
    key, label, action = LISTED, N_("Bring back what is not finished"), "other_draft"
    help = N_("What was begun in this form for something else and is not saved; what stands here is kept.")


class Next(Command):
    key, label, action = "f8", N_("Next"), "next"
    help = N_("The record after this one in the list.")
    on_key_line = False


class Look(Command):
    key, label, action = LISTED, N_("Look"), "look"
    help = N_("Look at the client who may be the same.")


class Save(Command):
    key, label, action = "f10", N_("Save"), "save"
    help = N_("Save what stands here; accept; do it.")


class Edit(Command):
    key, label, action = "f10", N_("Edit"), "edit"
    help = N_("Change what stands here.")


class MakeArchive(Command):
    key, label, action = "f10", N_("Make the archive"), "make"
    help = N_("Make the archive with what stands here, and go on to the sign-in page.")


class AddToCatalogue(Command):
    key, label, action = "f6", N_("New"), "new"
    help = N_("Add an entry to this list.")
    permission = Permission.CATALOGUE


class ChangeCatalogue(Command):
    key, label, action = "f10", N_("Edit"), "edit"
    help = N_("Change what the mark stands on.")
    permission = Permission.CATALOGUE


class NewPin(Command):
    key, label, action = LISTED, N_("New PIN"), "new_pin"
    help = N_("Set a new PIN for somebody who has forgotten theirs; a second person has to agree.")
    permission = Permission.RESET_PIN


class TakeOut(Command):
    key, label, action = "f10", N_("Take out of use"), "take_out"
    help = N_("Take this field out of the forms. What was answered is kept.")
    permission = Permission.SETTINGS


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


class Undo(Command):
    key, label, action = "ctrl+z", N_("Undo"), "undo"
    help = N_("Take back what was typed last in this field.")
    on_key_line = False


class HandOverClients(Command):
    key, label, action = LISTED, N_("Hand over the clients"), "hand_over"
    help = N_("Give all clients of the person under the mark to somebody else; a second person has to agree.")
    permission = Permission.HAND_OVER


class LookedAt(Command):
    key, label, action = "f10", N_("Looked at"), "looked_at"
    help = N_("You have looked at what the mark stands on.")
    permission = Permission.REVIEW
