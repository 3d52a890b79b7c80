"""Why two files may be of one person, and what goes over from one to the other, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from db.dated.kinds import KINDS
from db.fields.declaration import Field
from db.fields.showing import show
from db.fields.values import Ref
from db.merging.records import MergeField
from salon_tui.words.i18n import N_, _, language

ROWS = {
    "visit": N_("Visits"),
    "bill": N_("Bills"),
    "appointment": N_("Appointments"),
    "holding": N_("Balances and packages"),
    "contract": N_("Contracts"),
    "client_order": N_("Orders"),
    "dated": N_("Skin, plan and consultation"),
    "sheet": N_("Printed sheets"),
    "loan": N_("Loans of paper"),
    "contact": N_("Contacts"),
    "task": N_("Tasks"),
    "survey": N_("Surveys"),
    "opinion": N_("Opinions"),
    "complaint": N_("Complaints"),
    "waiting": N_("Waiting list"),
    "condition": N_("Conditions"),
    "consent": N_("Consent"),
    "answer": N_("Answers of the form"),
    "client": N_("Fields of the file"),
    "event_guest": N_("Events"),
}
"""What most rows are, by table."""


def row_words(table: str) -> str:
    """What a table's rows are called."""
    return _(ROWS[table]) if table in ROWS else _("Other entries")


def counted(rows: Mapping[str, int]) -> str:
    """How many rows of what, with two blanks between them."""
    known: dict[str, int] = {}
    for table, count in rows.items():
        known[row_words(table)] = known.get(row_words(table), 0) + count
    return "  ".join(f"{name} {count}" for name, count in known.items())


LIKENESS = {
    "phone": N_("the same phone"),
    "phone_off_by_one": N_("a phone that differs by a digit"),
    "surname_and_tail": N_("the same surname and last four digits"),
    "identity": N_("the same national ID"),
    "name_and_birthday": N_("the same name and birthday"),
    "name_and_other_calendar": N_("the same name, and the same birthday in the other calendar"),
    "name_and_exchanged": N_("the same name, and a birthday with day and month exchanged"),
    "name_and_year_off": N_("the same name, and a birthday a year off"),
    "name_and_day": N_("the same name and day of birth, without a year"),
    "name_without_birthday": N_("the same name, and no birthday to compare"),
    "pinyin_and_birthday": N_("the same birthday and a name that sounds the same"),
    "alike_and_birthday": N_("the same birthday and a name that is alike"),
}
"""By the code of a reason."""


def likeness_words(reasons: Iterable[str]) -> str:
    """Why, in words with commas between them."""
    return _(", ").join(_(LIKENESS[reason]) for reason in reasons)


DATED = "dated:"
"""What names of dated records begin with."""


def _fields() -> dict[str, Field]:
    from db.clients.fields.client import CLIENT_FIELDS

    return {field.name: field for field in CLIENT_FIELDS}


def field_label(name: str) -> str:
    """What a field that differs is called."""
    if name.startswith(DATED):
        return KINDS[name.removeprefix(DATED)].label.text(language())
    field = _fields().get(name)
    return (field.short or field.label).text(language()) if field else name


def field_value(field: MergeField, value: Any) -> str:
    """The value of one of two files, in words."""
    if field.name.startswith(DATED) and isinstance(value, Ref):
        return value.label
    known = _fields().get(field.name)
    return (show(known, value, language()) if known else str(value or "")) or "-"
