"""What was done for secrecy, and what is due."""

from __future__ import annotations

from db.core.guard import query
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.registers.training import store
from db.registers.training.records import TrainingRecord

MOST = 200


@query(Permission.INSPECT)
def trainings(work: Work) -> list[TrainingRecord]:
    """What was done, the latest first, at most 200."""
    return store.trainings(MOST)


@query(Permission.INSPECT)
def training(work: Work, id: int) -> TrainingRecord:
    """One of them.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    return store.training(id)
