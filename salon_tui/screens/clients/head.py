"""What stands above a client's tabs: who it is, and what may hurt her."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from db.clients.fields.client import CLIENT_FIELDS
from db.clients.records import ClientRecord
from db.fields.declaration import Field
from db.fields.showing import show
from db.fields.values import Hidden
from salon_tui.screens.base.page import Page
from salon_tui.widgets.paint import Piece
from salon_tui.words.i18n import _, language
from salon_tui.words.words import spaced

_BY_NAME = {field.name: field for field in CLIENT_FIELDS}
_WISHES = ("pressure", "manner", "dislikes")


def head_pieces(record: ClientRecord) -> list[Piece]:
    """Name, sex and age, number, phone, grade, and who treats her."""
    age = "" if record.age is None else _("age {years}").format(years=record.age)
    facts = (
        _shown(record, "sex"),
        age,
        spaced(record.number),
        *(_shown(record, name) for name in ("phone", "grade", "beautician")),
    )
    said = "  ".join(fact for fact in facts if fact)
    return [(record.name, "strong"), (f"  {record.sort_reading}  ", "label"), (said, "plain")]


def place_among(record: ClientRecord, among: Sequence[int]) -> str:
    """Where the card stands in the list that previous and next go along."""
    if len(among) < 2 or record.id not in among:
        return ""
    return _("{at} of {of}").format(at=among.index(record.id) + 1, of=len(among))


def show_alerts(page: Page, record: ClientRecord) -> None:
    """What may hurt the client, what the last visit warned of and recommended, and how she wants to be treated."""
    detail = next((alert.detail for alert in record.alerts if alert.detail), "")
    told: list[Piece] = [f"  {detail}"] if detail else []
    if record.last_caution:
        told.append(("  ! " + _("Caution: {text}").format(text=record.last_caution), "alarm"))
    if record.recommend_next:
        told.append("  " + _("Recommend: {text}").format(text=record.recommend_next))
    page.alerts(
        " · ".join(alert.term.text(language()) for alert in record.alerts),
        *told,
        likes=" · ".join(wish for name in _WISHES if (wish := _shown(record, name))),
    )


def hidden(record: ClientRecord) -> dict[str, bool]:
    """The fields that are seen only in part, and whether this person may see them in full."""
    return {name: value.revealable for name, value in record.values.items() if isinstance(value, Hidden)}


def revealed_words(before: Mapping[str, bool], after: Mapping[str, bool]) -> str:
    """What was shown in full, and what was not."""
    if not before:
        return _("Nothing is hidden here.")
    if before.keys() == after.keys():
        return _("Nothing more may be shown to you here.")
    if any(after.values()):
        return _("Shown, and written down. Ctrl+T once more asks for a reason for the rest.")
    if after:
        return _("Shown, and written down; the rest is not for you to see.")
    return _("Shown in full. This was written down.")


def _shown(record: ClientRecord, name: str) -> str:
    field: Field = _BY_NAME[name]
    return show(field, record.values.get(name), language())
