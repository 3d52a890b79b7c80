"""The fields of what was given to a third party."""

from __future__ import annotations

from dataclasses import replace

from db.clients.fields.client import CLIENT_HINT
from db.fields.choices import choices
from db.fields.declaration import Field, Kind, Term, When

CONSENT = "consent"
GROUNDS = choices(
    (CONSENT, "separate consent", "单独同意"),
    ("contract", "contract", "履行合同"),
    ("duty", "statutory duty", "法定义务"),
    ("court", "court or police", "司法公安要求"),
    ("emergency", "emergency", "紧急救助"),
)
"""On what ground something may be given away (PIPL 13, 23, 25, 29): without a consent it takes two people."""

LONGEST_WHOM = 120
LONGEST_WHAT = 1000
LONGEST_BASIS = 300
LONGEST_PAPER = 120

DISCLOSURE_FIELDS = (
    Field(
        "client",
        "",
        Term("Client", "顾客"),
        Kind.CLIENT,
        limit=60,
        hint=CLIENT_HINT,
    ),
    Field("to_whom", "", Term("To whom", "提供给"), required=True, limit=LONGEST_WHOM),
    Field("what", "", Term("What", "提供内容"), Kind.NOTE, required=True, limit=LONGEST_WHAT),
    Field("day", "", Term("Day", "日期"), Kind.DATE, required=True, when=When.PAST),
    Field("ground", "", Term("Ground", "依据"), Kind.CHOICE, GROUNDS, required=True),
    Field(
        "consented",
        "",
        Term("Consent of", "同意日期"),
        Kind.DATE,
        hint=Term("The day on which the client signed", "顾客签字的日期"),
        when=When.PAST,
    ),
    Field(
        "basis",
        "",
        Term("Legal basis", "法律依据"),
        limit=LONGEST_BASIS,
        hint=Term("Needed without a consent: law and article, or file number", "无同意时必填：法规条款或文书号"),
    ),
    Field(
        "paper",
        "",
        Term("Paper", "凭证"),
        limit=LONGEST_PAPER,
        hint=Term("Where the consent or the letter is kept", "同意书或公函存放处"),
    ),
)
OF_CLIENT_FIELDS = (replace(DISCLOSURE_FIELDS[0], required=True), *DISCLOSURE_FIELDS[1:])
