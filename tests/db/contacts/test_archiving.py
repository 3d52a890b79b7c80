"""Who stays away for two years is archived: on no list, found by name, and back with the next visit."""

from __future__ import annotations

from db.clients.finding.queries import find
from db.contacts.store.checking import wrong_tasks
from db.contacts.store.making import make_tasks
from db.core.sql import rows, write
from db.erasing.queries import expired
from db.papers.filing.order import Order
from db.papers.filing.queries import in_order
from tests.db.salon import CHEN, DENG, DESK_WOMAN, OUYANG, OWNER, ZENG, Salon

TWO_YEARS = 2 * 366


def make(salon: Salon) -> set[str]:
    """What is done each day; gives who is archived then."""
    make_tasks(salon.archive.today().date())
    return away()


def away() -> set[str]:
    return {name for (name,) in rows("SELECT name FROM client WHERE away = 'archived'")}


def test_who_stays_away_is_on_no_list_and_found_by_name(salon: Salon) -> None:
    salon.clock.forward(days=TWO_YEARS)
    salon.visit(salon.desk(OWNER), ZENG)
    found = make(salon)
    assert OUYANG in found and ZENG not in found
    desk = salon.desk(DESK_WOMAN)
    assert OUYANG not in {line.name for line in in_order(desk, Order.PINYIN)}
    [line] = find(desk, "8000")
    assert (line.name, line.away) == (OUYANG, "archived")
    assert wrong_tasks() == 0


def test_the_next_visit_brings_the_file_back(salon: Salon) -> None:
    salon.clock.forward(days=TWO_YEARS)
    assert {OUYANG, CHEN} <= make(salon)
    desk = salon.desk(OWNER)
    salon.visit(desk, OUYANG)
    assert OUYANG not in away() and CHEN in away()
    assert OUYANG in {line.name for line in in_order(desk, Order.PINYIN)}
    assert wrong_tasks() == 0


def test_with_whom_somebody_spoke_since_is_not_archived(salon: Salon) -> None:
    salon.clock.forward(days=TWO_YEARS)
    write(
        "INSERT INTO contact (client_id, day, at, by_id, purpose, channel, direction, outcome, summary, next_place, "
        "next_about) VALUES (?, ?, '2026-03-01 02:00:00', 1, 'recall', 'phone', 'out', 'reached', '', '', '')",
        salon.clients[CHEN],
        salon.archive.today().date().isoformat(),
    )
    found = make(salon)
    assert CHEN not in found and OUYANG in found


def test_once_kept_as_long_as_the_rule_says_a_file_is_on_the_destroy_list(salon: Salon) -> None:
    salon.clock.forward(days=TWO_YEARS)
    make(salon)
    assert expired(salon.desk(DENG)) == []
    salon.clock.forward(days=366)
    assert OUYANG in {line.name for line in expired(salon.desk(DENG))}
    write("UPDATE retention_rule SET months = 24 WHERE kind = 'file'")
    assert expired(salon.desk(DENG)) == []
