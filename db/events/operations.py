"""Events: planned, called off, their guests found, invited and ticked off, and the list of them printed."""

from __future__ import annotations

from db.contacts.fields import CHANNELS
from db.core.audit import Action
from db.core.errors import Code, Flaw, InvalidFields, SalonError
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.sql import rows
from db.events.fields import ANSWERS, EVENT_FIELDS, GUEST_FIELDS
from db.events.models import Event, EventGuest
from db.events.records import Added, EventRecord, GuestRecord
from db.events.requests import AddGuest, AddSuited, CallOff, LeaveOut, SaveEvent, SaveGuest
from db.events.store.events import event_record, get_event, suited
from db.events.store.guests import get_guest, guest_record, guests
from db.fields.choices import GRADE
from db.papers.printed.store.digests import stamp
from db.salon.store.salon import salon_record
from db.sheets.events import EventGuestLine, EventSheet
from db.text.cleaning import clean
from db.text.clock import format_clock

MOST_AT_ONCE = 100
"""Clients who come onto a list at once: more nobody invites."""
_TEXTS = {field.name: field.limit for field in (*EVENT_FIELDS, *GUEST_FIELDS)}
_GRADES = {grade.code for grade in GRADE}


def _again(work: Work, event: int) -> EventRecord:
    work.about(None)
    return event_record(work.today, event)


@operation(Permission.APPOINTMENTS, Action.UPDATE, again=_again)
def save_event(work: Work, asked: SaveEvent) -> EventRecord:
    """Plans an event, or changes it. Once somebody came, its day stays.

    Raises:
        InvalidFields: With every flaw; ``TOO_EARLY`` for a day that is over.
        Refused: ``NOT_ALLOWED`` without a right to every client.
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``.
    """
    work.about(None)
    row = get_event(asked.id, asked.version) if asked.id else Event(made=work.today, version=0, day=asked.day)
    theme = clean(asked.theme, _TEXTS["theme"])
    flaws = {} if theme else {"theme": Flaw.REQUIRED}
    has_changed = not asked.id or asked.day != row.day
    if has_changed and asked.day < work.today:
        flaws["day"] = Flaw.TOO_EARLY
    if has_changed and asked.id and rows("SELECT 1 FROM event_guest WHERE event_id = ? AND came LIMIT 1", row.id):
        flaws["day"] = Flaw.NOT_A_CHOICE
    if asked.start is not None and not 0 <= asked.start <= 1440:
        flaws["start"] = Flaw.NOT_A_TIME
    if not {*asked.grades} <= _GRADES:
        flaws["grades"] = Flaw.NOT_A_CHOICE
    if flaws:
        raise InvalidFields(flaws)
    row.theme, row.day, row.start, row.grades = theme, asked.day, asked.start, asked.grades
    row.about = clean(asked.about, _TEXTS["about"], multiline=True)
    for name in ("place", "hobbies", "themes", "district"):
        setattr(row, name, clean(getattr(asked, name), _TEXTS[name]))
    row.version += 1
    row.save()
    work.what["event"] = row.id
    return event_record(work.today, row.id)


@operation(Permission.APPOINTMENTS, Action.UPDATE, again=_again)
def call_off_event(work: Work, asked: CallOff) -> EventRecord:
    """An event does not take place, or does after all; its list stays.

    Raises:
        Refused: ``NOT_ALLOWED`` without a right to every client.
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``.
    """
    work.about(None)
    row = get_event(asked.id, asked.version)
    row.cancelled = asked.cancelled
    row.version += 1
    row.save()
    work.what |= {"event": row.id, "cancelled": row.cancelled}
    return event_record(work.today, row.id)


def _guest_again(work: Work, guest: int) -> GuestRecord:
    found = guest_record(guest)
    work.about(found.client.id)
    return found


@operation(Permission.APPOINTMENTS, Action.CREATE, again=_guest_again)
def add_guest(work: Work, asked: AddGuest) -> GuestRecord:
    """Puts a client on the list of an event; who is on it already stays so.

    Raises:
        Refused: ``NOT_ALLOWED``.
        SalonError: ``NOT_FOUND``.
    """
    work.about(asked.client)
    event_record(work.today, asked.event)
    if not rows("SELECT 1 FROM client WHERE id = ?", asked.client):
        raise SalonError(Code.NOT_FOUND)
    there = rows("SELECT id FROM event_guest WHERE event_id = ? AND client_id = ?", asked.event, asked.client)
    guest = there[0][0] if there else EventGuest.create(event=asked.event, client=asked.client).id
    work.what["event"] = asked.event
    return guest_record(guest)


