"""A page about a client's dated records: whose they are stands in its head, and after a lock it comes back to them."""

from __future__ import annotations

from typing_extensions import override

from db.clients.records import ClientRecord
from db.dated.declaration import Dated
from db.dated.kinds import KINDS
from db.fields.values import Ref
from db.text.card_number import spaced
from salon_tui.screens.base.page import Page
from salon_tui.screens.clients.head import show_alerts
from salon_tui.screens.reading.acting import give_guidance
from salon_tui.widgets.paint import Piece
from salon_tui.words.i18n import _, language


class AboutDated(Page, inherit_bindings=False):
    """``target`` holds the client's ``record``, the ``kind``, and mostly ``dated``, the id of one of them."""

    @property
    def client(self) -> ClientRecord:
        """Whose they are."""
        client: ClientRecord = self.target["record"]
        return client

    @property
    def kind(self) -> Dated:
        """Their kind."""
        return KINDS[self.target["kind"]]

    @property
    def dated(self) -> int:
        """Id of the one that it is about; 0 for none."""
        return int(self.target.get("dated", 0))

    @property
    @override
    def concerns(self) -> int:
        return self.client.id

    def whose(self) -> list[Piece]:
        """The beginning of the head: the client, and the kind of record."""
        client: list[Piece] = [(self.client.name, "strong"), (f"  {spaced(self.client.number)}", "label")]
        return [*client, f"   {self.kind.label.text(language())}"]

    def show_client_alerts(self) -> None:
        """What may hurt the client stands on each of these pages."""
        show_alerts(self, self.client)

    def guide(self, dated: int) -> None:
        """Asks who is guided, and how, on one of them."""
        done = _("Written: it stands on Home of who is guided.")
        whose = Ref(self.client.id, self.client.name)
        give_guidance(self, whose, lambda given: self.show_message(done), dated=dated)
