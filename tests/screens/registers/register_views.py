"""How to get to the pages of the registers, with something on them."""

from __future__ import annotations

from datetime import timedelta

from db.notes.operations import AnswerNote, answer_note
from db.registers.access_requests.operations import AnswerRequest, answer_request
from db.registers.incidents.operations import AddIncidentStep, add_incident_step
from db.registers.inspections.operations import AddFinding, add_finding, check_again
from tests.db.notes.calls import noted
from tests.db.papers.lent import put_out
from tests.db.registers.samples import close, disclosed, inspected, reported, trained
from tests.db.registers.samples import request as requested
from tests.db.salon import HAO, LI, LIN, OUYANG, ZENG, Salon
from tests.screens.desks import Sitting, burst


async def requests(desk: Sitting, salon: Salon) -> None:
    """A request that is late, one that waits, and one that is answered."""
    at = desk.app.desk_in_use
    done = requested(salon, at, LI, identity="身份证")
    answer_request(at, AnswerRequest(id=done.id, version=done.version, answered=salon.clock.today, result="已给复印件"))
    requested(salon, at, ZENG, wishes=("delete",), received=salon.clock.today - timedelta(days=20))
    requested(salon, at, OUYANG, details="要一份护理记录的复印件", identity="已看身份证")
    await desk.go("access_requests")


async def inspections(desk: Sitting, salon: Salon) -> None:
    """Two inspections, and what they found: one finding is late, one is checked again."""
    at = desk.app.desk_in_use
    month_ago = salon.clock.today - timedelta(days=30)
    made = inspected(salon, at, "store", ("damp",), scope="库房", day=month_ago)
    for text, owner, days in (("墙角渗水", LIN, -10), ("灭火器过期", HAO, -20)):
        due = salon.clock.today + timedelta(days=days)
        found = add_finding(
            at,
            AddFinding(
                request_id=salon.request(), inspection=made.id, text=text, owner=salon.staff[owner], deadline=due
            ),
        )
    check_again(at, found.id)
    inspected(salon, at, scope="柜 A", looked_at=20)
    await desk.go("inspections")


async def late(desk: Sitting, salon: Salon) -> None:
    """Something of every register that is past its day."""
    await requests(desk, salon)
    await inspections(desk, salon)
    put_out(salon, OUYANG, "A-1", days=-2)
    await burst(desk, "f3")


async def incidents(desk: Sitting, salon: Salon) -> None:
    """One that is closed, one whose risk is high, and one that was just reported."""
    at = desk.app.desk_in_use
    close(salon, at, reported(salon, at))
    _incident(desk, salon)
    reported(salon, at, "[/] O'Brien & <b> 𬭎：夜里电脑没锁", kind="looked")
    await desk.go("incidents")


def _incident(desk: Sitting, salon: Salon) -> int:
    at = desk.app.desk_in_use
    made = reported(salon, at, "护理记录被拍照发到朋友圈", kind="leaked", whose=salon.clients[OUYANG])
    today = salon.clock.today
    for version, (step, text, risk, day) in enumerate(
        (
            ("assess", "有姓名和皮肤照片", "high", None),
            ("measure", "当场要求删除，并已核实", "", None),
            ("clients", "店长电话告知并致歉", "", today),
        ),
        1,
    ):
        add_incident_step(
            at,
            AddIncidentStep(
                request_id=salon.request(), id=made, version=version, step=step, text=text, risk=risk, day=day
            ),
        )
    return made


async def incident(desk: Sitting, salon: Salon) -> None:
    """The one whose risk is high."""
    await desk.go("incident", incident=_incident(desk, salon))


async def closed_incident(desk: Sitting, salon: Salon) -> None:
    """One that is closed."""
    at = desk.app.desk_in_use
    made = reported(salon, at)
    close(salon, at, made)
    await desk.go("incident", incident=made)


async def trainings(desk: Sitting, salon: Salon) -> None:
    """A training, and the one of last year; a check that is due soon, a notice that is past its day."""
    at, day = desk.app.desk_in_use, timedelta(days=1)
    today = salon.clock.today
    trained(salon, at, day=today - 360 * day, next_due=today + 5 * day)
    trained(
        salon, at, kind="check", topic="密码、备份、门锁", people=(), day=today - 350 * day, next_due=today + 15 * day
    )
    trained(salon, at, kind="notice", topic="2.1 版", people=(), day=today - 400 * day, next_due=today - 35 * day)
    trained(salon, at, result="全部通过考核")
    await desk.go("trainings")


async def disclosures(desk: Sitting, salon: Salon) -> None:
    """Something given on a consent, and something that was nobody's alone."""
    at = desk.app.desk_in_use
    disclosed(salon, at, paper="同意书夹 3")
    disclosed(salon, at, "", to_whom="税务师事务所", what="[/] O'Brien & <b> 𬭎 全年收款合计")
    await desk.go("disclosures")


async def disclosures_of(desk: Sitting, salon: Salon) -> None:
    """What was given away of one client, from the card."""
    disclosed(salon, desk.app.desk_in_use, paper="同意书夹 3")
    await desk.go("disclosures_of", card=13)


async def notes(desk: Sitting, salon: Salon) -> None:
    """A note that nobody has read, and one that is answered."""
    at = desk.app.desk_in_use
    done = noted(salon, at, "找不到打印")
    answer_note(at, AnswerNote(request_id="answer", id=done, version=1, answer="在“打印”菜单里"))
    noted(salon, at, "[/] O'Brien & <b> 𬭎：日期想用农历", page="New client")
    await desk.go("program_notes")


async def answered_note(desk: Sitting, salon: Salon) -> None:
    """One's own note, and the answer."""
    at = desk.app.desk_in_use
    done = noted(salon, at, "找不到打印")
    answer_note(at, AnswerNote(request_id="answer", id=done, version=1, answer="在“打印”菜单里"))
    await desk.go("note_answer", note=done)


async def news(desk: Sitting, salon: Salon) -> None:
    """Something of each register on Home."""
    await trainings(desk, salon)
    await incidents(desk, salon)
    await notes(desk, salon)
    await burst(desk, "f3")
