"""How codes of what clients say are shown."""

from __future__ import annotations

from db.feedback.fields import EFFECTS, HEADINGS, KINDS, OUTCOMES, STATES
from db.fields.choices import RATING
from db.fields.declaration import Choice
from salon_tui.words.i18n import language


def heading_name(code: str) -> str:
    """What an opinion is about."""
    return _named(HEADINGS, code)


def kind_name(code: str) -> str:
    """Opinion, suggestion or praise."""
    return _named(KINDS, code)


def state_name(code: str) -> str:
    """How far a complaint is."""
    return _named(STATES, code)


def outcome_name(code: str) -> str:
    """What the client got."""
    return _named(OUTCOMES, code)


def rating_name(code: str) -> str:
    """How satisfied a client is; nothing where that was not said."""
    return _named(RATING, code)


def effect_name(code: str) -> str:
    """Whether an improvement has helped."""
    return _named(EFFECTS, code)


def _named(choices: tuple[Choice, ...], code: str) -> str:
    return next((one.term.text(language()) for one in choices if one.code == code), code)
