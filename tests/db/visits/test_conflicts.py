"""A service or product that an alert speaks against."""

from __future__ import annotations

from dataclasses import replace

from db.clients.operations import clients
from db.clients.records import ClientRecord
from db.core.errors import Code
from db.core.sql import rows, run
from db.reviews.operations import to_look_at
from db.salon import operations as catalogue
from db.staff.operations import session, staff
from db.visits import operations as visits
from db.visits.operations import OpenVisit, ProductUsed, ServiceDone
from tests.db.salon import (
    CHEN,
    DESK_WOMAN,
    LIFT,
    LIN,
    MOISTURE,
    OUYANG,
    OWNER,
    PEEL,
    PINS,
    SHEN,
    ZENG,
    Salon,
    entries,
    everything,
    refused,
    wanted,
    wrong,
)


def test_blocking_conflict_needs_a_reason_and_a_managers_pin(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    before = everything("audit_entry")
    error = wrong(salon.visit, at, OUYANG, PEEL)
    assert (error.code, error.facts) == (
        Code.CONFLICT,
        {"item": PEEL, "alert": "acids", "verdict": "hold", "earliest": "", "count": 1},
    )
    done = (visits.ServiceDone(salon.services[PEEL], salon.staff[LIN]),)
    asked = visits.OpenVisit(request_id="one", client=salon.clients[OUYANG], services=done)
    at = at.despite_health("客人坚持，低浓度")
    assert refused(salon.approved, at, visits.open_visit, asked, by=LIN) is Code.NOT_ALLOWED
    assert {name: kept for name, kept in everything("audit_entry").items() if name != "staff"} == {
        name: kept for name, kept in before.items() if name != "staff"
    }
    both = salon.approved(at, visits.open_visit, asked, by=OWNER)
    # the approval is for this visit, and for no other with the same conflict
    assert refused(salon.visit, both, OUYANG, PEEL) is Code.NEEDS_SECOND
    visit = visits.open_visit(both, asked)
    assert [(found.item, found.alert.code, found.overridden) for found in visit.conflicts] == [(PEEL, "acids", True)]
    assert rows("SELECT reason, by_id, approver_id FROM override") == [
        ("客人坚持，低浓度", salon.staff[DESK_WOMAN], salon.staff[OWNER])
    ]
    assert '"overridden":["acids"]' in entries(operation="open_visit", outcome="done")[-1]["what"]
    # what was allowed stays allowed on this visit, and on no other
    visit = salon.save(salon.desk(LIN), visit, values={"felt": "微刺"})
    assert wrong(salon.visit, salon.desk(DESK_WOMAN), OUYANG, PEEL).code is Code.CONFLICT


def test_a_manager_at_the_desk_types_her_own_pin_again(salon: Salon) -> None:
    """Whoever finds the desk of a manager open, can't let anything through with a reason."""
    at = salon.desk(OWNER)
    assert wrong(salon.visit, at, OUYANG, PEEL).code is Code.CONFLICT
    assert wrong(salon.visit, at.despite_health(" \u200b"), OUYANG, PEEL).code is Code.CONFLICT
    done = (visits.ServiceDone(salon.services[PEEL], salon.staff[LIN]),)
    asked = visits.OpenVisit(request_id="one", client=salon.clients[OUYANG], services=done)
    insists = at.despite_health("医生同意")
    assert refused(visits.open_visit, insists, asked) is Code.NEEDS_OWN_PIN
    # it is hers to let through: another manager's PIN is none, and a wrong one counts as one at signing in
    assert refused(salon.approved, insists, visits.open_visit, asked, by=SHEN) is Code.NOT_ALLOWED
    question = wanted(visits.open_visit, insists, asked)
    assert question.client == salon.clients[OUYANG]
    assert refused(session.approve, at, salon.staff[OWNER], "00000000", question) is Code.WRONG_PIN
    assert rows("SELECT failed FROM staff WHERE id = ?", salon.staff[OWNER]) == [(1,)]
    again = salon.approved(insists, visits.open_visit, asked, by=OWNER)
    # for this visit of this client, once
    other = replace(asked, request_id="two", second=True)
    assert refused(visits.open_visit, again, other) is Code.NEEDS_OWN_PIN
    assert visits.open_visit(again, asked).conflicts[0].overridden
    assert refused(visits.open_visit, again, other) is Code.NEEDS_OWN_PIN
    assert '"own_pin":1' in entries(operation="open_visit", outcome="done")[-1]["what"]
    assert to_look_at(salon.desk(SHEN)) == []


def test_in_a_solo_salon_it_is_looked_at_besides(salon: Salon) -> None:
    run("UPDATE salon SET solo = TRUE")
    salon.let_through(salon.desk(OWNER), "医生同意", salon.visit, OUYANG, PEEL)
    assert [(one.operation, one.reason) for one in to_look_at(salon.desk(SHEN))] == [("open_visit", "医生同意")]


def test_nobody_is_their_own_second_person(salon: Salon) -> None:
    """What takes another's PIN, is not let through by an approval that says that it was one's own to give."""
    at, lin = salon.desk(OWNER), salon.staff[LIN]
    forged = wanted(staff.reset_pin, at, lin, "481526")._replace(own=1)
    own = session.approve(at, salon.staff[OWNER], PINS[OWNER], forged)
    assert refused(staff.reset_pin, own, lin, "481526") is Code.NEEDS_SECOND


def test_one_reason_overrides_every_conflict_of_the_visit(salon: Salon) -> None:
    at = salon.desk(OWNER)
    record: ClientRecord = clients.open_client(at, salon.clients[ZENG])
    salon.change(at, record, no_instruments=("pacemaker", "pregnancy"))
    asked = wrong(salon.visit, at, ZENG, LIFT)
    assert (asked.code, asked.facts["count"]) == (Code.CONFLICT, 2)
    visit = salon.let_through(at, "医生同意", salon.visit, ZENG, LIFT)
    overridden = {(found.item, found.alert.code, found.overridden) for found in visit.conflicts}
    assert overridden == {(LIFT, "pacemaker", True), (LIFT, "pregnancy", True)}
    assert rows("SELECT alert, reason FROM override ORDER BY alert") == [
        ("pacemaker", "医生同意"),
        ("pregnancy", "医生同意"),
    ]
    assert '"overridden":["pacemaker","pregnancy"]' in entries(operation="open_visit", outcome="done")[-1]["what"]
    # nothing is left to be asked about
    assert salon.save(at, visit, values={"felt": "温热"}).values["felt"] == "温热"


def test_product_and_do_not_treat_conflict_too(salon: Salon) -> None:
    at = salon.desk(OWNER)
    visit = salon.visit(at, OUYANG)
    mask = (ProductUsed("果酸面膜", salon.products["果酸面膜"]),)
    assert wrong(salon.save, at, visit, products=mask).code is Code.CONFLICT
    record: ClientRecord = clients.open_client(at, salon.clients[CHEN])
    salon.change(at, record, do_not_treat=("fever",))
    assert wrong(salon.visit, at, CHEN).facts["alert"] == "fever"


def test_do_not_treat_is_about_what_is_done_and_not_about_a_product_without_tags(salon: Salon) -> None:
    at = salon.desk(OWNER)
    salon.change(at, clients.open_client(at, salon.clients[CHEN]), do_not_treat=("fever",))
    visit = salon.let_through(at, "医生同意", salon.visit, CHEN, MOISTURE)
    saved = salon.save(at, visit, products=(ProductUsed("修护精华", salon.products["修护精华"]),))
    assert [(found.item, found.alert.code) for found in saved.conflicts] == [(MOISTURE, "fever")]


def test_warning_conflict_does_not_block(salon: Salon) -> None:
    at = salon.desk(OWNER)
    salon.change(
        at, clients.open_client(at, salon.clients[CHEN]), special_times=("pregnancy",), medication=("steroids",)
    )
    catalogue.save_service(at, catalogue.SaveService(request_id="x", name="导入", tags=("steroids",)))
    [(service,)] = rows("SELECT id FROM service WHERE name = '导入'")
    done = (ServiceDone(service, salon.staff[LIN]),)
    visit = visits.open_visit(at, OpenVisit(request_id="y", client=salon.clients[CHEN], services=done))
    assert [(found.alert.code, found.overridden) for found in visit.conflicts] == [("steroids", False)]
