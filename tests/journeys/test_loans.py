"""A card goes out and comes back at a real terminal: scanned, and typed ahead of the screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from db.papers.loans.models import Loan
from tests.db.clock import Clock
from tests.db.papers.lent import put_out
from tests.db.papers.shelves import number
from tests.db.salon import DENG, LIN, OUYANG, PINS, Salon
from tests.journeys.homes import Home
from tests.journeys.salon import Seat
from tests.journeys.test_typing_ahead import assert_no_pin, keys


def test_scan_and_pin_in_one_write_take_a_card_out_and_a_scan_brings_it_back(prepared: Salon, home: Home) -> None:
    with home.archive() as archive:
        salon = replace(prepared, archive=archive, clock=Clock(datetime.now(UTC)))
        loan = put_out(salon, OUYANG, "A-1", out=False)
        card = number(salon, OUYANG)
    with Seat(home) as seat:
        seat.sign_in(DENG)
        seat.type(keys("f2") + "loans" + keys("enter"))
        seat.wait(seat.said("Approved, to be taken out"))
        # a PIN that is typed before the question is there chooses no line of the list
        seat.type_ahead(card + keys("enter") + PINS[LIN] + keys("enter"))
        seat.wait(seat.said("Out"))
        seat.type(card + keys("enter") + "1")
        seat.wait("放回原位 A · A-1")
        assert_no_pin(seat, home)
    with home.archive():
        row = Loan.get_by_id(loan)
        assert row.out_at is not None and row.back_at is not None and row.intact
