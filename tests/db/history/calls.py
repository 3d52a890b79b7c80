"""How the query of what was changed in a file is called, and the rights that it asks for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from db.history import queries
from tests.db.calls import Call, P, of_client

CALLS: dict[Callable[..., Any], Call] = {
    queries.history: of_client(P.OPEN_RECORD)(lambda at, case: queries.history(at, case.client, "zh")),
}
