"""PINs: what is too easy, how failures make an account wait, and that nothing undoes a failed try."""

from __future__ import annotations

import threading
import time
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import peewee as pw
import pytest
from hypothesis import given
from hypothesis import strategies as st

from db import pins
from db.database import SalonDatabase
from db.errors import Code, Refused, SalonError
from db.operations import catalogue, door, entrance, staff
from db.operations.desk import approve, change_own_pin
from db.permissions import Permission, Role
from db.queries import people
from db.sql import rows
from db.work import Desk
from tests.db.others import PATIENCE, Others
from tests.db.salon import CHEAP, DESK_WOMAN, FLOOR, LIN, OWNER, PINS, SHEN, Salon, entries, everything, refused, wrong

BEAUTICIAN = [Role.BEAUTICIAN]
WAITS = (30, 60, 120, 240, 480)
"""Seconds to wait after the fifth failure, the sixth …; after the tenth nothing but a reset helps."""


# --- which PINs ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pin", "roles", "why"),
    [
        ("90517", BEAUTICIAN, "length"),
        ("905173", [Role.MANAGER], "length"),
        ("9051732", [Role.KEEPER, Role.BEAUTICIAN], "length"),
        ("9051732690517", BEAUTICIAN, "length"),
        ("", BEAUTICIAN, "digits"),
        ("90517a", BEAUTICIAN, "digits"),
        ("９０５１７３", BEAUTICIAN, "digits"),
        ("٩٠٥١٧٣", BEAUTICIAN, "digits"),
        ("123456", BEAUTICIAN, "sequence"),
        ("890123", BEAUTICIAN, "sequence"),
        ("654321", BEAUTICIAN, "sequence"),
        ("777777", BEAUTICIAN, "sequence"),
        ("787878", BEAUTICIAN, "repeats"),
        ("905905", BEAUTICIAN, "repeats"),
        ("91979197", [Role.MANAGER], "repeats"),
        ("557777", BEAUTICIAN, "repeats"),
        ("880312", BEAUTICIAN, "date"),
        ("120388", BEAUTICIAN, "date"),
        ("19880312", BEAUTICIAN, "date"),
        ("12031988", [Role.MANAGER], "date"),
        ("478899", BEAUTICIAN, "phone"),
    ],
)
def test_pin_that_is_too_easy(pin: str, roles: list[Role], why: str) -> None:
    assert pins.weakness(pin, roles, ["02162478899"]) == why


@pytest.mark.parametrize("pin", list(PINS.values()))
def test_pin_that_is_good_enough(pin: str) -> None:
    roles = [Role.MANAGER] if len(pin) == 8 else BEAUTICIAN
    assert pins.weakness(pin, roles, ["", "02162478899"]) is None


@given(st.text(max_size=20))
def test_whatever_is_typed_is_judged(text: str) -> None:
    why = pins.weakness(text, BEAUTICIAN, [])
    if why is None:
        assert text.isascii() and text.isdigit() and 6 <= len(text) <= 12


def test_weak_pin_is_refused_wherever_one_is_set(salon: Salon) -> None:
    at = salon.desk(OWNER)
    before = everything()
    add = staff.AddStaff("x", "新人", (Role.BEAUTICIAN,), "123456")
    error = wrong(staff.add_staff, at, add)
    assert (error.code, error.facts["why"]) == (Code.WEAK_PIN, "sequence")
    assert everything() == before
    assert wrong(change_own_pin, at, PINS[OWNER], "905173").facts["least"] == 8
    given_ = salon.approved(at, Permission.RESET_PIN)
    assert wrong(staff.reset_pin, given_, salon.staff[LIN], "19900101").facts["why"] == "date"


# --- failures -----------------------------------------------------------------------------------------------------


def fail(salon: Salon, name: str = LIN, pin: str = "000000") -> Refused:
    with pytest.raises(Refused) as caught:
        entrance.sign_in(salon.archive, salon.staff[name], pin)
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
    salon.clock.forward(days=400)
    assert fail(salon, pin=PINS[LIN]).code is Code.WAITS_FOR_RESET


def test_waits_double_up_to_an_hour() -> None:
    waits = [pins.wait_after(failures) for failures in range(40)]
    assert waits[:5] == [None] * 5
    assert waits[5] == timedelta(seconds=30)
    for one, next_one in pairwise(wait for wait in waits[5:] if wait is not None):
        assert next_one == min(2 * one, timedelta(hours=1))


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
            entrance.sign_in(salon.archive, salon.staff[LIN], "000000")
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


@given(
    st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)),
    st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)),
    st.integers(0, 50),
)
def test_nobody_waits_longer_than_the_wait(until: datetime, now: datetime, failures: int) -> None:
    full = pins.wait_after(failures)
    left = pins.still_waiting(until.replace(tzinfo=UTC), failures, now.replace(tzinfo=UTC))
    assert 0 <= left <= (full.total_seconds() + 1 if full else 0)


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
    while fail(salon, name).code is not Code.WAITS_FOR_RESET:
        salon.clock.forward(hours=1)


def test_account_that_waits_for_a_reset_gets_one_from_two_people(salon: Salon) -> None:
    lock_out(salon)
    assert failed(salon) == 10
    assert {person.name for person in people.staff(salon.desk(OWNER)) if person.waits_for_reset} == {LIN}
    at = salon.desk(OWNER)
    assert refused(staff.reset_pin, at, salon.staff[LIN], "481526") is Code.NEEDS_SECOND
    staff.reset_pin(salon.approved(at, Permission.RESET_PIN), salon.staff[LIN], "481526")
    assert fail(salon, pin=PINS[LIN]).code is Code.WRONG_PIN
    assert entrance.sign_in(salon.archive, salon.staff[LIN], "481526")


