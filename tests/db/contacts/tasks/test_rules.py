"""When the tasks of visits, birthdays and absence arise, and when they end: the day before, the day, the day after."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from db.clients.operations.clients import open_client
from db.contacts.operations.making import make_day
from db.contacts.queries.tasks import while_closed
from db.contacts.store import closed
from db.core.sql import rows, run
from db.papers.printed.states import PaperState
from db.printing.letters.operations import print_letters
from db.printing.letters.records import Occasion
from db.printing.operations.jobs import HandOver, keep_job, record_job
from db.resources.operations import SaveServiceNeeds, save_service_needs
from db.resources.records import ServiceNeeds
from db.salon.queries import services
from tests.db.appointments.samples import book
from tests.db.contacts.tasks.samples import called, on, states, write_to
from tests.db.printing.test_labels import agree
from tests.db.salon import CHEN, EVANS, GU, HAO, LI, LIN, MOISTURE, OUYANG, OWNER, PRICE, ZENG, Salon

LAST = -10
"""The day of 欧阳静怡's last visit, counted from today."""


def visit(salon: Salon, client: str, days_ago: int, next_in: int | None = None) -> None:
    """A visit so many days ago, closed, after which the next one was agreed on."""
    now = salon.clock.now
    salon.clock.now = now - timedelta(days=days_ago)
    desk = salon.desk(OWNER)
    made = salon.visit(desk, client)
    if next_in is not None:
        made = salon.save(desk, made, values={"next_date": salon.clock.today + timedelta(days=next_in)})
    salon.end(desk, salon.pay(desk, made, PRICE))
    salon.clock.now = now


def test_a_gift_is_due_a_week_before_the_birthday_and_a_call_on_the_day(salon: Salon) -> None:
    """12 March is 2 days ahead: the gift is late, and both stand there."""
    [gift], [call] = on(salon, 0, rule="gift"), on(salon, 0, rule="birthday")
    assert (gift.rule, gift.day, gift.due, gift.until) == (
        "gift",
        date(2026, 3, 12),
        date(2026, 3, 5),
        date(2026, 3, 12),
    )
    assert (call.rule, call.day, call.due, call.until) == (
        "birthday",
        date(2026, 3, 12),
        date(2026, 3, 12),
        date(2026, 3, 15),
    )
    assert (call.text, call.owner_name, gift.late, call.late) == ("--03-12", LIN, True, False)


@pytest.mark.parametrize(
    ("days", "rules"), [(2, {"gift", "birthday"}), (3, {"birthday"}), (5, {"birthday"}), (6, set())]
)
def test_birthdays_that_are_past_are_let_go(salon: Salon, days: int, rules: set[str]) -> None:
    on(salon, 0)
    assert {one.rule for one in on(salon, days)} & {"gift", "birthday"} == rules
    left = {"gift": "expired", "birthday": "expired" if days > 5 else "open"}
    assert {rule: state for rule, state in states(OUYANG, salon).items() if rule in left} == (
        left if days > 2 else {"gift": "open", "birthday": "open"}
    )


@pytest.mark.parametrize(("days", "arises"), [(5, True), (6, False)])
def test_a_desk_that_was_closed_calls_three_days_late_and_no_later(salon: Salon, days: int, arises: bool) -> None:
    assert bool(on(salon, days, rule="birthday")) == arises


def test_a_gift_is_sent_with_a_birthday_letter_that_came_out(salon: Salon) -> None:
    agree(salon, OUYANG)
    assert [one.rule for one in on(salon, 0, rule="gift")] == ["gift"]
    desk = salon.desk(OWNER)
    [letter] = print_letters(desk, [salon.clients[OUYANG]], Occasion.BIRTHDAY).letters
    job = record_job(desk, HandOver(printer="p", kind="letter", name="L", papers=(letter.paper,)))
    assert states(OUYANG, salon)["gift"] == "open", "it is on its way to the printer"
    keep_job(desk, job, "p-1", "completed", ended=True, papers=PaperState.PRINTED)
    found = states(OUYANG, salon)
    assert (found["gift"], found["birthday"]) == ("done", "open"), "on the day somebody calls all the same"


