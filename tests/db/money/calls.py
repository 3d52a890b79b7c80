"""How operations and queries of money are called, and the rights that they ask for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from db.money.operations import paying
from tests.db.calls import Call, P, of_client
from tests.db.visits.samples import visits_of

CALLS: dict[Callable[..., Any], Call] = {
    paying.take_payment: of_client(P.TAKE_PAYMENT)(
        lambda at, case: paying.take_payment(
            at, paying.Pay(request_id="new", bill=visits_of(case).open.bill, method="cash", amount=100)
        )
    ),
}
