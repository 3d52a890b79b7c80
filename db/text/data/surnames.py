"""How surnames are read, where a dictionary's first reading is wrong or there are several.

Each line: the characters that are read so (simplified and traditional), then the readings, the likeliest first.
Compound surnames have one syllable per character. The tables are the project's own, after the usual lists of
surnames (百家姓 and the 2010s' register) and the surname readings of 现代汉语词典.
"""

from __future__ import annotations

from functools import cache

_SINGLE = """
曾 zeng
单單 shan
解 xie
仇 qiu
翟 zhai di
查 zha
区區 ou
朴 piao pu
盖蓋 ge gai
乐樂 yue le
员員 yun yuan
贠貟 yun yuan
铫銚 yao diao
种 chong zhong
缪繆 miao
洗 xian xi
黑 he hei
覃 qin tan
召 shao zhao
繁 po fan
祭 zhai ji
折 she zhe
秘祕 bi mi
逢 feng pang
不 fou bu
牟 mou mu
賁 ben
晟 cheng sheng
尉 wei yu
蔚 yu wei
郗 xi chi
郄 qie xi
宓 mi fu
佴 nai er
能 nai neng
谌諶 chen shen
阚 kan
隗 wei kui
车車 che ju
长長 chang zhang
卜 bu
柏 bai bo
伯 bo bai
薄 bo bao
彊 qiang
藏 zang cang
都 du
隽雋 juan jun
适 kuo shi
乜 nie
粘 nian zhan
莘 shen xin
校 xiao jiao
省 xing sheng
宿 su xiu
迮 ze zuo
泷瀧 shuang long
重 chong zhong
朝 chao zhao
会會 kuai hui
炅 gui jiong
钭鈄 tou dou
圈 juan quan
沓 ta
乘 cheng sheng
啜 chuai chuo
阿 a e
番 pan fan
费費 fei bi
句 gou ju
还還 huan hai
行 xing hang
降 jiang xiang
角 jue jiao
六 lu liu
蔓 wan man
冒 mao mo
没沒 mei mo
色 se shai
莎 sha suo
参參 shen can
似 si
提 ti di
奇 qi ji
铅鉛 qian yan
什 shi
术 zhu shu
術 shu zhu
率 shuai lü
么 yao
筠 yun jun
"""

# Surnames that a dictionary gives several readings, though as a surname only its first one is heard.
_PLAIN = (
    "任冼華宁逄贲闞闕那贾賈盛强強臧過哈瞿適眭咸叶葉於于俞占殷令晁谷咼拓毋系夏把便从從大得弟共将將见見露万"
    "沙舍石识識洼尾吾戏戲血載湛竺齐齊邢祁嵇籍逯糜彌僕溥芮涂塗王韋寻尋幺尹苑巷夾夹褚沈瀋陶和干幹丁姚陆陸冯"
    "馮彭董潘蔡余餘杜白方郝莫汤湯古柴蓝藍游蒲甘裴祝倪霍阮詹焦尚舒屈路冉庄房温卞隋景池戚艾冷匡童包鞠封司揭"
    "芦甄鹿明母祖栗年幸位扎才平由信扶堵印怀吴吳朱许許邓汪儿"
)

