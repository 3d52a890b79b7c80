"""What is said of a contact by codes."""

from __future__ import annotations

from db.fields.choices import choices

PURPOSES = choices(
    ("booking", "booking", "预约"),
    ("consultation", "consultation", "咨询"),
    ("return", "return contact", "回访"),
    ("after_care", "after-care", "护后关怀"),
    ("birthday", "birthday", "生日"),
    ("festival", "festival", "节日"),
    ("season", "season change", "换季"),
    ("event", "event", "活动"),
    ("recall", "recall", "催访"),
    ("complaint", "complaint handling", "投诉处理"),
    ("replenishment", "replenishment", "补货"),
    ("arrears", "arrears", "还款"),
)

CHANNELS = choices(
    ("phone", "phone", "电话"),
    ("wechat", "WeChat", "微信"),
    ("text", "text message", "短信"),
    ("email", "email", "邮件"),
    ("letter", "letter", "信函"),
    ("in_person", "in person", "当面"),
)
WAYS = {"phone": "phone", "wechat": "message", "text": "message", "email": "message", "letter": "post"}
"""What has to be agreed to (box A5) before a client is reached by a channel; whoever stands there needs no consent."""

DIRECTIONS = choices(("out", "we did", "我们"), ("in", "the client did", "顾客"))
"""Who began it."""

OUTCOMES = choices(
    ("reached", "reached", "接通"),
    ("no_answer", "no answer", "没接"),
    ("booked", "booked", "约好"),
    ("call_again", "call again", "改天再打"),
    ("not_wanted", "not wanted", "不需要"),
    ("wrong_number", "wrong number", "号码不对"),
    ("stop", "asks us to stop", "别再打"),
)
UNREACHED = ("no_answer", "wrong_number")
"""Outcomes after which nobody was spoken to."""
