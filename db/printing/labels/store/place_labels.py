"""What stands on the fronts of cabinets and drawers: from which to which card they go."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from db.core.sql import rows
from db.papers.cabinets.records import DrawerLine
from db.papers.cabinets.store.drawers import drawer_lines
from db.sheets.papers import PlaceLabel


def place_labels() -> list[tuple[int, PlaceLabel]]:
    """The labels of all cabinets, each followed by its drawers, with the drawer's id, or 0 minus the cabinet's."""
    keepers = {
        mark: (cabinet, keeper or "")
        for cabinet, mark, keeper in rows(
            "SELECT c.id, c.mark, s.name FROM cabinet c LEFT JOIN staff s ON s.id = c.keeper_id"
        )
    }
    found: list[tuple[int, PlaceLabel]] = []
    for mark, group in groupby(drawer_lines(), key=lambda drawer: drawer.cabinet):
        drawers = list(group)
        cabinet, keeper = keepers[mark]
        found.append((-cabinet, _cabinet(mark, keeper, drawers)))
        found += [
            (
                one.id,
                PlaceLabel(drawer=True, mark=one.mark, first=one.first, last=one.last, cards=one.cards, keeper=keeper),
            )
            for one in drawers
        ]
    return found


def _cabinet(mark: str, keeper: str, drawers: Sequence[DrawerLine]) -> PlaceLabel:
    first = next((drawer.first for drawer in drawers if drawer.first), "")
    last = next((drawer.last for drawer in reversed(drawers) if drawer.last), "")
    return PlaceLabel(
        drawer=False, mark=mark, first=first, last=last, cards=sum(drawer.cards for drawer in drawers), keeper=keeper
    )