_COMPOUND = """
欧阳歐陽 ou yang
司马司馬 si ma
上官 shang guan
诸葛諸葛 zhu ge
东方東方 dong fang
尉迟尉遲 yu chi
万俟萬俟 mo qi
长孙長孫 zhang sun
令狐 ling hu
澹台澹臺 tan tai
皇甫 huang fu
夏侯 xia hou
公孙公孫 gong sun
慕容 mu rong
宇文 yu wen
司徒 si tu
司空 si kong
司寇 si kou
轩辕軒轅 xuan yuan
闻人聞人 wen ren
赫连赫連 he lian
公冶 gong ye
宗政 zong zheng
濮阳濮陽 pu yang
淳于 chun yu
单于單于 chan yu
太叔 tai shu
申屠 shen tu
仲孙仲孫 zhong sun
叔孙叔孫 shu sun
季孙季孫 ji sun
钟离鍾離鐘離 zhong li
鲜于鮮于 xian yu
闾丘閭丘 lü qiu
亓官 qi guan
子车子車 zi ju
颛孙顓孫 zhuan sun
端木 duan mu
巫马巫馬 wu ma
公西 gong xi
漆雕 qi diao
乐正樂正 yue zheng
壤驷壤駟 rang si
公良 gong liang
拓跋 tuo ba
夹谷夾谷 jia gu
宰父 zai fu
谷梁穀梁榖梁 gu liang
仉督 zhang du
句龙句龍 gou long
毌丘 guan qiu
段干 duan gan
百里 bai li
呼延 hu yan
东郭東郭 dong guo
南门南門 nan men
东门東門 dong men
西门西門 xi men
南宫南宮 nan gong
羊舌 yang she
微生 wei sheng
梁丘 liang qiu
左丘 zuo qiu
公羊 gong yang
公乘 gong sheng
公输公輸 gong shu
公仪公儀 gong yi
第五 di wu
独孤獨孤 du gu
贺兰賀蘭 he lan
贺若賀若 he ruo
哥舒 ge shu
尔朱爾朱 er zhu
斛律 hu lü
斛斯 hu si
达奚達奚 da xi
耶律 ye lü
屈突 qu tu
叱干 chi gan
相里 xiang li
陆费陸費 lu bi
纳兰納蘭 na lan
完颜完顏 wan yan
叶赫葉赫 ye he
那拉 na la
富察 fu cha
佟佳 tong jia
乌雅烏雅 wu ya
侯莫陈侯莫陳 hou mo chen
步六孤 bu lu gu
钮祜禄鈕祜祿 niu hu lu
瓜尔佳瓜爾佳 gua er jia
赫舍里 he she li
爱新觉罗愛新覺羅 ai xin jue luo
"""

# In given names a second reading is searched too; the first one is how the name is written.
_GIVEN = """
茜 qian xi
乐樂 le yue
晟 sheng cheng
行 xing hang
朝 chao zhao
重 chong zhong
长長 chang zhang
曾 zeng ceng
单單 dan shan
娜 na nuo
莎 sha suo
柏 bai bo
筠 yun jun
隽雋 jun juan
颉頡 jie xie
盛 sheng cheng
莞 wan guan
靓靚 jing liang
蔓 man wan
炅 jiong gui
阿 a e
传傳 chuan zhuan
翟 zhai di
仔 zi zai
贾賈 jia
解 jie xie
召 zhao shao
区區 qu ou
朴 pu piao
查 cha zha
覃 qin tan
尉 wei yu
莘 xin shen
调調 diao tiao
藏 zang cang
省 xing sheng
嬛 huan xuan
俟 si qi
"""


@cache
def single() -> dict[str, tuple[str, ...]]:
    """Return the readings of a surname of one character."""
    return _by_character(_SINGLE)


@cache
def plain() -> frozenset[str]:
    """Return the surnames for which the dictionary's first reading is the only one."""
    return frozenset(_PLAIN)


@cache
def given() -> dict[str, tuple[str, ...]]:
    """Return the readings of a character of a given name, where a dictionary doesn't do."""
    return _by_character(_GIVEN)


@cache
def compound() -> dict[str, tuple[str, ...]]:
    """Return the syllables of a surname of several characters."""
    table: dict[str, tuple[str, ...]] = {}
    for line in _COMPOUND.split("\n"):
        forms, _, reading = line.partition(" ")
        syllables = tuple(reading.split())
        for at in range(0, len(forms), len(syllables) or 1):
            table[forms[at : at + len(syllables)]] = syllables
    return table


def _by_character(lines: str) -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for line in lines.split("\n"):
        forms, _, readings = line.partition(" ")
        table.update(dict.fromkeys(forms, tuple(readings.split())))
    return table
