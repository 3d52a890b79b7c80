"""PINs: what is too easy, how failures make an account wait, and that nothing undoes a failed try."""

from __future__ import annotations

import threading
import time
from datetime import date
from itertools import pairwise
from pathlib import Path
from random import Random

import peewee as pw
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.core.database import SalonDatabase
from db.core.desk import Desk
from db.core.errors import Code, Refused, SalonError
from db.core.permissions import Role, pin_length
from db.core.sql import rows
from db.salon import operations as catalogue
from db.sign_in.operations import opening
from db.sign_in.operations import sign_in as entrance
from db.staff import pins
from db.staff.operations import staff
from db.staff.operations.session import approve, change_own_pin
from db.staff.queries import people
from db.staff.weak_pins import weakness
from tests.db.others import PATIENCE, Others
from tests.db.salon import (
    CHEAP,
    DESK_WOMAN,
    FLOOR,
    LIN,
    OWNER,
    PINS,
    SHEN,
    Salon,
    entries,
    everything,
    refused,
    wanted,
    wrong,
)

BEAUTICIAN = [Role.BEAUTICIAN]
CASES = Path(__file__).parents[2] / "cases"
WAITS = (30, 60, 120, 240, 480)
"""Seconds to wait after the fifth failure, the sixth …; after the tenth nothing but a reset helps."""


# --- which PINs ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pin", "roles", "why"),
    [
        ("90517", BEAUTICIAN, "length"),
        ("9051738", BEAUTICIAN, "length"),
        ("905173", [Role.MANAGER], "length"),
        ("9051732", [Role.KEEPER, Role.BEAUTICIAN], "length"),
        ("905173269", [Role.MANAGER], "length"),
        ("", BEAUTICIAN, "digits"),
        ("90517a", BEAUTICIAN, "digits"),
        ("９０５１７３", BEAUTICIAN, "digits"),
        ("٩٠٥١٧٣", BEAUTICIAN, "digits"),
        ("478899", BEAUTICIAN, "phone"),
        ("216247", BEAUTICIAN, "phone"),
    ],
)
def test_pin_that_is_no_pin_or_known(pin: str, roles: list[Role], why: str) -> None:
    assert weakness(pin, roles, ["02162478899"]) == why


def table() -> list[tuple[str, str]]:
    lines = (CASES / "weak_pins.txt").read_text("utf-8").splitlines()
    return [tuple(line.split()[:2]) for line in lines if line and not line.startswith("#")]  # type: ignore[misc]


@pytest.mark.parametrize(("pin", "why"), table())
def test_pin_that_is_too_easy(pin: str, why: str) -> None:
    roles = [Role.MANAGER] if len(pin) == 8 else BEAUTICIAN
    assert weakness(pin, roles, []) == (None if why == "good" else why)


@given(st.integers(0, 10**6), st.sampled_from([BEAUTICIAN, [Role.MANAGER]]))
@settings(max_examples=20)
def test_pins_by_chance_are_mostly_good(seed: int, roles: list[Role]) -> None:
    random = Random(seed)
    length = pin_length(roles)
    tried = [f"{random.randrange(10**length):0{length}}" for _ in range(400)]
    good = [pin for pin in tried if weakness(pin, roles, ["02162478899"]) is None]
    assert len(good) > 320


@given(st.integers(0, 9), st.integers(0, 9), st.sampled_from([6, 8]))
def test_no_even_step_is_a_good_pin(first: int, step: int, length: int) -> None:
    pin = "".join(str((first + step * at) % 10) for at in range(length))
    assert weakness(pin, [Role.MANAGER] if length == 8 else BEAUTICIAN, [])


@given(st.text("0123456789", min_size=3, max_size=4))
def test_no_mirror_and_no_doubling_is_a_good_pin(half: str) -> None:
    roles = [Role.MANAGER] if len(half) == 4 else BEAUTICIAN
    for pin in (half + half[::-1], half + half, "".join(2 * digit for digit in half)):
        assert weakness(pin, roles, []), pin


