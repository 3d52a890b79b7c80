"""Which client is meant by what is typed in a field, or by the number of a card."""

from __future__ import annotations

import re
from collections.abc import Sequence

from db.clients.finding.queries import by_number, find
from db.clients.records import ClientLine
from db.core.desk import Desk
from db.core.errors import Flaw
from db.fields.parsing import FieldError
from db.fields.values import Ref
from db.text.card_number import spaced

_NUMBER = re.compile(r"(?:^|\s)(\d{4})\s?(\d{4})$")


def clients_meant(desk: Desk, text: str) -> list[Ref]:
    """The client with this number, or whoever is found so, the best first."""
    # as it was understood, with the number at the end, it comes back from a draft
    line = by_number(desk, text) or by_number(desk, number_in(text))
    return [named(one) for one in ([line] if line else find(desk, text))]


def only_one(found: Sequence[Ref]) -> Ref | None:
    """The one who is found; None for nobody.

    Raises:
        FieldError: Where several are.
    """
    if len(found) > 1:
        raise FieldError(Flaw.SEVERAL)
    return found[0] if found else None


def named(line: ClientLine) -> Ref:
    """A client as a field has them: with the number, as the card has it."""
    return Ref(line.id, f"{line.name} {spaced(line.number)}")


def number_in(text: str) -> str:
    """The card number at the end of what a field has; empty where there is none."""
    found = _NUMBER.search(text)
    return "".join(found.groups()) if found else ""


def of_card(desk: Desk, card: int) -> ClientLine | None:
    """The client with the card of this number; None for 0, and where nobody has it."""
    return by_number(desk, f"{card:08d}") if card else None
