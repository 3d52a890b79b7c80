"""Notes on the program, from who writes one to who reads the answer."""

from __future__ import annotations

import pytest

from db.core.errors import Code, Flaw, InvalidFields
from db.notes.operations import AnswerNote, LeaveNote, answer_note, leave_note, see_answer
from db.notes.queries import program_notes
from db.notes.store import count_unread, unseen_answers
from tests.db.notes.calls import noted
from tests.db.salon import DESK_WOMAN, LIN, OWNER, Salon, entries, refused, wrong


def test_a_note_is_answered_and_the_answer_seen_once(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    first, second = noted(salon, at, "字太小"), noted(salon, at)
    assert count_unread() == 2
    manager = salon.desk(OWNER)
    [latest, one] = program_notes(manager)
    assert (one.text, one.page, one.program, one.by, latest.id) == ("字太小", "Loans", "0.1.0", DESK_WOMAN, second)
    read = answer_note(manager, AnswerNote(request_id="a", id=first, version=one.version))
    assert (read.read_on, read.read_by, count_unread()) == (salon.clock.today, OWNER, 1)
    assert unseen_answers(salon.staff[DESK_WOMAN]) == [], "ticked, and nothing said"
    answer_note(manager, AnswerNote(request_id="b", id=first, version=read.version, answer="F4 里能放大"))
    assert unseen_answers(salon.staff[DESK_WOMAN]) == [first]
    assert [one.id for one in program_notes(manager)] == [second, first], "what nobody has ticked comes first"
    assert see_answer(salon.desk(DESK_WOMAN), first).answer == "F4 里能放大"
    assert unseen_answers(salon.staff[DESK_WOMAN]) == []
    assert "字太小" not in str(entries()) and "放大" not in str(entries())


def test_an_answer_that_is_written_anew_is_seen_anew(salon: Salon) -> None:
    note = noted(salon, salon.desk(DESK_WOMAN))
    for version, answer, unseen in ((1, "F9", [note]), (2, "F9", []), (3, "F4", [note])):
        asked = AnswerNote(request_id=salon.request(), id=note, version=version, answer=answer)
        answer_note(salon.desk(OWNER), asked)
        assert unseen_answers(salon.staff[DESK_WOMAN]) == unseen
        see_answer(salon.desk(DESK_WOMAN), note)


def test_a_note_is_read_by_the_manager_and_answers_by_whose_it_is(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    note = noted(salon, at)
    assert refused(program_notes, at) is Code.NOT_ALLOWED
    assert wrong(see_answer, at, 99).code is Code.NOT_FOUND
    with pytest.raises(InvalidFields) as caught:
        leave_note(at, LeaveNote(request_id="b", page="Loans", program="0.1.0", text=" \n"))
    assert caught.value.flaws == {"text": Flaw.REQUIRED}
    assert refused(see_answer, salon.desk(LIN), note) is Code.NOT_ALLOWED
    late = AnswerNote(request_id="a", id=note, version=9)
    assert wrong(answer_note, salon.desk(OWNER), late).code is Code.CHANGED_MEANWHILE
