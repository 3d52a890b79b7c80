"""Who comes, calls or buys without a file: a guest, known by name and phone."""

from __future__ import annotations

from db.clients.store.refs import require_client
from db.core.errors import Flaw, InvalidFields
from db.text.cleaning import clean
from db.text.phones import parse_phone

LONGEST_NAME = 60


def check_guest(client: int, name: str, phone: str) -> tuple[str, str]:
    """Name and phone of a guest, as they are kept; both empty where there is a client.

    Raises:
        InvalidFields: There is neither client nor name, or the phone is none.
        SalonError: ``NOT_FOUND`` for the client.
    """
    if client:
        require_client(client)
        return "", ""
    name, digits = clean(name, LONGEST_NAME), ""
    flaws = {} if name else {"guest_name": Flaw.REQUIRED}
    if phone.strip():
        try:
            digits = parse_phone(phone)
        except ValueError:
            flaws["guest_phone"] = Flaw.NOT_A_PHONE
    if flaws:
        raise InvalidFields(flaws)
    return name, digits
