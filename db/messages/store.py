"""What a message says to whom, and who may be sent one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import NamedTuple

from db.clients.fields.client import CLIENT_FIELDS
from db.core.errors import Code, SalonError
from db.core.row_values import as_day
from db.core.sql import rows
from db.fields.keeping import restored
from db.fields.salutation import called
from db.messages.records import Message, MessageOccasion, Wordings
from db.messages.texts import SHIPPED, fill
from db.salon.store.salon import salon_record
from db.text.clock import format_clock

BY = "message"
"""The way of being contacted that a message takes, among those of field ``consent_contact``."""
_AGREED = next(field for field in CLIENT_FIELDS if field.name == "consent_contact")
_WEEKDAYS = {
    "zh": ("周一", "周二", "周三", "周四", "周五", "周六", "周日"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_BOOKED = "a.state IN ('booked', 'confirmed')"


class Booked(NamedTuple):
    """An appointment that a message reminds of; without a client, it is a guest's with name and phone."""

    id: int
    version: int
    client: int | None
    guest_name: str
    guest_phone: str
    day: date
    start: int


def wordings(occasion: MessageOccasion) -> Wordings:
    """The salon's own wordings, and where it has none, those that ship."""
    own = rows("SELECT version, short_zh, long_zh, short_en, long_en FROM message_text WHERE occasion = ?", occasion)
    version, *texts = own[0] if own else (0, "", "", "", "")
    short, long = SHIPPED[occasion]
    shipped = (short.zh, long.zh, short.en, long.en)
    short_zh, long_zh, short_en, long_en = (text or ships for text, ships in zip(texts, shipped, strict=True))
    return Wordings(
        occasion=occasion,
        version=version,
        short_zh=short_zh,
        long_zh=long_zh,
        short_en=short_en,
        long_en=long_en,
    )


def appointment(id: int) -> Booked:
    """An appointment that is still to come.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    found = _booked("a.id = ?", id)
    if found is None:
        raise SalonError(Code.NOT_FOUND)
    return found


def next_appointment(client: int, today: date) -> Booked:
    """What a client has booked next.

    Raises:
        SalonError: ``NOTHING_BOOKED``.
    """
    found = _booked("a.client_id = ? AND a.day >= ?", client, today.isoformat())
    if found is None:
        raise SalonError(Code.NOTHING_BOOKED)
    return found


def to_client(client: int, occasion: MessageOccasion, booked: Booked | None) -> Message:
    """The message to a client.

    What reminds of an appointment goes to everybody who has not declined messages; any other, to those who agreed to
    them (PIPL 13, Advertising Law 43).

    Raises:
        SalonError: ``NOT_FOUND``, ``MESSAGES_DECLINED``, ``MESSAGES_NOT_AGREED`` or ``NO_PHONE``.
    """
    found = rows(
        "SELECT c.number, c.name, c.reading, c.sex, c.phone, (SELECT a.value FROM answer a WHERE a.client_id = c.id "
        "AND a.field = 'language') FROM client c WHERE c.id = ?",
        client,
    )
    if not found:
        raise SalonError(Code.NOT_FOUND)
    number, name, reading, sex, phone, language = found[0]
    check_agreed(client, is_asked_for=occasion is MessageOccasion.REMINDER)
    language = language or salon_record().paper_language
    to = called(name, reading, sex, language)
    return replace(_message(occasion, name, number, phone, language, to, booked), client=client)


def to_guest(booked: Booked) -> Message:
    """The message that reminds a guest of an appointment: who left a number with it.

    Raises:
        SalonError: ``NO_PHONE``.
    """
    language = salon_record().paper_language
    name = called(booked.guest_name, "", "", language)
    return _message(MessageOccasion.REMINDER, booked.guest_name, "", booked.guest_phone, language, name, booked)


def check_agreed(client: int, *, is_asked_for: bool) -> None:
    """Refuses messages to who doesn't want any.

    Args:
        client: Id of the client.
        is_asked_for: Whether the message belongs to what the client booked.

    Raises:
        SalonError: ``MESSAGES_DECLINED``, or ``MESSAGES_NOT_AGREED`` where nobody has asked.
    """
    answer = rows(
        "SELECT value FROM consent WHERE client_id = ? AND purpose = ? ORDER BY id DESC LIMIT 1", client, _AGREED.name
    )
    if not answer:
        if not is_asked_for:
            raise SalonError(Code.MESSAGES_NOT_AGREED)
        return
    ways = restored(_AGREED, answer[0][0])
    if not isinstance(ways, tuple) or BY not in ways:
        raise SalonError(Code.MESSAGES_DECLINED)


def _message(
    occasion: MessageOccasion, name: str, number: str, phone: str, language: str, to: str, booked: Booked | None
) -> Message:
    dialled = phone.partition(",")[0]
    if not dialled:
        raise SalonError(Code.NO_PHONE)
    facts = {"name": to, "salon": salon_record().name}
    if booked is not None:
        facts |= {"day": day_text(booked.day, language), "time": format_clock(booked.start)}
    said = wordings(occasion)
    texts = (said.long_zh, said.short_zh) if language == "zh" else (said.long_en, said.short_en)
    return Message(
        occasion=occasion,
        name=name,
        number=number,
        phone=dialled,
        language=language,
        texts=tuple(fill(text, facts) for text in texts),
        appointment=booked.id if booked else 0,
        version=booked.version if booked else 0,
    )


def day_text(day: date, language: str) -> str:
    """A day as it is written in a message: ``11月28日周六``, ``Sat 28 Nov``."""
    weekday = _WEEKDAYS[language][day.weekday()]
    return f"{day.month}月{day.day}日{weekday}" if language == "zh" else f"{weekday} {day.day} {_MONTHS[day.month - 1]}"


def _booked(where: str, *values: object) -> Booked | None:
    found = rows(
        "SELECT a.id, a.version, a.client_id, a.guest_name, a.guest_phone, a.day, a.start FROM appointment a "
        f"WHERE {where} AND {_BOOKED} ORDER BY a.day, a.start LIMIT 1",
        *values,
    )
    if not found:
        return None
    id, version, client, guest_name, guest_phone, day, start = found[0]
    booked_for = as_day(day)
    assert booked_for is not None
    return Booked(id, version, client, guest_name, guest_phone, booked_for, start)
