"""Asks for a new PIN, twice, where nobody can read along; for one's own, the old one first."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from salon_tui import commands as c
from salon_tui.screens.base.dialog import Dialog
from salon_tui.widgets.lines import Line
from salon_tui.widgets.secret import PinField
from salon_tui.words.i18n import N_, _

PIN_RULES = N_("Exactly {digits} digits. No rows, no steps, no repeats, no mirrors, no dates.")


class AskNewPin(Dialog[tuple[str, str]]):
    """The old PIN where it is asked for, and the new one twice.

    Args:
        question: Whose PIN it is.
        digits: How many digits it has.
        with_old: Whether the old PIN is asked for.
        why: Why the one before was refused.
    """

    TITLE_TEXT = N_("New PIN")
    HELP_TEXT = N_("Type the new PIN and press Enter, then type it once more. Nobody sees what you type.")
    KEYS = (c.Accept, c.Enter, c.Back)

    def __init__(self, question: str, digits: int, *, with_old: bool = False, why: str = "") -> None:
        super().__init__()
        self._question, self._digits, self._why = question, digits, why
        self._steps = [*([N_("PIN until now")] if with_old else []), N_("New PIN"), N_("New PIN once more")]
        self._typed: list[str] = []

    def question(self) -> str:
        """Whose PIN."""
        return self._question

    def body(self) -> Iterable[Widget]:
        """The rules, and one field for all steps."""
        yield Line(id="rules")
        yield Line(id="pin-label")
        yield PinField(id="pin")

    def on_mount(self) -> None:
        """Begins with the first step."""
        super().on_mount()
        self.query_one("#rules", Line).set_pieces((_(PIN_RULES).format(digits=self._digits), "label"))
        self.query_one(PinField).longest = self._digits
        if self._why:
            self.call_after_refresh(self.show_message, self._why, True)
        self._ask()

    def _ask(self) -> None:
        self.query_one("#pin-label", Line).set_pieces((_(self._steps[len(self._typed)]), "label"))
        self.query_one(PinField).clear()
        self.query_one(PinField).focus()

    def do_accept(self) -> None:
        """F10 or Enter: the next step; after the last, both PINs are given back."""
        field = self.query_one(PinField)
        if not field.is_complete:
            field.clear()
            self.show_message(
                _("The PIN has {digits} digits. Type all of them, then press Enter.").format(digits=self._digits), True
            )
            return
        self._typed.append(field.pin)
        self.show_message("")
        if len(self._typed) < len(self._steps):
            self._ask()
        elif self._typed[-1] == self._typed[-2]:
            self.dismiss((self._typed[0] if len(self._steps) > 2 else "", self._typed[-1]))
        else:
            del self._typed[-2:]
            self._ask()
            self.show_message(_("The two new PINs are not the same. Type the new one twice again."), alarm=True)

    do_enter = do_accept
