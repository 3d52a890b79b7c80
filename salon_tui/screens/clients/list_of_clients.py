"""A list of clients of any length, whose cards can be leafed through in its order."""

from __future__ import annotations

from typing_extensions import override

from db.clients.operations.clients import open_client
from db.clients.records import ClientLine, ClientRecord
from db.core.desk import Desk
from db.text.card_number import spaced
from salon_tui.screens.base.about import About
from salon_tui.screens.base.records_page import ReadOnPage
from salon_tui.screens.clients.preview import about_client, named
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import _

AHEAD = 64
"""Cards that can be leafed through with F8 beyond the one that is opened, at least."""


class ListOfClients(ReadOnPage[ClientLine], inherit_bindings=False):
    """Says which clients, in which order; Enter opens a card, F12 there comes back to the line of the one seen last."""

    COLUMNS = (Column(12, grow=3), Column(14, grow=4, aside=True), Column(9), Column(5), Column(10), Column(2))

    def __init__(self, name: str) -> None:
        super().__init__(name=name)
        self._leafing = False

    @override
    def line(self, number: int, one: ClientLine) -> Row[int]:
        latest = f"{one.latest_visit:%Y-%m-%d}" if one.latest_visit else _("never")
        return Row(one.id, (named(one), one.reading, spaced(one.number), f"·{one.last_four}", latest, one.beautician))

    @override
    def about_line(self, one: ClientLine) -> About:
        return about_client(one, ((_("Pinyin"), one.reading),))

    @override
    def paint(self) -> None:
        super().paint()
        if self._leafing:
            self._leafing = False
            self._mark(self.salon_app.page("client").target.get("record"))

    def _mark(self, record: ClientRecord | None) -> None:
        """Puts the mark on the card that was seen last."""
        ids = list(self.found)
        if record is not None and record.id in ids:
            self.list.choose(ids.index(record.id) + 1)
            self.show_about()

    @override
    def open_chosen(self) -> None:
        client, among = int(self.chosen), list(self.found.values())

        def read(desk: Desk) -> ClientRecord:
            record = open_client(desk, client)
            while client in (one.id for one in among[-AHEAD:]) and (more := self.after(desk, among[-1])):
                among.extend(more)
            return record

        def show(record: ClientRecord) -> None:
            self._leafing = True
            self.salon_app.show_page("client", record=record, among=[one.id for one in among])

        self.perform(read, show)
