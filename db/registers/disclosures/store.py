"""What was given to third parties as records: also what a client is told of it."""

from __future__ import annotations

from db.core.errors import Code, SalonError
from db.core.row_values import records
from db.registers import corrections
from db.registers.disclosures.records import DisclosureRecord

_DISCLOSURES = (
    'SELECT d.id, d.number, c.id "client.id", c.name "client.label", c.number client_number, d.to_whom, d.what, '
    'd.day, d.ground, d.consented, d.basis, d.paper, b.name "by", a.name agreed_by, '
    f"{corrections.columns('disclosure', 'd')} FROM disclosure d "
    "JOIN staff b ON b.id = d.by_id LEFT JOIN client c ON c.id = d.client_id LEFT JOIN staff a ON a.id = d.agreed_by_id"
)


def disclosures(where: str, *values: object, most: int = 500) -> list[DisclosureRecord]:
    """Those that fulfil a condition on ``d``, the latest first."""
    ordered = f"{_DISCLOSURES} WHERE {where} ORDER BY d.day DESC, d.number DESC LIMIT ?"
    return records(DisclosureRecord, ordered, *values, most)


def of_client(client: int) -> list[DisclosureRecord]:
    """To whom something of a client was given, the latest first."""
    return disclosures("d.client_id = ?", client)


def disclosure(id: int) -> DisclosureRecord:
    """One of them.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    found = disclosures("d.id = ?", id)
    if not found:
        raise SalonError(Code.NOT_FOUND)
    return found[0]
