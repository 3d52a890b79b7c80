"""Pages about cards that are scanned, or typed by number, last four digits or name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.widget import Widget

from db.clients.finding.queries import by_number, find
from db.clients.records import ClientLine
from db.core.desk import Desk
from db.text.card_number import is_valid, spaced
from salon_tui.screens.asking.choice import Choose
from salon_tui.screens.base.list_page import ListPage
from salon_tui.widgets.editor import Editor
from salon_tui.widgets.lines import Line
from salon_tui.words.i18n import _

MOST_OFFERS = 30
"""Clients to choose from, where several could be meant."""


class CardPage(ListPage, inherit_bindings=False):
    """A page with a line to type in, for those without a scanner; Enter takes the client who is meant."""

    TAKES_SCANS: ClassVar[bool] = True
    DIGITS = False

    def card_line(self) -> Iterable[Widget]:
        """The line to type in."""
        with Widget(id="card-line"):
            yield Line(id="card-label")
            yield Editor(id="card", longest=60)

    @property
    def editor(self) -> Editor:
        """The line to type in."""
        return self.query_one("#card", Editor)

    def arrive(self) -> None:
        """The next card can be typed at once."""
        super().arrive()
        self.query_one("#card-label", Line).set_pieces((_("Card or name"), "label"))
        self.editor.focus()

    def put_away(self) -> None:
        """Nothing stays at a locked desk."""
        super().put_away()
        self.editor.put("")

    def take_client(self, client: ClientLine) -> None:
        """A client was scanned or typed; pages say what that means."""
        raise NotImplementedError

    def take_unknown(self, number: str) -> None:
        """A card was scanned that no client has; by default that is said."""
        self.show_message(_("No client has the card {number}.").format(number=spaced(number)), alarm=True)

    def take_scan(self, number: str) -> None:
        """A card was scanned."""
        self.show_message("")
        self.perform(lambda desk: by_number(desk, number), lambda found: self._take_scanned(number, found))

    def _take_scanned(self, number: str, found: ClientLine | None) -> None:
        if found is None:
            self.take_unknown(number)
        else:
            self.take_client(found)

    def do_enter(self) -> None:
        """Enter: takes who was typed; asks where several could be meant."""
        typed = self.editor.value.strip()
        if not typed:
            return
        self.perform(lambda desk: _meant(desk, typed), lambda found: self._take_typed(typed, found))

    def _take_typed(self, typed: str, found: list[ClientLine]) -> None:
        digits = typed.replace(" ", "")
        if len(found) == 1:
            self.editor.put("")
            self.take_client(found[0])
        elif found:
            self._ask(typed, found)
        elif len(digits) == 8 and is_valid(digits):
            self.editor.put("")
            self.take_unknown(digits)
        else:
            # what is typed next takes its place
            self.editor.select_all()
            self.show_message(_("Nobody is found. Type another part of the name, or the card number."), alarm=True)

    def _ask(self, typed: str, found: list[ClientLine]) -> None:
        def take(number: str | None) -> None:
            if number is not None and self.is_mounted:
                self.editor.put("")
                self.take_client(found[int(number) - 1])

        offers = [
            (str(at), f"{client.name}  {spaced(client.number)}  ·{client.last_four}")
            for at, client in enumerate(found, 1)
        ]
        self.app.push_screen(Choose(_("Who is meant by {text}?").format(text=typed), offers), take)


def _meant(desk: Desk, typed: str) -> list[ClientLine]:
    digits = typed.replace(" ", "")
    exact = by_number(desk, digits) if digits.isdecimal() else None
    return [exact] if exact else find(desk, typed, MOST_OFFERS)
