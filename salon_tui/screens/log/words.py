"""Entries of the log in words: nothing of it is shown as a code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from db.clients.fields.client import CLIENT_FIELDS
from db.core.permissions import Role
from db.dated.kinds import KINDS
from db.fields.showing import show
from db.fields.values import Ref, Value
from db.log.fields import LOG_FIELDS
from db.log.names import name_of
from db.log.names.facts import AGREED_TO, COUNTED, HOW_MANY, LET_THROUGH, STAFF
from db.log.records import LogEntry, LogFilters, Many
from db.visits.fields import VISIT_FIELDS
from printouts.registry import CABINET_SHEETS, DESK_SHEETS, SHEETS
from salon_tui.screens.conditions.words import history_label
from salon_tui.words.i18n import _, language
from salon_tui.words.sentences import alert_name, permission_phrase, role_name
from salon_tui.words.words import sheet_name, telling

_NAMED = ("revealed", "boxes", "consent", "declined", "fields")
"""Where it has names of fields."""
_LISTED = 8
"""So many of those are named."""


def said(entry: LogEntry) -> str:
    """What was done, behind who did it."""
    return name_of(entry.operation, entry.action).text(language())


def roles_text(roles: Iterable[str]) -> str:
    """The roles of somebody on that day."""
    known = set(Role)
    return _(", ").join(role_name(role) for role in roles if role in known)


def when(entry: LogEntry) -> str:
    """The moment with its year; a sign where somebody has made that unreadable."""
    return f"{entry.at.astimezone():%Y-%m-%d %H:%M:%S}" if entry.at else "?"


def count_text(entry: LogEntry) -> str:
    """How many of what it is about."""
    found = []
    for key, term in COUNTED.items():
        value = entry.what.get(key)
        number = len(value) if isinstance(value, list) else value
        if type(number) is int:
            found.append(f"{term.text(language())} {number}")
    return " · ".join(found)


def facts(entry: LogEntry) -> list[tuple[str, str]]:
    """What there is to say of an entry besides."""
    what, to = entry.what, language()
    found = [(_("Role"), roles_text(entry.roles))]
    if entry.refused:
        found.append((_("Refused"), permission_phrase(str(what.get("permission", "")))))
    if "operation" in what:
        found.append((AGREED_TO.text(to), name_of(str(what["operation"]), "E").text(to)))
    sheet = what.get("sheet")
    if isinstance(sheet, str) and any(sheet in known for known in (SHEETS, DESK_SHEETS, CABINET_SHEETS)):
        found.append((_("Sheet"), sheet_name(sheet)))
    overridden = what.get("overridden")
    if isinstance(overridden, list):
        found.append((LET_THROUGH.text(to), _(", ").join(alert_name(str(code)) for code in overridden)))
    for key, term in STAFF.items():
        found.append((term.text(to), entry.people.get(what[key], "") if type(what.get(key)) is int else ""))
    found.append((_("Entry"), str(entry.id)))
    return found


def details(entry: LogEntry) -> str:
    """Why it was done, which fields it was about, and how many of what."""
    known = (
        (_("Reason"), entry.reason),
        (_("Fields"), field_names(entry.what)),
        (HOW_MANY.text(language()), count_text(entry)),
    )
    return " · ".join(telling(label, text) for label, text in known if text)


def field_names(what: Mapping[str, Any]) -> str:
    """The fields that an entry names."""
    names: list[str] = []
    for key in _NAMED:
        value = what.get(key)
        if isinstance(value, (list, dict)):
            names += [label for one in value if (label := _field_name(str(one), str(what.get("kind", ""))))]
    shown = list(dict.fromkeys(names))
    more = [_("and {count} more").format(count=len(shown) - _LISTED)] if len(shown) > _LISTED else []
    return _(", ").join([*shown[:_LISTED], *more])


def _field_name(name: str, kind: str) -> str:
    known = {field.name: field for field in (*CLIENT_FIELDS, *VISIT_FIELDS)}
    if kind in KINDS:
        field = KINDS[kind].at(name)
        return field.label.text(language()) if field else ""
    return known[name].label.text(language()) if name in known else history_label(name)


def many_text(one: Many) -> str:
    """That somebody has had to do with many clients today."""
    text = _("! {name}: {count} files today").format(name=one.name, count=one.clients)
    return _("{what} (usually {count})").format(what=text, count=one.usual) if one.usual else text


def filters_text(asked: LogFilters, names: Mapping[str, str]) -> str:
    """What was asked for; everything where that says nothing.

    Args:
        asked: The filters.
        names: What the client and the person that they name are called.
    """
    parts = [name_of(asked.operation, "E").text(language())] if asked.operation else []
    for field in LOG_FIELDS:
        if field.name in asked.said:
            value: Value = getattr(asked, field.name)
            if field.name in names:
                value = Ref(0, names[field.name])
            parts.append(telling(field.label.text(language()), show(field, value, language())))
    return " · ".join(parts) or _("everything")
