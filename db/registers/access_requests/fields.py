"""The fields of a client's request and of its answer."""

from __future__ import annotations

from db.clients.fields.client import CLIENT_HINT
from db.fields.choices import choices
from db.fields.declaration import Field, Kind, Term, When

WISHES = choices(
    ("see", "see the file", "查阅"),
    ("copy", "have a copy", "复制"),
    ("correct", "correct or complete", "更正、补充"),
    ("delete", "delete", "删除"),
    ("withdraw", "withdraw consent", "撤回同意"),
    ("other", "other", "其他"),
)
"""What a client may ask for, in the order of the paper (PIPL 15, 44 to 47)."""


REQUEST_FIELDS = (
    Field("client", "", Term("Client", "顾客"), Kind.CLIENT, required=True, limit=60, hint=CLIENT_HINT),
    Field("received", "", Term("Received on", "收到日期"), Kind.DATE, required=True, when=When.PAST),
    Field(
        "wishes",
        "",
        Term("Asks for", "申请事项"),
        Kind.CHOICES,
        WISHES,
        required=True,
        hint=Term("Several are possible: 1 2", "可多选：1 2"),
    ),
    Field("details", "", Term("In detail", "具体说明"), Kind.NOTE, limit=2000),
    Field(
        "identity",
        "",
        Term("Identified by", "身份核对方式"),
        limit=200,
        hint=Term("Such as identity card seen; needed before the answer", "如：已看身份证；答复前必须核对"),
    ),
    Field("identity_by", "", Term("Who checked it", "核对人"), Kind.STAFF),
    Field(
        "helper",
        "",
        Term("Who helps", "协助人"),
        Kind.STAFF,
        hint=Term("Who looks with the client, and answers for the day", "陪同查询、负责按期答复的人"),
    ),
)


OUTCOMES = choices(
    ("full", "done in full", "全部办理"),
    ("part", "done in part", "部分办理"),
    ("refused", "refused, with the reason", "不予办理（写明理由）"),
)
"""What came of a request, in the order of the paper."""


ANSWER_FIELDS = (
    Field("answered", "", Term("Answered on", "答复日期"), Kind.DATE, when=When.PAST),
    Field("outcome", "", Term("What came of it", "处理结果"), Kind.CHOICE, OUTCOMES),
    Field(
        "result",
        "",
        Term("Result", "办理结果"),
        Kind.NOTE,
        limit=2000,
        hint=Term("What was done; what was kept, and why", "办理情况；保留的资料及理由"),
    ),
)

ANSWERING = (
    "print_card",
    "print_intake",
    "print_record",
    "print_disclosures",
    "print_who_looked",
    "change_client",
    "record_consent",
    "erase_client",
)
"""Operations by which a request is answered, as the log calls them."""
