"""Whom an appointment names: staff who are there."""

from __future__ import annotations

from db.core.errors import Flaw, InvalidFields
from db.core.sql import rows

LONGEST_NOTE = 300


def check_advisor(advisor: int | None) -> None:
    """Refuses an advisor who isn't there.

    Raises:
        InvalidFields: Nobody is called so.
    """
    if advisor is not None and not rows("SELECT 1 FROM staff WHERE id = ? AND active", advisor):
        raise InvalidFields({"advisor": Flaw.NOBODY_CALLED_SO})
