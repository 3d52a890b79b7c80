"""What the headings of tables mean, kept under a name for the next time."""

from __future__ import annotations

import json
from collections.abc import Mapping

from db.core.operation_context import Work
from db.core.sql import rows
from db.importing.models import ColumnMeanings


def kept_meanings() -> dict[str, Mapping[str, str]]:
    """Meanings of headings that were kept, by name, the latest first."""
    found = rows("SELECT name, meanings FROM column_meanings ORDER BY at DESC, name")
    return {name: json.loads(meanings) for name, meanings in found}


def keep_meanings(work: Work, name: str, meanings: Mapping[str, str]) -> None:
    """Keeps what the headings of a table mean under a name, in the place of what was kept so before."""
    kept = json.dumps(dict(meanings), ensure_ascii=False, sort_keys=True)
    ColumnMeanings.delete().where(ColumnMeanings.name == name).execute()
    ColumnMeanings.insert(name=name, meanings=kept, at=work.now, by=work.staff).execute()
