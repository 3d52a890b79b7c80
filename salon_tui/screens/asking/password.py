"""Asks for the password of a file that goes on a stick, twice, where nobody can read along."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from printouts.locking import LEAST, is_good
from salon_tui import commands as c
from salon_tui.screens.base.dialog import Dialog
from salon_tui.widgets.lines import Line
from salon_tui.widgets.secret import PinField
from salon_tui.words.i18n import N_, _

_STEPS = (N_("Password"), N_("Password once more"))


class PasswordField(PinField):
    """Letters, digits and signs of any keyboard that nobody sees; what an input method writes is not taken."""

    LONGEST = 64

    def snapshot(self) -> str:
        """What is typed; a scan is taken back out of it, and anything else stays."""
        return self.pin

    def restore(self, typed: str) -> None:
        """As it was."""
        self.pin = typed
        self.refresh()

    def takes(self, character: str) -> bool:
        """Whether a character may be typed."""
        return character.isascii() and character.isprintable()


class AskPassword(Dialog[str]):
    """A password for one file; it is kept nowhere."""

    TITLE_TEXT = N_("A password for this file")
    HELP_TEXT = N_(
        "What is on a stick can be lost, so a file with clients' data is locked. Type a password and press Enter, then "
        "type it once more. Give it to whoever may open the file, and not on the same stick. It is kept nowhere: "
        "without it, nobody opens the file."
    )
    KEYS = (c.Accept, c.Enter, c.Back)

    def __init__(self) -> None:
        super().__init__()
        self._first = ""

    def body(self) -> Iterable[Widget]:
        """The rules, and one field for both times."""
        yield Line(id="rules")
        yield Line(id="pin-label")
        yield PasswordField(id="password")

    def on_mount(self) -> None:
        """Begins with the first time."""
        super().on_mount()
        rules = _("At least {count} letters, digits or signs. It is kept nowhere; nobody opens the file without it.")
        self.query_one("#rules", Line).set_pieces((rules.format(count=LEAST), "label"))
        self._ask()

    def _ask(self) -> None:
        self.query_one("#pin-label", Line).set_pieces((_(_STEPS[bool(self._first)]), "label"))
        self.query_one(PasswordField).clear()
        self.query_one(PasswordField).focus()

    def do_accept(self) -> None:
        """F10 or Enter: the second time; then the password is given back."""
        typed = self.query_one(PasswordField).pin
        self.show_message("")
        if not self._first and not is_good(typed):
            self._ask()
            self.show_message(_("This is too short. Type at least {count} characters.").format(count=LEAST), alarm=True)
        elif not self._first:
            self._first = typed
            self._ask()
        elif typed == self._first:
            self.dismiss(typed)
        else:
            self._first = ""
            self._ask()
            self.show_message(_("The two passwords are not the same. Type it twice again."), alarm=True)

    do_enter = do_accept
