"""What a page wants of the archive, and what it does with the answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from db.core.errors import Code, SalonError

if TYPE_CHECKING:
    from db.core.desk import Desk

R = TypeVar("R")

NOBODY_HERE = frozenset({Code.NOBODY, Code.LOCKED})
"""The person at the desk is no longer signed in: there is nothing to do but to sign in."""


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
        holds: Whether keys are held back while it runs in a worker.
    """

    call: Callable[[Desk], R]
    then: Callable[[R], None]
    refused: Callable[[SalonError], bool]
    failed: Callable[[SalonError], None]
    is_slow: bool = False
    waits: bool = True
    holds: bool = True


def is_put_out(desk: Desk) -> bool:
    """Whether somebody who was signed in is so no longer: their session has ended, or they have left."""
    from db.staff.queries.people import me

    try:
        me(desk)
    except SalonError as error:
        return error.code in NOBODY_HERE
    return False


def for_reason(desk: Desk, error: SalonError, reason: str) -> Desk:
    """The desk with the reason; for another's file, with the file opened for five minutes."""
    from db.clients.operations.emergency_access import break_glass

    if error.code is Code.DISCOUNT:
        return desk.cheaper_because(reason)
    if error.code is Code.CONFLICT:
        return desk.despite_health(reason)
    reasoned = desk.because(reason)
    if error.code is Code.NEEDS_REASON and error.facts.get("client"):
        break_glass(reasoned, int(error.facts["client"]))
    return reasoned
