"""The name that may leave the house: without what the desk has written beside it to tell one client from another.

At the desk a name is a handle: 李小姐（短发）, 陈静2, 王芳/怕痛, 8号客. On envelopes it is what she is called.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from db.text.data import foreign_surnames
from db.text.names import has_han, split_name

_BRACKETS = re.compile(r"[（(【\[〔{<《「『].*?(?:[）)】\]〕}>》」』]|$)")
_AFTER = re.compile(r"\s*[/／\\|｜；;：:～~＊*＃#＋+＝=、。!！?？_—…].*$")
_COMMA = re.compile(r"\s*[，,].*$")
_HYPHEN = re.compile(r"(?<=[^\x00-\u02ff])\s*[-－–].*$")
_NUMBERS = re.compile(r"\s*(?:(?:no\.?|nr\.?|#|第)?\s*\d+\s*(?:号|位|号客|床)?|VIP\d*|vip\d*|[ⅠⅡⅢ①-⑳])\s*$")
_BEFORE = re.compile(
    r"^(?:\d+\s*(?:号|號|床|位)?|VIP|vip|[长長短卷直黄]头?[发髮]|光头|戴?眼镜|[高矮]个子?|胖|瘦|新来的?|隔壁|楼[上下]|对面)的?\s*(?=.)"
)
_NOBODY = re.compile(
    r"^(?:\d*[号位]?)?(?:[新老散生]?[客顾]|(?:新|老|散|男|女|路)?(?:客人|客户|顾客|顧客|客)|会员|會員|无名|無名|未知|匿名|路人.?|某.{0,2}|"
    r"client|customer|guest|walk-?in|unknown|anonymous|n/?a|test|测试|無|无)?[\d号位]*$",
    re.IGNORECASE,
)
TITLES: dict[str, str] = {
    "小姐": "female",
    "女士": "female",
    "太太": "female",
    "夫人": "female",
    "阿姨": "female",
    "大姐": "female",
    "姐姐": "female",
    "姐": "female",
    "先生": "male",
    "大哥": "male",
    "哥": "male",
    "老师": "",
    "老師": "",
    "医生": "",
    "醫生": "",
    "经理": "",
    "老板": "",
    "总": "",
}
"""What stands behind a surname instead of a given name, and the sex that it tells."""
SPOKEN = frozenset({"阿姨", "大姐", "姐姐", "姐", "大哥", "哥", "老板", "总", "经理"})
"""Titles that are said at the desk and not written in a letter."""
_TITLED = re.compile(f"^(.{{1,3}}?)({'|'.join(sorted(TITLES, key=len, reverse=True))})(.*)$")
_PET = re.compile(r"^[小老阿](.)$")


@dataclass(frozen=True, slots=True)
class PostName:
    """What somebody is called on paper that leaves the house.

    Attributes:
        name: Without the desk's notes; empty where it is no name (8号客).
        surname: The surname, where the handle is a surname with a title (李小姐) or a pet name (小李).
        title: The title that stands behind it.
    """

    name: str
    surname: str = ""
    title: str = ""


def post_name(name: str) -> PostName:
    """Takes the desk's notes away from a name."""
    text = _without_notes(name)
    if _NOBODY.match(text) or not any(char.isalpha() for char in text) or text[0].isdecimal():
        return PostName("")
    if has_han(text):
        if found := _titled(text):
            return found
        if pet := _PET.match(text):
            return PostName(text, pet[1])
        text = _first_name_of(text)
    elif text == text.lower():
        text = re.sub(r"(?<![^\W\d_])[^\W\d_]", lambda first: first[0].upper(), text)
    return PostName(text)


def envelope_name(name: str) -> str:
    """What stands on an envelope; a handle that is no name says nothing."""
    found = post_name(name)
    if found.surname and not found.title:
        # a pet name is the desk's own
        return found.surname
    return found.name


def _without_notes(name: str) -> str:
    text = unicodedata.normalize("NFC", " ".join(name.split()))
    text = _BRACKETS.sub(" ", text)
    text = _AFTER.sub("", text)
    if has_han(text):
        text = _HYPHEN.sub("", _COMMA.sub("", text))
    elif text.count(",") == 1 or text.count("，") == 1:
        # "Evans, Mo" is a surname and a given name
        surname, given = re.split("[,，]", text)
        text = f"{given.strip()} {surname.strip().upper()}" if given.strip() and surname.strip() else text
    text = "".join(char for char in text if char in " ·•・‧･.-'’" or unicodedata.category(char)[0] in "LMN")
    text = " ".join(text.split())
    if has_han(text):
        text = _BEFORE.sub("", text)
    before = ""
    while text != before:
        before, text = text, _NUMBERS.sub("", text).strip(" -.·")
    return text


def _titled(text: str) -> PostName | None:
    found = _TITLED.match(text.replace(" ", ""))
    if found is None:
        return None
    surname, title, rest = found.groups()
    if not rest and len(title) > 1 and len(surname) > 1 and split_name(surname)[1]:
        # 王芳女士 is a whole name
        return PostName(surname)
    # a given name may end so, too: 李小姐姐 is none of these, and 王总明 is a name
    if not has_han(surname) or (rest and len(title) < 2):
        return None
    if len(surname) > 1 and split_name(surname)[0] != surname:
        return None
    return PostName(f"{surname}{title}", surname, title)


def _first_name_of(text: str) -> str:
    """王芳 怕痛 is a name and a note; 欧 阳静, Amy 陈 and 山田 花子 are names."""
    words = text.split()
    if len(words) < 2 or not all(has_han(word) and not re.search("[A-Za-z]", word) for word in words):
        return text
    first = words[0]
    is_whole = len(first) >= 3 or (len(first) == 2 and split_name(first)[1] and not is_japanese_surname(first))
    return first if is_whole else " ".join(words[:2])


def is_japanese_surname(start: str) -> bool:
    """Whether these characters are one of the usual Japanese surnames."""
    return start in foreign_surnames.japanese()


def begins_japanese(name: str) -> bool:
    """Whether a name in Chinese characters begins as Japanese ones do: then nobody can say where the surname ends."""
    return name[:3] in foreign_surnames.japanese() or name[:2] in foreign_surnames.japanese()
