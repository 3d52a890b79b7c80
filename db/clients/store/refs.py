"""Clients as other records mean them: whether there is one, and what is said of one."""

from __future__ import annotations

from db.core.concerned import file_of
from db.core.errors import Code, SalonError
from db.core.sql import rows
from db.fields.values import Ref
from db.text.card_number import spaced


def require_client(client: int) -> None:
    """Looks whether there is such a client.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    if file_of(client) is None:
        raise SalonError(Code.NOT_FOUND)


def client_ref(client: int | None) -> Ref | None:
    """Number and name of a client, to be shown where another record names them."""
    found = rows("SELECT name, number FROM client WHERE id = ?", client) if client else []
    return Ref(client, f"{found[0][0]} {spaced(found[0][1])}") if found and client else None


def merged_refs(client: int) -> tuple[Ref, ...]:
    """Number and name of the clients whose files are part of this one's."""
    found = rows("SELECT id, name, number FROM client WHERE merged_into_id = ? ORDER BY id", client)
    return tuple(Ref(id, f"{name} {spaced(number)}") for id, name, number in found)
