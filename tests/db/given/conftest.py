"""One marked archive for all the tests of a file."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from db.core.desk import Desk
from tests.db.given.marked import Marked, mark
from tests.db.salon import Salon, copy


@pytest.fixture(scope="module")
def marked(prepared: Salon, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Marked]:
    salon = copy(prepared, tmp_path_factory.mktemp("given") / "salon")
    yield mark(salon)
    salon.close()


@pytest.fixture
def on_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing goes to a printer: what a call gives is looked at, or saved as a file."""
    monkeypatch.setattr(Desk, "on_paper", lambda desk: desk)
