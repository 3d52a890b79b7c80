"""The desk at which tables are imported."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.core.desk import Desk
from tests.db.importing.desk import build, opened


@pytest.fixture(scope="package")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A salon that is made once, closed."""
    return build(tmp_path_factory.mktemp("importing"))


@pytest.fixture
def desk(home: Path, tmp_path: Path) -> Iterator[Desk]:
    """The manager's desk at a copy of it."""
    with opened(home, tmp_path / "home") as signed_in:
        yield signed_in
