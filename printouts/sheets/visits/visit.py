"""The A4 visit sheet 护理记录单: one visit in full, with signature lines.

The boxes have the numbers of the screen. A second side follows only where a visit has more services, products or
addenda than the first side holds, or was paid in parts.
"""

from __future__ import annotations

from math import inf
from typing import BinaryIO

from db.care.records import Taken
from db.dated.records import DatedRecord
from db.fields import choices as lists
from db.fields.declaration import Field, Kind, Term
from db.fields.showing import show, show_money
from db.sheets.client import SheetClient, VisitSheet
from db.visits.fields import VISIT_FIELDS
from db.visits.records import VisitRecord
from printouts.drawing.blocks import Block, Box, Row, Ticked, Written, framed, row
from printouts.drawing.form_page import Head, draw_form
from printouts.drawing.grid import chosen, entries
from printouts.drawing.header_footer import day, local
from printouts.drawing.statements import Band
from printouts.drawing.tables import Column, Table
from printouts.drawing.words import Words
from printouts.sheets.clients.card_taken import sessions, which_stage
from printouts.sheets.clients.checked import TEST, test_words, verdict_words
from printouts.sheets.visits.zones_before import ZONES_BEFORE, zones_seen

SERVICES, PRODUCTS = 3, 4
"""Rows of services and of products on the first side."""
_FIELDS: dict[str, Field] = {field.name: field for field in VISIT_FIELDS}
_PRINTED = 8.4
_PLAN = Term("Plan", "方案")
_SIGNED = 14.0
_MOST_MORE = 6

_SERVICE_COLUMNS = (
    Column(0.50, Term("Service", "护理项目"), box="1"),
    Column(0.28, Term("Beautician", "美容师")),
    Column(0.22, Term("Price", "价格"), align="r"),
)
_PRODUCT_COLUMNS = (
    Column(0.46, Term("Product", "产品"), box="3"),
    Column(0.27, Term("Amount", "用量")),
    Column(0.27, Term("Batch", "批号")),
)
_PAYMENT_COLUMNS = (
    Column(0.30, Term("Payment", "付款方式")),
    Column(0.22, Term("Amount", "金额"), align="r"),
    Column(0.26, Term("When", "时间")),
    Column(0.22, Term("By", "经手人")),
)
_ADDENDUM_COLUMNS = (
    Column(0.17, Term("When", "时间")),
    Column(0.15, Term("By", "补记人")),
    Column(0.68, Term("Addendum", "补记")),
)
_CONFLICTS = Term("Conflicts, released by", "禁忌冲突、放行人")
_CARE, _RESULT = Term("Care", "护理过程"), Term("Result", "效果与反馈")
_NEXT, _SIGNS = Term("Next time", "下次安排"), Term("Payment and signatures", "结算与签名")
_BY_CLIENT = Term("box 8, 9, 14: the client's own word", "8、9、14 项以顾客本人意见为准")
_CHECKED = Term(
    "I have read what stands above; it is what was done and what I said.",
    "以上记录本人已阅，与实际护理和本人意见相符。",
)


def draw_visit(sheet: VisitSheet, to: BinaryIO, *, invariant: bool = False) -> int:
    """Draws a visit sheet, empty or filled."""
    words, visit = Words(sheet.salon.paper), sheet.visit
    client = SheetClient(visit.client_number, visit.client.label) if visit else None
    pages = [_front(words, visit, sheet.taken)]
    if visit is not None and (more := _back(words, visit)):
        pages.append(more)
    return draw_form("visit", sheet, Head(client), pages, to, invariant=invariant)


def _front(words: Words, visit: VisitRecord | None, taken: Taken) -> list[Block]:
    closed = f"{local(visit.closed_at):%H:%M}" if visit and visit.closed_at else ""
    opened = f"{local(visit.opened_at):%H:%M}" if visit else ""
    return [
        framed(
            row(
                Written(0.40, Term("Client", "顾客"), visit.client.label if visit else "", strong=True),
                Written(0.22, Term("Date", "日期"), day(visit.day) if visit else "", strong=True),
                Written(0.19, Term("Opened", "开始"), f"{opened} {visit.opened_by}" if visit else ""),
                Written(0.19, Term("Closed", "结束"), f"{closed} {visit.closed_by}" if visit else ""),
            ),
        ),
        Band(visit.alerts if visit else None),
        framed(
            Table(_SERVICE_COLUMNS, _services(visit)[:SERVICES], SERVICES, pen=_PRINTED),
            _checked(words, visit, taken.test),
        ),
        framed(Table(_PRODUCT_COLUMNS, _products(visit)[:PRODUCTS], PRODUCTS, pen=_PRINTED)),
        Box(
            "A",
            _CARE,
            (
                _before(words, visit, taken.analysis),
                row(_cell(words, visit, "steps", 0.62), _cell(words, visit, "cautions", 0.38), pen=20.0, high=inf),
            ),
            right=_stage(words, taken),
        ),
        Box(
            "B",
            _RESULT,
            (
                row(_cell(words, visit, "effect", 1.0)),
                row(_cell(words, visit, "felt", 0.68), _cell(words, visit, "confirmed", 0.32)),
                row(_cell(words, visit, "satisfaction", 1.0)),
            ),
            right=_BY_CLIENT,
        ),
        Box(
            "C",
            _NEXT,
            (
                row(
                    _cell(words, visit, "introduced", 0.38),
                    _cell(words, visit, "next_time", 0.38),
                    _cell(words, visit, "next_date", 0.24),
                ),
                row(_cell(words, visit, "topics", 0.5), _cell(words, visit, "preferences", 0.5)),
            ),
        ),
        Box("D", _SIGNS, _settled(visit), right=_CHECKED),
    ]


