"""The client's fields, in the order and with the box numbers of the A4 intake form."""

from __future__ import annotations

from db.clients.fields.person import ABOUT, CONSENT
from db.fields import choices as lists
from db.fields.declaration import Access, Box, Choice, Field, Kind, Store, Term


def _asked(number: int, name: str, en: str, zh: str, short: Term | None = None) -> Field:
    """A question of box C: ``0`` is "asked, and has none"; empty is "not asked yet"."""
    return Field(
        name,
        f"C{number}",
        Term(en, zh),
        Kind.CHOICES,
        lists.ALERTS[name],
        Access.HEALTH,
        Store.HEALTH,
        complete=True,
        short=short,
    )


def _answer_field(
    box: str,
    name: str,
    en: str,
    zh: str,
    kind: Kind = Kind.NOTE,
    entries: tuple[Choice, ...] = (),
    access: Access = Access.OPEN,
    limit: int = 2000,
    headings: tuple[str, ...] = (),
    short: Term | None = None,
) -> Field:
    label = Term(en, zh)
    return Field(name, box, label, kind, entries, access, Store.ANSWER, limit=limit, headings=headings, short=short)


HEALTH = Box(
    "C",
    Term("Health", "健康"),
    (
        _asked(1, "do_not_treat", "Do not treat", "禁止"),
        _asked(2, "no_instruments", "No instruments", "仪器禁用"),
        _asked(3, "doctor_first", "A doctor's word first", "需医嘱", short=Term("Doctor first", "需医嘱")),
        _asked(4, "keep_clear", "Keep clear locally", "局部避开", short=Term("Keep clear", "局部避开")),
        _asked(5, "medication", "Medication", "用药"),
        _asked(6, "procedures", "Recent procedures", "近期项目", short=Term("Procedures", "近期项目")),
        _asked(7, "special_times", "Special times", "特殊期"),
        _asked(8, "allergens", "Allergies", "过敏原"),
        _answer_field(
            "C9",
            "allergy_detail",
            "Allergy: what, when, how",
            "过敏说明",
            access=Access.HEALTH,
            headings=("过敏史", "药物过敏史", "是否有药物过敏史", "过敏", "allergies", "allergy", "drug allergies"),
            short=Term("Allergy details", "过敏说明"),
        ),
        _answer_field("C10", "sensitivity", "Sensitivity", "敏感程度", Kind.CHOICE, lists.SENSITIVITY, Access.HEALTH),
        _answer_field(
            "C11", "surgery_detail", "Surgery", "手术史", access=Access.HEALTH, headings=("是否有手术史", "surgery")
        ),
        _answer_field(
            "C12",
            "illness",
            "Other illness",
            "其他疾病",
            access=Access.HEALTH,
            headings=("是否有其他疾病", "病史", "健康状况", "illnesses", "health"),
        ),
        _answer_field("C13", "sleep", "Sleep", "睡眠", Kind.CHOICE, lists.QUALITY, Access.HEALTH),
        _answer_field("C14", "cycle", "Cycle", "生理周期", Kind.TEXT, (), Access.HEALTH, 120),
        _answer_field("C15", "digestion", "Digestion", "肠胃", Kind.CHOICE, lists.QUALITY, Access.HEALTH),
    ),
)

HABITS = Box(
    "D",
    Term("Habits", "生活习惯"),
    (
        _answer_field("D1", "habits", "Habits", "生活习惯", Kind.CHOICES, lists.HABITS),
        _answer_field("D2", "habits_note", "More on habits", "习惯补充"),
        _answer_field(
            "D3",
            "household",
            "Products shared by",
            "家中共用产品（人）",
            Kind.CHOICE,
            lists.HOUSEHOLD,
            headings=("家庭人口", "家庭人数", "household"),
            short=Term("Shared by", "共用人数"),
        ),
    ),
)

HISTORY = Box(
    "E",
    Term("Beauty history", "美容史"),
    (
        _answer_field(
            "E1",
            "care_before",
            "Care before, how often",
            "以往护理",
            headings=("美容史",),
            short=Term("Care before", "以往护理"),
        ),
        _answer_field(
            "E2", "care_effect", "Effect and reactions", "效果与反应", short=Term("Effect, reaction", "效果与反应")
        ),
        _answer_field(
            "E3",
            "medical_before",
            "Medical aesthetics",
            "医美经历",
            access=Access.HEALTH,
            short=Term("Med. aesthetics", "医美经历"),
        ),
    ),
)

