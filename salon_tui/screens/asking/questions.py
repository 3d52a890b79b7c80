"""Questions that an operation may lead to: a reason, a choice, a yes."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from salon_tui import commands as c
from salon_tui.screens.base.dialog import Dialog
from salon_tui.widgets.editor import Editor
from salon_tui.words.i18n import N_, _


class AskReason(Dialog[str]):
    """Asks why; the reason is written in the audit log."""

    TITLE_TEXT = N_("Reason")
    HELP_TEXT = N_("Write in a few words why. It stays in the log, and a manager looks at it afterwards.")
    MISSING = N_("Write the reason first, or press Esc to leave it.")
    """What is said while nothing is written."""
    NEEDS_WORD = True
    """Whether digits alone are no answer: they were typed ahead, for the page that was expected."""
    KEYS = (c.Accept, c.Enter, c.Back)

    def __init__(self, why: str) -> None:
        super().__init__()
        self._why = why

    def question(self) -> str:
        """What needs a reason."""
        return self._why

    def body(self) -> Iterable[Widget]:
        """One line to type in."""
        yield Editor(id="reason", longest=300)

    def do_accept(self) -> None:
        """F10 or Enter: goes on, if there is a reason, in words."""
        reason = self.query_one(Editor).value.strip()
        if any(map(str.isalpha, reason)) or (reason and not self.NEEDS_WORD):
            self.dismiss(reason)
        else:
            self.show_message(_(self.MISSING), alarm=True)

    do_enter = do_accept


class Confirm(Dialog[bool]):
    """Asks before something that can't be taken back: F10 does it, Esc leaves it."""

    TITLE_TEXT = N_("Really?")
    HELP_TEXT = N_("F10 does it, Esc leaves it as it is.")
    KEYS = (c.Accept, c.Back)

    def __init__(self, question: str) -> None:
        super().__init__()
        self._question = question

    def question(self) -> str:
        """What is about to happen."""
        return self._question

    def do_accept(self) -> None:
        """Takes what stands there."""
        self.dismiss(True)
