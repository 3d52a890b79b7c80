"""The fields of a version of the words in which clients are asked what they agree to."""

from __future__ import annotations

from db.clients.consent.records import PURPOSES
from db.clients.fields.person import CONSENT
from db.fields.declaration import Choice, Field, Kind, Term, When

LONGEST_ZH, LONGEST_EN = 280, 500
"""What fits above the questions of the intake form; where it has two languages, both fit up to a half of that."""

ASKED_FOR = tuple(Choice(field.name, field.label) for field in CONSENT.fields if field.name in PURPOSES)
"""The purposes, as codes of a choice list."""

CONSENT_TEXT_FIELDS = (
    Field("version", "", Term("Version", "版本"), required=True, limit=20, hint=Term("Such as 2027-01", "如：2027-01")),
    Field(
        "since",
        "",
        Term("In force from", "启用日期"),
        Kind.DATE,
        required=True,
        when=When.FUTURE,
        hint=Term("Today or later; the form prints it from then on", "今天或以后；自该日起打印在登记表上"),
    ),
    Field("zh", "", Term("In Chinese", "中文"), Kind.NOTE, required=True, limit=LONGEST_ZH),
    Field("en", "", Term("In English", "英文"), Kind.NOTE, required=True, limit=LONGEST_EN),
    Field(
        "asks",
        "",
        Term("Ask again about", "须重新征求"),
        Kind.CHOICES,
        ASKED_FOR,
        hint=Term(
            "Of those who agreed before, at their next arrival; empty: nobody",
            "已同意的顾客，下次到店时；空白：不问",
        ),
    ),
)