@given(st.dates(date(1930, 1, 1), date(2029, 12, 31)))
def test_no_birthday_is_a_good_pin(day: date) -> None:
    for form in ("%y%m%d", "%d%m%y", "%m%d%y", "%Y%m"):
        assert weakness(day.strftime(form), BEAUTICIAN, []), form
    for form in ("%Y%m%d", "%d%m%Y", "%m%d%Y"):
        assert weakness(day.strftime(form), [Role.MANAGER], []), form


@pytest.mark.parametrize("pin", list(PINS.values()))
def test_pin_that_is_good_enough(pin: str) -> None:
    roles = [Role.MANAGER] if len(pin) == 8 else BEAUTICIAN
    assert weakness(pin, roles, ["", "02162478899"]) is None


@given(st.text(max_size=20))
def test_whatever_is_typed_is_judged(text: str) -> None:
    why = weakness(text, BEAUTICIAN, [])
    if why is None:
        assert text.isascii() and text.isdigit() and len(text) == 6


def test_weak_pin_is_refused_wherever_one_is_set(salon: Salon) -> None:
    at = salon.desk(OWNER)
    before = everything()
    add = staff.AddStaff(request_id="x", name="新人", roles=(Role.BEAUTICIAN,), pin="123456")
    error = wrong(staff.add_staff, at, add)
    assert (error.code, error.facts["why"]) == (Code.WEAK_PIN, "sequence")
    assert everything() == before
    assert wrong(change_own_pin, at, PINS[OWNER], "905173").facts["digits"] == 8
    given_ = salon.approved(at, staff.reset_pin, salon.staff[LIN], "880312")
    assert wrong(staff.reset_pin, given_, salon.staff[LIN], "880312").facts["why"] == "date"


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
    assert entrance.sign_in(salon.archive, salon.staff[LIN], "481526")


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


# --- one's own ----------------------------------------------------------------------------------------------------


def test_own_pin_is_changed(salon: Salon) -> None:
    at = salon.desk(LIN)
    change_own_pin(at, PINS[LIN], "481526")
    assert fail(salon, pin=PINS[LIN]).code is Code.WRONG_PIN
    assert entrance.sign_in(salon.archive, salon.staff[LIN], "481526")


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
    at = salon.approved(salon.desk(OWNER), staff.reset_pin, salon.staff[LIN], "481526")
    staff.reset_pin(at, salon.staff[LIN], "481526")
    fail(salon, pin="739154")
    change_own_pin(entrance.sign_in(salon.archive, salon.staff[LIN], "481526"), "481526", "602948")
    catalogue.save_service(salon.desk(OWNER), catalogue.SaveService(request_id="x", name="眼部护理"))
    kept = repr(everything())
    for pin in ("481526", "739154", "602948", *PINS.values()):
        assert pin not in kept


def test_sign_in_page_says_no_more_than_names(salon: Salon) -> None:
    owner = salon.desk(OWNER)
    [lin] = [person for person in people.staff(owner) if person.name == LIN]
    staff.change_staff(
        owner, staff.ChangeStaff(request_id="x", staff=lin.id, version=lin.version, name=LIN, notes="试用期")
    )
    staff.add_staff(owner, staff.AddStaff(request_id="y", name="离职", roles=(Role.ADVISOR,), pin="481526"))
    gone = next(person for person in people.staff(owner) if person.name == "离职")
    staff.change_staff(
        owner, staff.ChangeStaff(request_id="z", staff=gone.id, version=gone.version, name="离职", active=False)
    )
    found = opening.people(salon.archive)
    assert [person.name for person in found] == list(PINS)
    assert {person.notes for person in found} == {""}
    assert not {column for (_, column, *_) in rows("PRAGMA table_info(staff)") if "length" in column}
    assert refused(entrance.sign_in, salon.archive, 999, "905173") is Code.NOBODY
    assert refused(entrance.sign_in, salon.archive, gone.id, "481526") is Code.NOBODY
