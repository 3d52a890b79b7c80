"""Names for the demo's clients: common ones to draw from, and those that programs get wrong."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True)
class Person:
    """A client who is always in the demo.

    Attributes:
        name: As written.
        sex: Code of the choice list.
        birthday: As stored; empty is drawn.
        phone: As stored; empty is drawn.
        reading: Pinyin for sorting where the table of surnames can't know it.
    """

    name: str
    sex: str = "female"
    birthday: str = ""
    phone: str = ""
    reading: str = ""


ALWAYS = (
    Person("欧阳静怡", birthday="1988-03-12", phone="13800138000"),
    Person("曾雨桐"),
    Person("单晓芸"),
    Person("解思涵"),
    Person("朱𬭎瑜", sex="male"),
    Person("林琍"),
    Person("张䶮月"),
    Person("Mo Evans", sex="male"),
    Person("O'Brien & <b>"),
    Person("查敏"),
    Person("尉迟婉清"),
    Person("仇丽华"),
    Person("阿依古丽·买买提"),
    Person("朴秀妍"),
    Person("乐嘉宁"),
)
"""Readings that differ from the common ones (曾 单 解 查 仇 朴), compound surnames, characters beyond the basic plane,
Latin names, and one that is markup."""

_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔"
    "钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
_COMPOUND = ("欧阳", "上官", "司徒", "诸葛", "慕容", "令狐")

_WOMEN = (
    "静怡雨桐思涵欣怡梓萱佳琪晓燕丽娟婷婷雪梅海燕美玲淑芬秀英桂兰慧敏文静晓丽"
    "雅琴梦洁诗涵若曦可馨语嫣嘉怡心怡艺涵紫萱雅婷晓彤玉兰春梅丽华红霞爱华凤英"
    "建华翠萍素芳月琴佩珊咏梅秋菊冬梅晓雯思敏佳慧雯静倩雯静雯婉婷曼丽怡然书瑶"
    "安琪乐怡昕妍依诺沐晴念慈清妍知夏晚晴云舒芷若映雪采薇舒窈"
)
_WOMEN_SHORT = "敏静丽娟艳芳燕婷颖琳洁莉薇岚蕾倩瑶萍霞慧妍晴"
_MEN = "志强建国俊杰宇轩浩然子涵明辉伟东家豪文博晓峰海涛国庆嘉伟思远泽宇立新承恩景行"
_MEN_SHORT = "伟强磊军洋勇杰涛斌凯鹏"
"""Given names of two characters one after the other, and of one."""

_ONE_IN_MEN = 9


def draw(random: Random, taken: set[str]) -> Person:
    """A person with a common name, preferably one that is not taken yet.

    Args:
        random: The seeded source.
        taken: Names so far; the new one is added.
    """
    for _ in range(40):
        male = random.randrange(_ONE_IN_MEN) == 0
        # squared: the first surnames of the list are the most common ones
        surname = _SURNAMES[int(random.random() ** 2 * len(_SURNAMES))]
        if random.randrange(60) == 0:
            surname = random.choice(_COMPOUND)
        name = surname + _given(random, male)
        if name not in taken:
            break
    taken.add(name)
    return Person(name, "male" if male else "female")


def _given(random: Random, male: bool) -> str:
    if random.randrange(4) == 0:
        return random.choice(_MEN_SHORT if male else _WOMEN_SHORT)
    pairs = _MEN if male else _WOMEN
    at = 2 * random.randrange(len(pairs) // 2)
    return pairs[at : at + 2]
