"""How a letter addresses somebody: by surname and title where both are sure, and by the whole name otherwise.

A whole name is never wrong: 尊敬的山田花子女士, Dear Ms Kim Minji. A wrong surname is, so it stands alone only where
it is sure: in Chinese names of two or three characters or with a compound surname, and in Western names.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from db.fields.declaration import Term
from db.text.data import foreign_surnames
from db.text.names import HAN_ONLY, has_dot, has_han, sort_reading, split_name
from db.text.post_names import SPOKEN, TITLES, PostName, begins_japanese, post_name

GREETING = Term("Dear {name},", "尊敬的{name}：")
NOBODY = Term("client", "顾客")
"""Whoever is known at the desk by a handle that is no name."""
_TITLES = {"female": Term("Ms", "女士"), "male": Term("Mr", "先生")}
_EITHER = Term("", "女士/先生")
_LONGEST_GIVEN = 2
"""Characters of a Chinese given name."""
_SYLLABLES = re.compile(
    r"^(?:(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|üan|ai|an|ao|ei|en|er|ia|ie|"
    r"in|iu|ou|ua|ue|üe|ui|un|uo|a|e|i|o|u|ü|v)'?){1,3}$"
)
_WESTERN = re.compile("[\x00-\x7f\u00c0-\u052f\u1e00-\u1fff’]+$")
"""Scripts of languages that write the surname last: Latin, Greek and Cyrillic."""
_ROMAJI = re.compile(r"^(?:(?:[kgsztdnhbpmyrwjf]|ch|sh|ts|[kgnhbpmr]y)?[aiueoō ū]|n)+$")


def greeting(name: str, reading: str, sex: str, language: str) -> str:
    """The line that a letter begins with: ``尊敬的欧阳女士：``, ``Dear Ms Ouyang,``; never with the desk's notes.

    Args:
        name: The client's name as the desk has it.
        reading: The name in letters, surname first; a letter in English has Chinese names so.
        sex: Code of the client's sex; empty where it isn't known.
        language: ``zh`` or ``en``.
    """
    return GREETING.text(language).format(name=called(name, reading, sex, language))


def called(name: str, reading: str, sex: str, language: str) -> str:
    """How a letter or a message calls somebody: ``欧阳女士``, ``Ms Ouyang``; arguments as of :func:`greeting`."""
    found = post_name(name)
    if not found.name:
        return NOBODY.text(language)
    by_hand = reading if reading and reading not in (name, sort_reading(name)) else ""
    return _called(found, by_hand, sex if sex in _TITLES else TITLES.get(found.title, ""), language)


def _called(found: PostName, by_hand: str, sex: str, language: str) -> str:
    chinese = language == "zh"
    surname = found.surname or surname_of(found.name)
    if chinese and found.title and found.title not in SPOKEN | {"女士", "先生"}:
        # as she is called already: 李小姐, 赵老师
        return f"{found.surname}{found.title}"
    if chinese and found.title and not sex:
        return found.name
    title = _TITLES.get(sex)
    if title is None:
        if chinese and (found.surname or len(found.name) == 1):
            return f"{surname}{_EITHER.zh}"
        return found.name if chinese else _in_letters(found, by_hand, surname, whole=True)
    if chinese:
        return f"{surname or found.name}{title.zh}"
    return f"{title.en} {_in_letters(found, by_hand, surname, whole=not surname)}"


def surname_of(name: str) -> str:
    """The surname where it is sure which part of a name it is; empty where it isn't."""
    if not has_han(name):
        return _latin_surname(name.split())
    if has_dot(name) or not HAN_ONLY.match(name.replace(" ", "")):
        # a Chinese surname beside a Latin given name: Amy 陈
        before, given = split_name(name)
        return before if len(name.split()) == 2 and len(before) == 1 and given.isascii() else ""
    surname, given = split_name(name)
    if len(surname) > 1:
        return surname
    if len(given) > _LONGEST_GIVEN or begins_japanese(name.replace(" ", "")):
        return ""
    return surname


def _latin_surname(words: Sequence[str]) -> str:
    plain = [word.lower().rstrip(".") for word in words]
    if len(words) < 2 or not _WESTERN.match(unicodedata.normalize("NFD", "".join(words))):
        return ""
    capitals = [word for word in words if len(word) > 1 and word.isupper()]
    if len(capitals) == 1 and len(words) > 1 and any(word.islower() or word.istitle() for word in words):
        return capitals[0].capitalize()
    if plain[0] in foreign_surnames.pinyin() and all(_SYLLABLES.match(word) for word in plain):
        # Li Na, Fan Wenhui; in Wenhui Fan and Li Yang it is anybody's guess
        return words[0] if plain[-1] not in foreign_surnames.pinyin() or len(plain) > 2 else ""
    is_asian = not foreign_surnames.written_first().isdisjoint((plain[0], plain[-1])) or all(
        _ROMAJI.match(word) for word in plain
    )
    if is_asian or all(_SYLLABLES.match(word) for word in plain):
        return ""
    particle = next((at for at, word in enumerate(plain) if at and word in foreign_surnames.particles()), None)
    if particle is not None:
        return " ".join(words[particle:])
    initials = [word for word in plain[1:-1] if len(word) > 1]
    return "" if initials else words[-1]


def _in_letters(found: PostName, by_hand: str, surname: str, *, whole: bool) -> str:
    """A name in an English letter: Chinese ones in pinyin, or as they were put right; others as they are."""
    if not has_han(found.name):
        return found.name if whole else surname
    if whole and not found.surname:
        if by_hand:
            return by_hand
        # nobody reads a Japanese name in pinyin
        is_chinese = has_dot(found.name) or bool(surname)
        return sort_reading(found.name) if is_chinese else found.name
    return by_hand.split()[0] if by_hand else sort_reading(surname)
