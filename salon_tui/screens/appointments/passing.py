"""Booking, and booking in spite of what stands against it: shown first, then a reason, or a second person."""

from __future__ import annotations

from collections.abc import Callable

from db.appointments.records import AppointmentRecord, Pass, What
from db.appointments.refusals import NotFree
from db.core.desk import Desk
from db.core.errors import SalonError
from salon_tui.screens.appointments.availability import all_said
from salon_tui.screens.base.page import Page
from salon_tui.words.i18n import _
from salon_tui.words.words import telling

Call = Callable[[Desk, frozenset[What]], AppointmentRecord]
"""Books, in spite of what is known to stand against it."""


def book_or_ask(
    page: Page,
    call: Call,
    then: Callable[[AppointmentRecord], None],
    refused: Callable[[SalonError], bool],
) -> None:
    """Books; where something stands against it, says what, and asks for a reason to do it all the same.

    Args:
        page: Who asks.
        call: What books.
        then: What to do with the appointment.
        refused: Deals with what else was refused.
    """

    def stands_against(error: SalonError) -> bool:
        if not isinstance(error, NotFree):
            return refused(error)
        against = [one for of_day in error.against.values() for one in of_day]
        if never := [one for one in against if one.passing is Pass.NEVER]:
            page.show_refusal(_("This can't be booked: {why}.").format(why=all_said(never)))
            return True

        def reasoned(reason: str) -> None:
            known = frozenset(one.what for one in against)
            page.perform(lambda desk: call(desk.because(reason), known), then, refused=stands_against)

        page.ask_why(telling(all_said(against), _("why is it booked all the same?")), reasoned)
        return True

    page.perform(lambda desk: call(desk, frozenset()), then, refused=stands_against)
