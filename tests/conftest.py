"""What tests of every package share: hypothesis' profile, and a salon of their own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.db import salon as salons
from tests.db.others import Others

settings.register_profile("salon", deadline=None, database=None)
settings.load_profile("salon")


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> salons.Salon:
    """The salon that is made once; closed, so that its files can be copied."""
    return salons.build(tmp_path_factory.mktemp("prepared"))


@pytest.fixture
def salon(prepared: salons.Salon, tmp_path: Path) -> Iterator[salons.Salon]:
    """An open copy of the prepared salon."""
    own = salons.copy(prepared, tmp_path / "salon")
    yield own
    own.close()


@pytest.fixture
def clock(salon: salons.Salon) -> salons.Clock:
    """The clock of the salon."""
    return salon.clock


@pytest.fixture(scope="session")
def others() -> Iterator[Others]:
    """Makes other processes, quickly: they are forked from one that has imported everything already."""
    with Others() as nursery:
        yield nursery
