"""Messages that are ready to be sent, and what they say."""

from __future__ import annotations

from db.appointments.store.people import about
from db.core.guard import query
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.messages import store
from db.messages.records import Message, MessageOccasion, Wordings


@query(Permission.REVEAL_PHONE, logged=True)
def message(work: Work, occasion: MessageOccasion, client: int) -> Message:
    """A message to a client, with the phone number that it goes to; a reminder is of what is booked next.

    Raises:
        Refused: ``NOT_ALLOWED`` or ``NEEDS_REASON``.
        SalonError: ``NOT_FOUND``, ``MESSAGES_DECLINED``, ``MESSAGES_NOT_AGREED``, ``NO_PHONE``, or ``NOTHING_BOOKED``
            for a reminder.
    """
    work.about(client, Permission.APPOINTMENTS)
    work.what |= {"occasion": occasion.value, "revealed": ["phone"]}
    booked = store.next_appointment(client, work.today) if occasion is MessageOccasion.REMINDER else None
    return store.to_client(client, occasion, booked)


@query(Permission.REVEAL_PHONE, logged=True)
def reminder(work: Work, appointment: int) -> Message:
    """A message that reminds a client or a guest of an appointment, with the phone number that it goes to.

    Raises:
        Refused: ``NOT_ALLOWED`` or ``NEEDS_REASON``.
        SalonError: ``NOT_FOUND``, also where it was cancelled or the client is here already; ``MESSAGES_DECLINED``
            or ``NO_PHONE``.
    """
    booked = store.appointment(appointment)
    about(work, booked.id, booked.client, Permission.APPOINTMENTS)
    work.what |= {"occasion": MessageOccasion.REMINDER.value, "appointment": booked.id, "revealed": ["phone"]}
    if booked.client is None:
        return store.to_guest(booked)
    return store.to_client(booked.client, MessageOccasion.REMINDER, booked)


@query(Permission.DESK)
def wordings(work: Work, occasion: MessageOccasion) -> Wordings:
    """What the messages for an occasion say."""
    return store.wordings(occasion)
