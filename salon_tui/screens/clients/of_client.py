"""A form about an entry that is a client's: opened from the card, it knows whose."""

from __future__ import annotations

from typing import TypeVar

from db.core.desk import Desk
from db.fields.values import Ref
from salon_tui.screens.base.list_form import ListForm
from salon_tui.screens.clients.meant import named, of_card

R = TypeVar("R")


class OfClientForm(ListForm[R], inherit_bindings=False):
    """A form with a field for the client. ``target`` holds the number of the ``card``, where it is known."""

    TAKES_SCANS = True

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.client: Ref | None = None
        """Whose card it was opened from."""

    @property
    def card(self) -> int:
        """Number of the card; 0 where the form was opened without one."""
        return int(self.target.get("card", 0))

    def recall(self) -> dict[str, int]:
        """Which card it was."""
        return super().recall() | ({"card": self.card} if self.card else {})

    def put_away(self) -> None:
        """Forgets the client."""
        super().put_away()
        self.client = None

    def prepare(self, desk: Desk) -> None:
        """Reads whose card it is."""
        line = of_card(desk, self.card)
        self.client = named(line) if line else None
        super().prepare(desk)

    def take_scan(self, number: str) -> None:
        """A card: whose entry it is; one that there is already stays whose it is."""
        if self.record is not None:
            self.app.bell()
            return
        self.form.go_to_field("client")
        self.form.put(number)
