"""What is done with an appointment from wherever it stands: on Home, in the day, on its own page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from db.appointments import requests
from db.appointments.fields import CANCEL_REASONS
from db.appointments.operations import arrival, changing, states
from db.appointments.queries import coming, waiting_list
from db.appointments.records import AppointmentRecord, WaitingRecord, What
from db.core.desk import Desk
from db.core.errors import SalonError
from db.fields.values import Ref
from db.staff.queries.people import colleagues, treating
from db.text.clock import format_clock
from salon_tui.screens.appointments.at_the_door import ask_at_door
from salon_tui.screens.appointments.passing import book_or_ask
from salon_tui.screens.asking.choice import Choose
from salon_tui.screens.base.page import Page
from salon_tui.screens.base.saving import new_request
from salon_tui.screens.visits.opening import ask_second_visit
from salon_tui.words.appointments import hands, when
from salon_tui.words.i18n import _, language, ngettext
from salon_tui.words.words import telling

Act = Callable[[Page, AppointmentRecord], None]
"""Something that is done with an appointment."""


def arrives(page: Page, client: int, otherwise: Callable[[], None]) -> None:
    """A client has come: who is booked for today is checked in, unless it is for something else; else a visit begins.

    Args:
        page: Where that is said.
        client: Id of the client.
        otherwise: Begins a visit without an appointment.
    """
    today = page.salon_app.today()

    def found(booked: Sequence[AppointmentRecord]) -> None:
        of_today = [one for one in booked if one.day == today]
        if not of_today:
            otherwise()
            return
        offers = [
            (str(number), f"{format_clock(one.start)}  {_(', ').join(part.name for part in one.parts)}")
            for number, one in enumerate(of_today, 1)
        ]
        other = str(len(offers) + 1)
        offers.append((other, _("Something else: a visit without an appointment")))

        def chosen(number: str | None) -> None:
            if number == other:
                otherwise()
            elif number is not None:
                one = of_today[int(number) - 1]
                check_in(page, one.id, one.version)

        page.app.push_screen(Choose(_("Booked for today: for which one is the client here?"), offers), chosen)

    page.perform(lambda desk: coming(desk, client), found)


def check_in_or_seat(page: Page, one: AppointmentRecord) -> None:
    """Who comes is checked in; of who is here already, the service begins."""
    if one.state != "arrived":
        check_in(page, one.id, one.version)
        return
    said = _("{name}: the service begins, {time}").format(name=one.name, time=f"{page.salon_app.now():%H:%M}")
    _do(page, lambda desk: arrival.note_seated(desk, _of(one)), said)


def check_in(page: Page, id: int, version: int) -> None:
    """Opens the visit of somebody who is here, and shows it; a second visit of the day is asked about first."""
    _check_in(page, requests.CheckIn(request_id=new_request(), appointment=id, version=version))


def _check_in(page: Page, request: requests.CheckIn, reason: str = "", done: str = "") -> None:
    """See :func:`check_in`; ``reason`` is why something is let through, ``done`` what was said of that before."""

    def call(desk: Desk) -> AppointmentRecord:
        return arrival.check_in(desk, request)

    def asked(error: SalonError) -> bool:
        again = replace(request, second=True)
        return ask_second_visit(page, error, lambda: _check_in(page, again, reason, done)) or ask_at_door(
            page, error, request, lambda other, why, said: _check_in(page, other, why, said), done
        )

    def here(one: AppointmentRecord) -> None:
        page.salon_app.revision += 1
        said = [_("{name} is here.").format(name=one.name), done]
        page.salon_app.message_for_next_page(" ".join(part for part in said if part))
        if one.visit is None:
            page.reload()
        else:
            page.salon_app.show_visit(page, one.visit)

    page.perform(lambda desk: call(desk.despite_health(reason)), here, refused=asked)


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
    """What was said of it last is taken back: also that somebody is here."""
    if one.state == "arrived":
        _not_here(page, one)
    else:
        _do(page, lambda desk: states.undo_state(desk, _of(one)), _("It stands as before."))


def _not_here(page: Page, one: AppointmentRecord) -> None:
    said = _("{name} is not here after all.").format(name=one.name)

    def reasoned(reason: str) -> None:
        request = requests.UndoCheckIn(request_id=new_request(), appointment=one.id, version=one.version, reason=reason)
        _do(page, lambda desk: arrival.undo_check_in(desk, request), said)

    page.ask_why(_("Why is the check-in taken back?"), reasoned)


class Acting:
    """A page on which something is done with an appointment: the one that it is about, or that the mark stands on."""

    def with_appointment(self, act: Act) -> None:
        """Does something with it, or says why not."""
        raise NotImplementedError

    def do_check_in(self) -> None:
        """F10: the client is here; then, the service begins."""
        self.with_appointment(check_in_or_seat)

    def do_confirm(self) -> None:
        """The client said that she comes."""
        self.with_appointment(confirm)

    def do_missed(self) -> None:
        """The client did not come."""
        self.with_appointment(missed)

    def do_cancel(self) -> None:
        """Asks why, and cancels."""
        self.with_appointment(cancel)

    def do_take_back(self) -> None:
        """It stands as before; who was said to be here is not."""
        self.with_appointment(take_back)


def to_colleague(page: Page, one: AppointmentRecord) -> None:
    """Asks who does it instead, at the same time."""
    first = one.parts[0].staff if one.parts else None

    def choose(people: dict[int, Ref]) -> None:
        offers = [(str(number), ref.label) for number, ref in people.items()]
        page.app.push_screen(Choose(_("Who does it?"), offers), lambda number: chosen(people, number))

    def chosen(people: dict[int, Ref], number: str | None) -> None:
        if number is not None:
            move(people[int(number)])

    def move(who: Ref) -> None:
        asked = requests.MoveAppointment(
            request_id=new_request(),
            appointment=one.id,
            version=one.version,
            day=one.day,
            start=one.start,
            colleague=who.id,
        )

        def call(desk: Desk, known: frozenset[What]) -> AppointmentRecord:
            return changing.move_appointment(desk, replace(asked, despite=known))

        book_or_ask(page, call, moved, lambda error: False)

    def moved(now: AppointmentRecord) -> None:
        page.salon_app.revision += 1
        page.salon_app.message_for_next_page(_(", ").join((telling(now.name, hands(now.parts)), when(now))))
        page.reload()

    page.perform(lambda desk: _others(desk, first), choose)


def _others(desk: Desk, than: int | None) -> dict[int, Ref]:
    """Who treats clients, without one, by the numbers that they are typed by."""
    treats = treating(desk)
    return {number: ref for number, ref in colleagues(desk).items() if ref.id in treats and ref.id != than}


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
