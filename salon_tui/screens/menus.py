"""What each menu offers, and so what people have a name for and the find box finds."""

from __future__ import annotations

from db.core.permissions import Permission
from salon_tui.screens.places import Place
from salon_tui.words.i18n import N_

MENUS: dict[str, tuple[Place, ...]] = {
    "": (
        Place(
            "register",
            "clients.register:RegisterPage",
            N_("New client"),
            "register xinguke jiandang 新客 建档 登记",
            Permission.OPEN_FILE,
        ),
    ),
    "menu": (
        Place(
            "day",
            "appointments.day:DayPage",
            N_("Appointments"),
            "day book calendar yuyue 预约 预约表 日程",
            Permission.DESK,
        ),
        Place(
            "cabinet",
            "papers.index:CabinetPage",
            N_("All clients in order"),
            "clients list guike mingdan 名单",
            Permission.FIND,
        ),
        Place("money_menu", "desk.menu:MoneyMenuPage", N_("Money"), "money qian shoukuan 收款 账单", Permission.DESK),
        Place(
            "paper_menu",
            "desk.menu:PaperMenuPage",
            N_("Paper archive"),
            "cabinet dangan 档案 档案柜 纸质",
            Permission.DESK,
        ),
        Place("print_menu", "desk.menu:PrintMenuPage", N_("Printing"), "print dayin 打印", Permission.DESK),
        Place(
            "lists_menu",
            "desk.menu:ListsMenuPage",
            N_("Lists and staff"),
            "lists mingdan 名单",
            Permission.DESK,
        ),
        Place("settings_menu", "desk.menu:SettingsMenuPage", N_("Settings"), "shezhi 设置", Permission.DESK),
    ),
    "money_menu": (
        Place(
            "sell", "money.sell:SellPage", N_("Sell"), "sell retail lingshou shouhuo 零售 卖货 销售", Permission.SELL
        ),
        Place(
            "bills",
            "money.bills:BillsPage",
            N_("Bills"),
            "bills receipts zhangdan qianzhang 账单 收据 欠账",
            Permission.SELL,
        ),
        Place(
            "close_till",
            "till.close_till:CloseTillPage",
            N_("Close the day"),
            "close count till rijie jiezhang dianchao 日结 结账 点钞 交班",
            Permission.CLOSE_TILL,
        ),
        Place(
            "cash_move",
            "till.cash_move:CashMovePage",
            N_("Cash in or out"),
            "cash float xianjin beiyongjin zhichu cunhang 现金 备用金 支出 存行",
            Permission.CLOSE_TILL,
        ),
        Place(
            "tills",
            "till.tills:TillsPage",
            N_("Days of the till"),
            "closing sheet days rijiedan 日结单 日结记录",
            Permission.CLOSE_TILL,
        ),
    ),
    "paper_menu": (
        Place(
            "file_cards",
            "papers.filing:FileCardsPage",
            N_("Put cards away"),
            "filing guika 归卡 入柜",
            Permission.PRINT,
        ),
        Place(
            "reprint_list",
            "papers.reprint_list:ReprintListPage",
            N_("Cards to print"),
            "reprint buda 补打 重打",
            Permission.PRINT,
        ),
        Place(
            "pull_list",
            "papers.pull_list:PullListPage",
            N_("Take cards out"),
            "pull preread quka 取卡 预读",
            Permission.FIND,
        ),
        Place("loans", "papers.loans:LoansPage", N_("Loans"), "loans borrow jieyue 借阅 借档案", Permission.ASK_LOAN),
        Place(
            "shelf_check",
            "papers.shelf_check:ShelfCheckPage",
            N_("Check a drawer"),
            "shelf audit cha gui 盘点 查柜",
            Permission.INSPECT,
        ),
        Place(
            "inspections",
            "registers.inspections:InspectionsPage",
            N_("Inspections"),
            "inspections jiancha 检查 库房",
            Permission.INSPECT,
        ),
        Place(
            "access_requests",
            "registers.access_requests:AccessRequestsPage",
            N_("Clients' requests"),
            "requests access chaxun shenqing 查询 申请",
            Permission.REQUEST_ERASURE,
        ),
        Place(
            "volumes",
            "papers.volumes:VolumesPage",
            N_("Volumes"),
            "volumes bind hedingben 合订本 装订",
            Permission.INSPECT,
        ),
        Place(
            "cabinets",
            "papers.cabinets:CabinetsPage",
            N_("Cabinets and drawers"),
            "drawers guizi 柜子 抽屉",
            Permission.DESK,
        ),
    ),
    "print_menu": (
        Place(
            "empty_forms",
            "printing.empty_forms:EmptyFormsPage",
            N_("Print empty forms"),
            "blank paper dayin kongbai 空白",
            Permission.DESK,
        ),
        Place(
            "printers",
            "printing.printers:PrintersPage",
            N_("Printers"),
            "calibration jiaozhun dayinji 打印机 校准",
            Permission.DESK,
        ),
        Place(
            "labels", "printing.labels:LabelsPage", N_("Labels"), "labels tabs biaoqian 标签 地址签", Permission.DESK
        ),
        Place(
            "letters",
            "printing.letters:LettersPage",
            N_("Letters"),
            "letters mail xinhan 信函 寄信 请柬",
            Permission.LIST_CONTACTS,
        ),
        Place(
            "print_queue",
            "printing.print_queue:PrintQueuePage",
            N_("Print jobs"),
            "queue dayin renwu 任务",
            Permission.DESK,
        ),
        Place(
            "print_preparation",
            "appointments.printing:PreparationPage",
            N_("Prepare a day"),
            "preparation preread zhunbei yudu 准备单 预读单 明天",
            Permission.PRINT,
        ),
        Place(
            "emergency",
            "backups.printing:EMERGENCY",
            N_("Emergency page"),
            "emergency disaster yingji zainan 应急 灾备",
            Permission.BACKUP,
        ),
    ),
    "lists_menu": (
        Place("roster", "roster.roster:RosterPage", N_("Roster"), "roster week paiban 排班", Permission.DESK),
        Place(
            "blocks",
            "roster.blocks:BlocksPage",
            N_("Blocked time"),
            "blocked ill away suoding tingyue 停约 请假 锁定",
            Permission.APPOINTMENTS,
        ),
        Place(
            "services",
            "salon.catalogue:ServicesPage",
            N_("Services"),
            "catalogue price fuwu xiangmu 服务 项目 价目",
            Permission.DESK,
        ),
        Place("products", "salon.catalogue:ProductsPage", N_("Products"), "chanpin 产品", Permission.DESK),
        Place(
            "resources",
            "resources.resources:ResourcesPage",
            N_("Beds, rooms, instruments"),
            "resources beds rooms chuangwei fangjian yiqi 床位 房间 仪器",
            Permission.DESK,
        ),
        Place("shifts", "roster.shifts:ShiftsPage", N_("Shifts"), "shifts banci 班次", Permission.DESK),
        Place(
            "salon_days",
            "roster.salon_days:SalonDaysPage",
            N_("The salon's days"),
            "holidays closed jiari xiuye 假日 休业",
            Permission.DESK,
        ),
        Place("staff", "staff.staff:StaffPage", N_("Staff"), "people pin yuangong 员工", Permission.MANAGE_STAFF),
        Place(
            "own_fields",
            "salon.own_fields:OwnFieldsPage",
            N_("Own fields"),
            "fields ziduan 自定义 字段",
            Permission.SETTINGS,
        ),
    ),
    "settings_menu": (
        Place(
            "me",
            "desk.me:MePage",
            N_("My language, look and PIN"),
            "language theme pin yuyan mima 语言 密码 界面",
            Permission.DESK,
        ),
        Place(
            "backups",
            "backups.backups:BackupsPage",
            N_("Backups"),
            "backup restore stick beifen huifu 备份 恢复 U盘",
            Permission.BACKUP,
        ),
        Place(
            "salon",
            "salon.salon:SalonPage",
            N_("The salon"),
            "address shezhi 设置 门店",
            Permission.SETTINGS,
        ),
        Place(
            "opening_hours",
            "roster.opening_hours:OpeningHoursPage",
            N_("Opening hours"),
            "hours open yingye shijian 营业时间",
            Permission.ROSTER,
        ),
        Place(
            "recovery",
            "desk.recovery:RecoveryPage",
            N_("Recovery sheet"),
            "recovery key huifu 恢复单 密钥",
            Permission.SETTINGS,
        ),
        Place(
            "import",
            "importing.table:ImportPage",
            N_("Import a table"),
            "excel csv xlsx daoru 导入 表格",
            Permission.IMPORT,
        ),
        Place(
            "reviews",
            "staff.reviews:ReviewsPage",
            N_("To look at"),
            "reviews reasons fuhe 复核 原因",
            Permission.REVIEW,
        ),
    ),
}
"""What each menu offers, by the menu's page: what is used most often first, by the same digit for everybody.

No menu offers what has a key of its own everywhere.
"""
PLACES = tuple(place for places in MENUS.values() for place in places)
"""What the find box finds."""
