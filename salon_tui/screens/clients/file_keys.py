"""What a client's card does with the file: shows what is hidden, assigns the client."""

from __future__ import annotations

from dataclasses import replace

from db.clients.records import ClientRecord
from db.completeness.queries import completeness
from salon_tui.screens.asking.staff import assign_client
from salon_tui.screens.base.page import Page
from salon_tui.screens.clients.card_view import CardView
from salon_tui.screens.clients.record import OTHER_BOXES, record_state
from salon_tui.screens.clients.revealing import show_in_full
from salon_tui.screens.conditions.completeness import completeness_words


class FileKeys(Page, inherit_bindings=False):
    """The part of a client's card that is about the file as a whole."""

    @property
    def record(self) -> ClientRecord:
        """The record in view."""
        raise NotImplementedError

    def know_again(self, record: ClientRecord) -> None:
        """Shows the record as it is now."""
        raise NotImplementedError

    def paint_view(self) -> None:
        """Paints what the open tab shows."""
        raise NotImplementedError

    def show_record(self, card: CardView) -> None:
        """The record, and below it how complete it is."""
        record = self.record
        state, words = record_state(record, OTHER_BOXES, self.salon_app.today())
        card.show_fields(state, words)
        self.perform(
            lambda desk: completeness(desk, record.id),
            lambda found: card.set_detail(f"{words} · {completeness_words(found, record.own_fields)}"),
        )

    def do_reveal(self) -> None:
        """Ctrl+T: hidden values in full; written down. What needs a reason is asked for when nothing else is left."""
        show_in_full(self, self.record, self._show_revealed)

    def _show_revealed(self, record: ClientRecord, words: str) -> None:
        self.target["record"] = replace(record)
        self.paint_head()
        self.paint_view()
        self.show_message(words)

    def do_assign(self) -> None:
        """Who looks after the client from now on."""
        assign_client(self, self.record, self.know_again)

    def do_open_page(self, name: str) -> None:
        """What another area has about the client."""
        self.salon_app.show_page(name, card=int(self.record.number))
