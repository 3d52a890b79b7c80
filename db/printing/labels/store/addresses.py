"""Whose address may stand on paper: known, of a client who agreed to letters, and for who may see it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from db.clients.fields.client import CLIENT_FIELDS
from db.clients.store.listed import count_listed
from db.core.errors import Code, SalonError
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.sql import rows_among
from db.fields.keeping import restored
from db.fields.salutation import NOBODY
from db.salon.store.salon import salon_record
from db.sheets.papers import AddressLabel
from db.text.phones import last_four
from db.text.post_names import envelope_name

AGREED = (
    "(SELECT s.value FROM consent s WHERE s.client_id = c.id AND s.purpose = 'consent_contact' "
    "ORDER BY s.id DESC LIMIT 1)"
)
"""The latest answer to how a client may be contacted."""

_POSTED = (
    "SELECT c.id, c.number, c.name, c.reading, c.sex, c.phone, c.address, c.postcode, "
    f"{AGREED} FROM client c WHERE c.id IN ({{}})"
)
_CONSENT = next(field for field in CLIENT_FIELDS if field.name == "consent_contact")


class Posted(NamedTuple):
    """A client to be written to: the address, or why there is none (``no_address``, ``no_consent``, ``not_yours``)."""

    id: int
    number: str
    name: str
    reading: str
    sex: str
    last_four: str
    label: AddressLabel | None
    why: str = ""


def agrees(answer: str | None) -> bool:
    """Whether the latest answer, as :data:`AGREED` gives it, allows letters."""
    ways = restored(_CONSENT, answer or "")
    return isinstance(ways, tuple) and "post" in ways


def posted(work: Work, clients: Sequence[int]) -> list[Posted]:
    """Clients to be written to, in the order asked for, each once.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    # on every envelope in Chinese, the name is followed by "to be received by"
    ending = "" if salon_record().paper_language == "en" else " 收"
    wanted = list(dict.fromkeys(clients))
    found: dict[int, Posted] = {}
    for row in rows_among(_POSTED, wanted):
        found[row[0]] = _one(work, ending, *row)
    if len(found) < len(wanted):
        raise SalonError(Code.NOT_FOUND)
    return [found[client] for client in wanted]


def to_be_written(work: Work, clients: Sequence[int]) -> list[tuple[Posted, AddressLabel]]:
    """Those of them who can be written to; writes down whom it is about.

    Raises:
        Refused: ``NEEDS_SECOND`` or ``NOT_ALLOWED`` for more than one person may put on paper in a day, each
            client once.
        SalonError: ``NOT_FOUND``.
    """
    found = [(one, one.label) for one in posted(work, clients) if one.label is not None]
    count_listed(work, [one.id for one, _ in found])
    work.what["clients"] = [one.id for one, _ in found]
    return found


def _one(
    work: Work,
    ending: str,
    id: int,
    number: str,
    name: str,
    reading: str,
    sex: str,
    phone: str,
    address: str,
    postcode: str,
    answer: str | None,
) -> Posted:
    # the desk's own notes stay at the desk
    called = envelope_name(name) or NOBODY.text("zh" if ending else "en")
    label, why = AddressLabel(f"{called}{ending}", address, postcode), ""
    if not work.may(Permission.REVEAL_ADDRESS, id):
        why = "not_yours"
    elif not agrees(answer):
        why = "no_consent"
    elif not address:
        why = "no_address"
    return Posted(id, number, name, reading, sex, last_four(phone), None if why else label, why)