def test_no_gift_is_asked_for_after_a_birthday_letter(salon: Salon) -> None:
    write_to(salon, OUYANG, Occasion.FESTIVAL)
    salon.clock.jump(days=-25)
    write_to(salon, OUYANG, Occasion.BIRTHDAY)
    salon.clock.jump(days=25)
    assert on(salon, 0, rule="gift") == []


@pytest.mark.parametrize(("days", "arises"), [(729, True), (730, False)])
def test_who_has_been_gone_for_two_years_is_not_congratulated(salon: Salon, days: int, arises: bool) -> None:
    """From the last visit or the last word; who has never come, from when the file was made."""
    day = salon.clock.today - timedelta(days=days)
    run("UPDATE visit SET day = ? WHERE client_id = ?", day.isoformat(), salon.clients[OUYANG])
    run("UPDATE client SET created_at = ? WHERE id = ?", f"{day} 10:00:00", salon.clients[EVANS])
    for client in (OUYANG, EVANS):
        assert [one.rule for one in on(salon, 0, client, "birthday")] == ["birthday"] * arises
    called(salon, salon.desk(OWNER), OUYANG, "consultation")
    assert [one.rule for one in on(salon, 1, OUYANG, "birthday")] == ["birthday"]


def test_a_lunar_birthday_is_kept_in_its_own_year(salon: Salon) -> None:
    """25 of the first month: 24 days after each New Year, 17 February 2026, 6 February 2027, 26 January 2028."""
    run("UPDATE client SET created_at = '2027-01-01 10:00:00' WHERE id = ?", salon.clients[EVANS])
    for day in (date(2026, 3, 13), date(2027, 3, 2), date(2028, 2, 19)):
        assert [one.day for one in on(salon, (day - salon.clock.today).days, EVANS, "birthday")] == [day]
    keys = rows("SELECT key FROM task WHERE rule = 'birthday' AND client_id = ? ORDER BY key", salon.clients[EVANS])
    assert keys == [(f"{salon.clients[EVANS]}:{year}",) for year in (2026, 2027, 2028)]


def test_twice_a_year_of_ours_is_not_twice_in_the_clients_calendar(salon: Salon) -> None:
    """24 of the eleventh month: 1 January 2027 for 2026, and 21 December 2027 for 2027."""
    record = open_client(salon.desk(OWNER), salon.clients[EVANS])
    salon.change(salon.desk(OWNER), record, birthday="L1985-11-24")
    days = (date(2027, 1, 1), date(2027, 12, 21))
    assert [on(salon, (day - salon.clock.today).days, EVANS, "birthday")[0].day for day in days] == list(days)


@pytest.mark.parametrize(("days", "due"), [(26, []), (27, ["care"]), (30, ["care"]), (89, ["care"]), (90, [])], ids=str)
def test_care_is_called_for_from_three_days_before_it_is_due(salon: Salon, days: int, due: list[str]) -> None:
    visit(salon, CHEN, 0, next_in=30)
    found = [one for one in on(salon, days, CHEN) if one.rule == "care"]
    assert [one.rule for one in found] == due
    assert [(one.day, one.owner_name) for one in found] == [(salon.clock.today + timedelta(days=30), HAO) for _ in due]


@pytest.mark.parametrize("ends", ["booked", "came", "called", "written to"])
def test_care_is_called_for_until_there_is_an_appointment_a_visit_or_a_word(salon: Salon, ends: str) -> None:
    visit(salon, CHEN, 0, next_in=30)
    salon.clock.forward(days=28)
    desk = salon.desk(OWNER)
    make_day(desk)
    if ends == "booked":
        book(salon, desk, CHEN)
    elif ends == "came":
        salon.visit(desk, CHEN)
    elif ends == "called":
        called(salon, desk, CHEN, "return")
        assert states(CHEN, salon)["care"] == "open", "that was about something else"
        called(salon, desk, CHEN, "recall")
    else:
        write_to(salon, CHEN, Occasion.RECALL)
    assert states(CHEN, salon)["care"] == "done"


