"""What rules of health read of a service or a product, as it is saved."""

from __future__ import annotations

from typing import Any

from db.core.errors import Flaw, InvalidFields
from db.fields.declaration import Field, Kind
from db.salon.care_fields import LONGEST_TEXT, MOST_DAYS
from db.salon.models import Product, Service
from db.text.cleaning import clean


def write_care(row: Service | Product, asked: Any, fields: tuple[Field, ...]) -> None:
    """Puts the values of these fields into a row.

    Raises:
        InvalidFields: For what is in no list, and days that are none.
    """
    flaws: dict[str, Flaw] = {}
    for field in fields:
        value = getattr(asked, field.name)
        codes = {choice.code for choice in field.choices}
        match field.kind:
            case Kind.CHOICES if not set(value) <= codes:
                flaws[field.name] = Flaw.NOT_A_CHOICE
            case Kind.CHOICE if value not in codes:
                flaws[field.name] = Flaw.NOT_A_CHOICE
            case Kind.NUMBER if not 0 < value <= MOST_DAYS:
                flaws[field.name] = Flaw.NOT_A_NUMBER
            case Kind.TEXT:
                value = clean(value, LONGEST_TEXT)
        setattr(row, field.name, value)
    if flaws:
        raise InvalidFields(flaws)
