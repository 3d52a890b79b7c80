"""A desk at which it is morning, whatever the clock of the machine says: by its time zone."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

TEN = 10


@contextmanager
def at_ten() -> Iterator[None]:
    """It is between ten and eleven here and at every desk that is started meanwhile."""
    before = os.environ.get("TZ")
    # as POSIX has it, west of Greenwich is positive
    os.environ["TZ"] = f"DESK{datetime.now(UTC).hour - TEN:+d}"
    time.tzset()
    try:
        yield
    finally:
        if before is None:
            del os.environ["TZ"]
        else:
            os.environ["TZ"] = before
        time.tzset()
