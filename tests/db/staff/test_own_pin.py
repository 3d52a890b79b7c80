"""Changing one's own PIN, and how PINs are hashed."""

from __future__ import annotations

import pytest

from db.clients.finding import queries as find
from db.core.desk import Desk
from db.core.errors import Code, SalonError
from db.core.permissions import Role
from db.core.sql import rows, run
from db.salon import operations as catalogue
from db.sign_in.operations import opening
from db.sign_in.operations.sign_in import sign_in
from db.staff import pins
from db.staff.operations import session, staff
from db.staff.operations.session import change_own_pin
from db.staff.queries import people
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
from tests.db.staff.test_pins import fail, failed


def test_own_pin_is_changed(salon: Salon) -> None:
    at = salon.desk(LIN)
    change_own_pin(at, PINS[LIN], "481526")
    assert fail(salon, pin=PINS[LIN]).code is Code.WRONG_PIN
    assert sign_in(salon.archive, salon.staff[LIN], "481526")


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
    change_own_pin(sign_in(salon.archive, salon.staff[LIN], "481526"), "481526", "602948")
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
    assert refused(sign_in, salon.archive, 999, "905173") is Code.NOBODY
    assert refused(sign_in, salon.archive, gone.id, "481526") is Code.NOBODY


def test_a_pin_that_a_manager_has_set_is_good_for_choosing_ones_own_and_nothing_else(salon: Salon) -> None:
    at, lin = salon.desk(OWNER), salon.staff[LIN]
    staff.reset_pin(salon.approved(at, staff.reset_pin, lin, "481526"), lin, "481526")
    here = sign_in(salon.archive, lin, "481526")
    assert people.me(here).pin_once
    assert refused(find.find, here, "oy") is Code.NEW_PIN_FIRST
    assert refused(session.keep_draft, here, session.KeepDraft(form="register", content="x")) is Code.NEW_PIN_FIRST
    # what the manager has set is no PIN to keep
    assert wrong(session.change_own_pin, here, "481526", "481526").facts["why"] == "same"
    session.change_own_pin(here, "481526", "602948")
    assert not people.me(here).pin_once and find.find(here, "oy")
    assert find.find(sign_in(salon.archive, lin, "602948"), "oy")


def test_nobody_agrees_by_a_pin_that_somebody_else_has_set(salon: Salon) -> None:
    """Else a manager who has set another's would be two people."""
    run("UPDATE staff SET pin_once = 1 WHERE id = ?", salon.staff[SHEN])
    at, lin = salon.desk(OWNER), salon.staff[LIN]
    asked = wanted(staff.reset_pin, at, lin, "481526")
    assert refused(session.approve, at, salon.staff[SHEN], PINS[SHEN], asked) is Code.NEW_PIN_FIRST
    assert refused(staff.reset_pin, at, lin, "481526") is Code.NEEDS_SECOND


def test_who_resets_their_own_pin_with_a_second_person_has_chosen_it(salon: Salon) -> None:
    at, own = salon.desk(OWNER), salon.staff[OWNER]
    staff.reset_pin(salon.approved(at, staff.reset_pin, own, "48152637"), own, "48152637")
    assert not people.me(sign_in(salon.archive, own, "48152637")).pin_once


def test_another_role_with_a_longer_pin_has_one_for_one_sign_in(salon: Salon) -> None:
    at, lin = salon.desk(OWNER), salon.staff[LIN]
    roles = (Role.BEAUTICIAN, Role.KEEPER)
    staff.change_roles(salon.approved(at, staff.change_roles, lin, roles, "48152637"), lin, roles, "48152637")
    assert refused(find.find, sign_in(salon.archive, lin, "48152637"), "oy") is Code.NEW_PIN_FIRST
