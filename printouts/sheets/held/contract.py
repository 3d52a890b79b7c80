"""The A4 contract 服务协议 for what is paid ahead: place, services, price, term, refund.

What it has to state: 消费者权益保护法实施条例, article 22; what it may not say (no refund, lapse, fees):
法释〔2025〕4号. The wording is a default, to be confirmed by the salon.
"""

from __future__ import annotations

from typing import BinaryIO

from db.fields.declaration import Term
from db.fields.showing import show_money
from db.sheets.held import ContractItem, ContractSheet
from printouts.drawing.blocks import Box, Written, framed, row
from printouts.drawing.form_page import Head, draw_form, named, phoned
from printouts.drawing.header_footer import day
from printouts.drawing.statements import Prose
from printouts.drawing.tables import Column, Table
from printouts.drawing.words import Words
from printouts.sheets.held.titles import bought

ROWS = 5
_COLUMNS = (
    Column(0.40, Term("What is bought", "购买内容")),
    Column(0.15, Term("Sessions or amount", "次数/金额"), align="r"),
    Column(0.15, Term("Given of that", "其中赠送"), align="r"),
    Column(0.15, Term("Singly", "单次标价"), align="r"),
    Column(0.15, Term("Price", "实付"), align="r"),
)
_SERVICE = Term(
    "1. The salon renders the services above at the place above. Each use is entered in the ledger and signed by both; "
    "the client may see the ledger and have a statement at any time. Prices of services do not rise for what is paid.",
    "一、门店在上述地点提供上列服务。每次使用当场登记并由双方签名；顾客可随时查阅登记，要求打印对账单。已付费的项目不因调价加价。",
)
_TERM = Term(
    "2. What was paid for does not lapse. Past the day above it is used once the term is extended, which costs "
    "nothing; gifts may lapse, after two reminders.",
    "二、已付费的金额和次数不因过期作废；超过上述日期的，办理延期后继续使用，延期不收费。赠送部分到期前提醒两次，到期可作废。",
)
_BACK = Term(
    "3. Within {days} days of payment the client may have the money back without a reason, less what was used, unless "
    "the client knew the service before. Where the salon moves, is handed over, raises its prices or can't perform, "
    "what was used counts at what was really paid, gifts shared in. For the client's own cause what was used counts at "
    "list price. No fee is charged. The money goes back the way it was paid, within 15 days.",
    "三、顾客自付款之日起 {days} 日内可无理由退款，扣除已使用部分；订立前已接受过相同服务的除外。因门店迁址、转让、"
    "涨价、无法服务等门店原因退款的，已使用部分按实付与赠送合计的优惠比例计算；因顾客自身原因退款的，已使用部分按标价计算。"
    "退款不收手续费，15 日内按原付款方式退回。",
)
_OTHER = Term(
    "4. The client may hand over what is left to somebody else by signing for it; a lost paper is made anew from the "
    "archive. Family may use it where they have signed.",
    "四、顾客可签字转让剩余部分；登记遗失可凭系统记录补办。经本人签字，家人可共同使用。",
)
_ALONE = Term(
    "4. The client may hand over what is left to somebody else by signing for it; a lost paper is made anew from the "
    "archive. Nobody else uses it.",
    "四、顾客可签字转让剩余部分；登记遗失可凭系统记录补办。本卡限本人使用。",
)


def draw_contract(sheet: ContractSheet, to: BinaryIO, *, invariant: bool = False) -> int:
    """Draws a contract, empty or filled."""
    client, words = sheet.client, Words(sheet.salon.paper)
    terms = (_SERVICE, _TERM, _with_days(_BACK, sheet.days), _OTHER if sheet.shared else _ALONE)
    page = (
        framed(
            row(
                named(0.36, client),
                phoned(0.20, client),
                Written(0.44, Term("Place of service", "服务地点"), sheet.salon.address),
            ),
            row(
                Written(0.25, Term("Bought on", "购买日期"), day(sheet.bought)),
                Written(
                    0.25, Term("Price", "价款"), "" if sheet.price is None else show_money(sheet.price), strong=True
                ),
                Written(0.25, Term("Used until", "使用期限"), day(sheet.until) or ("—" if sheet.number else "")),
                Written(0.25, Term("Ledger No.", "登记号"), sheet.ledger),
            ),
        ),
        Box("1", Term("What is bought", "购买内容"), (Table(_COLUMNS, _items(words, sheet), ROWS, pen=8.4),)),
        Box("2", Term("Terms", "约定"), tuple(Prose(term, 7.4) for term in terms)),
        Box(
            "3",
            Term("Agreed on besides", "另行约定"),
            (row(Written(1.0, Term("In writing", "书面约定"), sheet.clause), pen=22.0, high=60.0),),
        ),
        Box(
            "4",
            Term("Signatures", "签署"),
            (
                row(
                    Written(0.34, Term("Client's signature", "顾客签名")),
                    Written(0.33, Term("For the salon (seal)", "门店签章")),
                    Written(0.33, Term("Date", "日期")),
                    pen=16.0,
                ),
            ),
        ),
    )
    head = Head(client, number_label=Term("Contract No.", "协议号"), number=sheet.number)
    return draw_form("contract", sheet, head, [page], to, invariant=invariant)


def _with_days(term: Term, days: int) -> Term:
    return Term(term.en.format(days=days), term.zh.format(days=days))


def _items(words: Words, sheet: ContractSheet) -> tuple[tuple[str, ...], ...]:
    return tuple(_item(words, one) for one in sheet.items[:ROWS])


def _item(words: Words, one: ContractItem) -> tuple[str, ...]:
    amounts = (one.size, one.gift)
    if one.kind == "prepaid":
        size, gift = (show_money(amount) for amount in amounts)
    else:
        size, gift = (str(amount) for amount in amounts)
    return (
        bought(words, one.kind, one.name),
        size,
        gift if one.gift else "",
        show_money(one.listed) if one.listed else "",
        show_money(one.paid),
    )
