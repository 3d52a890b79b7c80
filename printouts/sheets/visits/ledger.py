"""The A4 ledger 次卡/储值登记: each use of a package or movement of a balance is signed for by both."""

from __future__ import annotations

from typing import BinaryIO

from db.fields.declaration import Term
from db.fields.showing import show_money
from db.fields.values import Hidden
from db.money.held_fields import MOVEMENTS
from db.money.ledger.lines import FIRST_PAGE, NEXT_PAGES, place_of
from db.sheets.client import LedgerSheet
from db.text.money import MINUS
from db.visits.fields import LEDGERS
from printouts.drawing.blocks import Block, Box, Written, framed, row, ticks
from printouts.drawing.form_page import Head, draw_form, named, phoned
from printouts.drawing.header_footer import day, paged
from printouts.drawing.statements import Prose
from printouts.drawing.tables import Column, Table
from printouts.drawing.words import Words
from printouts.sheets.held.titles import bought

FREE = 4
"""Rows that stay free for the pen on the last page."""
_COLUMNS = (
    Column(0.06, Term("Line", "行"), align="r"),
    Column(0.12, Term("Date", "日期")),
    Column(0.24, Term("Service, by", "项目、经手人")),
    Column(0.12, Term("Sessions or amount", "次数/金额"), align="r"),
    Column(0.12, Term("Balance", "余次/余额"), align="r"),
    Column(0.17, Term("Beautician signs", "美容师签名")),
    Column(0.17, Term("Client signs", "顾客签名")),
)
_RULE = Term(
    "Both sign at once, each time. A wrong line is struck out and signed by both, never written over or torn out. "
    "Unused sessions and balances are paid back as agreed when they were bought.",
    "每次使用后双方当场签名。写错的行划线作废并由双方签名，不得涂改、撕页。未用完的次数和余额按购买时的约定退还。",
)
_SIGNED = Term("signed before", "已签（见旧页）")
_SIGN = Term("Sign now: page {page}, line {line}.", "现在请签：第 {page} 页第 {line} 行。")
_HINT = Term("One sheet for each package or balance.", "每张次卡、每个储值户头各用一张。")


def draw_ledger(sheet: LedgerSheet, to: BinaryIO, *, invariant: bool = False) -> int:
    """Draws a ledger, empty or with what was used so far; the last page always has free rows."""
    client, words = sheet.client, Words(sheet.salon.paper)
    signed = (words.text(_SIGNED),) * 2
    lines = tuple(
        (
            day(line.day),
            " · ".join(part for part in (_what(words, line.service), line.staff) if part),
            _amount(sheet.kind, line.change),
            _amount(sheet.kind, line.balance),
            # nobody signs twice: the pen's own line stands on the page that is given back
            *(signed if number <= (sheet.signed or 0) else ()),
        )
        for number, line in enumerate(sheet.lines, 1)
    )
    first: list[Block] = [
        framed(
            row(
                named(0.36, client),
                phoned(0.20, client),
                ticks(0.44, Term("Kind", "种类"), LEDGERS, sheet.kind),
            ),
            row(
                Written(0.36, Term("Bought", "购买内容"), bought(words, sheet.kind, sheet.title)),
                Written(0.16, Term("Bought on", "购买日期"), day(sheet.bought)),
                Written(0.16, Term("Price", "价格"), "" if sheet.price is None else show_money(sheet.price)),
                Written(
                    0.16,
                    Term("Sessions or amount", "次数/金额"),
                    "" if sheet.size is None else _amount(sheet.kind, sheet.size),
                ),
                Written(0.16, Term("Valid until", "有效期至"), day(sheet.valid_until)),
            ),
        ),
    ]
    place = None if sheet.signed is None or sheet.signed >= len(sheet.lines) else place_of(sheet.signed + 1)
    pages: list[list[Block]] = []
    for number, part in enumerate(paged(lines, FIRST_PAGE, NEXT_PAGES, FREE)):
        count = FIRST_PAGE if number == 0 else NEXT_PAGES
        # free rows have their number, too: it is what the desk says when the pen is to sign
        free = ((),) * (count - len(part))
        numbered = tuple(
            (f"▶ {line}" if (number + 1, line) == place else f"{line}", *cells)
            for line, cells in enumerate((*part, *free), 1)
        )
        table = Table(_COLUMNS, numbered, count)
        uses = Box("1", Term("Uses and payments in", "使用与充值"), (table,))
        pages.append([*(first if number == 0 else ()), uses, Prose(_RULE, 7.0)])
    hint = _HINT
    if place is not None:
        hint = Term(*(text.format(page=place.page, line=place.line) for text in (_SIGN.en, _SIGN.zh)))
    head = Head(client, number_label=Term("Ledger No.", "登记号"), number=sheet.number, hint=hint)
    return draw_form("ledger", sheet, head, pages, to, invariant=invariant)


def _amount(kind: str, value: int | Hidden) -> str:
    """Sessions as they are, balances in yuan."""
    if isinstance(value, Hidden) or kind == "prepaid":
        return show_money(value)
    return str(value).replace("-", MINUS)


def _what(words: Words, service: str) -> str:
    """The service, or what happened where it was none."""
    return words.choice(MOVEMENTS, service)
