"""What a skin analysis asks: its questions, their choices, and the zones of face and body."""

from __future__ import annotations

from typing import NamedTuple

from db.fields.choices import choices
from db.fields.declaration import Choice, Term


class SkinQuestion(NamedTuple):
    """One question of the skin analysis.

    Attributes:
        name: What it is kept as.
        label: What is asked.
        choices: The answers, of which several may be right.
        has_figure: Whether an instrument's figure is written beside.
    """

    name: str
    label: Term
    choices: tuple[Choice, ...]
    has_figure: bool = False

    @property
    def terms(self) -> tuple[Term, ...]:
        """The answers in words."""
        return tuple(choice.term for choice in self.choices)


SKIN_TYPES = choices(
    ("normal", "normal", "中性"),
    ("dry_oil", "dry, lacks oil", "干性缺油"),
    ("dry_water", "dry, lacks water", "干性缺水"),
    ("oily", "oily", "油性"),
    ("oily_dehydrated", "oily, dehydrated", "油性缺水"),
    ("combination", "combination", "混合性"),
    ("combination_dry", "comb., dry", "混合偏干"),
    ("combination_oily", "comb., oily", "混合偏油"),
    ("sensitive", "sensitive", "敏感"),
    ("couperose", "couperose", "红血丝"),
    ("acne_prone", "acne-prone", "痤疮性"),
    ("pigmented", "pigmented", "色斑性"),
    ("ageing", "ageing", "衰老性"),
)

_ROMAN = choices(("i", "I", "I"), ("ii", "II", "II"), ("iii", "III", "III"), ("iv", "IV", "IV"))
_SEBUM = choices(("much", "much", "旺盛"), ("moderate", "moderate", "适中"), ("lacking", "lacking", "缺乏"))
_PORES = choices(("fine", "fine", "细小"), ("normal", "normal", "正常"), ("large", "large", "粗大"))

