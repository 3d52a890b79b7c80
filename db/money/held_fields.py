"""Codes of what clients hold, and the fields of the forms about it."""

from __future__ import annotations

from db.clients.fields.client import CLIENT_HINT
from db.fields.choices import choices
from db.fields.declaration import Field, Kind, Term

HOLDING_KINDS = choices(("prepaid", "balance", "储值"), ("package", "package", "次卡"), ("points", "points", "积分"))

MOVEMENTS = choices(
    ("buy", "bought", "购买"),
    ("opening", "from paper", "台账前结存"),
    ("use", "used", "使用"),
    ("restore", "taken back", "撤回"),
    ("refund", "paid back", "退款"),
    ("transfer", "handed over", "转卡"),
    ("lapse", "gift lapsed", "赠送到期"),
    ("clawback", "points taken back", "收回积分"),
    ("extend", "extended", "延期"),
    ("freeze", "stopped or going on", "停卡、恢复"),
    ("share", "shared", "共享"),
    ("adjust", "put right", "更正"),
    ("writeoff", "written off", "核销"),
    ("void", "sale void", "售卡作废"),
)
"""What happens in a ledger."""

CAUSES = choices(
    ("early", "in the first days", "七日内"),
    ("salon", "the salon's cause", "店方原因"),
    ("client", "the client's cause", "顾客原因"),
)
"""Why money goes back, in the order of the refund form."""

USE_ORDERS = choices(
    ("ratio", "both by their ratio", "按比例"),
    ("principal", "what was paid for first", "先用本金"),
    ("gift", "gifts first", "先用赠送"),
)

SHARES = choices(("family", "family too", "家人可用"), ("nobody", "one person alone", "限本人"))

PACKAGE_FIELDS = (
    Field("name", "", Term("Package", "卡项"), required=True, limit=60),
    Field("price", "", Term("Price (yuan)", "售价（元）"), Kind.MONEY, required=True, limit=16),
    Field(
        "items",
        "",
        Term("Sessions", "服务次数"),
        limit=200,
        hint=Term(
            "Number of the service × sessions + given ones, such as 2×10+2, 4×5; empty for a balance",
            "项目编号×次数+赠送，如 2×10+2、4×5；储值卡留空",
        ),
    ),
    Field(
        "balance",
        "",
        Term("Balance (yuan)", "储值面额（元）"),
        Kind.MONEY,
        limit=16,
        hint=Term("What is on the card, with the gift: 4000 for 3,000 + 1,000", "连赠送在内的面额：充3000送1000填4000"),
    ),
    Field(
        "months",
        "",
        Term("Months", "有效月数"),
        Kind.NUMBER,
        limit=3,
        hint=Term("Empty for no end; what was paid for never lapses", "不限期就留空；本金和已付次数不因过期作废"),
    ),
    Field("use_order", "", Term("Used first", "使用顺序"), Kind.CHOICE, USE_ORDERS, required=True),
    Field("share", "", Term("Who may use it", "使用人"), Kind.CHOICE, SHARES, required=True),
    Field("active", "", Term("Sold", "在售"), Kind.YES_NO, required=True),
)

TOP_UP_FIELDS = (
    Field("paid", "", Term("Pays (yuan)", "充值（元）"), Kind.MONEY, required=True, limit=16),
    Field(
        "gift",
        "",
        Term("Gift (yuan)", "赠送（元）"),
        Kind.MONEY,
        limit=16,
        hint=Term(
            "Takes a manager's PIN; what is always given along is a package", "需要店长密码；固定的充送请设成卡项"
        ),
    ),
    Field("reason", "", Term("Why", "说明"), limit=200),
)

SHARE_FIELDS = (
    Field("user", "", Term("Who may use it", "共享给"), Kind.CLIENT, required=True, limit=60, hint=CLIENT_HINT),
    Field("kinship", "", Term("Related as", "关系"), limit=40),
)

TRANSFER_FIELDS = (
    Field("receiver", "", Term("Goes to", "转给"), Kind.CLIENT, required=True, limit=60, hint=CLIENT_HINT),
    Field("reason", "", Term("Why", "原因"), required=True, limit=200),
)

BALANCE_FIELDS = (
    Field("client", "", Term("Client", "顾客"), Kind.CLIENT, required=True, limit=60, hint=CLIENT_HINT),
    Field("kind", "", Term("Kind", "种类"), Kind.CHOICE, HOLDING_KINDS, required=True),
    Field(
        "left",
        "",
        Term("What is left", "结存"),
        required=True,
        limit=24,
        hint=Term(
            "406, or 3000+1000 with what was given; 2×6+1: sessions of service 2; points: a number",
            "储值 406，含赠送写 3000+1000；次卡写 2×6+1（2 号项目余 6 次另赠 1 次）；积分写数字",
        ),
    ),
    Field(
        "paid",
        "",
        Term("Paid for them", "剩余实付（元）"),
        Kind.MONEY,
        limit=16,
        hint=Term("Of sessions: what was paid for those that are left", "次卡：剩余次数对应的实付金额"),
    ),
    Field("until", "", Term("Until", "有效期至"), Kind.DATE, hint=Term("Empty for no end", "不限期就留空")),
)

ADJUST_FIELDS = (
    Field(
        "units",
        "",
        Term("Comes or goes", "增减"),
        required=True,
        limit=16,
        hint=Term("+100 comes, -100 goes: yuan, sessions or points", "+100 补记，-100 扣减：元、次或分"),
    ),
    Field(
        "value",
        "",
        Term("Paid for that", "其中本金（元）"),
        Kind.MONEY,
        limit=16,
        hint=Term(
            "Of what comes; empty: all of a balance, nothing of sessions", "补记部分的本金；留空：储值全额，次数为零"
        ),
    ),
    Field("reason", "", Term("Why", "原因"), required=True, limit=200),
)

MONEY_RULE_FIELDS = (
    Field(
        "point_rate",
        "",
        Term("A point for", "积一分（元）"),
        Kind.MONEY,
        limit=16,
        hint=Term("So many yuan received earn a point; empty for no points", "实收多少元积一分；不积分就留空"),
    ),
    Field(
        "point_worth",
        "",
        Term("A point pays", "一分抵（元）"),
        Kind.MONEY,
        limit=16,
        hint=Term("Yuan off a bill; empty where points pay nothing", "积分不抵现就留空"),
    ),
    Field(
        "refund_days",
        "",
        Term("Days to pay back", "无理由退款天数"),
        Kind.NUMBER,
        limit=3,
        hint=Term("7 by the Supreme Court; Jiangsu's rules say 15", "最高院司法解释为 7 天；江苏条例为 15 天"),
    ),
    Field(
        "card_limit",
        "",
        Term("Most on a card", "储值上限（元）"),
        Kind.MONEY,
        limit=16,
        hint=Term(
            "More yuan take a manager's PIN; 5,000 by the rules of 2012; empty for any",
            "每人超过需要店长密码；2012 年办法为 5,000；不限就留空",
        ),
    ),
)
