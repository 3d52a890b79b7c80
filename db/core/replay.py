"""Requests that were carried out already: the same one again gives the same result and no second row."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from db.core.errors import Code, Refused
from db.core.operation_context import Known, Work
from db.core.sql import write

Again = Callable[[Work, int], object]
"""Gives the result of a request that was carried out, from the id of the row that it made or changed."""


def remember(work: Work, request: str, result: object) -> None:
    """Keeps which row a request made or changed; what was typed for it is no draft any more."""
    if request:
        if work.has_draft:
            write("DELETE FROM draft WHERE request = ?", request)
        write(
            "INSERT INTO request (id, staff_id, operation, result) VALUES (?, ?, ?, ?)",
            request,
            work.staff,
            work.operation,
            work.made or id_of(result),
        )


def replay(work: Work, before: Known, again: Again | None, asked: object) -> Any:
    """The result that the request had, of the type that its operation gives.

    Raises:
        Refused: ``NOT_ALLOWED`` when it was another operation's request, somebody else's, or one about another row;
            giving back what was not asked for would lose what was.
    """
    same = before.operation == work.operation and before.staff == work.staff
    result = again(work, before.result) if again and same else None
    if result is None or not _same_subject(asked, result):
        raise Refused(Code.NOT_ALLOWED, permission=work.permission.value)
    return result


def id_of(result: object) -> int:
    """Id of the row that a result shows, 0 where it shows none."""
    return int(getattr(result, "id", 0))


def _same_subject(asked: object, result: object) -> bool:
    made = id_of(result)
    # what is not about a visit itself may still be of one
    names = ("visit", "staff", "bill", "id")
    # a revision is asked of the version that it replaces
    known = (0, made, getattr(result, "replaces", made))
    if any(getattr(asked, name, 0) not in (*known, getattr(result, name, made)) for name in names):
        return False
    about = id_of(getattr(result, "client", None)) or made
    return getattr(asked, "client", 0) in (0, about)
