"""What stands above a client's tabs: who it is, and what may hurt her."""

from __future__ import annotations

from collections.abc import Sequence

from db.clients.fields.client import CLIENT_FIELDS
from db.clients.records import ClientRecord
from db.fields.declaration import Field
from db.fields.showing import show
from db.text.card_number import spaced
from db.text.cleaning import fold
from salon_tui.screens.base.page import Page
from salon_tui.widgets.paint import Piece
from salon_tui.words.i18n import N_, _, language

_BY_NAME = {field.name: field for field in CLIENT_FIELDS}
_WISHES = {"pressure": N_("pressure {what}"), "manner": "{what}", "dislikes": N_("not: {what}")}
"""How a client wants to be treated, in words that say what is meant by the answer."""


def head_pieces(record: ClientRecord) -> list[Piece]:
    """Name, sex and age, number, phone and grade."""
    age = "" if record.age is None else _("age {years}").format(years=record.age)
    facts = (
        _shown(record, "sex"),
        age,
        spaced(record.number),
        *(_shown(record, name) for name in ("phone", "grade")),
    )
    said = "  ".join(fact for fact in facts if fact)
    # a name in Latin letters is its own reading
    reading = "" if fold(record.sort_reading) == fold(record.name) else record.sort_reading
    return [(record.name, "strong"), (f"  {reading}" if reading else "", "label"), f"  {said}"]


def head_side(record: ClientRecord, place: str) -> list[Piece]:
    """Who treats her, and where the card stands among those that previous and next lead to."""
    return [_shown(record, "beautician"), (f"   {place}" if place else "", "label")]


def place_among(record: ClientRecord, among: Sequence[int]) -> str:
    """Where the card stands in the list that previous and next go along."""
    if len(among) < 2 or record.id not in among:
        return ""
    return _("{at} of {of}").format(at=among.index(record.id) + 1, of=len(among))


def show_alerts(page: Page, record: ClientRecord) -> None:
    """What may hurt the client, what the last visit warned of, and how she wants to be treated."""
    detail = next((alert.detail for alert in record.alerts if alert.detail), "")
    told: list[Piece] = ["  ", detail] if detail else []
    if record.last_caution:
        told += ["  ", ("! " + _("Caution: {text}").format(text=record.last_caution), "alarm")]
    causes = " · ".join(alert.term.text(language()) for alert in record.alerts)
    told += _of_merges(record)
    wishes = [_(words).format(what=wish) for name, words in _WISHES.items() if (wish := _shown(record, name))]
    page.alerts(causes, *(told if causes else told[1:]), likes=" · ".join(wishes))


def _of_merges(record: ClientRecord) -> list[Piece]:
    """Whose file this is part of, or whose files are part of it."""
    if record.merged_into is not None:
        return ["  ", ("! " + _("Merged into {file}").format(file=record.merged_into.label), "alarm")]
    if record.merged_from:
        files = _(", ").join(ref.label for ref in record.merged_from)
        return ["  ", (_("With the file of {file}").format(file=files), "label")]
    return []


def _shown(record: ClientRecord, name: str) -> str:
    field: Field = _BY_NAME[name]
    return show(field, record.values.get(name), language())
