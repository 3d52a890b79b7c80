"""Secrecy incidents: reported by everybody, followed up step by step."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from db.core.errors import Code, Flaw, InvalidFields
from db.registers.incidents.operations import (
    AddIncidentStep,
    ReopenIncident,
    ReportIncident,
    add_incident_step,
    print_incident,
    reopen_incident,
    report_incident,
)
from db.registers.incidents.queries import incident, incidents
from db.registers.incidents.records import IncidentRecord
from tests.db.registers.samples import close, reported
from tests.db.salon import DENG, DESK_WOMAN, HAO, LI, OUYANG, OWNER, Salon, entries, refused, wrong


def add(salon: Salon, one: int, step: str, text: str = "办了", **more: Any) -> IncidentRecord:
    at = salon.desk(DENG)
    version = incident(at, one).version
    asked = AddIncidentStep(request_id=salon.request(), id=one, version=version, step=step, text=text, **more)
    return add_incident_step(at, asked)


def test_everybody_reports_and_only_keeper_and_manager_read(salon: Salon) -> None:
    at = salon.desk(HAO)
    asked = ReportIncident(
        request_id="one", what="护理记录被拍照外传", noticed=salon.clock.today, kind="leaked", whose=salon.clients[LI]
    )
    made = report_incident(at, asked)
    assert report_incident(at, asked) == made
    assert made.number == 1
    assert refused(incidents, at) is refused(incident, at, made.id) is Code.NOT_ALLOWED
    [one] = incidents(salon.desk(OWNER))
    assert (one.kind, one.reported_by, one.files, one.risk, one.closed) == ("leaked", HAO, 1, "", None)
    [step] = incident(salon.desk(DENG), made.id).steps
    assert (step.step, step.text, step.by, step.client and step.client.label) == ("reported", asked.what, HAO, LI)
    assert entries(operation="report_incident")[0]["client"] == salon.clients[LI]
    assert "拍照" not in str(entries())


def test_each_step_stays_as_it_was_written(salon: Salon) -> None:
    one = reported(salon, salon.desk(DESK_WOMAN), whose=salon.clients[LI])
    yesterday = salon.clock.today - timedelta(days=1)
    add(salon, one, "assess", "只有姓名", risk="low")
    add(salon, one, "assess", "还有电话", risk="high")
    add(salon, one, "file", "", client=salon.clients[OUYANG])
    add(salon, one, "measure", "收回")
    assert wrong_step(salon, one, "clients", day=yesterday) == {"day": Flaw.TOO_EARLY}
    add(salon, one, "clients", "电话告知", day=salon.clock.today)
    found = add(salon, one, "penalty", "扣当月绩效")
    assert (found.risk, found.files, found.told_clients, found.told_authority) == ("high", 2, salon.clock.today, None)
    assert [(step.step, step.text, step.risk) for step in found.steps] == [
        ("reported", "登记表落在等候区", ""),
        ("assess", "只有姓名", "low"),
        ("assess", "还有电话", "high"),
        ("file", "", ""),
        ("measure", "收回", ""),
        ("clients", "电话告知", ""),
        ("penalty", "扣当月绩效", ""),
    ]


def wrong_step(salon: Salon, one: int, step: str, text: str = "办了", **more: Any) -> dict[str, Flaw]:
    with pytest.raises(InvalidFields) as caught:
        add(salon, one, step, text, **more)
    return dict(caught.value.flaws)


@pytest.mark.parametrize("risk", ["none", "low"])
def test_of_a_risk_that_is_not_high_nobody_has_to_be_told(salon: Salon, risk: str) -> None:
    one = reported(salon, salon.desk(DESK_WOMAN))
    add(salon, one, "assess", risk=risk)
    assert wrong_step(salon, one, "closed") == {"step": Flaw.NOT_DEALT_WITH}, "a measure is still to be taken"
    add(salon, one, "measure")
    assert add(salon, one, "closed").closed == salon.clock.today


def test_it_is_closed_once_it_was_dealt_with(salon: Salon) -> None:
    one = reported(salon, salon.desk(DESK_WOMAN))
    assert wrong_step(salon, one, "closed") == {"step": Flaw.NOT_DEALT_WITH}
    add(salon, one, "assess", risk="high")
    add(salon, one, "measure")
    assert wrong_step(salon, one, "closed") == {"step": Flaw.NOT_DEALT_WITH}, "the clients are told of a high risk"
    add(salon, one, "clients", day=salon.clock.today)
    assert add(salon, one, "closed").closed == salon.clock.today
    at = salon.desk(DENG)
    version = incident(at, one).version
    late = AddIncidentStep(request_id="x", id=one, version=version, step="measure", text="又")
    assert wrong(add_incident_step, at, late).code is Code.INCIDENT_CLOSED
    again = reopen_incident(at, ReopenIncident(request_id="y", id=one, version=version, text="又出现"))
    assert (again.closed, again.steps[-1].step, again.steps[-1].text) == (None, "reopened", "又出现")
    twice = ReopenIncident(request_id="z", id=one, version=again.version, text="又出现")
    assert wrong(reopen_incident, at, twice).code is Code.INCIDENT_OPEN


@pytest.mark.parametrize(
    ("step", "text", "flaws"),
    [
        ("", "办了", {"step": Flaw.REQUIRED}),
        ("reported", "办了", {"step": Flaw.NOT_A_CHOICE}),
        ("measure", " ", {"text": Flaw.REQUIRED}),
        ("assess", "办了", {"risk": Flaw.REQUIRED}),
        ("authority", "办了", {"day": Flaw.REQUIRED}),
        ("file", "", {"client": Flaw.REQUIRED}),
    ],
)
def test_what_a_step_lacks_is_said(salon: Salon, step: str, text: str, flaws: dict[str, Flaw]) -> None:
    assert wrong_step(salon, reported(salon, salon.desk(HAO)), step, text) == flaws


def test_what_a_report_lacks_is_said(salon: Salon) -> None:
    tomorrow = salon.clock.today + timedelta(days=1)
    with pytest.raises(InvalidFields) as caught:
        reported(salon, salon.desk(HAO), " ", noticed=tomorrow, kind="fire", whose=999)
    assert caught.value.flaws == {
        "what": Flaw.REQUIRED,
        "noticed": Flaw.IN_THE_FUTURE,
        "kind": Flaw.NOT_A_CHOICE,
        "whose": Flaw.NOT_A_CARD,
    }


def test_the_open_ones_come_first_and_the_sheet_has_no_names(salon: Salon) -> None:
    at = salon.desk(OWNER)
    closed, waits = reported(salon, at), reported(salon, at, whose=salon.clients[LI])
    close(salon, at, closed)
    newest = reported(salon, at)
    assert [one.id for one in incidents(at)] == [waits, newest, closed]
    sheet = print_incident(at, waits)
    assert (sheet.number, sheet.kind, sheet.reported_by, len(sheet.files)) == ("2", "lost", OWNER, 1)
    assert LI not in str(sheet)
