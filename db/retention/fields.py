"""Kinds of records by how long they are kept, why, and what of them can be changed."""

from __future__ import annotations

from typing import NamedTuple

from db.fields.declaration import Field, Kind, Term


class Kept(NamedTuple):
    """A kind of record that has a time of its own.

    Attributes:
        covers: What belongs to it.
        counted: From when its months are counted.
        basis: Why it is kept that long, unless the salon says otherwise.
        least: Months that a law asks for; 0 where none does.
    """

    code: str
    term: Term
    covers: Term
    counted: Term
    basis: Term
    least: int = 0


_ENDED = Term("since its purpose has ended", "自目的实现之日起")
_DONE = Term("since it was completed", "自完成之日起")
_PIPL = Term(
    "PIPL 19 and 47: no longer than its purpose needs", "《个人信息保护法》第19、47条：为实现目的所必要的最短时间"
)

KINDS = (
    Kept(
        "file",
        Term("Client's file", "客户档案"),
        Term("Name, contacts, habits, wishes, consent", "姓名、联系方式、习惯、意愿、同意"),
        _ENDED,
        _PIPL,
    ),
    Kept(
        "health",
        Term("Health information", "健康信息"),
        Term("Health questions, skin analyses, care plans", "健康询问、皮肤诊断、护理方案"),
        _ENDED,
        _PIPL,
    ),
    Kept(
        "contact",
        Term("Contacts and opinions", "联系与意见"),
        Term("Calls, messages, complaints, surveys", "电话、短信、投诉、征询"),
        _ENDED,
        _PIPL,
    ),
    Kept(
        "trade",
        Term("Trade records", "交易记录"),
        Term("Visits, services, products, orders", "到店、项目、产品、订单"),
        _DONE,
        Term("E-Commerce Law 31: not less than three years", "《电子商务法》第31条：不少于三年"),
        least=36,
    ),
    Kept(
        "voucher",
        Term("Accounting vouchers", "会计凭证"),
        Term("Bills, payments, ledgers, closings", "账单、收款、台账、日结"),
        Term("since the end of the year", "自会计年度终了后第一天起"),
        Term("Accounting Archives 14: 30 years", "《会计档案管理办法》第14条：30年"),
        least=360,
    ),
    Kept(
        "medical",
        Term("Medical records", "门诊病历"),
        Term("What a clinic writes of a treatment", "医疗美容机构的诊疗记录"),
        Term("since the last treatment", "自最后一次就诊之日起"),
        Term("Medical Institution Rules 53: 15 years", "《医疗机构管理条例实施细则》第53条：15年"),
        least=180,
    ),
    Kept(
        "register",
        Term("Registers", "登记簿"),
        Term("Requests, disclosures, incidents, training", "申请、提供、泄密事件、培训"),
        _DONE,
        Term("PIPL 56: three years, as for assessments", "参照《个人信息保护法》第56条：三年"),
    ),
)
"""In the order of the page."""
BY_CODE = {kept.code: kept for kept in KINDS}

MOST_MONTHS = 1200
LONGEST_BASIS = 200
RULE_FIELDS = (
    Field(
        "months",
        "",
        Term("Months", "保存月数"),
        Kind.NUMBER,
        required=True,
        limit=4,
        hint=Term("How many months it is kept", "保存多少个月"),
    ),
    Field(
        "basis",
        "",
        Term("Basis", "依据"),
        Kind.NOTE,
        limit=LONGEST_BASIS,
        hint=Term("A law or a reason; empty for the usual one", "法规或理由；留空则用通行依据"),
    ),
)
