"""Printing a client's card or intake form, and the empty forms."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual.widget import Widget

from db.clients.fields.client import INTAKE_BOXES
from db.clients.queries import sheets
from db.clients.records import ClientRecord, Hidden, SheetLine
from db.core.desk import Desk
from db.core.permissions import Permission
from db.fields.declaration import Access, Field, Kind
from db.fields.showing import show, show_birthday
from db.papers.printed.operations import (
    CARD_FIELDS,
    print_card,
    print_empty_card,
    print_empty_form,
    print_empty_intake,
    print_intake,
)
from db.papers.printed.states import PENDING, PaperState
from db.printing.sheets.client import VISITS_ON_CARD, CardSheet, IntakeSheet
from printouts.registry import CABINET_SHEETS, DESK_SHEETS, SHEETS, Contents, sheet_of
from salon_tui import commands as c
from salon_tui.app.card_stacks import version_note
from salon_tui.screens.base.list_page import digit
from salon_tui.screens.printing.paper_page import PaperPage
from salon_tui.widgets.lines import Line
from salon_tui.widgets.pick_list import Column, PickList, Row
from salon_tui.words.i18n import N_, _, language, ngettext
from salon_tui.words.on_paper import shown_in_preview

_NEVER_EMPTY = frozenset({"labels", "index", "recovery"})
FORMS_BY_HAND = {
    kind: sheet for kind, sheet in (SHEETS | DESK_SHEETS | CABINET_SHEETS).items() if kind not in _NEVER_EMPTY
}
"""What can be printed empty; the calibration page is among it."""
KINDS = tuple(SHEETS)
"""The sheets, in the order of their digits."""


class PrintPage(PaperPage, inherit_bindings=False):
    """What will be printed of a client, before it is."""

    TITLE_TEXT = N_("Print")
    HELP_TEXT = N_(
        "What will stand on the sheet. F10 prints it, on both sides; F4 chooses another printer or a folder for a PDF "
        "file. Each print has its own version and is written down."
    )
    KEYS = (c.WhichSheet, *PaperPage.KEYS)

    def __init__(self) -> None:
        super().__init__("print")
        self._sheets: list[SheetLine] = []

    NEEDS = Permission.PRINT

    @property
    def concerns(self) -> int:
        """The client."""
        return self.record.id

    @property
    def record(self) -> ClientRecord:
        """Whose sheet."""
        record: ClientRecord = self.target["record"]
        return record

    def body(self) -> Iterable[Widget]:
        """Which sheet, what it is, where it goes, and what stands on it."""
        yield Line(id="tabs")
        yield Line(id="where")
        yield Line(id="version")
        yield PickList([Column(4), Column(24), Column(30, grow=1)], id="preview")

    def arrive(self) -> None:
        """Shows what will be printed."""
        super().arrive()
        self.perform(lambda desk: sheets(desk, self.record.id), self._show)

    def paint_head(self) -> None:
        """Whose sheet."""
        number = f"{self.record.number[:4]} {self.record.number[4:]}"
        self.head([(f" {self.record.name}", "strong"), (f"  {number}", "dim"), ("   " + _("Print"), "dim")])

    def _show(self, printed: list[SheetLine]) -> None:
        self._sheets = printed
        self._paint()

    def _paint(self) -> None:
        tabs = [
            (f" {digit} {SHEETS[kind].term.text(language())} ", "focus" if kind == self.kind else "dim")
            for digit, kind in enumerate(KINDS, 1)
        ]
        self.query_one("#tabs", Line).set_pieces(*tabs)
        self.paint_target()
        self.query_one("#version", Line).set_pieces((f" {self._version()}", "dim"))
        self.preview(self._rows())

    def _version(self) -> str:
        drawn = [line for line in self._sheets if line.kind == self.kind]
        before = [line for line in drawn if line.state not in PENDING]
        told = _pending(drawn[0]) if drawn else ""
        if told or not before:
            return told or _("Never printed before.")
        last = before[0]
        state = _("out of date: print it again") if last.outdated else _("as in the record")
        return _("Printed last: version {number}, {day}, by {name}, {state}.").format(
            number=last.version, day=f"{last.at.astimezone():%Y-%m-%d}", name=last.by, state=state
        )

    def _rows(self) -> list[Row[int]]:
        fields = [field for box in INTAKE_BOXES for field in box.fields]
        fields += self.record.own_fields
        if self.kind == "card":
            fields = [field for field in fields if field.name in CARD_FIELDS]
        cells = [(field.box, field.label.text(language()), self._text(field)) for field in fields]
        rows = [
            Row(at, line, "dim" if self._is_hidden(fields[at]) else "plain") for at, line in enumerate(cells) if line[2]
        ]
        if self.kind == "card":
            note = ngettext("The last visit", "The last {count} visits", VISITS_ON_CARD)
            rows.append(Row(len(cells), ("", "", note), "dim"))
        return rows

    def _text(self, field: Field) -> str:
        value = self.record.values.get(field.name)
        if self.kind == "card" and field.access is Access.PHONE:
            # the card never has the phone in full, also where it was shown in full on the screen
            return show(field, Hidden(f"·{value[-4:]}") if isinstance(value, str) else value, language())
        if self.kind == "card" and field.kind is Kind.BIRTHDAY and isinstance(value, str):
            return show_birthday(value, language())
        return shown_in_preview(show(field, value, language()), value)

    def _is_hidden(self, field: Field) -> bool:
        is_phone = self.kind == "card" and field.access is Access.PHONE
        return isinstance(self.record.values.get(field.name), Hidden) and not is_phone

    def take_digit(self, digit: int) -> None:
        """Another sheet; 0 goes back."""
        if digit == 0:
            self.do_back()
        elif digit <= len(KINDS):
            self.kind = KINDS[digit - 1]
            self.forget_job()
            self._paint()
        else:
            self.app.bell()

    def client_of(self) -> int:
        """The client."""
        return self.record.id

    def contents(self) -> Callable[[Desk], Contents]:
        """The client's card or form."""
        client, kind = self.record.id, self.kind
        return lambda desk: print_card(desk, client) if kind == "card" else print_intake(desk, client)

    def name_of(self, contents: Contents) -> str:
        """By card number, never by name."""
        return f"{self.record.number} v{contents.stamp.version}"

    def note_of(self, contents: Contents) -> str:
        """Its version."""
        assert isinstance(contents, CardSheet | IntakeSheet)
        return version_note(contents)

    def printed(self, message: str) -> None:
        """The version before has to come out of its drawer; where a printer prints it, when that has come out."""
        old = [line for line in self._sheets if line.kind == self.kind and line.spot is not None]
        if self.is_saved and old and old[0].spot is not None:
            text = _("Take version {version} out of drawer {drawer}.")
            message = text.format(version=old[0].version, drawer=old[0].spot.drawer) + " " + message
        super().printed(message)


