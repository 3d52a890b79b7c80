"""The fields of the manager's lists: services, products, the salon itself, and its own fields."""

from __future__ import annotations

from db.fields.choices import ALERTS, LANGUAGES, choices
from db.fields.declaration import Choice, Field, Kind, Term
from db.salon.care_fields import PRODUCT_CARE, SERVICE_CARE

PAPER_LANGUAGES = choices(
    ("zh_en", "Chinese, small English", "中文为主，小字英文"),
    ("en_zh", "English, small Chinese", "英文为主，小字中文"),
    ("zh", "Chinese only", "只用中文"),
    ("en", "English only", "只用英文"),
)


OWN_KINDS = choices(
    ("text", "one line", "单行文字"),
    ("note", "longer text", "多行文字"),
    ("choice", "one of a list", "单选"),
    ("choices", "several of a list", "多选"),
    ("yes_no", "yes or no", "是/否"),
    ("date", "date", "日期"),
)

TAGS: tuple[Choice, ...] = tuple({entry.code: entry for entries in ALERTS.values() for entry in entries}.values())
"""What a service or a product may conflict with: every item of the health questions once, in the form's order."""


def _tags() -> Field:
    return Field(
        "tags",
        "",
        Term("Conflicts with", "禁忌冲突"),
        Kind.CHOICES,
        TAGS,
        limit=400,
        hint=Term(
            "F4: the list. Whoever has one of these is warned about.", "F4 打开列表；有其中任何一项的顾客会得到提醒"
        ),
    )


def _in_use(en: str, zh: str, hint_en: str, hint_zh: str) -> Field:
    return Field("active", "", Term(en, zh), Kind.YES_NO, required=True, hint=Term(hint_en, hint_zh))


LONGEST_LEAVE_OFF = 60

SERVICE_FIELDS = (
    Field("name", "", Term("Service", "服务项目"), required=True, limit=60),
    Field(
        "category",
        "",
        Term("Category", "类别"),
        limit=40,
        hint=Term("Services of a category stand together, such as face or body", "同类排在一起，如面部、身体"),
    ),
    Field(
        "minutes",
        "",
        Term("Minutes", "分钟"),
        Kind.NUMBER,
        required=True,
        limit=4,
        hint=Term("How long it takes, such as 60", "需要多久，如 60"),
    ),
    Field(
        "price",
        "",
        Term("Price (yuan)", "价格（元）"),
        Kind.MONEY,
        required=True,
        limit=16,
        hint=Term("268 or 268.50; 0 if it costs nothing", "268 或 268.50；免费填 0"),
    ),
    _tags(),
    Field(
        "leave_off",
        "",
        Term("Leave off before", "做前停用"),
        limit=LONGEST_LEAVE_OFF,
        hint=Term(
            "What clients read on the appointment slip, such as: no peeling for 7 days",
            "印在预约单上给顾客看，如：前 7 天不刷酸、不去角质",
        ),
    ),
    *SERVICE_CARE,
    _in_use("Offered", "在售", "1 yes, 2 no: past visits keep it", "1 是，2 否；以往护理记录保留"),
)

PRODUCT_FIELDS = (
    Field("name", "", Term("Product", "产品"), required=True, limit=60),
    Field("brand", "", Term("Brand", "品牌"), limit=40),
    Field("unit", "", Term("Unit", "单位"), limit=20, hint=Term("ml, g, piece …", "ml、g、片……")),
    Field(
        "price",
        "",
        Term("Price (yuan)", "价格（元）"),
        Kind.MONEY,
        limit=16,
        hint=Term("268 or 268.50 per unit; empty if it isn't sold", "每单位 268 或 268.50；不出售就留空"),
    ),
    _tags(),
    Field(
        "lasts",
        "",
        Term("Lasts (days)", "可用天数"),
        Kind.NUMBER,
        limit=3,
        hint=Term("A unit, with one person; empty: nobody knows", "一件供一人使用的天数；不清楚就留空"),
    ),
    *PRODUCT_CARE,
    _in_use("In use", "在用", "1 yes, 2 no: past visits keep it", "1 是，2 否；以往护理记录保留"),
)


