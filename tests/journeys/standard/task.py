"""A task that is counted in keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.db.salon import DESK_WOMAN
from tests.journeys.salon import Seat


@dataclass(frozen=True)
class Task:
    """A task of the table: how it is played, and the most keys that it may take.

    ``beside`` says what is typed besides the keys that count.
    """

    name: str
    most: int
    play: Callable[[Seat], None]
    before: Callable[[Seat], None] = lambda seat: None
    beside: str = ""


def go_home(seat: Seat) -> None:
    """The opening page of the reception."""
    seat.press("f3")
    seat.wait_head(f"{DESK_WOMAN} · ")
