"""What a cell of an imported table says that a client still has: a balance, sessions or points."""

from __future__ import annotations

import re
from collections.abc import Iterable

from db.text.cleaning import half_width
from db.text.money import parse_money

_KINDS = (
    ("points", re.compile("积分|points", re.IGNORECASE)),
    ("package", re.compile("次|session|visits left", re.IGNORECASE)),
    ("prepaid", re.compile("余额|余款|剩余|结余|储值|卡金|本金|balance|prepaid|remaining", re.IGNORECASE)),
)
_NOT_LEFT = re.compile(
    "累计|消费|欠|已用|使用|总|定金|押金|赠|单价|收|到店|owed|owing|debt|spen[dt]|used|total|sales|revenue|price|deposit|"
    "bonus|gift",
    re.IGNORECASE,
)
_WORDS = re.compile(r"剩余|次数|次卡|次|余|卡|sessions?|visits?|left|of|remaining|[\s()（）:：/·]+", re.IGNORECASE)
"""What a heading says besides the service."""
_COUNT = re.compile(r"([0-9][0-9,]*)(?:\.0+)?\s*(?:次|分|点|points?|sessions?)?", re.IGNORECASE)


def kind_in(heading: str) -> str:
    """The kind of holding whose rest stands under a heading; empty where it is another sum, or only a part of one."""
    if _NOT_LEFT.search(heading):
        return ""
    return next((kind for kind, words in _KINDS if words.search(heading)), "")


def service_in(heading: str, services: Iterable[str]) -> str:
    """The service whose sessions stand under a heading, such as 补水剩余次数; empty where it names none, or several."""
    meant = _WORDS.sub("", heading).casefold()
    names = {name: _WORDS.sub("", name).casefold() for name in services}
    found = [name for name, plain in names.items() if meant and plain and (meant in plain or plain in meant)]
    exact = [name for name in found if names[name] == meant]
    return found[0] if len(found) == 1 else exact[0] if len(exact) == 1 else ""


def units_in(kind: str, text: str) -> int:
    """Fen, sessions or points that a cell says are left; 0 where it says nothing that can be read."""
    if kind == "prepaid":
        try:
            return parse_money(text)
        except ValueError:
            return 0
    found = _COUNT.fullmatch(half_width(text).strip())
    return int(found[1].replace(",", "")) if found and len(found[1]) < 10 else 0
