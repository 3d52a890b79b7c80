"""What every save carries with it."""

from __future__ import annotations

import secrets


def new_request() -> str:
    """An id for a save, so that the same save done twice is done once."""
    return secrets.token_hex(16)
