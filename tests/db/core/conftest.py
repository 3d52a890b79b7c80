"""An archive that nobody has open."""

from __future__ import annotations

import pytest

from tests.db.salon import Salon


@pytest.fixture
def closed(salon: Salon) -> Salon:
    """A salon whose archive is closed, so that its files can be tampered with."""
    salon.close()
    return salon
