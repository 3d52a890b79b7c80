"""Seats at copies of the prepared salon."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.contacts.operations.making import make_day
from tests.db.salon import Salon
from tests.journeys.homes import Home, copied
from tests.journeys.salon import Seat


@pytest.fixture
def home(prepared: Salon, tmp_path: Path) -> Home:
    """A home folder with a copy of the prepared salon, whose tasks of today are made."""
    home = copied(prepared, tmp_path / "home")
    with home.desk() as at:
        make_day(at)
    return home


@pytest.fixture
def seat(home: Home) -> Iterator[Seat]:
    """A desk at its sign-in page."""
    with Seat(home) as seat:
        yield seat
