"""What every save carries with it, and what is asked before."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from db.fields.declaration import Kind, When
from db.fields.parsing import FieldError, ParseContext, parse
from salon_tui.widgets.form_state import Entry
from salon_tui.words.i18n import _, language
from salon_tui.words.words import telling, weekday

_ALMOST_A_YEAR = timedelta(days=330)


def new_request() -> str:
    """An id for a save, so that the same save done twice is done once."""
    return secrets.token_hex(16)


def doubtful_day(entries: Iterable[Entry], context: ParseContext) -> tuple[Entry, str] | None:
    """The first day, typed without its year, that came out almost a year away though another is near, and a question.

    On the 29th, 1128 in a new appointment is next year's: as a rule a slip, and nobody would ever find it again.
    """
    for entry in entries:
        day, field = entry.value, entry.field
        if field.kind is Kind.DATE and type(day) is date and abs(day - context.today) > _ALMOST_A_YEAR:
            try:
                near = parse(replace(field, when=When.NEAR), entry.text, context)
            except FieldError:
                continue
            if near != day:
                words = _("{day} {weekday}, not {near}? F10 keeps it.")
                said = words.format(day=day, weekday=weekday(day), near=near)
                return entry, telling(field.label.text(language()), said)
    return None
