"""How operations on the archive as a whole are called, and the rights that they ask for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from db.integrity import operations
from tests.db.calls import Call, P, of_desk

SAMPLES: tuple[Callable[..., Any], ...] = ()
CALLS: dict[Callable[..., Any], Call] = {
    operations.ask_for_update: of_desk(P.SETTINGS)(lambda at, case: operations.ask_for_update(at, "0.1.0", "0.2.0")),
}
