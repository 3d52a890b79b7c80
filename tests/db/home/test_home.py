"""The opening screen: whose birthday is near, in both calendars, and what is not finished."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from db.appointments.operations.waiting import put_on_waiting
from db.appointments.requests import PutOnWaiting
from db.core.sql import rows
from db.home.queries import INCOMPLETE, home
from db.visits.operations import CancelVisit, cancel_visit
from tests.db.money.till.closing import close
from tests.db.salon import CHEN, DENG, DESK_WOMAN, EVANS, LI, LIN, MOISTURE, OUYANG, OWNER, ZENG, Salon


def birthdays(salon: Salon) -> dict[str, date]:
    return {line.client.name: line.day for line in home(salon.desk(DESK_WOMAN)).birthdays}


def on(salon: Salon, day: str) -> None:
    salon.clock.now = datetime.fromisoformat(day).replace(hour=2, tzinfo=UTC)


def test_birthdays_of_the_next_seven_days(salon: Salon) -> None:
    at = salon.desk(OWNER)
    for ahead in range(10):
        salon.register(at, f"客{ahead}", birthday=f"--{salon.clock.today + timedelta(days=ahead):%m-%d}")
    found = birthdays(salon)
    assert found.pop(EVANS) == date(2026, 3, 13)
    assert found.pop(OUYANG) == salon.clock.today + timedelta(days=2)
    assert found == {f"客{ahead}": salon.clock.today + timedelta(days=ahead) for ahead in range(8)}
    assert list(birthdays(salon))[:2] == ["客0", "客1"]


def test_clients_without_a_birthday_do_no_harm(salon: Salon) -> None:
    """The month in which the lunar calendar has a 30th or not, on every day of a year."""
    at = salon.desk(DESK_WOMAN)
    salon.register(at)
    first = salon.clock.now
    for day in range(0, 366, 5):
        salon.clock.now = first + timedelta(days=day)
        assert "赵一" not in {line.client.name for line in home(at).birthdays}


@pytest.mark.parametrize(
    ("birthday", "today", "day"),
    [
        # 29 February is kept on the 28th in other years, also without a year
        ("2000-02-29", "2026-02-25", "2026-02-28"),
        ("--02-29", "2026-02-28", "2026-02-28"),
        ("2000-02-29", "2028-02-25", "2028-02-29"),
        ("2000-02-29", "2028-02-29", "2028-02-29"),
        # over the end of the year
        ("1990-01-02", "2026-12-28", "2027-01-02"),
        # lunar: 25 of the first month of 2026 is 13 March
        ("L1985-01-25", "2026-03-10", "2026-03-13"),
        ("L--01-25", "2026-03-13", "2026-03-13"),
        # the 30th of the twelfth month, which 2025's has not: on the 29th, 16 February 2026
        ("L1984-12-30", "2026-02-12", "2026-02-16"),
        # a leap month, in a year without it
        ("L2020-04r-01", "2026-05-15", "2026-05-17"),
        # the fifteenth of the eighth month
        ("L1990-08-15", "2026-09-20", "2026-09-25"),
    ],
)
def test_day_to_congratulate(salon: Salon, birthday: str, today: str, day: str) -> None:
    # one of them is a child, who needs somebody
    salon.register(
        salon.desk(OWNER), birthday=birthday, guardian="赵父", guardian_relation="father", guardian_phone="13500135006"
    )
    on(salon, today)
    assert birthdays(salon).get("赵一") == date.fromisoformat(day)
    on(salon, (date.fromisoformat(day) + timedelta(days=1)).isoformat())
    assert "赵一" not in birthdays(salon)


def test_changed_birthday(salon: Salon) -> None:
    at = salon.desk(OWNER)
    record = salon.register(at, birthday="1990-03-11")
    assert "赵一" in birthdays(salon)
    at = salon.desk(OWNER)
    record = salon.change(at, record, birthday="1990-07-11")
    assert "赵一" not in birthdays(salon)
    salon.change(salon.desk(OWNER), record, birthday=None)
    assert "赵一" not in birthdays(salon)


def test_who_is_here_and_what_is_not_finished(salon: Salon) -> None:
    at = salon.desk(OWNER)
    old = salon.visit(at, LI, day=salon.clock.today - timedelta(days=2))
    one = salon.visit(at, CHEN)
    salon.clock.forward(minutes=5)
    two = salon.visit(at, ZENG)
    found = home(at)
    assert [line.id for line in found.here] == [one.id, two.id]
    assert [line.id for line in found.unfinished] == [old.id]
    assert (found.here[0].services, found.here[0].staff) == (("补水护理",), "林小雨")


def test_how_many_wait_for_today_and_whether_it_is_closed_is_told_to_whom_that_concerns(salon: Salon) -> None:
    at, today = salon.desk(DESK_WOMAN), salon.clock.today
    for name, first, last in ((CHEN, -1, 0), (ZENG, 0, 0), (LI, 1, 1)):
        put_on_waiting(
            at,
            PutOnWaiting(
                request_id=salon.request(),
                services=(salon.services[MOISTURE],),
                from_day=today + timedelta(days=first),
                to_day=today + timedelta(days=last),
                client=salon.clients[name],
            ),
        )

    def told(who: str) -> tuple[int, bool | None]:
        found = home(salon.desk(who))
        return found.waiting, found.is_closed

    assert {who: told(who) for who in (DESK_WOMAN, LIN, DENG)} == {
        DESK_WOMAN: (2, False),
        LIN: (0, None),
        DENG: (0, None),
    }
    close(salon, salon.desk(DESK_WOMAN))
    assert told(DESK_WOMAN) == (2, True)
    salon.clock.forward(days=1)
    assert told(DESK_WOMAN) == (1, False)


def test_files_that_lack_health_and_consent(salon: Salon) -> None:
    at = salon.desk(OWNER)
    assert home(at).incomplete == ()
    record = salon.register(at)
    assert [line.name for line in home(at).incomplete] == ["赵一"]
    salon.change(at, record, consent_file=True, consent_health=True, allergens=())
    assert home(at).incomplete == ()
    salon.register(at, "钱二")
    salon.clock.forward(days=31)
    assert home(at).incomplete == ()


def test_the_newest_files_alone_are_looked_at_for_what_they_lack(salon: Salon) -> None:
    plan = rows(f"EXPLAIN QUERY PLAN SELECT c.id {INCOMPLETE} ORDER BY c.id DESC LIMIT 5", "2026-01-01")
    assert [step for *_, step in plan if step.startswith("SCAN")] == []
    assert "SEARCH c USING INTEGER PRIMARY KEY (rowid>?)" in [step for *_, step in plan]


def test_of_many_unfinished_records_a_few_are_shown_and_how_many_more_there_are(salon: Salon) -> None:
    at = salon.desk(OWNER)
    names = [f"客{number}" for number in range(9)]
    for number, name in enumerate(names):
        salon.register(at, name, phone=f"1350013501{number}")
    found = home(at)
    assert [line.name for line in found.incomplete] == ["客8", "客7", "客6", "客5", "客4"]
    assert found.incomplete_more == 4
    assert len(home(at, everything=True).incomplete) == 9
    assert home(at, everything=True).incomplete_more == 0


def test_the_day_has_whoever_is_here_and_whoever_has_been(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    here, done, mistaken = (salon.visit(at, name) for name in (OUYANG, ZENG, CHEN))
    salon.end(at, salon.pay(at, done))
    cancel_visit(at, CancelVisit(salon.request(), mistaken.id, mistaken.version, "开错了"))
    found = home(at)
    assert [visit.id for visit in found.here] == [here.id]
    assert [visit.id for visit in found.done] == [done.id]


def test_home_knows_of_people_what_every_role_may_see(salon: Salon) -> None:
    """The alert without what was written about it, and the day of the last visit before today."""
    at = salon.desk(DESK_WOMAN)
    salon.visit(at, OUYANG)
    salon.visit(at, ZENG)
    people = home(at).people
    her = people[salon.clients[OUYANG]]
    assert [(alert.code, alert.detail) for alert in her.alerts] == [("acids", "")]
    assert her.latest_visit == salon.clock.today - timedelta(days=10)
    assert people[salon.clients[ZENG]].latest_visit is None
    assert people[salon.clients[EVANS]].name == EVANS, "her birthday is near"
