"""A client is erased: nothing says any more who it was, and what is counted still adds up."""

from __future__ import annotations

from random import Random

from db.clients.operations.clients import open_client
from db.core import audit
from db.core.sql import rows, write
from db.erasing.operations import erase_client
from tests.db.erasing.calls import asked
from tests.db.erasing.planted import found_in, lines_of_archive, pages_of, plant
from tests.db.merging.rows import basics, filled
from tests.db.salon import OUYANG, OWNER, ZENG, Salon


def erase(salon: Salon, client: str, **more: object) -> str:
    """Erases a client with two people; gives the number of the slip."""
    owner = salon.desk(OWNER)
    request = asked(salon.clients[client], salon.request(), **more)
    return erase_client(salon.approved(owner, erase_client, request), request).number


def settle(client: int) -> None:
    """Nothing is open any more."""
    for statement in (
        "UPDATE visit SET closed_at = opened_at, closed_by_id = 1 WHERE client_id = ? AND closed_at IS NULL",
        "UPDATE bill SET state = 'settled', paid = total WHERE client_id = ?",
        "UPDATE appointment SET state = 'done' WHERE client_id = ?",
        "UPDATE client_order SET state = 'handed' WHERE client_id = ?",
        "UPDATE complaint SET state = 'settled' WHERE client_id = ?",
        "UPDATE loan SET back_at = out_at WHERE client_id = ?",
    ):
        write(statement, client)


def test_nothing_of_a_client_with_rows_in_every_table_is_left(salon: Salon) -> None:
    basics(salon)
    filled(Random(3), (salon.clients[OUYANG], salon.clients[ZENG]), 1)
    settle(salon.clients[OUYANG])
    # the tests' own names of requests have hers in them
    write("UPDATE request SET id = rowid WHERE id LIKE 'client-%'")
    owner = salon.desk(OWNER)
    salon.change(owner.because(reason := "欧阳女士打电话来改"), open_client(owner, salon.clients[OUYANG]), grade="gold")
    assert reason in "".join(lines_of_archive())
    planted = plant((salon.clients[OUYANG],)) | {reason}
    assert len(planted) > 100
    assert found_in(planted, "\n".join(lines_of_archive())) == planted
    erase(salon, OUYANG, gives_up=True)
    assert found_in(planted, "\n".join(lines_of_archive())) == set()
    pages = pages_of(salon.archive.path, salon.archive.keys.database)
    assert found_in(planted | {OUYANG, "水杨酸后红肿"}, pages) == set()
    assert found_in({"曾丽"}, pages) == {"曾丽"}
    assert audit.verify() == (audit.head()[0], None)
    assert rows("SELECT name, phone, away, length(audit_salt) FROM client WHERE id = ?", salon.clients[OUYANG]) == [
        ("—", "", "erased", 0)
    ]
