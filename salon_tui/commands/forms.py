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


class Save(Command):
    key, label, action = "f10", N_("Save"), "save"
    help = N_("Save what stands here; accept; do it.")


class Edit(Command):
    key, label, action = "f10", N_("Edit"), "edit"
    help = N_("Change what stands here.")


class Undo(Command):
    key, label, action = "ctrl+z", N_("Undo"), "undo"
    help = N_("Take back what was typed last in this field.")
    on_key_line = False


class NewClient(Command):
    key, label, action = "f6", N_("New client"), "new"
    help = N_("Open a file for a new client.")
    permission = Permission.OPEN_FILE
