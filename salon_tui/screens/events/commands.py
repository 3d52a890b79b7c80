"""Keys of events."""

from __future__ import annotations

from db.core.permissions import Permission
from salon_tui.commands import LISTED, Command
from salon_tui.words.i18n import N_


class NewEvent(Command):
    key, label, action = "f6", N_("New event"), "new"
    help = N_("Plan what you invite your clients to: its theme, day and place, and whom it suits.")
    permission = Permission.APPOINTMENTS


class ChangeEvent(Command):
    key, label, action = "f10", N_("Change"), "edit"
    help = N_("Change the event under the mark.")
    permission = Permission.APPOINTMENTS


class CallOffEvent(Command):
    key, label, action = LISTED, N_("Call it off"), "call_off"
    help = N_("The event does not take place; its list stays, so that the guests can be told.")
    permission = Permission.APPOINTMENTS


class TakesPlace(Command):
    key, label, action = LISTED, N_("It takes place"), "call_off"
    help = N_("The event that was called off takes place after all.")
    permission = Permission.APPOINTMENTS


class NextOfGuest(Command):
    key, label, action = "f10", N_("Invited, here"), "go_on"
    help = N_(
        "Write down how the guest under the mark was invited and what they answered; from the day on: is here, stayed "
        "away, nobody can say."
    )
    permission = Permission.APPOINTMENTS


class GuestAnswer(Command):
    key, label, action = LISTED, N_("Invitation, answer"), "invite"
    help = N_("Write down how the guest under the mark was invited, and what they answered.")
    permission = Permission.APPOINTMENTS


class AddSuited(Command):
    key, label, action = LISTED, N_("All whom it suits"), "add_suited"
    help = N_("Put everybody on the list whose hobbies, themes, grade and district fit; who spends most comes first.")
    permission = Permission.APPOINTMENTS


class InviteByLetter(Command):
    key, label, action = LISTED, N_("Letters"), "letters"
    help = N_("Letters to those who agreed to letters and are not invited yet, with theme, day and place.")
    permission = Permission.LIST_CONTACTS


class TheEvent(Command):
    key, label, action = LISTED, N_("The event"), "edit"
    help = N_("Change theme, day, place, or whom it suits.")
    permission = Permission.APPOINTMENTS


class PrintList(Command):
    key, label, action = "f9", N_("Print"), "print"
    help = N_("The list of the guests, to tick off at the door.")
    permission = Permission.PRINT
