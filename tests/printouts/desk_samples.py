"""Forms of the desk to draw: empty, filled, with the longest and with hostile text. No person in them is real."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from db.fields.values import Ref
from db.printing.letters.records import Letter, LetterSheet, Occasion
from db.printing.letters.texts import WORDING
from db.sheets.client import (
    ConsentSheet,
    DeskSheet,
    LedgerLine,
    LedgerSheet,
    SheetClient,
    SurveySheet,
    VisitSheet,
)
from db.sheets.closing import CashLine, ClosingSheet, MethodCount, OpenItem
from db.sheets.dated import ComparisonSheet, PatchTestSheet, RecordSheet
from db.sheets.money import ReceiptLine, ReceiptPayment, ReceiptSheet
from db.sheets.papers import AddressLabel
from db.sheets.registers import (
    AccessRequestSheet,
    DestroyedPaper,
    DestroySheet,
    InspectionFinding,
    InspectionSheet,
    Loan,
    LoanSheet,
)
from db.text.card_number import Register, card_number, register_number
from db.visits.records import Addendum, Allowed, PaymentLine, ProductLine, ServiceLine
from printouts.registry import DESK_SHEETS
from tests.printouts import dated_samples, held_samples, samples
from tests.printouts.hard_texts import HOSTILE, LATIN, LONGEST, spoiled

FILLINGS = ("empty", "filled", "longest", "hostile", "latin")
NAME = "欧阳𬭎琍·曾䶮"
ADDRESS = "上海市静安区南京西路 1266 号恒隆广场二座 12 楼 1203 室"
CLIENT = SheetClient(card_number(1376), NAME, "8000")
MOMENT = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
DAY = date(2026, 11, 22)


def sheet(kind: str, filling: str, paper: str = "zh_en") -> DeskSheet:
    """A form in a language: ``empty``, ``filled``, ``longest``, ``hostile`` or ``latin``."""
    salon = samples.SALON._replace(paper=paper, phone="021-6288 1234")
    if filling == "empty":
        empty: DeskSheet = DESK_SHEETS[kind].contents(salon=salon, stamp=samples.STAMP)  # type: ignore[assignment]
        return empty
    filled = replace(_FILLED[kind], salon=salon)
    text = {"longest": LONGEST, "latin": LATIN, "hostile": HOSTILE}.get(filling)
    return filled if text is None else spoiled(filled, text)


def visit(**changes: Any) -> VisitSheet:
    """A visit sheet with more than one side."""
    plain = replace(
        samples.visit(1, preferences="靠窗、毛毯", confirmed=True, satisfaction="5"),
        client=Ref(1, NAME),
        alerts=samples.ALERTS,
        total=98800,
        services=tuple(
            ServiceLine(id=number, service_id=number, name=name, staff=Ref(3, "李㛃"), price=39800 + 5000 * number)
            for number, name in enumerate(("深层补水护理", "眼部舒缓护理"))
        ),
        payments=(PaymentLine(id=1, method="wechat", amount=98800, at=MOMENT, by="周堃"),),
    )
    return VisitSheet(salon=samples.SALON, stamp=samples.STAMP, visit=replace(plain, **changes))


def planned_visit(paper: str = "zh_en", text: str = "") -> VisitSheet:
    """A visit of a client whose skin was looked at before, and who has a plan."""
    taken = dated_samples.spoiled(text) if text else dated_samples.taken()
    allowed = Allowed("周岚", text or "医生书面同意，11-20 的证明已存")
    shown = visit(conflicts=(replace(dated_samples.HELD, overridden=True, allowed=allowed),))
    return replace(shown, salon=samples.SALON._replace(paper=paper), taken=taken)


def busy_visit() -> VisitSheet:
    """A visit with more of everything than the first side holds."""
    return visit(
        services=tuple(
            ServiceLine(id=at, service_id=at, name=f"护理项目 {at}", staff=Ref(3, "李㛃"), price=10000 * at)
            for at in range(1, 6)
        ),
        products=tuple(
            ProductLine(id=at, product_id=at, name=f"精华 {at}", amount=f"{at} ml", batch=f"B{at:04}")
            for at in range(1, 9)
        ),
        payments=tuple(
            PaymentLine(id=at, method=method, amount=50000, at=MOMENT, by="周堃")
            for at, method in enumerate(("cash", "wechat"))
        ),
        addenda=(Addendum(MOMENT, "李㛃", "次日回访：无红肿，感觉良好。"),),
    )


def ledger(lines: int) -> LedgerSheet:
    """A package that was used a number of times."""
    return LedgerSheet(
        salon=samples.SALON,
        stamp=samples.STAMP,
        client=CLIENT,
        number="K2026-0117",
        kind="package",
        title="深层补水护理 60 次",
        bought=date(2026, 3, 1),
        price=1188000,
        size=60,
        valid_until=date(2027, 2, 28),
        lines=tuple(
            LedgerLine(
                day=date(2026, 3, 1) + timedelta(7 * at),
                service="深层补水护理",
                change=-1,
                balance=59 - at,
                staff="李㛃",
            )
            for at in range(lines)
        ),
    )


def patch_tests(count: int) -> PatchTestSheet:
    """A record of a number of tests."""
    return PatchTestSheet(
        salon=samples.SALON,
        stamp=samples.STAMP,
        client=CLIENT,
        alerts=samples.ALERTS,
        tests=tuple(
            dated_samples.record(
                "patch",
                {
                    "product": Ref(at, f"杏仁酸焕肤液 {at}%"),
                    "batch": f"B23{at:02}",
                    "site": "ear" if at % 2 else "forearm",
                    "at_24h": "negative",
                    "at_48h": "positive",
                    "signs": ("redness", "itching"),
                },
            )
            for at in range(1, count + 1)
        ),
    )


def record(kind: str = "consult", paper: str = "zh_en", **changes: Any) -> RecordSheet:
    """A record of a kind on its sheet."""
    stamp = replace(samples.STAMP, digest="9f86d081884c7d65")
    salon = samples.SALON._replace(paper=paper, phone="021-6288 1234")
    return RecordSheet(salon=salon, stamp=stamp, client=CLIENT, record=dated_samples.record(kind, **changes))


def comparison(paper: str = "zh_en") -> ComparisonSheet:
    """Two analyses side by side."""
    return ComparisonSheet(
        salon=samples.SALON._replace(paper=paper),
        stamp=replace(samples.STAMP, digest="9f86d081884c7d65"),
        client=CLIENT,
        before=dated_samples.record("skin", day=date(2026, 9, 20)),
        after=dated_samples.record("skin", dated_samples.LATER),
    )


def loans(count: int) -> LoanSheet:
    """A register with a number of loans."""
    return LoanSheet(
        salon=samples.SALON,
        stamp=samples.STAMP,
        keeper="周堃",
        loans=tuple(
            Loan(
                number=card_number(1376 + at),
                name=NAME if at % 3 == 0 else "王芳",
                borrower="李㛃",
                reason="次日预读",
                approved_by="店长 何晴",
                out=DAY - timedelta(9),
                due=DAY,
                back=DAY - timedelta(2) if at % 2 else None,
                intact=at % 4 == 1 if at % 2 else None,
                handled_by="周堃",
            )
            for at in range(count)
        ),
    )


def inspection(count: int) -> InspectionSheet:
    """An inspection that found a number of things."""
    findings = tuple(
        InspectionFinding(finding=f"第 {at} 号卡缺过敏栏", owner="李㛃", deadline=DAY) for at in range(1, count + 1)
    )
    return InspectionSheet(
        salon=samples.SALON, stamp=samples.STAMP, number="J2026-11", day=DAY, inspector="何晴", findings=findings
    )


def destroyed(count: int) -> DestroySheet:
    """A slip for a number of papers."""
    papers = tuple(
        DestroyedPaper(kind="ledger", version=f"v{at}", place="前台", sheets=1) for at in range(1, count + 1)
    )
    return DestroySheet(salon=samples.SALON, stamp=samples.STAMP, client=CLIENT, number="X2026-0003", papers=papers)


def destroyed_together(language: str = "zh_en") -> DestroySheet:
    """A slip on which several stand."""
    return DestroySheet(
        salon=samples.SALON._replace(paper=language),
        stamp=samples.STAMP,
        number="X2026-0004",
        papers=(
            DestroyedPaper(kind="", of="file", number=card_number(13)),
            DestroyedPaper(kind="card", version="v3", place="柜 B · 屉 3 · 12"),
            DestroyedPaper(kind="", of="health", number=card_number(21)),
            DestroyedPaper(kind="", of="medical", number=card_number(34)),
        ),
        kept=("figures", "medical", "register"),
        erased=DAY,
        erased_by="李㛃",
        approved_by="何晴",
    )


def survey(**changes: Any) -> SurveySheet:
    """A survey that was answered."""
    answered = SurveySheet(
        salon=samples.SALON,
        stamp=samples.STAMP,
        number="Y2026-0031",
        day=DAY,
        client=CLIENT,
        ratings=("5", "4", "5", "3"),
        opinion="希望周末晚上多开两个床位；音乐可以轻一点。",
        handled_by="何晴",
        result="周六延长至 21:30，12 月起试行。",
    )
    return replace(answered, **changes)


def letters(count: int, text: str = WORDING[Occasion.SEASON].zh) -> LetterSheet:
    """Letters with a text, to a number of clients."""
    one = Letter(NAME, AddressLabel(f"{NAME} 收", ADDRESS, "200040"), f"尊敬的{NAME}女士：")
    return LetterSheet(
        salon=samples.SALON, stamp=samples.STAMP, occasion=Occasion.SEASON, text=text, letters=(one,) * count
    )


_FILLED: dict[str, DeskSheet] = {
    "letter": letters(1),
    "visit": visit(),
    "ledger": replace(ledger(5), signed=3, stamp=replace(samples.STAMP, digest="9f86d081884c7d65")),
    "record": record(),
    "comparison": comparison(),
    "patch_test": patch_tests(2),
    "consent": ConsentSheet(
        salon=samples.SALON,
        stamp=samples.STAMP,
        client=CLIENT,
        service="果酸焕肤护理",
        version="2026-03",
        risks=(
            "短时泛红、刺痛、紧绷，通常 24 小时内消退",
            "脱屑 3–7 天",
            "少数人可能出现色素沉着，与日晒有关",
            "极少数人过敏",
        ),
        contraindications=("面部破损、疱疹、急性炎症", "近 6 个月口服异维A酸", "怀孕、哺乳", "对水杨酸、果酸过敏"),
        aftercare=(
            "7 天内不用去角质、维A类产品",
            "每天用 SPF 30 以上防晒，避免暴晒",
            "不撕皮屑",
            "红肿超过 48 小时请与本店联系",
        ),
        indications="角质厚、毛孔粗大、浅斑",
        risk="medium",
        risk_why="左颧黄褐斑，可能反黑",
        checked="无疱疹、未用异维A酸；水杨酸过敏，改用杏仁酸",
        options="舒敏护理；只做居家刷酸低浓度",
        alerts=samples.ALERTS,
    ),
    "access_request": AccessRequestSheet(
        salon=samples.SALON,
        stamp=samples.STAMP,
        client=CLIENT,
        number="Q2026-0007",
        received=DAY,
        due=DAY + timedelta(30),
        wishes=("see", "copy"),
        details="想要 2024 年以来全部护理记录的复印件，并请更正手机号。",
    ),
    "survey": survey(),
    "inspection": InspectionSheet(
        salon=samples.SALON,
        stamp=samples.STAMP,
        number="J2026-11",
        day=DAY,
        inspector="何晴",
        scope="柜 A、B，编号 0001 0000 至 0001 5000",
        looked_at=120,
        passed=(("complete", True), ("exact", False), ("safe", True), ("fire", True), ("damp", False)),
        findings=(
            InspectionFinding(finding="三张卡缺过敏栏", owner="李㛃", deadline=DAY + timedelta(7)),
            InspectionFinding(
                finding="柜 B 湿度 68%，干燥剂已失效",
                owner="周堃",
                deadline=DAY + timedelta(1),
                checked=DAY + timedelta(2),
            ),
        ),
    ),
    "loans": loans(6),
    **held_samples.filled(CLIENT),
    "destroy": DestroySheet(
        salon=samples.SALON,
        stamp=samples.STAMP,
        client=CLIENT,
        number="X2026-0003",
        reason="request",
        requested=DAY - timedelta(4),
        papers=(
            DestroyedPaper(kind="card", version="v3", place="柜 B · 屉 3 · 12", sheets=1),
            DestroyedPaper(kind="intake", version="v1", place="柜 B · 屉 3 · 12", sheets=1),
            DestroyedPaper(
                kind="ledger", version="v2", place="前台", sheets=2, number=register_number(Register.HOLDING, 117)
            ),
        ),
        kept=("figures", "register"),
        erased=DAY,
        erased_by="李㛃",
        approved_by="何晴",
    ),
    "receipt": ReceiptSheet(
        salon=samples.SALON,
        stamp=samples.STAMP,
        number="B4377",
        day=DAY,
        name=NAME,
        card=card_number(1376),
        lines=(
            ReceiptLine(name="深层补水护理", qty=1, amount=39800),
            ReceiptLine(name="修护精华", qty=2, amount=37600),
        ),
        payments=(
            ReceiptPayment(method="wechat", amount=40000),
            ReceiptPayment(method="cash", amount=27400, given=30000),
        ),
        total=77400,
        left=10000,
        due=date(2026, 12, 22),
    ),
    "closing": ClosingSheet(
        salon=samples.SALON,
        stamp=samples.STAMP,
        day=DAY,
        closing=2,
        visits=17,
        carried=36100,
        kept=50000,
        banked=90000,
        methods=(
            MethodCount(method="cash", count=3, taken=89400, book=142000, counted=140000, reason="找错零"),
            MethodCount(method="card", count=0, taken=0, book=0, counted=0),
            MethodCount(method="wechat", count=7, taken=312600, book=312600, counted=312600),
            MethodCount(method="alipay", count=2, taken=-9600, book=-9600, counted=-9600),
            MethodCount(method="transfer", count=0, taken=0, book=0, counted=0),
        ),
        cash=(
            CashLine(kind="in", amount=20000, note="换零钱"),
            CashLine(kind="out", amount=-3500, note="桶装水"),
            CashLine(kind="back", amount=-30450, note=f"{NAME} B4378", method="alipay"),
        ),
        principal=160800,
        gift=13400,
        owed=8123450,
        open=(
            OpenItem(kind="unsigned", number="P0031", name=NAME, note="×1"),
            OpenItem(kind="bill", number="B4301", name="王芳", note="2026-11-20 · 88.00"),
            OpenItem(kind="loan", number="0000 9079", name="周琍", note="2026-11-20 · 李㛃"),
        ),
        closed_by="李㛃",
        checked_by="周堃",
        log_count=18231,
        log_head="9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        digest="2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
    ),
}