SKIN_QUESTIONS = (
    SkinQuestion("skin_type", Term("Skin type", "皮肤类型"), SKIN_TYPES),
    SkinQuestion(
        "against_age",
        Term("Against age", "皮肤状态"),
        choices(("as_the_age", "as the age", "与年龄相符"), ("older", "older", "偏大"), ("younger", "younger", "偏小")),
    ),
    SkinQuestion(
        "tone",
        Term("Tone", "肤色质感"),
        choices(
            ("fair", "fair", "洁白"),
            ("pale", "pale", "苍白"),
            ("sallow", "sallow", "暗黄"),
            ("dull", "dull", "暗晦"),
            ("no_lustre", "no lustre", "无光泽"),
            ("rough", "rough", "粗糙"),
            ("delicate", "delicate", "娇嫩"),
            ("elastic", "elastic", "有弹性"),
            ("slack", "slack", "松弛"),
            ("thick_dead_skin", "thick dead skin", "死皮厚"),
            ("rosy", "rosy", "红润"),
            ("dark", "dark", "黝黑"),
            ("uneven", "uneven", "不均"),
        ),
    ),
    SkinQuestion(
        "elasticity",
        Term("Elasticity", "弹性"),
        choices(("good", "good", "良好"), ("fair", "fair", "一般"), ("poor", "poor", "差")),
    ),
    SkinQuestion("sebum_t", Term("Sebum, T", "油脂 T区"), _SEBUM, True),
    SkinQuestion("sebum_u", Term("Sebum, U", "油脂 U区"), _SEBUM, True),
    SkinQuestion(
        "moisture",
        Term("Moisture", "水分"),
        choices(("good", "good", "良好"), ("moderate", "moderate", "适中"), ("dry", "dry", "干燥")),
        True,
    ),
    SkinQuestion(
        "thickness",
        Term("Thickness", "厚度"),
        choices(("thin", "thin", "薄"), ("medium", "medium", "中"), ("thick", "thick", "厚")),
    ),
    SkinQuestion("pores_t", Term("Pores, T", "毛孔 T区"), _PORES),
    SkinQuestion("pores_cheeks", Term("Pores, cheeks", "毛孔 两颊"), _PORES),
    SkinQuestion(
        "sensitivity",
        Term("Sensitivity", "敏感"),
        choices(
            ("none", "none", "0 无"),
            ("mild", "mild", "1 轻"),
            ("moderate", "moderate", "2 中"),
            ("severe", "severe", "3 重"),
            ("redness", "redness", "泛红"),
            ("stinging", "stinging", "刺痛"),
            ("burning", "burning", "灼热"),
            ("itching", "itching", "瘙痒"),
            ("scaling", "scaling", "脱屑"),
        ),
    ),
    SkinQuestion(
        "acne",
        Term("Acne", "粉刺、痤疮"),
        choices(
            ("blackheads", "blackheads", "黑头"),
            ("whiteheads", "whiteheads", "白头"),
            ("papules", "papules", "丘疹"),
            ("pustules", "pustules", "脓疱"),
            ("nodules", "nodules", "结节"),
            ("cysts", "cysts", "囊肿"),
            ("marks", "marks", "痘印"),
            ("scars", "scars", "痘疤"),
        ),
    ),
    SkinQuestion("acne_grade", Term("Acne grade", "痤疮分级"), _ROMAN),
    SkinQuestion(
        "pigment",
        Term("Pigment", "色斑"),
        choices(
            ("freckles", "freckles", "雀斑"),
            ("melasma", "melasma", "黄褐斑"),
            ("age_spots", "age spots", "老年斑"),
            ("sun_spots", "sun spots", "晒斑"),
            ("inflammatory", "post-inflammatory", "炎症后色沉"),
            ("moles", "moles", "痣"),
            ("light", "light", "浅"),
            ("medium", "medium", "中"),
            ("dark", "dark", "深"),
        ),
    ),
    SkinQuestion(
        "vessels",
        Term("Vessels", "血管"),
        choices(
            ("telangiectasia", "telangiectasia", "毛细血管扩张"),
            ("rosacea_prone", "rosacea-prone", "玫瑰痤疮倾向"),
            ("flushing", "flushing", "潮红"),
        ),
    ),
    SkinQuestion(
        "wrinkles",
        Term("Wrinkles", "皱纹"),
        choices(
            ("forehead", "forehead", "抬头纹"),
            ("glabella", "glabella", "眉间纹"),
            ("eyes", "crow's feet", "鱼尾纹"),
            ("under_eye", "under eye", "眼下细纹"),
            ("nasolabial", "nasolabial", "法令纹"),
            ("mouth", "mouth", "口周纹"),
            ("marionette", "marionette", "木偶纹"),
            ("neck", "neck", "颈纹"),
        ),
    ),
    SkinQuestion(
        "wrinkle_depth",
        Term("Depth", "皱纹深度"),
        choices(("fine", "fine", "细"), ("medium", "medium", "中"), ("deep", "deep", "深")),
    ),
    SkinQuestion(
        "eyes",
        Term("Eyes", "眼部"),
        choices(
            ("vascular", "vascular circles", "血管型黑眼圈"),
            ("pigmented", "pigmented", "色素型"),
            ("structural", "structural", "结构型"),
            ("bags", "bags", "眼袋"),
            ("puffiness", "puffiness", "浮肿"),
            ("milia", "milia", "脂肪粒"),
        ),
    ),
    SkinQuestion(
        "see_doctor",
        Term("See a doctor", "建议就医"),
        choices(
            ("flat_warts", "flat warts", "扁平疣"),
            ("dermatitis", "seborrhoeic derm.", "脂溢性皮炎"),
            ("eczema", "eczema", "湿疹"),
            ("folliculitis", "folliculitis", "毛囊炎"),
            ("keloid", "keloid", "瘢痕疙瘩"),
            ("syringoma", "syringoma", "汗管瘤"),
        ),
    ),
    SkinQuestion(
        "causes",
        Term("Likely causes", "成因"),
        choices(
            ("cleansing", "cleansing", "清洁不当"),
            ("sebum", "sebum", "皮脂过旺"),
            ("blocked_pores", "blocked pores", "毛孔堵塞"),
            ("bacteria", "bacteria", "细菌"),
            ("hormones", "hormones", "内分泌"),
            ("cosmetics", "cosmetics", "化妆品不当"),
            ("heredity", "heredity", "遗传"),
            ("pregnancy", "pregnancy", "怀孕"),
            ("ageing", "ageing", "老化"),
            ("sun", "sun", "日晒"),
            ("late_nights", "late nights", "熬夜"),
            ("diet", "diet", "饮食"),
            ("stress", "stress", "压力"),
        ),
    ),
    SkinQuestion(
        "fitzpatrick", Term("Fitzpatrick", "日光反应型"), (*_ROMAN, *choices(("v", "V", "V"), ("vi", "VI", "VI")))
    ),
    SkinQuestion("glogau", Term("Glogau", "光老化"), _ROMAN),
    SkinQuestion(
        "method",
        Term("Method", "检测方法"),
        choices(
            ("eye", "eye", "肉眼"),
            ("tissue", "tissue", "纸巾擦拭"),
            ("magnifier", "magnifier", "放大镜"),
            ("wood", "Wood's lamp", "伍德灯"),
            ("instrument", "instrument", "皮肤检测仪"),
            ("touch", "touch", "触摸"),
            ("questions", "questions", "问诊"),
        ),
    ),
)

ZONES = choices(
    ("forehead", "forehead", "额"),
    ("glabella", "glabella", "眉间"),
    ("l_temple", "L temple", "左颞"),
    ("r_temple", "R temple", "右颞"),
    ("l_eye", "L eye", "左眼周"),
    ("r_eye", "R eye", "右眼周"),
    ("nose", "nose", "鼻"),
    ("l_cheek", "L cheek", "左颊"),
    ("r_cheek", "R cheek", "右颊"),
    ("l_zygoma", "L zygoma", "左颧"),
    ("r_zygoma", "R zygoma", "右颧"),
    ("mouth", "mouth", "口周"),
    ("l_jaw", "L jaw", "下颌左"),
    ("r_jaw", "R jaw", "下颌右"),
    ("chin", "chin", "颏"),
    ("neck", "neck", "颈"),
    ("ears", "ears", "耳周"),
    ("torso", "torso", "胸背"),
)
"""Zones 1 to 18 of face and body; left and right are the client's."""
