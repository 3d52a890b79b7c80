"""The demo's staff, services and products. Everything is invented; there are no medical treatments."""

from __future__ import annotations

from dataclasses import dataclass

from db.core.permissions import Role


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who works in the demo salon."""

    name: str
    short: str
    role: Role
    notes: str = ""


OWNER = Member("周岚", "周", Role.MANAGER, "店长")
STAFF = (
    Member("王敏", "敏", Role.RECEPTIONIST, "前台"),
    Member("林小雨", "林", Role.BEAUTICIAN, "面部护理，敏感肌"),
    Member("郝晨", "郝", Role.BEAUTICIAN, "身体护理，头皮"),
    Member("顾思远", "顾", Role.ADVISOR, "美容顾问，可做眼部与颈部护理"),
    Member("沈洁", "沈", Role.KEEPER, "档案管理员"),
    Member("秦岭", "秦", Role.MANAGER, "副店长"),
)


@dataclass(frozen=True, slots=True)
class Offer:
    """A service: minutes, yuan, alerts that it conflicts with, how it is done, and the goals that it is for.

    ``means`` is what it does to a body, and ``areas`` where, as codes with blanks between.
    """

    name: str
    category: str
    minutes: int
    yuan: int
    tags: tuple[str, ...]
    steps: str
    settings: str = ""
    goals: tuple[str, ...] = ()
    means: str = ""
    areas: str = "face"


_ELECTRIC = ("pacemaker", "metal_implant", "pregnancy", "epilepsy", "heart", "pressure")

SERVICES = (
    Offer(
        "深层补水护理",
        "面部",
        60,
        268,
        (),
        "卸妆、洁面、温敷、补水精华导入、面膜15分钟、锁水",
        goals=("hydrate",),
        means="heat massage",
    ),
    Offer(
        "舒敏修护护理",
        "面部",
        60,
        328,
        ("sunburn",),
        "温水洁面、冷喷10分钟、舒敏精华轻按、修护面膜20分钟",
        goals=("soothe",),
        means="cold massage",
    ),
    Offer(
        "水杨酸净肤护理",
        "面部",
        75,
        368,
        ("acids", "isotretinoin", "retinoids_topical", "pregnancy", "nursing", "sunburn", "broken_skin"),
        "洁面、局部试用3分钟、T区净肤液、中和、补水面膜",
        "净肤液停留4分钟，鼻翼6分钟",
        goals=("clear", "oil", "pores"),
        means="acid exfoliate",
    ),
    Offer(
        "亮肤匀净护理",
        "面部",
        75,
        428,
        ("sunburn", "photosensitisers"),
        "洁面、软化、匀净精华、亮肤面膜、防晒",
        goals=("whiten", "spots", "tone"),
        means="massage",
    ),
    Offer(
        "紧致抗皱护理",
        "面部",
        90,
        598,
        ("retinoids",),
        "洁面、提拉按摩25分钟、紧致精华、软膜、眼颈收尾",
        goals=("wrinkle", "firm"),
        means="massage",
        areas="face neck",
    ),
    Offer(
        "小气泡清洁",
        "面部",
        45,
        198,
        ("acne", "broken_skin", "eczema"),
        "洁面、热喷、小气泡、收敛",
        "负压2档，鼻部3档",
        goals=("pores",),
        means="steam suction",
    ),
    Offer(
        "微电流提拉",
        "面部",
        60,
        498,
        _ELECTRIC,
        "洁面、导电凝胶、双侧提拉各15分钟、补水",
        "电流3档，眼周1档",
        goals=("firm",),
        means="electric",
    ),
    Offer(
        "精华导入护理",
        "面部",
        45,
        298,
        _ELECTRIC,
        "洁面、导入仪、冷敷、锁水",
        "导入8分钟，强度2档",
        goals=("hydrate",),
        means="electric cold",
    ),
    Offer(
        "眼部舒缓护理",
        "眼部",
        40,
        228,
        ("lenses",),
        "卸妆、眼周穴位按摩、眼膜、眼霜",
        goals=("wrinkle",),
        means="massage",
        areas="eyes",
    ),
    Offer(
        "颈部紧致护理",
        "颈部",
        45,
        258,
        ("thyroid",),
        "清洁、颈霜、向上提拉手法、颈膜",
        goals=("firm",),
        means="massage",
        areas="neck",
    ),
    Offer(
        "肩颈舒缓",
        "身体",
        45,
        198,
        ("surgery", "bruise"),
        "热敷、斜方肌放松、肩胛松解、拉伸",
        means="heat massage",
        areas="neck back",
    ),
    Offer(
        "背部经络疏通",
        "身体",
        60,
        328,
        ("surgery", "bruise", "sunburn"),
        "热敷、开背、膀胱经推按、保暖",
        means="heat massage",
        areas="back",
    ),
    Offer(
        "芳香精油护理",
        "身体",
        90,
        568,
        ("fragrance", "asthma", "pregnancy"),
        "选油、闻香、全身舒缓、热毛巾收尾",
        means="heat massage",
        areas="body",
    ),
    Offer(
        "头皮清洁养护",
        "头皮",
        50,
        238,
        ("psoriasis", "retinoids_topical"),
        "头皮检测、去角质、清洁、养护液、按摩",
        means="exfoliate massage",
        areas="scalp",
    ),
    Offer(
        "手足润护",
        "手足",
        60,
        188,
        ("warts", "retinoids_topical"),
        "浸泡、去角质、按摩、手足膜、修甲",
        means="exfoliate massage",
        areas="hands",
    ),
    Offer(
        "蜂蜡脱毛",
        "毛发",
        30,
        168,
        ("bees", "broken_skin", "veins", "retinoids_topical"),
        "清洁、敷蜡、脱毛、镇静凝胶",
        means="wax",
        areas="hair",
    ),
)

PRODUCTS: tuple[tuple[str, str, str, int, tuple[str, ...]], ...] = (
    # name, brand, unit, yuan, alerts that it conflicts with
    ("氨基酸洁面乳", "静颜", "120 ml", 128, ()),
    ("温和卸妆油", "静颜", "150 ml", 158, ()),
    ("玻尿酸补水精华", "静颜", "30 ml", 298, ()),
    ("舒敏修护精华", "静颜", "30 ml", 328, ()),
    ("神经酰胺面霜", "静颜", "50 g", 268, ()),
    ("水杨酸净肤液", "素光", "100 ml", 198, ("acids", "isotretinoin", "pregnancy")),
    ("果酸焕亮面膜", "素光", "5 片", 168, ("acids", "retinoids_topical")),
    ("烟酰胺亮肤精华", "素光", "30 ml", 358, ()),
    ("维A醇紧致晚霜", "素光", "30 g", 458, ("retinoids", "pregnancy", "nursing")),
    ("轻润防晒乳", "素光", "50 ml", 178, ()),
    ("积雪草冷敷面膜", "云岭草本", "5 片", 98, ()),
    ("玫瑰纯露", "云岭草本", "200 ml", 118, ("fragrance", "pollen")),
    ("薰衣草按摩油", "云岭草本", "100 ml", 148, ("fragrance",)),
    ("蜂胶润护霜", "云岭草本", "50 g", 138, ("bees",)),
    ("海藻软膜粉", "云岭草本", "500 g", 128, ("seafood", "iodine")),
    ("眼部舒缓眼膜", "静颜", "10 对", 158, ()),
    ("多肽眼霜", "静颜", "15 g", 288, ()),
    ("紧致颈霜", "静颜", "50 g", 238, ()),
    ("头皮养护液", "云岭草本", "60 ml", 218, ("alcohol",)),
    ("手足润护膜", "云岭草本", "3 双", 68, ()),
)
TESTED_SERVICE, TESTED_PRODUCT = "水杨酸净肤护理", "水杨酸净肤液"
"""What asks for a patch test from today on."""
