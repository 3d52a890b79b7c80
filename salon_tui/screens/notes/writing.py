"""A note on the program, from the help of any page."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version

from textual.widget import Widget
from typing_extensions import override

from db.notes.fields import LONGEST_NOTE
from db.notes.operations import LeaveNote, leave_note
from db.notes.records import NoteRecord
from salon_tui import commands as c
from salon_tui.screens.base.dialog import Dialog
from salon_tui.screens.base.saving import new_request
from salon_tui.widgets.editor import Editor
from salon_tui.words.i18n import N_, _


class AskNote(Dialog[str], inherit_bindings=False):
    """What somebody says of the page that help was asked for; gives what to say when it is kept."""

    TITLE_TEXT = N_("A note on the program")
    HELP_TEXT = N_(
        "What doesn't work, is hard to find, or is missing on this page, in a few words. The page's name and the "
        "version of the program go along, nothing of what stands on the page. The manager reads it."
    )
    KEYS = (c.Accept, c.Enter, c.Back)

    def __init__(self, page: str) -> None:
        super().__init__()
        self._page = page
        self._request = new_request()

    @override
    def question(self) -> str:
        return _("What do you want to say of “{page}”?").format(page=_(self._page))

    @override
    def note(self) -> str:
        return _("No client's name: the manager reads it.")

    @override
    def body(self) -> Iterable[Widget]:
        yield Editor(id="note", longest=LONGEST_NOTE)

    def do_accept(self) -> None:
        """F10 or Enter: keeps it, if there is something."""
        text = self.query_one(Editor).value.strip()
        if not text:
            self.show_message(_("Write a few words first, or press Esc to leave it."), alarm=True)
            return
        asked = LeaveNote(request_id=self._request, page=self._page, program=program_version(), text=text)
        self.perform(lambda desk: leave_note(desk, asked), self._kept)

    do_enter = do_accept

    def _kept(self, _note: NoteRecord) -> None:
        self.dismiss(_("Thank you: the manager reads your note."))


def program_version() -> str:
    """The version of the program; empty where it runs without being installed."""
    try:
        return version("salon-tui")
    except PackageNotFoundError:
        return ""
