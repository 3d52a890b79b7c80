"""What rules, patch tests and consents say of a visit, and what is let through."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from db.appointments.queries import availability
from db.appointments.requests import PartAsked
from db.clients.operations import clients
from db.core.desk import Desk
from db.core.errors import Code, Flaw, InvalidFields
from db.core.permissions import Role
from db.core.sql import rows, run
from db.dated.queries import dated_record
from db.dated.treatments.queries import treatment_consents
from db.dated.treatments.records import TreatmentState
from db.fields.values import Value
from db.rules.operations import confirm_rule
from db.rules.records import Level, Reason
from db.rules.requests import ConfirmRule
from db.visits import operations as visits
from db.visits import queries as visit_queries
from db.visits.operations import ProductUsed
from db.visits.records import Conflict, Earlier, Stopped
from db.visits.store.health import check_services
from db.visits.verdicts import operations as verdicts
from tests.db.dated.samples import agree, correct, revise, save, withdraw
from tests.db.salon import CHEN, DESK_WOMAN, LIFT, LIN, MOISTURE, OUYANG, OWNER, PEEL, PERSON, Salon, refused, wrong

SERUM = "修护精华"


def has(salon: Salon, client: str, item: str, **more: object) -> None:
    """Gives a client a condition, with columns as they are kept."""
    cells = {
        "version": 1,
        "client_id": salon.clients[client],
        "item": item,
        "certainty": "told",
        "gravity": "unsure",
        "areas": "[]",
        "detail": "",
        "confirmed_day": today(salon),
        "at": "2026-01-01 00:00:00",
        "by_id": salon.staff[OWNER],
        **more,
    }
    run(f"INSERT INTO condition ({', '.join(cells)}) VALUES ({', '.join('?' * len(cells))})", *cells.values())


def today(salon: Salon, days: int = 0) -> str:
    """A day by its distance from today."""
    return (salon.clock.now.astimezone().date() + timedelta(days=days)).isoformat()


def set_up(salon: Salon, service: str, **more: object) -> None:
    """Changes what the catalogue says of a service."""
    names = ", ".join(f"{name} = ?" for name in more)
    run(f"UPDATE service SET {names} WHERE name = ?", *more.values(), service)


def stopped(salon: Salon, at: Desk, client: str, service: str = MOISTURE) -> Stopped:
    """What stops a visit."""
    error = wrong(salon.visit, at, client, service)
    assert isinstance(error, Stopped)
    return error


def levels(salon: Salon, client: str, service: str, day: date) -> list[Level]:
    found = check_services(salon.clients[client], [salon.services[service]], [], day)
    return [one.level for one in found]


def test_rest_after_a_medicine_holds_until_its_day(salon: Salon) -> None:
    set_up(salon, MOISTURE, means='["acid"]')
    by = {"ended_by_id": salon.staff[OWNER]}
    has(salon, CHEN, "isotretinoin", began=today(salon, -300), ended=today(salon, -52), **by)
    at = salon.desk(OWNER)
    error = stopped(salon, at, CHEN)
    assert (error.facts["verdict"], error.facts["alert"]) == ("hold", "isotretinoin")
    assert error.facts["earliest"] == today(salon, 128) and error.free == date.fromisoformat(today(salon, 128))
    # the booking asks for the day of the appointment
    assert levels(salon, CHEN, MOISTURE, date.fromisoformat(today(salon, 127))) == [Level.HOLD]
    assert levels(salon, CHEN, MOISTURE, date.fromisoformat(today(salon, 128))) == []
    visit = salon.let_through(at, "医生书面同意", salon.visit, CHEN)
    assert rows("SELECT rule > 0, rule_version, verdict, facts <> '', until FROM override") == [(1, 1, "hold", 1, None)]
    assert [(one.level, one.overridden) for one in visit.conflicts] == [(Level.HOLD, True)]


def test_medical_care_without_consent_passes_nobody(salon: Salon) -> None:
    set_up(salon, MOISTURE, medical=1)
    at = salon.desk(OWNER)
    error = stopped(salon, at, OUYANG)
    assert (error.facts["verdict"], error.facts["alert"]) == ("never", "consent")
    assert wrong(salon.visit, at.despite_health("店长同意"), OUYANG).code is Code.CONFLICT
    # signed, the visit opens
    agree(salon, at, salon.clients[OUYANG], MOISTURE)
    assert salon.visit(at, OUYANG).conflicts == ()


def test_a_consent_that_is_taken_back_is_asked_for_anew(salon: Salon) -> None:
    set_up(salon, MOISTURE, consent_text="2026A", consent_days=30)
    at, client = salon.desk(OWNER), salon.clients[CHEN]
    signed = agree(salon, at, client, MOISTURE, day=salon.clock.today - timedelta(days=30))
    agree(salon, at, client, LIFT)
    assert levels(salon, CHEN, MOISTURE, salon.clock.today) == []
    desk = salon.desk(DESK_WOMAN)
    found = {one.service: one for one in treatment_consents(desk, client)}
    assert (found[MOISTURE].state, found[MOISTURE].until) == (TreatmentState.VALID, salon.clock.today)
    again = withdraw(desk, signed)
    assert again == withdraw(desk, signed), "said twice, it is one withdrawal"
    assert {one.service: one.state for one in treatment_consents(desk, client)} == {
        MOISTURE: TreatmentState.WITHDRAWN,
        LIFT: TreatmentState.VALID,
    }
    # nothing is left to be taken back
    assert wrong(withdraw, desk, again, "again").code is Code.NOT_FOUND
    at = salon.desk(OWNER)
    record = dated_record(at, again.id)
    assert (record.mark, record.replaces, record.values.get("signed")) == ("withdrawn", signed.id, None)
    error = stopped(salon, at, CHEN)
    assert (error.facts["verdict"], error.facts["alert"]) == ("hold", "consent")
    with pytest.raises(InvalidFields) as flawed:
        revise(salon, at, record, signed=True)
    assert flawed.value.flaws == {"withdrawn": Flaw.SIGNED_ANEW}
    revise(salon, at, record, signed=True, withdrawn=None)
    assert salon.visit(at, CHEN).conflicts == ()


def test_consents_to_services_say_nothing_to_who_may_not_know_them(salon: Salon) -> None:
    at, client = salon.desk(OWNER), salon.clients[OUYANG]
    signed = agree(salon, at, client, MOISTURE)
    keeper = salon.desk(PERSON[Role.KEEPER])
    assert treatment_consents(keeper, client) == []
    assert refused(withdraw, keeper, signed) is Code.NOT_ALLOWED
    # health that isn't agreed to any more is nobody's to read
    at = salon.desk(OWNER)
    salon.change(at, clients.open_client(at, client), consent_health=False)
    assert treatment_consents(at, client) == []


def test_patch_test_from_the_first_drop_to_the_positive_reading(salon: Salon) -> None:
    at = salon.desk(OWNER)
    run("UPDATE product SET patch = 'first' WHERE name = ?", SERUM)
    used = (ProductUsed(SERUM, salon.products[SERUM]),)
    visit = salon.visit(at, OUYANG)
    error = wrong(salon.save, at, visit, products=used)
    assert (error.code, error.facts["alert"], error.facts["verdict"]) == (Code.CONFLICT, "patch", "hold")
    test = save(salon, at, salon.clients[OUYANG], "patch", {"product": salon.products[SERUM], "site": "ear"})
    assert wrong(salon.save, at, visit, products=used).facts["verdict"] == "hold"
    # a manager may let it through; what came out is written down, and the visit can still be saved
    visit = salon.let_through(at, "老客，用过多年", salon.save, visit, products=used)
    correct(salon, at, test, at_24h="positive")
    visit = salon.save(at, visit, values={"felt": "微刺"})
    assert [(one.level, one.alert.code) for one in visit.conflicts] == [(Level.NEVER, "patch")]
    # taken off and put on again, it is new: nobody lets that through
    visit = salon.save(at, visit, products=())
    error = wrong(salon.save, at.despite_health("坚持"), visit, products=used)
    assert (error.code, error.facts["verdict"]) == (Code.CONFLICT, "never")


def test_a_new_formula_or_something_new_of_the_client_asks_for_another_test(salon: Salon) -> None:
    at, client, day = salon.desk(OWNER), salon.clients[CHEN], salon.clock.today
    run("UPDATE product SET patch = 'first', formula = '2026A' WHERE name = ?", SERUM)
    read: dict[str, Value] = {
        "product": salon.products[SERUM],
        "site": "ear",
        "at_24h": "negative",
        "at_48h": "negative",
    }
    save(salon, at, client, "patch", read, day=day - timedelta(days=10))

    def said() -> list[str | None]:
        return [one.reason for one in check_services(client, [], [salon.products[SERUM]], day)]

    assert said() == []
    run("UPDATE product SET formula = '2026B' WHERE name = ?", SERUM)
    assert said() == [Reason.PATCH_FORMULA]
    run("UPDATE product SET formula = '2026A' WHERE name = ?", SERUM)
    for item in ("antidepressants", "pollen", "pregnancy"):
        has(salon, CHEN, item, began=today(salon, -11))
        assert said() == [], "it was so before the test"
        run("UPDATE condition SET began = ? WHERE item = ?", today(salon, -9), item)
        assert said() == [Reason.PATCH_SINCE]
        run("DELETE FROM condition WHERE item = ?", item)


def test_what_was_let_through_twice_may_be_for_a_course(salon: Salon) -> None:
    at = salon.desk(OWNER)
    assert not stopped(salon, at, OUYANG, PEEL).repeated
    salon.let_through(at, "客人坚持", salon.visit, OUYANG, PEEL, course=True)
    # the first time it is for this visit alone, whatever is asked for
    assert rows("SELECT until FROM override") == [(None,)]
    assert stopped(salon, at, OUYANG, PEEL).repeated
    salon.let_through(at, "第二次", salon.visit, OUYANG, PEEL, course=True)
    assert rows("SELECT until FROM override ORDER BY id") == [(None,), (today(salon, 90),)]
    assert [one.overridden for one in salon.visit(at, OUYANG, PEEL).conflicts] == [True]
    # another service has other facts
    set_up(salon, MOISTURE, tags='["acids"]')
    assert stopped(salon, at, OUYANG, MOISTURE).facts["item"] == MOISTURE
    # and so has the same one, once it does something else to the skin
    set_up(salon, PEEL, means='["acid"]')
    assert stopped(salon, at, OUYANG, PEEL).facts["item"] == PEEL


def test_who_stands_for_the_rule_and_what_was_let_through_before_is_said(salon: Salon) -> None:
    set_up(salon, MOISTURE, means='["electric"]')
    has(salon, CHEN, "pacemaker")
    at = salon.desk(OWNER)

    def told(at: Desk) -> Conflict:
        return next(one for one in stopped(salon, at, CHEN).conflicts if one.stops)

    assert (told(at).confirmed_by, told(at).confirmed_day, told(at).earlier) == ("", None, ())
    day, rule = salon.clock.today, told(at)
    confirm_rule(at, ConfirmRule(request_id="stand", number=rule.rule, version=rule.version))
    visit = salon.let_through(at, "医生同意", salon.visit, CHEN)
    verdicts.rate_overrides(at, verdicts.RateOverrides("rate", visit.id, "none"))
    assert (told(at).confirmed_by, told(at).confirmed_day) == (OWNER, day)
    assert told(at).earlier == (Earlier(day, OWNER, "none"),)
    # how it came out is read by who may read what a client has
    run("UPDATE client SET created_at = '2026-01-01 00:00:00' WHERE id = ?", salon.clients[CHEN])
    assert told(salon.desk(DESK_WOMAN)).earlier == (Earlier(day, OWNER, ""),)
    # another client's, and one that was taken back, are none of it
    at = salon.desk(OWNER)
    visits.cancel_visit(at, visits.CancelVisit("gone", visit.id, visit.version, "开错"))
    assert told(at).earlier == ()


def test_what_never_may_be_done_is_not_let_through_beside_what_may(salon: Salon) -> None:
    set_up(salon, MOISTURE, medical=1, means='["electric"]')
    has(salon, CHEN, "pacemaker")
    at = salon.desk(OWNER)
    found = [one.level for one in stopped(salon, at, CHEN).conflicts if one.stops]
    assert found == [Level.NEVER, Level.HOLD]
    assert wrong(salon.visit, at.despite_health("店长同意"), CHEN).facts["verdict"] == "never"
    # nor by what was let through on the visit before it was so
    set_up(salon, MOISTURE, medical=0)
    visit = salon.let_through(at, "店长同意", salon.visit, CHEN)
    run("UPDATE override SET alert = 'consent', facts = ''")
    set_up(salon, MOISTURE, medical=1)
    never = next(one for one in visit_queries.preview(at, visit.id).conflicts if one.level is Level.NEVER)
    assert (never.overridden, never.stops) == (False, True)


def test_what_is_only_cautioned_against_may_be_done_instead(salon: Salon) -> None:
    has(salon, CHEN, "thyroid")
    run("UPDATE service SET category = '面部'")
    set_up(salon, LIFT, means='["electric"]')
    has(salon, CHEN, "pacemaker")
    found = visit_queries.instead_of(salon.desk(OWNER), salon.clients[CHEN], salon.services[PEEL], salon.clock.today)
    assert [one.name for one in found] == [MOISTURE]


def test_a_warning_stops_nobody(salon: Salon) -> None:
    has(salon, CHEN, "thyroid")
    visit = salon.visit(salon.desk(DESK_WOMAN), CHEN)
    assert [(one.level, one.alert.code, one.stops, one.warns) for one in visit.conflicts] == [
        (Level.WARN, "thyroid", False, True)
    ]


def test_a_warning_that_was_read_comes_back_when_its_facts_change(salon: Salon) -> None:
    has(salon, CHEN, "thyroid")
    at = salon.desk(DESK_WOMAN)
    visit = salon.visit(at, CHEN)
    [warning] = visit.conflicts
    visit = verdicts.acknowledge(at, verdicts.Acknowledge("a", visit.id, (warning.facts, "nothing")))
    [seen] = visit.conflicts
    assert seen.seen is not None and (seen.seen.by, seen.warns) == (DESK_WOMAN, False)
    assert rows("SELECT item FROM seen") == [("thyroid",)]
    # asked again and still so: it stays read; a new version of the rule brings it back
    run("UPDATE condition SET confirmed_day = ?", today(salon, -1))
    assert not salon.save(at, visit).conflicts[0].warns
    run("UPDATE rule SET version = 2 WHERE item = 'thyroid'")
    assert visit_queries.preview(at, visit.id).conflicts[0].warns
    # and it is for this visit alone
    assert salon.visit(at, CHEN).conflicts[0].warns


def test_how_it_came_out_is_said_once(salon: Salon) -> None:
    at = salon.desk(OWNER)
    visit = salon.let_through(at, "客人坚持", salon.visit, OUYANG, PEEL)
    assert visit.is_to_rate
    assert wrong(verdicts.rate_overrides, at, verdicts.RateOverrides("a", visit.id, "fine")).code is Code.INVALID
    visit = verdicts.rate_overrides(at, verdicts.RateOverrides("b", visit.id, "mild"))
    assert not visit.is_to_rate and rows("SELECT outcome FROM override") == [("mild",)]
    assert wrong(verdicts.rate_overrides, at, verdicts.RateOverrides("c", visit.id, "none")).code is Code.NOT_FOUND


def test_health_that_may_not_be_kept_is_asked_about_and_counts_no_more(salon: Salon) -> None:
    has(salon, CHEN, "pacemaker")
    set_up(salon, MOISTURE, means='["electric"]')
    at = salon.desk(OWNER)
    assert stopped(salon, at, CHEN, MOISTURE).facts["alert"] == "pacemaker"
    clients.record_consent(at, clients.RecordConsent("no", salon.clients[CHEN], {"consent_health": False}))
    error = stopped(salon, at, CHEN, MOISTURE)
    assert error.facts["alert"] == "health_refused"
    visit = salon.visit(salon.desk(DESK_WOMAN).despite_health("问过，没有"), CHEN, MOISTURE)
    assert [(one.alert.code, one.overridden) for one in visit.conflicts] == [("health_refused", True)]


@pytest.mark.parametrize(("service", "count"), [(LIFT, 0), (MOISTURE, 0), (PEEL, 0)])
def test_who_has_nothing_is_stopped_by_nothing(salon: Salon, service: str, count: int) -> None:
    assert len(salon.visit(salon.desk(DESK_WOMAN), CHEN, service).conflicts) == count


def test_reason_alone_is_no_pin(salon: Salon) -> None:
    at = salon.desk(LIN).despite_health("客人坚持")
    assert refused(salon.visit, at, OUYANG, PEEL) is Code.NEEDS_SECOND


def test_booking_says_from_which_day_on_it_is_free(salon: Salon) -> None:
    set_up(salon, MOISTURE, means='["needle"]')
    has(salon, CHEN, "microneedling", began=today(salon, -8))
    at = salon.desk(DESK_WOMAN)

    def asked(days: int) -> tuple[tuple[str, ...], date | None]:
        day = date.fromisoformat(today(salon, days))
        parts = (PartAsked(service=salon.services[MOISTURE], staff=salon.staff[LIN]),)
        found = availability(at, salon.clients[CHEN], parts, day, 600)
        return found.unclear, found.free_from

    assert asked(1) == ((MOISTURE,), date.fromisoformat(today(salon, 20)))
    assert asked(20) == ((), None)


def test_a_list_of_the_catalogue_says_what_opening_the_visit_would(salon: Salon) -> None:
    """By means, areas, tests and papers, too, not by what the catalogue calls them alone."""
    set_up(salon, LIFT, medical=1)
    found = visit_queries.speaks_against(salon.desk(DESK_WOMAN), salon.clients[CHEN])
    services = {service: id for id, service in rows("SELECT id, name FROM service")}
    said = {one.item for one in found if one.is_service}
    assert LIFT in said and MOISTURE not in said
    checked = check_services(salon.clients[CHEN], list(services.values()), [], salon.clock.today)
    assert {(one.item, one.alert.code) for one in checked if one.is_shown} == {
        (one.item, one.alert.code) for one in found if one.is_service
    }
