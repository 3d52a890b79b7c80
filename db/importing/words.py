"""Words in a table's cells as entries of the choice lists.

Digits are no entries here: 1 is the first line of a list on our screen, but 1 for a man in GB/T 2261.1, and who knows
what in somebody's table. Scores are: a list whose own labels say 0 to 3 means the same everywhere.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from db.core.errors import Flaw
from db.fields.declaration import Choice, Field
from db.fields.numbering import is_scored, numbered, without_number
from db.fields.parsing import FieldError

NO = frozenset(
    {"无", "没有", "否", "不", "未", "no", "none", "n", "false", "×", "✗", "✕", "从无", "没", "无过敏", "不过敏"}
)
YES = frozenset({"是", "有", "yes", "y", "true", "√", "✓", "☑", "曾有", "有过"})
EMPTY = frozenset(
    {"-", "--", "---", "—", "——", "/", "\\", "n/a", "na", "null", "nan", "?", "??", ".", "暂无", "未知", "不详"}
    | {"未填", "未填写", "不清楚", "待补", "无记录", "unspecified", "not specified", "unknown", "#n/a"}
)
"""What people write where they know nothing."""

_ALSO = {
    "sex": {
        "f": "female", "女士": "female", "女性": "female", "小姐": "female", "太太": "female", "woman": "female",
        "m": "male", "男士": "male", "男性": "male", "先生": "male", "man": "male",
    },
    "education": {"中专": "high", "高中": "high", "专科": "college", "大学": "bachelor", "大学本科": "bachelor",
                  "硕士": "master", "研究生": "master", "博士": "master"},
    "source": {"老客推荐": "referral", "老客介绍": "referral", "转介绍": "referral", "朋友介绍": "referral",
               "自然进店": "walk_in", "路过": "walk_in", "自来客": "walk_in", "网络": "online",
               "walk-in": "walk_in", "walkin": "walk_in"},
}  # fmt: skip
_RANK = re.compile("(客户|顾客|会员|卡|级)+$")
_PARTS = re.compile(r"[,，、;；\n|+]+")
_FINER = re.compile(r"[\s/]+")
_DASHES = re.compile("[-‐‑–—―~～至到]+")
_INCOME = re.compile(r"(?:约|¥|￥)?([0-9]+(?:\.[0-9]+)?)(k|千|万|w)?元?(?:左右|/月|每月)?")
_TIMES = {"k": 1000, "千": 1000, "万": 10_000, "w": 10_000}
_BANDS = ((5000, "b1"), (10_000, "b2"), (20_000, "b3"), (50_000.01, "b4"))


def plain(text: str) -> str:
    """A cell in the form in which words are compared; digits and what is between them stay apart."""
    text = unicodedata.normalize("NFKC", text).casefold()
    return _DASHES.sub("-", re.sub(r"[\s,]+", "", text)) or text.strip()


def says_nothing(text: str) -> bool:
    """Whether a cell is filled in only to be filled in."""
    return unicodedata.normalize("NFKC", text).strip().casefold() in EMPTY


def one(field: Field, text: str) -> str:
    """The entry that a cell means.

    Raises:
        FieldError: ``NOT_A_CHOICE``.
    """
    wanted = plain(text)
    found = _entry(field, wanted) or _ALSO.get(field.name, {}).get(wanted)
    if found is None and field.name == "income":
        found = _income(wanted)
    if found is None:
        raise FieldError(Flaw.NOT_A_CHOICE)
    return found


def several(field: Field, text: str) -> tuple[tuple[str, ...], bool]:
    """The entries that a cell means, and whether that is all it says; a plain no is none of them."""
    if plain(text) in NO:
        return (), True
    whole = _entry(field, plain(text))
    if whole:
        return (whole,), True
    found: set[str] = set()
    complete = True
    for part in filter(None, _PARTS.split(text)):
        entry = _entry(field, plain(part))
        pieces = [entry] if entry else [_entry(field, plain(piece)) for piece in _FINER.split(part) if piece]
        complete = complete and all(pieces)
        found |= {piece for piece in pieces if piece}
    return tuple(entry.code for entry in field.choices if entry.code in found), complete


def _entry(field: Field, wanted: str) -> str | None:
    if not wanted:
        return None
    if wanted.isdecimal():
        meant = numbered(field.choices).get(int(wanted)) if is_scored(field.choices) else None
        return meant.code if meant else None
    for entry in field.choices:
        if wanted in _ways(entry):
            return entry.code
    # 金卡, 金卡会员, 金卡客户; but never the bare 会员
    rank = _RANK.sub("", wanted)
    if rank and rank != wanted:
        return next((entry.code for entry in field.choices if _RANK.sub("", plain(entry.term.zh)) == rank), None)
    return None


@lru_cache(maxsize=512)
def _ways(entry: Choice) -> frozenset[str]:
    whole = {entry.code, plain(entry.term.en), plain(entry.term.zh)}
    parts = {plain(part) for part in entry.term.zh.split("/")}
    return frozenset(whole | parts | {plain(without_number(entry.term.en)), plain(without_number(entry.term.zh))})


def _income(wanted: str) -> str | None:
    found = _INCOME.fullmatch(wanted)
    if found is None:
        return None
    amount = float(found[1]) * _TIMES.get(found[2] or "", 1)
    # below a hundred it is in thousands, or a digit for a line of somebody's list
    return next((code for limit, code in _BANDS if amount < limit), "b5") if amount >= 100 else None
