"""A form about one client: whose it is stands in its head, and its drafts are that client's."""

from __future__ import annotations

from typing import Any

from db.clients.queries import check_open
from db.clients.records import ClientRecord
from db.core.desk import Desk
from db.text.card_number import spaced
from salon_tui.screens.base.form_page import FormPage


class AboutClient(FormPage, inherit_bindings=False):
    """A form whose target is a client's record."""

    @property
    def record(self) -> ClientRecord:
        """The record as it was when the form was opened."""
        record: ClientRecord = self.target["record"]
        return record

    @property
    def about(self) -> int:
        """Drafts are kept per client."""
        return self.record.id

    @property
    def concerns(self) -> int:
        """The client."""
        return self.record.id

    def check(self, desk: Desk) -> None:
        """Whether the record may still be seen."""
        check_open(desk, self.record.id)

    def head_pieces(self, page: str) -> tuple[list[Any], list[Any]]:
        """Whose record."""
        record = self.record
        return [(record.name, "strong"), (f"  {spaced(record.number)}", "label")], [(page, "label")]
