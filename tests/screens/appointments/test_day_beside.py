"""The day beside a booking that is typed: what it is made of, minute by minute."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from salon_tui.screens.appointments.day_beside import stretches
from tests.db.salon import DESK_WOMAN, LIN, MOISTURE, OUYANG, ZENG, Salon
from tests.screens.appointments.days import booked
from tests.screens.appointments.test_day import at_two
from tests.screens.desks import at_desk
from tests.widgets.day.test_day_column import column, spans


@given(spans(), st.integers(1, 3), st.sampled_from([(540, 1260), (0, 1440), (555, 1235)]))
def test_every_minute_is_in_a_gap_or_in_what_takes_it(
    taken: list[tuple[int, int]], shut_every: int, open: tuple[int, int]
) -> None:
    found = stretches(column(taken, shut_every, open))
    free = [minute for span, what in found if what is None for minute in range(*span)]
    assert free == [m for m in range(*open) if not any(a <= m < b for a, b in taken)]
    assert [(span.start, span.finish) for span, what in found if what is not None] == taken


async def test_beside_a_new_appointment_stands_the_day_of_who_does_it(salon: Salon) -> None:
    at_two(salon)
    async with at_desk(salon, DESK_WOMAN, "en", (120, 40)) as desk:
        booked(salon, desk.app.desk_in_use, OUYANG, 15 * 60, MOISTURE, staff=LIN)
        await desk.go("book", start=15 * 60 + 30)
        await desk.fill(ZENG, "", "", "2", str(salon.staff[LIN]))
        side = [line.partition("│")[2] for line in desk.text.splitlines()]
        assert any(line.strip().startswith(f"{LIN} ─") for line in side)
        assert any(f"✗ 15:00–16:00  ○ {OUYANG}" in line for line in side)
        assert any("16:00–21:00  300 min free" in line for line in side)
        await desk.pilot.resize_terminal(80, 24)
        await desk.settle()
        assert "300 min free" not in desk.text
