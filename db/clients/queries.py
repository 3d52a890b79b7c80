"""What hangs on a client's file: recommendations, what may be changed; and whom a question is about."""

from __future__ import annotations

from datetime import date

from db.clients.conditions.records import ConditionRecord
from db.clients.conditions.store import record_of
from db.clients.consent import store as consents
from db.clients.models import Client, ConditionRow
from db.clients.records import BirthdayLine, ClientLine
from db.clients.store import birthdays, clients
from db.clients.store.lines import lines
from db.clients.store.masking import may_see_health
from db.clients.store.refs import client_ref
from db.core.errors import Code, Refused
from db.core.guard import query
from db.core.operation_context import Work
from db.core.permissions import Grant, Permission, possible
from db.core.sql import rows
from db.fields.declaration import Access, Field
from db.staff.store.people import staff_ref

PAGE = 40
"""Lines that are read at a time: more than any terminal shows."""


@query(Permission.OPEN_RECORD)
def check_open(work: Work, client: int) -> None:
    """Whether a record that is in view may still be: by right, or within the five minutes of a reason.

    Raises:
        SalonError: ``NOT_FOUND`` where the client is gone.
        Refused: ``NOT_ALLOWED`` or ``NEEDS_REASON``.
    """
    clients.get_client(client)
    work.about(client)


@query(Permission.DESK)
def check_right(work: Work, permission: Permission, client: int = 0) -> None:
    """Asks at the door for what a page ends in; a reason or a second person is asked for when it comes to it.

    Raises:
        Refused: ``NOT_ALLOWED``.
    """
    if work.grant(permission, client or None) is Grant.NO and not (not client and possible(work.roles, permission)):
        raise Refused(Code.NOT_ALLOWED, permission=permission.value)


@query(Permission.OPEN_RECORD)
def changeable(work: Work, client: int) -> frozenset[str]:
    """The fields of a client's file that this person may change.

    Raises:
        Refused: ``NOT_ALLOWED`` where there is none.
    """
    work.about(client)
    health = work.may(Permission.KEY_HEALTH, client) or work.may(Permission.RECORD_HEALTH, client)
    others = work.may(Permission.OPEN_FILE, client)
    if not health and not others:
        work.require(Permission.OPEN_FILE, client)
    return frozenset(
        field.name
        for field in clients.all_fields()
        if field.name != clients.OWNER and (health if field.access is Access.HEALTH else others)
    )


@query(Permission.OPEN_RECORD)
def conditions(work: Work, client: int) -> list[ConditionRecord]:
    """What a client has, then what is over, each as they were told.

    Who may not see health gets what is an alert for everybody, without what is known of it; where it isn't agreed that
    health is kept, nobody gets anything.

    Raises:
        SalonError: ``NOT_FOUND``.
        Refused: ``NOT_ALLOWED``, ``NEEDS_REASON``.
    """
    clients.get_client(client)
    work.about(client)
    if consents.health_ended([client]):
        return []
    found = [record_of(work, row) for row in ConditionRow.select().where(ConditionRow.client == client)]
    if not may_see_health(work, client):
        found = [one for one in found if one.ended is None or (one.rests_until or work.today) > work.today]
    return sorted(found, key=lambda one: (one.ended is not None, one.id))


@query(Permission.OPEN_RECORD)
def referred_by(work: Work, client: int) -> list[ClientLine]:
    """The chain of referrers from this client upwards; a ring ends where it began."""
    work.about(client)
    chain: list[int] = []
    at = clients.get_client(client).referrer_id
    while at and at not in chain and at != client and len(chain) < 20:
        chain.append(at)
        at = Client.get_by_id(at).referrer_id
    return lines(chain)


@query(Permission.OPEN_RECORD)
def recommended(work: Work, client: int) -> list[ClientLine]:
    """Whom this client has recommended, those who came first at the top."""
    work.about(client)
    came = rows("SELECT id FROM client WHERE referrer_id = ? ORDER BY id LIMIT 200", client)
    return lines([found for (found,) in came])


@query(Permission.FIND)
def birthdays_between(work: Work, first: date, last: date, after: int = 0) -> list[BirthdayLine]:
    """A page of birthdays that are kept on these days, in both calendars, by day.

    Args:
        work: The query under way.
        first: The first day.
        last: The last day.
        after: Of the first day, only those of clients with a greater id: where the page before ended.
    """
    return birthdays.between(first, last, after, PAGE)


@query(Permission.FIND)
def called(work: Work, client: int = 0, staff: int = 0) -> str:
    """The name and number of a client, or the name of a member of staff, to be said in a question."""
    found = client_ref(client) or staff_ref(staff)
    return found.label if found else ""


@query(Permission.DESK)
def client_fields(work: Work) -> tuple[Field, ...]:
    """The field catalogue with the salon's own fields."""
    return clients.all_fields()
