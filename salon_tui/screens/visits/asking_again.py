"""What a client who has come is asked again: boxes that are out of date, and what may be over by now."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from db.clients.conditions.requests import ConfirmBoxes, EndCondition, Recheck
from db.clients.conditions.validity import BOX_OF
from db.clients.operations.boxes import confirm_box
from db.clients.operations.conditions import end_condition, recheck
from db.completeness.records import ToAsk
from db.core.desk import Desk
from db.fields.choices import choices
from db.fields.declaration import Field, Kind, Term, When
from db.fields.parsing import ParseContext
from db.rules.items import ITEMS
from salon_tui.screens.conditions.completeness import stale_words
from salon_tui.widgets.field_reader import FieldReader
from salon_tui.widgets.form_state import Entry
from salon_tui.words.i18n import _

_UNCHANGED, _CHANGED = "unchanged", "changed"
_STILL, _OVER = "still", "over"
BOXES = Field(
    "boxes",
    "",
    Term("Still true", "是否仍如此"),
    Kind.CHOICE,
    choices((_UNCHANGED, "unchanged", "没有变化"), (_CHANGED, "changed: opens the form", "有变化：打开表格")),
)
"""Whether what stands in boxes that are out of date still holds."""
_ENDED = choices((_OVER, "over", "已结束"))
_OPEN = choices((_STILL, "still so", "仍然如此"))
_UNSURE = choices(("unsure", "doesn't know", "不清楚"))


@dataclass(frozen=True, slots=True)
class AskingReader(FieldReader):
    """Reads an answer, and says of an empty one what is asked."""

    words: str = ""

    def show(self, value: object) -> str:
        """The answer, or since when nobody has asked."""
        return self.words if value is None else FieldReader.show(self, value)


def asking(found: ToAsk, context: Callable[[], ParseContext], section: str) -> list[Entry]:
    """The entries of a form that ask."""
    entries: list[Entry] = []
    if found.boxes:
        entries.append(Entry(BOXES, AskingReader(BOXES, context, stale_words(found.boxes)), section=section))
    for one in found.conditions:
        # who may not end one has the same digits: what is hers alone stands last
        answers = (*_OPEN, *_UNSURE, *(_ENDED if found.may_end else ()))
        field = Field(_name(one.id), "", ITEMS[one.item].term, Kind.CHOICE, answers)
        words = _("asked on {day}").format(day=one.confirmed_day)
        entries.append(Entry(field, AskingReader(field, context, words), section=section))
        if found.may_end:
            since = Field(_day_name(one.id), "", Term("Over since", "止于"), Kind.DATE, when=When.PAST)
            entries.append(Entry(since, FieldReader(since, context), section=section, aside=True))
    return entries


def write_down(desk: Desk, found: ToAsk, client: int, values: Mapping[str, object], request: str) -> None:
    """Keeps what was answered; asked once more with the same request, it is kept once."""
    if values.get(BOXES.name) == _UNCHANGED:
        letters = tuple(one.box for one in found.boxes)
        confirm_box(desk, ConfirmBoxes(f"{request}-boxes", client, letters))
    for one in found.conditions:
        again = f"{request}-{one.id}"
        answer, day = values.get(_name(one.id)), values.get(_day_name(one.id))
        if answer == _OVER or isinstance(day, date):
            since = day if isinstance(day, date) else None
            end_condition(desk, EndCondition(request_id=again, id=one.id, version=one.version, day=since))
        elif answer == _STILL:
            recheck(desk, Recheck(request_id=again, id=one.id, version=one.version))


def opens_at(found: ToAsk, values: Mapping[str, object]) -> str:
    """The first field of the first box in which something has changed; empty where nothing has."""
    if values.get(BOXES.name) != _CHANGED or not found.boxes:
        return ""
    return next(name for name, box in BOX_OF.items() if box == found.boxes[0].box)


def _name(condition: int) -> str:
    return f"condition_{condition}"


def _day_name(condition: int) -> str:
    return f"condition_{condition}_day"
