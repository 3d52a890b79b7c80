"""Keys of birthdays."""

from __future__ import annotations

from salon_tui.commands import Command
from salon_tui.words.i18n import N_


class MonthBefore(Command):
    key, label, action = "f7", N_("Month before"), "previous"
    help = N_("The month before, as far as this one.")
    rank = 2


class MonthAfter(Command):
    key, label, action = "f8", N_("Month after"), "next"
    help = N_("The month after, a year ahead.")
    rank = 2
