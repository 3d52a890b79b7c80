"""The choice lists that ship. Health rules are a default, to be confirmed by the salon."""

from __future__ import annotations

from db.fields.declaration import Choice, Term


def choices(*rows: tuple[str, str, str]) -> tuple[Choice, ...]:
    """A choice list from rows of code, English and Chinese."""
    return tuple(Choice(code, Term(en, zh)) for code, en, zh in rows)


SEX = choices(("female", "female", "女"), ("male", "male", "男"), ("other", "other", "其他"))

EDUCATION = choices(
    ("primary", "primary", "小学"),
    ("middle", "middle school", "初中"),
    ("high", "high school", "高中/中专"),
    ("college", "college", "大专"),
    ("bachelor", "bachelor", "本科"),
    ("master", "master or above", "硕士及以上"),
)

INCOME = choices(
    ("b1", "under 5,000", "5千以下"),
    ("b2", "5,000–10,000", "5千–1万"),
    ("b3", "10,000–20,000", "1–2万"),
    ("b4", "20,000–50,000", "2–5万"),
    ("b5", "over 50,000", "5万以上"),
)

FAMILY = choices(
    ("single", "single", "未婚"),
    ("married", "married", "已婚"),
    ("children", "married, children", "已婚已育"),
    ("other", "other", "其他"),
)

SOURCE = choices(
    ("walk_in", "walked in", "路过进店"),
    ("referral", "referred by a client", "老客引荐"),
    ("online", "online", "网络平台"),
    ("event", "event", "活动"),
    ("visit", "visited and noted", "走访整理"),
    ("mailed", "mailed-back form", "寄送资料表"),
    ("survey", "commissioned survey", "委托调查"),
    ("imported", "imported table", "表格导入"),
)

GRADE = choices(
    ("ordinary", "ordinary", "普通"),
    ("silver", "silver", "银卡"),
    ("gold", "gold", "金卡"),
    ("diamond", "diamond", "钻石"),
)

HOUSEHOLD = choices(*((code, code, code) for code in "1234"), ("5", "5+", "5+"))
"""How many use what a client buys; the codes are counted with."""

CORE = "diamond"
"""The grade of core clients."""

CONTACT_WAYS = choices(("phone", "phone", "电话"), ("message", "message", "短信微信"), ("post", "post", "信函"))

DAYTIME = choices(
    ("morning", "morning", "上午"),
    ("noon", "noon", "中午"),
    ("afternoon", "afternoon", "下午"),
    ("evening", "evening", "晚上"),
    ("weekend", "weekend", "周末"),
)

PREGNANCY = Choice("pregnancy", Term("pregnancy", "怀孕"))
"""One item behind a box of C2 and one of C7: whoever ticks either is stopped by what speaks against it."""

DO_NOT_TREAT = choices(
    ("infection", "infectious skin disease or virus", "传染性皮肤病/病毒感染"),
    ("fever", "fever", "发热"),
    ("inflammation", "acute inflammation", "急性炎症"),
    ("cancer", "cancer or its treatment", "癌症/治疗中"),
    ("lump", "unexplained lump", "不明肿块"),
    ("thrombosis", "thrombosis or phlebitis", "血栓/静脉炎"),
    ("haemophilia", "haemophilia", "血友病"),
    ("drunk", "drunk", "醉酒"),
)

NO_INSTRUMENTS = (
    *choices(
        ("pacemaker", "pacemaker or implant", "心脏起搏器/电子植入物"),
        ("metal_implant", "metal implant", "金属植入"),
    ),
    PREGNANCY,
    *choices(
        ("epilepsy", "epilepsy", "癫痫"),
        ("heart", "severe heart disease", "严重心脏病"),
        ("nerves", "disease of the nervous system", "神经系统疾病"),
        ("diabetes", "uncontrolled diabetes", "未控制糖尿病"),
        ("pressure", "uncontrolled blood pressure", "血压未控"),
    ),
)

