"""Pages that print something of clients who are picked: scanned, or typed and taken with Enter."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from db.clients.records import ClientLine
from db.papers.pull_list.records import PullCard
from db.text.card_number import spaced
from salon_tui.screens.base.about import About
from salon_tui.screens.papers.card_page import CardPage
from salon_tui.screens.printing.paper_page import PaperPage
from salon_tui.words.i18n import _, language


def about_pulled(card: PullCard) -> About:
    """A card that is to be taken out or to have a label: where it is, and for when."""
    where = card.where(language())
    facts = (
        (_("Where"), where),
        (_("Drawer"), card.drawer if card.drawer != where else ""),
        (_("Comes at"), card.time),
        (_("Treated by"), card.beautician.label if card.beautician else ""),
    )
    return About(name=card.name, note=f"{spaced(card.number)} · ·{card.last_four}", facts=facts)


class PickingPage(CardPage, PaperPage, inherit_bindings=False):
    """A list of clients that is put together; it stays so over a lock, for the person who did it."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.picked: list[int] = []
        self._picked_by: tuple[int, date] | None = None
        """Who put the list together, and when."""

    def arrive(self) -> None:
        """Goes on with the list, or begins one where it is another person's or another day's."""
        super().arrive()
        now = (self.desk.staff, self.salon_app.today())
        if self._picked_by != now:
            self._picked_by, self.picked = now, []
            self.begin()
        else:
            self.show_picked()

    def pick(self, clients: Sequence[int]) -> None:
        """Puts these on a new list, instead of what was on it."""
        self._picked_by, self.picked = (self.desk.staff, self.salon_app.today()), list(clients)
        self.forget_job()

    def begin(self) -> None:
        """A new list; pages say what stands on it at first."""
        self.show_picked()

    def show_picked(self) -> None:
        """Reads and paints the list; pages say how."""
        raise NotImplementedError

    def take_client(self, client: ClientLine) -> None:
        """One more client."""
        if client.id in self.picked:
            self.show_message(_("{name} is on the list already.").format(name=client.name))
        else:
            self.picked.append(client.id)
            self.forget_job()
            self.show_picked()
            self.show_message(_("{name} is added.").format(name=client.name))
        self._mark(client.id)

    def do_print_now(self) -> None:
        """F10, where there is something to print."""
        if self.picked:
            super().do_print_now()
        else:
            self.show_message(_("There is nobody on the list yet."), alarm=True)

    def do_leave_out(self) -> None:
        """F8: one client fewer."""
        client = self.list.chosen
        if client not in self.picked:
            self.show_message(_("There is nobody to leave out here."), alarm=True)
            return
        self.picked.remove(client)
        self.forget_job()
        self.show_picked()

    def _mark(self, client: int) -> None:
        ids = [row.key for row in self.list.rows if row.key is not None]
        if client in ids:
            self.list.choose(ids.index(client) + 1)

    def printed(self, message: str, alarm: bool) -> None:
        """Stays: there may be another sheet to print of the same list."""
        self.show_message(message, alarm)
