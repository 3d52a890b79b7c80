"""What the demo's beauticians see on the skin, and plan for it, by kind of skin, in the order of ``words.SKINS``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from db.fields.values import Value


@dataclass(frozen=True, slots=True)
class Seen:
    """What is seen at first and after some care.

    Attributes:
        zones, later: By zone, as it is typed; what is said later stands over what was seen at first.
        skin, since: Of the skin as a whole at first, and what is different later.
        problems: What is treated.
        goals: Of each stage the goal, what it is measured by, and the aim.
        morning, evening, avoid: At home.
    """

    zones: str
    later: str
    skin: Mapping[str, Value]
    since: Mapping[str, Value]
    problems: str
    goals: tuple[tuple[str, str, str], ...]
    morning: str
    evening: str
    avoid: str = ""


SEEN = (
    Seen(
        "1-16 0, 8+9 13.2, 7 12.1, 5+6 8.1, 2 8.1",
        "8+9 13.1, 7 0, 12 13.1",
        {
            "skin_type": "dry_water",
            "tone": ("dull", "rough"),
            "elasticity": "fair",
            "moisture": "dry",
            "moisture_figure": 28,
            "sebum_t": "moderate",
            "thickness": "thin",
            "causes": ("late_nights", "cleansing"),
            "concerns": ("hydrate", "tone"),
            "conclusion": "两颊缺水、起皮，屏障偏弱",
            "advice": "先补水修护，暂不去角质",
        },
        {"moisture": "moderate", "moisture_figure": 36, "tone": ("dull",), "conclusion": "缺水减轻，口周仍干"},
        "1 缺水  2 起皮  3 眼周细纹",
        (("水分到 35", "moisture_figure", "35"), ("细纹减轻，水分到 40", "moisture_figure", "40"), ("维持", "", "")),
        "温水洁面、补水精华、神经酰胺面霜、防晒",
        "卸妆、洁面、补水精华、面霜",
        "酸类、磨砂",
    ),
    Seen(
        "1-15 0, 7 1.2 3.2, 1 1.1 14.2, 13+14 2.2, 15 4.1",
        "7 1.1, 13+14 2.1, 15 6.1, 1 14.1",
        {
            "skin_type": "oily",
            "sebum_t": "much",
            "sebum_t_figure": 78,
            "sebum_u": "moderate",
            "pores_t": "large",
            "acne": ("blackheads", "whiteheads"),
            "acne_grade": "i",
            "moisture": "moderate",
            "moisture_figure": 41,
            "causes": ("sebum", "blocked_pores", "diet"),
            "concerns": ("oil", "clear", "pores"),
            "conclusion": "T区出油、黑头，下颌闭口",
            "advice": "清洁与补水交替，家用不叠加酸类",
        },
        {"sebum_t_figure": 62, "conclusion": "黑头减少，下颌闭口变浅"},
        "1 黑头  2 闭口  3 出油",
        (("黑头到轻", "blackheads", "1"), ("毛孔到轻", "pores", "1")),
        "氨基酸洁面、控水油乳液、防晒",
        "洁面、补水精华、局部净肤",
        "厚重面霜",
    ),
    Seen(
        "1-16 0, 8+9 11.2 13.1, 10+11 11.1, 7 11.1",
        "8+9 11.1, 10+11 0, 12 12.1",
        {
            "skin_type": "sensitive",
            "sensitivity": ("moderate", "redness", "stinging"),
            "thickness": "thin",
            "vessels": ("flushing",),
            "moisture": "dry",
            "moisture_figure": 30,
            "causes": ("cosmetics", "stress"),
            "concerns": ("soothe", "hydrate"),
            "conclusion": "两颊泛红，屏障受损",
            "advice": "只做舒敏修护，新产品先试用",
        },
        {"sensitivity": ("mild", "redness"), "moisture_figure": 37, "conclusion": "泛红减轻，口周少许脱屑"},
        "1 泛红  2 刺痛  3 缺水",
        (("泛红到轻", "red_vessels", "1"), ("水分到 38", "moisture_figure", "38")),
        "清水洁面、修护精华、物理防晒",
        "温和卸妆、修护精华、神经酰胺面霜",
        "香精、酸类、热喷",
    ),
    Seen(
        "1-16 0, 5+6 8.2, 2 9.1, 12 9.1, 16 9.1",
        "5+6 8.1, 1 9.1",
        {
            "skin_type": "ageing",
            "against_age": "older",
            "elasticity": "poor",
            "wrinkles": ("eyes", "nasolabial"),
            "wrinkle_depth": "medium",
            "tone": ("slack", "dull"),
            "glogau": "ii",
            "moisture_figure": 33,
            "causes": ("ageing", "sun", "late_nights"),
            "concerns": ("wrinkle", "firm"),
            "conclusion": "眼周细纹，下颌线松弛",
            "advice": "提拉与眼部护理，坚持防晒",
        },
        {"elasticity": "fair", "moisture_figure": 37, "conclusion": "眼周细纹变浅"},
        "1 眼周细纹  2 松弛  3 颈纹",
        (("眼周细纹到轻", "fine_lines", "1"), ("弹性一般以上", "elasticity", "2")),
        "洁面、抗皱精华、眼霜、防晒",
        "卸妆、多肽眼霜、紧致晚霜、颈霜",
    ),
    Seen(
        "1-16 0, 10+11 10.2, 1 10.1, 8+9 10.1",
        "10+11 10.1, 9 0",
        {
            "skin_type": "pigmented",
            "tone": ("sallow", "uneven"),
            "pigment": ("sun_spots", "light"),
            "fitzpatrick": "iii",
            "moisture": "moderate",
            "moisture_figure": 39,
            "causes": ("sun",),
            "concerns": ("whiten", "spots"),
            "conclusion": "颧部晒斑，肤色不均",
            "advice": "先补水后亮肤，出门防晒",
        },
        {"tone": ("uneven",), "moisture_figure": 42, "conclusion": "颧部斑变浅，右颊已匀"},
        "1 颧部色斑  2 肤色不均",
        (("色斑到轻", "pigment_seen", "1"), ("维持，防晒", "", "")),
        "洁面、烟酰胺精华、防晒",
        "卸妆、洁面、亮肤精华、面霜",
        "暴晒前不做亮肤",
    ),
)
