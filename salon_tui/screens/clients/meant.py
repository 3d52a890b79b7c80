"""Which client is meant by what is typed in a field, or by the number of a card."""

from __future__ import annotations

import re

from db.clients.finding.queries import by_number, find
from db.clients.records import ClientLine
from db.core.desk import Desk
from db.fields.values import Ref
from salon_tui.words.words import spaced

_NUMBER = re.compile(r"(?:^|\s)(\d{4})\s?(\d{4})$")


def client_meant(desk: Desk, text: str) -> Ref | None:
    """The client with this number, or the only one who is found so."""
    # as it was understood, with the number at the end, it comes back from a draft
    line = by_number(desk, text) or by_number(desk, number_in(text))
    if line is None:
        found = find(desk, text)
        line = found[0] if len(found) == 1 else None
    return named(line) if line else None


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
