"""What stands open while nobody is signed in; kept apart from the gate, so that the sign-in page opens without it."""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


def without_sign_in(function: Callable[P, R]) -> Callable[P, R]:
    """Marks a function that works with nobody signed in: the way to the desk itself."""
    function.permission = None  # type: ignore[attr-defined]  # read by the tests
    return function
