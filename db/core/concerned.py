"""What rights turn on for one client: whose she is, since when, and whether there still is a file of hers."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final, NamedTuple

from db.core import audit
from db.core.row_values import as_moment
from db.core.sql import held, rows


class File(NamedTuple):
    """Of which file a client's is part now, why it is put away, and its number."""

    into: int | None
    away: str
    number: str


class Concerned(NamedTuple):
    """What the rights of an operation turn on for one client, the salt of that client's digests, and its file."""

    own: bool
    created: str | datetime | None
    salt: bytes
    file: File


NO_FILE: Final = File(None, "", "")
"""Nobody's."""
_NO_CLIENT: Final = Concerned(False, None, b"", NO_FILE)


def file_of(client: int) -> File | None:
    """The file of a client; None for nobody's.

    An operation asks more than once, and reads it once.
    """
    known = held()
    files: dict[int, File] = {} if known is None else known.setdefault("files", {})
    if client not in files:
        found = rows("SELECT merged_into_id, away, number FROM client WHERE id = ?", client)
        if not found:
            return None
        files[client] = File(*found[0])
    return files[client]


def concerned_by(staff: int, client: int, now: datetime, today: date) -> Concerned:
    """What somebody's rights turn on for a client, at a time; nobody's client is nobody's own."""
    found = rows(
        "SELECT beautician_id = ?, (SELECT MAX(v.opened_at) FROM visit v JOIN visit_service s "
        "ON s.visit_id = v.id WHERE v.client_id = c.id AND v.closed_at IS NULL AND v.day = ? "
        "AND s.staff_id = ? AND v.opened_by_id <> ?), EXISTS (SELECT 1 FROM appointment a "
        "JOIN appointment_part p ON p.appointment_id = a.id WHERE a.client_id = c.id AND a.day >= ? "
        "AND a.day <= ? AND a.state IN ('booked', 'confirmed', 'arrived', 'done') AND p.staff_id = ? "
        "AND p.placed_by_id <> ?), created_at, audit_salt, merged_into_id, away, number FROM client c "
        "WHERE id = ?",
        staff,
        today.isoformat(),
        staff,
        staff,
        today.isoformat(),
        (today + timedelta(days=1)).isoformat(),
        staff,
        staff,
        client,
    )
    if not found:
        return _NO_CLIENT
    assigned, opened, booked, created, salt, *file = found[0]
    own = (
        bool(assigned)
        or (opened is not None and clock_stayed(now, client, "open_visit"))
        or (bool(booked) and not _is_day_again(now))
    )
    # who is erased has none any more
    return Concerned(own, created, bytes(salt or b""), File(*file))


def clock_stayed(now: datetime, client: int, operation: str) -> bool:
    """Whether the clock was not set back since this was done for the client: today would come a second time."""
    last, set_back = audit.clock()
    is_set_back = last is not None and now < last - audit.CLOCK_TOLERANCE
    # mostly it never was; going through what was done of a client takes longer
    if not set_back and not is_set_back:
        return True
    where = "WHERE client = ? AND operation = ? AND outcome = 'done' ORDER BY seq DESC LIMIT 1"
    done = rows(f"SELECT seq FROM audit_entry {where}", client, operation)
    # in the operation that does it, there is no entry yet
    return not done or not (is_set_back or set_back > done[0][0])


def _is_day_again(now: datetime) -> bool:
    """Whether the clock was set back to before something that was done already: today would come a second time."""
    head = audit.head()[2]
    if head is not None and now < head - audit.CLOCK_TOLERANCE:
        return True
    # an entry stands before each time that the clock was set back, and has the latest time until then
    return any(
        as_moment(at) > now
        for (at,) in rows(
            "SELECT at FROM audit_entry WHERE seq IN "
            f"(SELECT seq - 1 FROM audit_entry WHERE operation = '{audit.SET_BACK}')"
        )
    )