def _added_again(work: Work, event: int) -> Added:
    work.about(None)
    return Added(id=event, count=0)


@operation(Permission.APPOINTMENTS, Action.CREATE, again=_added_again)
def add_suited(work: Work, asked: AddSuited) -> Added:
    """Puts everybody whom an event suits on its list, at most :data:`MOST_AT_ONCE` of who spends most.

    Raises:
        Refused: ``NOT_ALLOWED`` without a right to every client.
        SalonError: ``NOT_FOUND``.
    """
    work.about(None)
    event_record(work.today, asked.event)
    found = suited(Event.get_by_id(asked.event), work.today)
    for client in found[:MOST_AT_ONCE]:
        EventGuest.create(event=asked.event, client=client)
    count = len(found[:MOST_AT_ONCE])
    work.what |= {"event": asked.event, "clients": count}
    return Added(id=asked.event, count=count, left=len(found) - count)


@operation(Permission.APPOINTMENTS, Action.UPDATE, again=_guest_again)
def save_guest(work: Work, asked: SaveGuest) -> GuestRecord:
    """Writes down how a guest was invited, what they answered, and whether they came.

    Raises:
        InvalidFields: ``NOT_A_CHOICE``; ``IN_THE_FUTURE`` for who came before the day.
        Refused: ``NOT_ALLOWED``.
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``, or ``DECLINED`` with ``channel`` for a way by which the
            client doesn't want to be reached.
    """
    known = guest_record(asked.id)
    work.about(known.client.id)
    row = get_guest(asked.id, asked.version)
    flaws: dict[str, Flaw] = {}
    for name, entries in (("invited", CHANNELS), ("answer", ANSWERS)):
        if getattr(asked, name) not in {"", *(entry.code for entry in entries)}:
            flaws[name] = Flaw.NOT_A_CHOICE
    if asked.came and event_record(work.today, known.event).day > work.today:
        flaws["came"] = Flaw.IN_THE_FUTURE
    if flaws:
        raise InvalidFields(flaws)
    if asked.invited and asked.invited != known.invited and asked.invited not in known.ways:
        raise SalonError(Code.DECLINED, channel=asked.invited)
    if asked.invited != known.invited:
        row.invited_on = work.today if asked.invited else None
    row.invited, row.answer, row.came = asked.invited, asked.answer, asked.came
    row.note = clean(asked.note, _TEXTS["note"])
    row.version += 1
    row.save()
    work.what |= {"event": known.event, "invited": row.invited, "answer": row.answer, "came": row.came}
    return guest_record(row.id)


@operation(Permission.APPOINTMENTS, Action.UPDATE, again=_added_again)
def leave_guest_out(work: Work, asked: LeaveOut) -> Added:
    """Takes a guest off the list; not who came.

    Raises:
        InvalidFields: ``NOT_A_CHOICE`` for who came.
        Refused: ``NOT_ALLOWED``.
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``.
    """
    known = guest_record(asked.id)
    work.about(known.client.id)
    row = get_guest(asked.id, asked.version)
    if row.came:
        raise InvalidFields({"came": Flaw.NOT_A_CHOICE})
    row.delete_instance()
    work.what["event"] = known.event
    return Added(id=known.event, count=-1)


@operation(Permission.PRINT, Action.EXECUTE)
def print_event_list(work: Work, event: int) -> EventSheet:
    """The list of an event, to tick off who comes; only those whom this person may know of.

    Raises:
        Refused: ``NOT_ALLOWED``.
        SalonError: ``NOT_FOUND``.
    """
    work.about(None, Permission.APPOINTMENTS)
    one = event_record(work.today, event)
    found = guests(work, event)
    work.what |= {"sheet": "event_list", "event": event, "guests": len(found)}
    return EventSheet(
        salon=salon_record(),
        stamp=stamp(work),
        theme=one.theme,
        day=one.day,
        start="" if one.start is None else format_clock(one.start),
        place=one.place,
        about=one.about,
        lines=tuple(
            EventGuestLine(
                number=guest.client.number,
                name=guest.client.name,
                beautician=guest.client.beautician,
                invited=guest.invited,
                answer=guest.answer,
                came=guest.came,
                note=guest.note,
            )
            for guest in found
        ),
    )
