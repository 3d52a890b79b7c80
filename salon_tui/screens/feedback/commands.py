"""Keys of what clients say."""

from __future__ import annotations

from db.core.permissions import Permission
from salon_tui.commands import LISTED, Command
from salon_tui.words.i18n import N_


class NewComplaint(Command):
    key, label, action = "f6", N_("New complaint"), "new"
    help = N_("Take a complaint down, and say who deals with it until when.")
    permission = Permission.APPOINTMENTS


class NextStep(Command):
    key, label, action = "f10", N_("Next step"), "go_on"
    help = N_("Answer the complaint; when it is answered, write down what the client says of the answer.")


class ReopenComplaint(Command):
    key, label, action = LISTED, N_("Open again"), "reopen"
    help = N_("The client has come back to a settled complaint: it is answered once more.")


class HandComplaint(Command):
    key, label, action = LISTED, N_("Somebody else, another day"), "hand"
    help = N_("Say who deals with the complaint from now on, or until which other day.")


class NewOpinion(Command):
    key, label, action = "f6", N_("New opinion"), "new"
    help = N_("Write down what a client says, under one of four headings.")
    permission = Permission.APPOINTMENTS


class ComplaintOf(Command):
    key, label, action = LISTED, N_("Complaint"), "complaint_of"
    help = N_("Open a complaint about what is said under the mark.")
    permission = Permission.APPOINTMENTS


class NameSurvey(Command):
    key, label, action = LISTED, N_("Whose survey it is"), "name_survey"
    help = N_("Say whose a survey is that was handed out without a name, with all that was said on it.")
    permission = Permission.APPOINTMENTS
    for_everybody = True


class Improve(Command):
    key, label, action = LISTED, N_("Improvement"), "improve"
    help = N_("Plan what is done better because of it.")
    permission = Permission.APPOINTMENTS
    for_everybody = True


class NumberSurveys(Command):
    key, label, action = "f6", N_("New numbers"), "new"
    help = N_("Number surveys, to be printed and handed out.")
    permission = Permission.APPOINTMENTS
    for_everybody = True


class PrintSurveys(Command):
    key, label, action = "f9", N_("Print"), "print"
    help = N_("Print the surveys under the mark that have not come back yet.")
    permission = Permission.APPOINTMENTS
    for_everybody = True


class KeyIn(Command):
    key, label, action = "f10", N_("Key in"), "go_on"
    help = N_("Key in surveys that came back, one after the other: scan the number.")
    permission = Permission.APPOINTMENTS


class WithoutComplaint(Command):
    key, label, action = LISTED, N_("With or without a complaint"), "without_complaint"
    help = N_("Whether a complaint is opened where a rating is 2 or 1.")


class VoidSurvey(Command):
    key, label, action = LISTED, N_("Spoilt or lost"), "void"
    help = N_("The number in the form is used no more: the sheet is spoilt or lost.")


class NewImprovement(Command):
    key, label, action = "f6", N_("New improvement"), "new"
    help = N_("Plan what is done better, by whom and until when.")
    permission = Permission.APPOINTMENTS
    for_everybody = True


class DoneOrSeen(Command):
    key, label, action = "f10", N_("Next step"), "go_on"
    help = N_("Say that it is done; later, whether it has helped.")
