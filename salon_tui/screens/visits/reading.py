"""A visit that is read beside a list or a form: what was done, what was written, what was paid."""

from __future__ import annotations

from collections.abc import Sequence

from db.fields.declaration import Term
from db.fields.showing import show, show_money
from db.fields.values import Hidden
from db.visits.fields import VISIT_FIELDS
from db.visits.records import VisitRecord
from salon_tui.screens.base.about import About
from salon_tui.widgets.lines import Rows
from salon_tui.widgets.paint import Piece
from salon_tui.widgets.parts import effect, ends, facts, section, told
from salon_tui.words.i18n import _, language
from salon_tui.words.words import payment_name, short_day, weekday

LABELS = {
    "cautions": Term("Caution", "注意"),
    "skin_before": Term("Skin", "皮肤"),
    "steps": Term("Steps", "步骤"),
    "settings": Term("Device", "仪器"),
    "products": Term("Used", "产品"),
    "felt": Term("Felt", "感受"),
    "introduced": Term("Shown", "介绍"),
    "next_time": Term("Offer", "主推"),
    "topics": Term("Talk", "话题"),
    "preferences": Term("Likes", "喜好"),
    "effect": Term("Effect", "效果"),
    "satisfaction": Term("Pleased", "满意"),
    "confirmed": Term("Agreed", "确认"),
    "next_date": Term("Again", "再来"),
}
"""What a fact of a visit is called where there are six cells for it; what may hurt stands first."""
_FIELDS = {field.name: field for field in VISIT_FIELDS}


def day_words(visit: VisitRecord) -> str:
    """The day of a visit, with that of the week."""
    return f"{visit.day.isoformat()} {weekday(visit.day)}"


def by_words(visit: VisitRecord) -> str:
    """The day of a visit, and who did its services."""
    return f"{day_words(visit)} {', '.join(dict.fromkeys(line.staff.label for line in visit.services))}"


def notes(visit: VisitRecord, cells: int, names: Sequence[str] = tuple(LABELS)) -> Rows:
    """What was written on a visit, as far as this person may read it; what they may not is said once."""
    unread = _unread(visit)
    return [*facts(_noted(visit, names), cells), *(told(unread, cells, style="label") if unread else [])]


def about_visit(name: str, visit: VisitRecord, names: Sequence[str]) -> About:
    """The same, for the side pane of another page."""
    return About(name=name, note=by_words(visit), facts=_noted(visit, names), said=_unread(visit))


def _noted(visit: VisitRecord, names: Sequence[str]) -> list[tuple[str, str | list[Piece]]]:
    return [(LABELS[name].text(language()), _value(visit, name)) for name in names]


def _unread(visit: VisitRecord) -> str:
    is_hidden = any(isinstance(value, Hidden) for value in visit.values.values())
    return _("The notes of this visit are read by who treats the client.") if is_hidden else ""


def _value(visit: VisitRecord, name: str) -> str | list[Piece]:
    if name == "products":
        return ", ".join(
            " ".join(part for part in (line.name, line.amount, f"#{line.batch}" if line.batch else "") if part)
            for line in visit.products
        )
    value = visit.values.get(name)
    if isinstance(value, Hidden):
        return ""
    if name in ("effect", "satisfaction") and isinstance(value, str) and value.isdecimal():
        return [*effect(int(value)), f"  {show(_FIELDS[name], value, language())}"]
    text = show(_FIELDS[name], value, language())
    return [("! ", "alarm"), (text, "alarm")] if text and name == "cautions" else text


def done(visit: VisitRecord, cells: int) -> Rows:
    """The services with who did them and their prices, then what was paid; amounts where they may be seen."""
    rows = [
        ends(cells, [line.name, "  ", (line.staff.label, "label")], _amount(line.price, "plain"))
        for line in visit.services
    ]
    for paid in visit.payments:
        rows.append(ends(cells, [(payment_name(paid.method), "label")], _amount(paid.amount, "strong")))
    return rows


def _amount(fen: int | Hidden, style: str) -> list[Piece]:
    return [] if isinstance(fen, Hidden) else [(show_money(fen), style)]


def blocks(visit: VisitRecord, cells: int) -> list[Rows]:
    """The whole visit, for a side pane."""
    state = _("open") if visit.is_open else _("late entry") if visit.late else ""
    head: list[list[Piece]] = [section(day_words(visit), cells, state)]
    if visit.cancelled:
        head += told("✗ " + _("cancelled: {reason}").format(reason=visit.cancelled), cells, style="alarm")
    found: list[Rows] = [[*head, *done(visit, cells)], notes(visit, cells)]
    if visit.addenda:
        lines = [(f"{short_day(note.at.astimezone())} {note.by}", note.text) for note in visit.addenda]
        found.append([section(_("Added"), cells), *facts(lines, cells)])
    return [block for block in found if block]
