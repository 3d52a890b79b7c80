"""A client's history: what each part of the archive has of them, page by page in one order.

First the keys of each part are read, from its index alone, and merged; then what belongs to those that make up the
page, so that it costs as much for who has been coming for twenty years as for who has just begun.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time, timedelta
from heapq import nlargest

from db.appointments.store.reading import appointments
from db.contacts.records.timeline import (
    Before,
    EventLine,
    Happening,
    LetterLine,
    OpinionLine,
    Part,
    TakenLine,
    TimelineLine,
)
from db.contacts.store.contacts import PAGE, contacts
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.row_values import as_day, as_moment, local_day, moment_text, records
from db.core.sql import marks, rows
from db.money.store.reading import items
from db.visits.store.visits import lines

LAST = 2**63 - 1
"""Above every id."""
_SAID = (Part.CONTACT, Part.OPINION)
_OFTEN = (Part.CONTACT, Part.VISIT, Part.PURCHASE, Part.APPOINTMENT, Part.LETTER, Part.OPINION, Part.DATED, Part.EVENT)
"""Of what a client usually has most comes first: the earlier a page is full, the less is read of the rest."""
Until = tuple[str, int]
"""Day (ISO) and id below which a part goes on."""


def timeline_of(work: Work, client: int, before: Before | None) -> list[TimelineLine]:
    """A page of it, the latest first; what was said with a client and by them only for who may keep that.

    Args:
        work: The query under way.
        client: Id of the client.
        before: The key of the last line of the page before, None for the first page.
    """
    parts = [part for part in Part if part not in _SAID or work.may(Permission.APPOINTMENTS, client)]
    keys: list[Before] = []
    for part in sorted(parts, key=_OFTEN.index):
        # where the page is full already, nothing before its last day is of any use
        since = keys[-1][0] if len(keys) == PAGE else ""
        found_keys = _keys(part, client, _until(part, before), since)
        keys = nlargest(PAGE, [*keys, *((day, part.value, id) for day, id in found_keys)])
    found = {
        (part.value, happening.id): TimelineLine(part=part, happening=happening)
        for part in parts
        if (ids := [id for _day, of, id in keys if of == part])
        for happening in _PARTS[part](work, f"{{}}.id IN ({marks(ids)})", ids)
    }
    return [found[of, id] for _day, of, id in keys]


def _until(part: Part, before: Before | None) -> Until:
    """Where a part goes on after a line: below it where the line is its own, else on its day or the one before."""
    if before is None:
        return (date.max.isoformat(), LAST)
    day, of, id = before
    return (day, id if part == of else LAST if part < of else 0)


# Keys.

_KEYS = {
    part: f"SELECT day, id FROM {table} x WHERE x.client_id = ?{only} AND x.day >= ? AND (x.day, x.id) < (?, ?) "
    f"ORDER BY x.day DESC, x.id DESC LIMIT {PAGE:d}"
    for part, table, only in (
        (Part.APPOINTMENT, "appointment", " AND x.visit_id IS NULL"),
        (Part.VISIT, "visit", ""),
        (Part.PURCHASE, "bill", " AND x.visit_id IS NULL"),
        (Part.CONTACT, "contact", ""),
        (Part.OPINION, "opinion", ""),
        (Part.DATED, "dated", " AND x.state = 'current'"),
    )
} | {
    Part.EVENT: "SELECT e.day, x.id FROM event_guest x JOIN event e ON e.id = x.event_id WHERE x.client_id = ? "
    f"AND x.came AND e.day >= ? AND (e.day, x.id) < (?, ?) ORDER BY e.day DESC, x.id DESC LIMIT {PAGE:d}"
}


def _keys(part: Part, client: int, until: Until, since: str) -> list[tuple[str, int]]:
    """Day (ISO) and id of a page of one part, from a day on."""
    if part is Part.LETTER:
        return _letter_keys(client, until, since)
    return [(str(day), id) for day, id in rows(_KEYS[part], client, since, *until)]


def _letter_keys(client: int, until: Until, since: str) -> list[tuple[str, int]]:
    # a letter has a moment, not a day
    day, below = as_day(until[0]), until[1]
    found = rows(
        "SELECT t.at, t.id FROM sheet t WHERE t.client_id = ? AND t.kind = 'letter' AND t.at >= ? AND t.at < ? "
        f"AND (t.at < ? OR t.id < ?) ORDER BY t.at DESC, t.id DESC LIMIT {PAGE:d}",
        client,
        _begin(as_day(since)) if since else "",
        _begin(day + timedelta(days=1) if day < date.max else day),
        _begin(day),
        below,
    )
    return [(local_day(as_moment(at)).isoformat(), id) for at, id in found]


def _begin(day: date) -> str:
    """The moment at which a day begins here, as tables keep it."""
    return moment_text(datetime.combine(day, time()).astimezone()) if day < date.max else day.isoformat()


# What belongs to them.


def _appointments(work: Work, where: str, ids: Sequence[int]) -> Iterable[Happening]:
    return appointments(work, where.format("a"), ids)


def _letters(work: Work, where: str, ids: Sequence[int]) -> Iterable[Happening]:
    return records(
        LetterLine,
        "SELECT t.id, t.at day, s.name by, t.occasion FROM sheet t JOIN staff s ON s.id = t.by_id "
        f"WHERE {where.format('t')}",
        *ids,
    )


def _visits(work: Work, where: str, ids: Sequence[int]) -> Iterable[Happening]:
    return lines(work, where.format("v"), ids, "v.id", PAGE)


def _purchases(work: Work, where: str, ids: Sequence[int]) -> Iterable[Happening]:
    return items(work, where.format("b"), ids, "b.id", PAGE)


def _contacts(work: Work, where: str, ids: Sequence[int]) -> Iterable[Happening]:
    return contacts(where.format("k"), ids)


def _events(work: Work, where: str, ids: Sequence[int]) -> Iterable[Happening]:
    return records(
        EventLine,
        "SELECT g.id, e.day, e.theme, e.place, g.note FROM event_guest g JOIN event e ON e.id = g.event_id "
        f"WHERE {where.format('g')}",
        *ids,
    )


def _opinions(work: Work, where: str, ids: Sequence[int]) -> Iterable[Happening]:
    return records(
        OpinionLine,
        "SELECT p.id, p.day, p.kind, p.heading, p.rating, p.text, s.name by FROM opinion p "
        f"JOIN staff s ON s.id = p.by_id WHERE {where.format('p')}",
        *ids,
    )


def _taken(work: Work, where: str, ids: Sequence[int]) -> Iterable[Happening]:
    return records(
        TakenLine,
        "SELECT d.id, d.day, s.name by, d.kind, d.number FROM dated d JOIN staff s ON s.id = d.by_id "
        f"WHERE {where.format('d')}",
        *ids,
    )


_PARTS: dict[Part, Callable[[Work, str, Sequence[int]], Iterable[Happening]]] = {
    Part.APPOINTMENT: _appointments,
    Part.LETTER: _letters,
    Part.VISIT: _visits,
    Part.PURCHASE: _purchases,
    Part.CONTACT: _contacts,
    Part.EVENT: _events,
    Part.OPINION: _opinions,
    Part.DATED: _taken,
}
"""What a client's history is made of: reads lines of a part by a condition on ``{}.id`` and the ids."""
