"""Box C of the form: a question that was asked, and the conditions that are open, are its answer; and back again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from db.clients.conditions.records import How
from db.clients.fields.client import ALERT_FIELDS
from db.clients.models import ConditionRow, Confirmed
from db.core.operation_context import Work
from db.core.row_values import local_day
from db.core.sql import rows
from db.fields.values import Value
from db.rules.records import Certainty

QUESTIONS = {field.name: frozenset(entry.code for entry in field.choices) for field in ALERT_FIELDS}
"""The items that each question of box C asks for."""


def answers_of(client: int) -> dict[str, tuple[str, ...]]:
    """What was answered to each question that was asked, in the order of its list; others are left out.

    One that was declined is an answer only where something is known all the same.
    """
    asked = {
        box: How(how)
        for box, how in rows("SELECT box, how FROM confirmed WHERE client_id = ?", client)
        if box in QUESTIONS
    }
    if not asked:
        return {}
    known = open_items(client)
    answers = {
        field.name: tuple(entry.code for entry in field.choices if entry.code in known)
        for field in ALERT_FIELDS
        if field.name in asked
    }
    return {name: items for name, items in answers.items() if items or asked[name] is not How.DECLINED}


def declined_of(client: int) -> frozenset[str]:
    """The questions and fields that a client would rather not answer."""
    found = rows("SELECT box FROM confirmed WHERE client_id = ? AND how = ?", client, How.DECLINED.value)
    return frozenset(box for (box,) in found)


def not_declined(client: int, fields: Iterable[str]) -> None:
    """What is answered after all was not declined."""
    given = [name for name in fields if name not in QUESTIONS]
    Confirmed.delete().where(
        Confirmed.client == client, Confirmed.how == How.DECLINED.value, Confirmed.box.in_(given)
    ).execute()


def open_items(client: int) -> frozenset[str]:
    """The items that a client has."""
    found = rows("SELECT item FROM condition WHERE client_id = ? AND ended IS NULL", client)
    return frozenset(item for (item,) in found)


def write_answers(work: Work, client: int, new: Mapping[str, Value]) -> None:
    """Keeps what is answered anew: an item that is ticked is told, one that is no longer ticked anywhere is over.

    Args:
        work: The operation under way.
        client: Whose.
        new: Answers by question; None for one that is taken back, as if it had never been asked.
    """
    old = answers_of(client)
    final = {**old, **new}
    wanted = {item for value in final.values() if isinstance(value, tuple) for item in value}
    over = {item for name in new for item in old.get(name, ()) if item not in wanted}
    if over:
        _end(work, client, over)
    there = open_items(client)
    for name, value in new.items():
        for item in value if isinstance(value, tuple) else ():
            if item not in there:
                there |= {item}
                tell(work, client, item)
        if value is None:
            Confirmed.delete().where(Confirmed.client == client, Confirmed.box == name).execute()
        else:
            confirm(work, client, name)


def tell(work: Work, client: int, item: str) -> ConditionRow:
    """Opens a condition that was told, of which no more is known."""
    return ConditionRow.create(
        client=client,
        item=item,
        certainty=Certainty.TOLD.value,
        confirmed_day=work.today,
        at=work.now,
        by=work.staff,
    )


def confirm(work: Work, client: int, box: str, how: How = How.ASKED) -> None:
    """Says that a box, a question or a field was asked today."""
    row = {"client": client, "box": box, "day": work.today, "by": work.staff, "how": how.value, "at": work.now}
    Confirmed.insert(row).on_conflict(
        conflict_target=(Confirmed.client, Confirmed.box),
        preserve=(Confirmed.day, Confirmed.by, Confirmed.how, Confirmed.at),
    ).execute()


def _end(work: Work, client: int, items: Iterable[str]) -> None:
    """Ends what is no longer ticked; what the same person ticked today was a slip, and never so."""
    found = ConditionRow.select().where(ConditionRow.client == client, ConditionRow.ended.is_null())
    for row in found.where(ConditionRow.item.in_(sorted(items))):
        row.ended, row.ended_by_id = work.today, work.staff
        if row.by_id == work.staff and local_day(row.at) == work.today:
            row.certainty = Certainty.REFUTED.value
        row.version += 1
        row.save()
