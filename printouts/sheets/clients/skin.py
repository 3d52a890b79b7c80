"""What the paper asks about the skin, by hand for now: lists and zones.

The skin analysis on the screen will take these lists into the field catalogue.
"""

from __future__ import annotations

from typing import NamedTuple

from db.fields.declaration import Term


class Asked(NamedTuple):
    """One question of the skin analysis: a name, its choices, and whether an instrument's figure is written beside."""

    label: Term
    choices: tuple[Term, ...]
    figure: bool = False


def terms(*pairs: tuple[str, str]) -> tuple[Term, ...]:
    """Terms from pairs of Chinese and English, in the order in which the paper is read."""
    return tuple(Term(en, zh) for zh, en in pairs)


SKIN_TYPES = terms(
    ("中性", "normal"),
    ("干性缺油", "dry, lacks oil"),
    ("干性缺水", "dry, lacks water"),
    ("油性", "oily"),
    ("油性缺水", "oily, dehydrated"),
    ("混合性", "combination"),
    ("混合偏干", "comb., dry"),
    ("混合偏油", "comb., oily"),
    ("敏感", "sensitive"),
    ("红血丝", "couperose"),
    ("痤疮性", "acne-prone"),
    ("色斑性", "pigmented"),
    ("衰老性", "ageing"),
)

_ROMAN = terms(("I", "I"), ("II", "II"), ("III", "III"), ("IV", "IV"))
_SEBUM = terms(("旺盛", "much"), ("适中", "moderate"), ("缺乏", "lacking"))
_PORES = terms(("细小", "fine"), ("正常", "normal"), ("粗大", "large"))

