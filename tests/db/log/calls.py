"""How queries and operations of the log are called, and the rights that they ask for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from db.log import operations, queries
from db.log.records import LogFilters
from tests.db.calls import Call, P, of_desk

CALLS: dict[Callable[..., Any], Call] = {
    queries.log: of_desk(P.DESK)(lambda at, case: queries.log(at, LogFilters())),
    queries.log_after: of_desk(P.DESK)(lambda at, case: queries.log_after(at, LogFilters(), 9)),
    queries.clients_counted: of_desk(P.DESK)(lambda at, case: queries.clients_counted(at)),
    operations.count_clients: of_desk(P.DESK)(lambda at, case: operations.count_clients(at)),
    queries.heads: of_desk(P.AUDIT_LOG)(lambda at, case: queries.heads(at)),
    queries.who_looked: of_desk(P.AUDIT_LOG)(lambda at, case: queries.who_looked(at, case.client)),
    operations.print_who_looked: of_desk(P.AUDIT_LOG)(lambda at, case: operations.print_who_looked(at, case.client)),
    operations.check_head: of_desk(P.AUDIT_LOG)(lambda at, case: operations.check_head(at, 9, "0" * 64)),
}
