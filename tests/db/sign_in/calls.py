"""How operations and queries of signing in are called, and the rights that they ask for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from db.sign_in.operations import leaving
from tests.db.calls import Call, P, of_desk

CALLS: dict[Callable[..., Any], Call] = {
    leaving.lock: of_desk(P.DESK)(lambda at, case: leaving.lock(at)),
    leaving.sign_out: of_desk(P.DESK)(lambda at, case: leaving.sign_out(at)),
}
