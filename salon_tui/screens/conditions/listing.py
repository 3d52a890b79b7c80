"""The list of what a client has, and had, on the card."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from db.clients.conditions.records import ConditionRecord
from db.clients.queries import conditions
from db.clients.records import ClientRecord
from db.core.desk import Desk
from salon_tui.screens.base.about import About
from salon_tui.screens.clients.tabs.list_tab import ListTab
from salon_tui.screens.conditions.opening import open_condition
from salon_tui.screens.conditions.words import label_of, standing, value_of
from salon_tui.widgets.cells import Cell
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _
from salon_tui.words.sentences import alert_name


def _read(desk: Desk, record: ClientRecord, last: Any) -> Sequence[ConditionRecord]:
    return conditions(desk, record.id) if last is None else ()


def _row(line: ConditionRecord, record: ClientRecord) -> Row[int]:
    state = standing(line)
    cells: tuple[Cell, ...] = (
        alert_name(line.item),
        value_of(line, "began"),
        value_of(line, "ended"),
        (state, "alarm") if line.is_due else state,
        line.confirmed_day.isoformat(),
    )
    return Row(line.id, cells, "label" if line.ended is not None else "plain")


def _about(line: ConditionRecord, record: ClientRecord) -> About:
    facts = [
        *((label_of(name), value_of(line, name)) for name in ("began", "ended", "until", "areas")),
        *((label_of(name), value_of(line, name)) for name in ("certainty", "gravity", "doctor_day", "detail")),
        (_("State"), standing(line)),
        (_("Last asked"), line.confirmed_day.isoformat()),
        (_("By"), line.by),
    ]
    return About(name=alert_name(line.item), note=f"{line.at.astimezone():%Y-%m-%d}", facts=facts)


CONDITIONS = ListTab(
    (Column(12, grow=1), Column(10), Column(10), Column(20), Column(10, aside=True)),
    N_("Nothing is known"),
    N_("What the client has or had stands here, with its days: illnesses, medication, allergies."),
    None,
    _read,
    _row,
    open_condition,
    _about,
    lambda: (*map(label_of, ("item", "began", "ended")), _("State"), _("Last asked")),
)
