"""How operations and queries of rules are called, and the rights that they ask for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from db.rules import operations, queries
from db.rules.requests import ConfirmRule, SaveRule
from tests.db.calls import Call, P, of_desk

SAMPLES = ()

CALLS: dict[Callable[..., Any], Call] = {
    operations.save_rule: of_desk(P.RULES)(
        lambda at, case: operations.save_rule(
            at, SaveRule(request_id="new", number=1, version=1, level="hold", why_zh="发热期间不做")
        )
    ),
    operations.confirm_rule: of_desk(P.RULES)(
        lambda at, case: operations.confirm_rule(at, ConfirmRule(request_id="new", number=2, version=1))
    ),
    queries.rules: of_desk(P.RULES)(lambda at, case: queries.rules(at)),
}
