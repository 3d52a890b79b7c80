"""Writing conditions: checked, with what changed in the client's history, and the form's answers following."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, timedelta

from db.clients.conditions.answers import QUESTIONS, answers_of
from db.clients.conditions.fields import CONDITION_FIELDS, KEPT_FIELDS, history_name
from db.clients.models import Change, ConditionRow
from db.clients.store import clients
from db.core.errors import Flaw, InvalidFields
from db.core.operation_context import Work
from db.fields.keeping import stored
from db.fields.values import Hidden, Value
from db.rules.items import AFTER_BIRTH_DAYS
from db.rules.records import Certainty

_CHANGEABLE = tuple(field for field in KEPT_FIELDS if field.name not in ("item", "ended"))
_DAYS = ("began", "ended", "until")


def checked(work: Work, asked: Mapping[str, Value]) -> dict[str, Value]:
    """What is to be kept, cleaned; days in their order.

    Raises:
        InvalidFields: With every flaw, in the order of the form.
    """
    shown = {name: value for name, value in asked.items() if not isinstance(value, Hidden)}
    values = clients.checked(CONDITION_FIELDS, {"item": None, **shown}, work.today)
    flaws: dict[str, Flaw] = {}
    due = values.pop("due", None)
    if isinstance(due, date):
        if values.get("item") == "pregnancy":
            values["until"] = due + timedelta(days=AFTER_BIRTH_DAYS)
        else:
            flaws["due"] = Flaw.ONLY_PREGNANCY
    began, ended, until = (day if isinstance(day := values.get(name), date) else None for name in _DAYS)
    for name in ("began", "ended", "doctor_day"):
        day = values.get(name)
        if isinstance(day, date) and day > work.today:
            flaws[name] = Flaw.IN_THE_FUTURE
    if values.get("item") == "drugs" and not values.get("detail"):
        flaws["detail"] = Flaw.NAME_THE_DRUG
    if began and ended and ended < began:
        flaws.setdefault("ended", Flaw.TOO_EARLY)
    if began and until and until < began:
        flaws["until"] = Flaw.TOO_EARLY
    if flaws:
        raise InvalidFields(flaws)
    return values


def put(work: Work, row: ConditionRow, values: Mapping[str, Value]) -> None:
    """Puts on a condition what is told of it, with what has changed in the history."""
    given = {field.name: values.get(field.name) for field in _CHANGEABLE if field.name in values}
    for name, usual in (("certainty", Certainty.TOLD.value), ("gravity", "unsure")):
        if name in given and given[name] is None:
            given[name] = usual
    change(work, row, {**given, "confirmed_day": work.today})


def change(work: Work, row: ConditionRow, values: Mapping[str, Value]) -> None:
    """Writes what is known anew; old and new value stay in the client's history, digests in the log."""
    texts: dict[str, str] = {}
    for name, value in values.items():
        kept: Value = value
        if name == "areas":
            kept = value if isinstance(value, tuple) else ()
        elif name == "detail":
            kept = value or ""
        before = getattr(row, name)
        if before == kept:
            continue
        setattr(row, name, kept)
        called = history_name(row.item, name)
        old, new = ("" if not one else stored(one) for one in (before, kept))
        if old == new:
            continue
        texts[called] = new
        Change.create(client=row.client_id, field=called, old=old, new=new, at=work.now, by=work.staff)
    row.version += 1
    row.save()
    known = work.what.get("fields")
    digests = work.digests(row.client_id, texts)
    work.what["fields"] = {**known, **digests} if isinstance(known, dict) else digests


def end(work: Work, row: ConditionRow, day: date, **more: Value) -> None:
    """It is over since a day; ``more`` is what else is known of it then."""
    row.ended_by_id = work.staff
    change(work, row, {"ended": day, **more})


@contextmanager
def form_follows(work: Work, client: int) -> Iterator[None]:
    """What changes in the answers of box C goes to the history as if it had been ticked, so that paper follows."""
    before = answers_of(client)
    yield
    after = answers_of(client)
    row = clients.get_client(client)
    changed = [name for name in QUESTIONS if before.get(name) != after.get(name)]
    for name in changed:
        old, new = stored(before.get(name)), stored(after.get(name))
        Change.create(client=client, field=name, old=old, new=new, at=work.now, by=work.staff)
    if changed:
        # a form that is open elsewhere says something else now
        row.version += 1
        row.save()


def asked_by(client: int, item: str) -> list[str]:
    """The questions that are answered by telling this: those with it that were asked, or else the strictest."""
    having = [name for name, items in QUESTIONS.items() if item in items]
    asked = [name for name in having if name in answers_of(client)]
    return asked or having[:1]
