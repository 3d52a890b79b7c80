"""How queries of completeness are called, and the rights that they ask for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from db.completeness import queries
from tests.db.calls import Call, P, of_client

CALLS: dict[Callable[..., Any], Call] = {
    queries.completeness: of_client(P.OPEN_RECORD)(lambda at, case: queries.completeness(at, case.client)),
    queries.to_ask_again: of_client(P.OPEN_RECORD)(lambda at, case: queries.to_ask_again(at, case.client)),
}
