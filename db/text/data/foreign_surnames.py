"""Surnames of other languages than Chinese, and Chinese ones in pinyin: by them a letter knows what it can't know.

They tell where a name may be written surname first, or where two characters are one surname; then it is kept whole.
"""

from __future__ import annotations

from functools import cache

_PINYIN = """
an ao ba bai ban bao bi bian bo bu cai cao cen chai chang che chen cheng chi chu cui dai dan deng di diao ding
dong dou du duan fan fang fei feng fu gan gao ge geng gong gou gu guan gui guo han hang hao he hong hou hu hua
huang hui huo ji jia jian jiang jiao jin jing kang ke kong kuang lai lan lang lei leng li lian liang liao lin
ling liu long lou lu lü luan luo lv ma mai mao mei meng mi miao min ming mo mou mu ni nie ning niu ou pan pang
pei peng pi ping pu qi qian qiao qin qiu qu quan ran rao ren rong ruan rui sha shan shang shao shen sheng shi
shu si song su sui sun tan tang tao teng tian tong tu wan wang wei wen weng wu xi xia xian xiang xiao xie xin
xing xiong xu xuan xue yan yang yao ye yi yin ying you yu yuan yue yun zang zeng zha zhai zhan zhang zhao zhen
zheng zhong zhou zhu zhuang zhuo zong zou zu zuo ouyang sima shangguan zhuge dongfang linghu situ huangfu xiahou
murong
"""

_WRITTEN_FIRST = """
kim lee park pak choi choe jung jeong chung kang cho jo yoon yun jang chang lim im han shin seo suh kwon hwang
ahn song hong yoo yu ryu jeon ko moon son yang bae baek heo nam noh ha joo woo koo min nguyen tran le pham huynh
hoang phan vu vo dang bui do ho ngo duong ly trinh dinh mai chan wong cheung lau leung ng chow kwok yip tsang
lam tam yeung mak tse siu kwan cheng fung hui kwong tan lim goh teo toh chua ong koh ang sim
"""

_PARTICLES = """
van von de der den del della di da dos du la le ter ten bin al el st st. mac mc san
"""

_JAPANESE = """
佐藤 鈴木 铃木 高橋 高桥 田中 渡辺 渡边 渡邊 伊藤 山本 中村 小林 加藤 吉田 山田 佐々木 佐佐木
山口 松本 井上 木村 林田 斎藤 斋藤 清水 山崎 阿部 森田 池田 橋本 桥本 石川 山下 中島 中岛 前田
藤田 小川 後藤 后藤 岡田 冈田 長谷川 长谷川 村上 近藤 石井 坂本 遠藤 远藤 藤井 青木 福田 三浦
西村 藤原 太田 松田 原田 岡本 冈本 中野 中川 小野 田村 竹内 金子 和田 中山 石田 上田 森本 柴田
酒井 工藤 横山 宮崎 宫崎 宮本 宫本 内田 高木 安藤 谷口 大野 丸山 今井 高田 藤本 武田 村田 上野
杉山 増田 平野 大塚 千葉 千叶 久保 松井 野口 小島 小岛 菊地 佐野 野村 渡部 浜田 滨田 菅原 市川
水野 荒木 新井 大西 早川 服部 黒田 黑田 本田 松尾 桜井 樱井 秋山 川口 星野
"""


@cache
def pinyin() -> frozenset[str]:
    """Return the usual Chinese surnames in pinyin."""
    return frozenset(_PINYIN.split())


@cache
def written_first() -> frozenset[str]:
    """Return romanised surnames of languages that write them first at home, and last abroad."""
    return frozenset(_WRITTEN_FIRST.split())


@cache
def particles() -> frozenset[str]:
    """Return the words that begin a Western surname of several words."""
    return frozenset(_PARTICLES.split())


@cache
def japanese() -> frozenset[str]:
    """Return the usual Japanese surnames of two and three characters, as they are written here and there."""
    return frozenset(_JAPANESE.split())
