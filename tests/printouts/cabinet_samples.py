"""Papers of the cabinet to draw: short, long and hostile. No person in them is real."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from db.fields.declaration import Term
from db.papers.filing import index_groups
from db.sheets.client import DeskSheet, SurveyBatch, SurveySheet
from db.sheets.day import (
    AppointmentSlip,
    AppointmentSlips,
    DayLine,
    DaySheet,
    PreparationLine,
    PreparationSheet,
    PreparedRoom,
    PreReadLine,
    PreReadSheet,
)
from db.sheets.events import EventGuestLine, EventSheet
from db.sheets.filters import ClientListEntry, ClientListSheet
from db.sheets.log import WhoLookedEntry, WhoLookedSheet
from db.sheets.papers import (
    AddressLabel,
    CalibrationSheet,
    CardLabel,
    IndexLine,
    IndexSheet,
    InsertionSlip,
    LabelSheet,
    OutCard,
    PlaceLabel,
    PullLine,
    PullList,
    VolumeLine,
    VolumeSheet,
)
from db.sheets.registers import EmergencySheet, ProofSheet, RecoverySheet
from db.sheets.retention import RetentionEntry, RetentionSheet
from db.sheets.roster import RosterPerson, RosterSheet
from db.text import names
from db.text.card_number import card_number
from db.text.data import strokes
from tests.printouts import merging_samples, rights_samples, samples, trust_samples
from tests.printouts.desk_samples import CLIENT
from tests.printouts.hard_texts import spoiled

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
    return LabelSheet(salon=samples.SALON, stamp=samples.STAMP, labels=made, grid=grid)


def _label(kind: str, number: int) -> Any:
    name = NAMES[number % len(NAMES)]
    reading = names.sort_reading(name)
    surname = names.split_name(name)[0]
    card, place = card_number(1376 + 97 * number), f"柜 {'AB'[number % 2]} · 屉 {number % 4 + 1} · {number}"
    if kind == "card":
        count = strokes.count(surname[0])
        since = date(2024, number % 12 + 1, 5)
        return CardLabel(
            number=card,
            name=name,
            reading=reading,
            letter=names.index_letter(reading),
            surname=surname,
            strokes=count,
            place=place,
            since=since,
        )
    if kind == "place":
        return PlaceLabel(
            drawer=bool(number % 2),
            mark=f"{'AB'[number % 2]}{number % 24 + 1}",
            first=name,
            last="张𬭎",
            cards=120 + number,
            keeper="周堃",
        )
    if kind == "address":
        return AddressLabel(f"{name} 收", f"上海市静安区南京西路 {number} 号恒隆广场二座 12 楼", "200040")
    return InsertionSlip(
        number=card, name=name, place=place, before=NAMES[number % 25 - 1], after="" if number % 5 == 0 else "张𬭎"
    )


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
        }[order](name, reading, number, card)
        found.append(
            (
                key,
                IndexLine(
                    number=card, name=name, reading=reading, place=f"柜 A · 屉 {number % 4 + 1} · {number}", group=group
                ),
            )
        )
    lines = tuple(line for _, line in sorted(found, key=lambda pair: pair[0]))
    return IndexSheet(salon=samples.SALON, stamp=samples.STAMP, order=order, lines=lines)


def slip_of_a_guest() -> AppointmentSlips:
    """A slip for somebody who has no file, and more services than have a line."""
    slip = replace(_SLIPS[0], greeting="尊敬的王女士：", number="", services=("护理",) * 6, leave_off=())
    return AppointmentSlips(salon=samples.SALON._replace(phone="021-6288 1234"), stamp=samples.STAMP, slips=(slip,))


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
    DayLine(
        time=f"{9 + i // 4}:{i % 4 * 15:02}",
        number=card_number(i + 1),
        name=name,
        service="深层补水护理",
        beautician="李㛃",
        room="2号床",
        caution="忌果酸",
    )
    for i, name in enumerate(NAMES[:18])
)
_READ = tuple(
    PreReadLine(
        time=f"{10 + i}:30",
        number=card_number(i + 1),
        name=name,
        services="深层补水护理、眼部舒缓护理",
        cautions="青霉素过敏；左颊湿疹",
        preferences="安静、力度轻、薰衣草",
        topics="女儿上小学",
        last_visit="2026-11-08 深层补水，清爽不紧绷",
        recommend="积雪草修护精华",
        meeting="介绍修护霜，不推销",
        questions="周岚: 为什么用舒缓霜？",
    )
    for i, name in enumerate(NAMES[20:24])
)
_PREPARED = tuple(
    PreparationLine(
        time=f"{10 + i}:30",
        name=name,
        service="深层补水护理",
        beautician="李㛃",
        places="超声导入仪",
        products="积雪草精华、舒缓面膜",
        manner="力度轻；听音乐、不聊天",
        alerts="青霉素、湿疹" if i % 2 else "",
    )
    for i, name in enumerate(NAMES[13:20])
)
_SLIPS = tuple(
    AppointmentSlip(
        greeting="尊敬的欧阳女士：",
        number=CLIENT.number,
        day=DAY + timedelta(19 * i),
        start="14:00",
        minutes=90,
        services=("深层补水护理", "眼部舒缓护理")[: i + 1],
        leave_off=("前 7 天不刷酸、不去角质", "当天不戴隐形眼镜")[: i + 1],
    )
    for i in range(3)
)
_EARLY, _LATE, _FREE = ("早", (540, 1080)), ("晚", (720, 1440)), ("休", None)
_WEEKS = ((_EARLY,) * 5 + (_FREE,) * 2, (_LATE, _FREE, *((_LATE,) * 5)), (("", (540, 1260)),) * 6 + (("", None),))
_FILLED: dict[str, Any] = {
    "retention": RetentionSheet(
        salon=samples.SALON,
        stamp=samples.STAMP,
        kind="absence",
        day=date(2026, 11, 28),
        count=31,
        entries=(
            RetentionEntry(
                number=card_number(1376),
                name="欧阳𬭎琍·曾䶮",
                last=date(2026, 6, 2),
                gap=21,
                days=179,
                cause="other_salon",
                owner="林小雨",
                again=date(2026, 12, 1),
            ),
            RetentionEntry(number=card_number(1377), name="Mo Evans", last=date(2026, 7, 30), days=121),
            RetentionEntry(number=card_number(1378), name="李娜"),
        ),
    ),
    "who_looked": WhoLookedSheet(
        salon=samples.SALON,
        stamp=samples.STAMP,
        name="欧阳𬭎琍·曾䶮",
        number=card_number(1376),
        day=date(2026, 11, 28),
        entries=(
            WhoLookedEntry(
                day=date(2026, 11, 28),
                time="10:02",
                who="林小雨",
                roles=("beautician", "advisor"),
                what=Term("had hidden details shown in full", "显示隐藏内容"),
                count=3,
            ),
            WhoLookedEntry(
                day=date(2026, 11, 2), time="09:15", who="[/] <b>O'Brien ", what=Term("opened the file", "打开档案")
            ),
        ),
    ),
    "client_list": ClientListSheet(
        salon=samples.SALON,
        stamp=samples.STAMP,
        asked=(
            (Term("Grade", "级别"), Term("gold, diamond", "金卡、钻石")),
            (Term("District", "区域"), Term("静安", "静安")),
        ),
        day=date(2026, 11, 28),
        has_phones=True,
        count=512,
        entries=(
            ClientListEntry(
                number=card_number(1376),
                name="欧阳𬭎琍·曾䶮",
                phone="13800138000",
                grade="gold",
                district="静安区",
                last=date(2026, 6, 2),
                beautician="林",
            ),
            ClientListEntry(number=card_number(1377), name="Mo Evans", grade="diamond", district="静安寺 Jing'an"),
        ),
    ),
    "event_list": EventSheet(
        salon=samples.SALON,
        stamp=samples.STAMP,
        theme="秋茶与润养",
        day=date(2026, 11, 28),
        start="14:00",
        place="二楼茶室",
        about="三款秋茶，\n与换季护理的小讲座",
        lines=(
            EventGuestLine(
                number=card_number(1376),
                name="欧阳𬭎琍·曾䶮",
                beautician="林",
                invited="phone",
                answer="yes",
                note="带一位朋友",
            ),
            EventGuestLine(number=card_number(1377), name="Mo Evans", invited="letter", answer="maybe", came=True),
            EventGuestLine(number=card_number(1378), name="李娜", came=False),
        ),
    ),
    "roster": RosterSheet(
        salon=samples.SALON,
        stamp=samples.STAMP,
        first=DAY,
        people=tuple(
            RosterPerson(name=name, minutes=(2550, 2160, 3600)[i % 3], days=_WEEKS[i % 3])
            for i, name in enumerate(NAMES[:16])
        ),
        closed=((DAY + timedelta(6), "盘点"),),
    ),
    "index": index(index_groups.BY_STROKES, 120),
    "pull_list": PullList(
        salon=samples.SALON,
        stamp=samples.STAMP,
        day=DAY,
        lines=tuple(
            PullLine(
                place=f"柜 A · 屉 {i // 9 + 1} · {i * 7}",
                number=card_number(i + 1),
                name=name,
                time=f"{9 + i // 3}:00",
                beautician="李㛃",
            )
            for i, name in enumerate(NAMES)
        ),
    ),
    "out_card": OutCard(
        salon=samples.SALON,
        stamp=samples.STAMP,
        client=CLIENT,
        place="柜 B · 屉 3 · 12",
        borrower="李㛃",
        reason="准备明日护理方案",
        approved_by="周堃",
        out=DAY - timedelta(3),
        due=DAY + timedelta(4),
    ),
    "merge_slip": merging_samples.SLIP,
    **trust_samples.FILLED,
    "dossier": rights_samples.COPY,
    "correction": rights_samples.CORRECTION,
    "locked": rights_samples.LOCKED,
    "recovery": RecoverySheet(
        salon=samples.SALON,
        stamp=samples.STAMP,
        groups=("K7QF2", "0M3XA", "9ZP4T", "H6WCN", "2BR8J", "VDY5E"),
        made=DAY,
    ),
    "volume": VolumeSheet(
        salon=samples.SALON,
        stamp=samples.STAMP,
        number="2026-03",
        title="客户档案 2024 年 1 月 — 6 月",
        first=date(2024, 1, 1),
        last=date(2024, 6, 30),
        keeper="周堃",
        place="柜 C · 层 1",
        pages=96,
        lines=tuple(VolumeLine(card_number(i + 1), name, DAY, 4 * i + 1) for i, name in enumerate(NAMES)),
    ),
    "pre_read": PreReadSheet(salon=samples.SALON, stamp=samples.STAMP, beautician="李㛃", day=DAY, lines=_READ),
    "day_sheet": DaySheet(
        salon=samples.SALON,
        stamp=samples.STAMP,
        day=DAY,
        people=("李㛃 早 9:00–18:00", "郝晨 晚 12:00–21:00", "苏敏 休"),
        lines=(*_DAY_LINES, DayLine(time="16:00", number="", name="", service="", beautician="郝晨", room="1号床")),
    ),
    "preparation": PreparationSheet(
        salon=samples.SALON,
        stamp=samples.STAMP,
        day=DAY,
        rooms=(
            PreparedRoom(name="双人房", lines=_PREPARED[:4]),
            PreparedRoom(name="2号床", lines=_PREPARED[4:6]),
            PreparedRoom(name="", lines=_PREPARED[6:]),
        ),
    ),
    "surveys": SurveyBatch(
        salon=samples.SALON,
        stamp=samples.STAMP,
        surveys=tuple(
            SurveySheet(salon=samples.SALON, stamp=samples.STAMP, number=number, day=DAY, client=client)
            for number, client in (("4000000011", None), ("4000000022", CLIENT), ("4000000033", None))
        ),
    ),
    "appointment": AppointmentSlips(salon=samples.SALON, stamp=samples.STAMP, slips=_SLIPS[1:2]),
    "appointments": AppointmentSlips(salon=samples.SALON, stamp=samples.STAMP, slips=_SLIPS),
    "emergency": EmergencySheet(
        salon=samples.SALON,
        stamp=samples.STAMP,
        last_good=datetime(2026, 11, 22, 1, 12, tzinfo=UTC),
        place="SALON B",
        folder="/srv/backups/salon-tui",
        sticks=("SALON A", "SALON B", "SALON C"),
        home="SALON C",
        fingerprint="0123456789abcdef",
    ),
    "proof": ProofSheet(
        salon=samples.SALON,
        stamp=samples.STAMP,
        at=datetime(2026, 11, 22, 1, 30, tzinfo=UTC),
        by="周堃",
        place="/srv/backups/salon-tui",
        name="salon-0123456789abcdef-20261122T011200Z-48210",
        made=datetime(2026, 11, 22, 1, 12, tzinfo=UTC),
        rows=61_240,
        same=61_212,
        seq=48_210,
        hash="0123456789abcdef" * 4,
        due=date(2027, 2, 22),
    ),
    "calibration": CalibrationSheet(salon=samples.SALON, stamp=samples.STAMP, printer="Laser", dx=0.4, dy=-0.3),
    "labels": labels("card", 24),
}
_EMPTY: dict[str, Any] = {kind: type(full)(salon=samples.SALON, stamp=samples.STAMP) for kind, full in _FILLED.items()}