def _before(words: Words, visit: VisitRecord | None, analysis: DatedRecord | None) -> Row:
    """How the skin was before, what was seen in its zones where they were looked at, and what was set."""
    if analysis is None:
        return row(_cell(words, visit, "skin_before", 0.5), _cell(words, visit, "settings", 0.5))
    zones = Written(0.40, ZONES_BEFORE, zones_seen(analysis, words.language))
    return row(_cell(words, visit, "skin_before", 0.30), zones, _cell(words, visit, "settings", 0.30))


def _stage(words: Words, taken: Taken) -> Term | None:
    """The stage that the plan has come to."""
    if taken.plan is None or taken.stage is None:
        return None
    parts = words.text(_PLAN), which_stage(words, taken.plan, taken.stage), *sessions(words, taken.plan, taken.stage)
    said = "  ".join(part for part in parts if part)
    return Term(said, said)


def _settled(visit: VisitRecord | None) -> tuple[Block, ...]:
    methods = {line.method.removeprefix("paper_") for line in visit.payments} if visit else set()
    return (
        row(
            Ticked(
                0.68,
                Term("Payment", "付款方式"),
                tuple(entry.term for entry in lists.PAYMENT),
                tuple(entry.code in methods for entry in lists.PAYMENT),
            ),
            Written(0.17, Term("Total", "合计"), show_money(visit.total) if visit else "", strong=True),
            Written(0.15, Term("Left to pay", "未付"), show_money(visit.left) if visit else ""),
        ),
        row(
            Written(0.36, Term("Client's signature, date", "顾客签名、日期")),
            Written(0.36, Term("Beautician's signature, date", "美容师签名、日期")),
            Written(0.28, Term("Front desk", "前台收单")),
            pen=_SIGNED,
            high=_SIGNED + 2,
        ),
    )


def _back(words: Words, visit: VisitRecord) -> list[Block]:
    """What the first side has no room for; nothing in most cases."""
    blocks: list[Block] = []
    services, products = _services(visit)[SERVICES:], _products(visit)[PRODUCTS:]
    payments = tuple(
        (_method(words, line.method), show_money(line.amount), f"{local(line.at):%Y-%m-%d %H:%M}", line.by)
        for line in (visit.payments if len(visit.payments) > 1 else ())
    )
    addenda = tuple((f"{local(line.at):%Y-%m-%d %H:%M}", line.by, line.text) for line in visit.addenda)
    for columns, rows in ((_SERVICE_COLUMNS, services), (_PRODUCT_COLUMNS, products), (_PAYMENT_COLUMNS, payments)):
        if rows:
            blocks.append(framed(Table(columns, rows, min(len(rows), _MOST_MORE), pen=_PRINTED)))
    if addenda or blocks:
        blocks.append(framed(Table(_ADDENDUM_COLUMNS, addenda, pen=12.0)))
    return blocks


def _services(visit: VisitRecord | None) -> tuple[tuple[str, ...], ...]:
    if visit is None:
        return ()
    return tuple((line.name, line.staff.label, show_money(line.price)) for line in visit.services)


def _products(visit: VisitRecord | None) -> tuple[tuple[str, ...], ...]:
    return tuple((line.name, line.amount, line.batch) for line in visit.products) if visit else ()


def _checked(words: Words, visit: VisitRecord | None, test: DatedRecord | None) -> Row:
    """What speaks against a service or a product of this visit, what was done all the same, and the last patch test."""
    found = verdict_words(words, (one for one in visit.conflicts if one.is_shown)) if visit else ""
    if test is None:
        return row(Written(1.0, _CONFLICTS, found))
    return row(Written(0.64, _CONFLICTS, found), Written(0.36, TEST, test_words(words, test)))


def _method(words: Words, code: str) -> str:
    return words.choice(lists.PAID_EVER, code)


def _cell(words: Words, visit: VisitRecord | None, name: str, share: float) -> Written | Ticked:
    """A field of the visit as a cell, with its number on the screen."""
    field = _FIELDS[name]
    value = visit.values.get(name) if visit else None
    if field.kind in (Kind.CHOICE, Kind.YES_NO):
        boxes, ticked = entries(field), chosen(value)
        terms = tuple(term for _, term in boxes)
        return Ticked(share, field.label, terms, tuple(code in ticked for code, _ in boxes), field.box)
    return Written(share, field.label, show(field, value, words.language), field.box)