DOCTOR_FIRST = choices(
    ("thyroid", "thyroid", "甲状腺疾病"),
    ("insulin", "insulin-dependent diabetes", "胰岛素依赖糖尿病"),
    ("lupus", "lupus or immune disease", "红斑狼疮/免疫病"),
    ("asthma", "severe asthma", "重度哮喘"),
    ("surgery", "recent surgery or fracture", "近期手术/骨折"),
)

KEEP_CLEAR = choices(
    ("broken_skin", "broken skin", "破损"),
    ("bruise", "bruise", "瘀伤"),
    ("sunburn", "sunburn", "晒伤"),
    ("scar", "new scar", "新疤痕"),
    ("eczema", "eczema", "湿疹"),
    ("psoriasis", "psoriasis", "银屑病"),
    ("acne", "pustular acne", "脓疱痤疮"),
    ("warts", "warts", "疣"),
    ("veins", "varicose veins", "静脉曲张"),
    ("piercing", "piercing", "穿孔饰物"),
    ("lenses", "contact lenses", "隐形眼镜"),
)

MEDICATION = choices(
    ("isotretinoin", "isotretinoin", "异维A酸（口服）"),
    ("retinoids_topical", "topical retinoids", "维A酸外用"),
    ("anticoagulants", "anticoagulants or aspirin", "抗凝药/阿司匹林"),
    ("steroids", "steroids", "激素"),
    ("photosensitisers", "photosensitisers", "光敏药"),
    ("antidepressants", "antidepressants", "抗抑郁药"),
    ("hrt", "HRT", "激素替代"),
)

PROCEDURES = choices(
    ("filler", "botulinum or filler", "肉毒/填充"),
    ("laser", "laser or IPL", "激光/光子"),
    ("peel", "chemical peel", "化学换肤"),
    ("microneedling", "microneedling", "微针"),
    ("make_up", "semi-permanent make-up", "半永久"),
    ("threads", "thread lift", "线雕"),
)

SPECIAL_TIMES = (
    PREGNANCY,
    *choices(
        ("trying", "trying for a child", "备孕"),
        ("nursing", "nursing", "哺乳"),
        ("menstruating", "menstruating", "月经期"),
        ("minor", "under 18", "未满18岁（监护人）"),
    ),
)

ALLERGENS = choices(
    ("fragrance", "fragrance", "香精"),
    ("preservatives", "preservatives", "防腐剂"),
    ("alcohol", "alcohol", "酒精"),
    ("acids", "AHA or salicylic acid", "果酸/水杨酸"),
    ("retinoids", "retinoids", "维A"),
    ("ppd", "hair dye PPD", "染发剂"),
    ("latex", "latex", "乳胶"),
    ("metal", "metal or nickel", "金属/镍"),
    ("iodine", "iodine", "碘"),
    ("seafood", "seafood", "海鲜"),
    ("bees", "bee products", "蜂产品"),
    ("pollen", "pollen", "花粉"),
    ("drugs", "drugs", "药物"),
    ("plaster", "sticking plaster", "胶布"),
)

ALERTS = {
    "do_not_treat": DO_NOT_TREAT,
    "no_instruments": NO_INSTRUMENTS,
    "doctor_first": DOCTOR_FIRST,
    "keep_clear": KEEP_CLEAR,
    "medication": MEDICATION,
    "procedures": PROCEDURES,
    "special_times": SPECIAL_TIMES,
    "allergens": ALLERGENS,
}
"""What may hurt somebody, by the question of box C that asks for it, in the form's order."""

SENSITIVITY = choices(
    ("none", "0 none", "0 无"),
    ("mild", "1 mild", "1 轻"),
    ("moderate", "2 moderate", "2 中"),
    ("severe", "3 severe", "3 重"),
)

QUALITY = choices(("good", "good", "良好"), ("fair", "fair", "一般"), ("poor", "poor", "差"))

