"""A page about a client whose card it was opened from."""

from __future__ import annotations

from typing_extensions import override

from db.clients.records import ClientLine
from db.core.desk import Desk
from salon_tui.screens.base.page import Page
from salon_tui.screens.clients.meant import of_card


class OfCard(Page, inherit_bindings=False):
    """Knows whose card it was opened from, and asks its right for that client. ``target`` holds the ``card``.

    The number comes back after a lock; the client is read anew.
    """

    client: ClientLine | None = None
    """Whose card it was opened from; None where nobody has it, or it was opened without one."""

    @property
    def card(self) -> int:
        """Number of the card; 0 where the page was opened without one."""
        return int(self.target.get("card", 0))

    @property
    @override
    def concerns(self) -> int:
        return self.client.id if self.client else 0

    @override
    def put_away(self) -> None:
        super().put_away()
        self.client = None

    @override
    def _load(self, desk: Desk) -> None:
        self.client = of_card(desk, self.card)
        super()._load(desk)
