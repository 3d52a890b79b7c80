"""Consent: four states a purpose, asked for by whoever opens a file, never assumed, and taken back at any time."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from db.clients.consent.records import PURPOSES, SHIPPED, ConsentLine, ConsentState
from db.clients.fields.client import CLIENT_FIELDS
from db.clients.operations import clients
from db.clients.operations.clients import RecordConsent, Register
from db.clients.records import ClientRecord
from db.core.errors import Code, Flaw, InvalidFields
from db.core.sql import rows
from db.fields.declaration import Access
from db.fields.values import Hidden, Value
from db.papers.printed.operations import print_card, print_intake
from db.salon import operations as catalogue
from db.visits import operations as visits
from db.visits.operations import OpenVisit, ProductUsed, ServiceDone
from tests.db.salon import CHEN, DESK_WOMAN, EVANS, LI, LIN, MOISTURE, OUYANG, OWNER, PEEL, SHEN, Salon, refused, wrong

TODAY = date(2026, 3, 10)


def flaws(salon: Salon, present: bool = True, /, **values: Value) -> dict[str, Flaw]:
    """What a registration is refused for; nothing where it is kept."""
    told: dict[str, Value] = {"name": "赵一", "phone": "13500135005", **values}
    try:
        clients.register(salon.desk(DESK_WOMAN), Register(salon.request(), told, present))
    except InvalidFields as refusal:
        return dict(refusal.flaws)
    return {}


def answer(salon: Salon, who: str, client: str, **values: Value) -> ClientRecord:
    asked = RecordConsent(salon.request(), salon.clients[client], values)
    return clients.record_consent(salon.desk(who), asked)


# --- opening a file -----------------------------------------------------------------------------------------------


def test_a_file_is_opened_with_consent(salon: Salon) -> None:
    assert flaws(salon) == {"consent_file": Flaw.ASK_CONSENT}
    assert flaws(salon, consent_file=True) == {}
    assert rows("SELECT COUNT(*) FROM client WHERE name = '赵一'") == [(1,)]


@pytest.mark.parametrize("told", [{"allergens": ("latex",)}, {"do_not_treat": ()}, {"illness": "胃炎"}])
def test_health_is_taken_down_with_consent_of_its_own(salon: Salon, told: dict[str, Value]) -> None:
    assert flaws(salon, consent_file=True, **told) == {"consent_health": Flaw.ASK_CONSENT}
    assert flaws(salon, consent_file=True, consent_health=True, **told) == {}


@pytest.mark.parametrize("purpose", ["consent_file", "consent_health"])
def test_a_refusal_opens_no_file_and_keeps_no_health(salon: Salon, purpose: str) -> None:
    given: dict[str, Value] = {"consent_file": True, "consent_health": True, "allergens": (), purpose: False}
    asked = Register("x", {"name": "赵一", "phone": "13500135005", **given})
    assert wrong(clients.register, salon.desk(DESK_WOMAN), asked).code is Code.HAS_NO_CONSENT


def test_who_is_not_here_is_asked_at_the_next_arrival(salon: Salon) -> None:
    assert flaws(salon, False, allergens=("latex",)) == {}
    [(client,)] = rows("SELECT id FROM client WHERE name = '赵一'")
    record = clients.open_client(salon.desk(OWNER), client)
    assert (record.consents, record.to_ask) == ({}, PURPOSES)
    assert [alert.code for alert in record.alerts] == ["latex"], "not asked keeps its alerts"


# --- children -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("birthday", "given", "flaw"),
    [
        ("2012-03-11", {}, {"guardian": Flaw.NEEDS_GUARDIAN}),  # fourteen tomorrow
        ("2012-03-10", {}, {}),  # fourteen today
        ("2012-03-11", {"guardian": "赵母"}, {"guardian_phone": Flaw.NEEDS_GUARDIAN}),
        ("2012-03-11", {"guardian": "赵母", "guardian_relation": "母亲"}, {}),
        ("2012-03-11", {"guardian": "赵母", "guardian_phone": "13500135006"}, {}),
        ("2012-03-11", {"guardian_phone": "13500135006"}, {"guardian": Flaw.NEEDS_GUARDIAN}),
        ("L2012-03-01", {}, {"guardian": Flaw.NEEDS_GUARDIAN}),  # 22 March
        ("--03-11", {}, {}),
    ],
)
@pytest.mark.parametrize("present", [True, False])
def test_a_child_has_a_guardian(
    salon: Salon, birthday: str, given: dict[str, Value], flaw: dict[str, Flaw], present: bool
) -> None:
    assert flaws(salon, present, consent_file=True, birthday=birthday, **given) == flaw


def test_a_birth_date_that_makes_a_child_asks_for_the_guardian(salon: Salon) -> None:
    at = salon.desk(OWNER)
    record = clients.open_client(at, salon.clients[CHEN])
    with pytest.raises(InvalidFields) as caught:
        salon.change(at, record, birthday="2015-01-01")
    assert caught.value.flaws == {"guardian": Flaw.NEEDS_GUARDIAN}
    salon.change(at, record, birthday="2015-01-01", guardian="陈母", guardian_relation="母亲")


# --- the four states ----------------------------------------------------------------------------------------------


def line(purpose: str, state: ConsentState, day: date, by: str, paper: date | None = None) -> ConsentLine:
    return ConsentLine(
        purpose=purpose, state=state, day=day, by=by, text_version=SHIPPED.version, paper_day=paper, sheet_version=0
    )


def test_every_answer_has_its_state_its_day_and_who_took_it_down(salon: Salon) -> None:
    record = answer(salon, DESK_WOMAN, EVANS, consent_file=True, consent_photographs=False, consent_contact=("post",))
    assert "consent_health" not in record.consents
    assert record.consents["consent_file"] == line("consent_file", ConsentState.YES, TODAY, DESK_WOMAN, TODAY)
    assert record.consents["consent_photographs"].state is ConsentState.REFUSED
    salon.clock.forward(days=1)
    record = answer(salon, SHEN, EVANS, consent_contact=(), consent_photographs=False)
    tomorrow = TODAY + timedelta(days=1)
    # what is taken back is said, and stands on no paper
    assert record.consents["consent_contact"] == line("consent_contact", ConsentState.WITHDRAWN, tomorrow, SHEN)
    assert record.consents["consent_photographs"] == line(
        "consent_photographs", ConsentState.REFUSED, tomorrow, SHEN, tomorrow
    )
    record = answer(salon, SHEN, EVANS, consent_contact=("phone",))
    assert record.consents["consent_contact"].state is ConsentState.YES


@pytest.mark.parametrize(("days", "is_asked"), [(0, False), (364, False), (365, True), (800, True)])
@pytest.mark.parametrize("agreed_before", [True, False])
def test_a_no_is_not_asked_about_for_twelve_months(
    salon: Salon, days: int, is_asked: bool, agreed_before: bool
) -> None:
    if agreed_before:
        answer(salon, DESK_WOMAN, EVANS, consent_file=True)
    record = answer(salon, DESK_WOMAN, EVANS, consent_file=False)
    assert "consent_file" not in record.to_ask
    salon.clock.forward(days=days)
    record = clients.open_client(salon.desk(OWNER), salon.clients[EVANS])
    assert ("consent_file" in record.to_ask) is is_asked


def test_saying_no_again_begins_the_twelve_months_anew(salon: Salon) -> None:
    answer(salon, DESK_WOMAN, EVANS, consent_file=False)
    salon.clock.forward(days=400)
    assert "consent_file" not in answer(salon, DESK_WOMAN, EVANS, consent_file=False).to_ask


def test_a_child_of_whom_no_guardian_is_known_is_asked(salon: Salon) -> None:
    run = "UPDATE client SET birthday = '2015-01-01' WHERE id = ?"
    from db.core.sql import write

    with salon.archive.connected():
        write(run, salon.clients[EVANS])  # as a table brings it in
    record = clients.open_client(salon.desk(OWNER), salon.clients[EVANS])
    assert record.to_ask[-3:] == ("guardian", "guardian_relation", "guardian_phone")
    record = answer(salon, DESK_WOMAN, EVANS, guardian="母", guardian_phone="13500135006")
    assert not {"guardian", "guardian_phone"} & set(record.to_ask)


def test_an_answer_can_be_changed_and_not_emptied(salon: Salon) -> None:
    record = clients.open_client(salon.desk(OWNER), salon.clients[OUYANG])
    with pytest.raises(InvalidFields) as caught:
        salon.change(salon.desk(OWNER), record, consent_health=None)
    assert caught.value.flaws == {"consent_health": Flaw.REQUIRED}


def test_nothing_else_goes_in_by_the_way_of_consent(salon: Salon) -> None:
    with pytest.raises(InvalidFields) as caught:
        answer(salon, DESK_WOMAN, EVANS, phone="13500135009")
    assert caught.value.flaws == {"phone": Flaw.UNKNOWN_FIELD}


def test_a_client_is_served_without_a_file(salon: Salon) -> None:
    answer(salon, DESK_WOMAN, EVANS, consent_file=False, consent_health=False)
    assert salon.visit(salon.desk(DESK_WOMAN), EVANS, MOISTURE).is_open


# --- health that is not agreed to any more ------------------------------------------------------------------------


def test_withdrawn_health_never_looks_like_none(salon: Salon) -> None:
    record = answer(salon, DESK_WOMAN, OUYANG, consent_health=False)
    [alert] = record.alerts
    assert (alert.term.en, alert.term.zh) == (
        "health withdrawn: ask before every service",
        "健康信息同意已撤回：每次服务前须询问",
    )
    whole = clients.reveal(salon.desk(OWNER), record.id).values
    assert whole["allergens"] == Hidden() == whole["illness"]
    # what was told is known again as soon as the client agrees again
    record = answer(salon, DESK_WOMAN, OUYANG, consent_health=True)
    assert [alert.code for alert in record.alerts] == ["acids"]


@pytest.mark.parametrize("client", [OUYANG, LI])
def test_refused_health_never_looks_like_none_either(salon: Salon, client: str) -> None:
    with salon.archive.connected():
        from db.core.sql import write

        write("DELETE FROM consent WHERE client_id = ?", salon.clients[client])
    [alert] = answer(salon, DESK_WOMAN, client, consent_health=False).alerts
    assert alert.term.en == "health not agreed to: ask before every service"


def test_every_service_and_product_with_tags_asks(salon: Salon) -> None:
    answer(salon, DESK_WOMAN, CHEN, consent_health=True)
    answer(salon, DESK_WOMAN, CHEN, consent_health=False)
    at = salon.desk(DESK_WOMAN)
    asked = wrong(salon.visit, at, CHEN, PEEL)
    assert (asked.code, asked.facts["item"], asked.facts["alert"]) == (Code.CONFLICT, PEEL, "health_withdrawn")
    # what was asked is written down by whoever asked; nobody else has to come for it
    done = (ServiceDone(salon.services[PEEL], salon.staff[LIN]),)
    visit = visits.open_visit(
        at.despite_health("已询问"), OpenVisit(request_id="y", client=salon.clients[CHEN], services=done)
    )
    assert [(found.item, found.overridden) for found in visit.conflicts] == [(PEEL, True)]
    mask = (ProductUsed("果酸面膜", salon.products["果酸面膜"]), ProductUsed("修护精华", salon.products["修护精华"]))
    assert wrong(salon.save, at, visit, products=mask).facts["item"] == "果酸面膜"
    visit = salon.save(at.despite_health("已询问"), visit, products=mask)
    assert [found.item for found in visit.conflicts] == [PEEL, "果酸面膜"]


def test_withdrawn_health_is_not_asked_for_with_a_reason(salon: Salon) -> None:
    """There is nothing behind it for anybody, so nobody is asked why they want to see it."""
    answer(salon, OWNER, OUYANG, consent_health=False)
    record = clients.reveal(salon.desk(DESK_WOMAN), salon.clients[OUYANG], by_reason=True)
    assert record.values["illness"] == Hidden()


def test_paper_has_nothing_of_withdrawn_health(salon: Salon) -> None:
    answer(salon, DESK_WOMAN, OUYANG, consent_health=False)
    at = salon.desk(OWNER)
    health = [field.name for field in CLIENT_FIELDS if field.access is Access.HEALTH]
    for record in (
        print_card(at, salon.clients[OUYANG]).client,
        print_intake(at, salon.clients[OUYANG]).client,
    ):
        assert record is not None
        assert {record.values.get(name) for name in health} <= {Hidden(), None}
        assert [alert.code for alert in record.alerts] == ["health_withdrawn"]


def test_what_forbids_still_needs_the_manager_beside_it(salon: Salon) -> None:
    """The birth date is no health answer: a service that is not for children is not let through by asking."""
    at = salon.desk(OWNER)
    service = catalogue.save_service(at, catalogue.SaveService(request_id="t", name="导入护理", tags=("fever",)))
    salon.change(at, clients.open_client(at, salon.clients[CHEN]), do_not_treat=("fever",))
    desk = salon.desk(DESK_WOMAN).despite_health("已询问")
    done = (ServiceDone(service.id, salon.staff[LIN]),)
    assert (
        refused(visits.open_visit, desk, OpenVisit(request_id="z", client=salon.clients[CHEN], services=done))
        is Code.NEEDS_SECOND
    )
