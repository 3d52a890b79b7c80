"""Why two files may be of one person, and what goes over from one to the other, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from salon_tui.words.i18n import N_, _

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
