"""Keys of the day and of appointments."""

from __future__ import annotations

from db.core.permissions import Permission
from salon_tui.commands import LISTED, Command, Group
from salon_tui.words.i18n import N_


class NewAppointment(Command):
    key, label, action = "f6", N_("New appointment"), "new"
    help = N_("Book somebody: at the time under the mark, where that is free.")
    permission = Permission.APPOINTMENTS


class DayBefore(Command):
    key, label, action = "f7", N_("Day before"), "previous"
    help = N_("The day before.")
    rank = 2


class DayAfter(Command):
    key, label, action = "f8", N_("Day after"), "next"
    help = N_("The day after.")
    rank = 2


class Left(Command):
    key, label, action = "left", N_("Left"), "left"
    help = N_("The person at the left.")
    on_key_line = False


class Right(Command):
    key, label, action = "right", N_("Right"), "right"
    help = N_("The person at the right.")
    on_key_line = False


class Clock(Command):
    key, label, action = "0–9", N_("Time"), "clock"
    help = N_("Digits move the mark to a time: 930, 14 or 1430.")
    on_key_line = False
    bound = False


class CheckIn(Command):
    key, label, action = "f10", N_("Check in"), "check_in"
    help = N_("The client is here: opens the visit with the services that were booked.")
    permission = Permission.RECORD_VISIT


class GoToDay(Command):
    key, label, action = LISTED, N_("Go to a day"), "go_to_day"
    help = N_("Show another day.")


class Confirm(Command):
    key, label, action = LISTED, N_("Confirm"), "confirm"
    help = N_("The client said that she comes.")
    permission = Permission.APPOINTMENTS


class LogContact(Command):
    key, label, action = LISTED, N_("Log a contact"), "log_contact"
    help = N_("Write down what was said with the client about this appointment; who was reached, has been reminded.")
    permission = Permission.APPOINTMENTS


class Cancel(Command):
    key, label, action = LISTED, N_("Cancel"), "cancel"
    help = N_("The appointment will not be, and why; its time is free at once, and it can be read later.")
    permission = Permission.APPOINTMENTS


class Missed(Command):
    key, label, action = LISTED, N_("Did not come"), "missed"
    help = N_("The client did not come, from a quarter of an hour after the time on.")
    permission = Permission.APPOINTMENTS


class TakeBack(Command):
    key, label, action = LISTED, N_("Take back"), "take_back"
    help = N_(
        "Take back that it was confirmed, cancelled or missed, as long as its time is free; or that the client is "
        "here, as long as nothing was written or paid."
    )
    permission = Permission.APPOINTMENTS


class Everything(Command):
    key, label, action = LISTED, N_("Cancelled and missed too"), "everything"
    help = N_("Show also what was cancelled or missed; again, and it is left out.")


class Move(Command):
    key, label, action = LISTED, N_("Another time"), "move"
    help = N_("Another day or time, or a colleague; length and price stay.")
    permission = Permission.APPOINTMENTS


class NewTime(Command):
    key, label, action = "1–9", N_("New time"), "new_time"
    help = N_("Digits are the new time: 930, 14 or 1430, then F10.")
    on_key_line = False
    bound = False
    permission = Permission.APPOINTMENTS


class ToColleague(Command):
    key, label, action = LISTED, N_("To a colleague"), "to_colleague"
    help = N_("Somebody else does it at the same time; length and price stay.")
    permission = Permission.APPOINTMENTS


class TextMessage(Command):
    key, label, action = LISTED, N_("Text message"), "text_message"
    help = N_("Remind the client with the salon's phone: a code on the screen that its camera reads.")
    permission = Permission.APPOINTMENTS


class ChangeParts(Command):
    key, label, action = LISTED, N_("Other services"), "change_parts"
    help = N_("Other services, people or lengths, at the same time.")
    permission = Permission.APPOINTMENTS


class Change(Group):
    label = N_("Other time or services")
    help = N_("Another day or time, other services, people or lengths.")
    members = (Move, ChangeParts)


class OpenClient(Command):
    key, label, action = LISTED, N_("The client's file"), "open_client"
    help = N_("Open the file of the client; for a guest, a new one with the name filled in.")
    permission = Permission.FIND


class RegisterGuest(Command):
    key, label, action = "f6", N_("Open a file"), "new"
    help = N_("Open a file for the guest; name and phone stand in it already, and the appointment goes over to it.")
    permission = Permission.OPEN_FILE


class WalkInNow(Command):
    key, label, action = LISTED, N_("Walk-in now"), "walk_in"
    help = N_("Somebody is here without an appointment: whose turn it is, how long the wait is, and check in.")
    permission = Permission.RECORD_VISIT


class OldBook(Command):
    key, label, action = LISTED, N_("From the old book"), "old_book"
    help = N_("Type in what stands in the old appointment book, one line after the other.")
    permission = Permission.APPOINTMENTS


class WaitingList(Command):
    key, label, action = LISTED, N_("Waiting list"), "waiting_list"
    help = N_("Who waits for a time, on this day or another.")
    permission = Permission.APPOINTMENTS


class WaitForTime(Command):
    key, label, action = LISTED, N_("Put on the waiting list"), "wait"
    help = N_("No time suits: what is typed goes to the waiting list.")
    permission = Permission.APPOINTMENTS


class NewWaiting(Command):
    key, label, action = "f6", N_("Put somebody on the list"), "new"
    help = N_("Somebody waits for a time: who, for which services, on which days.")
    permission = Permission.APPOINTMENTS


class BookWaiting(Command):
    key, label, action = "f10", N_("Book"), "book"
    help = N_("Books for who waits: client and services are filled in.")
    permission = Permission.APPOINTMENTS


class Offer(Command):
    key, label, action = LISTED, N_("Offer a time"), "offer"
    help = N_("Which free times there are for who waits, and that one of them was offered; it is not taken for it.")
    permission = Permission.APPOINTMENTS


class Gone(Command):
    key, label, action = LISTED, N_("Waits no longer"), "gone"
    help = N_("Somebody waits no longer.")
    permission = Permission.APPOINTMENTS
