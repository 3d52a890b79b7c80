"""A client's copy, a correction, and what was locked, to draw. No person in them is real."""

from __future__ import annotations

from datetime import date

from db.sheets.client import SheetClient
from db.sheets.dossier import CorrectionLine, CorrectionSheet, DossierChapter, DossierSheet, LockedSheet
from tests.printouts import samples
from tests.printouts.desk_samples import CLIENT

_VISITS = tuple(
    (
        ("日期", f"2026-{month:02}-12"),
        ("金额", "388.00"),
        ("护理前皮肤", "两颊干、紧绷，鼻翼黑头；T 区出油，下颌有新痘印"),
        ("注意事项", "鼻翼不用水杨酸"),
        ("顾客感受", "第二天不红了，愿意继续。" * 4),
    )
    for month in range(1, 13)
)
COPY = DossierSheet(
    salon=samples.SALON._replace(paper="zh"),
    stamp=samples.STAMP,
    client=CLIENT,
    opening="这是截至 2026-11-22 档案中关于您的全部资料。涉及他人的内容不在其中。",
    chapters=(
        DossierChapter("基本情况", ((("姓名", CLIENT.name), ("性别", "女"), ("手机", "138 0013 8000")),)),
        DossierChapter("到店记录", _VISITS),
        DossierChapter("服务协议", ((("编号", "3"), ("内容", "第一行\n第二行：" + "本协议一式两份。" * 30)),)),
    ),
)
CORRECTION = CorrectionSheet(
    salon=samples.SALON._replace(paper="zh"),
    stamp=samples.STAMP,
    client=CLIENT,
    request=12,
    received=date(2026, 11, 20),
    details="手机号写错了一位，请更正；过敏史少了香精。",
    lines=(
        CorrectionLine(label="手机", old="138 0013 8001", new="138 0013 8000", day=date(2026, 11, 21), by="李㛃"),
        CorrectionLine(label="过敏原", old="", new="香精", day=date(2026, 11, 21), by="李㛃"),
    ),
)
LOCKED = LockedSheet(
    salon=samples.SALON,
    stamp=samples.STAMP,
    client=SheetClient(CLIENT.number, ""),
    slip="X2026-0004",
    purpose="court",
    why="朝阳区人民法院〔2026〕京0105民初1234号",
    until=date(2041, 3, 12),
    chapters=(
        DossierChapter("患者", ((("姓名", CLIENT.name), ("性别", "女"), ("手机", "138 0013 8000")),)),
        DossierChapter("到店记录", _VISITS[:2]),
    ),
)
