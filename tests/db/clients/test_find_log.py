"""Looking leaves a trace: what is asked in the find box, and what the check for duplicates confirms."""

from __future__ import annotations

import json
from typing import Any

import pytest

from db.clients.finding.queries import Probe, duplicates, find, find_left, pause_before
from db.clients.finding.store.asked import MANY, PAUSE, WINDOW
from db.core.desk import Desk
from db.core.sql import rows
from db.sign_in.operations import leaving
from db.sign_in.operations.sign_in import sign_in
from tests.db.salon import DESK_WOMAN, LIN, NATIONAL_ID, OUYANG, PINS, Salon, entries


def said() -> list[dict[str, Any]]:
    """What the log says of questions, the oldest first."""
    return [json.loads(entry["what"]) for entry in entries() if '"questions"' in entry["what"]]


def type_in(at: Desk, *texts: str) -> None:
    """Types each text letter by letter, and takes it back from the second on."""
    for text in texts:
        for length in range(1, len(text) + 1):
            find(at, text[:length])
        find(at, "")


def test_find_is_logged_once_when_it_is_left(salon: Salon) -> None:
    at = salon.desk(LIN)
    type_in(at, "ouyang", "曾丽")
    find(at, "chen")
    assert said() == []
    find_left(at, 1)
    [entry] = said()
    assert entry["questions"] == 3 and entry["lines"] == 1
    assert "chen" not in json.dumps(entry)


def test_a_line_that_is_opened_is_named_and_the_last_question_is_a_digest(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    for text in ("欧阳", "歐 陽", "曾"):
        type_in(at, text)
        find(at, text)
        find_left(at, 1, salon.clients[OUYANG])
    one, same, other = (entry["question"] for entry in said())
    assert one == same != other
    assert [entry["client"] for entry in entries(operation="find_left")] == [salon.clients[OUYANG]] * 3


@pytest.mark.parametrize("leave", [leaving.lock, leaving.sign_out])
def test_locking_writes_down_what_was_asked(salon: Salon, leave: Any) -> None:
    at = salon.desk(LIN)
    type_in(at, "ouyang", "zeng")
    leave(at)
    assert [entry["questions"] for entry in said()] == [2]
    salon.desk(DESK_WOMAN)
    assert len(said()) == 1


def test_a_desk_that_is_killed_owes_no_more_than_twenty_questions(salon: Salon) -> None:
    type_in(salon.desk(LIN), *(f"8{number:03d}" for number in range(45)))
    assert sum(entry["questions"] for entry in said()) == 40


def test_a_number_read_digit_by_digit_is_noticed_and_takes_its_time(salon: Salon) -> None:
    at = salon.desk(LIN)
    known = "8000"
    asked = 0
    while asked < MANY:
        for digit in "0123456789":
            find(at, digit + known)
            find(at, known)
            asked += 1
        known = f"0{known}"
    [entry] = [one for one in said() if "review" in one]
    assert entry["review"] == "find"
    # on the list of what a manager has to look at
    assert rows("SELECT staff_id, operation, looked_at FROM review") == [(salon.staff[LIN], "find", None)]
    assert pause_before(at, f"1{known}") == PAUSE.total_seconds()
    salon.clock.forward(seconds=PAUSE.total_seconds())
    assert pause_before(at, f"1{known}") == 0
    salon.clock.forward(minutes=WINDOW.total_seconds() / 60)
    assert pause_before(at, f"2{known}") == 0


def test_who_opens_what_she_finds_never_waits(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    for number in range(2 * MANY):
        assert pause_before(at, f"ouyang{number}") == 0
        find(at, f"ouyang{number}")
        find_left(at, 1, salon.clients[OUYANG])
    assert not [entry for entry in said() if "review" in entry]


def test_another_person_begins_at_nothing(salon: Salon) -> None:
    type_in(salon.desk(LIN), *(f"8{number:03d}" for number in range(MANY)))
    at = sign_in(salon.archive, salon.staff[DESK_WOMAN], PINS[DESK_WOMAN])
    assert pause_before(at, "ouyang") == 0


@pytest.mark.parametrize(
    ("probe", "reason"),
    [
        (Probe(identity=NATIONAL_ID), "identity"),
        (Probe(OUYANG, "1988-03-12"), "name_and_birthday"),
    ],
)
def test_a_confirmed_id_or_birthday_is_in_the_log_once(salon: Salon, probe: Probe, reason: str) -> None:
    at = salon.desk(DESK_WOMAN)
    for _ in range(2):
        assert duplicates(at, probe)
    [entry] = entries(operation="duplicates")
    assert (entry["client"], entry["what"]) == (salon.clients[OUYANG], f'{{"confirmed":["{reason}"]}}')


def test_what_confirms_nothing_is_not_in_the_log(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    assert duplicates(at, Probe(OUYANG, "1931-03-13")) is not None
    assert duplicates(at, Probe(phones=("13800138000",)))
    assert entries(operation="duplicates") == []
