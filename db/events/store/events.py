"""Events, and whom they suit."""

from __future__ import annotations

from datetime import date

from db.contacts.rules.declaration import MAY_BE_CONTACTED
from db.core.errors import Code, SalonError
from db.core.row_values import records
from db.core.sql import rows
from db.events.models import Event
from db.events.records import EventRecord
from db.filters.records import Filters
from db.filters.store.conditions import conditions, joined

MOST = 200
"""Events of a list."""
BY_LETTER = (
    "EXISTS (SELECT 1 FROM sheet t JOIN letter_printed p ON p.sheet_id = t.id JOIN letter_said d ON d.id = p.said_id "
    "WHERE t.client_id = g.client_id AND t.kind = 'letter' AND d.event_id = e.id AND t.state IN ('sent', 'given_out'))"
)
"""Of a guest ``g`` of an event ``e``: a letter that invites to it was written."""

_COUNT = (
    "(SELECT COUNT(*) FROM event_guest g JOIN client c ON c.id = g.client_id AND c.merged_into_id IS NULL "
    "AND c.away = '' "
    "WHERE g.event_id = e.id"
)
_EVENTS = f"""
    SELECT e.id, e.version, e.theme, e.day, e.start, e.place, e.about, e.hobbies, e.themes, e.grades, e.district,
    e.cancelled, e.day < ? is_past, {_COUNT}) guests, {_COUNT} AND (g.invited <> '' OR {BY_LETTER})) invited,
    {_COUNT} AND g.answer = 'yes') coming, {_COUNT} AND g.came) came FROM event e"""


def events(today: date) -> list[EventRecord]:
    """Those that are to come, the next first; then those that were, the latest first."""
    on = today.isoformat()
    coming = records(EventRecord, f"{_EVENTS} WHERE e.day >= ? ORDER BY e.day, e.start, e.id LIMIT {MOST}", on, on)
    past = records(EventRecord, f"{_EVENTS} WHERE e.day < ? ORDER BY e.day DESC, e.id DESC LIMIT {MOST}", on, on)
    return [*coming, *past]


def event_record(today: date, event: int) -> EventRecord:
    """One event.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    found = records(EventRecord, f"{_EVENTS} WHERE e.id = ?", today.isoformat(), event)
    if not found:
        raise SalonError(Code.NOT_FOUND)
    return found[0]


def get_event(event: int, version: int) -> Event:
    """An event's row, to be changed.

    Raises:
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``.
    """
    row: Event | None = Event.get_or_none(Event.id == event)
    if row is None:
        raise SalonError(Code.NOT_FOUND)
    if row.version != version:
        raise SalonError(Code.CHANGED_MEANWHILE)
    return row


_SUITED = f"""
    SELECT f.client_id FROM (SELECT c.id AS client_id FROM client c WHERE {{where}}) f
    LEFT JOIN client_facts w ON w.client_id = f.client_id
    WHERE {MAY_BE_CONTACTED}
    AND NOT EXISTS (SELECT 1 FROM event_guest g WHERE g.event_id = ? AND g.client_id = f.client_id)
    ORDER BY COALESCE(w.spend_12m + w.spend_before, 0) DESC, f.client_id"""


def suited(event: Event, today: date) -> list[int]:
    """Clients whom an event suits and who are not on its list, who spent most in two years first.

    One of the hobbies or one of the themes has to fit, where any are named; besides, the grade and the district.
    Nobody who doesn't want to be contacted at all. It suits nobody as long as it isn't said whom.
    """
    asked = Filters(hobbies=event.hobbies, themes=event.themes, grades=event.grades, district=event.district)
    found = conditions(asked, today)
    if not found:
        return []
    where, values, _ = joined(found)
    return [client for (client,) in rows(_SUITED.format(where=where), *values, event.id)]
