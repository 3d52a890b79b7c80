"""What happens to an appointment, and how it stands since; a visit that ends or is taken back happens to its own."""

from __future__ import annotations

from datetime import date

from db.core.operation_context import Work
from db.core.sql import rows, write

_STATES = {
    "booked": "booked",
    "confirmed": "confirmed",
    "arrived": "arrived",
    "left": "done",
    "cancelled": "cancelled",
    "missed": "missed",
}
"""What happens that changes how an appointment stands."""


def note_event(
    work: Work,
    appointment: int,
    what: str,
    *,
    before: tuple[date, int] | None = None,
    after: tuple[date, int] | None = None,
    reason: str = "",
) -> None:
    """Writes down what happened, with day and start before and after; the reason is a code."""
    write(
        "INSERT INTO appointment_event (appointment_id, at, by_id, what, day_before, start_before, day_after, "
        "start_after, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        appointment,
        work.moment,
        work.staff,
        what,
        *((before[0].isoformat(), before[1]) if before else (None, None)),
        *((after[0].isoformat(), after[1]) if after else (None, None)),
        reason,
    )


def set_state(appointment: int, state: str, reason: str = "") -> None:
    """Sets how an appointment stands, and why."""
    write(
        "UPDATE appointment SET state = ?, reason = ?, version = version + 1 WHERE id = ?", state, reason, appointment
    )


def state_before(appointment: int) -> str:
    """How an appointment stood before the last that was said of its state, as what happened to it tells."""
    stood: list[str] = []
    for (what,) in rows("SELECT what FROM appointment_event WHERE appointment_id = ? ORDER BY id", appointment):
        if what == "undone":
            stood.pop()
        elif what in _STATES:
            stood.append(_STATES[what])
    return stood[-2]


def left(work: Work, visit: int) -> None:
    """The visit is closed: its appointment is done."""
    for (appointment,) in rows("SELECT id FROM appointment WHERE visit_id = ? AND state = 'arrived'", visit):
        set_state(appointment, "done")
        note_event(work, appointment, "left")
        write("UPDATE reception SET left_at = ?, version = version + 1 WHERE visit_id = ?", work.moment, visit)


def taken_back(work: Work, visit: int) -> None:
    """The visit is taken back: its appointment is as it was before."""
    for appointment, state in rows("SELECT id, state FROM appointment WHERE visit_id = ?", visit):
        give_back(work, appointment, state)


def give_back(work: Work, appointment: int, state: str) -> None:
    """Takes back that somebody came."""
    while state in ("arrived", "done"):
        state = state_before(appointment)
        note_event(work, appointment, "undone")
    set_state(appointment, state)
    write("UPDATE appointment SET visit_id = NULL WHERE id = ?", appointment)
