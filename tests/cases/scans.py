"""What was scanned, with Enter behind it or without, and what the desk does with it now.

Tried on the opening page, the menu, a list and a client's page with a burst of keys; the salon of the tests has the
card 00000013 and not 00000695.
"""

from __future__ import annotations

NOT_A_CARD = "What was scanned is no client's card. Nothing was done."

SENTENCES: dict[str, str] = {
    "6901234567892": NOT_A_CARD,  # EAN-13: opened a visit, or chose another language
    "]C16901234567892": NOT_A_CARD,  # the same with an AIM prefix
    "00000695": "No client has the card 00000695. Nothing was done.",  # without its end key its digits ran as commands
    "]C100000695": "No client has the card 00000695. Nothing was done.",
    "00000690": NOT_A_CARD,  # a digit misread
    "!@#$%^&*(": NOT_A_CARD,  # capitals
    "ABC-1234": NOT_A_CARD,
    "https://example.com/1": NOT_A_CARD,  # a two-dimensional code
}

CARD = "00000013"

AS_SCANNED: tuple[str, ...] = (
    CARD,
    "]C100000013",
    "\x0200000013",
    "))))))!#",  # Shift or Caps Lock held
    'àààààà&"',  # a French layout
    "００００００１３",  # an input method that writes wide digits
)
"""The card of a client, in what scanners make of it; each opens the file."""
