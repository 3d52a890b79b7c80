"""What an operation or a query is called with where every one of them is tried; each area has its own in ``calls``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from db.core.desk import Desk
from db.core.permissions import Permission
from tests.db.papers.shelves import Shelved
from tests.db.registers.samples import Registers
from tests.db.salon import (
    Salon,
)

P = Permission


@dataclass(frozen=True)
class Places:
    """Ids of a cabinet for forms, an empty cabinet, and an empty drawer in the first."""

    cabinet: int
    empty: int
    drawer: int


@dataclass(frozen=True)
class Case:
    """What an operation can be called with: a client, and the client's visits."""

    salon: Salon
    client: int
    version: int
    open_visit: int
    open_version: int
    paid_visit: int
    paid_version: int
    closed_visit: int
    registers: Registers
    places: Places
    form: int
    shelved: Shelved
    review: int


@dataclass(frozen=True)
class Call:
    """How an operation is called, and the rights that it asks for, one after the other."""

    rights: tuple[Permission, ...]
    make: Callable[[Desk, Case], object]
    about_client: bool = False


def of_client(*rights: Permission) -> Callable[[Callable[[Desk, Case], object]], Call]:
    return lambda make: Call(rights, make, about_client=True)


def of_desk(*rights: Permission) -> Callable[[Callable[[Desk, Case], object]], Call]:
    return lambda make: Call(rights, make)
