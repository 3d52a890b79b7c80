"""Cabinets with cards in them, made at once for tests of what is done with them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from db.clients.models import Client
from db.papers.cabinets.models import Cabinet, Drawer
from db.papers.filing.order import COLUMN, Order, key
from db.papers.models import Sheet
from db.papers.printed.states import PaperState
from db.papers.volumes.models import Volume
from tests.db.salon import OWNER, Salon


def drawer(mark: str = "A-1", starts: str = "", holds: str = "card", position: int = 1) -> int:
    """A drawer; its cabinet is called as its mark begins."""
    name = mark.split("-")[0]
    known = Cabinet.get_or_none(Cabinet.mark == name)
    cabinet = known or Cabinet.create(mark=name, position=ord(name[0]), holds=holds)
    return int(Drawer.create(cabinet=cabinet, mark=mark, position=position, starts=starts).id)


def paper(
    salon: Salon,
    client: int | str,
    drawer: int | None = None,
    state: PaperState | None = None,
    kind: str = "card",
    version: int = 1,
    **more: Any,
) -> int:
    """A printed paper of a client; in a drawer where one is given."""
    row = Client.get_by_id(salon.clients[client] if isinstance(client, str) else client)
    made = Sheet.create(
        client=row,
        kind=kind,
        version=version,
        at=salon.clock.now,
        by=salon.staff[OWNER],
        digest="",
        state=(state or (PaperState.PRINTED if drawer is None else PaperState.FILED)).value,
        since=salon.clock.now,
        drawer=drawer,
        filed_key="" if drawer is None else key(Order.PINYIN, getattr(row, COLUMN[Order.PINYIN]), row.number),
        **more,
    )
    return int(made.id)


def state(sheet: int) -> PaperState:
    """Where a paper is in its life."""
    return PaperState(Sheet.get_by_id(sheet).state)


def number(salon: Salon, name: str) -> str:
    """A client's card number."""
    return str(Client.get_by_id(salon.clients[name]).number)


@dataclass(frozen=True)
class Shelved:
    """Ids of a drawer with a card in it, and of a volume."""

    drawer: int
    volume: int


def make_shelved(salon: Salon) -> Shelved:
    """A drawer with a card in it, and a volume with another one."""
    made = drawer("W-1")
    paper(salon, "Mo Evans", made)
    volume = Volume.create(number=100, title="一", pages=2, bound_at=salon.clock.now, bound_by=salon.staff[OWNER])
    paper(salon, "Mo Evans", state=PaperState.BOUND, version=2, volume=volume, page=1)
    return Shelved(made, int(volume.id))
