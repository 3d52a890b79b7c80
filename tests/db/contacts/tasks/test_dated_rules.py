"""Tasks that dated records ask for: the next analysis, the reading of a patch test."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import pytest

from db.clients.operations.clients import RecordConsent, record_consent
from db.contacts.operations.making import make_day
from db.contacts.store.checking import wrong_open
from db.core.desk import Desk
from db.core.sql import rows
from db.dated.operations import void_dated
from db.dated.records import DatedRecord
from db.dated.requests import VoidDated
from db.fields.values import Value
from tests.db.contacts.tasks.samples import on
from tests.db.dated.samples import correct, revise, save
from tests.db.salon import LIN, OUYANG, OWNER, Salon

TODAY = date(2026, 3, 10)
ANALYSIS: Mapping[str, Value] = {"method": ("eye",), "conclusion": "缺水"}


def analysed(salon: Salon, at: Desk, day: date) -> DatedRecord:
    return save(salon, at, salon.clients[OUYANG], "skin", ANALYSIS, day=day)


def applied(salon: Salon, at: Desk, day: date = TODAY) -> DatedRecord:
    """A patch test behind the ear."""
    values: Mapping[str, Value] = {"product": salon.products["修护精华"], "site": "ear"}
    return save(salon, at, salon.clients[OUYANG], "patch", values, day=day)


def planned(salon: Salon, at: Desk, day: date, again: date | None) -> DatedRecord:
    values: Mapping[str, Value] = {"problems": "缺水", "next_analysis": again}
    return save(salon, at, salon.clients[OUYANG], "plan", values, day=day)


def told(salon: Salon, rule: str, days: int = 0) -> list[tuple[int | None, str]]:
    """What is to be done by a rule, about which record, and when."""
    return [(one.about_id, f"{one.due:%m-%d}") for one in on(salon, days, rule=rule)]


def state(rule: str) -> list[str]:
    return [state for (state,) in rows("SELECT state FROM task WHERE rule = ? ORDER BY id", rule)]


@pytest.mark.parametrize(
    ("taken", "due"),
    [
        (date(2025, 10, 8), None),
        (date(2025, 10, 9), "01-09"),
        (date(2025, 12, 10), "03-10"),
        (date(2025, 12, 24), "03-24"),
        (date(2025, 12, 25), None),
    ],
)
def test_the_skin_is_looked_at_again_after_three_months(salon: Salon, taken: date, due: str | None) -> None:
    """It is known two weeks ahead, and let go two months late."""
    made = analysed(salon, salon.desk(OWNER), taken)
    assert told(salon, "analysis") == ([(made.id, due)] if due else [])


def test_the_latest_analysis_alone_says_when(salon: Salon) -> None:
    at = salon.desk(OWNER)
    first = analysed(salon, at, date(2025, 12, 9))
    assert told(salon, "analysis") == [(first.id, "03-09")]
    latest = analysed(salon, salon.desk(OWNER), TODAY)
    assert state("analysis") == ["done"] and wrong_open() == set()
    assert told(salon, "analysis", 80) == [(latest.id, "06-10")]


def test_a_plan_made_after_the_analysis_says_when_the_next_one_is(salon: Salon) -> None:
    at = salon.desk(OWNER)
    analysed(salon, at, date(2026, 1, 20))
    plan = planned(salon, at, date(2026, 1, 20), date(2026, 3, 14))
    assert told(salon, "analysis") == [(plan.id, "03-14")]
    later = revise(salon, salon.desk(OWNER), plan, next_analysis=date(2026, 4, 1))
    assert state("analysis") == ["done"]
    assert told(salon, "analysis", 10) == [(later.id, "04-01")]
    analysed(salon, salon.desk(OWNER), TODAY)
    assert state("analysis") == ["done", "open"], "what the plan of that day was made with"
    salon.clock.forward(days=1)
    analysed(salon, salon.desk(OWNER), TODAY + timedelta(days=1))
    assert state("analysis") == ["done", "done"] and wrong_open() == set()


def test_a_patch_test_is_read_the_day_after_and_again_the_day_after_that(salon: Salon) -> None:
    at = salon.desk(OWNER)
    make_day(at)
    made = applied(salon, at)
    assert told(salon, "patch_read") == [(made.id, "03-11")], "at once, for tomorrow"
    [[owner]] = rows("SELECT owner_id FROM task WHERE rule = 'patch_read'")
    assert owner == salon.staff[OWNER], "by who applied it"
    made = correct(salon, salon.desk(OWNER), made, at_24h="negative")
    assert (state("patch_read"), told(salon, "patch_read")) == (["done", "open"], [(made.id, "03-12")])
    correct(salon, salon.desk(OWNER), made, at_48h="negative")
    assert (state("patch_read"), wrong_open()) == (["done", "done"], set())


def test_an_analysis_that_counts_no_more_leaves_what_the_one_before_asked_for(salon: Salon) -> None:
    at = salon.desk(OWNER)
    first = analysed(salon, at, date(2025, 12, 9))
    assert told(salon, "analysis") == [(first.id, "03-09")]
    latest = analysed(salon, salon.desk(OWNER), TODAY)
    void_dated(
        salon.desk(OWNER),
        VoidDated(request_id=salon.request(), id=latest.id, version=latest.version, why="登记错了"),
    )
    assert (state("analysis"), wrong_open()) == (["open"], set())
    assert told(salon, "analysis") == [(first.id, "03-09")]


@pytest.mark.parametrize("ends", ["positive", "void", "no consent", "a week later"])
def test_nobody_reads_a_patch_test_that_is_read_or_counts_no_more(salon: Salon, ends: str) -> None:
    at = salon.desk(OWNER)
    make_day(at)
    made = applied(salon, at)
    if ends == "positive":
        correct(salon, at, made, at_24h="positive")
    elif ends == "void":
        void_dated(at, VoidDated(request_id=salon.request(), id=made.id, version=made.version, why="登记错了"))
    elif ends == "no consent":
        client = salon.clients[OUYANG]
        record_consent(at, RecordConsent(request_id=salon.request(), client=client, values={"consent_health": False}))
    else:
        assert told(salon, "patch_read", 8) == [(made.id, "03-11")]
        on(salon, 9)
    assert state("patch_read") == ["expired" if ends == "a week later" else "done"]
    assert wrong_open() == set()


def test_a_reading_that_was_forgotten_is_asked_for_at_once(salon: Salon) -> None:
    at = salon.desk(OWNER)
    make_day(at)
    made = applied(salon, at, TODAY - timedelta(days=2))
    assert told(salon, "patch_read") == [(made.id, "03-09")]
    assert LIN not in {one.owner_name for one in on(salon, 0, rule="patch_read")}
