"""How operations and queries of notes on the program are called, and the rights that they ask for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from db.core.desk import Desk
from db.notes import operations, queries
from db.notes.operations import AnswerNote, LeaveNote
from tests.db.calls import Call, P, of_desk
from tests.db.salon import DESK_WOMAN, PINS, Salon


def noted(salon: Salon, at: Desk, text: str = "找不到打印", page: str = "Loans") -> int:
    """Id of a note."""
    asked = LeaveNote(request_id=salon.request(), page=page, program="0.1.0", text=text)
    return operations.leave_note(at, asked).id


def make_note(salon: Salon) -> int:
    """A note of the receptionist's."""
    return noted(salon, salon.desk(DESK_WOMAN))


def make_own(salon: Salon) -> dict[int, int]:
    """A note of everybody's, by whose it is: nobody reads the answer to somebody else's."""
    return {salon.staff[name]: noted(salon, salon.desk(name)) for name in PINS}


SAMPLES = (make_note, make_own)

CALLS: dict[Callable[..., Any], Call] = {
    operations.leave_note: of_desk(P.DESK)(lambda at, case: noted(case.salon, at)),
    operations.answer_note: of_desk(P.REVIEW)(
        lambda at, case: operations.answer_note(
            at, AnswerNote(request_id="new", id=case.of(make_note), version=1, answer="F9")
        )
    ),
    operations.see_answer: of_desk(P.DESK)(lambda at, case: operations.see_answer(at, case.of(make_own)[at.staff])),
    queries.program_notes: of_desk(P.REVIEW)(lambda at, case: queries.program_notes(at)),
    queries.program_note: of_desk(P.REVIEW)(lambda at, case: queries.program_note(at, case.of(make_note))),
}
