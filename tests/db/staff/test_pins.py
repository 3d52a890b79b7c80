"""PINs: how failures make an account wait, that nothing undoes a failed try, and resetting."""

from __future__ import annotations

import threading
import time
from itertools import pairwise

import peewee as pw
import pytest

from db.core.database import SalonDatabase
from db.core.errors import Code, Refused
from db.core.sql import rows
from db.sign_in.operations import opening
from db.sign_in.operations.sign_in import sign_in
from db.staff import pins
from db.staff.operations import staff
from db.staff.operations.session import approve
from db.staff.queries import people
from tests.db.others import PATIENCE, Others
from tests.db.salon import (
    DESK_WOMAN,
    LIN,
    OWNER,
    PINS,
    SHEN,
    Salon,
    entries,
    refused,
    wanted,
)

WAITS = (30, 60, 120, 240, 480)
"""Seconds to wait after the fifth failure, the sixth …; after the tenth nothing but a reset helps."""


# --- failures -----------------------------------------------------------------------------------------------------


def fail(salon: Salon, name: str = LIN, pin: str = "000000") -> Refused:
    with pytest.raises(Refused) as caught:
        sign_in(salon.archive, salon.staff[name], pin)
    return caught.value


def run(other: pw.Database, sql: str) -> list[tuple[int, ...]]:
    return list(other.execute_sql(sql).fetchall())  # type: ignore[no-untyped-call]  # untyped in peewee's stubs


def failed(salon: Salon, name: str = LIN) -> int:
    return int(rows("SELECT failed FROM staff WHERE id = ?", salon.staff[name])[0][0])


def test_schedule_of_waiting(salon: Salon) -> None:
    for _ in range(4):
        error = fail(salon)
        assert (error.code, error.facts["wait"]) == (Code.WRONG_PIN, 0)
    for seconds in WAITS:
        error = fail(salon)
        assert (error.code, error.facts["wait"]) == (Code.WRONG_PIN, seconds)
        # waiting, even the right PIN is not looked at, and the tries neither count nor lengthen
        before = failed(salon)
        for _ in range(3):
            error = fail(salon, pin=PINS[LIN])
            assert error.code is Code.WAIT
            assert seconds <= int(error.facts["seconds"]) <= seconds + 1
        salon.clock.forward(seconds=seconds - 1)
        assert fail(salon, pin=PINS[LIN]).code is Code.WAIT
        assert failed(salon) == before
        salon.clock.forward(seconds=1)
    assert fail(salon).facts["wait"] == 960
    salon.clock.forward(hours=2)
    assert fail(salon, pin=PINS[LIN]).code is Code.WAITS_FOR_RESET


def test_waits_double_up_to_an_hour() -> None:
    waits = [pins.wait_after(failures) for failures in range(40)]
    assert waits[:6] == [0, 0, 0, 0, 0, 30]
    for one, next_one in pairwise(waits[5:]):
        assert next_one == min(2 * one, 3600)


def test_ten_failures_fade_after_ten_hours_of_running(salon: Salon) -> None:
    lock_out(salon)
    salon.clock.forward(minutes=600, seconds=-1)
    assert fail(salon, pin=PINS[LIN]).facts["seconds"] == 1
    assert LIN in {person.name for person in people.staff(salon.desk(OWNER)) if person.waits_for_reset}
    # neither did that count, nor the clock help
    salon.clock.jump(days=400)
    assert fail(salon, pin=PINS[LIN]).code is Code.WAITS_FOR_RESET
    salon.clock.jump(days=-400)
    salon.clock.forward(seconds=1)
    opening.count_running(salon.archive)
    assert LIN not in {person.name for person in people.staff(salon.desk(OWNER)) if person.waits_for_reset}
    assert salon.desk(LIN)
    assert failed(salon) == 0


def test_failures_fade_over_several_starts_and_only_while_the_program_runs(salon: Salon) -> None:
    lock_out(salon)
    for _ in range(3):
        salon.clock.forward(minutes=199)
        opening.count_running(salon.archive)
        salon.close()
        salon.clock.forward(hours=14)
        salon.reopen(as_start=True)
    assert fail(salon, pin=PINS[LIN]).code is Code.WAITS_FOR_RESET
    salon.clock.forward(minutes=3)
    assert salon.desk(LIN)


def test_four_failures_fade_too(salon: Salon) -> None:
    for _ in range(4):
        fail(salon)
    salon.clock.forward(minutes=600)
    assert fail(salon).facts["wait"] == 0
    assert failed(salon) == 1


def everybody_fails(salon: Salon, tries: int) -> list[Refused]:
    names = list(PINS)
    return [fail(salon, names[at % len(names)], "00000000") for at in range(tries)]


def test_twenty_wrong_pins_at_one_desk_make_the_desk_wait(salon: Salon) -> None:
    assert {error.code for error in everybody_fails(salon, 20)} == {Code.WRONG_PIN}
    for seconds, name in zip((30, 60, 120, 240, 300, 300), PINS, strict=False):
        before = failed(salon, name)
        error = fail(salon, name, PINS[name])
        assert (error.code, error.facts["seconds"]) == (Code.DESK_WAITS, seconds)
        salon.clock.jump(days=2)
        salon.clock.forward(seconds=seconds - 1)
        assert fail(salon, name, PINS[name]).facts["seconds"] == 1
        assert failed(salon, name) == before
        salon.clock.forward(seconds=1)
        assert fail(salon, name, "00000000").code is Code.WRONG_PIN
    salon.clock.forward(minutes=5)
    assert salon.desk(OWNER)


