"""What each menu offers, and so what people have a name for and the find box finds."""

from __future__ import annotations

from db.core.permissions import Permission
from salon_tui.screens.paper_menus import PAPER_MENUS
from salon_tui.screens.places import Place
from salon_tui.screens.setup_menus import SETUP_MENUS
from salon_tui.words.i18n import N_

MENUS: dict[str, tuple[Place, ...]] = {
    "": (
        Place(
            "register",
            "clients.register:RegisterPage",
            N_("New client"),
            "register xinguke jiandang xinke xk jd dengji dj 新客 建档 登记",
            Permission.OPEN_FILE,
        ),
        Place(
            "walk_in",
            "appointments.walk_in:WalkInPage",
            N_("Walk-in"),
            "walkin sanke sk 散客",
            Permission.RECORD_VISIT,
        ),
        Place(
            "to_read",
            "reading.to_read:ToReadPage",
            N_("Read beforehand"),
            "read before preread yudu yd shiqianliaojie sqlj 预读 事前了解",
            Permission.DESK,
        ),
        Place(
            "waiting",
            "appointments.waiting:WaitingPage",
            N_("Waiting list"),
            "waiting houbu hb paidui pd 候补 排队",
            Permission.APPOINTMENTS,
        ),
        Place(
            "old_book",
            "appointments.old_book:OldBookPage",
            N_("From the old book"),
            "oldbook jiuben jiuyuyueben jyyb laobenzi lbz 旧预约本 老本子",
            Permission.APPOINTMENTS,
        ),
        Place(
            "filters",
            "filters.filters:FiltersPage",
            N_("Filter clients"),
            "filter select search shaixuan sx chaxun cx fenlei fl 筛选 查询 分类",
            Permission.FIND,
        ),
        Place(
            "forms_back",
            "dated.waiting:FormsBackPage",
            N_("Forms to accept"),
            "forms review accept jihui jh daishen ds 寄回 待审",
            Permission.INSPECT,
        ),
        Place(
            "skin_index",
            "filters.skin_index:SkinIndexPage",
            N_("By skin condition"),
            "skin index pifu pf pifuqingkuang pfqk suoyin sy 皮肤 皮肤情况 索引",
            Permission.SEE_HEALTH,
        ),
        Place(
            "locked",
            "erasing.locked:LockedPage",
            N_("Locked records"),
            "locked sealed fengcun fc fengcunjilu fcjl 封存",
            Permission.INSPECT,
        ),
    ),
    "menu": (
        Place(
            "day",
            "appointments.day:DayPage",
            N_("Appointments"),
            "day book calendar yuyue yy yuyuebiao yyb richeng rc 预约 预约表 日程",
            Permission.DESK,
        ),
        Place(
            "contacts_menu",
            "desk.menu:ContactsMenuPage",
            N_("Contacts"),
            "contacts calls lianxi lx huifang hf daiban db 联系 回访 待办",
            Permission.DESK,
        ),
        Place(
            "money_menu",
            "desk.menu:MoneyMenuPage",
            N_("Money"),
            "money qian shoukuan sk zhangdan zd zhangwu zw 收款 账单 账务",
            Permission.DESK,
        ),
        Place(
            "feedback_menu",
            "desk.menu:FeedbackMenuPage",
            N_("Feedback"),
            "feedback fankui fk yijian yj 反馈 意见",
            Permission.DESK,
        ),
        Place(
            "cabinet",
            "papers.index:CabinetPage",
            N_("All clients in order"),
            "clients list guike mingdan md 名单",
            Permission.FIND,
        ),
        Place(
            "paper_menu",
            "desk.menu:PaperMenuPage",
            N_("Paper archive"),
            "cabinet dangan dangangui dag zhizhi zz 档案 档案柜 纸质",
            Permission.DESK,
        ),
        Place("print_menu", "desk.menu:PrintMenuPage", N_("Printing"), "print dayin dy 打印", Permission.DESK),
        Place(
            "lists_menu",
            "desk.menu:ListsMenuPage",
            N_("Lists and staff"),
            "lists mingdan md 名单",
            Permission.DESK,
        ),
        Place("settings_menu", "desk.menu:SettingsMenuPage", N_("Settings"), "shezhi sz 设置", Permission.DESK),
    ),
    "contacts_menu": (
        Place(
            "tasks",
            "contacts.tasks:TasksPage",
            N_("Tasks"),
            "tasks todo daiban db tixing tx richeng rc genjin gj 待办 提醒 跟进",
            Permission.APPOINTMENTS,
        ),
        Place(
            "contact",
            "contacts.contact:ContactPage",
            N_("Log a contact"),
            "log call contact jilianxi jlx dadianhua ddh lianxi lx 记联系 打电话",
            Permission.APPOINTMENTS,
        ),
        Place(
            "birthdays",
            "contacts.birthdays:BirthdaysPage",
            N_("Birthdays"),
            "birthdays shengri sr shengridangan srda 生日 生日档案",
            Permission.FIND,
        ),
        Place(
            "retention",
            "retention.watched:RetentionPage",
            N_("Away and watched"),
            "retention lost watch liushi ls fengxian fx jiuweidaodian jwdd guanzhu gz 流失 风险 久未到店 关注",
            Permission.APPOINTMENTS,
        ),
        Place(
            "winning",
            "retention.winning:WinningPage",
            N_("Winning back"),
            "winning winback wanhui wh duohui dh zhaohui zh 挽回 夺回 召回",
            Permission.APPOINTMENTS,
        ),
        Place(
            "occasions",
            "contacts.occasions:OccasionsPage",
            N_("Festivals and seasons"),
            "festivals seasons occasions jieri jr huanji hj zhuhe zh zhongqiu zq chunjie cj 节日 换季 祝贺 中秋 春节",
            Permission.APPOINTMENTS,
        ),
        Place(
            "events",
            "events.events:EventsPage",
            N_("Events"),
            "events huodong hd shalong sl yaoqing yq chahui ch 活动 沙龙 邀请",
            Permission.APPOINTMENTS,
        ),
        Place(
            "messages",
            "messages.messages:MessagesPage",
            N_("Text messages"),
            "messages sms duanxin dx wenan wa 短信 文案",
            Permission.DESK,
        ),
        Place(
            "pairs",
            "merging.pairs:PairsPage",
            N_("Two files of one person"),
            "duplicates merge chongfu cf hebing hb yirenliangdang yrld 重复 合并 一人两档",
            Permission.PROPOSE_MERGE,
        ),
    ),
    "money_menu": (
        Place(
            "sell",
            "money.sell:SellPage",
            N_("Sell"),
            "sell retail lingshou ls maihuo mh shouhuo sh xiaoshou xs 零售 卖货 售货 销售",
            Permission.SELL,
        ),
        Place(
            "bills",
            "money.bills:BillsPage",
            N_("Bills"),
            "bills receipts zhangdan zd shouju sj qianzhang qz 账单 收据 欠账",
            Permission.SELL,
        ),
        Place(
            "close_till",
            "till.close_till:CloseTillPage",
            N_("Close the day"),
            "close count till rijie jiezhang dianchao rj jz dc jiaoban jb 日结 结账 点钞 交班",
            Permission.CLOSE_TILL,
        ),
        Place(
            "cash_move",
            "till.cash_move:CashMovePage",
            N_("Cash in or out"),
            "cash float xianjin beiyongjin zhichu cunhang xj byj zc ch 现金 备用金 支出 存行",
            Permission.CLOSE_TILL,
        ),
        Place(
            "tills",
            "till.tills:TillsPage",
            N_("Days of the till"),
            "closing sheet days rijiedan rjd rijiejilu rjjl 日结单 日结记录",
            Permission.CLOSE_TILL,
        ),
        Place(
            "packages",
            "held.packages:PackagesPage",
            N_("Packages"),
            "packages cika ck chuzhi cz taocan tc kaxiang kx 次卡 储值 套餐 卡项",
            Permission.DESK,
        ),
        Place(
            "orders",
            "money.orders:OrdersPage",
            N_("Orders"),
            "orders dinghuo dh dinggou dg daohuo dh yuding yd 订货 订购 到货 预订",
            Permission.SELL,
        ),
        Place(
            "open_balances",
            "held.balances:BalancesPage",
            N_("Balances from paper"),
            "balances paper jiecun jc yue ye taizhang tz jiezhuan jz 结存 余额 台账 结转",
            Permission.CORRECT_LEDGER,
        ),
    ),
    "feedback_menu": (
        Place(
            "complaints",
            "feedback.complaints:ComplaintsPage",
            N_("Complaints"),
            "complaints tousu ts 投诉",
            Permission.APPOINTMENTS,
        ),
        Place(
            "opinions",
            "feedback.opinions:OpinionsPage",
            N_("Opinions"),
            "opinions yijian yj manyidu myd jianyi jy 意见 满意度 建议",
            Permission.APPOINTMENTS,
        ),
        Place(
            "key_survey",
            "feedback.key_survey:KeySurveyPage",
            N_("Key in a survey"),
            "survey luru lr zhengxun zx 录入 征询",
            Permission.APPOINTMENTS,
        ),
        Place(
            "surveys",
            "feedback.surveys:SurveysPage",
            N_("Surveys"),
            "surveys zhengxunbiao zxb diaocha dc 征询表 调查",
            Permission.APPOINTMENTS,
        ),
        Place(
            "improvements",
            "feedback.improvements:ImprovementsPage",
            N_("Improvements"),
            "improvements gaijin gj cuoshi cs 改进 措施",
            Permission.APPOINTMENTS,
        ),
    ),
    **PAPER_MENUS,
    **SETUP_MENUS,
}
"""What each menu offers, by the menu's page: what is used most often first, by the same digit for everybody.

No menu offers what has a key of its own everywhere.
"""
PLACES = tuple(place for places in MENUS.values() for place in places)
"""What the find box finds."""
