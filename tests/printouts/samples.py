"""Sheets to draw: empty, filled, and filled with what is hard to print. No person in them is real."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from db.clients.fields.client import ALERT_FIELDS
from db.clients.records import Alert, ClientRecord
from db.fields.declaration import Term
from db.fields.values import Ref, Value
from db.salon.records import SalonRecord
from db.sheets.client import CardSheet, IntakeSheet, PrintStamp
from db.text.card_number import card_number
from db.visits.records import ProductLine, ServiceLine, VisitRecord

SALON = SalonRecord(name="静颜美容中心", name_latin="Jingyan Beauty", address="上海市静安区南京西路 1266 号")
STAMP = PrintStamp(by="李㛃", at=datetime(2026, 11, 22, 9, 30), version=3)
MOMENT = datetime(2024, 5, 18, 3, 0, tzinfo=UTC)

VALUES: dict[str, Value] = {
    "name": "阿卜杜拉·买买提·吐尔逊江",
    "sex": "female",
    "birthday": "1988-03-12",
    "phone": "13800138000",
    "phone2": "02162881234",
    "wechat": "jingyi_oy",
    "email": "jingyi.ouyang@example.com",
    "address": "上海市静安区南京西路 1266 号恒隆广场二座 12 楼 1203 室",
    "postcode": "200040",
    "occupation": "高校教师",
    "title": "副教授",
    "education": "master",
    "income": "b3",
    "family": "children",
    "referrer": Ref(7, "王䶮"),
    "emergency_contact": "欧阳喆",
    "emergency_phone": "13900139000",
    "contact_time": ("evening", "weekend"),
    "purpose_explained": True,
    "consent_file": True,
    "consent_health": True,
    "consent_photographs": False,
    "consent_contact": ("phone", "message"),
    "allergy_detail": "青霉素；水杨酸刷酸后红肿 2023-11",
    "sensitivity": "moderate",
    "sleep": "fair",
    "habits": ("late", "screens", "make_up"),
    "care_before": "以前在家附近的美容院每月做一次补水护理",
    "areas": ("face", "neck"),
    "goals": ("hydrate", "soothe", "pores"),
    "pressure": "medium",
    "manner": ("quiet_room", "no_selling"),
    "likes": "薰衣草香、热毛巾",
    "dislikes": "强光、推销",
    "beautician": Ref(3, "李㛃"),
    "keeper": Ref(4, "周堃"),
    "source": "referral",
    "grade": "gold",
    "remarks": "对价格敏感，喜欢安静。",
    **{field.name: () for field in ALERT_FIELDS},
    "allergens": ("drugs", "acids"),
    "special_times": ("nursing",),
    "keep_clear": ("eczema",),
}
ALERTS = (
    Alert("drugs", "allergens", Term("drugs", "药物"), "青霉素"),
    Alert("acids", "allergens", Term("AHA or salicylic acid", "果酸/水杨酸"), "刷酸后红肿 2023-11"),
    Alert("nursing", "special_times", Term("nursing", "哺乳"), ""),
    Alert("eczema", "keep_clear", Term("eczema", "湿疹"), "左颊"),
)
VISIT: dict[str, Value] = {
    "skin_before": "T区出油，两颊干燥泛红",
    "steps": "卸妆、洁面、补水导入、舒缓面膜 20 分钟",
    "settings": "超声导入仪 2 档 8 分钟",
    "cautions": "避开左颊湿疹",
    "effect": "4",
    "felt": "清爽，不紧绷",
    "introduced": "积雪草修护精华",
    "next_time": "舒敏护理第二次",
    "topics": "女儿上小学；居家：早晚修护乳",
    "next_date": date(2026, 11, 29),
}


def client(**changes: Value) -> ClientRecord:
    """The sample client with other values."""
    return ClientRecord(
        id=1,
        number=card_number(1376),
        version=3,
        created_at=MOMENT,
        created_by="李㛃",
        values=VALUES | changes,
        alerts=ALERTS,
        sort_reading="Abudula Maimaiti Tuerxunjiang",
        surname_strokes=7,
        index_letter="A",
        first_visit=date(2024, 5, 18),
        latest_visit=date(2026, 11, 8),
    )


def visit(number: int, **changes: Value) -> VisitRecord:
    """A visit on a day of its own."""
    return VisitRecord(
        id=number,
        client=Ref(1, "阿卜杜拉"),
        client_number=card_number(1376),
        version=1,
        day=date(2026, 9 + number // 4, 1 + 7 * (number % 4)),
        opened_at=MOMENT,
        opened_by="李㛃",
        closed_at=MOMENT + timedelta(minutes=75),
        closed_by="周堃",
        late=False,
        values=VISIT | changes,
        services=(ServiceLine(id=1, service_id=1, name="深层补水护理", staff=Ref(3, "李㛃"), price=39800),),
        products=(
            ProductLine(id=1, product_id=1, name="积雪草精华", amount="2 ml", batch="B2309"),
            ProductLine(id=2, product_id=2, name="舒缓面膜", amount="1 片", batch="M118"),
        ),
    )


def card(paper: str = "zh_en", **changes: Value) -> CardSheet:
    """A filled card."""
    visits = tuple(visit(number) for number in range(4))
    return CardSheet(
        salon=SALON._replace(paper=paper),
        stamp=STAMP,
        client=client(**changes),
        visits=visits,
        place="柜 B · 屉 3 · 12",
    )


def empty_card(paper: str = "zh_en") -> CardSheet:
    """A card to be filled by hand."""
    return CardSheet(salon=SALON._replace(paper=paper), stamp=STAMP)


def intake(paper: str = "zh_en", **changes: Value) -> IntakeSheet:
    """A filled intake form."""
    return IntakeSheet(salon=SALON._replace(paper=paper), stamp=STAMP, client=client(**changes))


def empty_intake(paper: str = "zh_en") -> IntakeSheet:
    """An intake form to be filled by hand."""
    return IntakeSheet(salon=SALON._replace(paper=paper), stamp=STAMP)
