"""How operations and queries of importing are called, and the rights that they ask for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from db.importing import operations as importing
from tests.db.calls import Call, P, of_desk
from tests.db.salon import (
    Salon,
)


def table_of(salon: Salon) -> Path:
    """Somebody new, and somebody known of whose health it says more."""
    path = salon.folder / "table.csv"
    path.write_text("姓名,手机,病史\n赵一,13500135005,\n李娜,13600136004,磨牙\n", "utf-8")
    return path


CALLS: dict[Callable[..., Any], Call] = {
    importing.preview_import: of_desk(P.IMPORT)(lambda at, case: importing.preview_import(at, table_of(case.salon))),
    importing.import_table: of_desk(P.IMPORT)(
        lambda at, case: importing.import_table(at, importing.ImportTable(request_id="new", path=table_of(case.salon)))
    ),
}
