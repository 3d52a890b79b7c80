"""All that operations and queries give is searched, for what they may give to nobody any more.

Whoever takes back that health is kept takes it back everywhere; what a law keeps of it comes out by no call; who is
archived stands on no list.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Any

import pytest

from db.clients.fields.client import CLIENT_FIELDS
from db.clients.operations import clients
from db.contacts.store.archiving import archive
from db.core.errors import Code, SalonError
from db.core.sql import rows, run
from db.erasing.operations.health import destroy_health
from db.erasing.operations.locked import print_locked
from db.erasing.requests import DestroyHealth
from db.fields.declaration import Access, Choice, Field, Kind
from db.fields.values import Value
from db.visits.fields import VISIT_FIELDS
from tests.db.calls import SECRET, Call
from tests.db.erasing.calls import for_court, take_back
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


ON_NO_LIST = {
    f"db.{name}"
    for name in (
        "contacts.queries.retention.retention",
        "contacts.queries.retention.retention_of_client",
        "contacts.queries.tasks.glance",
        "contacts.queries.tasks.tasks",
        "contacts.queries.tasks.tasks_of_client",
        "contacts.queries.winning.winning_back",
        "events.queries.guest",
        "events.queries.guest_list",
        "papers.filing.queries.in_order",
    )
}
"""What names somebody until she is archived: whom to reach, and the order of the cabinet; all else is as before."""


def ready(furnished: Furnished, folder: Path) -> Stage:
    """A client has told of health in every field, the day before."""
    stage = furnished.stage(folder, OWNER)
    salon, client, at = stage.salon, stage.cases[LI].client, stage.again()
    # afterwards, since what is told here speaks against every service
    salon.change(at, clients.open_client(at, client), **{field.name: answer(field) for field in OF_CLIENT})
    notes = [field for field in OF_VISIT if field.kind in TEXTS]
    columns = ", ".join(f"{field.name} = ?" for field in notes)
    run(f"UPDATE visit SET {columns} WHERE client_id = ?", *map(secret, notes), client)
    # what is noted on the day on which it is taken back is of a visit that may go on
    salon.clock.forward(days=1)
    return stage


def of_every(name: str, call: Call) -> bool:
    return True


def of_client(name: str, call: Call) -> bool:
    return call.about_client or name.startswith("db.erasing.")


def of_queries(name: str, call: Call) -> bool:
    return ".queries." in name


def given(stage: Stage, which: Callable[[str, Call], bool] = of_every) -> dict[str, set[str] | Code]:
    """Every text that each call gives to somebody who may see everything, or what it says instead."""
    at = stage.desk = stage.salon.desk(OWNER)
    case = replace(stage.cases[LI], version=clients.open_client(at, stage.cases[LI].client).version)
    stage.keep()
    found: dict[str, set[str] | Code] = {}
    for name, call in CALLS.items():
        if not name.startswith(OF_NOBODY) and which(name, call):
            at = stage.again()
            try:
                found[name] = set(leaves(call.make(at, case)))
            except SalonError as error:
                found[name] = error.code
    stage.salon.close()
    return found


def told(found: Mapping[str, set[str] | Code]) -> dict[str, set[str]]:
    """What of a client's health calls give, by their names."""
    texts = {name: texts for name, texts in found.items() if isinstance(texts, set)}
    health = {
        name: ITEMS & some | {one for text in some for one in re.findall(rf"{SECRET}\w+", text)}
        for name, some in texts.items()
    }
    return {name: what for name, what in health.items() if what}


def named(found: Mapping[str, set[str] | Code]) -> set[str]:
    """The calls that name the client."""
    return {name for name, texts in found.items() if isinstance(texts, set) and any(LI in text for text in texts)}


@pytest.mark.long
def test_what_calls_give_of_health_that_was_taken_back_or_locked_and_of_who_is_archived(
    furnished: Furnished, tmp_path: Path
) -> None:
    before = given(ready(furnished, tmp_path / "agreed"))
    assert len(told(before)) > 10, "with consent it is told"
    assert set().union(*told(before).values()) >= TOLD | ITEMS

    stage = ready(furnished, tmp_path / "withdrawn")
    take_back(stage.salon, stage.cases[LI].client)
    assert told(given(stage)) == {}

    # what a law keeps of it is sealed: no call gives it but the one that prints it for what a law asks
    stage = ready(furnished, tmp_path / "locked")
    salon, client = stage.salon, stage.cases[LI].client
    run("UPDATE service SET medical = 1")
    request = DestroyHealth(request_id="locked", client=client, version=take_back(salon, client))
    at = salon.desk(OWNER)
    destroy_health(salon.approved(at, destroy_health, request), request)
    [(locked,)] = rows("SELECT id FROM locked_record WHERE client_id = ?", client)
    sheet = print_locked(salon.approved(at, print_locked, for_court(locked)), for_court(locked))
    assert SECRET in repr(sheet), "it is there"
    assert told(given(stage, of_client)) == {}

    stage = ready(furnished, tmp_path / "archived")
    archive([stage.cases[LI].client], stage.salon.clock.today)
    after = given(stage, of_queries)
    assert {name for name in named(before) & after.keys() if name not in named(after)} == ON_NO_LIST
    refused = {name for name, code in after.items() if isinstance(code, Code) and code is not before[name]}
    assert refused <= ON_NO_LIST, "who is archived is found and opened as anybody"
