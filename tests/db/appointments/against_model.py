"""One random day, booked, moved and cancelled by the program's rules and by the model's, side by side."""

from __future__ import annotations

from random import Random

from db.appointments.records import What
from db.appointments.schedule.day import Wanted, fits_a_day
from db.appointments.schedule.free import free_starts, people_free
from db.appointments.schedule.placing import Placement, place
from tests.db.appointments.model import CLIENTS, Booked, Model, day_of, random_day, random_parts, random_starts

STEPS = 30
OF_PEOPLE = {
    What.SKILL,
    What.CLOSED,
    What.LEAVE,
    What.HOURS,
    What.BREAK,
    What.BLOCKED,
    What.STAFF_TAKEN,
    What.BUFFER,
}


def play(random: Random, steps: int = STEPS) -> int:
    """Plays one day.

    Returns:
        How many times were asked for.

    Raises:
        AssertionError: The program and the model differ.
    """
    model, starts, asked = random_day(random), random_starts(random), 0
    for number in range(1, steps + 1):
        client, parts, start = random.choice([0, *CLIENTS]), random_parts(random), next(starts)
        what = random.random()
        if what < 0.1 and model.booked:
            model.take(random.choice(sorted(model.booked)))
            continue
        moved = 0
        if what < 0.3 and model.booked:
            moved = random.choice(sorted(model.booked))
        here = model.take(moved)
        day = day_of(model, client)
        asked += 1
        accepted = model.accepts(client, parts, start)
        if fits_a_day(parts, start):
            placement = place(day, parts, start)
            assert accepted == (not placement.against), (parts, start, placement)
            _compare_reasons(model, parts, start, placement)
        else:
            assert not accepted
        if accepted:
            model.put(moved or number, Booked(client, placement.parts))
        elif here is not None:
            model.put(moved, here)
    assert not any(model.is_too_full(one) for one in model.resources)
    client, parts = random.choice([0, *CLIENTS]), random_parts(random)
    day = day_of(model, client)
    found = [start for start, _ in free_starts(day, parts, people_free(day, parts))]
    wanted = [start for start in range(0, 1440, 15) if model.accepts(client, parts, start)]
    assert found == wanted, parts
    return asked + 96


def _compare_reasons(model: Model, parts: tuple[Wanted, ...], start: int, placement: Placement) -> None:
    """For whoever was asked for by name, and does one part, the reasons are the same."""
    people = [part.staff for part in placement.parts]
    for number, part in enumerate(parts):
        if part.staff is not None and people.count(part.staff) == 1:
            name = f"美容师{part.staff}"
            said = {one.what for one in placement.against if one.part == number and one.who == name}
            assert said & OF_PEOPLE == model.against(number, parts, start, part.staff), (parts, start)
