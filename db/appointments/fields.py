"""What is said of an appointment by codes."""

from __future__ import annotations

from db.fields.choices import choices

STATES = choices(
    ("booked", "booked", "已约"),
    ("confirmed", "confirmed", "已确认"),
    ("arrived", "in the salon", "在店"),
    ("done", "done", "完成"),
    ("cancelled", "cancelled", "已取消"),
    ("missed", "did not come", "未到"),
)
LIVE = ("booked", "confirmed", "arrived", "done")
"""States that take up time; the others freed theirs."""

SOURCES = choices(
    ("phone", "phone", "电话"),
    ("counter", "at the desk", "到店"),
    ("message", "message", "短信微信"),
    ("online", "online", "网络平台"),
    ("walk_in", "walked in", "路过进店"),
    ("old_book", "from the old book", "旧预约本"),
)

CANCEL_REASONS = choices(
    ("client", "the client can't come", "顾客有事"),
    ("ill", "the client is ill", "顾客身体不适"),
    ("changed_mind", "no longer wanted", "不需要了"),
    ("staff", "the beautician can't", "美容师有事"),
    ("salon", "the salon can't", "门店原因"),
    ("mistake", "booked by mistake", "约错了"),
)

DAYTIMES = choices(("morning", "morning", "上午"), ("afternoon", "afternoon", "下午"), ("evening", "evening", "晚上"))


def daytime(minute: int) -> str:
    """The time of day that a minute belongs to: morning until noon, evening from six."""
    return "morning" if minute < 12 * 60 else "afternoon" if minute < 18 * 60 else "evening"


WAITING_STATES = choices(
    ("waiting", "waiting", "等候"),
    ("offered", "offered", "已通知"),
    ("booked", "booked", "已约"),
    ("gone", "gone", "不等了"),
)
