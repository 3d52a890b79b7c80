"""Keys of printers, print jobs, labels, letters."""

from __future__ import annotations

from db.core.permissions import Permission
from salon_tui.commands import LISTED, Command
from salon_tui.words.i18n import N_


class SendAgain(Command):
    key, label, action = "f10", N_("Again"), "send_again"
    help = N_("Print the sheet under the mark once more; of several cards, from the one on that you name.")


class JobChoices(Command):
    key, label, action = "f4", N_("What else"), "choose"
    help = N_("Say how the sheet under the mark came out, take it back, or send it to another printer or into a file.")


class ChoosePrinter(Command):
    key, label, action = "f4", N_("Printer"), "choose"
    help = N_("Choose the printer for what the mark stands on.")
    permission = Permission.SETTINGS


class TestPage(Command):
    key, label, action = "f9", N_("Test page"), "print"
    help = N_("Print the page with rulers on the printer under the mark, to measure how far it is off.")


class Calibrate(Command):
    key, label, action = "f10", N_("Measured"), "edit"
    help = N_("Enter what was measured on the test page of the printer under the mark.")
    permission = Permission.SETTINGS


class OtherLabels(Command):
    key, label, action = LISTED, N_("Which labels"), "other_labels"
    help = N_("Choose what the labels are for.")


class OtherOccasion(Command):
    key, label, action = LISTED, N_("What for"), "other_occasion"
    help = N_("Choose what the letters are for: a birthday, a festival, the season, an invitation, or to call back.")


class Suggest(Command):
    key, label, action = LISTED, N_("Who"), "suggest"
    help = N_("Put those on the list whom such a letter is for.")


class LetterWording(Command):
    key, label, action = LISTED, N_("Text"), "wording"
    help = N_("Change what these letters say.")
    permission = Permission.SETTINGS


class OnWhat(Command):
    key, label, action = LISTED, N_("On what"), "on_what"
    help = N_("Choose the sheet of labels, and the first label that is still on it.")


class WhichSheet(Command):
    key, label, action = "1–2", N_("Sheet"), "sheet"
    help = N_("Choose which sheet is printed.")
    bound = False


class WhichOne(Command):
    key, label, action = LISTED, N_("Which one"), "which_one"
    help = N_("Choose for which room, or for whom, the sheet is.")


class WhichForm(Command):
    key, label, action = "1–9", N_("Form"), "form"
    help = N_("Choose which form is printed; from the tenth on with ↓.")
    bound = False