HABITS = choices(
    ("late", "late nights", "熬夜"),
    ("water", "drinks little water", "饮水少"),
    ("spicy", "spicy or sweet diet", "嗜辣嗜甜"),
    ("smoking", "smoking", "吸烟"),
    ("drinking", "alcohol", "饮酒"),
    ("exercise", "exercises", "常运动"),
    ("sun", "much sun", "常日晒"),
    ("protection", "uses sun screen", "常用防晒"),
    ("screens", "long screen time", "久看屏幕"),
    ("make_up", "daily make-up", "每天化妆"),
    ("stress", "stress", "压力大"),
)

AREAS = choices(
    ("face", "face", "面"),
    ("eyes", "eyes", "眼"),
    ("neck", "neck", "颈"),
    ("back", "back", "背"),
    ("body", "body", "身体"),
    ("scalp", "scalp", "头皮"),
    ("hands", "hands and feet", "手足"),
    ("hair", "hair removal", "毛发"),
    ("nails", "nails", "美甲"),
)

GOALS = choices(
    ("hydrate", "hydrate", "补水"),
    ("whiten", "whiten", "美白"),
    ("spots", "fade spots", "淡斑"),
    ("clear", "clear acne", "祛痘"),
    ("oil", "control oil", "控油"),
    ("wrinkle", "anti-wrinkle", "抗皱"),
    ("firm", "firm", "紧致"),
    ("soothe", "soothe", "舒敏"),
    ("pores", "pores", "收毛孔"),
    ("tone", "tone", "肤色"),
)

PRESSURE = choices(("light", "light", "轻"), ("medium", "medium", "中"), ("firm", "firm", "重"))

MANNER = choices(
    ("quiet_room", "quiet room", "安静房间"),
    ("music", "music", "听音乐"),
    ("talk", "likes to talk", "喜欢聊天"),
    ("no_talk", "no talk", "不聊天"),
    ("no_selling", "no selling", "不要推销"),
)

MONEY = choices(
    ("cash", "cash", "现金"),
    ("card", "card", "银行卡"),
    ("wechat", "WeChat Pay", "微信"),
    ("alipay", "Alipay", "支付宝"),
    ("transfer", "bank transfer", "转账"),
)
"""Methods of payment by which money comes in."""

BALANCES = choices(
    ("prepaid", "prepaid balance", "储值"),
    ("package", "package session", "次卡"),
    ("points", "points", "积分"),
)
"""Methods of payment that use what a client holds."""

PAYMENT = (*MONEY, *BALANCES)

PAPER_BALANCES = choices(
    ("paper_prepaid", "prepaid (before ledgers)", "储值（台账前）"),
    ("paper_package", "package (before ledgers)", "次卡（台账前）"),
    ("paper_points", "points (before ledgers)", "积分（台账前）"),
)
"""What was used while balances stood on paper alone; nobody pays so any more, and no sum of balances has it."""

OFFSETS = choices(("offset", "set against another bill", "冲抵"))
"""What is paid without money or balance, and goes back as much elsewhere on the same day."""

PAID_EVER = (*PAYMENT, *PAPER_BALANCES, *OFFSETS)
"""Every method that a payment can have."""

RATING = choices(
    ("5", "5 very satisfied", "5 很满意"),
    ("4", "4 satisfied", "4 满意"),
    ("3", "3 fair", "3 一般"),
    ("2", "2 somewhat dissatisfied", "2 不太满意"),
    ("1", "1 not satisfied", "1 不满意"),
)

RULES = choices(
    ("do_not_treat", "do not treat", "禁止"),
    ("no_instruments", "no instruments", "仪器禁用"),
    ("doctor_first", "a doctor's word first", "需医嘱"),
    ("keep_clear", "keep clear locally", "局部避开"),
    ("medication", "medication", "用药"),
    ("procedures", "recent procedure", "近期项目"),
    ("special_times", "special time", "特殊期"),
    ("allergens", "allergy", "过敏原"),
)


LANGUAGES = choices(("zh", "Chinese", "中文"), ("en", "English", "英文"))

SPOKEN = choices(("zh", "中文", "中文"), ("en", "English", "English"))
"""What a client is written to in: each language is called what who speaks it calls it."""
