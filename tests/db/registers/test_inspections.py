"""Inspections of files and store room, and their findings."""

from __future__ import annotations

from datetime import timedelta

import pytest

from db.core.errors import Code, Flaw, InvalidFields
from db.registers.inspections.fields import POINTS
from db.registers.inspections.operations import (
    AddFinding,
    SaveInspection,
    add_finding,
    check_again,
    print_inspection,
    save_inspection,
)
from db.registers.inspections.queries import inspection, inspections
from tests.db.registers.samples import inspected
from tests.db.salon import DENG, DESK_WOMAN, HAO, LIN, OWNER, Salon, entries, refused, wrong


def finding(salon: Salon, made: int, days: int = 7, text: str = "柜门没锁", owner: str = LIN) -> AddFinding:
    return AddFinding(
        request_id=salon.request(),
        inspection=made,
        text=text,
        owner=salon.staff[owner],
        deadline=salon.clock.today + timedelta(days=days),
    )


@pytest.mark.parametrize("kind", ["files", "store"])
def test_an_inspection_is_signed_off_by_whoever_makes_it(salon: Salon, kind: str) -> None:
    fault = POINTS[kind][1].name
    made = inspected(salon, salon.desk(DENG), kind, faults=(fault,), scope="柜 A", looked_at=20)
    assert (made.number, made.inspector, made.kind, made.scope, made.looked_at) == (1, DENG, kind, "柜 A", 20)
    assert dict(made.points) == {point.name: point.name != fault for point in POINTS[kind]}
    assert inspected(salon, salon.desk(OWNER)).number == 2
    assert [one.number for one in inspections(salon.desk(DENG)).made] == [2, 1]


def test_every_point_is_looked_at(salon: Salon) -> None:
    at = salon.desk(DENG)
    tomorrow = salon.clock.today + timedelta(days=1)
    wanted = SaveInspection(
        request_id="a", kind="store", day=tomorrow, points={"fire": True, "complete": True}, looked_at=-1
    )
    with pytest.raises(InvalidFields) as caught:
        save_inspection(at, wanted)
    assert caught.value.flaws == {
        "theft": Flaw.REQUIRED,
        "damp": Flaw.REQUIRED,
        "insects": Flaw.REQUIRED,
        "complete": Flaw.UNKNOWN_FIELD,
        "day": Flaw.IN_THE_FUTURE,
        "looked_at": Flaw.NOT_A_NUMBER,
    }
    with pytest.raises(InvalidFields):
        save_inspection(at, SaveInspection(request_id="b", kind="roof", day=salon.clock.today))


def test_a_finding_has_owner_and_deadline_until_it_is_checked_again(salon: Salon) -> None:
    at = salon.desk(DENG)
    made = inspected(salon, at)
    first = add_finding(at, finding(salon, made.id))
    assert (first.owner and first.owner.label, first.number, first.checked, first.late) == (LIN, 1, None, False)
    second = add_finding(at, finding(salon, made.id, days=2, text="漏水", owner=HAO))
    assert [one.id for one in inspections(at).open] == [second.id, first.id], "the most urgent first"
    salon.clock.forward(days=3)
    assert [one.late for one in inspections(at).open] == [True, False]
    done = check_again(salon.desk(OWNER), second.id)
    assert (done.checked, done.checked_by, done.late) == (salon.clock.today, OWNER, False)
    assert [one.id for one in inspections(salon.desk(OWNER)).open] == [first.id]
    assert wrong(check_again, salon.desk(OWNER), second.id).code is Code.CHANGED_MEANWHILE
    assert "漏水" not in str(entries())


def test_what_is_wrong_with_a_finding_is_said(salon: Salon) -> None:
    at = salon.desk(DENG)
    made = inspected(salon, at)
    with pytest.raises(InvalidFields) as caught:
        add_finding(
            at,
            AddFinding(
                request_id="x", inspection=made.id, text="", owner=99, deadline=salon.clock.today - timedelta(days=1)
            ),
        )
    assert caught.value.flaws == {
        "text": Flaw.REQUIRED,
        "owner": Flaw.NOBODY_CALLED_SO,
        "deadline": Flaw.TOO_EARLY,
    }
    assert wrong(add_finding, at, finding(salon, 99)).code is Code.NOT_FOUND


def test_the_same_request_twice_is_one(salon: Salon) -> None:
    at = salon.desk(DENG)
    points = {point.name: True for point in POINTS["files"]}
    wanted = SaveInspection(request_id="same", kind="files", day=salon.clock.today, points=points)
    made = save_inspection(at, wanted)
    assert save_inspection(at, wanted) == made
    found = finding(salon, made.id)
    assert add_finding(at, found) == add_finding(at, found)
    assert len(inspection(at, made.id).findings) == 1


def test_inspecting_is_the_keepers_and_the_managers(salon: Salon) -> None:
    for name in (DESK_WOMAN, LIN):
        assert refused(inspected, salon, salon.desk(name)) is Code.NOT_ALLOWED
        assert refused(inspections, salon.desk(name)) is Code.NOT_ALLOWED


def test_the_sheet_has_points_findings_and_re_checks(salon: Salon) -> None:
    at = salon.desk(DENG)
    made = inspected(salon, at, faults=("safe",), scope="柜 A", looked_at=20)
    first = add_finding(at, finding(salon, made.id))
    check_again(at, first.id)
    sheet = print_inspection(at, made.id)
    assert (sheet.number, sheet.day, sheet.inspector, sheet.scope) == ("1", salon.clock.today, DENG, "柜 A")
    assert dict(sheet.passed)["safe"] is False and dict(sheet.passed)["exact"] is True
    [line] = sheet.findings
    assert (line.finding, line.owner, line.checked, line.checked_by) == ("柜门没锁", LIN, salon.clock.today, DENG)
