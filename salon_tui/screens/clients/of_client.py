"""A form about an entry that is a client's: opened from the card, it knows whose."""

from __future__ import annotations

from typing import TypeVar

from db.fields.values import Ref
from salon_tui.screens.base.list_form import ListForm
from salon_tui.screens.clients.meant import named
from salon_tui.screens.clients.of_card import OfCard

R = TypeVar("R")


class OfClientForm(OfCard, ListForm[R], inherit_bindings=False):
    """A form with a field for the client. ``target`` holds the number of the ``card``, where it is known."""

    TAKES_SCANS = True

    @property
    def whose(self) -> Ref | None:
        """Whose card it was opened from, as the field has them."""
        return named(self.client) if self.client else None

    def take_scan(self, number: str) -> None:
        """A card: whose entry it is; one that there is already stays whose it is."""
        if self.record is not None:
            self.app.bell()
            return
        self.form.go_to_field("client")
        self.form.put(number)
