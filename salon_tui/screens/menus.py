"""What each menu offers, and so what people have a name for and the find box finds."""

from __future__ import annotations

from db.core.permissions import Permission
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
            "money qian shoukuan sk zhangdan zd 收款 账单",
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
            "contacts.retention:RetentionPage",
            N_("Away and watched"),
            "retention lost watch liushi ls fengxian fx jiuweidaodian jwdd guanzhu gz 流失 风险 久未到店 关注",
            Permission.APPOINTMENTS,
        ),
        Place(
            "messages",
            "messages.messages:MessagesPage",
            N_("Text messages"),
            "messages sms duanxin dx wenan wa 短信 文案",
            Permission.DESK,
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
    "paper_menu": (
        Place(
            "file_cards",
            "papers.filing:FileCardsPage",
            N_("Put cards away"),
            "filing guika gk rugui rg 归卡 入柜",
            Permission.PRINT,
        ),
        Place(
            "reprint_list",
            "papers.reprint_list:ReprintListPage",
            N_("Cards to print"),
            "reprint buda bd chongda cd 补打 重打",
            Permission.PRINT,
        ),
        Place(
            "pull_list",
            "papers.pull_list:PullListPage",
            N_("Take cards out"),
            "pull preread quka qk yudu yd 取卡 预读",
            Permission.FIND,
        ),
        Place(
            "loans",
            "papers.loans:LoansPage",
            N_("Loans"),
            "loans borrow jieyue jy jiedangan jda 借阅 借档案",
            Permission.ASK_LOAN,
        ),
        Place(
            "shelf_check",
            "papers.shelf_check:ShelfCheckPage",
            N_("Check a drawer"),
            "shelf audit cha gui pandian pd chagui cg 盘点 查柜",
            Permission.INSPECT,
        ),
        Place(
            "inspections",
            "registers.inspections:InspectionsPage",
            N_("Inspections"),
            "inspections jiancha jc kufang kf 检查 库房",
            Permission.INSPECT,
        ),
        Place(
            "access_requests",
            "registers.access_requests:AccessRequestsPage",
            N_("Clients' requests"),
            "requests access chaxun shenqing cx sq 查询 申请",
            Permission.REQUEST_ERASURE,
        ),
        Place(
            "volumes",
            "papers.volumes:VolumesPage",
            N_("Volumes"),
            "volumes bind hedingben hdb zhuangding zd 合订本 装订",
            Permission.INSPECT,
        ),
        Place(
            "cabinets",
            "papers.cabinets:CabinetsPage",
            N_("Cabinets and drawers"),
            "drawers guizi gz chouti ct 柜子 抽屉",
            Permission.DESK,
        ),
    ),
    "print_menu": (
        Place(
            "empty_forms",
            "printing.empty_forms:EmptyFormsPage",
            N_("Print empty forms"),
            "blank paper dayin kongbai kb 空白",
            Permission.DESK,
        ),
        Place(
            "printers",
            "printing.printers:PrintersPage",
            N_("Printers"),
            "calibration jiaozhun dayinji dyj jz 打印机 校准",
            Permission.DESK,
        ),
        Place(
            "labels",
            "printing.labels:LabelsPage",
            N_("Labels"),
            "labels tabs biaoqian bq dizhiqian dzq 标签 地址签",
            Permission.DESK,
        ),
        Place(
            "letters",
            "printing.letters:LettersPage",
            N_("Letters"),
            "letters mail xinhan xh jixin jx qingjian qj 信函 寄信 请柬",
            Permission.LIST_CONTACTS,
        ),
        Place(
            "print_queue",
            "printing.print_queue:PrintQueuePage",
            N_("Print jobs"),
            "queue dayin renwu rw 任务",
            Permission.DESK,
        ),
        Place(
            "print_preparation",
            "appointments.printing:PreparationPage",
            N_("Prepare a day"),
            "preparation preread zhunbei yudu zhunbeidan zbd yududan ydd mingtian mt 准备单 预读单 明天",
            Permission.PRINT,
        ),
        Place(
            "emergency",
            "backups.printing:EMERGENCY",
            N_("Emergency page"),
            "emergency disaster yingji zainan yj zaibei zb 应急 灾备",
            Permission.BACKUP,
        ),
    ),
    **SETUP_MENUS,
}
"""What each menu offers, by the menu's page: what is used most often first, by the same digit for everybody.

No menu offers what has a key of its own everywhere.
"""
PLACES = tuple(place for places in MENUS.values() for place in places)
"""What the find box finds."""
