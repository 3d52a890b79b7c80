"""Asks for a folder, by its path."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from textual.widget import Widget

from salon_tui import commands as c
from salon_tui.screens.base.dialog import Dialog
from salon_tui.widgets.editor import Editor
from salon_tui.words.i18n import N_, _


class AskFolder(Dialog[Path]):
    """A folder that is there."""

    TITLE_TEXT = N_("In which folder?")
    HELP_TEXT = N_("Type the path of a folder; ~ is your home folder.")
    KEYS = (c.Accept, c.Enter, c.Back)

    def body(self) -> Iterable[Widget]:
        """One line to type in."""
        yield Editor(id="folder", longest=500)

    def on_mount(self) -> None:
        """Begins at home."""
        super().on_mount()
        self.query_one(Editor).put("~/")
        self.query_one(Editor).focus()

    def do_accept(self) -> None:
        """F10 or Enter: gives the folder, if there is one."""
        try:
            folder = Path(self.query_one(Editor).value.strip()).expanduser()
            good = folder.is_dir()
        except (OSError, RuntimeError):
            good = False
        if good:
            self.dismiss(folder)
        else:
            self.show_message(_("There is no such folder. Check the path, or press Esc to leave it."), alarm=True)

    do_enter = do_accept
