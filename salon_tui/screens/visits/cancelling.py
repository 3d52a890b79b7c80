"""Taking back a visit that was opened by mistake, from its own page, open or closed."""

from __future__ import annotations

from collections.abc import Callable

from db.core.errors import Code, SalonError
from db.visits.operations import CancelVisit, cancel_visit
from db.visits.records import VisitRecord
from salon_tui.screens.base.page import Page
from salon_tui.screens.base.saving import new_request
from salon_tui.words.i18n import _
from salon_tui.words.sentences import sentence


def cancel(page: Page, visit: VisitRecord, done: Callable[[str], None]) -> None:
    """Asks why, takes it back and shows the client; refused before anything is typed where something was paid.

    Args:
        page: The visit's own page.
        visit: The visit.
        done: Is told a sentence for the page that follows.
    """
    name = visit.client.label
    if visit.payments:
        page.show_message(sentence(SalonError(Code.IS_PAID)), alarm=True)
        return

    def take_back(reason: str) -> None:
        request = CancelVisit(new_request(), visit.id, visit.version, reason)
        page.perform(lambda desk: cancel_visit(desk, request), cancelled)

    def cancelled(_visit: VisitRecord) -> None:
        done(_("The visit of {name} is cancelled.").format(name=name))
        page.salon_app.show_client(page, visit.client.id, [visit.client.id])

    page.ask_why(_("Why is the visit of {name} cancelled?").format(name=name), take_back)
