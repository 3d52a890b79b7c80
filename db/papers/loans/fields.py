"""The fields of a loan."""

from __future__ import annotations

from db.clients.fields.client import CLIENT_HINT
from db.fields.choices import choices
from db.fields.declaration import Field, Kind, Term, When

PAPERS = choices(("card", "Client card", "客户档案卡"), ("intake", "Intake form", "登记表"))


LOAN_FIELDS = (
    Field("client", "", Term("Client", "顾客"), Kind.CLIENT, required=True, limit=60, hint=CLIENT_HINT),
    Field("kind", "", Term("Paper", "资料"), Kind.CHOICE, PAPERS, required=True),
    Field("borrower", "", Term("Borrower", "借阅人"), Kind.STAFF, required=True),
    Field(
        "reason",
        "",
        Term("Reason", "事由"),
        required=True,
        limit=200,
        hint=Term("Such as plan for the next visit", "如：准备下次护理方案"),
    ),
    Field(
        "due",
        "",
        Term("Back by", "应还日期"),
        Kind.DATE,
        required=True,
        hint=Term("Such as 3.13", "如 3.13"),
        when=When.FUTURE,
    ),
)
