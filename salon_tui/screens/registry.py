"""Every page, one entry each: where it is, and, where people have a name for it, which menu offers it.

A page is made when it is first shown, and then only shown again: the sign-in page opens without any of them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Any

from textual.screen import Screen

from db.core.permissions import Permission
from salon_tui.screens.places import OfClient, Place
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
            "closing", "registers.printing:CLOSING", N_("End of the day"), "closing rijie 日结 结账", Permission.DESK
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

OF_CLIENT = (
    OfClient(
        "book_next",
        "appointments.book:BookNextPage",
        N_("Book next"),
        N_("Book the client again: as the last time, when it is due."),
        Permission.APPOINTMENTS,
    ),
    OfClient(
        "book",
        "appointments.book:BookPage",
        N_("Book"),
        N_("Book the client."),
        Permission.APPOINTMENTS,
    ),
    OfClient(
        "loan",
        "papers.loan_form:LoanFormPage",
        N_("Ask for a paper"),
        N_("Ask to borrow a client's card or form, for yourself or a colleague."),
        Permission.ASK_LOAN,
    ),
    OfClient(
        "access_request",
        "registers.access_request_form:AccessRequestFormPage",
        N_("New request"),
        N_("Write down that a client asks to see, copy, correct or delete what is kept of them."),
        Permission.REQUEST_ERASURE,
    ),
)
"""What a client's card lists under F4 besides its own, in this order."""

_OTHERS = {
    "home": "desk.home:HomePage",
    "find": "desk.find:FindPage",
    "client": "clients.client:ClientPage",
    "edit": "clients.register:EditPage",
    "visit": "visits.visit:VisitPage",
    "arrival": "visits.arrival:ArrivalPage",
    "past_visit": "visits.past_visit:PastVisitPage",
    "menu": "desk.menu:MenuPage",
    "move": "appointments.move:MovePage",
    "walk_in": "appointments.walk_in:WalkInPage",
    "register_guest": "appointments.register_guest:RegisterGuestPage",
    "old_book": "appointments.old_book:OldBookPage",
    "waiting": "appointments.waiting:WaitingPage",
    "wait": "appointments.wait:WaitPage",
    "appointment": "appointments.appointment:AppointmentPage",
    "print_day_sheet": "appointments.printing:DaySheetPage",
    "print_appointment": "appointments.printing:SLIPS",
    "print_slip": "papers.printing:SLIP",
    "cabinet_form": "papers.cabinet_forms:CabinetFormPage",
    "drawer_form": "papers.cabinet_forms:DrawerFormPage",
    "service": "salon.catalogue_form:ServiceFormPage",
    "service_needs": "resources.service_needs:ServiceNeedsPage",
    "product": "salon.catalogue_form:ProductFormPage",
    "resource": "resources.resource_form:ResourceFormPage",
    "shift": "roster.shifts:ShiftFormPage",
    "salon_day": "roster.salon_days:SalonDayFormPage",
    "block": "roster.blocks:BlockFormPage",
    "print_roster": "roster.printing:ROSTER",
    "member": "staff.staff_form:StaffFormPage",
    "own_field": "salon.own_fields:OwnFieldFormPage",
    "print": "printing.client_papers:PrintPage",
    "print_visit": "visits.printing:VISIT",
    "print_index": "papers.printing:INDEX",
    "letter_text": "printing.letter_text:LetterTextPage",
    "volume": "papers.volume_form:VolumeFormPage",
    "print_volume": "papers.printing:VOLUME",
    "shelf_scan": "papers.shelf_scan:ShelfScanPage",
    "shelf_report": "papers.shelf_report:ShelfReportPage",
    "print_loans": "papers.printing:LOANS",
    "print_request": "registers.printing:REQUEST",
    "inspection": "registers.inspection_form:InspectionFormPage",
    "finding": "registers.inspection_form:FindingFormPage",
    "print_inspection": "registers.printing:INSPECTION",
    "restore": "backups.restoring:RestorePage",
    "backup_places": "backups.places_form:BackupPlacesPage",
    "proof": "backups.printing:PROOF",
}
"""Pages about something that is chosen on another page, and those with a key of their own."""


_AT = _OTHERS | {one.page: one.at for one in PLACES} | {one.page: one.at for one in OF_CLIENT}
"""Where each page is, by its name."""


def _find(name: str) -> Any:
    """The class of a page, or what the page that shows sheets is told."""
    module, item = _AT[name].split(":")
    return getattr(import_module(f"salon_tui.screens.{module}"), item)


def help_of(name: str) -> str:
    """What F1 says on a page, to be translated."""
    about = _find(name)
    return str(getattr(about, "HELP_TEXT", "") or about.help)


def _make(name: str) -> Screen[Any]:
    about = _find(name)
    if isinstance(about, type):
        page: Screen[Any] = about()
        return page
    from salon_tui.screens.printing.sheet_page import SheetPage

    return SheetPage(name, about)


PAGES: dict[str, Callable[[], Screen[Any]]] = {name: partial(_make, name) for name in _AT}
"""How each page is made, by its name."""
