"""Patch test 皮试: a product on a small place, read after 24 and 48 hours, and how long a negative one holds.

The days are the software's proposal, to be confirmed by the salon's professional.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from db.core.errors import Flaw
from db.dated.declaration import Chapter, Dated, Derived, Part, Values
from db.dated.fields import asked
from db.fields.choices import choices
from db.fields.declaration import Kind, Term

VALID_DAYS = 180
"""Days for which a negative test holds, from its application."""
FIRST_READING, SECOND_READING = timedelta(days=1), timedelta(days=2)

RESULTS = choices(("negative", "negative", "阴"), ("positive", "positive", "阳"), ("pending", "pending", "待定"))
SIGNS = choices(
    ("redness", "redness", "红斑"),
    ("swelling", "swelling", "水肿"),
    ("blisters", "blisters", "水疱"),
    ("itching", "itching", "瘙痒"),
    ("stinging", "stinging", "刺痛"),
)
SITES = choices(
    ("ear", "behind ear", "耳后"),
    ("forearm", "forearm", "前臂内侧"),
    ("elbow", "elbow crease", "肘窝"),
    ("back", "back", "背部"),
)
MARKS = choices(
    ("to_read", "to be read", "待判读"),
    ("negative", "negative", "阴性"),
    ("positive", "never use it", "不得使用"),
    ("expired", "test again", "过期，重测"),
)


def derive(values: Values, taken: date, today: date) -> Derived:
    """A positive reading holds for ever; a test is done with its second reading, and holds until it expires."""
    readings = [values.get("at_24h"), values.get("at_48h")]
    if "positive" in readings:
        return Derived(mark="positive")
    until = taken + timedelta(days=VALID_DAYS)
    if readings[1] == "negative":
        return Derived(until=until, mark="negative" if today <= until else "expired")
    return Derived(due=taken + (SECOND_READING if readings[0] == "negative" else FIRST_READING), mark="to_read")


def checks(values: Values) -> Mapping[str, Flaw]:
    """Signs belong to a reading, and the second reading follows the first."""
    if values.get("at_48h") and not values.get("at_24h"):
        return {"at_24h": Flaw.REQUIRED}
    if values.get("signs") and not values.get("at_24h"):
        return {"at_24h": Flaw.REQUIRED}
    return {}


PATCH = Dated(
    code="patch",
    box="J",
    label=Term("Patch test", "皮试"),
    chapter=Chapter.HEALTH,
    parts=(
        Part(
            "test",
            Term("What was applied", "测试"),
            (
                asked("product", "Product", "产品", Kind.PRODUCT, required=True),
                asked("batch", "Batch", "批号", Kind.TEXT, limit=60),
                asked("formula", "Formula", "配方", Kind.TEXT, limit=120),
                asked("site", "Site", "部位", Kind.CHOICE, SITES, required=True),
            ),
        ),
        Part(
            "reading",
            Term("Reading", "判读"),
            (
                asked("at_24h", "After 24 hours", "24小时", Kind.CHOICE, RESULTS, short=Term("24 h", "24时")),
                asked("at_48h", "After 48 hours", "48小时", Kind.CHOICE, RESULTS, short=Term("48 h", "48时")),
                asked("signs", "Signs", "反应", Kind.CHOICES, SIGNS),
                asked("sign_note", "Remark", "说明"),
            ),
        ),
    ),
    headline=("product", "site", "at_24h", "at_48h"),
    marks=MARKS,
    alarms=frozenset({"to_read", "positive", "expired"}),
    due_label=Term("Due, until", "判读/有效至"),
    derive=derive,
    checks=checks,
    later="reading",
    takes=(("formula", "product", "formula"),),
)
