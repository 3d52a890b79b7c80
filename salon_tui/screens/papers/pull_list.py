"""Taking cards out: the clients of a day or those picked by hand, in the order in which the cabinet is walked along."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from textual.widget import Widget

from db.core.desk import Desk
from db.fields.values import Ref
from db.papers.printed.states import PaperState
from db.papers.pull_list.operations import print_pre_read, print_pull_list
from db.papers.pull_list.queries import cards_of, cards_of_day
from db.papers.pull_list.records import PullCard
from db.text.card_number import spaced
from printouts.registry import Contents, sheet_of
from salon_tui import commands as c
from salon_tui.screens.asking.choice import Choose
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import MOVES
from salon_tui.screens.papers import commands as own
from salon_tui.screens.printing.picking_page import PickingPage, about_pulled
from salon_tui.widgets.lines import Line
from salon_tui.widgets.pick_list import Column, PickList, Row
from salon_tui.words.i18n import N_, _, language, ngettext
from salon_tui.words.words import telling, weekday

DAYS = 7
"""Days ahead that can be chosen."""
NOBODY = Ref(0, "")


class PullListPage(PickingPage, inherit_bindings=False):
    """What is taken out for tomorrow, unless another day is chosen."""

    TITLE_TEXT = N_("Take cards out")
    HELP_TEXT = N_(
        "The cards of tomorrow's clients, in the order in which you walk along the cabinet: clients with a visit on "
        "that day, and those who were asked to come again then. Scan or type whoever else is to come. F4 chooses "
        "another day, leaves somebody out, and chooses between the pull list and what each beautician reads before "
        "the day, F10 prints it."
    )
    KEYS = (
        c.PrintNow,
        own.OtherDay,
        c.LeaveOut,
        own.OtherSheet,
        c.OtherTarget,
        c.Queue,
        c.Find,
        c.GoHome,
        *MOVES,
        c.Back,
    )
    FIRST = "pull_list"

    def __init__(self) -> None:
        super().__init__("pull_list")
        self._day: date | None = None
        self._cards: list[PullCard] = []
        self._reader = NOBODY
        """Whose pre-read sheet it is."""

    def main(self) -> Iterable[Widget]:
        """Where it goes and what it is, the line to type in, and the cards."""
        yield Line(id="where")
        yield Line(id="what")
        yield from self.card_line()
        columns = [Column(12, grow=2), Column(9), Column(20, grow=2), Column(5), Column(8, grow=1, aside=True)]
        yield PickList(columns, id="cards")

    def put_away(self) -> None:
        """Forgets whose cards they are; the list is read again by whoever put it together."""
        super().put_away()
        self._cards = []

    def begin(self) -> None:
        """Tomorrow."""
        self.kind, self._reader = self.FIRST, NOBODY
        self._read_day(self.salon_app.today() + timedelta(days=1))

    def show_picked(self) -> None:
        """The cards in walking order."""
        day, clients = self._day, tuple(self.picked)
        self.perform(lambda desk: cards_of(desk, clients, day), self._show)

    def _show(self, found: list[PullCard]) -> None:
        self._cards = found
        if self._reader.id not in {reader.id for reader in self._readers()}:
            self.kind, self._reader = self.FIRST, NOBODY
        rows = [Row(card.id, _cells(card), "plain" if card.state in _THERE else "label") for card in found]
        nobody = _("Nobody is expected on {day}").format(day=self._day) if self._day else _("Nobody is on the list")
        would = _("Scan or type whose card is to be taken out.")
        self.list.fill(rows, keep=True, empty=self.nothing(nobody, would))
        self.paint_head()
        self.paint_target()

    def about_chosen(self) -> About | None:
        """Whose card, where it is, and for when."""
        card = next((one for one in self._cards if one.id == self.chosen), None)
        return None if card is None else about_pulled(card)

    def paint_head(self) -> None:
        """Which day, and how many cards."""
        count = ngettext("{count} card", "{count} cards", len(self._cards)) if self._cards else ""
        day = f"  {self._day}" if self._day else ""
        self.head([(_(self.TITLE_TEXT), "strong"), day], [(count, "label")])

    def paint_target(self) -> None:
        """Which sheet F10 prints stands there, too."""
        super().paint_target()
        what = telling(_("F10 prints"), self._sheet_name(self.kind, self._reader))
        self.query_one("#what", Line).set_pieces((what, "focus"))

    # Which day, which sheet.

    def do_other_day(self) -> None:
        """F6: another day."""
        today = self.salon_app.today()
        days: list[date | None] = [today + timedelta(days=ahead) for ahead in range(DAYS + 1)]
        names = [self._day_name(day, today) for day in days if day]
        days.append(None)
        names.append(_("Nobody yet: pick them by hand"))

        def take(number: str | None) -> None:
            if number is not None:
                self._read_day(days[int(number) - 1])

        self.app.push_screen(Choose(_("Whose cards?"), [(str(at), name) for at, name in enumerate(names, 1)]), take)

    def _day_name(self, day: date, today: date) -> str:
        ahead = (day - today).days
        word = {0: _("today"), 1: _("tomorrow")}.get(ahead, weekday(day))
        return f"{day} {word}"

    def _read_day(self, day: date | None) -> None:
        self._day, self.picked = day, []
        self.forget_job()
        if day is None:
            self.show_picked()
        else:
            # the visits of one day are looked for among all visits
            self.perform_slowly(lambda desk: cards_of_day(desk, day), self._day_known)

    def _day_known(self, found: list[PullCard]) -> None:
        self.picked = [card.id for card in found]
        self._show(found)

    def do_other_sheet(self) -> None:
        """The pull list, or what one of the beauticians reads."""
        sheets = [("pull_list", NOBODY), *(("pre_read", reader) for reader in self._readers())]
        names = [self._sheet_name(kind, reader) for kind, reader in sheets]

        def take(number: str | None) -> None:
            if number is not None:
                self.kind, self._reader = sheets[int(number) - 1]
                self.forget_job()
                self.paint_target()

        self.app.push_screen(Choose(_("What is printed?"), [(str(at), name) for at, name in enumerate(names, 1)]), take)

    def _readers(self) -> list[Ref]:
        """Who treats somebody on the list; nobody where nobody is named for a client."""
        return readers(self._cards)

    def _sheet_name(self, kind: str, reader: Ref) -> str:
        name = sheet_of(kind).term.text(language())
        return name if kind == self.FIRST else telling(name, reader.label or _("clients whom nobody is named for"))

    # Printing.

    def contents(self) -> Callable[[Desk], Contents]:
        """The sheet that is chosen."""
        kind, day, reader, clients = self.kind, self._day, self._reader.id, tuple(self.picked)
        if kind == self.FIRST:
            return lambda desk: print_pull_list(desk, day, clients)
        return lambda desk: print_pre_read(desk, day, reader, clients)

    def name_of(self, contents: Contents) -> str:
        """By day, never by name."""
        return str(self._day or self.salon_app.today())

    def note_of(self, contents: Contents) -> str:
        """Whose it is."""
        return _(", ") + self._reader.label if self.kind != self.FIRST and self._reader.label else ""


def readers(cards: Iterable[PullCard]) -> list[Ref]:
    """Who treats somebody on a day, by the staff list; nobody comes last."""
    found = {turn.beautician or NOBODY for card in cards for turn in card.turns}
    return sorted(found, key=lambda reader: (not reader.id, reader.id))


_THERE = (PaperState.FILED, PaperState.BOUND)


def _cells(card: PullCard) -> tuple[str, ...]:
    treats = card.beautician.label if card.beautician else ""
    return (card.name, spaced(card.number), card.where(language()), card.time, treats)
