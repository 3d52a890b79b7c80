"""What a page wants of the archive, and what it does with the answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from db.core.desk import Desk
    from db.core.errors import SalonError

R = TypeVar("R")


def nothing(_result: object) -> None:
    """Nothing more is to be done."""


def never(_error: SalonError) -> bool:
    """No error is dealt with by the page itself."""
    return False


class Task(NamedTuple, Generic[R]):
    """Something asked of the archive.

    Attributes:
        call: The operation, with everything but the desk.
        then: What to do with its result.
        refused: Deals with an error itself; gives True when it has.
        failed: What to do when nothing comes of it.
        is_slow: Whether it runs in a worker from the start.
        waits: Whether it goes on in a worker where another program is writing.
        hold: Seconds for which keys are held back at most while it runs in a worker.
    """

    call: Callable[[Desk], R]
    then: Callable[[R], None]
    refused: Callable[[SalonError], bool]
    failed: Callable[[SalonError], None]
    is_slow: bool = False
    waits: bool = True
    hold: float = 0
