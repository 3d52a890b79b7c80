"""What an operation or a query is called with where every one of them is tried.

Each area has its own in ``calls``: ``CALLS``, and in ``SAMPLES`` what makes the rows that they are about.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from db.core.desk import Desk
from db.core.permissions import Permission
from tests.db.salon import LI, OUYANG, ZENG, Salon

P = Permission
T = TypeVar("T")

SECRET = "讳"
"""What is told of health in samples begins with this: it may be given to nobody once it is not agreed to any more."""
TRIED = (OUYANG, ZENG, LI)
"""The clients that they are tried with."""


@dataclass(frozen=True)
class Case:
    """What an operation can be called with: a client, and what the areas have made."""

    salon: Salon
    client: int
    version: int
    samples: Mapping[Callable[[Salon], Any], Any]

    def of(self, make: Callable[[Salon], T]) -> T:
        """What one of ``SAMPLES`` has made."""
        made: T = self.samples[make]
        return made


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
