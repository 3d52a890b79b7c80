"""The first tables."""

from typing import Any

from db.models import TABLES


def up(migrator: Any, db: Any) -> None:
    """Makes the tables."""
    db.create_tables(TABLES, safe=False)
