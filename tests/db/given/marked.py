"""An archive with what every area has of three clients, every text of theirs marked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from db.clients.fields.client import CLIENT_FIELDS
from db.clients.operations import clients
from db.core.desk import Desk
from db.core.errors import SalonError
from db.core.sql import Transaction, write
from db.fields.declaration import Kind
from db.visits.fields import VISIT_FIELDS
from tests.db.calls import SECRET, TRIED, Call, Case
from tests.db.every_call import CALLS, SAMPLES
from tests.db.given.planting import marks_in, plant
from tests.db.salon import CLIENTS, HAO, LI, NATIONAL_ID, OUYANG, OWNER, ZENG, Salon

TEXTS = (Kind.TEXT, Kind.NOTE)
WHOSE = {OUYANG: "lin", ZENG: "gu", LI: "li"}
AMOUNTS = {OUYANG: 70_000_010, ZENG: 70_000_020, LI: 70_000_030}


class _Undone(Exception):
    """Raised so that a transaction is undone."""


@contextmanager
def undone() -> Iterator[None]:
    """What is done in between is undone."""
    try:
        with Transaction():
            yield
            raise _Undone
    except _Undone:
        pass


@dataclass
class Marked:
    """The archive, and what each client's calls are made with."""

    salon: Salon
    cases: dict[str, Case]

    def given(self, desk: Desk, client: str, calls: dict[str, Call] = CALLS) -> dict[str, set[str]]:
        """What each call gives of a client, for those that give something; each is undone."""
        found: dict[str, set[str]] = {}
        for name, call in calls.items():
            with undone():
                try:
                    value = call.make(desk, self.cases[client])
                except (SalonError, RuntimeError):
                    # refused, or what takes too long for a transaction: backups, and PINs that are hashed
                    continue
                phone = str(CLIENTS[client]["phone"])
                if marks := marks_in(value, WHOSE[client], phone, AMOUNTS[client]):
                    found[name] = marks
        return found


def mark(salon: Salon) -> Marked:
    """Marks everything in an archive that is of one of the three."""
    owner = salon.desk(OWNER)
    for name in TRIED:
        salon.end(owner, salon.pay(owner, salon.visit(owner, name, by=HAO)))
    salon.clock.forward(days=1)
    samples = {make: make(salon) for make in SAMPLES}
    owner = salon.desk(OWNER)
    texts = {field.name: f"{SECRET}{field.name}" for field in CLIENT_FIELDS if field.kind in TEXTS}
    del texts["name"]
    cases = {}
    # what is keyed in from a signed form is shown that day to whoever keys it in
    write("UPDATE client SET created_at = '2026-01-01 00:00:00'")
    notes = ", ".join(f"{field.name} = '{SECRET}'" for field in VISIT_FIELDS if field.kind in TEXTS)
    for name in TRIED:
        client = salon.clients[name]
        salon.change(owner, clients.open_client(owner, client), **texts, national_id=NATIONAL_ID)
        write(f"UPDATE visit SET {notes} WHERE client_id = ?", client)
        plant(client, WHOSE[name], AMOUNTS[name], salon.staff[HAO], salon.clock.today.isoformat())
        cases[name] = Case(salon, client, clients.open_client(owner, client).version, samples)
    return Marked(salon, cases)
