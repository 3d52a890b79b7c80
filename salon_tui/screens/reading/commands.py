"""Keys of reading and questions."""

from __future__ import annotations

from db.core.permissions import Permission
from salon_tui.commands import LISTED, Command
from salon_tui.words.i18n import N_


class HaveRead(Command):
    key, label, action = "f10", N_("Read"), "accept"
    help = N_("Say that you have read this before the client comes. What comes up later is marked as new.")


class AskQuestion(Command):
    key, label, action = "f6", N_("Ask"), "new"
    help = N_("Ask a colleague about this client: the question stands on Home until somebody has answered it.")


class Guide(Command):
    key, label, action = LISTED, N_("Give guidance"), "guide"
    help = N_("Write for a colleague what is to be done otherwise: it stands on Home there until it is answered.")
    permission = Permission.INSPECT


class AnswerQuestion(Command):
    key, label, action = "f10", N_("Answer"), "accept"
    help = N_("Answer the question under the mark. Question and answer stay as they are.")


class AnswerOne(Command):
    key, label, action = LISTED, N_("Answer a question"), "answer"
    help = N_("Answer the first question that nobody has answered.")


class SayOutcome(Command):
    key, label, action = LISTED, N_("What came of the plan"), "say_outcome"
    help = N_("Say what came of the meeting's plan: done, in part, or not done and why.")
    permission = Permission.RECORD_VISIT


class OpenCard(Command):
    key, label, action = LISTED, N_("Open the card"), "open_card"
    help = N_("The client's card.")


class Questions(Command):
    key, label, action = LISTED, N_("Questions"), "questions"
    help = N_("What colleagues have asked about this visit, and the answers.")


class WhoHasRead(Command):
    key, label, action = LISTED, N_("Who has read"), "who_has_read"
    help = N_("How many of their clients of today and tomorrow each person has read.")
    permission = Permission.INSPECT
