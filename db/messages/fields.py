"""The fields of a message's wordings."""

from __future__ import annotations

from db.fields.declaration import Field, Kind, Term

_WORDS = Term(
    "{name} {day} {time} {salon} are filled in; empty: as it ships", "自动填入{称呼}{日期}{时间}{店名}；留空用自带的"
)


def _wording(name: str, en: str, zh: str, limit: int) -> Field:
    return Field(name, "", Term(en, zh), Kind.NOTE, limit=limit, hint=_WORDS)


WORDING_FIELDS = (
    _wording("short_zh", "Short, Chinese", "短句（中文）", 60),
    _wording("long_zh", "Long, Chinese", "长句（中文）", 140),
    _wording("short_en", "Short, English", "短句（英文）", 100),
    _wording("long_en", "Long, English", "长句（英文）", 320),
)
