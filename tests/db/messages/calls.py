"""How operations and queries of messages are called, and the rights that they ask for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from db.messages import operations, queries
from db.messages.records import MessageOccasion
from tests.db.appointments.samples import booked_of
from tests.db.calls import Call, P, of_client, of_desk

CALLS: dict[Callable[..., Any], Call] = {
    operations.save_wordings: of_desk(P.SETTINGS)(
        lambda at, case: operations.save_wordings(
            at, operations.SaveWordings(occasion=MessageOccasion.RECALL, version=0, short_zh="好久不见")
        )
    ),
    queries.wordings: of_desk(P.DESK)(lambda at, case: queries.wordings(at, MessageOccasion.RECALL)),
    queries.message: of_client(P.REVEAL_PHONE, P.APPOINTMENTS)(
        lambda at, case: queries.message(at, MessageOccasion.REMINDER, case.client)
    ),
    queries.reminder: of_client(P.REVEAL_PHONE, P.APPOINTMENTS)(
        lambda at, case: queries.reminder(at, booked_of(case).ahead.id)
    ),
}