SALON_FIELDS = (
    Field("name", "", Term("Salon", "门店名称"), required=True, limit=60),
    Field(
        "name_latin",
        "",
        Term("Latin name", "英文或拼音名"),
        limit=60,
        hint=Term("Stands small under the name, on the screen and on paper", "小字显示在店名下面，屏幕和纸上都有"),
    ),
    Field("address", "", Term("Address", "地址"), limit=200),
    Field("phone", "", Term("Phone", "电话"), limit=60),
    Field(
        "hours", "", Term("Opening hours", "营业时间"), limit=120, hint=Term("Such as 10:00–21:00", "如 10:00–21:00")
    ),
    Field(
        "scale",
        "",
        Term("Size", "规模"),
        limit=120,
        hint=Term("Rooms, beds, staff", "房间、床位、员工人数"),
    ),
    Field("concept", "", Term("Concept", "理念"), Kind.NOTE, limit=2000),
    Field(
        "language",
        "",
        Term("Language", "登录页语言"),
        Kind.CHOICE,
        LANGUAGES,
        required=True,
    ),
    Field("paper", "", Term("Paper language", "打印语言"), Kind.CHOICE, PAPER_LANGUAGES, required=True),
    Field(
        "idle_seconds",
        "",
        Term("Lock (seconds)", "自动锁定（秒）"),
        Kind.NUMBER,
        required=True,
        limit=4,
        hint=Term("From 15 to 3600; 90 is usual", "15 到 3600，一般 90"),
    ),
    Field(
        "solo",
        "",
        Term("One manager", "一人店长"),
        Kind.YES_NO,
        required=True,
        hint=Term(
            "1 yes: what takes two PINs is done by one with a written reason, for review; nobody else looks first",
            "1 是：要两人输密码的事，一人写明原因即可办，事后查看；事先没有第二人把关",
        ),
    ),
    Field(
        "discount",
        "",
        Term("Discount (%)", "免批折让（%）"),
        Kind.NUMBER,
        required=True,
        limit=3,
        hint=Term(
            "How many percent below the list price need neither a reason nor a manager; 0: every discount does",
            "低于标价多少个百分点以内不必写原因、不必店长同意；0 表示一律要",
        ),
    ),
    Field(
        "answer_days",
        "",
        Term("Answer (days)", "申请答复（天）"),
        Kind.NUMBER,
        required=True,
        limit=2,
        hint=Term("Within how many days clients' requests are answered, 30 at most", "顾客申请几天内答复，最多 30 天"),
    ),
    Field(
        "most_clients",
        "",
        Term("Files a day", "每天经手档案"),
        Kind.NUMBER,
        required=True,
        limit=4,
        hint=Term(
            "Above so many files a day, besides one's own appointments, a manager is told; 80 is usual",
            "除自己的预约外，一天看过的档案超过此数即提醒店长，一般 80",
        ),
    ),
)

_ONE_LABEL = Term("One of the two will do", "中英文填一个即可")

OWN_FIELD_FIELDS = (
    Field(
        "label_zh",
        "",
        Term("Chinese label", "中文名称"),
        limit=40,
        hint=_ONE_LABEL,
    ),
    Field(
        "label_en",
        "",
        Term("English label", "英文名称"),
        limit=40,
        hint=_ONE_LABEL,
    ),
    Field("kind", "", Term("Kind", "类型"), Kind.CHOICE, OWN_KINDS, required=True),
    Field(
        "options",
        "",
        Term("List entries", "选项"),
        limit=1000,
        hint=Term(
            "For lists: entries with commas between, such as oily, dry, mixed",
            "列表用：用逗号隔开，如 油性，干性，混合",
        ),
    ),
)
