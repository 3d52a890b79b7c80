"""Tables as salons keep them in Excel, made from numbers alone, with what an import of them must give."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧曾"
_FIRST = "静秀文雨晓佳思雅欣梦子若诗嘉丽淑玉慧敏娟艳婷雪倩蓉露琳萱岚彤瑶珊璐菲薇莹颖洁茜楠"
_SECOND = "怡英芳琪涵兰梅娜珍琴霞玲红云美华芬洁青燕平巧宁月香荷春桂枝凤银叶菊素真环冬秋笛鹃"
HOSTILE = (
    "[red]不要[/red] [@click=app.quit]",
    "<b>&amp;</b><img src='/etc/passwd'/>",
    '=HYPERLINK("http://x","点")',
    "'; DROP TABLE client; --",
    "\u202e反过来\u200b\ufeff",
    "_x001B_[31m红_x0000_",
    "💄👩🏽‍🔬 {{7*7}} %s ${x}",
    "@SUM(A1:A9)",
)
_HEADS = (
    *("序号", "姓名", "性别", "年龄", "出生日期", "手机*", "备用电话", "微信号", "电子邮箱", "身份证号(选填)", "职业"),
    *(
        "住址",
        "是否有药物过敏史",
        "是否有手术史",
        "美容师",
        "推荐人",
        "客户等级",
        "首次就诊日期",
        "累计消费金额",
        "备注",
    ),
)
_GROUPS = {"联系方式": ("手机*", "备用电话", "微信号", "电子邮箱"), "健康情况": ("是否有药物过敏史", "是否有手术史")}
MEANINGS = {"年龄": "remarks", "首次就诊日期": "remarks"}
"""What the columns mean that no field takes."""
CSV_HEADS = ("客户姓名", "性别", "生日", "联系电话", "居住地址", "药物过敏史", "客户来源", "备注")
_FIRST_DAY = date(1960, 1, 1)


@dataclass(frozen=True)
class Expected:
    """What an import of the table gives, in an archive that knows none of it."""

    accepted: int
    duplicates: int
    refused: int


def name_of(number: int) -> str:
    """The name in a row; no two rows have the same."""
    second, rest = number // len(_SURNAMES) // len(_FIRST), number // len(_SURNAMES)
    return _SURNAMES[number % len(_SURNAMES)] + _FIRST[rest % len(_FIRST)] + _SECOND[second % len(_SECOND)]


def mobile_of(number: int) -> str:
    """The mobile in a row; no two rows have the same."""
    return f"138{number * 37 % 10**8:08d}"


def born(number: int) -> date:
    """The birthday in a row."""
    return _FIRST_DAY + timedelta(days=number * 11 % 15_000)


def write_messy_xlsx(path: Path, rows: int = 300) -> Expected:
    """Writes a sheet with a title, headings over two rows, duplicates, refused rows and hostile text."""
    from openpyxl import Workbook
    from openpyxl.styles import PatternFill

    book = Workbook()
    cover = book.active
    cover.title = "说明"
    cover["A1"] = "本表由前台整理"
    sheet = book.create_sheet("客户资料")
    sheet["A1"] = "静颜美容中心客户资料表（内部使用）"
    sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=len(_HEADS))
    _write_heads(sheet)
    counts = dict.fromkeys(("accepted", "duplicates", "refused"), 0)
    for number in range(rows):
        cells, verdict = _row(number)
        counts[verdict] += 1
        for column, (value, shown) in enumerate(cells, 1):
            if value is None:
                continue
            cell = sheet.cell(4 + number, column)
            cell.value = value
            if isinstance(value, str):
                # openpyxl takes what begins with = for a formula
                cell.data_type = "s"
            if shown:
                cell.number_format = shown
    for number in range(rows, rows + 30):
        sheet.cell(4 + number, 1).value = number + 1
        sheet.cell(4 + number, 5).fill = PatternFill("solid", start_color="FFEEEE")
    book.save(path)
    return Expected(**counts)


def write_messy_csv(path: Path, rows: int = 60) -> Expected:
    """Writes a CSV file as Chinese Excel does: GB18030, CRLF, quoted line ends, and no word about either."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(CSV_HEADS)
    refused = 0
    for number in range(rows):
        missing = number % 20 == 19
        refused += missing
        writer.writerow(
            (
                name_of(number),
                ("女", "女士", "男")[number % 3],
                born(number).isoformat().replace("-", "/"),
                "" if missing else (mobile_of(number), f'="{mobile_of(number)}"', f"{mobile_of(number)}.0")[number % 3],
                "上海市静安区,南京西路\n㐂号" if number % 2 else "深圳市",
                ("否", "有，青霉素", "")[number % 3],
                ("老客引荐", "抖音")[number % 2],
                "喜欢\r\n靠窗",
            )
        )
    path.write_bytes(out.getvalue().encode("gb18030"))
    return Expected(rows - refused, 0, refused)


