"""The analysis before one, against which that says what has changed."""

from __future__ import annotations

from db.core.desk import Desk
from db.dated.declaration import Values
from db.dated.kinds.skin import SKIN
from db.dated.queries import dated_of, dated_record
from db.dated.records import State


def analysis_before(desk: Desk, client: int, analysis: int) -> Values | None:
    """What the last analysis before one says, or before one to come, whose id is 0; None where there is none."""
    lines = dated_of(desk, client, SKIN.code, analysis)
    last = next((line.id for line in lines if line.state is State.CURRENT), 0)
    return dated_record(desk, last).values if last else None
