"""Tables that went wrong once, each as its rows: what they are, and what the program says of them now.

All people are invented. What is asked is named by its kind, so that a table is known to be asked about and not guessed.
"""

from __future__ import annotations

from typing import Any, Final, NamedTuple


class Case(NamedTuple):
    """A table and what becomes of it.

    Attributes:
        rows: The table, headings first.
        names: The clients' names as they are read.
        asked: Kinds of the questions that hold it up, with what they are about.
        values: Values of the first row that tell, by field.
        alerts: Codes of what the first row's words raise.
        left_out: Headings of cells of the first row that are left out.
        cells: What goes to places of its own: access and text.
    """

    rows: tuple[tuple[Any, ...], ...]
    names: tuple[str, ...]
    asked: tuple[str, ...] = ()
    values: dict[str, Any] = {}  # noqa: RUF012 (a tuple's default, never changed)
    alerts: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    cells: tuple[tuple[str, str], ...] = ()


def _row(*more: Any) -> tuple[Any, ...]:
    return ("苏晴岚", "13560010001", *more)


def _told(text: str, *alerts: str, asked: tuple[str, ...] = (), heading: str = "备注") -> Case:
    return Case((("姓名", "手机", heading), _row(text)), ("苏晴岚",), asked, alerts=alerts)