def _write_heads(sheet: Any) -> None:
    """A group's heading over the columns of the group, every other heading over two rows."""
    for column, heading in enumerate(_HEADS, 1):
        group = next((name for name, members in _GROUPS.items() if heading in members), None)
        if group is None:
            sheet.cell(2, column).value = heading
            sheet.merge_cells(start_row=2, end_row=3, start_column=column, end_column=column)
            continue
        sheet.cell(3, column).value = heading
        if heading == _GROUPS[group][0]:
            sheet.cell(2, column).value = group
            last = column + len(_GROUPS[group]) - 1
            sheet.merge_cells(start_row=2, end_row=2, start_column=column, end_column=last)


def _row(number: int) -> tuple[list[tuple[Any, str]], str]:
    """The cells of a row with their number formats, and what an import makes of it."""
    cells = _good(number)
    place = {heading: at for at, heading in enumerate(_HEADS)}
    match number % 50:
        case 13 | 38:
            # the same person, phone written differently, some rows further down
            earlier = _good(number - 3)
            cells[place["姓名"]] = earlier[place["姓名"]]
            cells[place["手机*"]] = (_full_width(mobile_of(number - 3)), "")
            return cells, "duplicates"
        case 27:
            # the same row once more; only its running number differs
            return [(number + 1, ""), *_good(number - 6)[1:]], "duplicates"
        case 9:
            cells[place["手机*"]] = cells[place["备用电话"]] = (None, "")
            return cells, "refused"
        case 19:
            # left out and listed: it doesn't cost the client
            cells[place["身份证号(选填)"]] = ("110105198803121234", "")
            return cells, "accepted"
        case 29:
            cells[place["姓名"]] = (None, "")
            return cells, "refused"
        case 45:
            cells[place["手机*"]], cells[place["备用电话"]] = ("1380013", ""), (None, "")
            return cells, "refused"
    return cells, "accepted"


def _good(number: int) -> list[tuple[Any, str]]:
    name = name_of(number)
    return [
        (number + 1, ""),
        ((name, f"{name[0]} {name[1:]}", f" {name}\u3000")[number % 3], ""),
        (("女", "F", "female", "女士", "男")[number % 5], ""),
        (30 + number % 20, ""),
        _birthday(number),
        *_phones(number),
        (f"wx_{number}" if number % 2 else None, ""),
        (f"c{number}＠example.com" if number % 4 == 0 else "无" if number % 4 == 1 else None, ""),
        (None, ""),
        (("会计", "教师", None)[number % 3], ""),
        (HOSTILE[number % len(HOSTILE)] if number % 7 == 0 else f"南京西路{number}号", ""),
        (("否", "有，青霉素", "是", None, "无")[number % 5], ""),
        (("否", "剖腹产", None)[number % 3], ""),
        (("林小雨", "阿美", None)[number % 3], ""),
        ((name_of(0), "网上看到的", None)[number % 3] if number else None, ""),
        (("金卡", "银卡会员", "普通", "VIP")[number % 4], ""),
        (date(2023, 1, 1) + timedelta(days=number % 365), "yyyy/m/d"),
        (number * 12.5, "0.00"),
        (HOSTILE[number % len(HOSTILE)] if number % 5 == 0 else None, ""),
    ]


def _birthday(number: int) -> tuple[Any, str]:
    day = born(number)
    serial = (day - date(1899, 12, 30)).days
    options: tuple[tuple[Any, str], ...] = (
        (day, "yyyy/m/d"),
        (day.isoformat(), ""),
        (f"{day.year}.{day.month}.{day.day}", ""),
        (f"{day.year}年{day.month}月{day.day}日", ""),
        (serial, ""),
        (_full_width(day.isoformat()), ""),
        (int(day.strftime("%Y%m%d")), ""),
        (f"农历{day.year}年正月廿五", ""),
        (day, 'm"月"d"日"'),
        (f"{day.year}年{day.month}月", ""),
    )
    return options[number % len(options)]


def _phones(number: int) -> tuple[tuple[Any, str], tuple[Any, str]]:
    phone = mobile_of(number)
    landline = f"021-6{number * 7 % 10**7:07d}"
    options: tuple[tuple[Any, Any], ...] = (
        (int(phone), None),
        (f"{phone[:3]} {phone[3:7]} {phone[7:]}", None),
        (f"+86 {phone[:3]}-{phone[3:7]}-{phone[7:]}", None),
        (_full_width(phone), landline),
        (float(phone), "-"),
        (f"{phone}/{landline}", None),
        (f"{phone}（微信同号）", None),
        (None, phone),
    )
    first, second = options[number % len(options)]
    return (first, ""), (second, "")


def _full_width(text: str) -> str:
    return "".join(chr(ord(char) + 0xFEE0) for char in text)