ANALYSIS = (
    Asked(Term("Skin type", "皮肤类型"), SKIN_TYPES),
    Asked(Term("Against age", "皮肤状态"), terms(("与年龄相符", "as the age"), ("偏大", "older"), ("偏小", "younger"))),
    Asked(
        Term("Tone", "肤色质感"),
        terms(
            ("洁白", "fair"),
            ("苍白", "pale"),
            ("暗黄", "sallow"),
            ("暗晦", "dull"),
            ("无光泽", "no lustre"),
            ("粗糙", "rough"),
            ("娇嫩", "delicate"),
            ("有弹性", "elastic"),
            ("松弛", "slack"),
            ("死皮厚", "thick dead skin"),
            ("红润", "rosy"),
            ("黝黑", "dark"),
            ("不均", "uneven"),
        ),
    ),
    Asked(Term("Elasticity", "弹性"), terms(("良好", "good"), ("一般", "fair"), ("差", "poor"))),
    Asked(Term("Sebum, T", "油脂 T区"), _SEBUM, True),
    Asked(Term("Sebum, U", "油脂 U区"), _SEBUM, True),
    Asked(Term("Moisture", "水分"), terms(("良好", "good"), ("适中", "moderate"), ("干燥", "dry")), True),
    Asked(Term("Thickness", "厚度"), terms(("薄", "thin"), ("中", "medium"), ("厚", "thick"))),
    Asked(Term("Pores, T", "毛孔 T区"), _PORES),
    Asked(Term("Pores, cheeks", "毛孔 两颊"), _PORES),
    Asked(
        Term("Sensitivity", "敏感"),
        terms(
            ("0 无", "none"),
            ("1 轻", "mild"),
            ("2 中", "moderate"),
            ("3 重", "severe"),
            ("泛红", "redness"),
            ("刺痛", "stinging"),
            ("灼热", "burning"),
            ("瘙痒", "itching"),
            ("脱屑", "scaling"),
        ),
    ),
    Asked(
        Term("Acne", "粉刺、痤疮"),
        terms(
            ("黑头", "blackheads"),
            ("白头", "whiteheads"),
            ("丘疹", "papules"),
            ("脓疱", "pustules"),
            ("结节", "nodules"),
            ("囊肿", "cysts"),
            ("痘印", "marks"),
            ("痘疤", "scars"),
        ),
    ),
    Asked(Term("Acne grade", "痤疮分级"), _ROMAN),
    Asked(
        Term("Pigment", "色斑"),
        terms(
            ("雀斑", "freckles"),
            ("黄褐斑", "melasma"),
            ("老年斑", "age spots"),
            ("晒斑", "sun spots"),
            ("炎症后色沉", "post-inflammatory"),
            ("痣", "moles"),
            ("浅", "light"),
            ("中", "medium"),
            ("深", "dark"),
        ),
    ),
    Asked(
        Term("Vessels", "血管"),
        terms(("毛细血管扩张", "telangiectasia"), ("玫瑰痤疮倾向", "rosacea-prone"), ("潮红", "flushing")),
    ),
    Asked(
        Term("Wrinkles", "皱纹"),
        terms(
            ("抬头纹", "forehead"),
            ("眉间纹", "glabella"),
            ("鱼尾纹", "crow's feet"),
            ("眼下细纹", "under eye"),
            ("法令纹", "nasolabial"),
            ("口周纹", "mouth"),
            ("木偶纹", "marionette"),
            ("颈纹", "neck"),
        ),
    ),
    Asked(Term("Depth", "皱纹深度"), terms(("细", "fine"), ("中", "medium"), ("深", "deep"))),
    Asked(
        Term("Eyes", "眼部"),
        terms(
            ("血管型黑眼圈", "vascular circles"),
            ("色素型", "pigmented"),
            ("结构型", "structural"),
            ("眼袋", "bags"),
            ("浮肿", "puffiness"),
            ("脂肪粒", "milia"),
        ),
    ),
    Asked(
        Term("See a doctor", "建议就医"),
        terms(
            ("扁平疣", "flat warts"),
            ("脂溢性皮炎", "seborrhoeic derm."),
            ("湿疹", "eczema"),
            ("毛囊炎", "folliculitis"),
            ("瘢痕疙瘩", "keloid"),
            ("汗管瘤", "syringoma"),
        ),
    ),
    Asked(
        Term("Likely causes", "成因"),
        terms(
            ("清洁不当", "cleansing"),
            ("皮脂过旺", "sebum"),
            ("毛孔堵塞", "blocked pores"),
            ("细菌", "bacteria"),
            ("内分泌", "hormones"),
            ("化妆品不当", "cosmetics"),
            ("遗传", "heredity"),
            ("怀孕", "pregnancy"),
            ("老化", "ageing"),
            ("日晒", "sun"),
            ("熬夜", "late nights"),
            ("饮食", "diet"),
            ("压力", "stress"),
        ),
    ),
    Asked(Term("Fitzpatrick", "日光反应型"), (*_ROMAN, Term("V", "V"), Term("VI", "VI"))),
    Asked(Term("Glogau", "光老化"), _ROMAN),
    Asked(
        Term("Method", "检测方法"),
        terms(
            ("肉眼", "eye"),
            ("纸巾擦拭", "tissue"),
            ("放大镜", "magnifier"),
            ("伍德灯", "Wood's lamp"),
            ("皮肤检测仪", "instrument"),
            ("触摸", "touch"),
            ("问诊", "questions"),
        ),
    ),
)

ZONES = terms(
    ("额", "forehead"),
    ("眉间", "glabella"),
    ("左颞", "L temple"),
    ("右颞", "R temple"),
    ("左眼周", "L eye"),
    ("右眼周", "R eye"),
    ("鼻", "nose"),
    ("左颊", "L cheek"),
    ("右颊", "R cheek"),
    ("左颧", "L zygoma"),
    ("右颧", "R zygoma"),
    ("口周", "mouth"),
    ("下颌左", "L jaw"),
    ("下颌右", "R jaw"),
    ("颏", "chin"),
    ("颈", "neck"),
    ("耳周", "ears"),
    ("胸背", "torso"),
)
"""Zones 1 to 18 of face and body; left and right are the client's."""
