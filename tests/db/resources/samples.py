"""A bed, for tests of what is done with it."""

from __future__ import annotations

from typing import Any

from db.core.desk import Desk
from db.resources import operations
from db.resources.records import ResourceRecord
from tests.db.salon import SHEN, Salon


def resource(salon: Salon, at: Desk, name: str = "1号床", kind: str = "bed", **more: Any) -> ResourceRecord:
    """A bed, or what is wanted."""
    return operations.save_resource(
        at, operations.SaveResource(request_id=salon.request(), kind=kind, name=name, **more)
    )


def make_bed(salon: Salon) -> ResourceRecord:
    """A bed."""
    return resource(salon, salon.desk(SHEN))
