"""Papers of the registers of secrecy to draw. No person in them is real."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from db.sheets.client import DeskSheet
from db.sheets.trust import Disclosed, DisclosuresSheet, IncidentSheet, IncidentSheetStep, TrainingSheet
from db.text.card_number import card_number
from tests.printouts import samples
from tests.printouts.desk_samples import CLIENT

DAY = date(2026, 11, 23)
AT = datetime(2026, 11, 23, 2, 30, tzinfo=UTC)


def incident(steps: int) -> IncidentSheet:
    """An incident with a number of steps besides the report."""
    more = tuple(
        IncidentSheetStep(at=AT + timedelta(hours=at), by="周堃", step="measure", text=f"第 {at} 项措施")
        for at in range(1, steps + 1)
    )
    first = IncidentSheetStep(at=AT, by="李㛃", step="reported", text="护理记录被拍照发到朋友圈")
    return IncidentSheet(
        salon=samples.SALON, stamp=samples.STAMP, number="7", kind="leaked", noticed=DAY, steps=(first, *more)
    )


def training(people: int) -> TrainingSheet:
    """A training with a number of people."""
    return TrainingSheet(
        salon=samples.SALON,
        stamp=samples.STAMP,
        number="4",
        kind="training",
        topic="《个人信息保护法》与本店保密制度",
        day=DAY,
        hours=2,
        given_by="王律师",
        result="全部通过考核",
        next_due=date(2027, 11, 23),
        people=tuple(f"员工{at:02}" for at in range(1, people + 1)),
    )


def disclosures(lines: int) -> DisclosuresSheet:
    """A number of things that were given away of a client."""
    return DisclosuresSheet(
        salon=samples.SALON,
        stamp=samples.STAMP,
        client=CLIENT,
        lines=tuple(
            Disclosed(
                day=DAY - timedelta(at),
                to_whom="市皮肤病医院" if at % 2 else "静安公安分局",
                what="皮肤诊断复印件 2 页",
                ground="consent" if at % 2 else "court",
                consented=DAY - timedelta(at + 2) if at % 2 else None,
                basis="" if at % 2 else "调取证据通知书〔2026〕18 号",
                by="周堃",
            )
            for at in range(lines)
        ),
    )


FILLED: dict[str, DeskSheet] = {
    "incident": IncidentSheet(
        salon=samples.SALON,
        stamp=samples.STAMP,
        number="7",
        kind="leaked",
        noticed=DAY,
        reported_by="李㛃",
        risk="high",
        told_clients=DAY + timedelta(2),
        told_authority=DAY + timedelta(1),
        closed=DAY + timedelta(9),
        files=(card_number(1376), card_number(3991)),
        steps=(
            IncidentSheetStep(at=AT, by="李㛃", step="reported", text="护理记录被拍照发到朋友圈"),
            IncidentSheetStep(at=AT, by="周堃", step="assess", risk="high", text="有姓名和皮肤照片，已有人转发"),
            IncidentSheetStep(at=AT, by="周堃", step="measure", text="当场要求删除，逐一核实；前台手机一律入柜"),
            IncidentSheetStep(at=AT, by="周堃", step="clients", day=DAY + timedelta(2), text="店长电话告知并致歉"),
            IncidentSheetStep(at=AT, by="周堃", step="penalty", text="按保密制度扣当月绩效 20%"),
        ),
    ),
    "training": training(7),
    "disclosures": disclosures(3),
}
