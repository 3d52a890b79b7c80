"""What is the matter with the machine's clock, as a sentence."""

from __future__ import annotations

from datetime import datetime

from db.sign_in.operations.opening import ClockJump
from salon_tui.words.i18n import _


def clock_sentence(jump: ClockJump) -> str:
    """What to look at before anybody signs in."""
    text = {
        "behind": _("The clock of this machine is before the last entry, which is of {time}. Set the clock."),
        "back": _("The clock was set back, from {time} to {to}. Is the day right?"),
        "forward": _("The clock was set forward, from {time} to {to}. Is the day right?"),
    }[jump.kind]
    return text.format(time=_minute(jump.before), to=_minute(jump.to))


def _minute(at: datetime | None) -> str:
    return f"{at.astimezone():%Y-%m-%d %H:%M}" if at else ""
