"""The cards that are to be printed: those that are wrong, and clients who have none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from textual.widget import Widget

from db.clients.fields.client import CLIENT_FIELDS
from db.clients.finding.queries import list_seen
from db.clients.operations.clients import open_client
from db.clients.records import ClientRecord
from db.core.desk import Desk
from db.dated.on_card import ON_CARD
from db.fields.declaration import Term
from db.papers.filing.queries import reprint_count, reprint_list
from db.papers.printed.operations import CARD, CONDITIONS
from db.papers.printed.records import ReprintCount, ReprintLine
from db.sheets.papers import CardStack
from db.text.card_number import spaced
from printouts.registry import Contents
from salon_tui import commands as c
from salon_tui.app.card_stacks import draw_stack, stack, stack_name, stack_note
from salon_tui.screens.asking.questions import Confirm
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import MOVES, digit
from salon_tui.screens.clients.preview import about_client, named
from salon_tui.screens.printing.paper_page import PaperPage
from salon_tui.widgets.cells import Cell
from salon_tui.widgets.lines import Bar, Line
from salon_tui.widgets.pick_list import Column, PickList, Row
from salon_tui.words.i18n import N_, _, language, ngettext
from salon_tui.words.words import telling

AT_ONCE = 100
"""Most cards of one go: what a printer's tray holds without being filled up meanwhile."""
_DAYS = Term("Days of allergies and cautions", "过敏与禁忌日期")
_LABELS = {field.name: field.label for field in CLIENT_FIELDS} | {**ON_CARD, CONDITIONS: _DAYS}


class ReprintListPage(PaperPage, inherit_bindings=False):
    """A list with why; Enter prints one of them, F10 all, from the top of the list."""

    TITLE_TEXT = N_("Cards to print")
    HELP_TEXT = N_(
        "Cards that did not come out of the printer, cards on which something has changed, cards that are missing, and "
        "clients who have no card yet. Enter shows one before it is printed; F10 prints them all in one go, a hundred "
        "at most, in the order in which they stand, after a question. Each is written down as a new version; when it "
        "has come out, put it away and take the old one out."
    )
    KEYS = (c.PrintNow, c.WhereTo, c.Queue, c.Refresh, c.Find, c.GoHome, *MOVES, c.Back)
    FIRST = CARD

    def __init__(self) -> None:
        super().__init__("reprint_list")
        self._count = ReprintCount(0, 0, 0)
        self._lines: dict[int, ReprintLine] = {}
        self._seen_by = 0
        """The session that has been written down as seeing the list."""

    def main(self) -> Iterable[Widget]:
        """Where they go, and the list."""
        yield Line(id="where")
        columns = [
            Column(2),
            Column(10, grow=2),
            Column(12, grow=2, aside=True),
            Column(9),
            Column(5, aside=True),
            Column(24, grow=4),
        ]
        yield PickList(columns, id="reprints")

    def arrive(self) -> None:
        """Reads the first page of the list; cards that were written down and didn't get out wait for F10."""
        waiting = self._job
        super().arrive()
        self._job = waiting
        if waiting is not None:
            self.show_message(_("The cards that were drawn last didn't get out yet. F10 sends them."), alarm=True)
        self.perform(reprint_count, self._counted)
        self.perform(reprint_list, self._show)

    def paint_head(self) -> None:
        """How many there are stands there too."""
        count = self._count
        words = (
            (count.not_out, _("did not come out")),
            (count.outdated, _("out of date")),
            (count.missing, _("missing")),
            (count.none, _("never printed")),
        )
        told = " · ".join(f"{number} {name}" for number, name in words if number)
        self.query_one("#head", Bar).sides([(_(self.TITLE_TEXT), "strong")], [(told, "label")])

    def _counted(self, count: ReprintCount) -> None:
        self._count = count
        self.paint_head()

    def _show(self, lines: list[ReprintLine]) -> None:
        if self._seen_by != self.desk.session:
            self._seen_by = self.desk.session
            self.perform(lambda desk: list_seen(desk, "cards to print", self._count.all))
        empty = self.nothing(
            _("Every client has a card that is up to date"), _("Cards to be printed, and why, stand here.")
        )
        self.list.fill(self._rows(lines, 0), more=self._more, keep=True, empty=empty)
        self.list.focus()

    def _more(self, last: Row[int]) -> Sequence[Row[int]]:
        before = len(self.list.rows)
        return self._rows(self.ask(lambda desk: reprint_list(desk, before), []), before)

    def _rows(self, lines: list[ReprintLine], before: int) -> list[Row[int]]:
        self._lines |= {line.client.id: line for line in lines}
        return [Row(line.client.id, (digit(at), *_cells(line))) for at, line in enumerate(lines, before + 1)]

    def put_away(self) -> None:
        """Nothing stays in the list at a locked desk."""
        super().put_away()
        self._lines = {}

    def about_chosen(self) -> About | None:
        """Whose card, and why it is printed again."""
        line = self._lines.get(self.chosen or 0)
        if line is None:
            return None
        version = f"{line.version}" if line.version else _("none")
        return about_client(line.client, ((_("Why"), _why(line)), (_("Version"), version)))

    def open_chosen(self) -> None:
        """The print page of this client."""
        client = int(self.list.chosen or 0)

        def show(record: ClientRecord) -> None:
            self.salon_app.show_page("print", record=record)

        self.perform(lambda desk: open_client(desk, client), show)

    def do_print_now(self) -> None:
        """F10: as many as there are, up to a hundred; first those that didn't get out."""
        if self._job is not None:
            super().do_print_now()
        elif not self.list.rows:
            self.show_message(_("Every client has a card that is up to date."), alarm=True)
        else:
            count = min(AT_ONCE, self._count.all)
            question = ngettext("Print {count} card now?", "Print {count} cards now?", count)
            self.app.push_screen(Confirm(question), self._print_all)

    def _print_all(self, yes: bool | None) -> None:
        if yes:
            super().do_print_now()

    def contents(self) -> Callable[[Desk], Contents]:
        """The cards at the top of the list, each written down."""

        def print_all(desk: Desk) -> CardStack:
            wanted: list[ReprintLine] = []
            while len(wanted) < AT_ONCE and (page := reprint_list(desk, len(wanted))):
                wanted += page
            return stack(desk, [line.client.id for line in wanted[:AT_ONCE]])

        return print_all

    def draw(self, kind: str, contents: Contents) -> bytes:
        """All of them in one file."""
        assert isinstance(contents, CardStack)
        return draw_stack(contents)

    def name_of(self, contents: Contents) -> str:
        """How many, and when."""
        assert isinstance(contents, CardStack)
        return stack_name(contents)

    def note_of(self, contents: Contents) -> str:
        """How many."""
        assert isinstance(contents, CardStack)
        return stack_note(contents)

    def printed(self, message: str, alarm: bool) -> None:
        """They are on their way: what is left is read again."""
        if self.is_active:
            self.salon_app.message_for_next_page(message, alarm)
            self.reload()


def _cells(line: ReprintLine) -> tuple[Cell, ...]:
    client = line.client
    return (named(client), client.reading, spaced(client.number), f"·{client.last_four}", _why(line))


def _why(line: ReprintLine) -> str:
    match line.why:
        case "outdated":
            return telling(_("changed"), _(", ").join(_LABELS[name].text(language()) for name in line.fields))
        case "not_out":
            return _("version {number} did not come out").format(number=line.version)
        case "missing":
            return _("version {number} is missing").format(number=line.version)
        case _other:
            return _("never printed")
