"""How queries and operations of filters are called, and the rights that they ask for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from db.filters import operations, queries
from db.filters.records import Filters
from tests.db.calls import Call, P, of_desk

CALLS: dict[Callable[..., Any], Call] = {
    queries.filtered: of_desk(P.FIND)(lambda at, case: queries.filtered(at, Filters(sexes=("female",)))),
    operations.print_filtered: of_desk(P.LIST_CONTACTS)(
        lambda at, case: operations.print_filtered(at, Filters(sexes=("female",)), phones=True)
    ),
    operations.print_skin_index: of_desk(P.LIST_MANY_CONTACTS, P.SEE_HEALTH)(
        lambda at, case: operations.print_skin_index(at)
    ),
    queries.by_skin: of_desk(P.FIND)(lambda at, case: queries.by_skin(at)),
    queries.usable_filters: of_desk(P.FIND)(lambda at, case: queries.usable_filters(at)),
    queries.filtered_after: of_desk(P.FIND)(lambda at, case: queries.filtered_after(at, Filters(), case.client)),
}
