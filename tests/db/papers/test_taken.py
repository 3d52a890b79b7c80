"""What was taken down of a client stands on card, form and visit sheet; a new record makes a print out of date."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

import pytest

from db.clients.operations import clients
from db.core.desk import Desk
from db.core.errors import Code
from db.core.sql import run
from db.dated import operations
from db.dated.requests import VoidDated
from db.fields.values import Hidden, Value
from db.papers.filing.queries import reprint_list
from db.papers.printed import operations as paper
from db.papers.printed.queries import sheets, taken_down
from db.sheets.client import CardSheet
from db.visits.queries import preview
from db.visits.records import Allowed
from printouts.registry import render
from tests.db.clients.told import more, over, tell
from tests.db.dated.samples import ANALYSIS, correct, revise, save
from tests.db.papers.filed import print_out
from tests.db.salon import DESK_WOMAN, LIN, MOISTURE, OUYANG, OWNER, PEEL, ZENG, Salon, refused
from tests.printouts import reading


def plan(salon: Salon) -> Mapping[str, Value]:
    """Two stages of the same service, of one session and of three."""
    return {
        "problems": "缺水",
        "begun": salon.clock.today,
        "goal[1]": "水分 35",
        "service[1]": salon.services[MOISTURE],
        "sessions[1]": 1,
        "goal[2]": "维持",
        "service[2]": salon.services[MOISTURE],
        "sessions[2]": 3,
        "interval[2]": 30,
    }


def why(at: Desk, salon: Salon, name: str = OUYANG) -> tuple[str, tuple[str, ...]]:
    """Why a client's card is to be printed, and what on it has changed."""
    found = {line.client.id: (line.why, line.fields) for line in reprint_list(at)}
    return found.get(salon.clients[name], ("", ()))


def is_outdated(at: Desk, salon: Salon, kind: str) -> bool:
    return next(line.outdated for line in sheets(at, salon.clients[OUYANG]) if line.kind == kind)


def print_both(salon: Salon, at: Desk) -> CardSheet:
    salon.clock.forward(minutes=1)
    card = print_out(paper.print_card, at, salon.clients[OUYANG])
    print_out(paper.print_intake, at, salon.clients[OUYANG])
    salon.clock.forward(minutes=1)
    return card


def test_a_new_analysis_makes_the_card_out_of_date(salon: Salon) -> None:
    at, client = salon.desk(OWNER), salon.clients[OUYANG]
    print_both(salon, at)
    found = save(salon, at, client)
    assert why(at, salon) == ("outdated", ("skin.skin_type", "skin.concerns"))
    assert is_outdated(at, salon, "card") and is_outdated(at, salon, "intake")
    print_both(salon, at)
    assert why(at, salon) == ("", ())
    # the card has neither conclusion nor moisture; the form has the moisture
    again = correct(salon, at, found, moisture="good")
    assert why(at, salon) == ("", ()) and not is_outdated(at, salon, "card") and is_outdated(at, salon, "intake")
    changed = correct(salon, at, again, concerns=("pores",))
    assert why(at, salon) == ("outdated", ("skin.concerns",))
    operations.void_dated(at, VoidDated(request_id="void", id=changed.id, version=changed.version, why="写错人了"))
    assert why(at, salon)[1] == ("skin.skin_type", "skin.concerns")


def test_what_is_put_right_on_an_analysis_that_counts_no_more_leaves_the_card_as_it_is(salon: Salon) -> None:
    at, client = salon.desk(OWNER), salon.clients[OUYANG]
    first = save(salon, at, client)
    save(salon, at, client)
    print_both(salon, at)
    correct(salon, at, first, concerns=("firm",))
    assert why(at, salon) == ("", ())


def test_a_plan_and_its_next_version_make_the_card_out_of_date_and_a_visit_does_not(salon: Salon) -> None:
    at, client = salon.desk(OWNER), salon.clients[OUYANG]
    print_both(salon, at)
    first = save(salon, at, client, "plan", plan(salon))
    assert why(at, salon) == ("outdated", ("plan.brief",))
    print_both(salon, at)
    salon.end(at, salon.pay(at, salon.visit(at, OUYANG)))
    assert why(at, salon) == ("", ())
    revise(salon, at, first, "多做两次", **{"sessions[2]": 5})
    assert why(at, salon) == ("outdated", ("plan.brief",))


def test_the_stage_that_is_under_way_goes_on_in_a_new_version(salon: Salon) -> None:
    at, client = salon.desk(OWNER), salon.clients[OUYANG]

    def stage() -> tuple[int, int, int]:
        found = paper.print_card(at, client).taken.stage
        assert found is not None
        return found.stage.number, found.done, found.stage.sessions

    first = save(salon, at, client, "plan", plan(salon))
    assert stage() == (1, 0, 1)
    open_visit = salon.visit(at, OUYANG)
    assert stage() == (1, 0, 1)
    salon.end(at, salon.pay(at, open_visit))
    assert stage() == (2, 0, 3)
    salon.end(at, salon.pay(at, salon.visit(at, OUYANG)))
    assert stage() == (2, 1, 3)
    revise(salon, at, first, "多做两次", **{"sessions[2]": 5})
    assert stage() == (2, 1, 5)


