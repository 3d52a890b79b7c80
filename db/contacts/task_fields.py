"""What is said of tasks, of clients who stay away and of those who are watched, by codes."""

from __future__ import annotations

from db.fields.choices import choices

RULES = choices(
    ("gift", "birthday gift", "生日礼物"),
    ("birthday", "birthday call", "生日致电"),
    ("remind", "appointment reminder", "预约提醒"),
    ("settle", "appointment to settle", "预约待定"),
    ("uncovered", "appointment nobody covers", "预约无人接"),
    ("waiting", "a time is free", "候补有空位"),
    ("agreed", "contact as agreed", "约定联系"),
    ("after_care", "follow-up after care", "护后回访"),
    ("care", "care is due", "护理到期"),
    ("return", "return contact", "定期回访"),
    ("absence", "long away", "久未到店"),
    ("absence_next", "follow up who is away", "跟进未到店"),
    ("win_next", "win back", "挽回顾客"),
    ("growing", "growing: name the cause", "成长快，问原因"),
    ("lost", "lost: name the cause", "丢失，问原因"),
    ("risk", "at risk: name the cause", "有风险，问原因"),
    ("replenish", "replenishment", "补货"),
    ("package_low", "package is running low", "次卡将用完"),
    ("package_out", "package is used up", "次卡用完"),
    ("expiring", "balance is expiring", "储值次卡到期"),
    ("lapsing", "gift or points will lapse", "赠送积分将失效"),
    ("arrears", "arrears", "欠账"),
    ("order", "order promised", "订货应到"),
    ("unsigned", "ledger line to sign", "登记未签名"),
    ("complaint", "complaint to answer", "投诉待答复"),
    ("improvement", "improvement", "改进事项"),
    ("survey", "opinion survey", "征询意见"),
    ("festival", "festival list", "节日名单"),
    ("season", "season list", "换季名单"),
    ("festival_call", "festival greetings", "节日问候"),
    ("season_call", "change of season", "换季关怀"),
    ("congratulation", "congratulate", "祝贺顾客"),
    ("analysis", "skin analysis is due", "该做皮肤诊断"),
    ("patch_read", "patch test to read", "皮试待判读"),
    ("own", "own task", "自建任务"),
)
"""Where tasks come from; ``db.contacts.rules`` says when they arise and when they end."""

DROP_REASONS = choices(
    ("done_before", "done already", "已经做过"),
    ("not_wanted", "the client doesn't want it", "顾客不需要"),
    ("not_suitable", "does not suit the client", "不适合"),
    ("no_channel", "can't be reached", "联系不上"),
    ("moved", "has moved away", "已搬走"),
    ("died", "has died", "已去世"),
    ("mistake", "made by mistake", "误建"),
)

ABSENCE_REASONS = choices(
    ("busy", "busy", "忙"),
    ("away", "away or moved", "出差/搬迁"),
    ("pregnant", "pregnant", "怀孕"),
    ("health", "health", "身体"),
    ("effect", "unhappy with effect", "效果不满"),
    ("service", "unhappy with service", "服务不满"),
    ("price", "price", "价格"),
    ("other_salon", "another salon", "换店"),
    ("beautician", "beautician left", "美容师离职"),
    ("used_up", "package used up", "卡用完"),
    ("season", "season", "季节"),
    ("unreached", "can't be reached", "联系不上"),
)

WATCHES = choices(
    ("growing", "growing", "成长快"),
    ("lost", "lost", "丢失"),
    ("risk", "at risk", "有风险"),
    ("arrears", "arrears", "欠账"),
    ("neglect", "neglected", "冷落"),
)
"""Why a client is watched."""

WATCH_CAUSES = (
    *ABSENCE_REASONS,
    *choices(
        ("money", "short of money", "手头紧"),
        ("forgotten", "we did not ask", "没有跟进"),
        ("pleased", "pleased with the effect", "效果满意"),
        ("ahead", "bought ahead", "买了卡"),
        ("special", "a special occasion", "有喜事"),
        ("friends", "brings friends", "带人来"),
    ),
)
"""What somebody found out about why: the reasons for staying away, and those for coming more often."""

WIN_BACK_ENDS = choices(("back", "came back", "已回店"), ("given_up", "given up", "已放弃"))
"""How it ends that a lost client is to be won back."""