@pytest.mark.parametrize(("days", "arises"), [(90, False), (91, True), (364, True), (365, False)])
def test_a_client_is_absent_after_ninety_days(salon: Salon, days: int, arises: bool) -> None:
    found = on(salon, LAST + days, rule="absence")
    assert [(one.day, one.due) for one in found] == [
        (salon.clock.today + timedelta(days=LAST), salon.clock.today + timedelta(days=LAST + 91))
    ] * arises
    assert (
        rows("SELECT client_id, last, state FROM absence")
        == [(salon.clients[OUYANG], (salon.clock.today + timedelta(days=LAST)).isoformat(), "open")] * arises
    )


@pytest.mark.parametrize(("days", "arises"), [(120, False), (121, True)])
def test_who_comes_seldom_is_absent_after_twice_the_interval(salon: Salon, days: int, arises: bool) -> None:
    """Every 60 days at most: what is longer counts as 60."""
    for past in (150, 75, 0):
        visit(salon, CHEN, past)
    assert bool(on(salon, days, CHEN, "absence")) == arises


def test_who_was_absent_is_back_with_a_visit(salon: Salon) -> None:
    on(salon, LAST + 91)
    salon.clock.forward(days=LAST + 92)
    salon.visit(salon.desk(OWNER), OUYANG)
    assert rows("SELECT state FROM absence") == [("back",)]
    assert states(OUYANG, salon)["absence"] == "done"


@pytest.mark.parametrize(
    ("days", "due"), [(0, []), (1, [1]), (4, [1]), (5, []), (7, [7]), (14, [7]), (15, [])], ids=str
)
def test_how_it_went_is_asked_after_a_day_and_after_a_week(salon: Salon, days: int, due: list[int]) -> None:
    visit(salon, CHEN, 0)
    found = on(salon, days, CHEN, "after_care")
    assert [one.due for one in found] == [salon.clock.today + timedelta(days=one) for one in due]


@pytest.mark.parametrize(
    ("said", "due"), [((), [1, 7]), ((3, 1, 14), [1, 3, 14]), ((0,), []), ((30,), [30]), ((60,), [60])], ids=str
)
def test_a_service_says_on_which_days_somebody_asks_how_it_went(
    salon: Salon, said: tuple[int, ...], due: list[int]
) -> None:
    desk = salon.desk(OWNER)
    [service] = [one for one in services(desk) if one.name == MOISTURE]
    asked = SaveServiceNeeds(
        request_id=salon.request(),
        service=service.id,
        version=service.version,
        needs=ServiceNeeds(follow_days=said),
    )
    save_service_needs(desk, asked)
    visit(salon, CHEN, 0)
    today = salon.clock.today
    found = {one.due - today for days in (1, 3, 7, 14, 30, 60) for one in on(salon, days, CHEN, "after_care")}
    assert sorted(found) == [timedelta(days=one) for one in due]


@pytest.mark.parametrize(("grade", "days"), [("diamond", 45), ("gold", 60), ("silver", 90)])
def test_who_hears_nothing_is_called_by_grade(salon: Salon, grade: str, days: int) -> None:
    record = open_client(salon.desk(OWNER), salon.clients[OUYANG])
    salon.change(salon.desk(OWNER), record, grade=grade)
    assert on(salon, LAST + days - 1, rule="return") == []
    assert [one.due for one in on(salon, LAST + days, rule="return")] == [
        salon.clock.today + timedelta(days=LAST + days)
    ]


def test_who_refuses_to_be_contacted_is_not(salon: Salon) -> None:
    record = open_client(salon.desk(OWNER), salon.clients[OUYANG])
    salon.change(salon.desk(OWNER), record, consent_contact=())
    assert {one.rule for one in on(salon, 0)} == set()
    assert {one.rule for one in on(salon, LAST + 91)} == {"absence"}, "that is about her, and not said to her"


