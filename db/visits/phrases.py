"""The phrases that ship for the notes of a visit: what is written most often, to be chosen instead of typed."""

from __future__ import annotations

from db.fields.declaration import Term


def _phrases(*rows: tuple[str, str]) -> tuple[Term, ...]:
    return tuple(Term(en, zh) for en, zh in rows)


PHRASES = {
    "skin_before": _phrases(
        ("dry cheeks", "两颊干"),
        ("oily T zone", "T 区油"),
        ("redness", "泛红"),
        ("flaking", "脱屑"),
        ("tight", "紧绷"),
        ("large pores", "毛孔粗"),
        ("dull", "暗黄"),
        ("closed comedones", "闭口"),
        ("fine lines at the eyes", "眼周细纹"),
    ),
    "steps": _phrases(
        ("cleansing", "洁面"),
        ("steam", "蒸面"),
        ("exfoliation", "去角质"),
        ("extraction", "清痘"),
        ("massage", "按摩"),
        ("infusion", "导入"),
        ("mask", "面膜"),
        ("toner and cream", "爽肤、面霜"),
        ("sun screen", "防晒"),
    ),
    "cautions": _phrases(
        ("no acid", "不用酸"),
        ("no heat", "不加热"),
        ("light pressure", "力度轻"),
        ("spare the eyes", "避开眼周"),
        ("spare the nose", "避开鼻翼"),
        ("test first", "先试小块"),
        ("sun screen for a week", "一周内防晒"),
    ),
    "felt": _phrases(
        ("comfortable", "舒服"),
        ("softer", "软了"),
        ("brighter", "亮了"),
        ("did not sting", "不刺"),
        ("stung a little", "有点刺"),
        ("warm", "发热"),
        ("itched", "发痒"),
        ("fell asleep", "睡着了"),
    ),
    "topics": _phrases(
        ("family", "家人"),
        ("children", "孩子"),
        ("work", "工作"),
        ("travel", "旅行"),
        ("health", "健康"),
        ("food", "美食"),
        ("clothes", "穿搭"),
    ),
    "preferences": _phrases(
        ("quiet", "安静"),
        ("likes to talk", "爱聊天"),
        ("warm room", "室温高些"),
        ("light scent", "淡香"),
        ("hot tea", "热茶"),
        ("soft music", "轻音乐"),
    ),
}
"""By the name of the field."""
