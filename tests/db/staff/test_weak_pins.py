"""Which PINs may be chosen."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.core.errors import Code
from db.core.permissions import Role, pin_length
from db.staff.operations import staff
from db.staff.operations.session import change_own_pin
from db.staff.weak_pins import weakness
from tests.db.salon import (
    LIN,
    OWNER,
    PINS,
    Salon,
    everything,
    wrong,
)

BEAUTICIAN = [Role.BEAUTICIAN]


CASES = Path(__file__).parents[2] / "cases"


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
