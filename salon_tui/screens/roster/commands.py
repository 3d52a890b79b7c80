"""Keys of the roster, of shifts, of the salon's days and of blocked time."""

from __future__ import annotations

from db.core.permissions import Permission
from salon_tui.commands import LISTED, Command
from salon_tui.words.i18n import N_


class WeekBefore(Command):
    key, label, action = "f7", N_("Earlier"), "previous"
    help = N_("The week before this one.")


class WeekAfter(Command):
    key, label, action = "f8", N_("Later"), "next"
    help = N_("The week after this one.")


class DayBefore(Command):
    key, label, action = "left", N_("Day before"), "left"
    help = N_("The day before in the same line.")
    on_key_line = False


class DayAfter(Command):
    key, label, action = "right", N_("Day after"), "right"
    help = N_("The day after in the same line.")
    on_key_line = False


class ClearDay(Command):
    key, label, action = "delete,backspace", N_("As usual"), "clear"
    help = N_("Take the shift off the day under the mark: what the week says holds again.")
    permission = Permission.ROSTER
    on_key_line = False


class SaveRoster(Command):
    key, label, action = "f10", N_("Save"), "save"
    help = N_("Save the shifts that were set. Appointments that nobody covers then are listed first.")
    permission = Permission.ROSTER


class SameEveryDay(Command):
    key, label, action = LISTED, N_("The same every day"), "same_every_day"
    help = N_("Give every weekday the times of the one in focus.")
    permission = Permission.ROSTER


class PrintRoster(Command):
    key, label, action = "f9", N_("Print"), "print"
    help = N_("The week on paper, to hang up.")


class FillFromWeekBefore(Command):
    key, label, action = LISTED, N_("Fill from the week before"), "fill"
    help = N_("Set the empty days of this week as in the week before; F10 saves them.")
    permission = Permission.ROSTER


class FillWeeks(Command):
    key, label, action = LISTED, N_("The same for the next weeks"), "fill_weeks"
    help = N_("Copy this week to so many that follow, where nothing is set yet.")
    permission = Permission.ROSTER


class FillForGood(Command):
    key, label, action = LISTED, N_("Every week so from now on"), "fill_for_good"
    help = N_("This week's shifts hold from the next week on, wherever the roster says nothing else.")
    permission = Permission.ROSTER


class DropChanges(Command):
    key, label, action = LISTED, N_("Drop what isn't saved"), "drop_changes"
    help = N_("Forget the shifts that were set and not saved.")
    permission = Permission.ROSTER


class NewShift(Command):
    key, label, action = "f6", N_("New shift"), "new"
    help = N_("Add a shift, a day off or a kind of leave.")
    permission = Permission.ROSTER


class ChangeShift(Command):
    key, label, action = "f10", N_("Edit"), "edit"
    help = N_("Change the shift under the mark, for everybody who has it.")
    permission = Permission.ROSTER


class NewSalonDay(Command):
    key, label, action = "f6", N_("New day"), "new"
    help = N_("A day on which the salon is closed, or has other hours.")
    permission = Permission.ROSTER


class ChangeSalonDay(Command):
    key, label, action = "f10", N_("Edit"), "edit"
    help = N_("Change the day under the mark.")
    permission = Permission.ROSTER


class AsUsual(Command):
    key, label, action = LISTED, N_("Open as usual"), "as_usual"
    help = N_("The day under the mark is as its weekday again.")
    permission = Permission.ROSTER


class NewBlock(Command):
    key, label, action = "f6", N_("Block time"), "new"
    help = N_("Somebody is ill, a bed is being mended, the power is off: nothing more is booked there.")
    permission = Permission.APPOINTMENTS


class Unblock(Command):
    key, label, action = "f10", N_("Free again"), "take_out"
    help = N_("Take the block under the mark away.")
    permission = Permission.APPOINTMENTS