def test_second_person_that_is_locked_out_can_not_approve(salon: Salon) -> None:
    lock_out(salon, SHEN)
    at = salon.desk(OWNER)
    assert refused(salon.approved, at, Permission.RESET_PIN) is Code.WAITS_FOR_RESET


def test_tries_of_a_second_person_count_for_that_person(salon: Salon) -> None:
    at = salon.desk(OWNER)
    for _ in range(5):
        assert refused(approve, at, salon.staff[SHEN], "00000000", Permission.RESET_PIN) is Code.WRONG_PIN
    assert refused(salon.approved, at, Permission.RESET_PIN) is Code.WAIT
    assert fail(salon, SHEN, PINS[SHEN]).code is Code.WAIT
    assert failed(salon, OWNER) == 0


# --- one's own ----------------------------------------------------------------------------------------------------


def test_own_pin_is_changed(salon: Salon) -> None:
    at = salon.desk(LIN)
    change_own_pin(at, PINS[LIN], "48152637")
    assert door.pin_length(salon.archive, salon.staff[LIN]) == 8
    assert fail(salon, pin=PINS[LIN]).code is Code.WRONG_PIN
    assert entrance.sign_in(salon.archive, salon.staff[LIN], "48152637")


def test_guesses_at_the_old_pin_count(salon: Salon) -> None:
    """A desk that was left open is no place to guess its person's PIN."""
    at: Desk = salon.desk(LIN)
    for _ in range(5):
        assert refused(change_own_pin, at, "000000", "481526") is Code.WRONG_PIN
    assert refused(change_own_pin, at, PINS[LIN], "481526") is Code.WAIT
    assert failed(salon) == 5
    assert [found["what"].count("wrong_pin") for found in entries(operation="change_own_pin")] == [1] * 5 + [0]


def test_weak_new_pin_is_no_failed_try(salon: Salon) -> None:
    at = salon.desk(LIN)
    with pytest.raises(SalonError) as caught:
        change_own_pin(at, PINS[LIN], "123456")
    assert caught.value.code is Code.WEAK_PIN
    assert failed(salon) == 0
    assert salon.desk(LIN)


# --- the hash -----------------------------------------------------------------------------------------------------


def kept_hash(salon: Salon) -> str:
    return str(rows("SELECT pin_hash FROM staff WHERE id = ?", salon.staff[LIN])[0][0])


def test_hash_of_older_parameters_is_made_anew(salon: Salon) -> None:
    first = kept_hash(salon)
    assert f"m={CHEAP[0]},t={CHEAP[1]}," in first
    rows("UPDATE salon SET pin_passes = 3")
    salon.desk(LIN)
    second = kept_hash(salon)
    assert f"m={CHEAP[0]},t=3," in second
    salon.desk(LIN)
    assert kept_hash(salon) == second


def test_hash_is_never_cheaper_than_the_floor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pins, "FLOOR_KIB", FLOOR[0])
    monkeypatch.setattr(pins, "FLOOR_PASSES", FLOOR[1])
    pins._hasher.cache_clear()
    made = pins.hash_pin(b"pepper", 1, "905173", 8, 2)
    assert f"$argon2id$v=19$m={19 * 1024},t=2,p=1$" in made
    memory, passes = pins.calibrate()
    assert memory >= 19 * 1024
    assert passes >= 2


def test_hash_is_of_one_person_and_one_salon(salon: Salon) -> None:
    assert pins.verify_pin(salon.archive.keys.pepper, salon.staff[LIN], PINS[LIN], kept_hash(salon))
    assert not pins.verify_pin(salon.archive.keys.pepper, salon.staff[DESK_WOMAN], PINS[LIN], kept_hash(salon))
    assert not pins.verify_pin(b"another", salon.staff[LIN], PINS[LIN], kept_hash(salon))
    assert not pins.verify_pin(salon.archive.keys.pepper, salon.staff[LIN], PINS[LIN], "")


def test_pin_is_kept_nowhere(salon: Salon) -> None:
    at = salon.approved(salon.desk(OWNER), Permission.RESET_PIN)
    staff.reset_pin(at, salon.staff[LIN], "481526")
    fail(salon, pin="739154")
    change_own_pin(entrance.sign_in(salon.archive, salon.staff[LIN], "481526"), "481526", "602948")
    catalogue.save_service(salon.desk(OWNER), catalogue.SaveService("x", "眼部护理"))
    kept = repr(everything())
    for pin in ("481526", "739154", "602948", *PINS.values()):
        assert pin not in kept


def test_sign_in_page_says_no_more_than_names(salon: Salon) -> None:
    owner = salon.desk(OWNER)
    [lin] = [person for person in people.staff(owner) if person.name == LIN]
    staff.change_staff(owner, staff.ChangeStaff("x", lin.id, lin.version, LIN, notes="试用期"))
    staff.add_staff(owner, staff.AddStaff("y", "离职", (Role.ADVISOR,), "481526"))
    gone = next(person for person in people.staff(owner) if person.name == "离职")
    staff.change_staff(owner, staff.ChangeStaff("z", gone.id, gone.version, "离职", active=False))
    found = door.people(salon.archive)
    assert [person.name for person in found] == list(PINS)
    assert {person.notes for person in found} == {""}
    assert door.pin_length(salon.archive, 999) == 0
    assert refused(entrance.sign_in, salon.archive, 999, "905173") is Code.NOBODY
    assert refused(entrance.sign_in, salon.archive, gone.id, "481526") is Code.NOBODY
