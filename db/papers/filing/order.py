"""The orders in which cards stand and are listed, and the key by which a card has its place in one."""

from __future__ import annotations

from enum import StrEnum

from db.core.errors import Flaw, InvalidFields
from db.text import names


class Order(StrEnum):
    """Orders in which cards stand in a cabinet."""

    PINYIN = "pinyin"
    STROKES = "strokes"
    CREATED = "created"


COLUMN = {Order.PINYIN: "sort_pinyin", Order.STROKES: "sort_strokes", Order.CREATED: "number"}
"""Where a client's row keeps what each order goes by."""


def key(order: Order, sort: str, number: str) -> str:
    """The key of a card: what the order goes by, and the card number where that is the same.

    Args:
        order: The order.
        sort: The client's column of :data:`COLUMN`.
        number: The card number.
    """
    return number if order is Order.CREATED else f"{sort} {number}"


def start_key(order: Order, starts: str) -> str:
    """The key that a drawer begins with, from what is written on its front.

    Args:
        order: The order in use.
        starts: Letters or a surname (by pinyin), a number of strokes or a surname (by strokes), the beginning of a
            card number (by creation); empty for the very first drawer.

    Raises:
        InvalidFields: ``NOT_A_NUMBER`` for ``starts`` where a number is wanted.
    """
    text = starts.strip()
    if not text:
        return ""
    if order is Order.PINYIN:
        return names.pinyin_key(names.sort_reading(text), text)
    digits = text.replace(" ", "")
    if order is Order.CREATED:
        if not digits.isdecimal():
            raise InvalidFields({"starts": Flaw.NOT_A_NUMBER})
        return digits
    if digits.isdecimal():
        return f"{int(digits):02d}"
    written = names.stroke_key(text).split(" ")
    if len(written) < 2 or text not in written:
        raise InvalidFields({"starts": Flaw.NOT_A_NUMBER})
    return f"{written[0]} {text}"
