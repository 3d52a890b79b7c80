"""Whose labels can be printed."""

from __future__ import annotations

from collections.abc import Sequence

from db.core.guard import query
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.sql import rows
from db.papers.printed.states import PaperState
from db.papers.printed.store.digests import CARD
from db.papers.pull_list.records import PullCard
from db.papers.pull_list.store import cards
from db.printing.labels.records import AddressLine
from db.printing.labels.store import place_labels
from db.printing.labels.store.addresses import posted
from db.sheets.papers import PlaceLabel


@query(Permission.FIND, logged=True)
def waiting_cards(work: Work) -> list[PullCard]:
    """Cards that were printed and wait for their drawer."""
    found = rows("SELECT client_id FROM sheet WHERE state = ? AND kind = ?", PaperState.PRINTED.value, CARD)
    work.what["cards"] = len(found)
    return cards([client for (client,) in found], {})


@query(Permission.FIND, logged=True)
def cards_in(work: Work, drawer: int) -> list[PullCard]:
    """Cards that stand in a drawer."""
    found = rows(
        "SELECT client_id FROM sheet WHERE drawer_id = ? AND state = ? AND kind = ?",
        drawer,
        PaperState.FILED.value,
        CARD,
    )
    work.what |= {"drawer": drawer, "cards": len(found)}
    return cards([client for (client,) in found], {})


@query(Permission.DESK)
def places(work: Work) -> list[tuple[int, PlaceLabel]]:
    """Fronts of cabinets, each followed by its drawers: the drawer's id, or 0 minus the cabinet's, and the label."""
    return place_labels.place_labels()


@query(Permission.LIST_CONTACTS)
def address_lines(work: Work, clients: Sequence[int]) -> list[AddressLine]:
    """Clients to be written to, and why some of them can't be; no address.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    return [
        AddressLine(id=one.id, number=one.number, name=one.name, last_four=one.last_four, why=one.why)
        for one in posted(work, clients)
    ]