CASES: Final[dict[str, Case]] = {
    # names in several columns
    "last and first name": Case((("姓", "名", "电话"), ("苏", "晴岚", "13560010001")), ("苏晴岚",)),
    "first and last name, Latin": Case(
        (("First Name", "Middle Name", "Last Name", "Mobile Phone"), ("Nora", "Lea", "Vogel", "13560010001")),
        ("Nora Lea Vogel",),
    ),
    "a phone in the name": Case(
        (("姓名", "备注"), ("苏晴岚13560010001", "靠窗")), ("苏晴岚",), values={"phone": "13560010001"}
    ),
    # headings
    "traditional headings": Case((("客戶姓名", "手機號碼"), _row()), ("苏晴岚",), values={"phone": "13560010001"}),
    "both languages in a heading": Case((("Name / 姓名", "Mobile No. 手机"), _row()), ("苏晴岚",)),
    "required marks and line ends": Case((("姓名*", "手机号码\n（必填）"), _row()), ("苏晴岚",)),
    "a second name column": Case((("姓名", "手机", "英文名"), _row("Sue")), ("苏晴岚",), ("column 英文名",)),
    # health
    "pregnant by yes": _told("是", "pregnancy", heading="是否怀孕"),
    "pregnant by no": Case(
        (("姓名", "手机", "是否怀孕"), _row("否")), ("苏晴岚",), values={"no_instruments": None, "special_times": None}
    ),
    "pregnancy not asked": Case(
        (("姓名", "手机", "是否怀孕"), _row(None)), ("苏晴岚",), values={"no_instruments": None}
    ),
    "a pacemaker in the remarks": Case(
        (("姓名", "手机", "备注"), _row("装有心脏起搏器")),
        ("苏晴岚",),
        values={"remarks": None, "illness": "装有心脏起搏器"},
        alerts=("pacemaker",),
    ),
    "a pacemaker, in English": _told("has a pacemaker", "pacemaker", heading="Notes"),
    "an allergy in the remarks": _told("对酒精、海鲜过敏", "alcohol", "seafood"),
    "one allergy denied, one told": _told("对酒精不过敏，海鲜过敏", "seafood"),
    "no epilepsy": _told("无癫痫"),
    "not pregnant": _told("not pregnant", heading="Notes"),
    "pregnant once": _told("以前怀孕时来过", asked=("health pregnancy",)),
    "her mother's epilepsy": _told("妈妈有癫痫", asked=("health epilepsy",)),
    "diabetes without a word on control": _told("糖尿病", asked=("health diabetes",)),
    "illnesses in a column of their own": _told("癫痫；哮喘", "epilepsy", "asthma", heading="病史"),
    # what isn't for everybody
    "third phone": Case(
        (("姓名", "手机", "电话2", "家庭电话"), _row("13560010002", "0571-86001003")),
        ("苏晴岚",),
        values={"phone": "13560010001", "phone2": "13560010002"},
        cells=(("phone", "057186001003"),),
    ),
    "husband's phone": Case(
        (("姓名", "手机", "老公电话"), _row("13560010009")),
        ("苏晴岚",),
        values={"phone2": None, "remarks": None},
        cells=(("phone", "13560010009"),),
    ),
    "balance and points": Case(
        (("姓名", "手机", "余额(元)", "积分"), _row("1280.50", "300")),
        ("苏晴岚",),
        values={"remarks": None},
        cells=(("amounts", "1280.50"), ("amounts", "300")),
    ),
    "bank card and password": Case(
        (("姓名", "手机", "银行卡号", "会员卡密码"), _row("4111111111111111", "2468ab")),
        ("苏晴岚",),
        values={"remarks": None},
        left_out=("银行卡号", "会员卡密码"),
    ),
    "a card number in the remarks": Case(
        (("姓名", "手机", "备注"), _row("靠窗，卡4111111111111111")),
        ("苏晴岚",),
        values={"remarks": "靠窗,卡···"},
        left_out=("备注",),
    ),
    "unknown column": Case((("姓名", "手机", "来店时间"), _row("周末")), ("苏晴岚",), ("column 来店时间",)),
    "unknown column that is empty": Case((("姓名", "手机", "来店时间"), _row(None)), ("苏晴岚",)),
    # cells that may be empty
    "rounded national ID": Case(
        (("姓名", "手机", "身份证号"), _row(3.3010619880512e17)), ("苏晴岚",), left_out=("身份证号",)
    ),
    "email without @": Case((("姓名", "手机", "邮箱"), _row("su.example.com@")), ("苏晴岚",), left_out=("邮箱",)),
    "income in words": Case((("姓名", "手机", "收入"), _row("高")), ("苏晴岚",), left_out=("收入",)),
    "second phone too long": Case((("姓名", "手机", "电话2"), _row("1234567890123")), ("苏晴岚",), left_out=("电话2",)),
    # days
    "day or month first": Case((("姓名", "手机", "生日"), _row("05/12/1988")), ("苏晴岚",), ("days 生日",)),
    "day or month first, told by another row": Case(
        (("姓名", "手机", "生日"), _row("05/12/1988"), ("黎小曼", "13560010005", "23/05/1990")),
        ("苏晴岚", "黎小曼"),
        values={"birthday": "1988-12-05"},
    ),
    "ISO with time": Case(
        (("姓名", "手机", "生日"), _row("1988-05-11T16:00:00.000Z")), ("苏晴岚",), values={"birthday": "1988-05-12"}
    ),
    "an Excel day number": Case(
        (("姓名", "手机", "生日"), _row(32275)), ("苏晴岚",), values={"birthday": "1988-05-12"}
    ),
    "no day at all": Case(
        (("姓名", "手机", "生日"), _row("0000-00-00")), ("苏晴岚",), values={"birthday": None, "remarks": None}
    ),
    # phones
    "Taiwan without its country": Case((("姓名", "手机"), ("苏晴岚", "0912-345-678")), ("苏晴岚",), ("region +886",)),
    "Hong Kong by code, without +": Case((("姓名", "手机"), ("苏晴岚", "852 6123 4567")), ("苏晴岚",), ("region 852",)),
    "eight digits for a mobile": Case((("姓名", "手机"), ("苏晴岚", "61234567")), ("苏晴岚",), ("region +852",)),
    "privacy number": Case(
        (("姓名", "手机"), ("苏晴岚", "13560010001-1234")), ("苏晴岚",), values={"phone": "13560010001,1234"}
    ),
    "a letter for a digit": Case((("姓名", "手机"), ("苏晴岚", "13l60010001")), ("苏晴岚",), values={"phone": None}),
    # rows that aren't clients
    "an example row": Case(
        (("序号", "姓名", "手机"), ("例", "张三", "13800000000"), (1, "苏晴岚", "13560010001")),
        ("张三", "苏晴岚"),
        ("examples",),
    ),
    "two blocks side by side": Case(
        (("姓名", "电话", "姓名", "电话"), ("苏晴岚", "13560010001", "黎小曼", "13560010005")),
        ("苏晴岚", "黎小曼"),
        ("blocks",),
    ),
    "staff": Case((("姓名", "电话", "职务"), ("汤店长", "13560010001", "店长")), ("汤店长",), ("staff",)),
}
