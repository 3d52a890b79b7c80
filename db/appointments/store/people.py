"""Whose an appointment is: a client's, whose file it is about, or a guest's, who has none."""

from __future__ import annotations

from db.core.errors import Code, Flaw, InvalidFields, SalonError
from db.core.operation_context import Work
from db.core.sql import rows
from db.text.cleaning import clean
from db.text.phones import parse_phone

LONGEST_NAME = 60
LONGEST_NOTE = 300


def about(work: Work, client: int | None) -> None:
    """Says whose file this is about; for a guest it takes the right to every client.

    Raises:
        Refused: ``NOT_ALLOWED``, ``NEEDS_REASON`` or ``NEEDS_SECOND``.
    """
    if client:
        work.about(client)
    else:
        work.require(work.permission)
        work.settled = True


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


def check_advisor(advisor: int | None) -> None:
    """Refuses an advisor who isn't there.

    Raises:
        InvalidFields: Nobody is called so.
    """
    if advisor is not None and not rows("SELECT 1 FROM staff WHERE id = ? AND active", advisor):
        raise InvalidFields({"advisor": Flaw.NOBODY_CALLED_SO})
