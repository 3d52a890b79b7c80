"""Why clients are followed up: the kinds of lists, and what was found out about each client."""

from __future__ import annotations

from db.contacts.task_fields import WATCH_CAUSES, WATCHES
from salon_tui.words.i18n import _
from salon_tui.words.words import choice_name

ABSENCE = "absence"
KINDS = (ABSENCE, *(entry.code for entry in WATCHES))
"""In the order of their digits."""


def kind_name(kind: str) -> str:
    """What a list is called."""
    return _("Away") if kind == ABSENCE else choice_name(WATCHES, kind)


def cause_name(cause: str) -> str:
    """Why, where somebody has said; every reason for staying away is a cause of a watch, too."""
    return choice_name(WATCH_CAUSES, cause) if cause else ""
