"""How the queries of the opening screen are called, and the rights that they ask for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from db.home import queries as home
from tests.db.calls import Call, P, of_desk

CALLS: dict[Callable[..., Any], Call] = {
    home.home: of_desk(P.DESK)(lambda at, case: home.home(at)),
}