def _pending(last: SheetLine) -> str:
    """What is to be said of what was drawn last, where it is no paper yet."""
    match last.state:
        case PaperState.SENT if last.is_handed_over:
            text = _("Version {number} is on its way to the printer.")
        case PaperState.SENT | PaperState.NOT_OUT:
            text = _("Version {number} did not come out: print it again.")
        case PaperState.UNSURE:
            text = _("Version {number}: look what came out, and say so in the print jobs.")
        case _state:
            return ""
    return text.format(number=last.version)


class EmptyFormsPage(PaperPage, inherit_bindings=False):
    """The forms that are filled in by hand."""

    TITLE_TEXT = N_("Print empty forms")
    HELP_TEXT = N_("Choose a form by its digit and press F10. They are filled in by hand.")
    KEYS = (c.WhichForm, *PaperPage.KEYS)
    PRIVATE = False

    def __init__(self) -> None:
        super().__init__("empty_forms")

    def body(self) -> Iterable[Widget]:
        """The forms, what paper they need, and where they go."""
        yield PickList([Column(2), Column(24), Column(20, grow=1)], id="forms")
        yield Line(id="where")

    def arrive(self) -> None:
        """Lists the forms."""
        super().arrive()
        rows = [
            Row(kind, (digit(number), sheet.term.text(language()), sheet.form))
            for number, (kind, sheet) in enumerate(FORMS_BY_HAND.items(), 1)
        ]
        self.list.fill(rows, keep=True)
        self.list.focus()

    def open_chosen(self) -> None:
        """Takes the form under the mark."""
        self._take(self.list.chosen)

    def do_down(self) -> None:
        """Down."""
        super().do_down()
        self._take(self.list.chosen)

    def do_up(self) -> None:
        """Up."""
        super().do_up()
        self._take(self.list.chosen)

    def _take(self, kind: str | None) -> None:
        if kind is not None:
            self.kind = kind
            self.forget_job()
            self.paint_target()

    def contents(self) -> Callable[[Desk], Contents]:
        """An empty form."""
        match self.kind:
            case "card":
                return print_empty_card
            case "intake":
                return print_empty_intake
            case kind:
                return lambda desk: sheet_of(kind).contents(*print_empty_form(desk, kind))

    def name_of(self, contents: Contents) -> str:
        """What it is."""
        return _("empty")

    def printed(self, message: str) -> None:
        """Stays: there may be another form to print."""
        self.show_message(message)
