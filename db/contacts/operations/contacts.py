"""Writing down what was said with a client, and putting right what was written down wrongly."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TypeVar

from db.clients.store.refs import require_client
from db.contacts.fields import CHANNELS, DIRECTIONS, OUTCOMES, PURPOSES, UNREACHED
from db.contacts.records.contact import ContactRecord
from db.contacts.requests import CorrectContact, LogContact, SaidOfContact
from db.contacts.store.agreeing import check_channel, stop
from db.contacts.store.contacts import contact_of, write_contact
from db.contacts.store.tasks import finish_by_contact, get_task
from db.core.audit import Action
from db.core.errors import Code, Flaw, InvalidFields, SalonError
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.sql import rows
from db.text.cleaning import clean
from db.text.clock import DAY
from db.visits.store.appointment_events import note_event

LONGEST_SUMMARY = 1000
LONGEST_NEXT = 120
FURTHEST = timedelta(days=400)
"""So far ahead the next contact may be."""

_CODED = {"purpose": PURPOSES, "channel": CHANNELS, "direction": DIRECTIONS, "outcome": OUTCOMES}
_TOLD = ("reached", "booked")
"""Outcomes after which the client knows of the appointment that it was about."""

S = TypeVar("S", bound=SaidOfContact)


def _again(work: Work, contact: int) -> ContactRecord:
    found = contact_of(contact)
    work.about(found.client.id)
    return found


@operation(Permission.APPOINTMENTS, Action.CREATE, again=_again)
def log_contact(work: Work, asked: LogContact) -> ContactRecord:
    """Writes down a contact of today.

    That somebody asks us to stop takes back their consent to be reached so. Who was reached about an appointment that
    is to come, has been reminded of it. The task for which somebody was reached is done by it, unless it asks for
    something else than a contact.

    Raises:
        InvalidFields: With every flaw.
        SalonError: ``NOT_FOUND``, or ``DECLINED`` for a channel that the client declined, without a reason.
    """
    require_client(asked.client)
    work.about(asked.client)
    said = _checked(work, asked)
    if said.direction == "out":
        check_channel(work, asked.client, said.channel)
    state = _state_of(asked.appointment, asked.client)
    if asked.task and get_task(asked.task).client != asked.client:
        raise SalonError(Code.NOT_FOUND)
    made = write_contact(work, said, asked.client, work.today, appointment=asked.appointment or None)
    if said.outcome in _TOLD and state in ("booked", "confirmed"):
        note_event(work, asked.appointment, "reminded")
    if asked.task and said.outcome not in UNREACHED:
        finish_by_contact(asked.task, made, work.today)
    return _done(work, made, said, asked.client)


@operation(Permission.APPOINTMENTS, Action.CREATE, again=_again)
def correct_contact(work: Work, asked: CorrectContact) -> ContactRecord:
    """Writes a contact down anew, of the same day; the one that was wrong stays to be read.

    Raises:
        InvalidFields: With every flaw.
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE`` where it was put right already, or ``DECLINED`` for a channel
            that the client declined, without a reason.
    """
    wrong = contact_of(asked.contact)
    client = wrong.client.id
    work.about(client)
    if wrong.corrected:
        raise SalonError(Code.CHANGED_MEANWHILE)
    said = _checked(work, asked)
    if said.direction == "out" and (said.channel, said.direction) != (wrong.channel, wrong.direction):
        check_channel(work, client, said.channel)
    made = write_contact(work, said, client, wrong.day, appointment=wrong.appointment, corrects=wrong.id)
    return _done(work, made, said, client)


def _done(work: Work, made: int, said: SaidOfContact, client: int) -> ContactRecord:
    if said.outcome == "stop":
        stop(work, client, said.channel)
    work.what |= {"purpose": said.purpose, "channel": said.channel, "outcome": said.outcome}
    return contact_of(made)


def _state_of(appointment: int, client: int) -> str:
    """How the client's appointment stands; empty without one."""
    if not appointment:
        return ""
    found = rows("SELECT state FROM appointment WHERE id = ? AND client_id = ?", appointment, client)
    if not found:
        raise SalonError(Code.NOT_FOUND)
    return str(found[0][0])


def _checked(work: Work, asked: S) -> S:
    """What is asked, its texts cleaned.

    Raises:
        InvalidFields: With every flaw.
    """
    flaws: dict[str, Flaw] = {}
    for name, choices in _CODED.items():
        code = getattr(asked, name)
        if not code:
            flaws[name] = Flaw.REQUIRED
        elif code not in {one.code for one in choices}:
            flaws[name] = Flaw.NOT_A_CHOICE
    said = replace(
        asked,
        summary=clean(asked.summary, LONGEST_SUMMARY, multiline=True),
        next_place=clean(asked.next_place, LONGEST_NEXT),
        next_about=clean(asked.next_about, LONGEST_NEXT),
    )
    if said.next_day is None:
        if said.next_minute is not None or said.next_place or said.next_about:
            flaws["next_day"] = Flaw.REQUIRED
    elif said.next_day < work.today:
        flaws["next_day"] = Flaw.TOO_EARLY
    elif said.next_day > work.today + FURTHEST:
        flaws["next_day"] = Flaw.TOO_FAR_AHEAD
    if said.next_minute is not None and not 0 <= said.next_minute <= DAY:
        flaws["next_minute"] = Flaw.NOT_A_TIME
    if flaws:
        raise InvalidFields(flaws)
    return said
