"""Bills, payments and orders; balances, packages and points with every movement."""

from __future__ import annotations

from db.dossier.tables.declaration import HERS, OF_BILL, OF_HOLDING, Cell, Told, cell, day, money, named, number, of_row
from db.fields.choices import MONEY as METHODS
from db.fields.choices import choices
from db.fields.declaration import Kind, Term
from db.money.fields import BILL_KINDS, BILL_STATES, ORDER_STATES
from db.money.held_fields import HOLDING_KINDS, MOVEMENTS, USE_ORDERS

_HOLDINGS = choices(("open", "open", "有效"), ("closed", "closed", "已结清"), ("refunded", "paid back", "已退款"))
_LINES = choices(("service", "service", "项目"), ("product", "product", "产品"), ("package", "package", "次卡"))


def _units(column: str, en: str, zh: str, table: str) -> tuple[Cell, Cell]:
    """Sessions and points are counted, balances are money: in each row one of the two stands."""
    kind = f"(SELECT h.kind FROM holding h WHERE h.id = {table}.holding_id)"
    money_sql = f"CASE WHEN {kind} = 'prepaid' THEN {column} END"
    number_sql = f"CASE WHEN {kind} <> 'prepaid' THEN {column} END"
    term = Term(en, zh)
    return (
        Cell(column, term, Kind.NUMBER, sql=number_sql),
        Cell(column, term, Kind.MONEY, sql=money_sql),
    )


MONEY = (
    Told(
        "bill",
        Term("Bills", "账单"),
        (
            number("number", "No.", "单号"),
            day("day", "Day", "日期"),
            cell("kind", "Kind", "类别", Kind.CHOICE, BILL_KINDS),
            cell("state", "State", "状况", Kind.CHOICE, BILL_STATES),
            money("total", "Total", "金额"),
            money("paid", "Paid", "已付"),
            named("by_id", "By", "经手人"),
        ),
        left=("visit_id", "guest_name", "guest_phone", "refunds_id"),
        order="day, id",
    ),
    Told(
        "bill_line",
        Term("What bills are for", "账单明细"),
        (
            of_row("bill_id", "Bill", "单号", "bill_line", "number", Kind.NUMBER),
            cell("kind", "Kind", "类别", Kind.CHOICE, _LINES),
            cell("name", "What", "名称"),
            number("qty", "Quantity", "数量"),
            money("unit", "Price", "单价"),
            money("list_unit", "List price", "标价"),
            money("discount", "Discount", "优惠"),
            money("amount", "Amount", "金额"),
            named("seller_id", "Sold by", "销售人"),
            cell("reason", "Why otherwise", "价格原因"),
        ),
        left=("seq", "item"),
        whose=OF_BILL,
        order="bill_id, seq",
    ),
    Told(
        "payment",
        Term("Payments", "付款"),
        (
            of_row("bill_id", "Bill", "单号", "payment", "number", Kind.NUMBER),
            day("day", "Day", "日期"),
            cell("method", "By", "付款方式", Kind.CHOICE, METHODS),
            money("amount", "Amount", "金额"),
            money("given", "Handed over", "实收"),
            day("at", "When", "时间"),
            named("by_id", "Taken by", "收款人"),
        ),
        left=("movement_id", "reverses_id"),
        whose=OF_BILL,
    ),
    Told(
        "credit",
        Term("Paid later", "挂账"),
        (
            of_row("bill_id", "Bill", "单号", "credit", "number", Kind.NUMBER),
            day("due", "Due", "应付日期"),
            cell("reason", "Reason", "原因"),
            named("approver_id", "Agreed by", "批准人"),
        ),
        whose=OF_BILL,
        order="bill_id",
    ),
    Told(
        "client_order",
        Term("Orders", "订货"),
        (
            named("product_id", "Product", "产品", "product"),
            number("qty", "Quantity", "数量"),
            day("promised", "Promised for", "约定到货"),
            cell("state", "State", "状况", Kind.CHOICE, ORDER_STATES),
            named("by_id", "By", "经手人"),
        ),
        left=("bill_id",),
    ),
    Told(
        "holding",
        Term("Balances, packages, points", "储值、次卡、积分"),
        (
            number("number", "No.", "登记号"),
            cell("kind", "Kind", "种类", Kind.CHOICE, HOLDING_KINDS),
            cell("title", "Title", "名称"),
            cell("state", "State", "状况", Kind.CHOICE, _HOLDINGS),
        ),
    ),
    Told(
        "lot",
        Term("What they were bought as", "购买批次"),
        (
            of_row("holding_id", "No.", "登记号", "lot", "number", Kind.NUMBER),
            *_units("size", "Bought", "购买", "lot"),
            *_units("gift", "Given", "赠送", "lot"),
            money("paid", "Paid", "已付"),
            money("list_value", "List value", "标价"),
            cell("use_order", "Used", "使用顺序", Kind.CHOICE, USE_ORDERS),
            day("until", "Valid until", "有效期至"),
            *_units("left", "Left", "剩余", "lot"),
            money("value_left", "Principal left", "剩余本金"),
        ),
        left=("bill_line_id", "unit", "service_id"),
        whose=OF_HOLDING,
    ),
    Told(
        "movement",
        Term("Movements of them", "变动明细"),
        (
            of_row("holding_id", "No.", "登记号", "movement", "number", Kind.NUMBER),
            day("day", "Day", "日期"),
            day("at", "When", "时间"),
            cell("kind", "What", "事项", Kind.CHOICE, MOVEMENTS),
            *_units("units", "Change", "变动", "movement"),
            money("value", "Of it principal", "其中本金"),
            *_units("units_after", "Left", "余额/余次", "movement"),
            money("value_after", "Principal left", "剩余本金"),
            day("until", "Until", "有效期至"),
            cell("reason", "Reason", "原因"),
            named("by_id", "By", "经手人"),
            named("approver_id", "Agreed by", "批准人"),
        ),
        left=("seq", "lot_id", "bill_id", "reverses_id", "pair_id", "digest"),
        whose=f"({HERS} OR {OF_HOLDING})",
        order="holding_id, seq",
    ),
    Told(
        "signature",
        Term("Signed movements", "签字核对"),
        (
            number("page", "Page", "页"),
            number("line", "Line", "行"),
            cell("client_signed", "Signed by the client", "顾客已签", Kind.YES_NO),
            cell("staff_signed", "Signed by the salon", "店方已签", Kind.YES_NO),
            named("checked_by_id", "Checked by", "核对人"),
            day("at", "Written down", "登记时间"),
            named("by_id", "By", "经手人"),
        ),
        left=("movement_id", "digest"),
        whose=f"movement_id IN (SELECT id FROM movement WHERE {HERS} OR {OF_HOLDING})",
        order="movement_id",
    ),
    Told(
        "holding_user",
        Term("May use somebody's balance or package", "可使用的家人账户"),
        (cell("kinship", "Related as", "关系"), cell("signed", "Signed", "已签", Kind.YES_NO)),
        left=("holding_id",),
    ),
    Told(
        "contract",
        Term("Agreements", "服务协议"),
        (
            number("number", "No.", "编号"),
            cell("text", "Text", "内容", Kind.NOTE),
            cell("refund_clause", "Refunds", "退款条款", Kind.NOTE),
            day("signed", "Signed", "签署日期"),
            cell("sheet", "Sheet", "纸张"),
        ),
        left=("bill_id",),
    ),
)
