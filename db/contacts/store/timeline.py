"""A client's history: what each part of the archive has of them, page by page in one order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time, timedelta

from db.appointments.store.reading import appointments
from db.contacts.records.timeline import Before, Happening, LetterLine, Part, TimelineLine
from db.contacts.store.contacts import PAGE, contacts
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.row_values import as_day, moment_text, records
from db.money.store.reading import items
from db.visits.store.visits import lines

LAST = 2**63 - 1
"""Above every id."""
Until = tuple[str, int]
"""Day (ISO) and id below which a part goes on."""


def timeline_of(work: Work, client: int, before: Before | None) -> list[TimelineLine]:
    """A page of it, the latest first; what was said with a client only for who may keep that.

    Args:
        work: The query under way.
        client: Id of the client.
        before: The key of the last line of the page before, None for the first page.
    """
    found = [
        TimelineLine(part=part, happening=happening)
        for part, read in _PARTS.items()
        if part is not Part.CONTACT or work.may(Permission.APPOINTMENTS, client)
        for happening in read(work, client, _until(part, before))
    ]
    found.sort(key=lambda line: line.key, reverse=True)
    return found[:PAGE]


def _until(part: Part, before: Before | None) -> Until:
    """Where a part goes on after a line: below it where the line is its own, else on its day or the one before."""
    if before is None:
        return (date.max.isoformat(), LAST)
    day, of, id = before
    return (day, id if part == of else LAST if part < of else 0)


def _appointments(work: Work, client: int, until: Until) -> Iterable[Happening]:
    where = "a.client_id = ? AND a.visit_id IS NULL AND (a.day, a.id) < (?, ?)"
    return appointments(work, where, [client, *until], "a.day DESC, a.id DESC", PAGE)


def _visits(work: Work, client: int, until: Until) -> Iterable[Happening]:
    where = "v.client_id = ? AND (v.day, v.id) < (?, ?)"
    return lines(work, where, [client, *until], "v.day DESC, v.id DESC", PAGE)


def _purchases(work: Work, client: int, until: Until) -> Iterable[Happening]:
    where = "b.client_id = ? AND b.visit_id IS NULL AND (b.day, b.id) < (?, ?)"
    return items(work, where, [client, *until], "b.day DESC, b.id DESC", PAGE)


def _contacts(work: Work, client: int, until: Until) -> Iterable[Happening]:
    return contacts("k.client_id = ? AND (k.day, k.id) < (?, ?)", [client, *until])


def _letters(work: Work, client: int, until: Until) -> Sequence[Happening]:
    # a letter has a moment, not a day; of one client there are few
    day, below = as_day(until[0]), until[1]
    return records(
        LetterLine,
        "SELECT t.id, t.at day, s.name by, t.occasion FROM sheet t JOIN staff s ON s.id = t.by_id "
        "WHERE t.client_id = ? AND t.kind = 'letter' AND t.at < ? AND (t.at < ? OR t.id < ?) "
        f"ORDER BY t.version DESC LIMIT {PAGE:d}",
        client,
        _begin(day + timedelta(days=1) if day < date.max else day),
        _begin(day),
        below,
    )


def _begin(day: date) -> str:
    """The moment at which a day begins here, as tables keep it."""
    return moment_text(datetime.combine(day, time()).astimezone()) if day < date.max else day.isoformat()


_PARTS: dict[Part, Callable[[Work, int, Until], Iterable[Happening]]] = {
    Part.APPOINTMENT: _appointments,
    Part.LETTER: _letters,
    Part.VISIT: _visits,
    Part.PURCHASE: _purchases,
    Part.CONTACT: _contacts,
}
"""What a client's history is made of."""
