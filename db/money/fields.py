"""Codes of bills and payments."""

from __future__ import annotations

from db.fields.choices import MONEY, choices

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
