"""What is to be known before a client is reached, and what was said with them."""

from __future__ import annotations

from db.clients.fields.client import CLIENT_FIELDS
from db.clients.store.alerts import with_alerts
from db.clients.store.lines import lines
from db.contacts.records.before import BeforeContact
from db.contacts.records.contact import ContactRecord
from db.contacts.store.agreeing import allowed, ways_of
from db.contacts.store.contacts import contact_of, contacts, last_contact
from db.contacts.store.timeline import timeline_of
from db.core.errors import Code, SalonError
from db.core.guard import query
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.sql import rows
from db.fields.keeping import restored
from db.fields.values import Hidden
from db.money.records.holdings import HoldingRecord
from db.money.store.held.account import holding_record
from db.visits.store import visits

_TIMES = next(field for field in CLIENT_FIELDS if field.name == "contact_time")


@query(Permission.APPOINTMENTS, logged=True)
def before_contact(work: Work, client: int) -> BeforeContact:
    """What is to be read before a client is reached; the reading is written down.

    Raises:
        Refused: ``NOT_ALLOWED``.
        SalonError: ``NOT_FOUND``.
    """
    found = with_alerts(lines([client]), work.today)
    if not found:
        raise SalonError(Code.NOT_FOUND)
    work.about(client)
    ways = ways_of(client)
    where = "v.client_id = ? AND v.cancelled = ''"
    visited = visits.lines(work, where, [client], "v.day DESC, v.id DESC", 1)
    return BeforeContact(
        client=found[0],
        ways=ways,
        allowed=allowed(ways),
        times=_times_of(client),
        last=last_contact(client),
        last_visit=visited[0] if visited else None,
        held=_held_by(work, client),
        recent=tuple(timeline_of(work, client, None)) if work.may(Permission.OPEN_RECORD, client) else (),
    )


@query(Permission.APPOINTMENTS)
def contact(work: Work, contact: int) -> ContactRecord:
    """One contact.

    Raises:
        Refused: ``NOT_ALLOWED``.
        SalonError: ``NOT_FOUND``.
    """
    found = contact_of(contact)
    work.about(found.client.id)
    return found


@query(Permission.APPOINTMENTS)
def contact_history(work: Work, client: int, before: tuple[str, int] | None = None) -> list[ContactRecord]:
    """A page of what was said with a client, the latest first, with what was put right.

    Args:
        work: The query under way.
        client: Id of the client.
        before: Day (ISO) and id of the last line of the page before, None for the first page.

    Raises:
        Refused: ``NOT_ALLOWED``.
    """
    work.about(client)
    where = "k.client_id = ?" + (" AND (k.day, k.id) < (?, ?)" if before else "")
    return contacts(where, [client, *(before or ())])


def _times_of(client: int) -> tuple[str, ...]:
    """When it suits a client to be reached."""
    found = rows("SELECT value FROM answer WHERE client_id = ? AND field = ?", client, _TIMES.name)
    times = restored(_TIMES, found[0][0]) if found else ()
    return times if isinstance(times, tuple) else ()


def _held_by(work: Work, client: int) -> tuple[HoldingRecord, ...]:
    """What is left of what a client has paid ahead."""
    found = rows("SELECT id FROM holding WHERE client_id = ? ORDER BY id", client)
    held = [holding_record(work, holding) for (holding,) in found]
    return tuple(one for one in held if not isinstance(one.left, Hidden) and one.left > 0)
