"""Boxes of the form are confirmed when the client says that nothing has changed; questions are declined."""

from __future__ import annotations

from db.clients.conditions.answers import confirm, declined_of
from db.clients.conditions.records import How
from db.clients.conditions.requests import ConfirmBoxes, Decline
from db.clients.conditions.rights import may_confirm, require_consent
from db.clients.conditions.validity import VALID_MONTHS
from db.clients.consent.records import PURPOSES
from db.clients.models import Confirmed
from db.clients.records import ClientRecord
from db.clients.store import clients
from db.core.audit import Action
from db.core.errors import Flaw, InvalidFields
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission


def _again_client(work: Work, client: int) -> ClientRecord:
    work.about(client)
    return clients.record_of(work, clients.get_client(client))


@operation(Permission.OPEN_RECORD, Action.UPDATE, again=_again_client)
def confirm_box(work: Work, asked: ConfirmBoxes) -> ClientRecord:
    """The client was asked about these boxes, and nothing in them has changed.

    Raises:
        InvalidFields: ``NOT_A_CHOICE`` for a box that isn't asked again.
        Refused: ``NOT_ALLOWED``, ``NEEDS_REASON``.
        SalonError: ``NOT_FOUND``, ``HAS_NO_CONSENT``.
    """
    client = clients.get_client(asked.client)
    work.about(client.id)
    may_confirm(work, client.id)
    if not asked.boxes or not set(asked.boxes) <= VALID_MONTHS.keys():
        raise InvalidFields({"boxes": Flaw.NOT_A_CHOICE})
    if "C" in asked.boxes:
        require_consent(client.id)
    for box in asked.boxes:
        confirm(work, client.id, box, How.UNCHANGED)
    work.what["boxes"] = sorted(asked.boxes)
    return clients.record_of(work, client)


@operation(Permission.OPEN_RECORD, Action.UPDATE, again=_again_client)
def decline(work: Work, asked: Decline) -> ClientRecord:
    """The client would rather not answer: nobody asks again, and it counts as answered. It can be taken back.

    Raises:
        InvalidFields: ``UNKNOWN_FIELD``; ``REQUIRED`` for what every file has; ``TAKEN`` for what is answered.
        Refused: ``NOT_ALLOWED``, ``NEEDS_REASON``.
        SalonError: ``NOT_FOUND``.
    """
    client = clients.get_client(asked.client)
    work.about(client.id)
    may_confirm(work, client.id)
    fields = {field.name: field for field in clients.all_fields()}
    values = clients.values_of(work, client, tuple(fields.values()))
    flaws: dict[str, Flaw] = {}
    for name in asked.fields:
        if name not in fields or fields[name].name in PURPOSES:
            flaws[name] = Flaw.UNKNOWN_FIELD
        elif fields[name].required:
            flaws[name] = Flaw.REQUIRED
        elif values[name] is not None:
            flaws[name] = Flaw.TAKEN
    if flaws:
        raise InvalidFields(flaws)
    before = declined_of(client.id)
    for name in asked.fields:
        if asked.declined:
            confirm(work, client.id, name, How.DECLINED)
        elif name in before:
            Confirmed.delete().where(Confirmed.client == client, Confirmed.box == name).execute()
    work.what |= {"declined": sorted(asked.fields), "taken back": not asked.declined}
    return clients.record_of(work, client)
