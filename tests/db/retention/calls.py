"""How operations and queries of retention rules are called, and the rights that they ask for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from db.retention import operations, queries
from db.retention.operations import ConfirmRetention
from tests.db.calls import Call, P, of_desk

SAMPLES = ()

CALLS: dict[Callable[..., Any], Call] = {
    operations.confirm_retention: of_desk(P.SETTINGS)(
        lambda at, case: operations.confirm_retention(
            at, ConfirmRetention(request_id="new", id=1, version=1, months=12)
        )
    ),
    queries.retention_rules: of_desk(P.INSPECT)(lambda at, case: queries.retention_rules(at)),
    queries.retention_rule: of_desk(P.INSPECT)(lambda at, case: queries.retention_rule(at, 1)),
}
