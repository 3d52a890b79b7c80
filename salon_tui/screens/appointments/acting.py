"""What is done with an appointment from wherever it stands: on Home, in the day, on its own page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from db.appointments import requests
from db.appointments.fields import CANCEL_REASONS
from db.appointments.operations import arrival, states
from db.appointments.queries import waiting_list
from db.appointments.records import AppointmentRecord, WaitingRecord
from db.core.desk import Desk
from db.core.errors import SalonError
from salon_tui.screens.asking.choice import Choose
from salon_tui.screens.base.page import Page
from salon_tui.screens.base.saving import new_request
from salon_tui.screens.visits.opening import ask_second_visit
from salon_tui.words.i18n import _, language, ngettext

Act = Callable[[Page, AppointmentRecord], None]
"""Something that is done with an appointment."""


def check_in(page: Page, id: int, version: int) -> None:
    """Opens the visit of somebody who is here, and shows it; a second visit of the day is asked about first."""
    _check_in(page, requests.CheckIn(request_id=new_request(), appointment=id, version=version))


def _check_in(page: Page, request: requests.CheckIn) -> None:
    def asked(error: SalonError) -> bool:
        return ask_second_visit(page, error, lambda: _check_in(page, replace(request, second=True)))

    def here(one: AppointmentRecord) -> None:
        page.salon_app.revision += 1
        page.salon_app.message_for_next_page(_("{name} is here.").format(name=one.name))
        if one.visit is None:
            page.reload()
        else:
            page.salon_app.show_visit(page, one.visit)

    page.perform(lambda desk: arrival.check_in(desk, request), here, refused=asked)


def cancel(page: Page, one: AppointmentRecord) -> None:
    """Asks why, and cancels; no reason is the first choice."""

    def chosen(number: str | None) -> None:
        if number is not None:
            reason = CANCEL_REASONS[int(number) - 1].code
            request = requests.CancelAppointment(
                request_id=new_request(), appointment=one.id, version=one.version, reason=reason
            )
            done = _("The appointment of {name} is cancelled; its time is free.").format(name=one.name)
            _do(page, lambda desk: states.cancel_appointment(desk, request), done, frees=one.day)

    offers = [(str(number), reason.term.text(language())) for number, reason in enumerate(CANCEL_REASONS, 1)]
    page.app.push_screen(Choose(_("Why is it cancelled?"), offers), chosen)


def confirm(page: Page, one: AppointmentRecord) -> None:
    """The client said that she comes."""
    said = _("{name} has confirmed.").format(name=one.name)
    _do(page, lambda desk: states.confirm(desk, _of(one)), said)


def missed(page: Page, one: AppointmentRecord) -> None:
    """The client did not come."""
    said = _("{name} did not come; the time is free.").format(name=one.name)
    _do(page, lambda desk: states.mark_missed(desk, _of(one)), said, frees=one.day)


def take_back(page: Page, one: AppointmentRecord) -> None:
    """What was said of it last is taken back."""
    _do(page, lambda desk: states.undo_state(desk, _of(one)), _("It stands as before."))


def not_here(page: Page, one: AppointmentRecord) -> None:
    """The check-in is taken back."""
    said = _("{name} is not here after all.").format(name=one.name)

    def reasoned(reason: str | None) -> None:
        if reason:
            request = requests.UndoCheckIn(
                request_id=new_request(), appointment=one.id, version=one.version, reason=reason
            )
            _do(page, lambda desk: arrival.undo_check_in(desk, request), said)

    page.salon_app.ask_reason(_("Why is the check-in taken back?"), reasoned)


def _of(one: AppointmentRecord) -> requests.OfAppointment:
    return requests.OfAppointment(request_id=new_request(), appointment=one.id, version=one.version)


def with_waiting(page: Page, said: str, day: date) -> str:
    """What is said of a time that is free now, and how many wait for one on its day."""
    nobody: tuple[WaitingRecord, ...] = ()
    count = 0 if day < page.salon_app.today() else len(page.ask(lambda desk: waiting_list(desk, day), nobody))
    words = ngettext(
        "{count} waits for that day: F4, waiting list.", "{count} wait for that day: F4, waiting list.", count
    )
    return f"{said} {words.format(count=count)}" if count else said


def _do(page: Page, call: Callable[[Desk], object], said: str, frees: date | None = None) -> None:
    def done(_result: object) -> None:
        page.salon_app.revision += 1
        page.salon_app.message_for_next_page(with_waiting(page, said, frees) if frees else said)
        page.reload()

    page.perform(call, done)
