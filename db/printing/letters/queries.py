"""What letters say, and to whom one is due."""

from __future__ import annotations

from db.core.guard import query
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.printing.letters import store as letters
from db.printing.letters.records import LetterText, Occasion


@query(Permission.DESK)
def letter_text(work: Work, occasion: Occasion) -> LetterText:
    """What a letter for an occasion says, in the language of the salon's paper."""
    return letters.letter_text(occasion)


@query(Permission.LIST_CONTACTS, logged=True)
def suggested(work: Work, occasion: Occasion) -> list[int]:
    """Clients whom a letter for an occasion is for, by id; whether each can be written to is another question.

    For a birthday, those who have one within 30 days; to call them back, those who are 30 days late by the day agreed
    on, or without one, have not come for 180; for everything else, all who agreed to letters.
    """
    found = letters.due(work, occasion)
    work.what |= {"occasion": occasion.value, "clients": len(found)}
    return found
