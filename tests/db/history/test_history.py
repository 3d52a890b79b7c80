"""The history of a client's file says what dated records said before and say now, as far as one may see it."""

from __future__ import annotations

from datetime import date

import pytest

from db.clients.operations.clients import RecordConsent, record_consent
from db.core.desk import Desk
from db.fields.values import Hidden, Value
from db.history.queries import history
from tests.db.care.samples import save_plan
from tests.db.dated.samples import ANALYSIS, correct, save
from tests.db.salon import DENG, DESK_WOMAN, LIFT, LIN, MOISTURE, OUYANG, OWNER, Salon

HIDDEN = (Hidden(), Hidden())


def changes(salon: Salon, at: Desk, language: str = "en") -> dict[str, tuple[str | Hidden, str | Hidden]]:
    """Before and after, by the names of fields; the latest change of each."""
    lines = history(at, salon.clients[OUYANG], language)
    return {line.field: (line.old, line.new) for line in reversed(lines)}


def corrected(salon: Salon) -> None:
    """An analysis, a patch test and a plan that their author has put right on their day."""
    at, client = salon.desk(LIN), salon.clients[OUYANG]
    analysis = save(salon, at, client, values=ANALYSIS)
    again: dict[str, Value] = {"pores[l_cheek]": "3", "moisture_figure": 35, "advice": "多喝水"}
    correct(salon, at, analysis, **again)
    test = save(salon, at, client, "patch", {"product": salon.products["修护精华"], "site": "ear"})
    correct(salon, at, test, product=salon.products["果酸面膜"], at_24h="negative")
    plan = save_plan(salon, at, client)
    other: dict[str, Value] = {"service[1]": salon.services[LIFT], "next_analysis": date(2026, 5, 1)}
    correct(salon, at, plan, **other)


def test_the_history_says_what_a_record_said_before_and_says_now(salon: Salon) -> None:
    corrected(salon)
    found = changes(salon, salon.desk(LIN))
    assert found["skin.pores[l_cheek]"] == ("2 moderate", "3 severe")
    assert found["skin.moisture_figure"] == ("31", "35")
    assert found["skin.advice"] == ("", "多喝水")
    assert found["patch.product"] == ("修护精华", "果酸面膜")
    assert found["plan.service[1]"] == (MOISTURE, LIFT)
    assert found["plan.next_analysis"] == ("", "2026-05-01")
    assert changes(salon, salon.desk(LIN), "zh")["skin.pores[l_cheek]"] == ("2 中", "3 重")


def test_of_the_plan_in_brief_it_says_what_the_card_shows_otherwise(salon: Salon) -> None:
    corrected(salon)
    old, new = changes(salon, salon.desk(LIN))["plan.brief"]
    assert (old, new) == (f"Service, 1: {MOISTURE}", f"Next analysis: 2026-05-01; Service, 1: {LIFT}")


@pytest.mark.parametrize("who", [DESK_WOMAN, DENG])
def test_who_may_not_see_the_kind_sees_that_it_was_changed_and_not_what(salon: Salon, who: str) -> None:
    corrected(salon)
    found = changes(salon, salon.desk(who))
    for name in ("skin.pores[l_cheek]", "skin.advice", "patch.at_24h", "plan.service[1]", "plan.brief"):
        assert found[name] == HIDDEN, name


def test_nobody_reads_there_what_the_client_took_back(salon: Salon) -> None:
    corrected(salon)
    at = salon.desk(OWNER)
    asked = RecordConsent(request_id=salon.request(), client=salon.clients[OUYANG], values={"consent_health": False})
    record_consent(at, asked)
    found = changes(salon, at)
    assert {found[name] for name in found if name.split(".")[0] in ("skin", "patch", "plan")} == {HIDDEN}


def test_a_meeting_is_for_everybody_who_opens_the_file(salon: Salon) -> None:
    at, client = salon.desk(LIN), salon.clients[OUYANG]
    plan = save(salon, at, client, "meeting", {"todo": "试眼膜"})
    correct(salon, at, plan, todo="试眼膜，少量", outcome="done")
    assert changes(salon, salon.desk(DESK_WOMAN))["meeting.todo"] == ("试眼膜", "试眼膜，少量")
