"""Who comes, calls or buys without a file: a guest, known by name and phone."""

from __future__ import annotations

from db.core.errors import Code, Flaw, InvalidFields, SalonError
from db.core.sql import rows
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
        check_client(client)
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


def check_client(client: int) -> None:
    """Refuses a client who isn't there.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    if not rows("SELECT 1 FROM client WHERE id = ?", client):
        raise SalonError(Code.NOT_FOUND)
