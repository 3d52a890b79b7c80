"""A dated record as it is read: every part under its heading, rows that hold grades alone in a line each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from db.dated.content import rows_in
from db.dated.declaration import Dated, Part, key_of, name_of, row_of
from db.dated.records import FILLED_BY, DatedRecord, State
from db.fields.declaration import Field, Kind, Term
from db.fields.parsing import ParseContext
from db.fields.showing import show
from salon_tui.screens.base.about import Facts
from salon_tui.screens.dated.words import state_words, until_words
from salon_tui.widgets.form_state import FormState, entries_of
from salon_tui.words.i18n import _, language
from salon_tui.words.words import choice_name, telling

CARRIED = "~"
"""Stands before what was taken over from the record before."""


def read_state(kind: Dated, record: DatedRecord) -> FormState:
    """What stands on a record, part by part; what is empty is left out."""
    found = list(_lines(kind, record))
    sections = {field.name: section for field, section, _text in found}
    fields = [field for field, _section, _text in found]
    state = FormState(entries_of(fields, lambda: ParseContext(record.day), lambda field: sections[field.name]))
    state.start({field.name: text for field, _section, text in found})
    return state


def _lines(kind: Dated, record: DatedRecord) -> Iterator[tuple[Field, str, str]]:
    """What stands under a heading: a field that is nothing but text, the heading, and the text."""
    for part in kind.parts:
        heading = part.label.text(language())
        if not part.has_rows:
            for field in part.fields:
                if text := _words(kind, record, field.name):
                    yield _plain(field.name, kind.boxes.get(field.name, ""), field.short or field.label), heading, text
            continue
        for row in rows_in(part, record.values):
            entry = part.row(row)
            assert entry is not None, "a record has no other rows"
            box = kind.boxes.get(part.name, "")
            if is_graded(part):
                text = _(", ").join(_graded(kind, part, record, row))
                yield _plain(key_of(part.name, row), box, entry.term), heading, text
                continue
            for field in part.fields:
                if text := _words(kind, record, key_of(field.name, row)):
                    name = _plain(key_of(field.name, row), box, field.short or field.label)
                    yield name, f"{heading} · {entry.term.text(language())}", text


def lines_of(kind: Dated, record: DatedRecord) -> list[tuple[str, str]]:
    """Every answer in a line of its own: its key, and what it says behind its name and that of its row."""
    found = []
    for field, _heading, text in _lines(kind, record):
        part = kind.part_of(name_of(field.name))
        row = part.row(row_of(field.name)) if part.has_rows else None
        names = [row.term.text(language())] if row else []
        found.append((field.name, telling(" · ".join([*names, field.label.text(language())]), text)))
    return found


def is_graded(part: Part) -> bool:
    """Whether a row holds nothing but grades, so that it is read in a line."""
    return part.has_rows and all(field.scale for field in part.fields)


def _graded(kind: Dated, part: Part, record: DatedRecord, row: str) -> Iterator[str]:
    for field in part.fields:
        if text := _words(kind, record, key_of(field.name, row)):
            yield f"{field.label.text(language())} {text}"


def _words(kind: Dated, record: DatedRecord, key: str) -> str:
    field = kind.at(key)
    if field is None or record.values.get(key) is None:
        return ""
    words = show(field, record.values[key], language())
    return f"{CARRIED} {words}" if key in record.carried else words


def _plain(name: str, box: str, label: Term) -> Field:
    return Field(name, box, label, Kind.NOTE)


def facts_of(kind: Dated, record: DatedRecord, today: date) -> Facts:
    """Who took it down and when, what it counts for, and until when."""
    counts = record.state is State.CURRENT
    filled = choice_name(FILLED_BY, record.filled_by) if record.filled_by != "staff" else ""
    return (
        (_("By"), f"{record.by.label} {record.at.astimezone():%Y-%m-%d %H:%M}"),
        (_("Filled in by"), filled),
        (_("State"), state_words(kind, record.state, record.mark)),
        (kind.due_label.text(language()), until_words(record.due, None, today) if counts else ""),
        (_("Holds until"), until_words(None, record.until, today) if counts else ""),
        (_("Looked over"), record.checked_by),
        (_("Why"), record.why),
        (_("Taken over"), _("{sign} what stood on the one before").format(sign=CARRIED) if record.carried else ""),
    )
