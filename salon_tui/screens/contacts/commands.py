"""Keys of tasks, birthdays, festivals, and of clients who stay away or are watched."""

from __future__ import annotations

from db.core.permissions import Permission
from salon_tui.commands import LISTED, Command
from salon_tui.words.i18n import N_


class NewTask(Command):
    key, label, action = "f6", N_("New task"), "new"
    help = N_("A task of your own, or for a colleague: what, when, and about whom.")
    permission = Permission.APPOINTMENTS


class LogContact(Command):
    key, label, action = "f10", N_("Contact"), "contact"
    help = N_("Reach the client: what is to be known before, and what came of it. That ends what was to be done.")
    permission = Permission.APPOINTMENTS


class PutOff(Command):
    key, label, action = LISTED, N_("Put off"), "put_off"
    help = N_("On another day; three times at most, then it is done or dropped.")
    permission = Permission.APPOINTMENTS


class Drop(Command):
    key, label, action = LISTED, N_("Don't do it"), "drop"
    help = N_("It will not be done, and why.")
    permission = Permission.APPOINTMENTS


class HandOver(Command):
    key, label, action = LISTED, N_("Hand to a colleague"), "hand_over"
    help = N_("Somebody else does it.")
    permission = Permission.APPOINTMENTS


class Done(Command):
    key, label, action = LISTED, N_("Done"), "finish"
    help = N_("It is done, where nothing else says so.")
    permission = Permission.APPOINTMENTS


class FromDay(Command):
    key, label, action = LISTED, N_("From a day"), "from_day"
    help = N_("Show what is due from another day on.")


class Whose(Command):
    key, label, action = LISTED, N_("Whose"), "whose"
    help = N_("Only your own tasks, those of nobody in particular, or those of one of those who work here.")
    permission = Permission.APPOINTMENTS


class OfKind(Command):
    key, label, action = LISTED, N_("Which kind"), "kind"
    help = N_("Only birthdays, only follow-ups, and so on.")


class DaysBefore(Command):
    key, label, action = "f7", N_("Days before"), "previous"
    help = N_("The fourteen days before.")
    rank = 2


class DaysAfter(Command):
    key, label, action = "f8", N_("Days after"), "next"
    help = N_("The fourteen days after.")
    rank = 2


class MonthBefore(Command):
    key, label, action = "f7", N_("Month before"), "previous"
    help = N_("The month before, as far as this one.")
    rank = 2


class MonthAfter(Command):
    key, label, action = "f8", N_("Month after"), "next"
    help = N_("The month after, a year ahead.")
    rank = 2


OF_TASK = (PutOff, Drop, HandOver, Done)
"""What is done with a task wherever it stands, by the same digits."""


class SayWhy(Command):
    key, label, action = "f10", N_("Why, who, when"), "edit"
    help = N_("Say why the client under the mark stays away or is watched, who follows it up, and when.")
    permission = Permission.APPOINTMENTS


class WatchSomebody(Command):
    key, label, action = "f6", N_("Watch somebody"), "new"
    help = N_("Watch a client: as what, why, by whom, and until when.")
    permission = Permission.APPOINTMENTS


class EndIt(Command):
    key, label, action = LISTED, N_("Follow up no more"), "end_it"
    help = N_("Take the client under the mark off this list; why and who followed it up have to be known.")
    permission = Permission.APPOINTMENTS


class SpeakWith(Command):
    key, label, action = LISTED, N_("Log a contact"), "speak_with"
    help = N_("Write down what was said with the client under the mark; what is known stands above.")
    permission = Permission.APPOINTMENTS


class WinBack(Command):
    key, label, action = LISTED, N_("Win back"), "win_back"
    help = N_("Plan how the lost client under the mark is won back.")
    permission = Permission.APPOINTMENTS


class ChangePlan(Command):
    key, label, action = "f10", N_("Plan"), "edit"
    help = N_("Change the plan under the mark: what is offered, who does it, when the next step is.")
    permission = Permission.APPOINTMENTS


class EndPlan(Command):
    key, label, action = LISTED, N_("How it ended"), "end_plan"
    help = N_("Say that the client is back, or is given up, and why.")
    permission = Permission.APPOINTMENTS


class NewOccasion(Command):
    key, label, action = "f6", N_("New occasion"), "new"
    help = N_("A day of your own: a festival, a season, or one on which core clients are congratulated.")
    permission = Permission.SETTINGS


class ChangeOccasion(Command):
    key, label, action = "f10", N_("Change"), "edit"
    help = N_("Change day, words, and how many days before it is thought of.")
    permission = Permission.SETTINGS


class Keep(Command):
    key, label, action = LISTED, N_("Keep it"), "turn"
    help = N_("From now on it is thought of every year.")
    permission = Permission.SETTINGS


class LetBe(Command):
    key, label, action = LISTED, N_("Let it be"), "turn"
    help = N_("Nobody is reminded of it any more; what is to be done for it now goes.")
    permission = Permission.SETTINGS


class ReachClient(Command):
    key, label, action = "f10", N_("Contact"), "contact"
    help = N_("Reach the client under the mark, and write down what came of it.")
    permission = Permission.APPOINTMENTS


class WriteLetters(Command):
    key, label, action = LISTED, N_("Letters"), "letters"
    help = N_("Letters to those who agreed to letters and were not reached yet, with the words of this day.")
    permission = Permission.LIST_CONTACTS


class SendMessage(Command):
    key, label, action = LISTED, N_("Text message"), "message"
    help = N_("A message to the client under the mark, as a code that the salon's phone reads.")
    permission = Permission.APPOINTMENTS
