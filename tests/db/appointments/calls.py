"""How operations and queries of appointments are called, and the rights that they ask for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from db.appointments import queries
from db.appointments.operations import arrival, booking, changing, printing, states, waiting
from db.appointments.requests import (
    Book,
    BookSeries,
    CancelAppointment,
    ChangeParts,
    CheckIn,
    CloseWaiting,
    MoveAppointment,
    OfAppointment,
    OfferSlot,
    PutOnWaiting,
    RegisterGuest,
    UndoCheckIn,
    WalkIn,
)
from tests.db.appointments.samples import book, booked_of, make_appointments, part, tomorrow
from tests.db.calls import TRIED, Call, Case, P, of_client, of_desk
from tests.db.salon import HAO, MOISTURE, OWNER, Salon

EVENING = 1140


def make_guest(salon: Salon) -> Any:
    """A guest's appointment."""
    return book(salon, salon.desk(OWNER), start=EVENING, who=HAO, day=tomorrow(salon) + timedelta(days=2))


def make_guest_here(salon: Salon) -> Any:
    """A guest who has come."""
    owner = salon.desk(OWNER)
    made = book(salon, owner, start=EVENING + 60, who=HAO, day=salon.clock.today)
    here = CheckIn(request_id=salon.request(), appointment=made.id, version=made.version)
    return arrival.check_in(owner, here)


def make_days(salon: Salon) -> dict[int, date]:
    """For every client that is tried a day on which nobody else comes."""
    owner, made = salon.desk(OWNER), {}
    for number, name in enumerate(TRIED, 10):
        day = tomorrow(salon) + timedelta(days=number)
        book(salon, owner, name, who=HAO, day=day)
        made[salon.clients[name]] = day
    return made


SAMPLES = (make_appointments, make_guest, make_guest_here, make_days)


def _of(case: Case, one: Any) -> OfAppointment:
    return OfAppointment(request_id="new", appointment=one.id, version=one.version)


def _parts(case: Case) -> Any:
    return (part(case.salon, HAO),)