def test_a_visit_sheet_has_the_analysis_before_it(salon: Salon) -> None:
    at, client = salon.desk(OWNER), salon.clients[OUYANG]
    save(salon, at, client, "plan", plan(salon))
    save(salon, at, client, values={**ANALYSIS, "conclusion": "之前"}, day=salon.clock.today)
    visit = salon.visit(at, OUYANG)
    salon.clock.forward(days=1)
    at = salon.desk(OWNER)
    save(salon, at, client, values={**ANALYSIS, "conclusion": "之后"})
    taken = paper.print_visit(at, visit.id).taken
    assert taken.analysis is not None and taken.analysis.values["conclusion"] == "之前"
    assert taken.stage is not None and taken.stage.stage.number == 1


def test_the_band_says_since_when_and_other_days_make_the_card_out_of_date(salon: Salon) -> None:
    at, client, today = salon.desk(OWNER), salon.clients[OUYANG], salon.clock.today
    told = tell(salon, at, client, "isotretinoin", began=today - timedelta(days=90))
    pregnant = tell(salon, at, client, "pregnancy", until=today + timedelta(days=60))
    band = reading.text(render("card", print_both(salon, at)))
    assert why(at, salon) == ("", ())
    assert f"异维A酸（口服）{today - timedelta(days=90)}起" in band
    assert f"怀孕至{today + timedelta(days=60)}" in band
    more(salon, at, pregnant, until=today + timedelta(days=50))
    assert why(at, salon) == ("outdated", ("conditions",)) and is_outdated(at, salon, "card")
    print_both(salon, at)
    over(salon, at, told, day=today - timedelta(days=1))
    assert why(at, salon) == ("outdated", ("medication", "conditions"))
    assert f"{today - timedelta(days=1)}停" in reading.text(render("card", print_both(salon, at)))


def test_what_the_client_does_not_agree_to_is_on_no_paper(salon: Salon) -> None:
    at, client = salon.desk(OWNER), salon.clients[OUYANG]
    save(salon, at, client)
    save(salon, at, client, "plan", plan(salon))
    clients.record_consent(at, clients.RecordConsent(salon.request(), client, {"consent_health": False}))
    for sheet in (paper.print_card(at, client), paper.print_intake(at, client)):
        assert (sheet.taken.analysis, sheet.taken.plan, sheet.taken.stage) == (None, None, None)


def test_no_file_of_who_may_not_read_it_gets_it(salon: Salon) -> None:
    client = salon.clients[ZENG]
    save(salon, salon.desk(OWNER), client)
    assert refused(paper.print_card, salon.desk(DESK_WOMAN), client) is Code.PAPER_ONLY
    whole = paper.print_card(salon.desk(DESK_WOMAN).on_paper(), client)
    assert whole.taken.analysis is not None and whole.taken.analysis.values["skin_type"] == "combination_dry"
    assert whole.stamp.paper_only


@pytest.mark.parametrize("who", [LIN, DESK_WOMAN])
def test_who_reads_health_sees_it_before_it_is_printed(salon: Salon, who: str) -> None:
    at, client = salon.desk(OWNER), salon.clients[OUYANG]
    save(salon, at, client)
    save(salon, at, client, "plan", plan(salon))
    seen = taken_down(salon.desk(who), client)
    assert seen.analysis is not None
    reads = who == LIN
    assert (seen.analysis.values["skin_type"] == "combination_dry") is reads
    assert isinstance(seen.analysis.values["skin_type"], Hidden) is not reads
    assert (seen.stage is not None) is reads


def test_the_form_has_what_speaks_against_the_plan_and_the_visit_sheet_who_let_what_through(salon: Salon) -> None:
    at, client = salon.desk(OWNER), salon.clients[OUYANG]
    assert paper.print_intake(at, client).taken.verdicts is None, "nothing is planned"
    first = save(salon, at, client, "plan", plan(salon))
    assert paper.print_intake(at, client).taken.verdicts == ()
    revise(salon, at, first, "加一项", **{"with_service[2]": salon.services[PEEL]})
    found = paper.print_intake(at, client).taken.verdicts or ()
    assert [(one.item, one.alert.code) for one in found] == [(PEEL, "acids")]
    visit = salon.let_through(at, "医生书面同意", salon.visit, OUYANG, PEEL)
    tested = save(salon, at, client, "patch", {"product": salon.products["修护精华"], "site": "ear"})
    sheet = paper.print_visit(at, visit.id)
    assert sheet.visit is not None and sheet.taken.test is not None
    assert [one.allowed for one in sheet.visit.conflicts] == [Allowed(OWNER, "医生书面同意")]
    assert (sheet.taken.test.id, sheet.taken.test.day) == (tested.id, salon.clock.today)
    # a test after a visit is no test before it, and why something was let through is read by who may read health
    late = salon.visit(at, OUYANG, day=salon.clock.today - timedelta(days=3))
    assert paper.print_visit(at, late.id).taken.test is None
    run("UPDATE client SET created_at = '2026-01-01 00:00:00'")
    [shown] = preview(salon.desk(DESK_WOMAN), visit.id).conflicts
    assert (shown.overridden, shown.allowed) == (True, None)
