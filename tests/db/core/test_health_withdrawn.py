"""Whoever takes back that health is kept takes it back everywhere: all that operations and queries give is searched."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Any

import pytest

from db.clients.fields.client import CLIENT_FIELDS
from db.clients.operations import clients
from db.core.errors import SalonError
from db.core.sql import run
from db.fields.declaration import Access, Choice, Field, Kind
from db.fields.values import Value
from db.visits.fields import VISIT_FIELDS
from tests.db.calls import SECRET
from tests.db.every_call import CALLS
from tests.db.salon import LI, OWNER
from tests.db.stage import Furnished, Stage

OF_CLIENT = tuple(field for field in CLIENT_FIELDS if field.access is Access.HEALTH)
OF_VISIT = tuple(field for field in VISIT_FIELDS if field.access is Access.HEALTH)
TEXTS = (Kind.TEXT, Kind.NOTE)


def secret(field: Field) -> str:
    """What is told in a field: a text that stands nowhere else, or an item of its list."""
    return f"{SECRET}{field.name}" if field.kind in TEXTS else field.choices[1].code


def answer(field: Field) -> Value:
    return (secret(field),) if field.kind is Kind.CHOICES else secret(field)


TOLD = {secret(field) for field in (*OF_CLIENT, *OF_VISIT) if field.kind in TEXTS}
ITEMS = {secret(field) for field in OF_CLIENT if field.kind is Kind.CHOICES}


def leaves(value: Any) -> Iterator[str]:
    """Every text in what a call gives, but for the lists that fields may be answered from."""
    if isinstance(value, (Field, Choice)):
        return
    if isinstance(value, str):
        yield value.value if isinstance(value, Enum) else value
    elif is_dataclass(value):
        for one in fields(value):
            yield from leaves(getattr(value, one.name))
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield from (*leaves(key), *leaves(one))
    elif isinstance(value, (tuple, list, set, frozenset)):
        for one in value:
            yield from leaves(one)


OF_NOBODY = "db.rules."
"""Rules name what anybody may have, and say nothing of a client."""


def told(stage: Stage, withdrawn: bool) -> dict[str, set[str]]:
    """What of a client's health each call gives to somebody who may see everything."""
    salon = stage.salon
    client, at = stage.cases[LI].client, stage.again()
    # afterwards, since what is told here speaks against every service
    salon.change(at, clients.open_client(at, client), **{field.name: answer(field) for field in OF_CLIENT})
    notes = [field for field in OF_VISIT if field.kind in TEXTS]
    columns = ", ".join(f"{field.name} = ?" for field in notes)
    run(f"UPDATE visit SET {columns} WHERE client_id = ?", *map(secret, notes), client)
    # what is noted on the day on which it is taken back is of a visit that may go on
    salon.clock.forward(days=1)
    if withdrawn:
        clients.record_consent(at, clients.RecordConsent("withdrawn", client, {"consent_health": False}))
    case = replace(stage.cases[LI], version=clients.open_client(at, client).version)
    stage.keep()
    found: dict[str, set[str]] = {}
    for name, call in CALLS.items():
        if name.startswith(OF_NOBODY):
            continue
        at = stage.again()
        try:
            texts = set(leaves(call.make(at, case)))
        except SalonError:
            continue
        found[name] = ITEMS & texts | {one for text in texts for one in re.findall(rf"{SECRET}\w+", text)}
    salon.close()
    return {name: what for name, what in found.items() if what}


@pytest.mark.long
def test_no_call_gives_what_is_not_agreed_to_any_more(furnished: Furnished, tmp_path: Path) -> None:
    before = told(furnished.stage(tmp_path / "agreed", OWNER), withdrawn=False)
    assert len(before) > 10, "with consent it is told"
    assert set().union(*before.values()) >= TOLD | ITEMS
    assert told(furnished.stage(tmp_path / "withdrawn", OWNER), withdrawn=True) == {}