CALLS: dict[Callable[..., Any], Call] = {
    booking.book: of_client(P.APPOINTMENTS)(
        lambda at, case: booking.book(
            at,
            Book(request_id="new", client=case.client, day=tomorrow(case.salon), start=EVENING, parts=_parts(case)),
        )
    ),
    booking.book_series: of_client(P.APPOINTMENTS)(
        lambda at, case: booking.book_series(
            at,
            BookSeries(
                request_id="new",
                client=case.client,
                days=(tomorrow(case.salon), tomorrow(case.salon) + timedelta(days=7)),
                start=EVENING,
                parts=_parts(case),
            ),
        )
    ),
    changing.move_appointment: of_client(P.APPOINTMENTS)(
        lambda at, case: changing.move_appointment(
            at,
            MoveAppointment(
                request_id="new",
                appointment=booked_of(case).ahead.id,
                version=booked_of(case).ahead.version,
                day=tomorrow(case.salon),
                start=EVENING,
            ),
        )
    ),
    changing.change_parts: of_client(P.APPOINTMENTS)(
        lambda at, case: changing.change_parts(
            at,
            ChangeParts(
                request_id="new",
                appointment=booked_of(case).ahead.id,
                version=booked_of(case).ahead.version,
                parts=_parts(case),
            ),
        )
    ),
    changing.register_guest: of_client(P.APPOINTMENTS)(
        lambda at, case: changing.register_guest(
            at,
            RegisterGuest(
                request_id="new",
                appointment=case.of(make_guest).id,
                version=case.of(make_guest).version,
                registered=case.client,
            ),
        )
    ),
    states.confirm: of_client(P.APPOINTMENTS)(lambda at, case: states.confirm(at, _of(case, booked_of(case).ahead))),
    states.note_reminded: of_client(P.APPOINTMENTS)(
        lambda at, case: states.note_reminded(at, _of(case, booked_of(case).ahead))
    ),
    states.cancel_appointment: of_client(P.APPOINTMENTS)(
        lambda at, case: states.cancel_appointment(
            at,
            CancelAppointment(
                request_id="new",
                appointment=booked_of(case).ahead.id,
                version=booked_of(case).ahead.version,
                reason="ill",
            ),
        )
    ),
    states.mark_missed: of_client(P.APPOINTMENTS)(
        lambda at, case: states.mark_missed(at, _of(case, booked_of(case).past))
    ),
    states.undo_state: of_client(P.APPOINTMENTS)(
        lambda at, case: states.undo_state(at, _of(case, booked_of(case).cancelled))
    ),
    arrival.check_in: of_client(P.RECORD_VISIT)(
        lambda at, case: arrival.check_in(
            at,
            CheckIn(
                request_id="new",
                appointment=booked_of(case).today.id,
                version=booked_of(case).today.version,
                second=True,
            ),
        )
    ),
    arrival.walk_in: of_client(P.RECORD_VISIT)(
        lambda at, case: arrival.walk_in(
            at, WalkIn(request_id="new", client=case.client, parts=_parts(case), start=EVENING, second=True)
        )
    ),
    arrival.note_seated: of_client(P.RECORD_VISIT)(
        lambda at, case: arrival.note_seated(at, _of(case, booked_of(case).arrived))
    ),
    arrival.see_guest_off: of_desk(P.RECORD_VISIT)(
        lambda at, case: arrival.see_guest_off(at, _of(case, case.of(make_guest_here)))
    ),
    arrival.undo_check_in: of_client(P.RECORD_VISIT)(
        lambda at, case: arrival.undo_check_in(
            at,
            UndoCheckIn(
                request_id="new",
                appointment=booked_of(case).arrived.id,
                version=booked_of(case).arrived.version,
                reason="认错人",
            ),
        )
    ),
    waiting.put_on_waiting: of_client(P.APPOINTMENTS)(
        lambda at, case: waiting.put_on_waiting(
            at,
            PutOnWaiting(
                request_id="new",
                client=case.client,
                services=(case.salon.services[MOISTURE],),
                from_day=tomorrow(case.salon),
                to_day=tomorrow(case.salon),
            ),
        )
    ),
    waiting.offer_slot: of_client(P.APPOINTMENTS)(
        lambda at, case: waiting.offer_slot(
            at,
            OfferSlot(
                request_id="new",
                waiting=booked_of(case).waiting.id,
                version=booked_of(case).waiting.version,
                day=tomorrow(case.salon),
                start=EVENING,
            ),
        )
    ),
    waiting.close_waiting: of_client(P.APPOINTMENTS)(
        lambda at, case: waiting.close_waiting(
            at,
            CloseWaiting(request_id="new", waiting=booked_of(case).waiting.id, version=booked_of(case).waiting.version),
        )
    ),
    printing.print_day_sheet: of_client(P.PRINT, P.APPOINTMENTS)(
        lambda at, case: printing.print_day_sheet(at, case.of(make_days)[case.client])
    ),
    printing.print_preparation: of_client(P.PRINT, P.APPOINTMENTS)(
        lambda at, case: printing.print_preparation(at, case.of(make_days)[case.client])
    ),
    printing.print_appointment: of_client(P.PRINT, P.APPOINTMENTS)(
        lambda at, case: printing.print_appointment(at, booked_of(case).ahead.id)
    ),
    queries.appointment: of_client(P.APPOINTMENTS)(lambda at, case: queries.appointment(at, booked_of(case).ahead.id)),
    queries.coming: of_client(P.OPEN_RECORD)(lambda at, case: queries.coming(at, case.client)),
    queries.of_client: of_client(P.APPOINTMENTS)(lambda at, case: queries.of_client(at, case.client)),
    queries.availability: of_client(P.APPOINTMENTS)(
        lambda at, case: queries.availability(at, case.client, _parts(case), tomorrow(case.salon), EVENING)
    ),
    queries.free_times: of_client(P.APPOINTMENTS)(
        lambda at, case: queries.free_times(at, case.client, _parts(case), tomorrow(case.salon))
    ),
    queries.propose_next: of_client(P.APPOINTMENTS)(lambda at, case: queries.propose_next(at, case.client)),
    queries.day_grid: of_desk(P.DESK)(lambda at, case: queries.day_grid(at, case.salon.clock.today, True)),
    queries.arrivals: of_desk(P.DESK)(lambda at, case: queries.arrivals(at)),
    queries.unsettled: of_desk(P.DESK)(lambda at, case: queries.unsettled(at)),
    queries.waiting_line: of_client(P.APPOINTMENTS)(
        lambda at, case: queries.waiting_line(at, booked_of(case).waiting.id)
    ),
    queries.times_to_offer: of_client(P.APPOINTMENTS)(
        lambda at, case: queries.times_to_offer(at, booked_of(case).waiting.id, case.salon.clock.today)
    ),
    queries.waiting_list: of_desk(P.DESK)(lambda at, case: queries.waiting_list(at)),
    queries.day_lines: of_desk(P.DESK)(lambda at, case: queries.day_lines(at, case.salon.clock.today)),
    queries.prepare: of_desk(P.DESK)(lambda at, case: queries.prepare(at, case.salon.clock.today)),
}
