"""Names of things that pages share and no field declares."""

from __future__ import annotations

from salon_tui.i18n import N_, _

_SHEETS = {"card": N_("Client card"), "intake": N_("Intake form")}


def sheet_name(kind: str) -> str:
    """A kind of sheet in the language in use."""
    return _(_SHEETS[kind]) if kind in _SHEETS else kind


def telling(what: str, text: str) -> str:
    """What is spoken of and what is said of it, with the colon of the language in use."""
    return _("{what}: {text}").format(what=what, text=text)


def spaced(number: str) -> str:
    """A card number in two groups of four, as the card has it."""
    return f"{number[:4]} {number[4:]}"
