"""Keys of registers."""

from __future__ import annotations

from db.core.permissions import Permission
from salon_tui.commands import LISTED, Command
from salon_tui.words.i18n import N_


class NewRequest(Command):
    key, label, action = "f6", N_("New request"), "new"
    help = N_("Write down that a client asks to see, copy, correct or delete what is kept of them.")
    permission = Permission.REQUEST_ERASURE


class EraseWhose(Command):
    key, label, action = LISTED, N_("Erase the file"), "erase"
    help = N_("What would go and what would stay of who asks under the mark; and erase the file, with a second person.")
    permission = Permission.ERASE


class PrintMarked(Command):
    key, label, action = "f9", N_("Print"), "print"
    help = N_("Print what the mark stands on.")


class NewInspection(Command):
    key, label, action = "f6", N_("New inspection"), "new"
    help = N_("Go through the points of the files or of the store room.")
    permission = Permission.INSPECT


class NewFinding(Command):
    key, label, action = LISTED, N_("New finding"), "new_finding"
    help = N_("Write down what the inspection under the mark has found, who puts it right, and until when.")
    permission = Permission.INSPECT


class CheckAgain(Command):
    key, label, action = "f10", N_("Put right"), "check_again"
    help = N_("You have looked again: the finding under the mark is put right.")
    permission = Permission.INSPECT


class ReportIncident(Command):
    key, label, action = "f6", N_("Report an incident"), "new"
    help = N_("Write down that something was lost, leaked, altered or looked at without a reason.")


class AddStep(Command):
    key, label, action = "f10", N_("Add a step"), "go_on"
    help = N_("Add what was found or done; what was written before stays as it is.")
    permission = Permission.INSPECT


class ReopenIncident(Command):
    key, label, action = LISTED, N_("Open the incident again"), "reopen"
    help = N_("Look into a closed incident again: write why.")
    permission = Permission.INSPECT


class NewTraining(Command):
    key, label, action = "f6", N_("New entry"), "new"
    help = N_("Write down a training, a security check, or that the privacy notice was reviewed.")
    permission = Permission.INSPECT


class PutRight(Command):
    key, label, action = LISTED, N_("Put the entry right"), "put_right"
    help = N_("Write down what the entry under the mark should say, and why; it stays to be read beside it.")
    permission = Permission.INSPECT


class NewDisclosure(Command):
    key, label, action = "f6", N_("New disclosure"), "new"
    help = N_("Write down what is given to somebody outside the salon, and on what ground.")
    permission = Permission.INSPECT


class PrintDisclosures(Command):
    key, label, action = "f9", N_("Print"), "print"
    help = N_("Print for the client to whom something of the file was given.")
    permission = Permission.INSPECT


class ConfirmRetention(Command):
    key, label, action = "f10", N_("Confirm by name"), "go_on"
    help = N_("Stand for the time under the mark by name, as it is or changed.")
    permission = Permission.SETTINGS


class AnswerNote(Command):
    key, label, action = "f10", N_("Read, or answer"), "go_on"
    help = N_("Tick the note under the mark; what you write, its author sees at the next sign-in.")
    permission = Permission.REVIEW


class CopyForClient(Command):
    key, label, action = LISTED, N_("Copy for the client"), "copy_for_client"
    help = N_("Print everything that the archive has of this client, for her; a second person agrees.")
    permission = Permission.ERASE
