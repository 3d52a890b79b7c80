"""What clients can be filtered by, in the order of the form, and the right that each of it asks for."""

from __future__ import annotations

from db.clients.fields.skin import SKIN_TYPES
from db.core.permissions import Permission
from db.fields.choices import CONTACT_WAYS, GOALS, GRADE, SEX, SOURCE, choices
from db.fields.declaration import Field, Kind, Term, When

MONTHS = choices(
    ("1", "January", "1月"),
    ("2", "February", "2月"),
    ("3", "March", "3月"),
    ("4", "April", "4月"),
    ("5", "May", "5月"),
    ("6", "June", "6月"),
    ("7", "July", "7月"),
    ("8", "August", "8月"),
    ("9", "September", "9月"),
    ("10", "October", "10月"),
    ("11", "November", "11月"),
    ("12", "December", "12月"),
)
LONGEST_WORDS = 200
OLDEST = 150

_ANY_WORD = Term("Words, of which one is enough: tea, yoga", "写几个词，符合一项即可：茶、瑜伽")
_OR_HOBBY = Term("Whoever likes one of these, or a hobby above", "与上面的爱好合看，符合一项即可")
_NO_WORDS = Term("Words, of which one is enough; empty: any", "写几个词，符合一项即可；留空即不限")


def _words(name: str, en: str, zh: str, hint: Term = _NO_WORDS) -> Field:
    return Field(name, "", Term(en, zh), limit=LONGEST_WORDS, hint=hint)


def _day(name: str, en: str, zh: str) -> Field:
    return Field(name, "", Term(en, zh), Kind.DATE, when=When.PAST)


def _spent(name: str, en: str, zh: str) -> Field:
    return Field(
        name,
        "",
        Term(en, zh),
        Kind.MONEY,
        hint=Term("In closed visits of 12 months, in yuan", "近12个月已结的到店，元"),
    )


FILTER_FIELDS = (
    Field("grades", "", Term("Grade", "级别"), Kind.CHOICES, GRADE),
    Field("sexes", "", Term("Sex", "性别"), Kind.CHOICES, SEX),
    Field("age_from", "", Term("Age from", "年龄从"), Kind.NUMBER, limit=3),
    Field("age_to", "", Term("Age to", "年龄到"), Kind.NUMBER, limit=3),
    Field("months", "", Term("Birthday in", "生日月份"), Kind.CHOICES, MONTHS),
    _words("district", "District", "区域"),
    _words("occupation", "Occupation", "职业"),
    _words("hobbies", "Hobbies", "爱好", _ANY_WORD),
    _words(
        "themes",
        "Salon themes",
        "沙龙主题",
        Term("Who likes one of these or a hobby above", "与爱好合看，符合一项即可"),
    ),
    Field("sources", "", Term("Source", "来源"), Kind.CHOICES, SOURCE),
    Field("beautician", "", Term("Beautician", "归属美容师"), Kind.STAFF),
    Field(
        "reachable",
        "",
        Term("May be reached by", "可联系方式"),
        Kind.CHOICE,
        CONTACT_WAYS,
        short=Term("Reached by", "可联系方式"),
    ),
    Field("service", "", Term("Had the service", "做过的项目"), Kind.SERVICE),
    _day("service_since", "Had it since", "项目日期从"),
    _day("service_until", "Had it until", "项目日期到"),
    _day("last_since", "Last visit from", "上次到店从"),
    _day("last_until", "Last visit to", "上次到店到"),
    Field("skin_types", "", Term("Skin type", "皮肤类型"), Kind.CHOICES, SKIN_TYPES),
    Field("concerns", "", Term("Skin concern", "皮肤问题"), Kind.CHOICES, GOALS),
    _spent("spend_from", "Spent, from", "消费从"),
    _spent("spend_to", "Spent, to", "消费到"),
)
SECTIONS = {
    "grades": Term("The client", "顾客"),
    "hobbies": Term("Likes", "喜好"),
    "sources": Term("At the salon", "店内"),
    "service": Term("Visits", "到店"),
    "skin_types": Term("Skin", "皮肤"),
    "spend_from": Term("Spending", "消费"),
}
"""What stands above the fields in a form, by the first of them."""
RANGES = (
    ("age_from", "age_to"),
    ("service_since", "service_until"),
    ("last_since", "last_until"),
    ("spend_from", "spend_to"),
)
"""Two fields between which something lies."""

_NEEDS = {
    "skin_types": Permission.SEE_HEALTH,
    "concerns": Permission.SEE_HEALTH,
    "spend_from": Permission.SEE_AMOUNTS,
    "spend_to": Permission.SEE_AMOUNTS,
}


def needs(name: str) -> Permission:
    """The right to what a field asks for: whoever may not see it can't count by it either."""
    return _NEEDS.get(name, Permission.OPEN_RECORD)
