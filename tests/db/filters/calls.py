"""How queries and operations of filters are called, and the rights that they ask for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from db.filters import queries
from db.filters.records import Filters
from tests.db.calls import Call, P, of_desk

CALLS: dict[Callable[..., Any], Call] = {
    queries.filtered: of_desk(P.FIND)(lambda at, case: queries.filtered(at, Filters(sexes=("female",)))),
    queries.filtered_after: of_desk(P.FIND)(lambda at, case: queries.filtered_after(at, Filters(), case.client)),
}