def test_the_desk_s_own_wait_outlives_the_program_and_whoever_comes_in_between(salon: Salon) -> None:
    everybody_fails(salon, 19)
    # the right PIN of a colleague is no way to begin anew
    salon.clock.forward(seconds=1)
    assert salon.desk(OWNER)
    everybody_fails(salon, 1)
    salon.reopen(as_start=True)
    assert fail(salon, OWNER, PINS[OWNER]).code is Code.DESK_WAITS


def test_wrong_pins_of_half_an_hour_make_nobody_wait(salon: Salon) -> None:
    for _ in range(3):
        for error in everybody_fails(salon, 14):
            assert error.code is Code.WRONG_PIN
        salon.clock.forward(minutes=10)
        for name in PINS:
            salon.desk(name)


def test_one_account_waits_and_the_others_do_not(salon: Salon) -> None:
    for _ in range(5):
        fail(salon)
    assert salon.desk(DESK_WOMAN)
    assert fail(salon).code is Code.WAIT


def test_tries_at_once_are_counted_one_by_one(salon: Salon) -> None:
    found: list[Code] = []
    ready = threading.Barrier(8)

    def attempt() -> None:
        ready.wait()
        try:
            sign_in(salon.archive, salon.staff[LIN], "000000")
        except Refused as error:
            found.append(error.code)

    threads = [threading.Thread(target=attempt) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == [Code.WAIT] * 3 + [Code.WRONG_PIN] * 5
    assert failed(salon) == 5


def test_right_pin_forgets_the_failures(salon: Salon) -> None:
    for _ in range(4):
        fail(salon)
    salon.desk(LIN)
    assert failed(salon) == 0
    assert fail(salon).facts["wait"] == 0
    assert entries(operation="sign_in", outcome="refused")[-1]["staff"] == salon.staff[LIN]
    assert entries(operation="sign_in", outcome="done")[-1]["person"] == LIN


def test_waiting_outlives_the_program(salon: Salon) -> None:
    for _ in range(5):
        fail(salon)
    salon.reopen(as_start=True)
    assert fail(salon).code is Code.WAIT
    assert failed(salon) == 5


def test_clock_that_is_set_back_lengthens_nothing(salon: Salon) -> None:
    for _ in range(5):
        fail(salon)
    salon.clock.forward(days=-3)
    error = fail(salon, pin=PINS[LIN])
    assert (error.code, int(error.facts["seconds"]) <= 31) == (Code.WAIT, True)
    salon.clock.forward(seconds=20)
    assert int(fail(salon, pin=PINS[LIN]).facts["seconds"]) <= 11
    # the wait itself, and no longer
    salon.clock.forward(seconds=10)
    assert salon.desk(LIN)


def test_failed_try_is_written_before_the_pin_is_checked(salon: Salon, others: Others) -> None:
    """Killed while argon2 is at work, the program has counted the try already."""
    slow = pins.hash_pin(salon.archive.keys.pepper, salon.staff[LIN], PINS[LIN], 64 * 1024, 20)
    rows("UPDATE staff SET pin_hash = ? WHERE id = ?", slow, salon.staff[LIN])
    salon.close()
    beside = SalonDatabase(salon.folder / "data" / "salon.db", salon.archive.keys.database)
    with others.child("sign_in", folder=str(salon.folder), staff=salon.staff[LIN], pin="000000") as child:
        child.waits_for("ready")
        until = time.monotonic() + PATIENCE
        counted = 0
        with beside.connection_context():
            while not counted and time.monotonic() < until:
                counted = sum(failed for (failed,) in run(beside, "SELECT failed FROM staff"))
        child.kill()
    # killed before it could say that the PIN was wrong
    assert child.said == ["ready"]
    assert counted == 1
    salon.reopen(as_start=True)
    assert failed(salon) == 1


# --- resetting ----------------------------------------------------------------------------------------------------


def lock_out(salon: Salon, name: str = LIN) -> None:
    """Ten failures; the last of them just now."""
    while failed(salon, name) < 10:
        salon.clock.forward(minutes=20)
        fail(salon, name)


def test_account_that_waits_for_a_reset_gets_one_from_two_people(salon: Salon) -> None:
    lock_out(salon)
    assert failed(salon) == 10
    assert {person.name for person in people.staff(salon.desk(OWNER)) if person.waits_for_reset} == {LIN}
    at = salon.desk(OWNER)
    staff.reset_pin(salon.approved(at, staff.reset_pin, salon.staff[LIN], "481526"), salon.staff[LIN], "481526")
    assert fail(salon, pin=PINS[LIN]).code is Code.WRONG_PIN
    assert sign_in(salon.archive, salon.staff[LIN], "481526")


def test_second_person_that_is_locked_out_can_not_approve(salon: Salon) -> None:
    lock_out(salon, SHEN)
    at = salon.desk(OWNER)
    assert refused(salon.approved, at, staff.reset_pin, salon.staff[LIN], "481526") is Code.WAITS_FOR_RESET


def test_tries_of_a_second_person_count_for_that_person(salon: Salon) -> None:
    at = salon.desk(OWNER)
    asked = wanted(staff.reset_pin, at, salon.staff[LIN], "481526")
    for _ in range(5):
        assert refused(approve, at, salon.staff[SHEN], "00000000", asked) is Code.WRONG_PIN
    assert refused(approve, at, salon.staff[SHEN], PINS[SHEN], asked) is Code.WAIT
    assert fail(salon, SHEN, PINS[SHEN]).code is Code.WAIT
    assert failed(salon, OWNER) == 0