PRODUCTS = Box(
    "F",
    Term("Products in use", "现用产品"),
    (
        _answer_field(
            "F1",
            "products_cleanse",
            "Remover, cleanser, toner",
            "卸妆、洁面、爽肤",
            Kind.TEXT,
            limit=200,
            short=Term("Cleansing", "卸妆洁面"),
        ),
        _answer_field(
            "F2",
            "products_care",
            "Serum, creams, mask",
            "精华、面霜、眼霜、面膜",
            Kind.TEXT,
            limit=200,
            short=Term("Serum, creams", "精华面霜"),
        ),
        _answer_field(
            "F3",
            "products_cover",
            "Sun screen, make-up",
            "防晒、彩妆",
            Kind.TEXT,
            limit=200,
            short=Term("Sun, make-up", "防晒、彩妆"),
        ),
    ),
)

NEEDS = Box(
    "G",
    Term("Needs", "需求与期望"),
    (
        _answer_field("G1", "areas", "Areas", "部位", Kind.CHOICES, lists.AREAS),
        _answer_field("G2", "goals", "Goals", "目标", Kind.CHOICES, lists.GOALS),
        _answer_field("G3", "wishes", "Expected effect", "期望效果", headings=("需求", "美容需求", "美容目的")),
        _answer_field("G4", "budget", "Budget", "预算", Kind.TEXT, limit=60),
        _answer_field("G5", "pressure", "Pressure", "力度", Kind.CHOICE, lists.PRESSURE),
        _answer_field(
            "G6",
            "manner",
            "Room, music, talk",
            "房间、音乐、聊天",
            Kind.CHOICES,
            lists.MANNER,
            short=Term("Room and talk", "环境、聊天"),
        ),
        _answer_field("G7", "likes", "Likes", "喜好", Kind.TEXT, limit=200, headings=("偏好",)),
        _answer_field("G8", "dislikes", "Dislikes", "不喜欢", Kind.TEXT, limit=200, headings=("不喜好",)),
        _answer_field(
            "G9",
            "neck_shoulders",
            "Neck and shoulders",
            "肩颈要求",
            Kind.TEXT,
            limit=200,
            short=Term("Neck, shoulders", "肩颈要求"),
        ),
        _answer_field(
            "G10", "hobbies", "Hobbies", "爱好", Kind.TEXT, limit=200, headings=("个人爱好", "兴趣爱好", "hobby")
        ),
        _answer_field(
            "G11",
            "events",
            "Salon themes of interest",
            "感兴趣的沙龙",
            Kind.TEXT,
            limit=200,
            short=Term("Salon themes", "沙龙主题"),
        ),
        _answer_field("G12", "topics", "Topics", "关心的话题", Kind.TEXT, limit=200),
    ),
)

STAFF_BOX = Box(
    "K",
    Term("Kept by the salon", "店内填写"),
    (
        Field(
            "beautician",
            "K1",
            Term("Beautician", "归属美容师"),
            Kind.STAFF,
            complete=True,
            headings=("美容师", "顾问", "advisor"),
        ),
        Field("keeper", "K2", Term("Keeper", "档案管理员"), Kind.STAFF),
        Field("source", "K3", Term("Source", "来源"), Kind.CHOICE, lists.SOURCE, headings=("客户来源", "来源渠道")),
        Field(
            "grade",
            "K4",
            Term("Grade", "级别"),
            Kind.CHOICE,
            lists.GRADE,
            headings=("等级", "会员等级", "客户等级类目", "客户等级", "level"),
        ),
        Field(
            "reading",
            "K5",
            Term("Pinyin for sorting", "拼音（排序）"),
            limit=120,
            headings=("拼音", "pinyin"),
            short=Term("Pinyin", "拼音"),
        ),
        Field(
            "remarks",
            "K6",
            Term("Remarks", "备注"),
            Kind.NOTE,
            limit=4000,
            headings=("说明", "remark", "notes", "note", "comment"),
        ),
    ),
)

INTAKE_BOXES = (CONSENT, ABOUT, HEALTH, HABITS, HISTORY, PRODUCTS, NEEDS, STAFF_BOX)
"""The boxes that the desk keys in, in the paper's order; boxes H to J are the skin analysis, plan and signatures."""

CLIENT_FIELDS: tuple[Field, ...] = tuple(field for box in INTAKE_BOXES for field in box.fields)

CLIENT_HINT = Term("Card number, last four digits or name", "档案编号、手机后四位或姓名")
"""What may be typed where a client is asked for."""

ALERT_FIELDS = tuple(field for field in HEALTH.fields if field.kind is Kind.CHOICES)
"""The questions whose answers become alerts and conflict with tags of the catalogue."""
