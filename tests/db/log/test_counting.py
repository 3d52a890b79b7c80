"""Many different clients on one day stand out, against what somebody usually has and what the salon lets pass."""

from __future__ import annotations

from datetime import timedelta

from db.clients.operations.clients import open_client
from db.clients.operations.emergency_access import break_glass
from db.core import audit
from db.core.audit import Action, Outcome
from db.core.sql import Transaction
from db.home.queries import home
from db.log.operations import count_clients
from db.log.queries import clients_counted, log
from db.log.records import LogFilters
from db.log.store.counting import counts_of, standing_out
from db.reviews.operations import look_at, looked_at, to_look_at
from db.salon.operations import change_salon
from db.salon.store.salon import salon_record
from tests.db.appointments.samples import book, tomorrow
from tests.db.salon import CHEN, DENG, HAO, LIN, OUYANG, OWNER, ZENG, Salon, entries


def asks(salon: Salon, who: str, clients: int, action: Action = Action.READ) -> None:
    """Somebody asks for so many different clients, twice each."""
    with salon.archive.connected(), Transaction():
        for number in range(2 * clients):
            audit.append(
                salon.clock(),
                "open_client",
                action,
                Outcome.DONE,
                staff=salon.staff[who],
                person=who,
                client=1000 + number % clients,
            )


def test_each_client_counts_once_and_own_appointments_and_visits_do_not(salon: Salon) -> None:
    def counted(who: str) -> int:
        with salon.archive.connected():
            return counts_of(salon.clock.today).get(salon.staff[who], 0)

    def opens(who: str, *clients: str) -> None:
        desk = salon.desk(who).because("客人要求")
        for client in clients:
            break_glass(desk, salon.clients[client])
            open_client(desk, salon.clients[client])

    opens(LIN, OUYANG, OUYANG, CHEN)
    assert counted(LIN) == 2, "each client counts once, whoever's they are"
    asks(salon, LIN, 3)
    asks(salon, LIN, 9, Action.UPDATE)
    assert counted(LIN) == 5, "changes are no questions"
    owner = salon.desk(OWNER)
    book(salon, owner, OUYANG, 900, who=LIN, day=salon.clock.today)
    assert counted(LIN) == 4, "an appointment of today is one's own"
    salon.visit(owner, CHEN, by=LIN)
    assert counted(LIN) == 3, "and so is a visit"
    opens(HAO, OUYANG, ZENG)
    assert counted(HAO) == 2, "what is a colleague's appointment counts"
    book(salon, salon.desk(OWNER), ZENG, 900, who=HAO, day=tomorrow(salon))
    assert counted(HAO) == 2, "of tomorrow none is today's"


def test_more_than_usual_or_more_than_the_salon_lets_pass(salon: Salon) -> None:
    with salon.archive.connected():
        usual = [{1: 6, 2: 30}] * 12
        assert [(one.staff, one.clients, one.usual) for one in standing_out({1: 13, 2: 60}, usual)] == [(1, 13, 6)]
        assert standing_out({1: 12}, usual) == [], "twice as many may happen"
        assert standing_out({1: 13}, usual[:9]) == [], "too few days are known"
        assert [(one.staff, one.usual) for one in standing_out({3: 81, 4: 80}, usual)] == [(3, 0)]
        assert standing_out({1: 9}, [{1: 1}] * 30) == [], "few are never many"
    change_salon(salon.desk(OWNER), salon_record()._replace(most_clients=20))
    with salon.archive.connected():
        assert [one.staff for one in standing_out({3: 21, 4: 20}, usual)] == [3]


def test_a_manager_is_told_the_next_morning(salon: Salon) -> None:
    at = salon.desk(OWNER)
    assert home(at).trust.reviews == 0 and not clients_counted(at)
    asks(salon, LIN, 81)
    [many] = log(salon.desk(DENG), LogFilters()).many
    assert (many.name, many.clients, many.usual) == (LIN, 81, 0), "the log says so on the same day"
    assert log(salon.desk(LIN), LogFilters()).many == ()
    day = salon.clock.today
    salon.clock.forward(days=1)
    at = salon.desk(OWNER)
    count_clients(at)
    count_clients(at)
    assert clients_counted(at)
    [kept, again] = entries(operation="count_clients")
    assert f'"{day}":' in str(kept["what"]) and '"days":{}' in str(again["what"])
    assert home(at).trust.reviews == 1 and home(salon.desk(DENG)).trust.reviews == 0
    at = salon.desk(OWNER)
    [line] = to_look_at(at)
    assert (line.by, line.day, line.clients, line.usual) == (LIN, day, 81, 0)
    look_at(at, line.id, "  问过：旧卡整理\x00  ")
    [seen] = looked_at(at)
    assert (seen.looked_by, seen.remark, seen.looked_at) == (OWNER, "问过：旧卡整理", salon.clock.now)
    assert to_look_at(at) == [] and home(at).trust.reviews == 0


def test_what_was_long_ago_is_counted_and_not_told(salon: Salon) -> None:
    asks(salon, LIN, 90)
    salon.clock.forward(days=8)
    at = salon.desk(OWNER)
    count_clients(at)
    assert to_look_at(at) == []
    assert (salon.clock.today - timedelta(days=8)).isoformat() in str(entries(operation="count_clients")[0]["what"])
