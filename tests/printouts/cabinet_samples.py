"""Papers of the cabinet to draw: short, long and hostile. No person in them is real."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from db.fields.declaration import Term
from db.papers.filing import index_groups
from db.printing.sheets.client import DeskSheet
from db.printing.sheets.papers import (
    AddressLabel,
    CalibrationSheet,
    CardLabel,
    DayLine,
    DaySheet,
    IndexLine,
    IndexSheet,
    InsertionSlip,
    LabelSheet,
    OutCard,
    PlaceLabel,
    PreReadLine,
    PreReadSheet,
    PullLine,
    PullList,
    VolumeLine,
    VolumeSheet,
)
from db.printing.sheets.registers import RecoverySheet
from db.text import names
from db.text.card_number import card_number
from db.text.data import strokes
from tests.printouts import samples
from tests.printouts.desk_samples import CLIENT, spoiled

NAMES = (
    *("安雅", "白雪", "陈喆", "单于婉清", "邓丽珺", "范冰", "葛薇", "胡桃", "蒋雯", "康堃", "李㛃", "刘昇", "马伊琍"),
    *("倪妮", "欧阳静怡", "潘虹", "秦岚", "任素汐", "孙俪", "唐嫣", "王䶮", "夏侯淑贞", "张𬭎", "曾祎", "Zoë Smith"),
)
DAY = date(2026, 11, 23)


def labels(kind: str, count: int, grid: str = "L7159", text: str = "") -> LabelSheet:
    """Labels of a kind; with a text, every free field is that text."""
    made = tuple(_label(kind, number) for number in range(count))
    if text:
        made = tuple(spoiled(label, text) for label in made)
        made = tuple(replace(label, number=card_number(7)) if hasattr(label, "number") else label for label in made)
    return LabelSheet(samples.SALON, samples.STAMP, made, grid)


def _label(kind: str, number: int) -> Any:
    name = NAMES[number % len(NAMES)]
    reading = names.sort_reading(name)
    surname = names.split_name(name)[0]
    card, place = card_number(1376 + 97 * number), f"柜 {'AB'[number % 2]} · 屉 {number % 4 + 1} · {number}"
    if kind == "card":
        count = strokes.count(surname[0])
        since = date(2024, number % 12 + 1, 5)
        return CardLabel(card, name, reading, names.index_letter(reading), surname, count, place, since)
    if kind == "place":
        return PlaceLabel(bool(number % 2), f"{'AB'[number % 2]}{number % 24 + 1}", name, "张𬭎", 120 + number, "周堃")
    if kind == "address":
        return AddressLabel(f"{name} 收", f"上海市静安区南京西路 {number} 号恒隆广场二座 12 楼", "200040")
    return InsertionSlip(card, name, place, NAMES[number % 25 - 1], "" if number % 5 == 0 else "张𬭎")


def index(order: Term, count: int) -> IndexSheet:
    """An index of so many cards."""
    found = []
    for number in range(count):
        name = NAMES[number % len(NAMES)] + (f"{number // 25}" if number >= 25 else "")
        reading = names.sort_reading(name)
        card = card_number(number + 1)
        key, group = {
            index_groups.BY_STROKES: lambda n, r, i, c: index_groups.by_strokes(n, r),
            index_groups.BY_PINYIN: lambda n, r, i, c: index_groups.by_pinyin(r),
            index_groups.BY_CREATION: lambda n, r, i, c: index_groups.by_creation(
                date(2024, 1, 1) + timedelta(days=i // 8), c
            ),
            index_groups.BY_SKIN: lambda n, r, i, c: index_groups.by_skin(i % 4, _skin(i % 4), r),
        }[order](name, reading, number, card)
        found.append((key, IndexLine(card, name, reading, f"柜 A · 屉 {number % 4 + 1} · {number}", group)))
    lines = tuple(line for _, line in sorted(found, key=lambda pair: pair[0]))
    return IndexSheet(samples.SALON, samples.STAMP, order, lines)


def _skin(place: int) -> Any:
    from db.clients.fields.skin import SKIN_TYPES

    return SKIN_TYPES[place].term if place < 3 else None


def sheet(kind: str, filling: str, paper: str = "zh_en") -> DeskSheet:
    """A paper in a language: ``empty``, ``filled``, or with a text in every free field."""
    made = _EMPTY[kind] if filling == "empty" else _FILLED[kind]
    if filling not in ("empty", "filled"):
        order = getattr(made, "order", None)
        made = spoiled(replace(made, salon=samples.SALON), filling)
        made = replace(made, order=order) if order else made
    changed: DeskSheet = replace(made, salon=samples.SALON._replace(paper=paper), stamp=samples.STAMP)
    return changed


_DAY_LINES = tuple(
    DayLine(f"{9 + i // 4}:{i % 4 * 15:02}", card_number(i + 1), name, "深层补水护理", "李㛃", "3", "忌果酸")
    for i, name in enumerate(NAMES[:18])
)
_READ = tuple(
    PreReadLine(
        f"{10 + i}:30",
        card_number(i + 1),
        name,
        "青霉素过敏；左颊湿疹",
        "安静、力度轻、薰衣草",
        "女儿上小学",
        "2026-11-08 深层补水，清爽不紧绷",
        "积雪草修护精华",
        "舒敏护理第二次",
    )
    for i, name in enumerate(NAMES[20:24])
)
_FILLED: dict[str, Any] = {
    "index": index(index_groups.BY_STROKES, 120),
    "pull_list": PullList(
        samples.SALON,
        samples.STAMP,
        DAY,
        tuple(
            PullLine(f"柜 A · 屉 {i // 9 + 1} · {i * 7}", card_number(i + 1), name, f"{9 + i // 3}:00", "李㛃")
            for i, name in enumerate(NAMES)
        ),
    ),
    "out_card": OutCard(
        samples.SALON,
        samples.STAMP,
        CLIENT,
        "柜 B · 屉 3 · 12",
        "李㛃",
        "准备明日护理方案",
        "周堃",
        DAY - timedelta(3),
        DAY + timedelta(4),
    ),
    "recovery": RecoverySheet(
        samples.SALON, samples.STAMP, ("K7QF2", "0M3XA", "9ZP4T", "H6WCN", "2BR8J", "VDY5E"), DAY
    ),
    "volume": VolumeSheet(
        samples.SALON,
        samples.STAMP,
        "2026-03",
        "客户档案 2024 年 1 月 — 6 月",
        date(2024, 1, 1),
        date(2024, 6, 30),
        "周堃",
        "柜 C · 层 1",
        96,
        tuple(VolumeLine(card_number(i + 1), name, DAY, 4 * i + 1) for i, name in enumerate(NAMES)),
    ),
    "pre_read": PreReadSheet(samples.SALON, samples.STAMP, "李㛃", DAY, _READ),
    "day_sheet": DaySheet(samples.SALON, samples.STAMP, DAY, _DAY_LINES),
    "calibration": CalibrationSheet(samples.SALON, samples.STAMP, "Laser", 0.4, -0.3),
    "labels": labels("card", 24),
}
_EMPTY: dict[str, Any] = {kind: type(full)(samples.SALON, samples.STAMP) for kind, full in _FILLED.items()}
