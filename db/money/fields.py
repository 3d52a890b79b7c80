"""Codes of bills and payments."""

from __future__ import annotations

from db.clients.fields.client import CLIENT_HINT
from db.fields.choices import MONEY, choices
from db.fields.declaration import Field, Kind, Term, When

MONEY_CODES = frozenset(entry.code for entry in MONEY)
"""Methods by which money comes in, and goes back."""

CASH = "cash"
"""The one method that gives change."""

OFFSET = "offset"
"""What is owed on one bill and would go back on another: both are paid by it, and no money moves."""

BILL_KINDS = choices(
    ("visit", "visit", "到店"),
    ("retail", "retail", "零售"),
    ("card", "prepaid", "办卡"),
    ("refund", "refund", "退款"),
    ("correction", "correction", "更正"),
)

BILL_STATES = choices(
    ("open", "open", "未结"),
    ("settled", "paid", "已结清"),
    ("owing", "owing", "欠账"),
    ("void", "void", "作废"),
)

ORDER_STATES = choices(
    ("ordered", "ordered", "已订"),
    ("arrived", "arrived", "到货"),
    ("handed", "handed over", "已交付"),
    ("cancelled", "cancelled", "已取消"),
)

ORDER_CLIENT = Field("client", "", Term("Client", "顾客"), Kind.CLIENT, required=True, limit=60, hint=CLIENT_HINT)
PROMISED = Field(
    "promised",
    "",
    Term("Promised by", "约定到货日"),
    Kind.DATE,
    hint=Term("Empty where no day was promised", "没有约定就留空"),
    when=When.FUTURE,
)

CASH_MOVES = choices(("in", "put in", "存入"), ("out", "paid out", "支出"), ("bank", "to the bank", "存行"))
"""How cash comes and goes without a bill."""

CASH_MOVE_FIELDS = (
    Field("kind", "", Term("What", "类别"), Kind.CHOICE, CASH_MOVES, required=True),
    Field("amount", "", Term("Amount", "金额"), Kind.MONEY, required=True, limit=16),
    Field(
        "reason",
        "",
        Term("What for", "事由"),
        hint=Term("such as change, drinking water; no client's name", "如 换零钱、桶装水；不写顾客姓名"),
    ),
)