def test_a_reminder_stands_on_the_last_open_day_before(salon: Salon) -> None:
    """The 12th and the 13th are closed: the 14th's is due on the 11th."""
    desk = salon.desk(OWNER)
    for day in (12, 13):
        closed = date(2026, 3, day).isoformat()
        run("INSERT INTO salon_day (day, closed, start, finish, note) VALUES (?, 1, 0, 1440, '')", closed)
    made = book(salon, desk, CHEN, day=date(2026, 3, 14))
    [found] = on(salon, 0, CHEN, "remind")
    assert (found.due, found.day, found.about_id, found.owner) == (date(2026, 3, 11), date(2026, 3, 14), made.id, 0)


@pytest.mark.parametrize(("days", "rule"), [(0, "remind"), (1, None), (2, "settle"), (60, "settle"), (61, None)])
def test_an_appointment_is_reminded_of_and_then_settled(salon: Salon, days: int, rule: str | None) -> None:
    book(salon, salon.desk(OWNER), LI)
    found = [one.rule for one in on(salon, days, LI) if one.rule in ("remind", "settle")]
    assert found == ([rule] if rule else [])


def test_what_is_everybodys_is_the_receptionists(salon: Salon) -> None:
    """曾丽 has an advisor, 李娜 nobody."""
    for client in (ZENG, LI):
        visit(salon, client, 0, next_in=3)
    assert [(one.owner_name, one.role) for one in on(salon, 1, ZENG, "care")] == [(GU, "receptionist")]
    assert [(one.owner, one.role) for one in on(salon, 1, LI, "care")] == [(0, "receptionist")]


def test_a_week_without_the_desk_is_told_once(salon: Salon) -> None:
    desk = salon.desk(OWNER)
    make_day(desk)
    assert while_closed(desk) is None
    for ahead in (3, 4, 5, 6, 8):
        salon.register(salon.desk(OWNER), f"客{ahead}", birthday=f"--{salon.clock.today + timedelta(days=ahead):%m-%d}")
    salon.clock.forward(days=9)
    desk = salon.desk(OWNER)
    make_day(desk)
    found = while_closed(desk)
    assert found is not None
    assert found.since == salon.clock.today - timedelta(days=8)
    assert [line.name for line in found.birthdays] == [OUYANG, EVANS, "客3", "客4", "客5"]
    assert found.came_due == 2, "the calls of three days ago and of yesterday can still be made"
    salon.clock.forward(days=1)
    desk = salon.desk(OWNER)
    make_day(desk)
    assert while_closed(desk) is None


def test_of_many_birthdays_while_closed_the_first_are_named(salon: Salon) -> None:
    make_day(salon.desk(OWNER))
    day = f"--{salon.clock.today + timedelta(days=4):%m-%d}"
    for number in range(closed.MOST + 1):
        salon.register(salon.desk(OWNER), f"客{number}", birthday=day)
    salon.clock.forward(days=9)
    desk = salon.desk(OWNER)
    make_day(desk)
    found = while_closed(desk)
    assert found is not None
    assert (len(found.birthdays), found.more) == (closed.MOST, 3), "two of them are there in any case"


@pytest.mark.parametrize("change", [lambda salon: salon.clock.jump(days=-3), lambda salon: None])
def test_a_clock_that_is_set_back_makes_nothing(salon: Salon, change: Callable[[Salon], None]) -> None:
    make_day(salon.desk(OWNER))
    change(salon)
    visit(salon, CHEN, 8)
    before = rows("SELECT * FROM task")
    make_day(salon.desk(OWNER))
    assert rows("SELECT * FROM task") == before


def test_care_is_due_by_the_interval_of_the_service(salon: Salon) -> None:
    """Also where the interval was set after the visit."""
    visit(salon, CHEN, 0)
    assert on(salon, 1, CHEN, "care") == []
    [service] = [one for one in services(salon.desk(OWNER)) if one.name == MOISTURE]
    needs = ServiceNeeds(interval_days=10)
    asked = SaveServiceNeeds(request_id=salon.request(), service=service.id, version=service.version, needs=needs)
    save_service_needs(salon.desk(OWNER), asked)
    assert [one.day for one in on(salon, 7, CHEN, "care")] == [salon.clock.today + timedelta(days=10)]
