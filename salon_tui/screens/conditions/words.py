"""Conditions in words."""

from __future__ import annotations

from db.clients.conditions.fields import CONDITION_FIELDS, history_field
from db.clients.conditions.records import ConditionRecord
from db.fields.showing import show
from salon_tui.words.i18n import _, language

_BY_NAME = {field.name: field for field in CONDITION_FIELDS}


def value_of(line: ConditionRecord, name: str) -> str:
    """A value of a condition; empty where nothing is known."""
    return show(_BY_NAME[name], line.values.get(name), language())


def label_of(name: str) -> str:
    """What a field of a condition is called."""
    return _BY_NAME[name].label.text(language())


def standing(line: ConditionRecord) -> str:
    """What it counts for now."""
    if line.is_refuted:
        return _("never was so")
    if line.rests_until is not None:
        return _("counts to {day}").format(day=line.rests_until)
    if line.ended is not None:
        return _("over")
    if line.is_due:
        return "? " + _("ask again")
    return _("does no harm") if line.tolerated else ""


def history_label(name: str) -> str:
    """What a changed value of a condition is called in the history; empty for another name."""
    field = history_field(name)
    return field.label.text(language()) if field else ""
