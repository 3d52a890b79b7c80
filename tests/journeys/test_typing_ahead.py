"""Typing ahead of the screen loses nothing, and no digit of a PIN is ever seen or kept."""

from __future__ import annotations

import pytest

from db.queries.clients import client_number
