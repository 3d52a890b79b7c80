"""Asks what was measured on the calibration page."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from textual.widget import Widget

from salon_tui import commands as c
from salon_tui.screens.base.dialog import Dialog
from salon_tui.widgets.editor import Editor
from salon_tui.widgets.lines import Line
from salon_tui.words.i18n import N_, _

_STEPS = (
    (40.0, N_("A: from the left edge to the middle of the cross (mm)")),
    (60.0, N_("B: from the top edge to the middle of the cross (mm)")),
)
"""Where the cross stands when nothing is off, and what is measured."""
_MOST = 15.0


class AskMeasured(Dialog[tuple[float, float]]):
    """How far the printer is off, in mm to the right and down."""

    TITLE_TEXT = N_("What was measured?")
    HELP_TEXT = N_(
        "Measure A and B on the test page with a ruler, to a tenth of a millimetre, and type them one after the other."
    )
    KEYS = (c.Accept, c.Enter, c.Back)

    def __init__(self, printer: str) -> None:
        super().__init__()
        self._printer = printer
        self._off: list[float] = []

    def question(self) -> str:
        """Which printer."""
        return _("What was measured on the test page of {printer}?").format(printer=self._printer)

    def body(self) -> Iterable[Widget]:
        """One line for both."""
        yield Line(id="pin-label")
        yield Editor(id="measured", longest=12)

    def on_mount(self) -> None:
        """Begins with A."""
        super().on_mount()
        self._ask()

    def _ask(self) -> None:
        self.query_one("#pin-label", Line).set_pieces((_(_STEPS[len(self._off)][1]), "label"))
        self.query_one(Editor).put("")
        self.query_one(Editor).focus()

    def do_accept(self) -> None:
        """F10 or Enter: the next one; after the second, both are given back."""
        right = _STEPS[len(self._off)][0]
        measured = _millimetres(self.query_one(Editor).value)
        self.show_message("")
        if measured is None or abs(measured - right) > _MOST:
            self.show_message(
                _("Type millimetres, about {right}, like {example}.").format(right=f"{right:.0f}", example="40.3"), True
            )
            return
        self._off.append(measured - right)
        if len(self._off) < len(_STEPS):
            self._ask()
        else:
            self.dismiss((self._off[0], self._off[1]))

    do_enter = do_accept


def _millimetres(text: str) -> float | None:
    """A length as people write it: with a comma, with full-width digits, with its unit."""
    plain = unicodedata.normalize("NFKC", text).replace(",", ".").replace("。", ".").casefold()
    plain = plain.replace("mm", "").replace("毫米", "").strip()
    try:
        return float(plain) if plain.replace(".", "", 1).isdecimal() else None
    except ValueError:
        return None
