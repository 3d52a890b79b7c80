"""Printing labels: for the tabs of cards, for the fronts of cabinets and drawers, and addresses for letters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from db.clients.finding.store import search
from db.clients.models import Client
from db.clients.store import clients as store
from db.core.audit import Action
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.papers.filing.store import shelf
from db.papers.printed.states import PLACED
from db.papers.printed.store.digests import CARD, stamp
from db.papers.pull_list.records import PullCard
from db.papers.pull_list.store import cards
from db.printing.labels.store.addresses import to_be_written
from db.printing.labels.store.place_labels import place_labels
from db.salon.store.salon import salon_record
from db.sheets.papers import CardLabel, Label, LabelSheet
from db.text import names
from db.text.cleaning import clean


@dataclass(frozen=True, slots=True)
class OnLabels:
    """The sheet of labels: its name in ``printouts.sheets.papers.label_grids``, and its first free label, from 1."""

    grid: str = "L7159"
    start: int = 1


@operation(Permission.PRINT, Action.EXECUTE)
def print_card_labels(work: Work, clients: Sequence[int], on: OnLabels) -> LabelSheet:
    """Labels for the tabs of clients' cards, in walking order.

    Raises:
        Refused: ``NOT_ALLOWED`` for a client whose papers this person may not print.
        SalonError: ``NOT_FOUND``.
    """
    for client in clients:
        store.get_client(client)
        work.about(client)
    work.client = None
    found = [_card(card) for card in cards(clients, {})]
    return _sheet(work, "card", found, on)


@operation(Permission.DESK, Action.EXECUTE)
def print_place_labels(work: Work, places: Sequence[int], on: OnLabels) -> LabelSheet:
    """Labels for the fronts of drawers (by id) and of cabinets (by 0 minus the id), in walking order."""
    return _sheet(work, "place", [label for place, label in place_labels() if place in places], on)


@operation(Permission.LIST_CONTACTS, Action.EXECUTE)
def print_address_labels(work: Work, clients: Sequence[int], on: OnLabels) -> LabelSheet:
    """Addresses for letters, of those who agreed to letters; others are left out.

    Raises:
        Refused: ``NEEDS_SECOND`` or ``NOT_ALLOWED`` for more than ``MOST_LISTED``.
        SalonError: ``NOT_FOUND``.
    """
    return _sheet(work, "address", [label for _, label in to_be_written(work, clients)], on)


def _card(card: PullCard) -> CardLabel:
    client = Client.get_by_id(card.id)
    where = card.drawer if card.state in PLACED else ""
    if not where:
        drawer = shelf.drawer_for(CARD, shelf.filing_key(card.id))
        where = drawer.mark if drawer else ""
    return CardLabel(
        number=card.number,
        name=card.name,
        reading=client.reading,
        letter=names.index_letter(client.reading),
        surname=names.split_name(card.name)[0],
        strokes=search.surname_strokes(card.name),
        place=where,
        since=client.created_at.astimezone().date(),
    )


def _sheet(work: Work, kind: str, labels: Sequence[Label], on: OnLabels) -> LabelSheet:
    work.what |= {"sheet": "labels", "kind": kind, "labels": len(labels)}
    return LabelSheet(
        salon=salon_record(), stamp=stamp(work), labels=tuple(labels), grid=clean(on.grid, 20), start=on.start
    )
