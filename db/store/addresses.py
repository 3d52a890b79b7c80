"""Whose address may stand on a label: known, of a client who agreed to letters, and for who may see it (R126)."""

from __future__ import annotations

from typing import NamedTuple

from db.cabinet_records import AddressLabel
from db.fields import CLIENT_FIELDS
from db.models import Client
from db.permissions import Permission
from db.store import clients
from db.work import Work

_FIELDS = tuple(field for field in CLIENT_FIELDS if field.name in ("address", "postcode", "consent_contact"))


class Posted(NamedTuple):
    """A client to be written to: the label, or why there is none (``no_address``, ``no_consent``, ``not_yours``)."""

    client: Client
    label: AddressLabel | None
    why: str = ""


def posted(work: Work, client: Client) -> Posted:
    """The label for one client.

    Args:
        work: The operation under way.
        client: Whose.
    """
    values = clients.values_of(work, client, _FIELDS)
    agreed = values["consent_contact"]
    if not work.may(Permission.REVEAL_ADDRESS, client.id):
        return Posted(client, None, "not_yours")
    if not isinstance(agreed, tuple) or "post" not in agreed:
        return Posted(client, None, "no_consent")
    address, postcode = (str(values[name] or "") for name in ("address", "postcode"))
    if not address:
        return Posted(client, None, "no_address")
    return Posted(client, AddressLabel(str(client.name), address, postcode))
