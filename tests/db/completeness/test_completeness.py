"""How complete a record is: what counts, what is declined, what can't apply, and what is out of date."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from db.clients.conditions.requests import ConfirmBoxes, Decline
from db.clients.operations import boxes, clients
from db.completeness.queries import completeness, to_ask_again
from db.core.desk import Desk
from db.core.sql import rows
from db.fields.values import Value
from tests.db.boundaries import UNTIL_THE_DAY, around
from tests.db.clients.told import tell
from tests.db.dated.samples import save
from tests.db.salon import LIN, OWNER, Salon

NONE: dict[str, Value] = dict.fromkeys(
    (
        "do_not_treat",
        "no_instruments",
        "doctor_first",
        "keep_clear",
        "medication",
        "procedures",
        "special_times",
        "allergens",
    ),
    (),
)
ALL: dict[str, Value] = {
    **NONE,
    "purpose_explained": True,
    "consent_file": True,
    "consent_health": True,
    "consent_photographs": False,
    "consent_contact": ("phone",),
    "sex": "female",
    "birthday": "1988-03-12",
    "address": "长宁路1号",
    "occupation": "老师",
}


@pytest.fixture
def at(salon: Salon) -> Desk:
    return salon.desk(OWNER)


def missing(at: Desk, client: int) -> set[str]:
    return set(completeness(at, client).missing)


def test_weights_of_what_is_there(salon: Salon, at: Desk) -> None:
    bare = salon.register(at)
    found = completeness(at, bare.id)
    # name and phone 3 each; five of consent, sex, birthday, address, occupation, beautician 1 each; health, analysis 3
    # each, plan 2
    assert (found.filled, found.of, found.percent) == (6, 24, 25)
    full = salon.register(at, "王芳", "13700137007", **ALL, beautician=salon.staff[LIN])
    found = completeness(at, full.id)
    assert (found.filled, found.missing, found.percent) == (19, ("skin", "plan"), 79)
    save(salon, at, full.id)
    save(salon, at, full.id, "plan", {"problems": "缺水"})
    assert completeness(at, full.id).percent == 100


def test_what_is_declined_counts_as_filled(salon: Salon, at: Desk) -> None:
    client = salon.register(at).id
    before = completeness(at, client)
    boxes.decline(at, Decline("d", client, ("occupation", "address")))
    after = completeness(at, client)
    assert (after.filled - before.filled, after.of) == (2, before.of)
    assert not {"occupation", "address"} & set(after.missing)
    boxes.decline(at, Decline("u", client, tuple(NONE)))
    assert "health" not in missing(at, client)


def test_what_cannot_apply_is_not_counted(salon: Salon, at: Desk) -> None:
    child = salon.register(at, birthday="2014-06-01", consent_file=True, guardian="陈母", guardian_relation="母亲")
    assert {"guardian_phone", "health"} <= missing(at, child.id)
    grown = salon.register(at, "王芳", "13700137007", birthday="1990-06-01", consent_file=True, consent_health=False)
    assert not {"guardian", "guardian_phone", "health", "skin", "plan"} & missing(at, grown.id)


def test_boxes_go_out_of_date_and_are_confirmed(salon: Salon, at: Desk) -> None:
    client = salon.register(at, "王芳", "13700137007", **ALL, pressure="light").id
    today = salon.clock.today

    def stale() -> list[tuple[str, date | None]]:
        return [(one.box, one.day) for one in to_ask_again(salon.desk(OWNER), client).boxes]

    salon.clock.forward(days=92)
    assert stale() == []
    salon.clock.forward(days=1)
    assert stale() == [("C", today)]
    assert "health" in missing(salon.desk(OWNER), client)
    boxes.confirm_box(salon.desk(OWNER), ConfirmBoxes("c", client, ("C",)))
    assert stale() == []
    assert "health" not in missing(salon.desk(OWNER), client)
    salon.clock.forward(days=93)
    assert stale() == [("C", today + timedelta(days=93)), ("G", today)]
    # what is answered anew in a box was asked
    now = salon.desk(OWNER)
    salon.change(now, clients.open_client(now, client), pressure="firm")
    assert [box for box, _day in stale()] == ["C"]


def test_a_box_without_anything_in_it_is_missing_and_not_out_of_date(salon: Salon, at: Desk) -> None:
    client = salon.register(at, consent_file=True).id
    salon.clock.forward(days=200)
    assert to_ask_again(salon.desk(OWNER), client).boxes == ()
    # and what nobody ever confirmed, such as a row of a table, is asked at the first arrival
    rows("DELETE FROM confirmed WHERE client_id = ?", client)
    assert [(one.box, one.day) for one in to_ask_again(salon.desk(OWNER), client).boxes] == [("B", None)]


def test_what_may_be_over_is_asked_about(salon: Salon, at: Desk) -> None:
    client = salon.register(at).id
    tell(salon, at, client, "fever")
    assert to_ask_again(at, client).conditions == ()
    salon.clock.forward(days=8)
    found = to_ask_again(salon.desk(OWNER), client)
    assert ([one.item for one in found.conditions], found.may_end) == (["fever"], True)


def test_a_service_that_asks_for_a_signed_text_asks_for_one_in_date(salon: Salon, at: Desk) -> None:
    client = salon.register(at).id
    before = completeness(at, client).of
    salon.visit(at, client)
    rows("UPDATE service SET consent_text = '2026-1' WHERE name = '补水护理'")
    found = completeness(at, client)
    assert (found.of - before, "consent" in found.missing) == (3, True)
    signed: dict[str, Value] = {
        "service": salon.services["补水护理"], "risk": "low", "risks_told": True, "signed": True,
    }  # fmt: skip
    save(salon, at, client, "consent", signed)
    assert "consent" not in missing(at, client)


def test_a_service_is_in_use_for_a_year_after_it_was_done(salon: Salon, at: Desk) -> None:
    client, day = salon.register(at).id, salon.clock.today
    salon.visit(at, client)
    rows("UPDATE service SET consent_text = '2026-1' WHERE name = '补水护理'")
    is_asked = around(salon, day + timedelta(days=365), lambda: "consent" in missing(salon.desk(OWNER), client))
    assert is_asked == UNTIL_THE_DAY


def test_no_table_of_clients_is_read_through(salon: Salon, at: Desk) -> None:
    """Each statement of the query goes by an index."""
    client = salon.register(at).id
    plans: list[str] = []
    for statement in (
        "SELECT box, day FROM confirmed WHERE client_id = ? AND box IN ('B', 'C')",
        "SELECT item FROM condition WHERE client_id = ? AND ended IS NULL",
        "SELECT day FROM dated WHERE client_id = ? AND kind = 'skin' AND state = 'current' ORDER BY day DESC LIMIT 1",
    ):
        plans += [str(row[3]) for row in rows(f"EXPLAIN QUERY PLAN {statement}", client)]
    assert plans and not [plan for plan in plans if plan.startswith("SCAN")], plans
