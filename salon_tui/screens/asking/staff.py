"""Asks for one of those who work here, by their number; whose client somebody is from now on."""

from __future__ import annotations

from collections.abc import Callable

from db.clients.operations.assigning import Assign, assign
from db.clients.records import ClientRecord
from db.sign_in.operations.opening import people
from db.staff.records import StaffRecord
from salon_tui.screens.asking.choice import Choose
from salon_tui.screens.base.page import Page
from salon_tui.screens.base.saving import new_request
from salon_tui.words.i18n import _

NOBODY = "0"


def ask_for_staff(
    page: Page, question: str, chosen: Callable[[StaffRecord | None], None], *, without: int = 0, nobody: bool = False
) -> None:
    """Asks; Esc leaves it.

    Args:
        page: The page that asks.
        question: What for.
        chosen: What to do with who was chosen; None for nobody.
        without: Id of somebody who can't be chosen.
        nobody: Whether 0 chooses nobody.
    """

    def ask(here: list[StaffRecord]) -> None:
        able = {str(person.number): person for person in here if person.id != without}
        offers = [(number, person.name) for number, person in able.items()]
        offers += [(NOBODY, _("nobody"))] if nobody else []

        def take(number: str | None) -> None:
            if number is not None:
                chosen(able.get(number))

        page.app.push_screen(Choose(question, offers), take)

    page.perform_before_sign_in(people, ask)


def assign_client(page: Page, client: ClientRecord, then: Callable[[ClientRecord], None]) -> None:
    """Asks who looks after a client from now on, and says so."""

    def take(to: StaffRecord | None) -> None:
        request = Assign(new_request(), client.id, to.id if to else 0)

        def done(record: ClientRecord) -> None:
            then(record)
            words = _("{name} looks after {client} now.") if to else _("Nobody looks after {client} now.")
            page.show_message(words.format(name=to.name if to else "", client=client.name))

        page.perform(lambda desk: assign(desk, request), done)

    ask_for_staff(page, _("Who looks after {name}?").format(name=client.name), take, nobody=True)
