"""The wording of messages that ships, in both languages; a salon changes it to its own.

It names no price and no service: a message is read on a phone that lies about.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from db.fields.declaration import Term
from db.messages.records import MessageOccasion

SHIPPED: dict[MessageOccasion, tuple[Term, Term]] = {
    MessageOccasion.REMINDER: (
        Term("See you {day}, {time}. {salon}", "{日期}{时间}恭候光临。{店名}"),
        Term(
            "Dear {name}, we look forward to seeing you on {day} at {time}. If the time no longer suits you, please "
            "call us. {salon}",
            "{称呼}您好，您预约了{日期}{时间}，我们恭候光临。若时间有变，请提前来电告知。{店名}",
        ),
    ),
    MessageOccasion.BIRTHDAY: (
        Term("Happy birthday! {salon}", "祝您生日快乐，天天好心情！{店名}"),
        Term(
            "Dear {name}, all of us wish you a very happy birthday and a wonderful year. {salon}",
            "{称呼}您好，祝您生日快乐，身体健康，天天都有好心情！{店名}全体同仁",
        ),
    ),
    MessageOccasion.FESTIVAL: (
        Term("Our best wishes for the holidays. {salon}", "祝您节日快乐，阖家安康！{店名}"),
        Term(
            "Dear {name}, we wish you and your family happy holidays and some quiet hours. {salon}",
            "{称呼}您好，佳节将至，祝您和家人节日快乐，阖家安康！{店名}",
        ),
    ),
    MessageOccasion.SEASON: (
        Term("New season: time to look at your care. {salon}", "换季了，护理可来店调整。{店名}"),
        Term(
            "Dear {name}, the season is changing. If your skin feels different, come and see us: we will look together "
            "at what suits it now. {salon}",
            "{称呼}您好，换季时皮肤容易干、容易泛红，请注意保湿防晒。欢迎来店，我们一起看看护理是否需要调整。{店名}",
        ),
    ),
    MessageOccasion.INVITATION: (
        Term("You are invited: please call us. {salon}", "诚邀您参加店里的活动。{店名}"),
        Term(
            "Dear {name}, we are having a small gathering at the salon and would be happy if you came. Please call us "
            "for day and time. {salon}",
            "{称呼}您好，我们在店里准备了一次小小的聚会，诚邀您来参加，具体时间请来电询问。{店名}",
        ),
    ),
    MessageOccasion.RECALL: (
        Term("We miss you: come and see us. {salon}", "好久不见，盼您再来。{店名}"),
        Term(
            "Dear {name}, it has been a while. If you would like to come again, call us and we will find a time that "
            "suits you. {salon}",
            "{称呼}您好，有一段时间没有见到您了，我们很挂念。若想再来，打个电话，我们按您方便的时间安排。{店名}",
        ),
    ),
    MessageOccasion.CONGRATULATION: (
        Term("Our warmest congratulations! {salon}", "衷心祝贺您！{店名}"),
        Term(
            "Dear {name}, our warmest congratulations: we are happy for you and with you. {salon}",
            "{称呼}您好，听到您的好消息，我们由衷地为您高兴，衷心祝贺您！{店名}",
        ),
    ),
}
"""For each occasion the short wording and the long one."""

_MEANT = {"name": "name", "day": "day", "time": "time", "salon": "salon"} | {
    "称呼": "name",
    "日期": "day",
    "时间": "time",
    "店名": "salon",
}
_BRACES = re.compile(r"[{｛]\s*([^{}｛｝]*?)\s*[}｝]")
SHORT_BYTES, LONG_BYTES = 75, 300
"""What a message may need in UTF-8, filled in: 25 Chinese characters beside the number are a code of 37 dots, which a
screen of 24 lines has room for with the white around it; 100 are one of 61, for 40 lines."""


def fill(wording: str, facts: Mapping[str, str]) -> str:
    """The text with what stands in braces filled in; of what isn't known, nothing remains.

    Args:
        wording: The text.
        facts: ``name``, ``day``, ``time`` and ``salon``.
    """
    return _BRACES.sub(lambda found: facts.get(_MEANT.get(found[1].lower(), ""), ""), wording)


def unknown_words(wording: str) -> bool:
    """Whether something stands in braces that nobody can fill in."""
    return any(found.lower() not in _MEANT for found in _BRACES.findall(wording))
